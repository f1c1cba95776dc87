"""A person's hands on a window: keys, mouse, clipboard, dragged files, and waiting for what comes of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk.checks.seam import Finding
from desk.newsroom.desk import open_desk
from desk.story.model import Paragraph, Story
from desk.ui.paragraphs import paragraphs_of, utf16
from desk.ui.window import Window

OpenWindow = Callable[[], Window]
Lay = Callable[..., list[int]]
_PATIENCE_MS = 8_000
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def answer_menus(patch: pytest.MonkeyPatch, answer: Callable[[QMenu], object]) -> None:
    """Let ``answer`` work every context menu of the window in place of a person."""

    class AnsweredMenu(QMenu):
        def exec(self, _at: QPoint) -> None:
            answer(self)

    patch.setattr("desk.ui.menus.QMenu", AnsweredMenu)


class Hands:
    """Works one window as a person would."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self.bot = qtbot
        self.window = window
        self.body = window.pane.body

    @property
    def story(self) -> Story:
        open_story = self.window.newsroom.open_story
        assert open_story is not None
        return open_story.story

    @property
    def texts(self) -> list[str]:
        return [paragraph.text for paragraph in self.story.body]

    @property
    def shown(self) -> tuple[Paragraph, ...]:
        """What the body editor shows, read from its document."""
        document = self.body.document()
        return tuple(paragraphs_of(document, 0, document.blockCount()))

    @property
    def kept(self) -> Story:
        """The open story as the store has it, asked from outside."""
        open_story = self.window.newsroom.open_story
        assert open_story is not None
        return self.kept_of(open_story.id)

    def kept_of(self, story_id: int) -> Story:
        desk = open_desk(self.window.newsroom.desk.places.store, Path())
        try:
            return desk.store.get(story_id).story
        finally:
            desk.close()

    def wait(self, holds: Callable[[], object]) -> None:
        self.bot.waitUntil(lambda: bool(holds()), timeout=_PATIENCE_MS)

    def wait_open(self) -> None:
        self.wait(lambda: self.window.newsroom.open_story is not None)
        self.wait(lambda: self.window.stories.model.row(0) is not None)

    def wait_none_open(self) -> None:
        self.wait(lambda: self.window.windowTitle() == "Desk" and self.window.newsroom.open_story is None)

    def wait_drawn(self) -> None:
        self.wait(lambda: self.window.page.is_drawn)

    def wait_saved(self) -> None:
        self.wait(lambda: self.window.status.saved.text().startswith("Saved ") and self.kept == self.story)

    def wait_findings(self, *texts: str) -> list[Finding]:
        self.wait(lambda: [f.text for f in self.window.findings] == list(texts))
        return list(self.window.findings)

    def without_photos(self) -> None:
        """Take the photos off the open story: one still awaited holds the page."""
        open_story = self.window.newsroom.open_story
        assert open_story is not None
        open_story.become(replace(open_story.story, photos=()), words="Photos", by=None)

    def focus(self, widget: QWidget) -> None:
        self.window.activateWindow()
        widget.setFocus()
        self.wait(widget.hasFocus)

    def type(self, widget: QWidget, text: str) -> None:
        self.focus(widget)
        QTest.keyClicks(widget, text)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is; the window's shortcuts hear it as they would from a keyboard."""
        widget = QApplication.focusWidget() or self.window
        QTest.keyClick(widget, key, held)

    def undo(self) -> None:
        self.press(Qt.Key.Key_Z, CTRL)

    def redo(self) -> None:
        self.press(Qt.Key.Key_Z, CTRL | SHIFT)

    def do(self, deed: str) -> None:
        self.window.actions_[deed].trigger()

    def click(self, button: QWidget, at: QPoint | None = None) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, NONE, at or button.rect().center())

    def caret(self, paragraph: int, at: int, to: tuple[int, int] | None = None) -> None:
        """Put the caret into the body at a code point, or select from there to another place."""
        cursor = self.body.textCursor()
        cursor.setPosition(self._position(paragraph, at))
        if to is not None:
            cursor.setPosition(self._position(*to), QTextCursor.MoveMode.KeepAnchor)
        self.body.setTextCursor(cursor)
        self.focus(self.body)

    def _position(self, paragraph: int, at: int) -> int:
        block = self.body.document().findBlockByNumber(paragraph)
        return block.position() + utf16(block.text(), at)

    def clip(self, data: QMimeData | str) -> None:
        if isinstance(data, str):
            QGuiApplication.clipboard().setText(data)
        else:
            QGuiApplication.clipboard().setMimeData(data)

    def drop(self, target: QWidget, paths: Sequence[Path]) -> bool:
        """Drag files over a widget and let them go; tells whether they were taken."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        data.setText("\n".join(map(str, paths)))
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, NONE)
        QApplication.sendEvent(target, enter)
        if not enter.isAccepted():
            return False
        let_go = QDropEvent(QPointF(5, 5), copy, data, left, NONE)
        QApplication.sendEvent(target, let_go)
        return let_go.isAccepted()

    def offer(self, words: str) -> QPushButton:
        """Find a button offered in the strip."""
        return next(button for button in self.window.strip.offers if button.text() == words)

    def titles(self) -> list[str]:
        """Read the headlines of the story list, in its order."""
        model = self.window.stories.model
        rows = (model.row(at) for at in range(model.rowCount()))
        return [row.headline or row.slug for row in rows if row is not None]
