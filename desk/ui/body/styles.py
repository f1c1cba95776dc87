"""Kinds of paragraphs and faces of words, set where the caret is or what is selected."""

from dataclasses import replace

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from desk.story.edits import with_face, with_kind
from desk.story.model import FACES, Face, Kind
from desk.ui import paragraphs as blocks
from desk.ui.body.binding import Binding


class Styles:
    """Sets kinds and faces in the story, from where they come back to the editor."""

    def __init__(self, editor: QTextEdit, setting: blocks.Setting, binding: Binding) -> None:
        self._editor = editor
        self._setting = setting
        self._binding = binding

    def kind_here(self) -> Kind:
        """Return the kind of the paragraph the caret is in."""
        return blocks.kind_of(self._editor.textCursor().block())

    def faces_here(self) -> frozenset[Face]:
        """Return the faces at the caret, for the toolbar."""
        return blocks.faces_of(self._editor.currentCharFormat())

    def set_kind(self, kind: Kind) -> None:
        """Make the chosen paragraphs of a kind, or plain text again when they all are of it."""
        open_story = self._binding.open_story
        if open_story is None:
            return
        cursor = self._editor.textCursor()
        first, last = _touched(cursor)
        story = self._binding.story(open_story)
        mine = {paragraph.kind for paragraph in story.body[first : last + 1]}
        to = Kind.TEXT if mine == {kind} else kind
        selection = (cursor.anchor(), cursor.position())
        open_story.become(with_kind(story, first, last, to), words="Paragraph kind", by=None)
        self._select(*selection)

    def set_face(self, face: Face) -> None:
        """Set the selection bold or italic, or take that off; with none, the next typing takes it."""
        open_story = self._binding.open_story
        cursor = self._editor.textCursor()
        if open_story is None:
            return
        if not cursor.hasSelection():
            here = self.faces_here()
            faces: frozenset[Face] = frozenset(each for each in FACES if (each in here) != (each == face))
            self._editor.setCurrentCharFormat(self._setting.chars(self.kind_here(), faces))
            return
        story = self._binding.story(open_story)
        body = list(story.body)
        selected = stretches(cursor)
        on = not all(
            any(s.face == face and s.start <= a and b <= s.end for s in body[at].spans)
            for at, a, b in selected
        )
        for at, a, b in selected:
            body[at] = with_face(body[at], a, b, face, on=on)
        selection = (cursor.anchor(), cursor.position())
        open_story.become(replace(story, body=tuple(body)), words=face.capitalize(), by=None)
        self._select(*selection)

    def break_paragraph(self) -> None:
        """Begin a paragraph: after a crosshead text, and no list item after an empty one."""
        cursor = self._editor.textCursor()
        kind = self.kind_here()
        if kind is Kind.LIST_ITEM and not cursor.block().text() and not cursor.hasSelection():
            self.set_kind(Kind.LIST_ITEM)
            return
        after = Kind.TEXT if kind is Kind.CROSSHEAD and cursor.atBlockEnd() else kind
        cursor.insertBlock(self._setting.block(after), self._setting.chars(after))
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()

    def _select(self, anchor: int, position: int) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)


def stretches(cursor: QTextCursor) -> list[tuple[int, int, int]]:
    """Return the selection as (paragraph, start, end) in code points, empty ones left out."""
    first, last = _touched(cursor)
    out: list[tuple[int, int, int]] = []
    for at in range(first, last + 1):
        block = cursor.document().findBlockByNumber(at)
        text = block.text()
        start = blocks.code_points(text, max(0, cursor.selectionStart() - block.position()))
        end = blocks.code_points(text, max(0, cursor.selectionEnd() - block.position()))
        if start < end:
            out.append((at, start, end))
    return out


def _touched(cursor: QTextCursor) -> tuple[int, int]:
    """Return the first and last paragraph the selection touches."""
    document = cursor.document()
    return (
        document.findBlock(cursor.selectionStart()).blockNumber(),
        document.findBlock(cursor.selectionEnd()).blockNumber(),
    )
