"""Whatever is done in the body editor, the story is exactly what the editor shows."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from conftest import STORY
from hands import CTRL, SHIFT, Hands
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from desk.story.edits import with_text
from desk.story.model import Kind, Paragraph
from desk.ui.paragraphs import faces_of, kind_of

STEPS = 350
SCRAPS = (
    "a", "The", " ", "word ", "é", "e\u0301", "🚢", "👩‍🚒", "🇳🇴", "ß", "\u00a0", "“", "مرحبا", "ক্ষ", "𝔘", ".",
    "\u00ad", "\u200d", "中文",
)  # fmt: skip
PASTES = (
    "one\ntwo\nthree",
    "🚢 one\r\n\r\ntwo",
    "single",
    "\tinset\tline",
    "a\u2028b\u2029c",
    "\ufffc",
    "\n",
    "x\ufdd0y\0z",
)


class Editor:
    """Does one thing after another to a body, as its random numbers say."""

    def __init__(self, desk: Hands, seed: int) -> None:
        self.desk = desk
        self.body = desk.body
        self.dice = random.Random(seed)  # noqa: S311 - a test that can be run again

    def step(self) -> str:
        deeds: list[tuple[int, Callable[[], object]]] = [
            (26, self.write), (10, self.move), (8, self.select), (8, self.backspace), (5, self.delete),
            (8, self.enter), (6, self.paste), (3, self.copy_and_paste), (5, self.kind), (5, self.face),
            (8, self.desk.undo), (5, self.desk.redo), (4, self.elsewhere), (2, self.join),
        ]  # fmt: skip
        deed = self.dice.choices([d for _w, d in deeds], [w for w, _d in deeds])[0]
        deed()
        return deed.__name__

    def write(self) -> None:
        self.body.insertPlainText(self.dice.choice(SCRAPS)) if self.dice.random() < 0.4 else QTest.keyClicks(
            self.body, self.dice.choice(("a", "be", " ", "X", "."))
        )

    def move(self) -> None:
        self._go(QTextCursor.MoveMode.MoveAnchor)

    def select(self) -> None:
        self._go(QTextCursor.MoveMode.KeepAnchor)

    def _go(self, mode: QTextCursor.MoveMode) -> None:
        cursor = self.body.textCursor()
        cursor.setPosition(self.dice.randrange(self.body.document().characterCount()), mode)
        if self.dice.random() < 0.8:
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, mode)
        self.body.setTextCursor(cursor)

    def backspace(self) -> None:
        QTest.keyClick(
            self.body, Qt.Key.Key_Backspace, self.dice.choice((Qt.KeyboardModifier.NoModifier, CTRL))
        )

    def delete(self) -> None:
        QTest.keyClick(self.body, Qt.Key.Key_Delete)

    def enter(self) -> None:
        QTest.keyClick(
            self.body, Qt.Key.Key_Return, self.dice.choice((Qt.KeyboardModifier.NoModifier, SHIFT))
        )

    def paste(self) -> None:
        data = QMimeData()
        data.setText(self.dice.choice(PASTES))
        self.body.insertFromMimeData(data)

    def copy_and_paste(self) -> None:
        data = self.body.createMimeDataFromSelection()
        self.move()
        self.body.insertFromMimeData(data)

    def kind(self) -> None:
        self.body.styles.set_kind(self.dice.choice(list(Kind)))

    def face(self) -> None:
        self.body.styles.set_face(self.dice.choice(("bold", "italic")))

    def join(self) -> None:
        cursor = self.body.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        self.body.setTextCursor(cursor)
        self.backspace()

    def elsewhere(self) -> None:
        open_story = self.desk.window.newsroom.open_story
        body = list(open_story.story.body)
        at = self.dice.randrange(len(body) + 1)
        if at < len(body) and self.dice.random() < 0.5:
            body[at] = with_text(body[at], 0, min(1, len(body[at].text)), "🚢Z")
        else:
            body.insert(at, Paragraph("Elsewhere", self.dice.choice(list(Kind))))
        open_story.become(replace(open_story.story, body=tuple(body)), words="Elsewhere", by=None)


def _odd_letters(desk: Hands) -> list[tuple[Kind, str]]:
    """Find stretches that do not look as their kind and faces have them."""
    odd: list[tuple[Kind, str]] = []
    block = desk.body.document().begin()
    while block.isValid():
        each = block.begin()
        while not each.atEnd():
            form = each.fragment().charFormat()
            want = desk.body.setting.chars(kind_of(block), faces_of(form))
            if (form.fontWeight(), form.fontItalic(), form.fontFamilies(), form.fontPointSize()) != (
                want.fontWeight(), want.fontItalic(), want.fontFamilies(), want.fontPointSize()
            ):  # fmt: skip
                odd.append((kind_of(block), each.fragment().text()))
            each += 1
        block = block.next()
    return odd


@pytest.mark.parametrize("seed", range(8))
def test_after_any_edit_the_story_is_what_the_editor_shows(desk: Hands, seed: int) -> None:
    editor = Editor(desk, seed)
    desk.focus(desk.body)
    done: list[str] = []
    for _ in range(STEPS):
        done.append(editor.step())
        assert desk.shown == (desk.story.body or (Paragraph(),)), f"after {done[-5:]}"
        assert _odd_letters(desk) == [], f"after {done[-5:]}"
    open_story = desk.window.newsroom.open_story
    last = open_story.story
    steps = 0
    while open_story.undo_words:
        open_story.undo()
        steps += 1
        assert desk.shown == (desk.story.body or (Paragraph(),))
    assert open_story.story == STORY
    for _ in range(steps):
        open_story.redo()
    assert open_story.story == last
    assert desk.shown == last.body
