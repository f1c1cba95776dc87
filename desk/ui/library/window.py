"""The photo library: every photo of the desk, found, described, decided on, and put to use."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desk.newsroom.importing import counted
from desk.newsroom.photo_intake import PhotoReport
from desk.newsroom.photo_library import PhotoLibrary, Wanted
from desk.newsroom.photo_names import TwoSpellings
from desk.newsroom.photo_telling import Looked
from desk.store.library import FILTERS, StoredPhoto
from desk.story.photo import Photo
from desk.ui.cards import plain
from desk.ui.library.compare import CompareDialog
from desk.ui.library.jobs import ExportDialog, ReportDialog
from desk.ui.library.model import PhotoGridModel
from desk.ui.library.painter import CELL, PhotoCellPainter
from desk.ui.library.pane import PhotoPane
from desk.ui.pick import Pick
from desk.ui.theme import Colours

_PAUSE_MS = 80
_PICTURES = "Pictures (*.jpg *.jpeg *.png *.tif *.tiff *.webp)"


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
        self.resize(QSize(1320, 820).boundedTo(self.screen().availableGeometry().size()))
        self._library = library
        self._put = put
        self._settings = settings
        self._chosen: list[StoredPhoto] = []
        self._asked = 0
        self.dialog: QDialog | None = None
        self.view = QListView()
        self.model = PhotoGridModel(library, self._in_sight, self)
        self.painter = PhotoCellPainter(self.model, colours)
        self.pane = PhotoPane(library, style)
        self.search = QLineEdit()
        self.only = Pick()
        self.count = QLabel()
        self.said = QLabel()
        self.progress = QProgressBar()
        self.buttons = {
            name: QPushButton(words)
            for name, words in (
                ("add", "&Add…"), ("add-folder", "Add &Folder…"), ("put", "&Put on the Open Story"),
                ("compare", "&Compare"), ("export", "E&xport…"), ("sheet", "Contact S&heet…"),
                ("names", "&Names…"), ("delete", "&Delete"), ("undo", "&Undo"), ("stop", "S&top"),
            )
        }  # fmt: skip
        self._dress_view()
        self._lay_out()
        self._connect()

    def dress(self, colours: Colours) -> None:
        """Take the colours of another theme."""
        self.painter.colours = colours
        self.view.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """Look the library up anew."""
        super().showEvent(event)
        self.model.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop a long job with the window."""
        self._library.stop()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring in what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.bring_in(paths)

    def bring_in(self, paths: list[Path]) -> None:
        """Bring in files and folders, with progress and a way to stop."""
        self._busy("Bringing in pictures…")
        self._library.bring_in(paths, self._came_in)

    def paste(self) -> None:
        """Bring in the picture or the files of the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.bring_in(paths)
            return
        image = QGuiApplication.clipboard().image()
        if image.isNull():
            self.say("The clipboard holds no picture; copy one first.")
            return
        plain_image = image.convertToFormat(QImage.Format.Format_RGBA8888)
        size = (plain_image.width(), plain_image.height())
        self._library.bring_in_pasted(bytes(plain_image.constBits()), size, self._came_in)

    def say(self, sentence: str) -> None:
        """Say a sentence at the foot of the window."""
        self._idle()
        self.said.setText(sentence)

    def _in_sight(self, place: int) -> bool:
        return self.view.visualRect(self.model.index(place)).intersects(self.view.viewport().rect())

    def _dress_view(self) -> None:
        view = self.view
        view.setAccessibleName("Photos")
        view.setModel(self.model)
        view.setItemDelegate(self.painter)
        # Not the icon mode: that keeps a tree of every place, and held the window when 100,000 were scrolled.
        view.setFlow(QListView.Flow.LeftToRight)
        view.setWrapping(True)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setMovement(QListView.Movement.Static)
        view.setUniformItemSizes(True)
        view.setGridSize(CELL)
        view.setLayoutMode(QListView.LayoutMode.Batched)
        view.setBatchSize(2000)
        view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setMouseTracking(True)

    def _lay_out(self) -> None:
        self.search.setObjectName("search")
        self.search.setPlaceholderText("Search every field of every photo")
        self.search.setAccessibleName("Search photos")
        self.search.setClearButtonEnabled(True)
        self.only.setAccessibleName("Show")
        for name in FILTERS:
            self.only.addItem(name.capitalize() if name else "All photos", name)
        self.count.setObjectName("quiet")
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(180, 8)
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.only)
        top.addWidget(self.count)
        row = QHBoxLayout()
        for name in ("add", "add-folder", "put", "compare", "export", "sheet", "names"):
            row.addWidget(self.buttons[name])
        row.addStretch(1)
        for name in ("undo", "delete"):
            row.addWidget(self.buttons[name])
        for button in self.buttons.values():
            button.setAutoDefault(False)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        parts = QSplitter()
        parts.addWidget(left)
        parts.addWidget(self.pane)
        parts.setStretchFactor(0, 1)
        parts.setSizes([900, 400])
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(self.progress)
        foot.addWidget(self.buttons["stop"])
        whole = QVBoxLayout(self)
        whole.addWidget(parts, 1)
        whole.addLayout(foot)
        self._idle()

    def _connect(self) -> None:
        calls: dict[str, Callable[[], object]] = {
            "add": self._choose_files, "add-folder": self._choose_folder, "put": self._put_on_story,
            "compare": self._compare, "export": self._ask_export, "sheet": self._ask_sheet,
            "names": self._ask_names, "delete": self._delete, "undo": self._library.undo,
            "stop": self._library.stop,
        }  # fmt: skip
        for name, call in calls.items():
            self.buttons[name].clicked.connect(plain(call))
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(plain(self._library.undo))
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(plain(self.search.setFocus))
        self._on_view(QKeySequence.StandardKey.Delete, self._delete)
        self._on_view(QKeySequence.StandardKey.Paste, self.paste)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.search.textChanged.connect(plain(self._pause.start))
        self.only.activated.connect(plain(self._look))
        self.model.arrived.connect(self._arrived)
        self.view.selectionModel().selectionChanged.connect(plain(self._chose))
        self.pane.relink_wanted.connect(self._ask_file)
        self._library.progress.listen(self._told)
        self._library.trouble.listen(self.say)
        self._library.changed.listen(lambda _none: self._changed())

    def _on_view(self, keys: QKeySequence.StandardKey, call: Callable[[], object]) -> None:
        shortcut = QShortcut(keys, self.view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(plain(call))

    def _look(self) -> None:
        self.view.selectionModel().clear()
        self.model.show(Wanted(self.search.text().strip(), str(self.only.currentData())))

    def _arrived(self) -> None:
        number = self.model.rowCount()
        self.count.setText(counted(number, "photo").replace(str(number), f"{number:,}"))
        self.buttons["undo"].setEnabled(bool(self._library.undo_words))
        self.buttons["undo"].setToolTip(self._library.undo_words)

    def _changed(self) -> None:
        """Show the photos chosen as they are now, or none where they are gone."""
        self.view.viewport().update()
        if self._chosen:
            self._ask_chosen([one.photo.file for one in self._chosen])

    def _chose(self) -> None:
        selection = self.view.selectionModel().selection()
        parts = (selection.at(number) for number in range(selection.count()))
        ranges = sorted((part.top(), part.bottom()) for part in parts)
        self._asked += 1
        asked = self._asked

        def came(found: list[StoredPhoto]) -> None:
            if asked == self._asked:
                self._take(found)

        held = self.model.all_held([at for first, last in ranges for at in range(first, last + 1)])
        if held is None:
            self._library.ask_stored(self.model.wanted, ranges, came)
        else:
            came(held)

    def _take(self, chosen: list[StoredPhoto]) -> None:
        self._chosen = chosen
        for name in ("put", "export", "sheet", "delete"):
            self.buttons[name].setEnabled(bool(chosen))
        self.buttons["compare"].setEnabled(len(chosen) == 2)  # noqa: PLR2004 - two, side by side
        if not chosen:
            self.pane.show_none()
        elif len(chosen) == 1:
            self._ask_chosen([chosen[0].photo.file])
        else:
            self.pane.show_many(chosen)

    def _ask_chosen(self, files: list[str]) -> None:
        self._asked += 1
        asked = self._asked

        def came(found: list[Looked]) -> None:
            if asked != self._asked:
                return
            self._chosen = [one.stored for one in found]
            if len(found) == 1:
                self.pane.show_one(found[0])
            elif found:
                self.pane.show_many(self._chosen)
            else:
                self.view.selectionModel().clear()
                self.pane.show_none()

        self._library.ask_all(files, came)

    def _choose_files(self) -> None:
        names, _kind = QFileDialog.getOpenFileNames(self, "Add photos", self._folder(), _PICTURES)
        if names:
            self._settings.setValue("folder-pictures", str(Path(names[0]).parent))
            self.bring_in([Path(name) for name in names])

    def _choose_folder(self) -> None:
        if name := QFileDialog.getExistingDirectory(self, "Add a folder of photos", self._folder()):
            self.bring_in([Path(name)])

    def _folder(self) -> str:
        return str(self._settings.value("folder-pictures", str(Path.home())))

    def _came_in(self, report: PhotoReport) -> None:
        new = sum(one.is_new for one in report.came)
        words = [f"{counted(new, 'photo')} added"]
        if known := len(report.came) - new:
            words.append(f"{known} already here")
        if like := sum(bool(one.alike) for one in report.came):
            words.append(f"{like} nearly the same as another (see Uses)")
        if report.refused:
            words.append(f"{len(report.refused)} refused")
        self.say(f"{', '.join(words)}{'; stopped' if report.stopped else ''}.")
        if report.refused:
            self._open(ReportDialog("Pictures refused", report.refused, self))

    def _put_on_story(self) -> None:
        self.say(self._put([one.photo for one in self._chosen]))

    def _compare(self) -> None:
        one, other = (stored.photo for stored in self._chosen)
        self._open(CompareDialog(self._library, one, other, self))

    def _ask_export(self) -> None:
        dialog = ExportDialog(len(self._chosen), self)
        dialog.accepted.connect(plain(lambda: self._export(dialog)))
        self._open(dialog)

    def _export(self, dialog: ExportDialog) -> None:
        if name := QFileDialog.getExistingDirectory(self, "Export photos to", self._folder()):
            self.export_to(Path(name), dialog)

    def export_to(self, folder: Path, dialog: ExportDialog) -> None:
        """Write the photos chosen into a folder, as the dialog has it."""

        def done(result: tuple[list[Path], list[str]]) -> None:
            made, refused = result
            self.say(f"{counted(len(made), 'photo')} written to {folder}.")
            if refused:
                self._open(ReportDialog("Photos not exported", tuple(refused), self))

        self._busy("Exporting…")
        self._library.export([one.photo for one in self._chosen], dialog.order(), folder, done)

    def _ask_sheet(self) -> None:
        suggested = str(Path(self._folder()) / "contact-sheet.pdf")
        name, _kind = QFileDialog.getSaveFileName(self, "Contact sheet", suggested, "PDF (*.pdf)")
        if name:
            self.print_sheet(Path(name))

    def print_sheet(self, path: Path) -> None:
        """Write a contact sheet of the photos chosen."""
        self._busy("Setting the contact sheet…")
        photos = [one.photo for one in self._chosen]
        self._library.print_sheet(photos, path, lambda made: self.say(f"{made} is written."))

    def _ask_names(self) -> None:
        def came(found: list[TwoSpellings]) -> None:
            lines = tuple(
                f"{one.one} ({one.ones}) and {one.other} ({one.others}): one person or two?" for one in found
            )
            if lines:
                self._open(ReportDialog("Names spelt two ways", lines, self))
            else:
                self.say("No creator’s name is spelt two ways in the credits.")

        self._library.ask_spellings(came)

    def _delete(self) -> None:
        self._library.remove([one.photo.file for one in self._chosen])

    def _ask_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, "Find the file", self._folder(), _PICTURES)
        if name:
            self.relink(Path(name))

    def relink(self, place: Path) -> None:
        """Bring back the file of the photo chosen from a copy of it."""
        photo = self._chosen[0].photo
        self.model.forget_picture(photo.file)
        self._library.relink(photo, place, lambda found: self.say(f"Found again in {found}."))

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()

    def _busy(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.progress.setRange(0, 0)
        self.progress.show()
        self.buttons["stop"].show()

    def _idle(self) -> None:
        self.progress.hide()
        self.buttons["stop"].hide()

    def _told(self, progress: tuple[int, int]) -> None:
        done, total = progress
        if not self.progress.isHidden():
            self.progress.setRange(0, total)
            self.progress.setValue(done)
            self.said.setText(f"{done} of {total}")

    def choose(self, *places: int) -> None:
        """Choose the photos at these places."""
        flag = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().clear()
        for place in places:
            self.view.selectionModel().select(self.model.index(place), flag.Select)
