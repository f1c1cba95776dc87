"""The flat plan of the window: an edition’s pages set off the window’s thread, shown as they come."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.newsroom.edition_plan import PageFact
from desk.newsroom.edition_sending import EditionSending
from desk.newsroom.edition_steps import Step, Steps
from desk.newsroom.editions import Editions
from desk.newsroom.loop import Loop
from desk.newsroom.news import News
from desk.newsroom.press_choice import PressChoice
from desk.newsroom.worker import Worker
from desk.press.page_layouts import PageLayout
from desk.press.page_setter import PageCopy, SetPage
from desk.story.edition import Edition

P = TypeVar("P")
_PPI = 40.0


@dataclass(frozen=True, slots=True)
class PlannedPage(Generic[P]):
    """A page’s facts and its picture, None where it could not be set."""

    fact: PageFact
    picture: P | None


class FlatPlanning(Generic[P]):
    """Shows one edition at a time; nothing is set before ``open``. Used from the loop’s thread.

    ``listed`` hears all editions, ``opened`` the one shown, before its pages come to ``pages`` one by one;
    ``trouble`` hears one sentence. ``develop`` makes the window’s kind of picture of a PNG, in the worker.
    """

    def __init__(
        self, desk: Desk, loop: Loop, develop: Callable[[bytes], P], press_choice: Callable[[], PressChoice]
    ) -> None:
        self.listed: News[list[Edition]] = News()
        self.opened: News[Edition | None] = News()
        self.pages: News[PlannedPage[P]] = News()
        self.trouble: News[str] = News()
        self.edition: Edition | None = None
        self.press_choice = press_choice
        self.steps = Steps()
        self._desk = desk
        self._editions = Editions(desk)
        self._loop = loop
        self._develop = develop
        self._worker = Worker("desk-editions", loop)
        self.sending = EditionSending(desk, loop, self._worker)
        self._kept: dict[PageCopy, SetPage] = {}
        self._round = 0

    def layouts(self) -> tuple[PageLayout, ...]:
        """Return the page layouts there are."""
        return self._editions.layouts()

    def ask_all(self) -> None:
        """Ask for all editions."""
        self._worker.ask(self._editions.all, self.listed.tell, self._failed)

    def open(self, edition_id: int) -> None:
        """Show an edition; what was still to come of another is dropped."""
        self._ask(lambda: self._editions.get(edition_id))

    def refresh(self) -> None:
        """Show the open edition anew: a story on its pages may have changed."""
        if self.edition is not None:
            self.open(self.edition.id)

    def leave(self) -> None:
        """Show nothing; no page comes any more."""
        self._round += 1
        self.edition = None

    def make(self, name: str, date: str, count: int, layout: str) -> None:
        """Make an edition and show it."""
        self._ask(lambda: self._editions.new(name, date, count, layout), then=self.ask_all)

    def change(self, change: Callable[[Editions, int], Edition]) -> None:
        """Change the open edition and show what came of it; what is refused is told, and nothing changed."""
        if self.edition is None:
            return
        number = self.edition.id

        def job() -> Step:
            return Step(self._editions.get(number), change(self._editions, number))

        def came(asked_in: int, step: Step) -> None:
            self.steps.did(step)
            self._opened(asked_in, None, step.after)

        self._round += 1
        self._worker.ask(job, partial(came, self._round), self._refused)

    def undo(self) -> None:
        """Undo the last change made here to the open edition."""
        if (step := self.steps.take_last()) is not None:
            self._take(
                step, partial(self.steps.went_back, step), partial(self.steps.went_on, step, step.after)
            )

    def redo(self) -> None:
        """Do the change undone last again."""
        if (step := self.steps.take_next()) is not None:
            put_back = partial(self.steps.went_back, step, step.before)
            self._take(step.back, partial(self.steps.went_on, step), put_back)

    def _take(self, step: Step, keep: Callable[[Edition], None], put_back: Callable[[], None]) -> None:
        """Take a step back; ``keep`` hears what the edition is then, ``put_back`` where that is refused."""
        number = step.after.id

        def came(asked_in: int, edition: Edition) -> None:
            keep(edition)
            self._opened(asked_in, None, edition)

        def failed(error: DeskError) -> None:
            put_back()
            self._refused(error)

        self._round += 1
        job = partial(self._editions.undo, number, step.before, step.after)
        self._worker.ask(job, partial(came, self._round), failed)

    def close(self) -> None:
        """End all work."""
        self.sending.stop()
        self.leave()
        self._worker.close()

    def _ask(self, job: Callable[[], Edition], then: Callable[[], None] | None = None) -> None:
        self._round += 1
        self._worker.ask(job, partial(self._opened, self._round, then), self._failed)

    def _opened(self, asked_in: int, then: Callable[[], None] | None, edition: Edition) -> None:
        if then is not None:
            then()
        if asked_in != self._round:
            return
        if self.edition is None or self.edition.id != edition.id:
            self.steps.forget()
        self.edition = edition
        self.opened.tell(edition)
        self._ask_plan(edition)

    def _ask_plan(self, edition: Edition) -> None:
        self._worker.ask(partial(self._plan, self._round, edition.id), lambda _none: None, self._failed)

    def _plan(self, asked_in: int, edition_id: int) -> None:
        facts = self._editions.plan(
            edition_id, ppi=_PPI, stop=lambda: asked_in != self._round, kept=self._kept
        )
        for fact in facts:
            page = PlannedPage(fact, None if fact.png is None else self._develop(fact.png))
            self._loop.soon(partial(self._came, asked_in, page))

    def _came(self, asked_in: int, page: PlannedPage[P]) -> None:
        if asked_in == self._round:
            self.pages.tell(page)

    def _failed(self, error: DeskError) -> None:
        self.trouble.tell(str(error))

    def _refused(self, error: DeskError) -> None:
        self._failed(error)
        if self.edition is not None:
            self._ask_plan(self.edition)
