"""What the window works with: the rooms joined round the story in hand."""

from collections.abc import Callable
from typing import Generic, TypeVar

from desk import resources
from desk.errors import DeskError
from desk.newsroom import sample
from desk.newsroom.checking import Checker
from desk.newsroom.credit_styling import CreditStyling
from desk.newsroom.cutter import Cutter
from desk.newsroom.darkroom import Darkroom
from desk.newsroom.deciding import Deciding
from desk.newsroom.desk import Desk
from desk.newsroom.flat_planning import FlatPlanning
from desk.newsroom.house import Houses
from desk.newsroom.in_hand import InHand
from desk.newsroom.intake import Intake
from desk.newsroom.learning import Learner
from desk.newsroom.loop import Loop
from desk.newsroom.news import News
from desk.newsroom.open_story import Change, OpenStory
from desk.newsroom.photo_deciding import PhotoDeciding
from desk.newsroom.photo_library import PhotoLibrary
from desk.newsroom.press_choice import PressChoice
from desk.newsroom.previewing import Previewer
from desk.newsroom.printing import Printing
from desk.newsroom.removing import Removing
from desk.newsroom.sending import Sending
from desk.newsroom.shelf import Shelf
from desk.newsroom.styling import Styling
from desk.newsroom.worker import Worker
from desk.store.stories import StoredStory

P = TypeVar("P")
_ADD_ONS_AFTER_S = 3


class Newsroom(Generic[P]):
    """Joins the rooms for one window. All its doors are used from the loop's thread.

    ``develop`` makes the window's kind of picture of a PNG, in a worker.
    """

    def __init__(self, desk: Desk, loop: Loop, develop: Callable[[bytes], P]) -> None:
        self.desk = desk
        self._loop = loop
        self.trouble: News[str] = News()
        self.notices: News[str] = News()
        self._store = Worker("desk-store", loop)
        self._press = Worker("desk-press", loop)
        self._checks = Worker("desk-checks", loop)
        self.printing = Printing(desk, loop, self._press)
        self.previewer = Previewer(desk, self._press, develop)
        self.cutter = Cutter(desk, self._press)
        self.houses = Houses(desk, self._press, develop)
        self.checker = Checker(desk, loop, self._checks)
        self.styling = Styling(desk, self._store, self._check_again)
        self.credit_styling = CreditStyling(desk, self._store, self._check_again)
        self.deciding = Deciding(desk, self._store, self._check_again, self._failed)
        self.photo_deciding = PhotoDeciding(desk, self._store, self._check_again, self._failed)
        self.shelf = Shelf(desk, self._store, self._failed)
        self.darkroom = Darkroom(desk, self._checks, self._failed)
        self.learner = Learner(lambda: desk.store, loop, self._store, self._learned)
        self.sending = Sending(desk, self._press, self._store, self.learner.soon)
        self.flat_plan = FlatPlanning(desk, loop, develop, self.press_choice)
        self.library = PhotoLibrary(desk, loop)
        self.in_hand = InHand(desk, loop, self._store, self.shelf, self._failed)
        self.removing = Removing(self.in_hand, self.shelf)
        self.intake = Intake(desk, self.in_hand, self._store, self._failed)
        self.library.changed.listen(lambda _none: self._check_again())
        self.in_hand.opened.listen(self._opened)
        self.in_hand.left.listen(lambda _none: self._left())
        self.in_hand.kept.listen(lambda _none: self.flat_plan.refresh())

    @property
    def open_story(self) -> OpenStory | None:
        """The story in hand."""
        return self.in_hand.story

    def start(self) -> None:
        """Open the store, lay out the sample on a first start, and open the newest story."""
        self.in_hand.start(self._first_story)
        self.learner.soon()
        self.library.start()
        # Not before the first page is there: it loads formats that a start has no use for.
        self._loop.later(_ADD_ONS_AFTER_S, self._look_over_add_ons)

    def _look_over_add_ons(self) -> None:
        self._press.ask(self.desk.broken_add_ons, self._add_ons_looked_over, self._failed)

    def _add_ons_looked_over(self, broken: tuple[str, ...]) -> None:
        if broken:
            self.notices.tell(" ".join(broken))

    def press_choice(self) -> PressChoice:
        """Return what a dialog asks of the press profiles."""
        return PressChoice(self.desk.composing, self._store)

    def set_again(self) -> None:
        """Set the open story’s page again: its layout may have changed."""
        if self.open_story is not None:
            self.previewer.show(self.open_story.story)

    def _check_again(self) -> None:
        if self.open_story is not None:
            self.checker.check(self.open_story.story, self.open_story.id, after=0)

    def _learned(self) -> None:
        self.desk.answering.learned_more()
        self._check_again()

    def close(self) -> None:
        """End all work; what was not saved before is not saved now."""
        self.learner.stop()
        self.in_hand.stop()
        self._left()
        self.houses.drop()
        self.printing.stop()
        self.flat_plan.close()
        self.library.close()
        for worker in (self._checks, self._press, self._store):
            worker.close()
        self.desk.close()

    def _first_story(self) -> StoredStory | None:
        if self.desk.is_first_start:
            sample.lay_out(self.desk, resources.shipped() / "sample")
        return self.in_hand.newest()

    def _opened(self, story: OpenStory | None) -> None:
        if story is not None:
            story.listen(self._changed)
            self.previewer.show(story.story)
            self.checker.check(story.story, story.id, after=0)

    def _changed(self, change: Change) -> None:
        self.cutter.stop()
        self.previewer.show(change.after)
        if self.open_story is not None:
            self.checker.check(change.after, self.open_story.id)

    def _left(self) -> None:
        self.previewer.drop()
        self.cutter.stop()
        self.checker.drop()

    def _failed(self, error: DeskError) -> None:
        self.trouble.tell(str(error))
