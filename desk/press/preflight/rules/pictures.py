"""Photos fine enough for the press."""

from collections.abc import Iterator

from desk.press.preflight.fault import Fault, meets, where
from desk.press.preflight.seen import SeenFile

LEAST_PPI = 200
_ROUNDING = 1


def resolution(file: SeenFile) -> Iterator[Fault]:
    """See that every photo has 200 pixels an inch or more at the size it prints."""
    for page in file.pages:
        for picture in page.pictures:
            if picture.ppi < LEAST_PPI - _ROUNDING and meets(picture.box, page.printed):
                yield Fault(
                    "low-resolution",
                    page.number,
                    f"The photo {where(picture.box, page.cut)} prints at {picture.ppi:.0f} ppi and needs "
                    f"{LEAST_PPI}; print it smaller or ask for a larger file.",
                )
