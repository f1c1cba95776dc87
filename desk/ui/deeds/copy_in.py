"""Deeds of copy: stories started, brought in, looked at as they came, and removed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desk.newsroom.intake import ImportReport
from desk.newsroom.photo_intake import SUFFIXES
from desk.store.stories import ReceivedCopy
from desk.ui.dialogs import ImportDialog, ReceivedDialog, import_sentence
from desk.ui.folders import Folders
from desk.ui.last_dialog import LastDialog

if TYPE_CHECKING:
    from desk.ui.window import Window


class CopyDeeds:
    """What comes to the desk and leaves it again; ``add_pictures`` takes pictures among the files."""

    def __init__(
        self,
        window: "Window",
        folders: Folders,
        dialogs: LastDialog,
        add_pictures: Callable[[Sequence[Path]], None],
    ) -> None:
        self._window = window
        self._folders = folders
        self._dialogs = dialogs
        self._add_pictures = add_pictures
        self._is_new = False

    def calls(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of this kind call."""
        return {
            "new": self.new, "import": self.choose_copy, "paste-copy": self.paste_copy,
            "save": self._window.newsroom.in_hand.save_now, "received": self.show_received,
            "remove": self.remove, "remove-sample": self.remove_sample,
        }  # fmt: skip

    def new(self) -> None:
        """Start a story with the caret in its headline."""
        self._is_new = True
        self._window.stories.search.clear()
        self._window.newsroom.in_hand.new()

    def opened(self) -> None:
        """Put the caret in the headline of a story just started."""
        if self._is_new:
            self._is_new = False
            self._window.pane.headline.setFocus()

    def choose_copy(self) -> None:
        """Ask for copy files and bring them in."""
        names, _kind = QFileDialog.getOpenFileNames(
            self._window,
            "Import copy",
            self._folders.last("import"),
            "Copy (*.txt *.md *.markdown *.text);;All files (*)",
        )
        if names:
            self._folders.remember("import", names[0])
            self.take_files([Path(name) for name in names])

    def take_files(self, paths: Sequence[Path]) -> None:
        """Bring in copy files; pictures go to the open story."""
        pictures = [path for path in paths if path.suffix.lower() in SUFFIXES]
        copies = [path for path in paths if path not in pictures]
        if pictures:
            self._add_pictures(pictures)
        if copies:
            self._window.newsroom.intake.files(copies, self.show_import)

    def paste_copy(self) -> None:
        """Make a story of the clipboard's text."""
        text = QGuiApplication.clipboard().text(QClipboard.Mode.Clipboard)
        if text.strip():
            self._window.newsroom.intake.text(text, self.show_import)
        else:
            self._window.strip.say("The clipboard holds no text; copy the story first.", bad=True)

    def show_import(self, report: ImportReport) -> None:
        """Report on an import: a line over the story, and the whole when something wants a look."""
        self._window.stories.search.clear()
        dialog = ImportDialog(report, self._window)
        self._dialogs.shown = dialog
        bad = bool(report.refused) and not report.imported
        self._window.strip.say(import_sentence(report), [("Report", dialog.open)], bad=bad)
        if any(one.unplaced for one in report.imported) or (
            report.refused and len(report.refused) + len(report.imported) > 1
        ):
            dialog.open()

    def welcome(self) -> None:
        """Offer the first steps while the sample is on the desk, until the strip is closed once."""
        if self._window.settings.value("welcomed") is None:
            self._window.newsroom.removing.ask_sample(self._welcome)

    def show_received(self) -> None:
        """Show the bytes the open story came from."""
        open_story = self._window.newsroom.open_story
        if open_story is not None:
            self._window.newsroom.shelf.ask_received(open_story.id, self._received)

    def remove(self) -> None:
        """Remove the stories chosen in the list, else the open one; it can be put back."""
        self._window.stories.ask_chosen(self._remove)

    def remove_sample(self) -> None:
        """Remove the sample stories; they can be put back."""
        self._window.newsroom.removing.ask_sample(self._remove_sample)

    def _remove(self, ids: list[int]) -> None:
        room = self._window.newsroom
        if not ids and room.open_story is not None:
            ids = [room.open_story.id]
        if ids:
            room.removing.remove(ids)

    def _welcome(self, has_sample: bool) -> None:
        if has_sample:
            self._window.strip.say(
                "This is the sample desk.",
                [
                    ("New story", self.new),
                    ("Import copy", self.choose_copy),
                    ("Remove the sample", self.remove_sample),
                ],
                closed=lambda: self._window.settings.setValue("welcomed", 1),
            )

    def _received(self, copies: list[ReceivedCopy]) -> None:
        if not copies:
            self._window.strip.say("This story was written here; it has no received copy.")
            return
        self._dialogs.open(
            ReceivedDialog(
                copies[0], lambda sentence: self._window.strip.say(sentence, bad=True), self._window
            )
        )

    def _remove_sample(self, has_sample: bool) -> None:
        if has_sample:
            self._window.newsroom.removing.remove_sample()
        else:
            self._window.strip.say("The sample is not on this desk any more.")
