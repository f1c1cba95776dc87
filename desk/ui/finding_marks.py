"""The findings of one text, underlined where they stand, by kind, in quiet colours."""

from collections.abc import Iterable, Sequence
from typing import cast

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextCursor, QTextLayout
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

from desk.checks.seam import Finding, Severity
from desk.ui.paragraphs import code_points, utf16
from desk.ui.theme import Colours

_WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline
_DOTS = QTextCharFormat.UnderlineStyle.DotLine
_CARET_AT = 5
"""How far within its rectangle, in pixels, Qt draws the caret of a line."""


def found_in(findings: Iterable[Finding], field: str, at: int | None = None) -> tuple[Finding, ...]:
    """Return the findings of a field, or of that of the photo or the related line ``at``."""
    return tuple(one for one in findings if one.field == field and (at is None or one.paragraph == at))


class FindingMarks:
    """Underlines findings in an editor: a wave for what wants mending, dots for the rest."""

    def __init__(self, editor: QTextEdit | QPlainTextEdit) -> None:
        self._editor = editor
        self._findings: Sequence[Finding] = ()
        self._colours: Colours | None = None

    def mark(self, findings: Sequence[Finding], colours: Colours) -> None:
        """Underline these findings, all of this text, in the colours of a theme."""
        self._findings = findings
        self._colours = colours
        self.mark_again()

    def clear(self) -> None:
        """Underline nothing."""
        self._findings = ()
        self.mark_again()

    def mark_again(self) -> None:
        """Underline the same findings where their words are now."""
        marks: list[QTextEdit.ExtraSelection] = []
        for finding in self._findings if self._colours is not None else ():
            cursor = self._cursor_at(finding)
            if cursor is not None and self._colours is not None:
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
                mark.format = _underline(finding, self._colours)  # pyright: ignore[reportAttributeAccessIssue]
                marks.append(mark)
        self._editor.setExtraSelections(marks)

    def reveal(self, finding: Finding, *, focus: bool = True) -> None:
        """Select a finding’s words and bring them into sight; where they are gone, only take the focus."""
        cursor = self._cursor_at(finding)
        if cursor is not None:
            self._editor.setTextCursor(cursor)
            self._editor.ensureCursorVisible()
        if focus:
            self._editor.setFocus()

    def under(self, point: QPoint) -> Finding | None:
        """Return the finding under a point of the viewport."""
        return self._at(self._editor.cursorForPosition(point).position())

    def here(self) -> tuple[Finding | None, QPoint]:
        """Return the finding at the caret, and where that is on the screen."""
        point = self.on_screen(self._editor.cursorRect().bottomLeft())
        return self._at(self._editor.textCursor().position()), point

    def on_screen(self, point: QPoint) -> QPoint:
        """Return where a point of the viewport is on the screen."""
        return self._editor.viewport().mapToGlobal(point)

    def _cursor_at(self, finding: Finding) -> QTextCursor | None:
        document = self._editor.document()
        at = (finding.paragraph or 0) if finding.field == "body" else 0
        if at >= document.blockCount():
            return None
        block = document.findBlockByNumber(at)
        text = block.text()
        if text[finding.start : finding.end] != finding.text:
            return None
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + utf16(text, finding.start))
        cursor.setPosition(block.position() + utf16(text, finding.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _at(self, position: int) -> Finding | None:
        for finding in self._findings:
            cursor = self._cursor_at(finding)
            if cursor is not None and cursor.selectionStart() <= position <= cursor.selectionEnd():
                return finding
        return None


class LineMarks:
    """Does the same in a text on one line, which has to ``draw`` them: Qt’s own knows no underlines."""

    def __init__(self, line: QLineEdit) -> None:
        self._line = line
        self._findings: Sequence[Finding] = ()
        self._colours: Colours | None = None
        self._text = ""

    def mark(self, findings: Sequence[Finding], colours: Colours) -> None:
        """Underline these findings, all of this text, in the colours of a theme."""
        self._findings = findings
        self._colours = colours
        self._text = self._line.text()
        self._line.update()

    def clear(self) -> None:
        """Underline nothing."""
        self._findings = ()
        self._line.update()

    def reveal(self, finding: Finding, *, focus: bool = True) -> None:
        """Select a finding’s words; where they are gone, only take the focus."""
        start = self._start_of(finding)
        if start is not None:
            at = utf16(self._line.text(), start)
            self._line.setSelection(at, utf16(self._line.text(), start + len(finding.text)) - at)
        if focus:
            self._line.setFocus()

    def under(self, point: QPoint) -> Finding | None:
        """Return the finding under a point of the line."""
        return self._at(self._line.cursorPositionAt(point))

    def here(self) -> tuple[Finding | None, QPoint]:
        """Return the finding at the caret, and where that is on the screen."""
        return self._at(self._line.cursorPosition()), self.on_screen(self._line.cursorRect().bottomLeft())

    def on_screen(self, point: QPoint) -> QPoint:
        """Return where a point of the line is on the screen."""
        return self._line.mapToGlobal(point)

    def draw(self) -> None:
        """Draw the underlines under the text, which is on the line already."""
        placed = [(start, one) for one in self._findings if (start := self._start_of(one)) is not None]
        if not placed or self._colours is None:
            return
        text = self._line.text()
        layout = QTextLayout(text, self._line.font(), self._line)
        layout.setFormats([self._format(text, start, finding, self._colours) for start, finding in placed])
        layout.beginLayout()
        row = layout.createLine()
        layout.endLayout()
        caret = self._line.cursorRect()
        to_caret, _at = cast("tuple[float, int]", row.cursorToX(self._line.cursorPosition()))
        painter = QPainter(self._line)
        painter.setClipRect(self._line.contentsRect())
        painter.setPen(Qt.GlobalColor.transparent)
        layout.draw(painter, QPointF(caret.x() + _CARET_AT - to_caret, caret.y()))
        painter.end()

    @staticmethod
    def _format(text: str, start: int, finding: Finding, colours: Colours) -> QTextLayout.FormatRange:
        made = QTextLayout.FormatRange()
        first, end = (utf16(text, at) for at in (start, start + len(finding.text)))
        made.start, made.length, made.format = first, end - first, _underline(finding, colours)
        return made

    def _start_of(self, finding: Finding) -> int | None:
        """Return where a finding’s words begin now: where they did, or moved by what was typed before."""
        text = self._line.text()
        for start in (finding.start, finding.start + len(text) - len(self._text)):
            if start >= 0 and text[start : start + len(finding.text)] == finding.text:
                return start
        return None

    def _at(self, position: int) -> Finding | None:
        caret = code_points(self._line.text(), position)
        for finding in self._findings:
            start = self._start_of(finding)
            if start is not None and start <= caret <= start + len(finding.text):
                return finding
        return None


def _underline(finding: Finding, colours: Colours) -> QTextCharFormat:
    asks = finding.severity in {Severity.ASK, Severity.STYLE}
    colour = {Severity.ASK: colours.warn, Severity.STYLE: colours.accent}.get(finding.severity, colours.bad)
    form = QTextCharFormat()
    form.setUnderlineStyle(_DOTS if asks else _WAVE)
    form.setUnderlineColor(QColor(colour))
    return form
