"""Total ink: more than the paper bears sets off, dries badly and tears the web."""

from collections.abc import Callable, Iterator

from desk.press.preflight.fault import Fault, meets, where
from desk.press.preflight.seen import Paint, SeenFile

_SLACK = 2.0
_PROCESS = frozenset({"Cyan", "Magenta", "Yellow", "Black"})


def ink(limit_for: Callable[[bytes], int]) -> Callable[[SeenFile], Iterator[Fault]]:
    """Make the rule from what gives the limit of the profile in the file, in per cent."""

    def rule(file: SeenFile) -> Iterator[Fault]:
        icc = next((intent.icc for intent in file.intents if intent.icc), b"")
        limit = limit_for(icc) if icc else None
        if limit is None:
            return
        for page in file.pages:
            for picture in page.pictures:
                if picture.space.family == "cmyk" and picture.heaviest is None:
                    yield Fault(
                        "unmeasured-ink",
                        page.number,
                        f"The ink of the photo {where(picture.box, page.cut)} cannot be measured; save it as "
                        "a plain CMYK JPEG.",
                    )
                if picture.heaviest is not None and picture.heaviest > limit + _SLACK:
                    yield Fault(
                        "ink",
                        page.number,
                        f"The photo {where(picture.box, page.cut)} has {picture.heaviest:.0f} % ink where "
                        f"the profile bears {limit} %.",
                    )
            for heavy, box in [
                (_total(paint), paint.box) for paint in page.paints if meets(paint.box, page.printed)
            ]:
                if heavy > limit + _SLACK:
                    yield Fault(
                        "ink",
                        page.number,
                        f"A colour {where(box, page.cut)} has {heavy:.0f} % ink where the profile bears "
                        f"{limit} %.",
                    )

    return rule


def _total(paint: Paint) -> float:
    if paint.space.family == "cmyk" or (paint.space.family == "spot" and set(paint.space.inks) <= _PROCESS):
        return 100 * sum(paint.values)
    return 0.0
