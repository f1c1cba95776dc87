"""The photo library: every photo of the desk, found, described, decided on, and put to use."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desk.newsroom.photo_library import PhotoLibrary
from desk.newsroom.photo_names import TwoSpellings
from desk.story.photo import Photo
from desk.ui.cards import plain
from desk.ui.drops import dropped, take_drag
from desk.ui.flow import Flow
from desk.ui.folders import FOR_PICTURES, PICTURES, Folders
from desk.ui.last_dialog import LastDialog
from desk.ui.library.compare import CompareDialog
from desk.ui.library.dialogs import ReportDialog
from desk.ui.library.finder import PhotoFinder
from desk.ui.library.foot import Foot
from desk.ui.library.grid import PhotoGrid
from desk.ui.library.intake import Intake
from desk.ui.library.outgoing import Outgoing
from desk.ui.library.pane import PhotoPane
from desk.ui.theme import Colours

_BUTTONS = (
    ("add", "&Add…"), ("add-folder", "Add &Folder…"), ("put", "&Put on the Open Story"),
    ("compare", "&Compare"), ("export", "E&xport…"), ("sheet", "Contact S&heet…"), ("names", "&Names…"),
    ("undo", "&Undo"), ("redo", "&Redo"), ("delete", "&Delete"),
)  # fmt: skip
_GAP = 8
_OF_CHOSEN = ("put", "export", "sheet", "delete")


class LibraryWindow(QDialog):
    """The grid and the pane. ``put`` puts photos on the open story and says so; ``style`` is the file of
    the house’s style for credits.
    """

    def __init__(
        self,
        library: PhotoLibrary,
        put: Callable[[list[Photo]], str],
        colours: Colours,
        settings: QSettings,
        style: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("Photo Library")
        self.setAcceptDrops(True)
        self.resize(QSize(1360, 820).boundedTo(self.screen().availableGeometry().size()))
        self._library = library
        self._put = put
        self._folders = Folders(settings)
        self.dialogs = LastDialog()
        self.finder = PhotoFinder()
        self.grid = PhotoGrid(library, colours)
        self.pane = PhotoPane(library, style)
        self.foot = Foot(library.jobs)
        shared = (library.jobs, self.foot, self.dialogs, self._folders, self)
        self.intake, self.outgoing = Intake(*shared), Outgoing(*shared)
        self.buttons = {name: QPushButton(words) for name, words in _BUTTONS}
        self._lay_out()
        self._connect()
        self._chose()
        self._tell_steps()

    def dress(self, colours: Colours) -> None:
        """Take the colours of another theme."""
        self.grid.dress(colours)

    def showEvent(self, event: QShowEvent) -> None:
        """Look the library up anew."""
        super().showEvent(event)
        self.grid.photos.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Save what is typed."""
        self.pane.settle()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop a long job with the window."""
        self._library.jobs.stop()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        take_drag(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring in what was dropped."""
        if paths := dropped(event):
            self.intake.bring_in(paths)

    def relink(self, place: Path) -> None:
        """Bring back the file of the photo chosen from a copy of it."""
        photo = self.grid.chosen[0].photo
        self._library.jobs.relink(photo, place, lambda found: self.foot.say(f"Found again in {found}."))

    def _lay_out(self) -> None:
        row = Flow(_GAP)
        for button in self.buttons.values():
            button.setAutoDefault(False)
            row.addWidget(button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.finder)
        column.addLayout(row)
        column.addWidget(self.grid, 1)
        parts = QSplitter()
        parts.addWidget(left)
        parts.addWidget(self.pane)
        parts.setStretchFactor(0, 1)
        parts.setSizes([950, 390])
        whole = QVBoxLayout(self)
        whole.addWidget(parts, 1)
        whole.addWidget(self.foot)

    def _connect(self) -> None:
        changes = self._library.changes
        calls: dict[str, Callable[[], object]] = {
            "add": self.intake.choose_files, "add-folder": self.intake.choose_folder,
            "put": lambda: self.foot.say(self._put(self._photos())), "compare": self._compare,
            "export": lambda: self.outgoing.ask_export(self._photos()),
            "sheet": lambda: self.outgoing.ask_sheet(self._photos()),
            "names": lambda: self._library.shelf.ask_spellings(self._show_names),
            "undo": self._undo, "redo": changes.redo, "delete": self._delete,
        }  # fmt: skip
        for name, call in calls.items():
            self.buttons[name].clicked.connect(plain(call))
        for keys, call in (
            (QKeySequence.StandardKey.Undo, self._undo),
            (QKeySequence.StandardKey.Redo, changes.redo),
            (QKeySequence.StandardKey.Find, self.finder.search.setFocus),
        ):
            QShortcut(keys, self).activated.connect(plain(call))
        for keys, call in (
            (QKeySequence.StandardKey.Delete, self._delete),
            (QKeySequence.StandardKey.Paste, self.intake.paste),
        ):
            shortcut = QShortcut(keys, self.grid)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(plain(call))
        self.finder.wanted.connect(self.grid.want)
        self.grid.photos.arrived.connect(lambda: self.finder.show_count(self.grid.photos.rowCount()))
        self.grid.chose.connect(self._chose)
        self.pane.relink_wanted.connect(self._ask_file)
        self.pane.typed.connect(self._tell_steps)
        self.pane.held.connect(self.foot.say)
        self._library.trouble.listen(self.foot.say)
        self._library.changed.listen(lambda _none: self._tell_steps())

    def _photos(self) -> list[Photo]:
        """Return the photos chosen with what is typed of them, which is saved."""
        return self.pane.settle()

    def _chose(self) -> None:
        chosen = self.grid.chosen
        for name in _OF_CHOSEN:
            self.buttons[name].setEnabled(bool(chosen))
        self.buttons["compare"].setEnabled(len(chosen) == 2)  # noqa: PLR2004 - two, side by side
        self.pane.show_chosen(chosen)

    def _tell_steps(self) -> None:
        """Say what can be undone and done again."""
        changes = self._library.changes
        undo_words = "Typing" if self.pane.edits else changes.undo_words
        for name, words in (("undo", undo_words), ("redo", changes.redo_words)):
            self.buttons[name].setEnabled(bool(words))
            self.buttons[name].setToolTip(words)

    def _undo(self) -> None:
        """Take back what is typed and not saved, else the last change."""
        if self.pane.edits:
            self.pane.revert()
        else:
            self._library.changes.undo()

    def _compare(self) -> None:
        one, other = self._photos()
        self.dialogs.open(CompareDialog(self._library.shelf, one, other, self))

    def _show_names(self, found: list[TwoSpellings]) -> None:
        lines = tuple(
            f"{one.one} ({one.ones}) and {one.other} ({one.others}): one person or two?" for one in found
        )
        if lines:
            self.dialogs.open(ReportDialog("Names spelt two ways", lines, self))
        else:
            self.foot.say("No creator’s name is spelt two ways in the credits.")

    def _delete(self) -> None:
        if self.grid.chosen:
            self._library.changes.remove([one.file for one in self._photos()])

    def _ask_file(self) -> None:
        start = self._folders.last(FOR_PICTURES)
        name, _kind = QFileDialog.getOpenFileName(self, "Find the file", start, PICTURES)
        if name:
            self.relink(Path(name))
