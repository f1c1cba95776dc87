"""One reason why a photo may not be printed, as a card that leads to where it is mended."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from desk.newsroom.gate import Reason


class HeldCard(QFrame):
    """A reason of the gate; a click, Enter or Space goes to its field."""

    wanted = Signal(object)

    def __init__(self, reason: Reason) -> None:
        super().__init__()
        self.reason = reason
        self.setObjectName("card")
        self.setProperty("kind", "stop")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(reason.sentence)
        words = QLabel(reason.sentence)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 10, 9)
        column.addWidget(words)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if self.rect().contains(event.position().toPoint()):
            self.wanted.emit(self.reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there by the keys."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.wanted.emit(self.reason)
        else:
            super().keyPressEvent(event)
