"""Saves the open story by itself, and says so only when it is true."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from desk.errors import DeskError
from desk.newsroom.loop import Loop, Timer
from desk.newsroom.open_story import OpenStory
from desk.newsroom.worker import Worker
from desk.store.trouble import OvertakenError
from desk.story.model import Story

PAUSE_SECONDS = 0.2
_LONGEST_SECONDS = 2.0
_RETRY_SECONDS = 5.0
_BUG = (
    "Something went wrong inside Desk and the newest words are not saved: copy them to a safe place, "
    "then start Desk again."
)


class SaveState(Enum):
    """Where the newest words are."""

    SAVED = "saved"
    UNSAVED = "unsaved"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SaveNews:
    """What the status bar shows: the state, when it was committed, or the sentence of what went wrong.

    ``overtaken`` says that the store has a newer state from elsewhere, and a person must choose.
    """

    state: SaveState
    at: datetime | None = None
    sentence: str = ""
    overtaken: bool = False


class Autosave:
    """Saves one open story after a pause in the edits.

    ``save(id, story, version)`` commits in the store's worker and returns the new version; it raises
    DeskError. ``tell`` hears every change of state, in the loop. ``kept_at`` is when the story was
    last saved.
    """

    def __init__(
        self,
        open_story: OpenStory,
        *,
        loop: Loop,
        worker: Worker,
        save: Callable[[int, Story, int], int],
        now: Callable[[], datetime],
        tell: Callable[[SaveNews], None],
        kept_at: datetime | None = None,
    ) -> None:
        self._open = open_story
        self._loop = loop
        self._worker = worker
        self._save = save
        self._now = now
        self._tell = tell
        self._kept = open_story.story
        self._kept_at = kept_at
        self._timer: Timer | None = None
        self._saving = False
        self._first_unsaved: datetime | None = None
        self._failed = False
        self._stopped = False
        open_story.listen(lambda _change: self._changed())

    @property
    def is_saved(self) -> bool:
        """Whether the newest words are committed."""
        return self._open.story == self._kept

    def flush(self) -> None:
        """Save now and wait for the commit; raises DeskError when the words could not be kept."""
        self._cancel()
        story = self._open.story
        try:
            self._worker.wait(lambda: self._commit(story))
        except DeskError as error:
            self._refused(error)
            raise
        self._settle()

    def flush_then(self, then: Callable[[], None], failed: Callable[[DeskError], None]) -> None:
        """Save now; ``then`` once the newest words are committed, ``failed`` when they could not be."""
        self._cancel()
        story = self._open.story

        def done(_none: None) -> None:
            self._settle()
            if self.is_saved:
                then()
            else:
                self.flush_then(then, failed)

        def refused(error: DeskError) -> None:
            self._refused(error)
            failed(error)

        self._worker.ask(lambda: self._commit(story), done, refused, self._broken)

    def soon(self) -> None:
        """Save without waiting for the pause."""
        self._due_in(0.0)

    def stop(self) -> None:
        """Save no more: the story is being closed."""
        self._cancel()
        self._stopped = True

    def _changed(self) -> None:
        now = self._now()
        if self._first_unsaved is None:
            self._first_unsaved = now
            if not self._failed:
                self._tell(SaveNews(SaveState.UNSAVED))
        waited = (now - self._first_unsaved).total_seconds()
        self._due_in(max(0.0, min(PAUSE_SECONDS, _LONGEST_SECONDS - waited)))

    def _due_in(self, seconds: float) -> None:
        self._cancel()
        if not self._stopped:
            self._timer = self._loop.later(seconds, self._begin)

    def _cancel(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _begin(self) -> None:
        self._timer = None
        if self._saving:
            return
        self._saving = True
        story = self._open.story
        self._worker.ask(lambda: self._commit(story), lambda _none: self._done(), self._refused, self._broken)

    def _commit(self, story: Story) -> None:
        """In the store's thread, so that versions follow one another even with a flush between."""
        if story != self._kept:
            self._open.version = self._save(self._open.id, story, self._open.version)
            self._kept = story
            self._kept_at = self._now()

    def _done(self) -> None:
        self._saving = False
        self._settle()

    def _settle(self) -> None:
        self._failed = False
        if self.is_saved:
            self._first_unsaved = None
            self._tell(SaveNews(SaveState.SAVED, self._kept_at))
        else:
            self._first_unsaved = self._now()
            self._due_in(PAUSE_SECONDS)

    def _refused(self, error: DeskError) -> None:
        overtaken = isinstance(error, OvertakenError)
        self._unkept(str(error), overtaken=overtaken)
        if not overtaken:
            self._due_in(_RETRY_SECONDS)

    def _broken(self) -> None:
        """Tell of a bug in the save: trying again would only meet it again, so the next change does."""
        self._unkept(_BUG)

    def _unkept(self, sentence: str, *, overtaken: bool = False) -> None:
        self._saving = False
        self._failed = True
        # Typing on has its own pause; were the old wait counted, each key would try at once.
        self._first_unsaved = None
        self._tell(SaveNews(SaveState.FAILED, sentence=sentence, overtaken=overtaken))
