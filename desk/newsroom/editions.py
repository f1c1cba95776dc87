"""Editions put together: pages, stories in frames, and the flat plan."""

from collections.abc import Callable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass

from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.newsroom.edition_plan import PageFact, Threads, page_fact, troubled
from desk.newsroom.edition_press import Stop
from desk.press.page_layouts import PageLayout
from desk.press.page_setter import PageCopy, SetPage
from desk.store.trouble import AbsentError
from desk.story import edition as pages
from desk.story.edition import Edition, Mark, Page
from desk.story.model import Story

DEFAULT_PAGE_LAYOUT = "tabloid-five"


@dataclass(frozen=True, slots=True)
class PageChange:
    """What is to change on a page; None, or an empty layout, leaves it as it is.

    ``mark`` of NONE opens the page again. ``number`` swaps where that is taken. ``add`` makes the page first.
    """

    add: bool = False
    layout: str = ""
    folio: str | None = None
    mark: Mark | None = None
    number: int | None = None


def never() -> bool:
    """Go on: what a task asks that nobody can stop."""
    return False


class Editions:
    """Does what a person does with editions, on one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> list[Edition]:
        """Return every edition, the latest day first."""
        return self._desk.store.editions.all()

    def get(self, edition_id: int) -> Edition:
        """Return an edition; raises DeskError when there is none of that number."""
        return self._desk.store.editions.get(edition_id)

    def layouts(self) -> tuple[PageLayout, ...]:
        """Return the page layouts there are."""
        return self._desk.composing.page_layouts.all()

    def layout_of(self, page: Page) -> PageLayout:
        """Return a page’s layout; raises DeskError when it is not there any more."""
        return self._desk.composing.page_layouts.get(page.layout)

    def new(self, name: str, date: str, count: int = 0, layout: str = DEFAULT_PAGE_LAYOUT) -> Edition:
        """Make an edition with ``count`` empty pages, numbered from 1."""
        self._desk.composing.page_layouts.get(layout)

        def filled(edition: Edition) -> Edition:
            for number in range(1, count + 1):
                edition = pages.with_page(edition, number, layout)
            return edition

        filled(Edition(0, name, date))  # what is refused is refused before anything is kept
        return self._change(self._desk.store.editions.add(name, date).id, filled)

    def remove(self, edition_id: int) -> None:
        """Take an edition out; its stories stay. Raises DeskError when there is none of that number."""
        self.get(edition_id)
        self._desk.store.editions.remove(edition_id)

    def remove_page(self, edition_id: int, number: int) -> Edition:
        """Take a page out; its stories stay in the store."""
        return self._change(
            edition_id, lambda edition: pages.kept_true(edition, pages.without_page(edition, number))
        )

    def undo(self, edition_id: int, before: Edition, after: Edition) -> Edition:
        """Make the edition what it was ``before`` a change that made it ``after``.

        Raises DeskError when it was changed otherwise since.
        """
        return self._change(edition_id, lambda edition: pages.undone(edition, before, after))

    def alter(self, edition_id: int, number: int, change: PageChange) -> Edition:
        """Change one page, all of it or nothing."""
        layout = self._desk.composing.page_layouts.get(change.layout or DEFAULT_PAGE_LAYOUT)

        def altered(edition: Edition) -> Edition:
            before, at = edition, number
            if change.add:
                edition = pages.with_page(edition, at, layout.id)
            if change.mark is Mark.NONE:
                edition = pages.marked(edition, at, Mark.NONE)
            if change.layout and not change.add:
                edition = pages.relaid(edition, at, layout.id, layout.frame_names)
            if change.folio is not None:
                edition = pages.foliated(edition, at, change.folio)
            if change.number is not None:
                edition, at = pages.renumbered(edition, at, change.number), change.number
            edition = pages.kept_true(before, edition)
            return pages.marked(edition, at, change.mark) if change.mark else edition

        return self._change(edition_id, altered)

    def place(self, edition_id: int, number: int, frame: str, stories: Sequence[int]) -> Edition:
        """Let these stories stand in a frame, instead of those that did; none clears it.

        Raises DeskError when there is no such story or frame, or more than one story for a frame of one.
        """
        for story_id in stories:
            self._desk.store.get(story_id)

        def change(edition: Edition) -> Edition:
            where = self.layout_of(edition.page(number)).frame(frame)
            if len(stories) > 1 and not where.takes_several:
                raise DeskError(f"The frame “{frame}” takes one story; name one, or use a frame of briefs.")
            return pages.kept_true(edition, pages.placed(edition, number, frame, stories))

        return self._change(edition_id, change)

    def drop(self, edition_id: int, number: int, frame: str, stories: Sequence[int]) -> Edition:
        """Place more stories: beside the others in a frame of briefs, instead of the one in another."""
        page = self.get(edition_id).page(number)
        several = self.layout_of(page).frame(frame).takes_several
        before = page.in_frame(frame) if several else ()
        return self.place(edition_id, number, frame, (*before, *stories))

    def plan(
        self,
        edition_id: int,
        *,
        ppi: float = 0,
        stop: Stop = never,
        kept: MutableMapping[PageCopy, SetPage] | None = None,
    ) -> Iterator[PageFact]:
        """Set each page and say its facts, in order; with ``ppi``, with its picture.

        A page that cannot be set says why and holds no other up. Ends early when ``stop`` says so. Pages in
        ``kept``, set at the same ``ppi``, are not set again; after a whole plan it holds this one’s alone.
        """
        edition = self.get(edition_id)
        threads = threads_of(self._desk, edition)
        kept = {} if kept is None else kept
        used: dict[PageCopy, SetPage] = {}
        for page in edition.pages:
            if stop():
                return
            try:
                layout = self.layout_of(page)
                copy = threads.copy(page)
                made = kept.get(copy) or self._set(copy, ppi)
            except DeskError as error:
                yield troubled(page, error)
                continue
            kept[copy] = used[copy] = made
            threads.took(made.pieces)
            yield page_fact(page, layout, copy, made.pieces, made.png or None)
        kept.clear()
        kept.update(used)

    def _set(self, copy: PageCopy, ppi: float) -> SetPage:
        if ppi:
            return self._desk.composing.page_setter.picture(copy, ppi=ppi)
        return SetPage(b"", self._desk.composing.page_setter.fit(copy))

    def _change(self, edition_id: int, change: Callable[[Edition], Edition]) -> Edition:
        return self._desk.store.editions.change(edition_id, change)


def threads_of(desk: Desk, edition: Edition) -> Threads:
    """Fetch the stories of an edition, those that are still there, ready to be set."""
    stories: dict[int, Story] = {}
    for story_id in edition.stories:
        try:
            stories[story_id] = desk.store.get(story_id).story
        except AbsentError:
            continue
    room = desk.composing
    own = (layout.house for layout in room.layouts.all() if layout.template)
    return Threads(edition, stories, room.page_layouts, tuple(house for house in own if house is not None))
