"""The body editor: paragraphs of the open story, typed straight into the story."""

import json
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QMargins, QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from desk.checks.seam import Finding, Severity
from desk.newsroom.open_story import Change, OpenStory
from desk.story.edits import with_face, with_kind
from desk.story.model import FACES, Face, Kind, Paragraph, Story
from desk.story.serial import paragraphs_from_data, paragraphs_to_data
from desk.story.spans import pieces
from desk.ui import paragraphs as blocks
from desk.ui.fields import is_undo_key
from desk.ui.margin_rule import MarginRule
from desk.ui.theme import Colours

_MEASURE_EMS = 33.0
_PARAGRAPHS_MIME = "application/x-desk-paragraphs"


class BodyEditor(QTextEdit):
    """Shows the body of one story and turns every edit into a new story.

    Findings are handed in by ``mark``; ``mended`` tells which finding's suggestion was chosen.
    """

    mended = Signal(object, str)
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
        self._open: OpenStory | None = None
        self._shown: tuple[Paragraph, ...] = ()
        self._showing = False
        self._findings: tuple[Finding, ...] = ()
        self._joined: tuple[int, int] | None = None
        self.rule = MarginRule(self, colours.bad)
        self.document().contentsChange.connect(self._edited)
        self.document().contentsChanged.connect(self._restyle)
        self.cursorPositionChanged.connect(self.caret_moved)

    def open(self, open_story: OpenStory) -> None:
        """Show another story, with the caret at its start."""
        self._open = open_story
        self._findings = ()
        self.rule.mark(None)
        self._show_all(open_story.story.body)
        self.mark(())

    def leave(self) -> None:
        """Let go of the story: what is shown is of none."""
        self._open = None

    def changed(self, change: Change) -> None:
        """Follow a change that came from elsewhere, touching only the paragraphs that differ."""
        if change.by is not self:
            self._show(change.after.body)

    def dress(self, colours: Colours) -> None:
        """Take the colours of another theme."""
        self._colours = colours
        self.rule.dress(colours.bad)
        self.mark(self._findings)
        self.viewport().update()

    def zoom(self, points: float) -> None:
        """Set the type larger or smaller; the story does not change."""
        self.setting = blocks.Setting(points)
        self.setFont(self.setting.font())
        caret = self.textCursor().position()
        self._show_all(self._shown)
        cursor = self.textCursor()
        cursor.setPosition(min(caret, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.mark(self._findings)
        self._keep_measure()

    def mark(self, findings: Sequence[Finding]) -> None:
        """Underline these findings; those of other fields are passed over."""
        self._findings = tuple(f for f in findings if f.field == "body" and f.paragraph is not None)
        marks: list[QTextEdit.ExtraSelection] = []
        for finding in self._findings:
            cursor = self._cursor_at(finding)
            if cursor is None:
                continue
            mark = QTextEdit.ExtraSelection()
            form = QTextCharFormat()
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            form.setUnderlineColor(QColor(self._colour_of(finding.severity)))
            form.setToolTip(finding.message)
            mark.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
            mark.format = form  # pyright: ignore[reportAttributeAccessIssue]
            marks.append(mark)
        self.setExtraSelections(marks)

    def reveal(self, finding: Finding) -> None:
        """Select a finding's words and bring them into sight; where they are gone, only take the focus."""
        cursor = self._cursor_at(finding)
        if cursor is not None:
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
        self.setFocus()

    def go_to(self, paragraph: int) -> None:
        """Put the caret at the end of a paragraph and bring it into sight."""
        block = self.document().findBlockByNumber(paragraph)
        if block.isValid():
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            self.setFocus()

    def chosen(self) -> tuple[int, int]:
        """Return the first and last paragraph the selection touches."""
        cursor = self.textCursor()
        document = self.document()
        return (
            document.findBlock(cursor.selectionStart()).blockNumber(),
            document.findBlock(cursor.selectionEnd()).blockNumber(),
        )

    def caret(self) -> tuple[int, int]:
        """Return the paragraph the caret is in and the code points before it there."""
        cursor = self.textCursor()
        block = cursor.block()
        return block.blockNumber(), blocks.code_points(block.text(), cursor.selectionEnd() - block.position())

    def kind_here(self) -> Kind:
        """Return the kind of the paragraph the caret is in."""
        return blocks.kind_of(self.textCursor().block())

    def set_kind(self, kind: Kind) -> None:
        """Make the chosen paragraphs of a kind, or plain text again when they all are of it."""
        if self._open is None:
            return
        first, last = self.chosen()
        story = self._with_body()
        mine = {paragraph.kind for paragraph in story.body[first : last + 1]}
        to = Kind.TEXT if mine == {kind} else kind
        cursor = self.textCursor()
        selection = (cursor.anchor(), cursor.position())
        self._open.become(with_kind(story, first, last, to), words="Paragraph kind", by=None)
        self._select(*selection)

    def set_face(self, face: Face) -> None:
        """Set the selection bold or italic, or take that off; with none, the next typing takes it."""
        cursor = self.textCursor()
        if self._open is None:
            return
        if not cursor.hasSelection():
            here = blocks.faces_of(self.currentCharFormat())
            faces: frozenset[Face] = frozenset(each for each in FACES if (each in here) != (each == face))
            self.setCurrentCharFormat(self.setting.chars(self.kind_here(), faces))
            return
        story = self._with_body()
        body = list(story.body)
        stretches = self._stretches(cursor)
        on = not all(
            any(s.face == face and s.start <= a and b <= s.end for s in body[at].spans)
            for at, a, b in stretches
        )
        for at, a, b in stretches:
            body[at] = with_face(body[at], a, b, face, on=on)
        selection = (cursor.anchor(), cursor.position())
        self._open.become(replace(story, body=tuple(body)), words=face.capitalize(), by=None)
        self._select(*selection)

    def selected_faces(self) -> frozenset[Face]:
        """Return the faces at the caret, for the toolbar."""
        return blocks.faces_of(self.currentCharFormat())

    def _select(self, anchor: int, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _stretches(self, cursor: QTextCursor) -> list[tuple[int, int, int]]:
        """Return the selection as (paragraph, start, end) in code points, empty ones left out."""
        first, last = self.chosen()
        out: list[tuple[int, int, int]] = []
        for at in range(first, last + 1):
            block = self.document().findBlockByNumber(at)
            text = block.text()
            start = blocks.code_points(text, max(0, cursor.selectionStart() - block.position()))
            end = blocks.code_points(text, max(0, cursor.selectionEnd() - block.position()))
            if start < end:
                out.append((at, start, end))
        return out

    def _with_body(self) -> Story:
        """Return the open story with one empty paragraph at least, as the editor shows it."""
        assert self._open is not None  # noqa: S101 - every caller has looked
        story = self._open.story
        return story if story.body else replace(story, body=(Paragraph(),))

    def _edited(self, at: int, removed: int, added: int) -> None:
        if self._showing or self._open is None:
            return
        document = self.document()
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
        story = self._open.story
        paragraph_break = count > 1 or gone > 1
        if paragraph_break or not new[-1].text:
            self._joined = (first, count)
        word_end = added > 0 and not document.characterAt(at + added - 1).isalnum()
        joins = "" if paragraph_break else f"body {first} {'in' if added else 'out'}"
        self._open.become(
            replace(story, body=self._shown), words="Typing" if added else "Deleting", by=self, joins=joins
        )
        if word_end and removed == 0:
            self._open.part()

    def _restyle(self) -> None:
        if self._joined is not None:
            (first, count), self._joined = self._joined, None
            self._showing = True
            blocks.restyle(self.document(), self.setting, first, count)
            self._showing = False

    def _wrap_for(self, new: Sequence[Paragraph]) -> None:
        """Break anywhere once a word without end comes in; breaking it by words would hold the window."""
        if any(blocks.has_endless_word(paragraph.text) for paragraph in new):
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)

    def _show_all(self, body: tuple[Paragraph, ...]) -> None:
        self._showing = True
        self.document().clear()
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._wrap_for(body)
        blocks.replace_blocks(self.document(), self.setting, 0, 1, body or (Paragraph(),))
        self._shown = body
        self._showing = False
        self.moveCursor(QTextCursor.MoveOperation.Start)

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
        self._wrap_for(changed)
        blocks.replace_blocks(self.document(), self.setting, first, len(old) - tail - first, changed)
        self._shown = body
        self._showing = False
        self._caret_after_change(old, changed, first)

    def _caret_after_change(
        self, old: tuple[Paragraph, ...], changed: Sequence[Paragraph], first: int
    ) -> None:
        """Put the caret where the words differ, so that undo is seen where it happens."""
        block = self.document().findBlockByNumber(min(first, self.document().blockCount() - 1))
        at = len(block.text())
        if len(changed) == 1 and first < len(old):
            was, now = old[first].text, changed[0].text
            tail = 0
            while tail < min(len(was), len(now)) and was[-1 - tail] == now[-1 - tail]:
                tail += 1
            at = len(now) - tail
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + blocks.utf16(block.text(), at))
        self.setTextCursor(cursor)

    def _cursor_at(self, finding: Finding) -> QTextCursor | None:
        if finding.paragraph is None or finding.paragraph >= self.document().blockCount():
            return None
        block = self.document().findBlockByNumber(finding.paragraph)
        text = block.text()
        if text[finding.start : finding.end] != finding.text:
            return None
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + blocks.utf16(text, finding.start))
        cursor.setPosition(
            block.position() + blocks.utf16(text, finding.end), QTextCursor.MoveMode.KeepAnchor
        )
        return cursor

    def _colour_of(self, severity: Severity) -> str:
        colours = self._colours
        return {Severity.ASK: colours.warn, Severity.STYLE: colours.accent}.get(severity, colours.bad)

    def _finding_at(self, position: int) -> Finding | None:
        for finding in self._findings:
            cursor = self._cursor_at(finding)
            if cursor is not None and cursor.selectionStart() <= position <= cursor.selectionEnd():
                return finding
        return None

    def add_mending(self, menu: QMenu, point: QPoint) -> None:
        """Put the suggestions for the finding under ``point`` at the head of a context menu."""
        finding = self._finding_at(self.cursorForPosition(point).position())
        if finding is None:
            return
        head = menu.actions()[0] if menu.actions() else None
        for words in finding.suggestions:
            action = menu.addAction(words)
            font = action.font()
            font.setBold(True)
            action.setFont(font)
            action.triggered.connect(lambda _on=False, w=words: self.mended.emit(finding, w))
            menu.removeAction(action)
            menu.insertAction(head, action)  # pyright: ignore[reportArgumentType]
        if not finding.suggestions:
            none = menu.addAction("No suggestion")
            none.setEnabled(False)
            menu.removeAction(none)
            menu.insertAction(head, none)  # pyright: ignore[reportArgumentType]
        menu.insertSeparator(head)  # pyright: ignore[reportArgumentType]

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
        """Type; a line break is a paragraph here, and a paragraph after a crosshead is text."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._new_paragraph()
            return
        super().keyPressEvent(event)

    def _new_paragraph(self) -> None:
        cursor = self.textCursor()
        kind = self.kind_here()
        if kind is Kind.LIST_ITEM and not cursor.block().text() and not cursor.hasSelection():
            self.set_kind(Kind.LIST_ITEM)
            return
        after = Kind.TEXT if kind is Kind.CROSSHEAD and cursor.atBlockEnd() else kind
        cursor.insertBlock(self.setting.block(after), self.setting.chars(after))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy as plain text and, for pasting within Desk, with kinds and faces."""
        cursor = self.textCursor()
        copied: list[Paragraph] = []
        for at, start, end in self._stretches(cursor):
            paragraph = blocks.paragraph_of(self.document().findBlockByNumber(at))
            spans = tuple(replace(s, start=s.start - start, end=s.end - start) for s in paragraph.spans)
            copied.append(Paragraph(paragraph.text[start:end], paragraph.kind, spans))
        data = QMimeData()
        data.setText("\n".join(paragraph.text for paragraph in copied))
        data.setData(_PARAGRAPHS_MIME, json.dumps(paragraphs_to_data(copied)).encode())
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text; files dropped here are for the window."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text, a paragraph a line; from Desk itself with its faces."""
        raw = bytes(source.data(_PARAGRAPHS_MIME).data())
        if raw:
            pasted = paragraphs_from_data(json.loads(raw))
        else:
            lines = (" ".join(blocks.clean(line).split()) for line in source.text().splitlines())
            pasted = [Paragraph(line) for line in lines if line]
            if not pasted and source.text():
                pasted = [Paragraph(" ")]
            elif len(pasted) == 1:
                pasted = [Paragraph(blocks.clean(source.text().strip("\r\n")).replace("\t", " "))]
        if not pasted:
            return
        self._wrap_for(pasted)
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        whole = not cursor.block().text()
        for at, paragraph in enumerate(pasted):
            kind = paragraph.kind if at or whole else blocks.kind_of(cursor.block())
            if at:
                cursor.insertBlock(self.setting.block(kind), self.setting.chars(kind))
            elif whole:
                cursor.setBlockFormat(self.setting.block(kind))
            for text, faces in pieces(paragraph.text, paragraph.spans):
                cursor.insertText(text, self.setting.chars(kind, faces))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column at a readable measure in the middle."""
        super().resizeEvent(event)
        self._keep_measure()
        self.rule.place()

    def _keep_measure(self) -> None:
        # The scroll bar's room is left whether it shows or not: the column and the headline above it stay
        # as they are when it comes or goes, so neither can move the other on.
        em = self.setting.points * self.logicalDpiY() / 72
        bar = self.verticalScrollBar()
        room = bar.sizeHint().width()
        side = max(24, round((self.width() - room - _MEASURE_EMS * em) / 2))
        margins = QMargins(side, 10, side + (0 if bar.isVisible() else room), 0)
        if self.viewportMargins() != margins:
            is_moved = self.viewportMargins().left() != side
            self.setViewportMargins(margins)
            if is_moved:
                self.margin_changed.emit(side)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus and tell where the caret is, for the toolbar."""
        super().focusInEvent(event)
        self.caret_moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, then the marks of quotes and list items beside it."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self.verticalScrollBar().value()
        block = self.cursorForPosition(QPoint(0, 0)).block()
        bottom = self.viewport().height()
        layout = self.document().documentLayout()
        while block.isValid():
            box = layout.blockBoundingRect(block).translated(0, -top)
            if box.top() > bottom:
                break
            self._paint_mark(painter, block, box)
            block = block.next()
        painter.end()

    def _paint_mark(self, painter: QPainter, block: QTextBlock, box: QRectF) -> None:
        kind = blocks.kind_of(block)
        em = self.setting.points * self.logicalDpiY() / 72
        if kind is Kind.QUOTE:
            bar = QRectF(box.left() - em * 0.9, box.top() + 3, 3, box.height() - em * 0.75)
            painter.fillRect(bar, QColor(self._colours.accent))
        elif kind is Kind.LIST_ITEM and block.layout().lineCount():
            line = block.layout().lineAt(0)
            middle = box.top() + line.y() + line.height() * 0.62
            painter.setBrush(QColor(self._colours.ink))
            painter.setPen(Qt.PenStyle.NoPen)
            size = em * 0.28
            painter.drawEllipse(QRectF(box.left() - em, middle - size / 2, size, size))
