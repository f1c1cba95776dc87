"""The field of evidence: typed, pasted, dropped or chosen, and opened from the record."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton

from desk.ui.cards import plain
from desk.ui.drops import dropped, take_drag
from desk.ui.fields import LineText

_FILES = (
    "Documents (*.pdf *.eml *.msg *.txt *.doc *.docx *.odt *.rtf *.png *.jpg *.jpeg *.webp *.tif *.tiff *.gif"
    " *.heic)"
)


def show_evidence(address: str) -> None:
    """Open a link or a file with the program the computer has for it."""
    QDesktopServices.openUrl(QUrl(address))


class EvidenceField(LineText):
    """A link, or a file by its path until it is saved and kept; ``opened`` tells that it is to be shown."""

    opened = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.choose, self.show_it = QPushButton("Choose…"), QPushButton("Open")
        self.choose.clicked.connect(plain(self._choose))
        self.show_it.clicked.connect(lambda: self.opened.emit(self.text()))
        self.show_it.setEnabled(False)
        for button in (self.choose, self.show_it):
            button.setAutoDefault(False)
        self.textChanged.connect(self._told)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file as well as words."""
        take_drag(event)
        if not event.isAccepted():
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put in the first file dropped."""
        if paths := dropped(event):
            self._put(str(paths[0]))
        else:
            super().dropEvent(event)

    def _told(self, text: str) -> None:
        self.show_it.setEnabled(bool(text.strip()))

    def _choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, "Choose the evidence", "", _FILES)
        if name:
            self._put(name)

    def _put(self, path: str) -> None:
        self.setText(path)
        self.typed.emit(path)
