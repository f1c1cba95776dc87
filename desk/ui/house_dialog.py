"""House settings: the form beside the page it makes, live."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desk.newsroom.previewing import Proof
from desk.press.layouts import Layout
from desk.press.settings import Settings
from desk.ui.cards import plain
from desk.ui.house_form import HouseForm
from desk.ui.page_view import Fit, PageView
from desk.ui.pick import Pick

_ROLE = QDialogButtonBox.ButtonRole


class HouseDialog(QDialog):
    """Shows settings and tells what is wanted: a ``trial`` of them, or that they be kept or passed on."""

    trial = Signal()
    save_wanted = Signal()
    remove_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("House Settings")
        self.resize(1080, 760)
        self._starts: list[Layout] = []
        self.which = Pick()
        self.which.setAccessibleName("Layout")
        self.which.activated.connect(self._picked)
        self.form = HouseForm()
        self.form.changed.connect(self.trial)
        self.page = PageView()
        self.page.fit(Fit.PAGE)
        self.page.ppi_wanted.connect(plain(self.trial.emit))
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self.save = QPushButton("Save")
        self.remove = QPushButton("Remove")
        self.export = QPushButton("Export…")
        self._lay_out()

    @property
    def over(self) -> str:
        """The id of the layout of the house’s own that is being changed, empty for a new one."""
        start = self._start()
        return start.id if start is not None and start.template else ""

    @property
    def said(self) -> str:
        """What is said under the form."""
        return self._said.text()

    def offer(self, starts: Sequence[Layout], chosen: str = "") -> None:
        """Offer layouts to change, or to start a new one from; show that called ``chosen``, or the first."""
        self._starts = list(starts)
        blocker = QSignalBlocker(self.which)
        self.which.clear()
        for layout in starts:
            self.which.addItem(layout.name if layout.template else f"New, from {layout.name}", layout.id)
        blocker.unblock()
        self.which.setCurrentIndex(max(0, self.which.findData(chosen)))
        self._picked()

    def settings(self) -> Settings:
        """Return the settings as they stand."""
        return self.form.settings()

    def show_proof(self, proof: Proof[QImage]) -> None:
        """Show the page these settings make."""
        self.save.setEnabled(True)
        self.page.show_proof(proof)

    def show_trouble(self, sentence: str) -> None:
        """Say why there is no page; the old one stays in sight."""
        self.save.setEnabled(False)
        self.page.show_trouble(sentence)

    def say(self, sentence: str, *, bad: bool = False) -> None:
        """Say a sentence under the form."""
        self._said.setObjectName("bad" if bad else "quiet")
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self._said.style().unpolish(self._said)
        self._said.style().polish(self._said)

    def _start(self) -> Layout | None:
        at = self.which.currentIndex()
        return self._starts[at] if 0 <= at < len(self._starts) else None

    def _picked(self) -> None:
        start = self._start()
        if start is not None:
            name = start.name if start.template else f"Our {start.name[:1].lower()}{start.name[1:]}"
            self.form.show_settings(Settings.of(start, name))
            for button in (self.remove, self.export):
                button.setEnabled(bool(self.over))
            self.trial.emit()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.which)
        column.addWidget(self.form, 1)
        column.addWidget(self._said)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self.page)
        split.setChildrenCollapsible(False)
        split.setSizes([420, 640])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        bring = QPushButton("Import…")
        made: tuple[tuple[QPushButton, QDialogButtonBox.ButtonRole, Callable[[], object]], ...] = (
            (bring, _ROLE.ResetRole, self.import_wanted.emit),
            (self.export, _ROLE.ResetRole, self.export_wanted.emit),
            (self.remove, _ROLE.ResetRole, self.remove_wanted.emit),
            (self.save, _ROLE.ActionRole, self.save_wanted.emit),
        )
        for button, role, call in made:
            buttons.addButton(button, role)
            button.setAutoDefault(button is self.save)
            button.clicked.connect(plain(call))
        self.save.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 14, 14, 12)
        whole.setSpacing(12)
        whole.addWidget(split, 1)
        whole.addLayout(row)
