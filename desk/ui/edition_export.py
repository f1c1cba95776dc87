"""The foot of the flat plan: what is said to the person, and an export with its progress."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, QSettings, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from desk.errors import DeskError
from desk.newsroom.edition_export import EditionOrder
from desk.newsroom.exporting import HeldError
from desk.newsroom.files import file_stem
from desk.newsroom.flat_planning import FlatPlanning
from desk.ui.cards import plain
from desk.ui.dialogs import HeldDialog


class ExportBar(QWidget):
    """Exports the edition open in the flat plan; ``under_way`` says when one begins and ends."""

    under_way = Signal(bool)

    def __init__(self, planning: FlatPlanning[QImage], settings: QSettings) -> None:
        super().__init__()
        self._planning = planning
        self._settings = settings
        self.held: HeldDialog | None = None
        self.stop = QPushButton("&Stop")
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Pages set")
        self.progress.setMaximumWidth(180)
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.said, 1)
        row.addWidget(self.progress)
        row.addWidget(self.stop)
        planning.trouble.listen(partial(self.say, bad=True))
        planning.progress.listen(self._far)
        self.stop.clicked.connect(plain(planning.stop))
        self._show_under_way(on=False)

    def export(self, order: EditionOrder, out: Path) -> None:
        """Send the edition out, with how far it is and a way to stop it."""
        self._show_under_way(on=True)
        self.say(f"Exporting to {QDir.toNativeSeparators(str(out))}…")
        self._planning.export(order, out, self._exported, partial(self._not_exported, order, out))

    def choose_file(self) -> None:
        """Ask for a file, and send the edition out as one PDF."""
        edition = self._planning.edition
        if edition is not None:
            start = Path(self._folder()) / f"{file_stem(edition.name, None)}.pdf"
            name, _kind = QFileDialog.getSaveFileName(self, "Export edition", str(start), "PDF (*.pdf)")
            if name:
                self._settings.setValue("folder-export", str(Path(name).parent))
                self.export(EditionOrder(format="pdf"), Path(name))

    def choose_folder(self) -> None:
        """Ask for a folder, and send the edition out into it, a PDF a page."""
        name = QFileDialog.getExistingDirectory(self, "Export a PDF a page into", self._folder())
        if name:
            self._settings.setValue("folder-export", name)
            self.export(EditionOrder(format="pdf", one_a_page=True, replace=True), Path(name))

    def _folder(self) -> str:
        return str(self._settings.value("folder-export", QDir.homePath()))

    def _far(self, far: tuple[int, int]) -> None:
        self.progress.setMaximum(far[1])
        self.progress.setValue(far[0])

    def _exported(self, written: list[Path]) -> None:
        self._show_under_way(on=False)
        place = QDir.toNativeSeparators(str(written[0].parent))
        what = written[0].name if len(written) == 1 else f"{len(written)} files"
        self.say(f"Exported {what} to {place}.")

    def _not_exported(self, order: EditionOrder, out: Path, error: DeskError) -> None:
        self._show_under_way(on=False)
        self.say(f"Not exported. {error}", bad=True)
        if isinstance(error, HeldError):
            forced = replace(order, force=True)
            self.held = HeldDialog(
                error.reasons, lambda _reason: None, lambda: self.export(forced, out), self
            )
            self.held.open()

    def _show_under_way(self, *, on: bool) -> None:
        self.progress.setVisible(on)
        if on:
            self.progress.setMaximum(0)
        self.stop.setVisible(on)
        self.under_way.emit(on)

    def say(self, words: str, *, bad: bool = False) -> None:
        """Say a sentence to the person."""
        self.said.setObjectName("bad" if bad else "quiet")
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.said.setText(words)
