"""Deeds on the open story beside its words: pictures, related lines, and cuts that make it fit."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desk.newsroom.cutter import Offer
from desk.newsroom.fillers import pull_quote_of
from desk.story.edits import with_field
from desk.ui.folders import FOR_PICTURES, PICTURES, Folders

if TYPE_CHECKING:
    from desk.ui.window import Window


class StoryDeeds:
    """What the Story menu and the inspector ask for."""

    def __init__(self, window: "Window", folders: Folders) -> None:
        self._window = window
        self._folders = folders

    def calls(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of this kind call."""
        return {
            "add-photo": lambda: self.choose_picture(None),
            "add-related": self.add_related,
            "pull-quote": self.make_pull_quote,
        }

    def choose_picture(self, at: int | None) -> None:
        """Ask for picture files and put them on the open story."""
        if self._window.newsroom.open_story is None:
            return
        names, _kind = QFileDialog.getOpenFileNames(
            self._window, "Add pictures", self._folders.last(FOR_PICTURES), PICTURES
        )
        if names:
            self._folders.remember(FOR_PICTURES, names[0])
            self.add_pictures([Path(name) for name in names], at)

    def add_pictures(self, paths: Sequence[Path], at: int | None = None) -> None:
        """Put pictures on the open story: the first in use ``at``, or in the first that awaits one."""
        window = self._window
        open_story = window.newsroom.open_story
        if open_story is None:
            window.strip.say("Open a story first; then drop the picture on it.", bad=True)
            return
        if at is None:
            awaited = (n for n, photo in enumerate(open_story.story.photos) if not photo.file)
            at = next(awaited, None)
        for number, path in enumerate(paths):
            window.newsroom.darkroom.add(open_story, path, at if number == 0 else None)
        window.panes.bring(window.panes.inspector)
        window.inspector.setCurrentWidget(window.inspector.photos)

    def add_related(self) -> None:
        """Add a related line and go to it."""
        window = self._window
        if window.newsroom.open_story is not None:
            window.panes.bring(window.panes.inspector)
            window.inspector.setCurrentWidget(window.inspector.related)
            window.inspector.related.add.click()

    def find_cuts(self, quotes: bool) -> None:
        """Look for cuts that make the open story fit."""
        room = self._window.newsroom
        if room.open_story is not None:
            room.cutter.find(room.open_story.story, room.previewer.view.paper, quotes=quotes)

    def cut(self, offer: Offer) -> None:
        """Make an offered change in the story it was found for; Undo takes it back."""
        open_story = self._window.newsroom.open_story
        if open_story is not None and open_story.story == offer.story:
            words = "Cut to Fit" if offer.saves else f"Fill: {offer.change.kind}"
            open_story.become(offer.after, words=words, by=None)

    def make_pull_quote(self) -> None:
        """Make the words chosen in the body the story’s pull quote."""
        window = self._window
        open_story = window.newsroom.open_story
        if open_story is None:
            return
        chosen = pull_quote_of(open_story.story, window.pane.body.textCursor().selectedText())
        if not chosen:
            window.strip.say("Select words in the body first; then make them the pull quote.", bad=True)
            return
        open_story.become(
            with_field(open_story.story, "pull_quote", chosen), words="Make Pull Quote", by=None
        )
        window.panes.bring(window.panes.inspector)
        window.inspector.setCurrentWidget(window.inspector.details)
