"""Copyfit: what the page had room for, as its own compile tells it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from desk.press.copy import place_of
from desk.press.layouts import Layout
from desk.story.model import Story
from desk.story.text import count_words

_SHORT_WORD = 8


@dataclass(frozen=True, slots=True)
class Break:
    """Where the page breaks off: the paragraph of the first overset word and the code points before it."""

    paragraph: int
    offset: int


@dataclass(frozen=True, slots=True)
class FrameFit:
    """One frame as set: the lines printed, those over with their words, and those still free.

    ``free_lines`` is None for a frame without end. ``breaks_at`` is None when nothing is over.
    """

    name: str
    lines: int
    over_lines: int = 0
    over_words: int = 0
    free_lines: int | None = None
    breaks_at: Break | None = None


class LineState(StrEnum):
    """How a line of the headline sits in its box."""

    FITS = "fits"
    OVER = "over"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True)
class HeadlineLine:
    """One line of the headline as broken on the page, and how it sits."""

    text: str
    state: LineState


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Furniture the page has no room for: so many photos, so many related lines, and what is true."""

    standfirst: bool = False
    photos: int = 0
    related: int = 0
    pull_quote: bool = False
    byline: bool = False

    @property
    def words(self) -> str:
        """Name them: ``the standfirst, 2 photos and 1 related line``; empty when nothing is left out.

        The pull quote is not named: it repeats the copy, and a page without room for it goes without.
        """
        parts = ["the standfirst"] if self.standfirst else []
        parts += ["the byline"] if self.byline else []
        parts += [f"{self.photos} photo{'s' * (self.photos > 1)}"] if self.photos else []
        parts += [f"{self.related} related line{'s' * (self.related > 1)}"] if self.related else []
        return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


@dataclass(frozen=True, slots=True)
class Widow:
    """A paragraph whose last line is one short word: save that much, and a line is saved."""

    paragraph: int
    word: str


@dataclass(frozen=True, slots=True)
class PrintedPhoto:
    """A photo that stands on the page: its place on the story, and how wide it prints."""

    photo: int
    wide_pt: float


@dataclass(frozen=True, slots=True)
class Fit:
    """What a story makes of its layout; ``widows`` are told only when they were asked for."""

    layout: str
    frames: tuple[FrameFit, ...]
    headline: tuple[HeadlineLine, ...] = ()
    left_out: LeftOut = LeftOut()
    widows: tuple[Widow, ...] = ()
    printed: tuple[PrintedPhoto, ...] = ()

    @property
    def lines(self) -> int:
        """Lines of the body that print."""
        return sum(frame.lines for frame in self.frames)

    @property
    def over_lines(self) -> int:
        """Lines of the body that do not."""
        return sum(frame.over_lines for frame in self.frames)

    @property
    def over_words(self) -> int:
        """Words of the body that do not print."""
        return sum(frame.over_words for frame in self.frames)

    @property
    def free_lines(self) -> int | None:
        """Lines of the body still free; None when a frame has no end."""
        free = [frame.free_lines for frame in self.frames]
        return None if None in free else sum(lines for lines in free if lines is not None)

    @property
    def is_over(self) -> bool:
        """Whether a page of fixed depth has no room for some of the story."""
        return self.free_lines is not None and bool(
            self.breaks_at or self.headline_over or self.left_out.words
        )

    @property
    def breaks_at(self) -> Break | None:
        """Where the page breaks off, None when everything is on it."""
        return next((frame.breaks_at for frame in self.frames if frame.breaks_at is not None), None)

    @property
    def headline_over(self) -> int:
        """Lines of the headline its box has no room for."""
        return sum(line.state is LineState.OVER for line in self.headline)


def fit_of(
    facts: Mapping[str, object], rows: Sequence[Mapping[str, object]], story: Story, layout: Layout
) -> Fit:
    """Read a template's ``<copyfit>`` (``frames``, ``headline`` …) and ``printed``; ``rows`` are its body.

    Raises KeyError, TypeError or ValueError when it is none.
    """
    frames = tuple(_frame(facts_, rows, story) for facts_ in cast("list[dict[str, object]]", facts["frames"]))
    headline = tuple(
        HeadlineLine(str(line["text"]), _state(at, cast("float", line["share"]), layout))
        for at, line in enumerate(cast("list[dict[str, object]]", facts.get("headline", [])))
    )
    left_out = _left_out(cast("dict[str, int]", facts.get("left_out", {})))
    widows = tuple(
        Widow(at, word)
        for row in cast("list[int]", facts.get("widows", []))
        if len(word := story.body[at := cast("int", rows[row]["paragraph"])].text.split()[-1]) <= _SHORT_WORD
    )
    printed = tuple(
        PrintedPhoto(cast("int", one["photo"]), cast("float", one["wide_pt"]))
        for one in cast("list[dict[str, object]]", facts.get("printed", []))
    )
    return Fit(layout.id, frames, headline, left_out, widows, printed)


def _left_out(facts: Mapping[str, int]) -> LeftOut:
    return LeftOut(
        standfirst=bool(facts.get("standfirst")),
        photos=facts.get("photos", 0),
        related=facts.get("related", 0),
        pull_quote=bool(facts.get("pull_quote")),
        byline=bool(facts.get("byline")),
    )


def _frame(facts: Mapping[str, object], rows: Sequence[Mapping[str, object]], story: Story) -> FrameFit:
    broken, words = None, 0
    if (at := cast("list[int] | None", facts.get("at"))) is not None:
        broken = Break(*place_of(story, rows[at[0]], at[1]))
        words = over_words(story, broken)
    return FrameFit(
        str(facts["name"]),
        cast("int", facts["lines"]),
        cast("int", facts["over_lines"]),
        words,
        cast("int | None", facts["free_lines"]),
        broken,
    )


def _state(at: int, share: float, layout: Layout) -> LineState:
    if at >= layout.headline.lines:
        return LineState.OVER
    return LineState.LOOSE if share < layout.headline.loose else LineState.FITS


def over_words(story: Story, broken: Break) -> int:
    """Count the words of the body from where the page breaks off."""
    rest = [paragraph.text for paragraph in story.body[broken.paragraph :]]
    return count_words(rest[0][broken.offset :]) + sum(map(count_words, rest[1:])) if rest else 0
