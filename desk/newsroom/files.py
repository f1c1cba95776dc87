"""Files written so that there is never half of one, under names every system takes."""

import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from desk.errors import DeskError

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_LONGEST = 80
_NEW_FILE_MODE = 0o644


def file_stem(slug: str, number: int | None) -> str:
    """Make a file name from a slug and a story's number: letters, figures and hyphens alone."""
    plain = re.sub(r"[^a-z0-9]+", "-", slug.lower().encode("ascii", "ignore").decode()).strip("-")[:_LONGEST]
    if not plain or _RESERVED.fullmatch(plain):
        plain = f"story-{plain}".strip("-")
    return plain if number is None else f"{plain}-{number}"


def write_whole(path: Path, raw: bytes) -> None:
    """Write beside, sync, then rename over ``path``, or over the file it links to.

    On failure raises DeskError and leaves nothing. A device or a pipe is refused, never replaced.
    """
    write_all({path: raw})


def write_kept(path: Path, raw: bytes) -> None:
    """Write a file of the house’s own as ``write_whole`` does, its folder made if need be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeskError(f"{path.parent} cannot be made ({error.strerror}); allow it.") from error
    write_whole(path, raw)


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write several files as ``write_whole`` does, each beside its place before the first is renamed.

    A disk that is full or a name that is refused is met before anything is replaced.
    """
    beside: dict[Path, Path] = {}
    try:
        for path, raw in files.items():
            beside[path] = _beside(path, raw)
        for path, part in beside.items():
            try:
                part.replace(Path(os.path.realpath(path)))
            except OSError as error:
                raise _refusal(path, error) from error
    finally:
        for part in beside.values():
            part.unlink(missing_ok=True)


def _beside(path: Path, raw: bytes) -> Path:
    """Write the bytes whole beside where they are to be; on failure leaves nothing."""
    place = Path(os.path.realpath(path))
    try:
        if place.exists() and not place.is_file():
            raise DeskError(f"{path} is not a file that can be replaced; choose another name.")
        handle, name = tempfile.mkstemp(prefix=".desk-", suffix=".part", dir=place.parent)
    except OSError as error:
        raise _refusal(path, error) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(place.stat().st_mode if place.exists() else _NEW_FILE_MODE)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _refusal(path, error) from error
    return part


def _refusal(path: Path, error: OSError) -> DeskError:
    return DeskError(
        f"{path} cannot be written ({error.strerror}); choose another folder or free some space."
    )
