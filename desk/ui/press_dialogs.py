"""Which press a page is for, and what preflight found in it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desk.errors import DeskError
from desk.newsroom.exporting import fault_sentence
from desk.newsroom.press_choice import Inks, PressChoice
from desk.press.preflight.fault import Fault
from desk.press.profiles import INK_RANGE
from desk.ui.cards import plain
from desk.ui.pick import Pick

_PROFILES = "ICC profiles (*.icc *.icm);;All files (*)"


class PressDialog(QDialog):
    """Asks for the press profile, a shipped one or the printer’s own file, and how much ink it may lay.

    ``wanted`` is the choice. An ink limit that is changed is kept for that profile when the dialog is left by
    Continue.
    """

    def __init__(self, press: PressChoice, wanted: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._press = press
        self._inks: Inks | None = None
        self.finished.connect(plain(press.drop))
        self.setWindowTitle("For the press")
        self.setMinimumWidth(460)
        self.choice = Pick()
        self.choice.setAccessibleName("Press profile")
        for name, profile_id in press.shipped():
            self.choice.addItem(name, profile_id)
        if wanted and self.choice.findData(wanted) < 0 and Path(wanted).is_file():
            self.add_file(Path(wanted))
        self.choice.setCurrentIndex(max(0, self.choice.findData(wanted)))
        self.other = QPushButton("Your Printer’s Profile…")
        self.other.clicked.connect(self._ask_file)
        self.ink = QSpinBox()
        self.ink.setAccessibleName("Ink limit")
        self.ink.setRange(INK_RANGE[0], INK_RANGE[-1])
        self.ink.setSuffix(" %")
        self.ink.setMaximumWidth(110)
        self.ink_about = QLabel()
        self.ink_about.setObjectName("quiet")
        self.trouble = QLabel()
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.setWordWrap(True)
        self.trouble.setObjectName("bad")
        self.trouble.hide()
        self.form = QFormLayout()
        self._lay_out()
        self.choice.currentIndexChanged.connect(plain(self._read))
        self._read()

    @property
    def wanted(self) -> str:
        """The id of a shipped profile, or the path of a file."""
        return str(self.choice.currentData())

    def add_file(self, path: Path) -> None:
        """Offer a printer’s file and choose it."""
        if self.choice.findData(str(path)) < 0:
            self.choice.addItem(path.name, str(path))
        self.choice.setCurrentIndex(self.choice.findData(str(path)))

    def ready_ink(self) -> None:
        """Let the ink limit be changed once the profile is read, where one is wanted at all."""
        self.ink.setEnabled(self._inks is not None and self.choice.isEnabled())
        self.ink.setVisible(self._inks is not None)

    def _lay_out(self) -> None:
        about = QLabel(
            "Ask your printer which profile to use. Newsprint bears far less ink than coated paper, and a "
            "page made for the wrong one prints dark and smears."
        )
        about.setWordWrap(True)
        about.setObjectName("quiet")
        self.form.addRow("Profile", self.choice)
        self.form.addRow("", self.other)
        inks = QHBoxLayout()
        inks.addWidget(self.ink)
        inks.addWidget(self.ink_about, 1)
        self.form.addRow("Ink limit", inks)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton("Continue…", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        column.setSpacing(12)
        column.addLayout(self.form)
        column.addWidget(about)
        column.addWidget(self.trouble)
        column.addWidget(buttons)

    def _read(self) -> None:
        self._inks = None
        self.ready_ink()
        self.ink_about.setText("Reading the profile…")
        self.trouble.hide()
        self._press.read(self.wanted, self._was_read, self._failed)

    def _was_read(self, inks: Inks) -> None:
        self._inks = inks
        self.ink.setValue(inks.limit)
        self.ink_about.setText(f"The profile’s own is {inks.own} %")
        self.ready_ink()

    def _failed(self, error: DeskError) -> None:
        if self._inks is None:
            self.ink_about.setText("Not known")
        self.trouble.setText(str(error))
        self.trouble.show()
        self.adjustSize()

    def _keep(self) -> None:
        limit = self.ink.value()
        if self._inks is None or not self.ink.isEnabled() or limit == self._inks.limit:
            self.accept()
        else:
            self._press.limit_ink(self._inks, limit, lambda _inks: self.accept(), self._failed)

    def _ask_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, "Your printer’s profile", "", _PROFILES)
        if name:
            self.add_file(Path(name))


class RefusedDialog(QDialog):
    """What preflight found. The page goes out all the same only with a reason, which the log keeps."""

    def __init__(self, faults: Sequence[Fault], override: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("A printer would refuse this page")
        self.resize(640, 380)
        title = QLabel("Mend this first; then export again.")
        title.setObjectName("emptyTitle")
        self.faults = QListWidget()
        self.faults.setAccessibleName("What preflight found")
        self.faults.setWordWrap(True)
        self.faults.addItems([fault_sentence(fault) for fault in faults])
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Reason")
        self.reason.setPlaceholderText("Why it goes to the press all the same")
        self.anyway = QPushButton("Export Anyway")
        self.anyway.setEnabled(False)
        self.anyway.setAutoDefault(False)
        self.reason.textChanged.connect(self._reasoned)
        self.anyway.clicked.connect(lambda: (self.accept(), override(self.reason.text().strip())))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.anyway, QDialogButtonBox.ButtonRole.DestructiveRole)
        buttons.rejected.connect(self.reject)
        note = QLabel("The reason is written in the log of exports with what was found.")
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setObjectName("quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        column.setSpacing(10)
        for widget in (title, self.faults, self.reason, note, buttons):
            column.addWidget(widget)

    def _reasoned(self, reason: str) -> None:
        self.anyway.setEnabled(bool(reason.strip()))
