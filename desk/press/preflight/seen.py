"""A press PDF as preflight sees it: plain facts, and nothing of the library that read them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from desk.press.preflight.fault import Box

Family = Literal["grey", "rgb", "cmyk", "lab", "spot", "pattern"]
Laid = Literal["knocks out", "overprints", "multiplies"]
Inks = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: its family, the file’s word for it, its inks where it names any, how many parts a
    colour has, and whether an ICC or CIE definition stands between its numbers and the plates.
    """

    family: Family
    words: str
    parts: int
    inks: tuple[str, ...] = ()
    is_calibrated: bool = False


@dataclass(frozen=True, slots=True)
class Paint:
    """A mark that is not a photo: ``text``, ``fill``, ``stroke`` or ``shading``, its colour from 0 to 1 (a
    shading’s heaviest), its box, and a stroke’s width in points.

    ``laid`` says what becomes of the inks under it; ``fills_box`` that it covers its whole box.
    """

    kind: Literal["text", "fill", "stroke", "shading"]
    space: Space
    values: tuple[float, ...]
    box: Box
    width_pt: float | None = None
    laid: Laid = "knocks out"
    fills_box: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A run of type: its font’s name, its size in points as printed, its box, how many glyphs are missing."""

    font: str
    size_pt: float
    box: Box
    missing: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo where it is printed: its size in pixels and points and its heaviest ink in per cent.

    ``heaviest`` is None for a picture whose inks cannot be told (not CMYK, or not readable). ``plates`` has
    its inks in so many rows of so many spots, from the top; none where they cannot be told.
    """

    space: Space
    width_px: int
    height_px: int
    width_pt: float
    height_pt: float
    box: Box
    heaviest: float | None
    is_mask: bool
    plates: tuple[tuple[Inks, ...], ...] = ()

    @property
    def ppi(self) -> float:
        """Its pixels an inch as printed, the coarser way."""
        inch = 72
        across = self.width_px * inch / self.width_pt if self.width_pt else 0.0
        down = self.height_px * inch / self.height_pt if self.height_pt else 0.0
        return min(across, down)


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something about a page that is no mark: which rule it is against, and the words for it."""

    rule: Literal["transfer", "transparency", "foreign", "unseen"]
    words: str


@dataclass(frozen=True, slots=True)
class Face:
    """A font and whether its file is in the PDF."""

    name: str
    is_embedded: bool


@dataclass(frozen=True, slots=True)
class SeenPage:
    """One page: its boxes (None where not given), what lies on it and what is attached to it.

    ``layers`` are the paints and pictures in the order they are laid.
    """

    number: int
    media: Box
    trim: Box | None
    bleed: Box | None
    art: Box | None
    crop: Box | None
    annotations: tuple[str, ...]
    paints: tuple[Paint, ...]
    words: tuple[Words, ...]
    pictures: tuple[Picture, ...]
    faces: tuple[Face, ...]
    layers: tuple[Paint | Picture, ...] = ()
    oddities: tuple[Oddity, ...] = ()

    @property
    def cut(self) -> Box:
        """Where the page is cut: the trim box, else the art box, else the whole sheet."""
        return self.trim or self.art or self.media

    @property
    def printed(self) -> Box:
        """As far as ink counts: the bleed box, else where the page is cut."""
        return self.bleed or self.cut

    def marks_on_page(self) -> Iterator[Paint]:
        """Yield the marks that are on the page itself, not on the slug round it."""
        for paint in self.paints:
            if _touches(paint.box, self.printed):
                yield paint


@dataclass(frozen=True, slots=True)
class Intent:
    """An output intent: its kind, the condition it names, and its embedded profile."""

    kind: str
    condition: str
    icc: bytes


@dataclass(frozen=True, slots=True)
class SeenFile:
    """The file: PDF version, what it declares of itself, what could run in it, and its pages."""

    version: str
    is_encrypted: bool
    conformance: str
    trapped: str
    intents: tuple[Intent, ...]
    actions: tuple[str, ...]
    pages: tuple[SeenPage, ...]


def _touches(box: Box, other: Box) -> bool:
    return box[0] <= other[2] and other[0] <= box[2] and box[1] <= other[3] and other[1] <= box[3]
