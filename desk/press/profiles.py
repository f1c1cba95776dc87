"""Press profiles: how a press and its paper print, and how much ink they bear."""

import hashlib
import io
import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import cast

from PIL import Image, ImageCms

from desk.errors import DeskError

_LARGEST = 50_000_000
_STEPS = 17
_HEADER = 128
_ROUNDING = 0.5
INK_RANGE = range(150, 401)
"""The ink limits a person may set, in per cent over four plates."""


@dataclass(frozen=True)
class PressProfile:
    """A profile of a press: ``ink_limit`` is the most ink on one spot, in per cent over the four plates.

    ``condition`` is the printing condition’s name in ``registry``, empty for a printer’s own file.
    ``wanted`` is what ``Profiles.get`` knows it by: an id of ours or a path. ``known_limit`` is recorded with
    the profile, ``house_limit`` is what a person has set instead.
    """

    wanted: str
    name: str
    file: Path
    about: str = ""
    condition: str = ""
    registry: str = ""
    known_limit: int | None = None
    house_limit: int | None = None

    @cached_property
    def icc(self) -> bytes:
        """The profile’s bytes. Raises DeskError when they are no CMYK press profile."""
        return _read(self.file)

    @property
    def digest(self) -> bytes:
        """The SHA-256 of its bytes, by which it is known in a file made with it."""
        return hashlib.sha256(self.icc).digest()

    @property
    def own_limit(self) -> int:
        """The limit recorded with it, else the heaviest ink it makes itself of any colour."""
        return self.known_limit if self.known_limit is not None else heaviest_ink(self.icc)

    @property
    def ink_limit(self) -> int:
        """The limit in force: the house’s, else its own."""
        return self.house_limit if self.house_limit is not None else self.own_limit


class Profiles:
    """The profiles shipped, and printers’ own files; ``limits`` are the house’s, by a profile’s digest."""

    def __init__(self, profiles: Iterable[PressProfile], limits: Mapping[bytes, int]) -> None:
        self._by_id = {profile.wanted: profile for profile in profiles}
        self._limits = limits

    @classmethod
    def load(cls, folder: Path, limits: Mapping[bytes, int] = MappingProxyType({})) -> "Profiles":
        """Read ``profiles.toml`` in a folder of ICC files."""
        data = tomllib.loads((folder / "profiles.toml").read_text(encoding="utf-8"))
        rows = cast("list[dict[str, str | int]]", data["profile"])
        profiles = [
            PressProfile(
                wanted=str(row["id"]),
                name=str(row["name"]),
                file=folder / str(row["file"]),
                about=str(row["about"]),
                condition=str(row["condition"]),
                registry=str(row["registry"]),
                known_limit=int(row["ink_limit"]),
            )
            for row in rows
        ]
        return cls(profiles, limits)

    def all(self) -> tuple[PressProfile, ...]:
        """Return the profiles shipped; the first is the usual one."""
        return tuple(map(self._with_limit, self._by_id.values()))

    def names(self) -> list[tuple[str, str]]:
        """Return the name and id of each profile shipped, in the order of ``all``; no file is read for it."""
        return [(profile.name, profile.wanted) for profile in self._by_id.values()]

    def get(self, wanted: str) -> PressProfile:
        """Return the profile of that id, or the one in a file of that name; the usual one when empty.

        Raises DeskError when there is neither, or the file is no profile of a four-colour press.
        """
        if not wanted:
            return self._with_limit(next(iter(self._by_id.values())))
        if wanted in self._by_id:
            return self._with_limit(self._by_id[wanted])
        path = _file_at(wanted)
        if path is None:
            there = ", ".join(self._by_id)
            raise DeskError(
                f"There is no press profile “{wanted}”; choose {there}, "
                "or name the ICC file your printer sent."
            )
        return self._with_limit(
            PressProfile(wanted=str(path.absolute()), name=description(_read(path)), file=path)
        )

    def _with_limit(self, profile: PressProfile) -> PressProfile:
        if not self._limits:
            return profile  # and its bytes need not be read
        return replace(profile, house_limit=self._limits.get(profile.digest))

    def limit_for(self, icc: bytes) -> int:
        """Return the ink limit that goes with a profile found in a file."""
        digest = hashlib.sha256(icc).digest()
        if digest in self._limits:
            return self._limits[digest]
        for profile in self._by_id.values():
            if profile.digest == digest:
                return profile.ink_limit
        return heaviest_ink(icc)


def description(icc: bytes) -> str:
    """Return a profile’s own name on one line."""
    return " ".join(ImageCms.getProfileDescription(_opened(icc)).split())


@lru_cache(maxsize=8)
def heaviest_ink(icc: bytes) -> int:
    """Return the most ink, in whole per cent, that a CMYK profile prints any sRGB colour with.

    Raises DeskError for a profile that cannot turn colours into ink.
    """
    steps = [step * 255 // (_STEPS - 1) for step in range(_STEPS)]
    cube = bytes(part for r in steps for g in steps for b in steps for part in (r, g, b))
    colours = Image.frombytes("RGB", (len(cube) // 3, 1), cube)
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    heaviest = 0
    for intent in (ImageCms.Intent.PERCEPTUAL, ImageCms.Intent.RELATIVE_COLORIMETRIC):
        try:
            turned = ImageCms.buildTransform(srgb, _opened(icc), "RGB", "CMYK", renderingIntent=intent)
        except (OSError, ImageCms.PyCMSError) as error:
            raise DeskError(
                "The press profile cannot turn colours into ink; ask your printer for the output profile."
            ) from error
        inks = cast("Image.Image", ImageCms.applyTransform(colours, turned)).tobytes()
        heaviest = max(heaviest, *(sum(inks[at : at + 4]) for at in range(0, len(inks), 4)))
    return math.ceil(heaviest / 2.55 - _ROUNDING)


def is_press_profile(icc: bytes) -> bool:
    """Tell by its header whether a profile is an output profile of CMYK (ICC.1, 7.2)."""
    return len(icc) > _HEADER and icc[36:40] == b"acsp" and icc[12:16] == b"prtr" and icc[16:20] == b"CMYK"


def _opened(icc: bytes) -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(io.BytesIO(icc))


def _file_at(wanted: str) -> Path | None:
    """Return the file of that name; None where there is none, or the name cannot be one."""
    try:
        path = Path(wanted).expanduser()
        return path if path.is_file() else None
    except (OSError, RuntimeError, ValueError):
        return None


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise DeskError(f"{path.name} is too large for a press profile; choose another file.")
        icc = path.read_bytes()
    except OSError as error:
        raise DeskError(
            f"The press profile {path} cannot be read ({error.strerror}); choose it again."
        ) from error
    if not is_press_profile(icc):
        raise DeskError(
            f"{path.name} is no ICC profile of a four-colour press; ask your printer for the CMYK "
            "output profile."
        )
    try:
        _opened(icc)
    except (OSError, ImageCms.PyCMSError) as error:
        raise DeskError(
            f"The press profile {path.name} is damaged; ask your printer for it again."
        ) from error
    return icc
