"""The body of the open story bound to the document it is typed in."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit

from desk.newsroom.open_story import Change, OpenStory
from desk.story.model import Paragraph, Story
from desk.ui import paragraphs as blocks


class Binding:
    """Makes a new story of every edit of the document, and follows changes made elsewhere.

    Each way only the paragraphs that differ are touched.
    """

    def __init__(self, editor: QTextEdit, setting: blocks.Setting) -> None:
        self.open_story: OpenStory | None = None
        self._editor = editor
        self._document = editor.document()
        self._setting = setting
        self._shown: tuple[Paragraph, ...] = ()
        self._showing = False
        self._joined: tuple[int, int] | None = None
        self._document.contentsChange.connect(self._edited)
        self._document.contentsChanged.connect(self._restyle)

    def open(self, open_story: OpenStory) -> None:
        """Show another story, with the caret at its start."""
        self.open_story = open_story
        self._show_all(open_story.story.body)

    def leave(self) -> None:
        """Let go of the story: what is shown is of none."""
        self.open_story = None

    def story(self, open_story: OpenStory) -> Story:
        """Return the story with one empty paragraph at least, as the editor shows it."""
        story = open_story.story
        return story if story.body else replace(story, body=(Paragraph(),))

    def changed(self, change: Change) -> None:
        """Follow a change that came from elsewhere."""
        if change.by is not self:
            self._show(change.after.body)

    def show_again(self) -> None:
        """Show the same paragraphs in a setting that is no longer the same."""
        self._show_all(self._shown)

    def make_room_for(self, new: Sequence[Paragraph]) -> None:
        """Break anywhere once a word without end comes in; breaking it by words would hold the window."""
        if any(blocks.has_endless_word(paragraph.text) for paragraph in new):
            self._editor.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)

    def _edited(self, at: int, removed: int, added: int) -> None:
        if self._showing or self.open_story is None:
            return
        document = self._document
        first = document.findBlock(at).blockNumber()
        last_block = document.findBlock(min(at + added, document.characterCount() - 1))
        last = last_block.blockNumber() if last_block.isValid() else document.blockCount() - 1
        count = last - first + 1
        old = len(self._shown) or 1
        gone = count + old - document.blockCount()
        new = blocks.paragraphs_of(document, first, count)
        before = self._shown or (Paragraph(),)
        after = (*before[:first], *new, *before[first + gone :])
        self._shown = () if after == (Paragraph(),) else after
        story = self.open_story.story
        paragraph_break = count > 1 or gone > 1
        if paragraph_break or not new[-1].text:
            self._joined = (first, count)
        word_end = added > 0 and not document.characterAt(at + added - 1).isalnum()
        joins = "" if paragraph_break else f"body {first} {'in' if added else 'out'}"
        self.open_story.become(
            replace(story, body=self._shown), words="Typing" if added else "Deleting", by=self, joins=joins
        )
        if word_end and removed == 0:
            self.open_story.part()

    def _restyle(self) -> None:
        if self._joined is not None:
            (first, count), self._joined = self._joined, None
            self._showing = True
            blocks.restyle(self._document, self._setting, first, count)
            self._showing = False

    def _show_all(self, body: tuple[Paragraph, ...]) -> None:
        self._showing = True
        self._document.clear()
        self._editor.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.make_room_for(body)
        blocks.replace_blocks(self._document, self._setting, 0, 1, body or (Paragraph(),))
        self._shown = body
        self._showing = False
        self._editor.moveCursor(QTextCursor.MoveOperation.Start)

    def _show(self, body: tuple[Paragraph, ...]) -> None:
        old, new = self._shown or (Paragraph(),), body or (Paragraph(),)
        if old == new:
            self._shown = body
            return
        first = 0
        while first < min(len(old), len(new)) and old[first] == new[first]:
            first += 1
        tail = 0
        while tail < min(len(old), len(new)) - first and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        self._showing = True
        changed = new[first : len(new) - tail]
        self.make_room_for(changed)
        blocks.replace_blocks(self._document, self._setting, first, len(old) - tail - first, changed)
        self._shown = body
        self._showing = False
        self._caret_after_change(old, changed, first)

    def _caret_after_change(
        self, old: tuple[Paragraph, ...], changed: Sequence[Paragraph], first: int
    ) -> None:
        """Put the caret where the words differ, so that undo is seen where it happens."""
        block = self._document.findBlockByNumber(min(first, self._document.blockCount() - 1))
        at = len(block.text())
        if len(changed) == 1 and first < len(old):
            was, now = old[first].text, changed[0].text
            tail = 0
            while tail < min(len(was), len(now)) and was[-1 - tail] == now[-1 - tail]:
                tail += 1
            at = len(now) - tail
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + blocks.utf16(block.text(), at))
        self._editor.setTextCursor(cursor)
