"""The desk's own archive teaches the checks: printed stories are read, each once, in the background."""

import logging
from collections.abc import Callable

from desk.checks.learned import runs, shorter
from desk.errors import DeskError
from desk.newsroom.loop import Loop, Timer
from desk.newsroom.worker import Worker
from desk.store.store import Store
from desk.story.model import Story

_log = logging.getLogger(__name__)
_AT_ONCE = 2
_PAUSE_SECONDS = 0.05
_FIRST_SECONDS = 5.0


def learn_some(store: Store, most: int = _AT_ONCE) -> int:
    """Learn from up to ``most`` printed stories that wait; returns from how many."""
    waiting = store.archive.waiting(most)
    for story_id in waiting:
        learn(store, story_id, store.get(story_id).story)
    return len(waiting)


def learn(store: Store, story_id: int, story: Story) -> None:
    """Learn from a story, unless that was done before.

    A run of three words is kept only where both its halves have been printed before, which leaves out
    most of those that will never come again.
    """
    counted = runs(story)
    halves = {half for run in counted for half in shorter(run) or ()}
    ordered = sorted(halves)
    printed = {run for run, times in zip(ordered, store.archive.counts(ordered), strict=True) if times}
    kept = {
        run: times
        for run, times in counted.items()
        if (pair := shorter(run)) is None or printed.issuperset(pair) or times > 1
    }
    store.archive.learn(story_id, kept)


class Learner:
    """Learns a few stories at a time while nothing else is asked of its worker.

    ``learned`` hears when the last that waited has been learned from.
    """

    def __init__(
        self, store: Callable[[], Store], loop: Loop, worker: Worker, learned: Callable[[], None]
    ) -> None:
        self._store = store
        self._loop = loop
        self._worker = worker
        self._learned = learned
        self._timer: Timer | None = None
        self._has_news = False

    def soon(self, after: float = _FIRST_SECONDS) -> None:
        """Look for stories to learn from after so many seconds."""
        self.stop()
        self._timer = self._loop.later(after, self._ask)

    def stop(self) -> None:
        """Ask for no more; what is under way is finished."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _ask(self) -> None:
        self._timer = None
        self._worker.ask(lambda: learn_some(self._store()), self._answered, self._failed)

    def _answered(self, count: int) -> None:
        self._has_news = self._has_news or count > 0
        if count:
            self.soon(_PAUSE_SECONDS)
        elif self._has_news:
            self._has_news = False
            self._learned()

    def _failed(self, error: DeskError) -> None:
        """Let it be until the next export or start: the store tells its trouble where words are at stake."""
        _log.warning("The archive was not learned from: %s", error)
