"""The edition: its pages and which stories stand in their frames. Every change makes a new one."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from desk.errors import DeskError
from desk.story.model import Story

LARGEST_PAGE = 9_999
_LONGEST_FOLIO = 12


class Mark(StrEnum):
    """What a person says of a page, besides what stands on it."""

    NONE = ""
    PROOFED = "proofed"
    OFF_STONE = "off stone"


class PageState(StrEnum):
    """How far a page is: with an empty frame, all filled, read in proof, or gone to the press."""

    OPEN = "open"
    FILLED = "filled"
    PROOFED = "proofed"
    OFF_STONE = "off stone"


@dataclass(frozen=True, slots=True)
class Placement:
    """A story, by its number, in a frame of a page."""

    frame: str
    story: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page; ``layout`` names a page layout, ``folio`` what is printed where that is not the number.

    Several placements of one frame stand in their order, as briefs do.
    """

    number: int
    layout: str
    folio: str = ""
    mark: Mark = Mark.NONE
    placements: tuple[Placement, ...] = ()

    @property
    def printed_folio(self) -> str:
        """What the page prints as its number, and “Continued on page” names."""
        return self.folio or str(self.number)

    def in_frame(self, frame: str) -> tuple[int, ...]:
        """Return the stories of a frame, in their order."""
        return tuple(placement.story for placement in self.placements if placement.frame == frame)

    def state(self, frames: Sequence[str]) -> PageState:
        """Say how far the page is, when its layout has these frames."""
        if self.mark is not Mark.NONE:
            return PageState(self.mark.value)
        return PageState.FILLED if all(map(self.in_frame, frames)) else PageState.OPEN


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition: its name, its date as ISO 8601, and its pages in order of their numbers.

    A story placed in several frames runs through them in this order, from page to page.
    """

    id: int
    name: str
    date: str
    pages: tuple[Page, ...] = ()

    def page(self, number: int) -> Page:
        """Return a page. Raises DeskError when there is none of that number."""
        for page in self.pages:
            if page.number == number:
                return page
        raise DeskError(f"The edition “{self.name}” has no page {number}; add it first.")

    @property
    def stories(self) -> tuple[int, ...]:
        """The numbers of the stories on its pages, each once, in reading order."""
        return tuple(dict.fromkeys(placed.story for page in self.pages for placed in page.placements))


def checked_name(name: str) -> str:
    """Return a name on one line. Raises DeskError for an empty one."""
    plain = " ".join(name.split())
    if not plain:
        raise DeskError("An edition needs a name; give one, such as “First edition”.")
    return plain


def checked_date(date: str) -> str:
    """Return a date as ISO 8601. Raises DeskError for what is no day."""
    try:
        return dt.date.fromisoformat(date).isoformat()
    except ValueError as error:
        raise DeskError(f"“{date}” is no date; write it as 2026-03-02.") from error


def with_page(edition: Edition, number: int, layout: str) -> Edition:
    """Add an empty page. Raises DeskError when the number is taken or none a page can have."""
    if not 1 <= number <= LARGEST_PAGE:
        raise DeskError(f"A page is numbered 1 to {LARGEST_PAGE:,}, not {number}; choose another number.")
    if any(page.number == number for page in edition.pages):
        raise DeskError(f"The edition “{edition.name}” has a page {number} already; choose another number.")
    return _with_pages(edition, (*edition.pages, Page(number, layout)))


def without_page(edition: Edition, number: int) -> Edition:
    """Take a page out, and with it where its stories stood. Raises DeskError for one off the stone."""
    page = _on_stone(edition, number)
    return _with_pages(edition, (other for other in edition.pages if other is not page))


def renumbered(edition: Edition, number: int, to: int) -> Edition:
    """Give a page another number; where that is taken, the two change numbers.

    Raises DeskError when either is off the stone.
    """
    page = _on_stone(edition, number)
    if not 1 <= to <= LARGEST_PAGE:
        raise DeskError(f"A page is numbered 1 to {LARGEST_PAGE:,}, not {to}; choose another number.")
    if to == number:
        return edition
    moved = [replace(page, number=to)]
    if any(other.number == to for other in edition.pages):
        moved.append(replace(_on_stone(edition, to), number=number))
    return _with_pages(
        edition, (*(other for other in edition.pages if other.number not in {number, to}), *moved)
    )


def relaid(edition: Edition, number: int, layout: str, frames: Sequence[str]) -> Edition:
    """Give a page another layout; stories stay where that has a frame of the name, others come off."""
    page = _on_stone(edition, number)
    kept = tuple(placement for placement in page.placements if placement.frame in frames)
    return _replaced(edition, replace(page, layout=layout, placements=kept, mark=Mark.NONE))


def foliated(edition: Edition, number: int, folio: str) -> Edition:
    """Print another folio than the number; an empty one prints the number again."""
    plain = " ".join(folio.split())
    if len(plain) > _LONGEST_FOLIO:
        raise DeskError(f"The folio “{plain}” is longer than {_LONGEST_FOLIO} characters; shorten it.")
    return _replaced(edition, replace(_on_stone(edition, number), folio=plain, mark=Mark.NONE))


def marked(edition: Edition, number: int, mark: Mark) -> Edition:
    """Mark a page as proofed or off the stone, or take its mark away."""
    return _replaced(edition, replace(edition.page(number), mark=mark))


def placed(edition: Edition, number: int, frame: str, stories: Sequence[int]) -> Edition:
    """Let these stories, and no others, stand in a frame; a page that was proofed wants a new proof.

    Raises DeskError when the page is off the stone.
    """
    page = _on_stone(edition, number)
    others = tuple(placement for placement in page.placements if placement.frame != frame)
    here = tuple(Placement(frame, story) for story in dict.fromkeys(stories))
    return _replaced(edition, replace(page, placements=(*others, *here), mark=Mark.NONE))


def kept_true(before: Edition, after: Edition) -> Edition:
    """Take the proof away from every page that no longer prints what was read, wherever the change was.

    Raises DeskError where that is a page off the stone: what has gone to the press says what it says.
    """
    was = {page.number: (page.mark, _prints(before, page)) for page in before.pages}
    pages: list[Page] = []
    for page in after.pages:
        mark, printed = was.get(page.number, (Mark.NONE, None))
        if page.mark is Mark.NONE or _prints(after, page) == printed:
            pages.append(page)
        elif page.mark is Mark.OFF_STONE and mark is Mark.OFF_STONE:
            raise DeskError(
                f"Page {page.number} is off the stone, and a story runs between it and the page you change; "
                "open it again first."
            )
        else:
            pages.append(replace(page, mark=Mark.NONE))
    return _with_pages(after, pages)


def undone(edition: Edition, before: Edition, after: Edition) -> Edition:
    """Return an edition to what it was ``before`` the change that made it ``after``.

    A proof taken away meanwhile, because a story was changed, does not come back. Raises DeskError when
    anything else was changed since.
    """
    if _unmarked(edition) != _unmarked(after):
        raise DeskError("The edition was changed elsewhere since; nothing was undone.")
    unproofed = {
        now.number
        for now, then in zip(edition.pages, after.pages, strict=True)
        if then.mark is Mark.PROOFED and now.mark is Mark.NONE
    }
    return _with_pages(
        before,
        (
            replace(page, mark=Mark.NONE) if page.number in unproofed and page.mark is Mark.PROOFED else page
            for page in before.pages
        ),
    )


def prints_alike(one: Story, other: Story) -> bool:
    """Tell whether two states of a story come out the same on the page of an edition."""
    unprinted = {"slug": "", "notes": "", "layout": "", "handle": "", "source": "", "published": ""}
    return replace(one, **unprinted) == replace(other, **unprinted)


def _unmarked(edition: Edition) -> Edition:
    return _with_pages(edition, (replace(page, mark=Mark.NONE) for page in edition.pages))


def _prints(edition: Edition, page: Page) -> object:
    """Return what the edition has a page print: its own facts, and where its stories run from and to."""
    here = {placed.story for placed in page.placements}
    runs = [
        (other.printed_folio, placed)
        for other in edition.pages
        for placed in other.placements
        if placed.story in here
    ]
    return page.layout, page.printed_folio, page.placements, runs


def _on_stone(edition: Edition, number: int) -> Page:
    page = edition.page(number)
    if page.mark is Mark.OFF_STONE:
        raise DeskError(f"Page {number} is off the stone; open it again before it is changed.")
    return page


def _replaced(edition: Edition, page: Page) -> Edition:
    return _with_pages(edition, (page if other.number == page.number else other for other in edition.pages))


def _with_pages(edition: Edition, pages: Iterable[Page]) -> Edition:
    return replace(edition, pages=tuple(sorted(pages, key=lambda page: page.number)))
