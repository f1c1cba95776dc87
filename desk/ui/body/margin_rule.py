"""The rule beside the body that shows where the page breaks off."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from desk.press.fit import Break
from desk.ui.paragraphs import utf16

_WIDE = 3
_AWAY = 12


class MarginRule:
    """Two strokes on an editor: along the overset lines, and before the first word over."""

    def __init__(self, editor: QTextEdit, colour: str) -> None:
        self._editor = editor
        self._at: Break | None = None
        self.bar = QWidget(editor)
        self.bar.setToolTip("The page breaks off here.")
        self.bar.setAccessibleName("Overset")
        self.hook = QWidget(editor.viewport())
        self.hook.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for stroke in (self.bar, self.hook):
            stroke.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            stroke.hide()
        self.dress(colour)
        editor.verticalScrollBar().valueChanged.connect(self.place)
        editor.document().documentLayout().documentSizeChanged.connect(self.place)

    def dress(self, colour: str) -> None:
        """Take the colour of another theme."""
        for stroke in (self.bar, self.hook):
            stroke.setStyleSheet(f"background: {colour};")

    def mark(self, broken: Break | None) -> None:
        """Show where the page breaks off; None takes the rule away."""
        self._at = broken
        self.place()

    def place(self) -> None:
        """Follow the text as it moves."""
        box = self._word_box()
        view = self._editor.viewport().geometry()
        if box is None or box.top() >= view.height():
            self.bar.hide()
            self.hook.hide()
            return
        end = QTextCursor(self._editor.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        top, bottom = max(0, box.top()), min(view.height(), self._editor.cursorRect(end).bottom())
        self.bar.setGeometry(view.left() - _AWAY, view.top() + top, _WIDE, max(_WIDE, bottom - top))
        self.hook.setGeometry(max(0, box.left() - 2), box.top(), 2, box.height())
        self.bar.show()
        self.hook.show()

    def _word_box(self) -> QRect | None:
        """Return where the first overset word begins, in the viewport; None when nothing is over."""
        document = self._editor.document()
        if self._at is None or self._at.paragraph >= document.blockCount():
            return None
        block = document.findBlockByNumber(self._at.paragraph)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(block.length() - 1, utf16(block.text(), self._at.offset)))
        return self._editor.cursorRect(cursor)
