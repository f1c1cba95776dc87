"""Which press a page is for, and what preflight found in it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desk.newsroom.exporting import fault_sentence
from desk.press.preflight.fault import Fault
from desk.press.profiles import PressProfile
from desk.ui.pick import Pick

_PROFILES = "ICC profiles (*.icc *.icm);;All files (*)"


class PressDialog(QDialog):
    """Asks for the press profile: a shipped one or the printer’s own file; ``wanted`` is the choice."""

    def __init__(self, profiles: Sequence[PressProfile], wanted: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("For the press")
        self.setMinimumWidth(460)
        self.choice = Pick()
        self.choice.setAccessibleName("Press profile")
        for profile in profiles:
            self.choice.addItem(profile.name, profile.wanted)
        if wanted and self.choice.findData(wanted) < 0 and Path(wanted).is_file():
            self.add_file(Path(wanted))
        self.choice.setCurrentIndex(max(0, self.choice.findData(wanted)))
        other = QPushButton("Your Printer’s Profile…")
        other.clicked.connect(self._ask_file)
        about = QLabel(
            "Ask your printer which profile to use. Newsprint bears far less ink than coated paper, and a "
            "page made for the wrong one prints dark and smears."
        )
        about.setWordWrap(True)
        about.setObjectName("quiet")
        self.form = QFormLayout()
        self.form.addRow("Profile", self.choice)
        self.form.addRow("", other)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton("Continue…", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        column.setSpacing(12)
        column.addLayout(self.form)
        column.addWidget(about)
        column.addWidget(buttons)

    @property
    def wanted(self) -> str:
        """The id of a shipped profile, or the path of a file."""
        return str(self.choice.currentData())

    def add_file(self, path: Path) -> None:
        """Offer a printer’s file and choose it."""
        if self.choice.findData(str(path)) < 0:
            self.choice.addItem(path.name, str(path))
        self.choice.setCurrentIndex(self.choice.findData(str(path)))

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
