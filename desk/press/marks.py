"""Crop marks, registration marks, the colour bar and the slug line round a page, set by Typst too."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desk.press.overlay import Overlay

MM = 72 / 25.4
BLEED_PT = round(3 * MM, 3)
SLUG_PT = round(13 * MM, 3)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page’s trim size in points; round it 3 mm of bleed, and the slug with the marks."""

    width_pt: float
    height_pt: float
    bleed_pt: float = BLEED_PT
    slug_pt: float = SLUG_PT

    def unmarked(self) -> "Sheet":
        """Return the sheet without a slug: it ends with the bleed."""
        return replace(self, slug_pt=self.bleed_pt)

    @property
    def media(self) -> list[float]:
        """The whole sheet."""
        return [0, 0, _r(self.width_pt + 2 * self.slug_pt), _r(self.height_pt + 2 * self.slug_pt)]

    @property
    def trim(self) -> list[float]:
        """Where the page is cut."""
        return self._within(self.slug_pt)

    @property
    def bleed(self) -> list[float]:
        """As far as anything that runs off the page is printed."""
        return self._within(self.slug_pt - self.bleed_pt)

    def _within(self, inset: float) -> list[float]:
        _, _, right, top = self.media
        return [_r(inset), _r(inset), _r(right - inset), _r(top - inset)]


class Marks:
    """Draws the marks by the template ``marks.typ``."""

    def __init__(self, template: Path, fonts: Path) -> None:
        self._overlay = Overlay(template, fonts)

    def pdf(self, sheet: Sheet, lines: Sequence[tuple[str, str]], *, timestamp: int) -> bytes:
        """Return a PDF of as many pages of marks as there are ``lines``: the slug’s left and right half."""
        job: dict[str, object] = {
            "width_pt": sheet.width_pt,
            "height_pt": sheet.height_pt,
            "slug_pt": sheet.slug_pt,
            "bleed_pt": sheet.bleed_pt,
            "lines": lines,
        }
        return self._overlay.pdf(job, timestamp=timestamp)


def _r(length: float) -> float:
    return round(length, 3)
