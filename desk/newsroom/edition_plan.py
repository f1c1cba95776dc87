"""What stands where in an edition: its copy page by page, and the facts of a flat plan."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desk.errors import DeskError
from desk.newsroom.copyfit import counted, frame_words
from desk.press.house import House
from desk.press.page_layouts import PageLayout, PageLayouts
from desk.press.page_setter import BEGINNING, PageCopy, Piece, PieceFit, Start
from desk.press.page_words import page_words
from desk.story.edition import Edition, Page, PageState
from desk.story.model import DEFAULT_LANGUAGE, Story


@dataclass(frozen=True, slots=True)
class StoryFact:
    """One story in one frame: how it fits there, and whether its photo lacks a credit, told where it
    begins.

    ``words`` are the meter’s. ``is_gone`` says that the story is no longer in the store, ``is_spent`` that
    all of it is printed in the frames before.
    """

    story: int
    frame: str
    headline: str
    words: str
    lines: int = 0
    over_lines: int = 0
    free_lines: int = 0
    is_over: bool = False
    missing_credits: int = 0
    is_gone: bool = False
    is_spent: bool = False


@dataclass(frozen=True, slots=True)
class PageFact:
    """One page at a glance; ``trouble`` says why it could not be set, ``png`` is its picture if asked.

    ``from_right`` says that it is read from the right, and its frames stand the other way round.
    """

    number: int
    folio: str
    layout: str
    layout_name: str
    state: PageState
    stories: tuple[StoryFact, ...] = ()
    empty_frames: tuple[str, ...] = ()
    trouble: str = ""
    png: bytes | None = None
    from_right: bool = False

    @property
    def missing_credits(self) -> int:
        """How many photos on the page have no credit."""
        return sum(fact.missing_credits for fact in self.stories)

    @property
    def spent(self) -> tuple[StoryFact, ...]:
        """The stories of which nothing is left for their frame, where it prints no other."""
        printing = {fact.frame for fact in self.stories if not fact.is_spent}
        return tuple(fact for fact in self.stories if fact.frame not in printing)

    @property
    def words(self) -> str:
        """Say the page in short: ``over by 3 lines, 1 credit missing``; empty when all is well."""
        over = sum(fact.over_lines for fact in self.stories)
        free = sum(fact.free_lines for fact in self.stories)
        parts = [f"over by {counted(over, 'line')}"] if over else []
        if not over and any(fact.is_over for fact in self.stories):
            parts.append("over")
        if free:
            parts.append(f"{counted(free, 'line')} short")
        if self.missing_credits:
            parts.append(f"{counted(self.missing_credits, 'credit')} missing")
        if any(fact.is_gone for fact in self.stories):
            parts.append("a story is gone")
        return ", ".join(parts)


@dataclass(slots=True)
class Threads:
    """Where each story of an edition has got to, while its pages are set in order."""

    edition: Edition
    stories: Mapping[int, Story]
    layouts: PageLayouts
    houses: tuple[House, ...] = ()
    _rest: dict[int, Start | None] = field(default_factory=dict[int, "Start | None"])

    def copy(self, page: Page) -> PageCopy:
        """Return what is printed on a page; the pages before it must have been ``took``.

        Raises DeskError when its layout is not there.
        """
        layout = self.layouts.get(page.layout)
        pieces: list[Piece] = []
        for frame, story_id in standing(page, layout):
            story = self.stories.get(story_id)
            if story is None:
                continue
            run = self._run(story_id)
            at = run.index((page.number, frame))
            before = self._folio(run[at - 1][0]) if at and run[at - 1][0] != page.number else ""
            runs_on = at + 1 < len(run)
            after = self._folio(run[at + 1][0]) if runs_on and run[at + 1][0] != page.number else ""
            start = self._rest.get(story_id, BEGINNING)
            pieces.append(Piece(str(story_id), story, frame, start, at == 0, runs_on, before, after))
        language = self.language
        return PageCopy(
            page.number,
            page.printed_folio,
            page.layout,
            self.edition.name,
            page_words(language).whole_day(self.edition.date),
            tuple(pieces),
            house_for(layout, self.houses),
            language,
        )

    @property
    def language(self) -> str:
        """The language of what its pages say of their own: that of most of its stories."""
        spoken = Counter(story.language for story in self.stories.values())
        return spoken.most_common(1)[0][0] if spoken else DEFAULT_LANGUAGE

    def took(self, fits: tuple[PieceFit, ...]) -> None:
        """Remember where the stories of a page broke off."""
        for fit in fits:
            self._rest[int(fit.key)] = fit.rest

    def turns(self, page: Page) -> bool:
        """Tell whether a story of the page goes on on another one, which needs to know where."""
        return any(len({number for number, _frame in self._run(p.story)}) > 1 for p in page.placements)

    def _run(self, story_id: int) -> list[tuple[int, str]]:
        """Return the pages and frames a story runs through, in reading order."""
        return [
            (page.number, frame)
            for page in self.edition.pages
            if any(placement.story == story_id for placement in page.placements)
            for frame, here in self._standing(page)
            if here == story_id
        ]

    def _standing(self, page: Page) -> Iterator[tuple[str, int]]:
        try:
            yield from standing(page, self.layouts.get(page.layout))
        except DeskError:
            return  # a page whose layout is gone is said by its own fact

    def _folio(self, number: int) -> str:
        return self.edition.page(number).printed_folio


def house_for(layout: PageLayout, houses: Sequence[House]) -> House | None:
    """Return the house’s settings for a sheet as large as the page.

    None where there are none with a masthead, or two that do not agree on it.
    """
    found = [
        house
        for house in houses
        if house.masthead and (house.width_mm, house.height_mm) == (layout.width_mm, layout.height_mm)
    ]
    return found[0] if len({house.masthead for house in found}) == 1 else None


def standing(page: Page, layout: PageLayout) -> Iterator[tuple[str, int]]:
    """Yield each frame with each story in it, in the layout’s order of frames."""
    for frame in layout.frames:
        for story_id in page.in_frame(frame.name):
            yield frame.name, story_id


def page_fact(
    page: Page, layout: PageLayout, copy: PageCopy, fits: tuple[PieceFit, ...], png: bytes | None = None
) -> PageFact:
    """Say a page as set."""
    told = {(fit.key, fit.frame): fit for fit in fits}
    pieces = {(piece.key, piece.frame): piece for piece in copy.pieces}
    facts: list[StoryFact] = []
    for frame, story_id in standing(page, layout):
        key = str(story_id), frame
        if key not in pieces:
            facts.append(StoryFact(story_id, frame, "", "no longer in the store", is_gone=True))
            continue
        has_photo = layout.frame(frame).photo > 0
        facts.append(_story_fact(pieces[key], told[key], has_photo=has_photo))
    return PageFact(
        page.number,
        page.printed_folio,
        page.layout,
        layout.name,
        page.state(layout.frame_names),
        tuple(facts),
        tuple(name for name in layout.frame_names if not page.in_frame(name)),
        png=png,
        from_right=page_words(copy.language).from_right,
    )


def troubled(page: Page, trouble: DeskError) -> PageFact:
    """Say a page that could not be set."""
    state = PageState.OPEN if not page.mark else page.state(())
    return PageFact(page.number, page.printed_folio, page.layout, page.layout, state, trouble=str(trouble))


def _story_fact(piece: Piece, told: PieceFit, *, has_photo: bool) -> StoryFact:
    fit = told.fit
    words = [frame_words(fit.frames[0])] if not (piece.runs_on and told.rest is not None) else ["runs on"]
    is_spent = told.rest is None and not (piece.is_first or fit.lines)
    if is_spent:
        words.insert(0, "nothing is left for this frame")
    elif piece.runs_on and told.rest is None and piece.on_page:
        words.append(f"nothing is left for page {piece.on_page}")
    if fit.headline_over:
        words.append(f"headline over by {counted(fit.headline_over, 'line')}")
    if fit.left_out.words:
        words.append(f"no room for {fit.left_out.words}")
    if told.unprinted.words:
        words.append(f"without {told.unprinted.words}")
    prints = piece.is_first and has_photo
    if fit.left_out.pull_quote:
        words.append("without its pull quote")
    if prints and any(not photo.file for photo in piece.story.photos[:1]):
        words.append("photo awaited")
    credits_missing = sum(not photo.credit.strip() for photo in piece.story.photos[:1]) if prints else 0
    return StoryFact(
        int(piece.key),
        piece.frame,
        piece.story.headline or piece.story.slug or "Untitled",
        ", ".join(words),
        fit.lines,
        fit.over_lines,
        fit.free_lines or 0,
        fit.is_over,
        credits_missing,
        is_spent=is_spent,
    )
