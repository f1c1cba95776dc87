"""Single fields of the story's furniture, each typed straight into the story."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from desk.newsroom.open_story import Change, OpenStory
from desk.story.edits import TextField, with_field
from desk.story.model import Story
from desk.ui.finding_marks import FindingMarks, LineMarks
from desk.ui.paragraphs import code_points, has_endless_word, utf16

W = TypeVar("W", bound=QWidget)

_SPARE = 1  # Qt scrolls a text that fills its field to the pixel, as if it did not fit
_OWN_UNDO = ("edit-undo", "edit-redo")
_UNDO_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


@dataclass(frozen=True, slots=True)
class FieldWords:
    """A field and what the window calls it."""

    field: TextField
    name: str
    hint: str = ""


def value_of(story: Story, field: TextField) -> str:
    """Read a field."""
    return str(getattr(story, field))


def is_undo_key(event: QEvent) -> bool:
    """Tell whether a field is offered or given the keys of undo or redo: they are the window's."""
    if event.type() not in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}:
        return False
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in _UNDO_KEYS)


def leave_menu(field: W, wanted: Callable[[W, QPoint], object]) -> None:
    """Have a field ask for its menu, with itself and the point of it, as the window makes it."""
    field.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    field.customContextMenuRequested.connect(partial(_ask, field, wanted))


def _ask(field: W, wanted: Callable[[W, QPoint], object], point: QPoint) -> None:
    wanted(field, point)


class UndoKeysToWindow(QObject):
    """An event filter: a line edit's own undo and redo keys go to the window's one undo instead."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stop Qt from handing the keys to the line edit."""
        if is_undo_key(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class LineText(QLineEdit):
    """Text on one line: line breaks pasted into it are spaces, and files dropped on it are the window's.

    ``typed`` tells the text after each edit by a person; ``marks`` underlines findings.
    """

    typed = Signal(str)

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.marks = LineMarks(self)
        self.installEventFilter(UndoKeysToWindow(self))
        self.textEdited.connect(self._edited)

    def show_text(self, text: str) -> None:
        """Show another text from its start; the same text leaves the caret where it is."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer Qt’s menu without its own undo, which knows nothing of the window’s."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() in _OWN_UNDO:
                menu.removeAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, then the underlines."""
        super().paintEvent(event)
        self.marks.draw()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take words; files are for the window."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def _edited(self, text: str) -> None:
        if len(text.splitlines()) > 1:
            before = self.text()[: code_points(text, self.cursorPosition())]
            text = _on_one_line(text)
            self.setText(text)
            self.setCursorPosition(utf16(text, len(_on_one_line(before))))
        self.typed.emit(text)


def _on_one_line(text: str) -> str:
    return " ".join(text.splitlines())


class LineField(LineText):
    """A field of the story on one line."""

    def __init__(self, words: FieldWords, parent: QWidget | None = None) -> None:
        super().__init__(words.name, words.hint, parent)
        self.words = words
        self._open: OpenStory | None = None
        self.typed.connect(self._typed)

    def open(self, open_story: OpenStory) -> None:
        """Show another story."""
        self._open = open_story
        self.marks.clear()
        self.show_text(value_of(open_story.story, self.words.field))
        self.setCursorPosition(0)

    def changed(self, change: Change) -> None:
        """Follow a change made elsewhere."""
        if change.by is not self:
            self.show_text(value_of(change.after, self.words.field))

    def _typed(self, text: str) -> None:
        if self._open is not None:
            story = with_field(self._open.story, self.words.field, text)
            self._open.become(story, words=self.words.name, by=self, joins=self.words.field)


class GrowingText(QPlainTextEdit):
    """Text that takes as many lines as it needs; a line break in it is a space.

    ``typed`` tells the text after each edit by a person, ``left`` that Enter was pressed; ``marks``
    underlines findings.
    """

    typed = Signal(str)
    left = Signal()

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.marks = FindingMarks(self)
        self._showing = False
        self.textChanged.connect(self._edited)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def show_text(self, text: str) -> None:
        """Show another text; the same text leaves the caret where it is."""
        if text != self.toPlainText():
            self._showing = True
            self._wrap_for(text)
            self.setPlainText(text)
            self._showing = False
            self.moveCursor(QTextCursor.MoveOperation.End)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as one line."""
        text = _on_one_line(source.text())
        self._wrap_for(text)
        self.insertPlainText(text)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text; files dropped here are for the window."""
        return source.hasText() and not source.hasUrls()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type; Enter goes on to the next field."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Let the window's own actions have the keys for undo and redo."""
        if is_undo_key(event):
            event.ignore()
            return False
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:
        """Ask for the height of the text."""
        return QSize(super().sizeHint().width(), self._height())

    def _wrap_for(self, text: str) -> None:
        if has_endless_word(text):
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)

    def _edited(self) -> None:
        if not self._showing:
            self.typed.emit(self.toPlainText())

    def _height(self) -> int:
        # Its lines are higher than the font says they are where a size comes out at a fraction of a pixel.
        lines = self.document().firstBlock().layout().boundingRect().height()
        frame = self.height() - self.viewport().height()
        return math.ceil(max(lines, self.fontMetrics().lineSpacing())) + max(2, frame) + _SPARE

    def _grow(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())


class GrowingField(GrowingText):
    """A field of the story in as many lines as it needs, set large over the body."""

    def __init__(self, words: FieldWords, font: QFont, parent: QWidget | None = None) -> None:
        super().__init__(words.name, words.hint, parent)
        self.words = words
        self.setObjectName(words.field)
        self.setFont(font)
        self._open: OpenStory | None = None
        self.typed.connect(self._typed)

    def open(self, open_story: OpenStory) -> None:
        """Show another story."""
        self._open = open_story
        self.marks.clear()
        self.show_text(value_of(open_story.story, self.words.field))

    def changed(self, change: Change) -> None:
        """Follow a change made elsewhere."""
        if change.by is not self:
            self.show_text(value_of(change.after, self.words.field))

    def _typed(self, text: str) -> None:
        if self._open is not None:
            story = with_field(self._open.story, self.words.field, text)
            self._open.become(story, words=self.words.name, by=self, joins=self.words.field)
