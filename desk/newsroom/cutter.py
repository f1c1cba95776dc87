"""Looks for what makes the copy fit, cuts or fillers, by setting the page again with each of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from desk.errors import DeskError
from desk.newsroom.cuts import Cut, cuts, tails, without
from desk.newsroom.desk import Desk
from desk.newsroom.fillers import Filler, fillers, taken_back
from desk.newsroom.news import News
from desk.newsroom.worker import Worker
from desk.press.fit import Fit
from desk.press.layouts import Layout
from desk.story.model import Story

Change = Cut | Filler
MOST_OFFERS = 12
_MOST_TRIED = 200
_WORTH_TRYING = 0.4


@dataclass(frozen=True, slots=True)
class Offer:
    """A change after which ``story`` fits, and the lines it saves, makes room for or fills."""

    story: Story
    change: Change
    lines: int

    @property
    def saves(self) -> bool:
        """Whether it is for a story that is over, not for a page that is short."""
        return isinstance(self.change, Cut) or self.change.gives_room

    @property
    def after(self) -> Story:
        """The story with the change made."""
        return without(self.story, self.change) if isinstance(self.change, Cut) else self.change.story


@dataclass(frozen=True, slots=True)
class Cutting:
    """How far the search has come: changes tried of those there are, and what was found up to now."""

    story: Story
    fit: Fit
    offers: tuple[Offer, ...] = ()
    tried: int = 0
    total: int = 0
    is_done: bool = False


class Cutter:
    """Finds them in the press worker, one page at a time, so that the live page goes on between them.

    ``news`` hears each step; after ``stop`` nothing more comes.
    """

    def __init__(self, desk: Desk, worker: Worker) -> None:
        self.news: News[Cutting] = News()
        self.trouble: News[str] = News()
        self._desk = desk
        self._worker = worker
        self._round = 0

    def find(self, story: Story, paper: str, *, quotes: bool) -> None:
        """Look for what makes this story fit; a search under way is given up."""
        self.stop()
        mine = self._round

        def measured(fit: Fit) -> None:
            if mine == self._round:
                layout = self._desk.composing.layouts.get(story.layout)
                singles, longer = candidates(story, fit, layout, quotes=quotes)
                self._next(mine, Cutting(story, fit, total=len(singles)), singles, longer, paper)

        self._worker.ask(
            lambda: self._fit(story, paper, widows=True), measured, lambda error: self._failed(mine, error)
        )

    def stop(self) -> None:
        """Give up the search."""
        self._round += 1

    def _next(
        self, mine: int, so_far: Cutting, left: Sequence[Change], longer: Sequence[Change], paper: str
    ) -> None:
        if not left and not so_far.offers and longer:
            # No single cut does it: take paragraphs off the end until one does.
            left, longer = longer, ()
            so_far = replace(so_far, total=so_far.total + len(left))
        is_done = not left or len(so_far.offers) >= MOST_OFFERS
        is_done = is_done or any(offer.change.kind == "paragraphs" for offer in so_far.offers)
        self.news.tell(replace(so_far, is_done=is_done))
        if is_done:
            return
        change, rest = left[0], left[1:]
        tried = Offer(so_far.story, change, 0)

        def fitted(fit: Fit) -> None:
            if mine == self._round:
                offer = proved(tried, so_far.fit, fit)
                offers = so_far.offers if offer is None else (*so_far.offers, offer)
                self._next(mine, replace(so_far, offers=offers, tried=so_far.tried + 1), rest, longer, paper)

        self._worker.ask(
            lambda: self._fit(tried.after, paper), fitted, lambda error: self._failed(mine, error)
        )

    def _fit(self, story: Story, paper: str, *, widows: bool = False) -> Fit:
        room = self._desk.composing
        return room.typesetter.fit(story, paper=room.paper_for(story, paper), widows=widows)

    def _failed(self, mine: int, error: DeskError) -> None:
        if mine == self._round:
            self.stop()
            self.trouble.tell(str(error))


def candidates(
    story: Story, fit: Fit, layout: Layout, *, quotes: bool
) -> tuple[Sequence[Change], Sequence[Change]]:
    """Return what is worth trying of a story that fits so, and what is where none of that does it.

    Where it is over, fillers taken back and cuts; where it is short, fillers; nothing where the page has
    no end or is full.
    """
    if fit.breaks_at is not None:
        return (
            [*taken_back(story, layout), *_worth_trying(cuts(story, quotes=quotes), fit)],
            _worth_trying(tails(story, quotes=quotes), fit),
        )
    return (list(fillers(story, layout)), ()) if fit.free_lines and not fit.is_over else ((), ())


def proved(offer: Offer, before: Fit, after: Fit) -> Offer | None:
    """Return the offer with the lines it saves or fills; None when it does not make the copy fit better."""
    if after.breaks_at is not None:
        return None
    if isinstance(offer.change, Cut):
        return replace(offer, lines=before.lines + before.over_lines - after.lines)
    if offer.change.gives_room:
        return replace(offer, lines=before.over_lines)
    fills = (before.free_lines or 0) - (after.free_lines or 0)
    is_whole = after.left_out == before.left_out and after.headline_over == before.headline_over
    return replace(offer, lines=fills) if fills > 0 and is_whole else None


def _worth_trying(found: Iterator[Cut], fit: Fit) -> list[Cut]:
    """Leave out cuts too short to save the lines that are over."""
    least = _WORTH_TRYING * fit.over_words
    return list(islice((cut for cut in found if cut.words >= least), _MOST_TRIED))
