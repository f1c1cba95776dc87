"""Deeds of editions: the flat plan."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desk.newsroom.gate import Reason
from desk.newsroom.open_story import OpenStory
from desk.ui.flat_plan import FlatPlan
from desk.ui.theme import Colours

if TYPE_CHECKING:
    from desk.ui.window import Window


class EditionDeeds:
    """Shows the flat plan in a window of its own, made when first asked for."""

    def __init__(self, window: "Window", go_to: Callable[[Reason], None]) -> None:
        self._window = window
        self._go_to_place = go_to
        self._wanted: Reason | None = None
        window.newsroom.in_hand.opened.listen(self._opened)
        self.flat_plan: FlatPlan | None = None

    def calls(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of this kind call."""
        return {"flat-plan": self.show_flat_plan}

    def show_flat_plan(self) -> None:
        """Show all pages of an edition."""
        window = self._window
        if self.flat_plan is None:
            self.flat_plan = FlatPlan(
                window.newsroom.flat_plan,
                self._chosen_stories,
                self._go_to,
                window.colours,
                window.settings,
                window,
            )
        if self.flat_plan.isVisible():
            self.flat_plan.raise_()
        self.flat_plan.show()

    def dress(self, colours: Colours) -> None:
        """Take the colours of another theme."""
        if self.flat_plan is not None:
            self.flat_plan.dress(colours)

    def close(self) -> None:
        """Close the flat plan with the window."""
        if self.flat_plan is not None:
            self.flat_plan.close()

    def _go_to(self, reason: Reason) -> None:
        """Open the story that holds the edition back, and go to the place; a page is in the plan itself."""
        if reason.story is None:
            return
        self._wanted = reason
        self._window.activateWindow()
        open_story = self._window.newsroom.open_story
        if open_story is not None and open_story.id == reason.story:
            self._opened(open_story)
        else:
            self._window.newsroom.in_hand.open(reason.story)

    def _opened(self, open_story: OpenStory | None) -> None:
        wanted = self._wanted
        if wanted is not None and open_story is not None and open_story.id == wanted.story:
            self._wanted = None
            # Not before all the others that hear of it show the story.
            QTimer.singleShot(0, self._window, lambda: self._go_to_place(wanted))

    def _chosen_stories(self) -> list[tuple[int, str]]:
        """Return the stories chosen in the list, else the open one: number and title."""
        rows = [(row.id, row.headline or row.slug or "Untitled") for row in self._window.stories.chosen()]
        open_story = self._window.newsroom.open_story
        if rows or open_story is None:
            return rows
        story = open_story.story
        return [(open_story.id, story.headline or story.slug or "Untitled")]
