"""Checks the open story in the background, a moment after the typing pauses."""

from desk.checks.seam import Finding
from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.newsroom.loop import Loop, Timer
from desk.newsroom.news import News
from desk.newsroom.worker import Newest, Worker
from desk.story.model import Story

PAUSE_SECONDS = 0.25


class Checker:
    """Runs the checks on the newest story; ``findings`` hears what they saw, in reading order.

    ``trouble`` hears why a story could not be checked, and once of each check that failed and is off.
    """

    def __init__(self, desk: Desk, loop: Loop, worker: Worker) -> None:
        self.findings: News[tuple[Finding, ...]] = News()
        self.trouble: News[str] = News()
        self._desk = desk
        self._loop = loop
        self._newest: Newest[tuple[Finding, ...]] = Newest(worker)
        self._timer: Timer | None = None
        self._told = 0

    def check(self, story: Story, *, after: float = PAUSE_SECONDS) -> None:
        """Check this story after a pause; asking again starts the pause anew and forgets older answers."""
        self.drop()
        self._timer = self._loop.later(after, lambda: self._ask(story))

    def drop(self) -> None:
        """Forget what is due and what is under way."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._newest.drop()

    def _ask(self, story: Story) -> None:
        self._timer = None
        self._newest.ask(lambda: tuple(self._desk.check(story)), self._found, self._failed)

    def _found(self, findings: tuple[Finding, ...]) -> None:
        self.findings.tell(findings)
        for failed in self._desk.checks.failed[self._told :]:
            self._told += 1
            self.trouble.tell(failed.sentence)

    def _failed(self, error: DeskError) -> None:
        self.trouble.tell(str(error))
