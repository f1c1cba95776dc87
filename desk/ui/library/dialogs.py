"""The library’s small dialogs: how photos go out, and a list of sentences."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desk.newsroom.importing import counted
from desk.newsroom.photo_export import PhotoOrder
from desk.ui.cards import plain
from desk.ui.pick import Pick

_FORMS = (("JPEG", "jpeg"), ("PNG", "png"), ("WebP", "webp"))
_SIZES = (
    ("As it is", None), ("3,000 pixels", 3000), ("2,048 pixels", 2048), ("1,200 pixels", 1200),
    ("800 pixels", 800), ("400 pixels", 400),
)  # fmt: skip


class ExportDialog(QDialog):
    """Asks for form and size, and what of the camera’s own may stay in."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Export {counted(number, 'Photo')}")
        self.form, self.size_ = Pick(), Pick()
        for words, name in _FORMS:
            self.form.addItem(words, name)
        for words, side in _SIZES:
            self.size_.addItem(words, side)
        self.form.setAccessibleName("Format")
        self.size_.setAccessibleName("Longest side")
        self.gps = QCheckBox("Keep the position (GPS)")
        self.serials = QCheckBox("Keep serial numbers of camera and lens")
        fields = QFormLayout()
        fields.addRow("Format", self.form)
        fields.addRow("Longest side", self.size_)
        fields.addRow("", self.gps)
        fields.addRow("", self.serials)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        choose = buttons.addButton("Choose Folder…", QDialogButtonBox.ButtonRole.AcceptRole)
        choose.setDefault(True)
        buttons.accepted.connect(plain(self.accept))
        buttons.rejected.connect(plain(self.reject))
        column = QVBoxLayout(self)
        column.addLayout(fields)
        column.addWidget(buttons)

    def order(self) -> PhotoOrder:
        """Return how the photos are to go out."""
        return PhotoOrder(
            str(self.form.currentData()),
            self.size_.currentData(),
            gps=self.gps.isChecked(),
            serials=self.serials.isChecked(),
        )


class ReportDialog(QDialog):
    """Shows sentences, one a line, that can be copied."""

    def __init__(self, title: str, sentences: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(QSize(620, 360))
        self.text = QPlainTextEdit("\n".join(sentences))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(plain(self.reject))
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(buttons)
