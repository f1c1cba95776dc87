"""The story: an immutable value. Every edit makes a new one, so undo is the list of old ones."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

DEFAULT_LANGUAGE = "en-GB"
DEFAULT_LAYOUT = "print-version"


class Kind(StrEnum):
    """What a paragraph of the body is."""

    TEXT = "text"
    CROSSHEAD = "crosshead"
    QUOTE = "quote"
    LIST_ITEM = "list-item"


Face = Literal["bold", "italic"]
FACES: tuple[Face, ...] = ("bold", "italic")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a paragraph in bold or italic; offsets count code points, end exclusive."""

    start: int
    end: int
    face: Face


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its text on one line, its kind, and its spans in order, none overlapping its like."""

    text: str = ""
    kind: Kind = Kind.TEXT
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Crop:
    """The part of a photo that prints, as fractions of the upright picture from its top left; the whole."""

    left: float = 0.0
    top: float = 0.0
    width: float = 1.0
    height: float = 1.0


@dataclass(frozen=True, slots=True)
class Focus:
    """What matters in a photo, as fractions of the upright picture from its top left: crops keep it in."""

    x: float = 0.5
    y: float = 0.5


@dataclass(frozen=True, slots=True)
class PhotoUse:
    """A photo in use on one story; ``file`` is its name in the photo folder, empty while it is awaited.

    ``alt`` says what is to be seen, for those who cannot see it; without it the caption does. ``crop`` and
    ``focus`` are this use’s own, as all else is: the file stays as it is.
    """

    caption: str = ""
    credit_label: str = ""
    credit: str = ""
    file: str = ""
    crop: Crop = Crop()
    alt: str = ""
    focus: Focus = Focus()


@dataclass(frozen=True, slots=True)
class Related:
    """One line of the related list."""

    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A story with its furniture.

    ``published`` is ISO 8601: a date, or a date and time, with or without zone; empty when unknown.
    ``pull_quote`` repeats words of the body, displayed. ``looser_pt`` opens the leading of the layout by so
    many points, as far as that allows it.
    """

    headline: str = ""
    slug: str = ""
    standfirst: str = ""
    byline: str = ""
    dateline: str = ""
    source: str = ""
    handle: str = ""
    published: str = ""
    language: str = DEFAULT_LANGUAGE
    body: tuple[Paragraph, ...] = ()
    photos: tuple[PhotoUse, ...] = ()
    related: tuple[Related, ...] = ()
    notes: str = ""
    layout: str = DEFAULT_LAYOUT
    pull_quote: str = ""
    looser_pt: float = 0.0
