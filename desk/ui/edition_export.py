"""The foot of the flat plan: what is said to the person, and an export with its progress."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, QSettings, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QWidget,
)

from desk.errors import DeskError
from desk.newsroom.edition_export import EditionOrder, InTheWayError, edition_file
from desk.newsroom.exporting import HeldError, RefusedError
from desk.newsroom.flat_planning import FlatPlanning
from desk.newsroom.gate import Reason
from desk.ui.cards import plain
from desk.ui.dialogs import HeldDialog
from desk.ui.edition_dialogs import EditionExportDialog
from desk.ui.press_dialogs import RefusedDialog

_NAMED = 3


class ExportBar(QWidget):
    """Exports the edition open in the flat plan; ``under_way`` says when one begins and ends.

    ``go_to`` takes a person to what holds it back.
    """

    under_way = Signal(bool)

    def __init__(
        self, planning: FlatPlanning[QImage], settings: QSettings, go_to: Callable[[Reason], None]
    ) -> None:
        super().__init__()
        self._go_to = go_to
        self._planning = planning
        self._settings = settings
        self.asking: EditionExportDialog | None = None
        self.held: HeldDialog | None = None
        self.refused: RefusedDialog | None = None
        self.in_the_way: QMessageBox | None = None
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
        planning.sending.progress.listen(self._far)
        self.stop.clicked.connect(plain(planning.sending.stop))
        self._show_under_way(on=False)

    def export(self, order: EditionOrder, out: Path) -> None:
        """Send the edition out, with how far it is and a way to stop it."""
        edition = self._planning.edition
        if edition is None:
            return
        self._show_under_way(on=True)
        self.say(f"Exporting to {QDir.toNativeSeparators(str(out))}…")
        failed = partial(self._not_exported, order, out)
        self._planning.sending.export(edition.id, order, out, self._exported, failed)

    def choose(self) -> None:
        """Ask how the edition goes out, then where to, and send it out."""
        if self._planning.edition is None:
            return
        wanted = str(self._settings.value("press-profile", ""))
        self.asking = EditionExportDialog(self._planning.press_choice(), wanted, self)
        self.asking.accepted.connect(plain(self._chosen))
        self.asking.open()

    def _chosen(self) -> None:
        edition = self._planning.edition
        if self.asking is None or edition is None:
            return
        order = self.asking.order()
        if order.profile:
            self._settings.setValue("press-profile", order.profile)
        if order.one_a_page:
            name = QFileDialog.getExistingDirectory(self, "Export a PDF a page into", self._folder())
        else:
            start = Path(self._folder()) / edition_file(edition, order)
            name, _kind = QFileDialog.getSaveFileName(self, "Export edition", str(start), "PDF (*.pdf)")
        if name:
            folder = name if order.one_a_page else str(Path(name).parent)
            self._settings.setValue("folder-export", folder)
            self.export(order, Path(name))

    def _folder(self) -> str:
        return str(self._settings.value("folder-export", QDir.homePath()))

    def _far(self, far: tuple[int, int]) -> None:
        self.progress.setMaximum(far[1])
        self.progress.setValue(far[0])

    def _exported(self, written: list[Path], note: str) -> None:
        self._show_under_way(on=False)
        place = QDir.toNativeSeparators(str(written[0].parent))
        what = written[0].name if len(written) == 1 else f"{len(written)} files"
        self.say(" ".join(filter(None, (f"Exported {what} to {place}.", note))))

    def _not_exported(self, order: EditionOrder, out: Path, error: DeskError) -> None:
        self._show_under_way(on=False)
        self.say(f"Not exported. {error}", bad=True)
        if isinstance(error, HeldError):
            self.held = HeldDialog(
                error.reasons,
                self._go_to,
                lambda why: self.export(replace(order, force=True, override=why or order.override), out),
                self,
            )
            self.held.open()
        elif isinstance(error, RefusedError):
            self.say("Not exported: a printer would refuse the edition.", bad=True)
            self.refused = RefusedDialog(
                error.faults, lambda reason: self.export(replace(order, override=reason), out), self
            )
            self.refused.open()
        elif isinstance(error, InTheWayError):
            self._ask_to_replace(order, out, error)

    def _ask_to_replace(self, order: EditionOrder, out: Path, error: InTheWayError) -> None:
        names = [path.name for path in error.paths]
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        self.in_the_way = QMessageBox(
            QMessageBox.Icon.Question,
            "Replace files?",
            f"There already: {', '.join(names[:_NAMED])}{more}.",
            QMessageBox.StandardButton.Cancel,
            self,
        )
        self.in_the_way.setTextFormat(Qt.TextFormat.PlainText)
        anyway = self.in_the_way.addButton("Replace", QMessageBox.ButtonRole.DestructiveRole)
        anyway.clicked.connect(plain(lambda: self.export(replace(order, replace=True), out)))
        self.in_the_way.open()

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
