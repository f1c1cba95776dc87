"""The widget of the body: its keys, its measure, and the parts that do its work."""

from PySide6.QtCore import QEvent, QMargins, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from desk.newsroom.open_story import Change, OpenStory
from desk.ui import paragraphs as blocks
from desk.ui.body.binding import Binding
from desk.ui.body.clipping import copied, pasted, put_in
from desk.ui.body.margin_rule import MarginRule
from desk.ui.body.signs import draw_signs
from desk.ui.body.styles import Styles
from desk.ui.fields import is_undo_key
from desk.ui.finding_marks import FindingMarks
from desk.ui.theme import Colours

_MEASURE_EMS = 33.0


class BodyEditor(QTextEdit):
    """Shows the body of one story and turns every edit into a new story.

    ``marks`` underlines findings; ``styles`` sets kinds and faces; ``rule`` shows where the page breaks off.
    """

    caret_moved = Signal()
    margin_changed = Signal(int)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("body")
        self.setAccessibleName("Body")
        self.setPlaceholderText("Write or paste the copy here.")
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        self.document().setDocumentMargin(0)
        self.setting = blocks.Setting()
        self.setFont(self.setting.font())
        self._colours = colours
        self.rule = MarginRule(self, colours.bad)
        self.marks = FindingMarks(self)
        self._binding = Binding(self, self.setting)
        self.styles = Styles(self, self.setting, self._binding)
        self.cursorPositionChanged.connect(self.caret_moved)

    def open(self, open_story: OpenStory) -> None:
        """Show another story, with the caret at its start."""
        self.marks.clear()
        self.rule.mark(None)
        self._binding.open(open_story)

    def leave(self) -> None:
        """Let go of the story: what is shown is of none."""
        self._binding.leave()

    def changed(self, change: Change) -> None:
        """Follow a change that came from elsewhere, touching only the paragraphs that differ."""
        self._binding.changed(change)

    def dress(self, colours: Colours) -> None:
        """Take the colours of another theme."""
        self._colours = colours
        self.rule.dress(colours.bad)
        self.viewport().update()

    def zoom(self, points: float) -> None:
        """Set the type larger or smaller; the story does not change."""
        self.setting.points = points
        self.setFont(self.setting.font())
        caret = self.textCursor().position()
        self._binding.show_again()
        cursor = self.textCursor()
        cursor.setPosition(min(caret, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.marks.mark_again()
        self._keep_measure()

    def go_to(self, paragraph: int) -> None:
        """Put the caret at the end of a paragraph and bring it into sight."""
        block = self.document().findBlockByNumber(paragraph)
        if block.isValid():
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            self.setFocus()

    def caret(self) -> tuple[int, int]:
        """Return the paragraph the caret is in and the code points before it there."""
        return _place(self.document(), self.textCursor().selectionEnd())

    def selection(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return where the selection starts and ends, as ``caret`` counts; without one both are the caret."""
        cursor, document = self.textCursor(), self.document()
        return _place(document, cursor.selectionStart()), _place(document, cursor.selectionEnd())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Leave the menu to the window, which builds it from its table of actions."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Let the window's own actions have the keys for undo and redo."""
        if is_undo_key(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type; a line break is a paragraph here."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.styles.break_paragraph()
            return
        super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy as plain text and, for pasting within Desk, with kinds and faces."""
        return copied(self.textCursor())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text; files dropped here are for the window."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text, a paragraph a line; from Desk itself with its faces."""
        paragraphs = pasted(source)
        if not paragraphs:
            return
        self._binding.make_room_for(paragraphs)
        cursor = self.textCursor()
        put_in(cursor, self.setting, paragraphs)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column at a readable measure in the middle."""
        super().resizeEvent(event)
        self._keep_measure()
        self.rule.place()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus and tell where the caret is, for the toolbar."""
        super().focusInEvent(event)
        self.caret_moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, then the signs of quotes and list items beside it."""
        super().paintEvent(event)
        draw_signs(self, self.setting.pixels(self.logicalDpiY()), self._colours)

    def _keep_measure(self) -> None:
        # The scroll bar's room is left whether it shows or not: the column and the headline above it stay
        # as they are when it comes or goes, so neither can move the other on.
        bar = self.verticalScrollBar()
        room = bar.sizeHint().width()
        side = max(
            24, round((self.width() - room - _MEASURE_EMS * self.setting.pixels(self.logicalDpiY())) / 2)
        )
        margins = QMargins(side, 10, side + (0 if bar.isVisible() else room), 0)
        if self.viewportMargins() != margins:
            is_moved = self.viewportMargins().left() != side
            self.setViewportMargins(margins)
            if is_moved:
                self.margin_changed.emit(side)


def _place(document: QTextDocument, position: int) -> tuple[int, int]:
    """Return the paragraph a position is in and the code points before it there."""
    block = document.findBlock(position)
    return block.blockNumber(), blocks.code_points(block.text(), position - block.position())
