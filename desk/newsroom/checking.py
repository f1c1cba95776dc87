"""Checks the open story in the background, a moment after the typing pauses."""

from desk.checks.seam import Finding
from desk.errors import DeskError
from desk.newsroom.answering import Heard
from desk.newsroom.desk import Desk
from desk.newsroom.loop import Loop, Timer
from desk.newsroom.news import News
from desk.newsroom.worker import Newest, Worker
from desk.story.model import Story

PAUSE_SECONDS = 0.25


class Checker:
    """Runs the checks on the newest story; ``findings`` hears what they saw, in reading order.

    ``heard`` is the last answer with what was left out of it because a person said to leave it.
    ``trouble`` hears why a story could not be checked, and once of each check that failed and is off.
    """

    def __init__(self, desk: Desk, loop: Loop, worker: Worker) -> None:
        self.findings: News[tuple[Finding, ...]] = News()
        self.trouble: News[str] = News()
        self._desk = desk
        self._loop = loop
        self.heard = Heard()
        self._newest: Newest[Heard] = Newest(worker)
        self._timer: Timer | None = None
        self._told = 0

    def check(self, story: Story, story_id: int, *, after: float = PAUSE_SECONDS) -> None:
        """Check the story of this number after a pause; asking again starts the pause anew.

        Older answers are forgotten.
        """
        self.drop()
        self._timer = self._loop.later(after, lambda: self._ask(story, story_id))

    def drop(self) -> None:
        """Forget what is due and what is under way."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._newest.drop()

    def _ask(self, story: Story, story_id: int) -> None:
        self._timer = None
        self._newest.ask(
            lambda: self._desk.check(story, self._desk.answers(story_id)), self._found, self._failed
        )

    def _found(self, heard: Heard) -> None:
        self.heard = heard
        self.findings.tell(heard.shown)
        for failed in self._desk.checks.failed[self._told :]:
            self._told += 1
            self.trouble.tell(failed.sentence)

    def _failed(self, error: DeskError) -> None:
        self.trouble.tell(str(error))
