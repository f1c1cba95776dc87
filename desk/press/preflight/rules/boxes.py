"""The boxes of a page: where it is cut, how far it bleeds, how large the sheet is (ISO 15930-7, 6.5)."""

from collections.abc import Iterator

from desk.press.preflight.fault import Box, Fault, in_mm
from desk.press.preflight.seen import SeenFile, SeenPage

_SLACK = 0.01
_BLEED_MM = 3
_BLEED_PT = _BLEED_MM * 72 / 25.4


def boxes(file: SeenFile) -> Iterator[Fault]:
    """See that every page has a trim box within its bleed box within its sheet, and 3 mm of bleed."""
    if not file.pages:
        yield Fault("boxes", None, "The file has no pages.")
    for page in file.pages:
        for sentence in _wrong(page):
            yield Fault("boxes", page.number, sentence)


def _wrong(page: SeenPage) -> Iterator[str]:
    if page.trim is None and page.art is None:
        yield "The page has no trim box, so nobody knows where to cut it."
        return
    if page.trim is not None and page.art is not None:
        yield "The page has a trim box and an art box; only one may say where the page ends."
    if page.cut[2] - page.cut[0] <= 0 or page.cut[3] - page.cut[1] <= 0:
        yield "The trim box is empty."
        return
    if not _within(page.cut, page.media):
        yield "The trim box reaches beyond the sheet."
    if page.bleed is None:
        yield "The page has no bleed box."
    elif not _within(page.cut, page.bleed):
        yield "The trim box reaches beyond the bleed box."
    elif not _within(page.bleed, page.media):
        yield "The bleed box reaches beyond the sheet."
    elif (least := _least_bleed(page.cut, page.bleed)) < _BLEED_PT - _SLACK:
        yield f"The bleed is {in_mm(least)} and has to be {_BLEED_MM} mm all round."
    if page.crop is not None and not _within(page.printed, page.crop):
        yield "The crop box cuts into the bleed."


def _within(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - _SLACK
        and inner[1] >= outer[1] - _SLACK
        and inner[2] <= outer[2] + _SLACK
        and inner[3] <= outer[3] + _SLACK
    )


def _least_bleed(trim: Box, bleed: Box) -> float:
    return min(trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3])
