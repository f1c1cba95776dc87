"""Colours a four-colour press has no plates for."""

from collections.abc import Iterator

from desk.press.preflight.fault import Box, Fault, meets, where
from desk.press.preflight.seen import SeenFile, SeenPage, Space
from desk.press.preflight.spaces import UNKNOWN

_PROCESS = frozenset({"Cyan", "Magenta", "Yellow", "Black", "None"})
_ALL = "All"
_NAMES = {
    "text": "type",
    "fill": "a filled shape",
    "stroke": "a rule",
    "shading": "a shading",
    "photo": "a photo",
}


def rgb(file: SeenFile) -> Iterator[Fault]:
    """See that nothing is in RGB, in Lab, or in colours that only the file’s reader could tell."""
    for page in file.pages:
        for kind, space, box, count in _grouped(page):
            if space.family in {"rgb", "lab"} or space.words == UNKNOWN:
                yield _fault("rgb", page, kind, box, count, f"is in {space.words}, not in the press’s inks")


def calibrated(file: SeenFile) -> Iterator[Fault]:
    """See that greys are tints of black and CMYK is the press’s: a profile of their own has them separated
    anew, and they come out in four inks.
    """
    for page in file.pages:
        for kind, space, box, count in _grouped(page):
            if space.family == "cmyk" and space.is_calibrated:
                what = "is in CMYK by a profile of its own, which the press would separate anew"
                yield _fault("calibrated-cmyk", page, kind, box, count, what)
            if space.family == "grey" and space.is_calibrated:
                yield _fault(
                    "calibrated-grey", page, kind, box, count, "is a grey that would print in four inks"
                )


def spot(file: SeenFile) -> Iterator[Fault]:
    """See that no ink beyond the four, and registration colour only outside the page."""
    for page in file.pages:
        for kind, space, box, count in _grouped(page):
            if space.family != "spot":
                continue
            if _ALL in space.inks:
                if meets(box, page.cut):
                    what = "is in registration colour, which prints on every plate"
                    yield _fault("registration-colour", page, kind, box, count, what)
            elif extra := [ink for ink in space.inks if ink not in _PROCESS]:
                what = f"is in the spot ink {', '.join(extra)}, for which there is no plate"
                yield _fault("spot-ink", page, kind, box, count, what)


def _grouped(page: SeenPage) -> Iterator[tuple[str, Space, Box, int]]:
    """Yield each kind of mark in each space once, with where it is first and how often it comes."""
    seen: dict[tuple[str, Space, bool], list[Box]] = {}
    for paint in page.paints:
        seen.setdefault((paint.kind, paint.space, meets(paint.box, page.cut)), []).append(paint.box)
    for picture in page.pictures:
        seen.setdefault(("photo", picture.space, meets(picture.box, page.cut)), []).append(picture.box)
    for (kind, space, _on_page), found in seen.items():
        yield kind, space, found[0], len(found)


def _fault(rule: str, page: SeenPage, kind: str, box: Box, count: int, what: str) -> Fault:
    more = f" (and {count - 1} more)" if count > 1 else ""
    words = _NAMES[kind]
    return Fault(rule, page.number, f"{words[0].upper()}{words[1:]} {where(box, page.cut)}{more} {what}.")
