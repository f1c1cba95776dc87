"""Preflight: a press PDF in, what a printer would refuse out."""

from collections.abc import Callable, Collection, Iterable

from desk.errors import DeskError
from desk.press.preflight.fault import Fault
from desk.press.preflight.reading import read
from desk.press.preflight.rules import boxes, colour, declared, ink, oddities, overlap, pictures, typography
from desk.press.preflight.seen import SeenFile
from desk.press.profiles import Profiles, is_press_profile

Rule = Callable[[SeenFile], Iterable[Fault]]


class Preflight:
    """Looks a finished file over. The ink a file may use is that of the profile in it."""

    def __init__(self, profiles: Profiles) -> None:
        def is_sound(icc: bytes) -> bool:
            try:
                return is_press_profile(icc) and profiles.limit_for(icc) > 0
            except DeskError:
                return False

        def limit_for(icc: bytes) -> int:
            return profiles.limit_for(icc) if is_sound(icc) else _NO_LIMIT

        self._rules: tuple[Rule, ...] = (
            declared.encryption,
            declared.version,
            declared.profile(is_sound),
            declared.trapped,
            declared.actions,
            declared.annotations,
            boxes.boxes,
            colour.rgb,
            colour.calibrated,
            colour.spot,
            ink.ink(limit_for),
            overlap.overlap(limit_for),
            oddities.oddities,
            pictures.resolution,
            typography.fonts,
            typography.glyphs,
            typography.rules,
            typography.margins,
        )

    def faults(self, raw: bytes, only: Collection[int] | None = None) -> tuple[Fault, ...]:
        """Return every fault, those of the whole file first, then page by page; none means it may go.

        ``only`` looks at the pages of these numbers alone, besides the whole file.
        Raises DeskError when the file cannot be read at all.
        """
        file = read(raw, only)
        if file.is_encrypted:
            return tuple(declared.encryption(file))
        found = [fault for rule in self._rules for fault in rule(file)]
        return tuple(sorted(dict.fromkeys(found), key=lambda fault: fault.page or 0))


_NO_LIMIT = 400
