"""Checks the open story in the background, a moment after the typing pauses."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from desk.checks.seam import Finding
from desk.errors import DeskError
from desk.newsroom.answering import Answers, Heard
from desk.newsroom.desk import Desk
from desk.newsroom.loop import Loop, Timer
from desk.newsroom.news import News
from desk.newsroom.photo_files import lost_files
from desk.newsroom.photo_rights import shown_on
from desk.newsroom.photo_standing import Standing, standings
from desk.newsroom.worker import Newest, Worker
from desk.story.model import Story
from desk.story.text import count_words, passages

PAUSE_SECONDS = 0.25


def photos_of(desk: Desk, story: Story, answers: Answers) -> tuple[Standing, ...]:
    """Return how each photo of a story stands for print in its own layout, on its usual paper."""
    if not story.photos:
        return ()
    layout, fit = desk.composing.layouts.get(story.layout), None
    if any(use.file for use in story.photos):
        # A page that cannot be set says so where it is shown; the rest of what stands in the way is known.
        with suppress(DeskError):
            fit = desk.composing.typesetter.fit(story)
    today = desk.now().date().isoformat()
    return standings(
        story,
        answers.photos,
        desk.crediting,
        today=today,
        shown=shown_on(layout, fit),
        lost=lost_files(story, desk.photos),
    )


@dataclass(frozen=True, slots=True)
class Checked:
    """How much was checked, and when."""

    words: int = 0
    at: datetime | None = None

    @property
    def sentence(self) -> str:
        """Tell it to a person."""
        when = f" at {self.at:%H:%M:%S}" if self.at is not None else ""
        return f"{self.words:,} word{'' if self.words == 1 else 's'} checked{when}."


class Checker:
    """Runs the checks on the newest story; ``findings`` hears what they saw, in reading order.

    ``heard`` is the last answer with what was left out of it because a person said to leave it, ``checked``
    how much it is about.
    ``trouble`` hears why a story could not be checked, and once of each check that failed and is off.
    """

    def __init__(self, desk: Desk, loop: Loop, worker: Worker) -> None:
        self.findings: News[tuple[Finding, ...]] = News()
        self.trouble: News[str] = News()
        self._desk = desk
        self._loop = loop
        self.heard = Heard()
        self.checked = Checked()
        self._newest: Newest[tuple[Heard, int]] = Newest(worker)
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
        self._newest.ask(lambda: self._check(story, story_id), self._found, self._failed)

    def _check(self, story: Story, story_id: int) -> tuple[Heard, int]:
        words = sum(count_words(passage.text) for passage in passages(story))
        answers = self._desk.answers(story_id, story=story)
        heard = self._desk.check_room.check(story, answers)
        return replace(heard, photos=photos_of(self._desk, story, answers)), words

    def _found(self, answer: tuple[Heard, int]) -> None:
        self.heard, words = answer
        self.checked = Checked(words, self._desk.now())
        self.findings.tell(self.heard.shown)
        for failed in self._desk.check_room.checks.failed[self._told :]:
            self._told += 1
            self.trouble.tell(failed.sentence)

    def _failed(self, error: DeskError) -> None:
        self.trouble.tell(str(error))
