"""Looks for cuts that make the copy fit, by setting the page again without each of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from desk.errors import DeskError
from desk.newsroom.cuts import Cut, cuts, tails, without
from desk.newsroom.desk import Desk
from desk.newsroom.news import News
from desk.newsroom.worker import Worker
from desk.press.fit import Fit
from desk.story.model import Story

_MOST_OFFERS = 12
_MOST_TRIED = 200
_WORTH_TRYING = 0.4


@dataclass(frozen=True, slots=True)
class Offer:
    """A cut after which ``story`` fits, and the lines it saves."""

    story: Story
    cut: Cut
    saves: int


@dataclass(frozen=True, slots=True)
class Cutting:
    """How far the search has come: cuts tried of those there are, and what was found up to now."""

    story: Story
    fit: Fit
    offers: tuple[Offer, ...] = ()
    tried: int = 0
    total: int = 0
    is_done: bool = False


class Cutter:
    """Finds cuts in the press worker, one page at a time, so that the live page goes on between them.

    ``news`` hears each step; after ``stop`` nothing more comes.
    """

    def __init__(self, desk: Desk, worker: Worker) -> None:
        self.news: News[Cutting] = News()
        self.trouble: News[str] = News()
        self._desk = desk
        self._worker = worker
        self._round = 0

    def find(self, story: Story, paper: str, *, quotes: bool) -> None:
        """Look for cuts in this story; a search under way is given up."""
        self.stop()
        mine = self._round

        def measured(fit: Fit) -> None:
            if mine == self._round:
                singles = _worth_trying(cuts(story, quotes=quotes), fit)
                longer = _worth_trying(tails(story, quotes=quotes), fit)
                start = Cutting(story, fit, total=len(singles))
                self._next(mine, start, singles, longer, paper)

        self._worker.ask(
            lambda: self._fit(story, paper, widows=True), measured, lambda error: self._failed(mine, error)
        )

    def stop(self) -> None:
        """Give up the search."""
        self._round += 1

    def _next(self, mine: int, so_far: Cutting, left: list[Cut], longer: list[Cut], paper: str) -> None:
        if not left and not so_far.offers and longer:
            # No single cut does it: take paragraphs off the end until one does.
            left, longer = longer, []
            so_far = replace(so_far, total=so_far.total + len(left))
        is_done = so_far.fit.breaks_at is None or not left or len(so_far.offers) >= _MOST_OFFERS
        is_done = is_done or any(offer.cut.kind == "paragraphs" for offer in so_far.offers)
        self.news.tell(replace(so_far, is_done=is_done))
        if is_done:
            return
        cut, rest = left[0], left[1:]

        def fitted(fit: Fit) -> None:
            if mine == self._round:
                offers = so_far.offers
                if fit.breaks_at is None:
                    saves = so_far.fit.lines + so_far.fit.over_lines - fit.lines
                    offers = (*offers, Offer(so_far.story, cut, saves))
                self._next(mine, replace(so_far, offers=offers, tried=so_far.tried + 1), rest, longer, paper)

        shorter = without(so_far.story, cut)
        self._worker.ask(lambda: self._fit(shorter, paper), fitted, lambda error: self._failed(mine, error))

    def _fit(self, story: Story, paper: str, *, widows: bool = False) -> Fit:
        paper = self._desk.paper_for(story, paper)
        return self._desk.typesetter.fit(story, paper=paper, widows=widows)

    def _failed(self, mine: int, error: DeskError) -> None:
        if mine == self._round:
            self.stop()
            self.trouble.tell(str(error))


def _worth_trying(found: Iterator[Cut], fit: Fit) -> list[Cut]:
    """Leave out cuts too short to save the lines that are over."""
    least = _WORTH_TRYING * fit.over_words
    return list(islice((cut for cut in found if cut.words >= least), _MOST_TRIED))
