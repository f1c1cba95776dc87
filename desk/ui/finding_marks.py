"""The findings of one text, underlined where they stand, by kind, in quiet colours."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from desk.checks.seam import Finding, Severity
from desk.ui.paragraphs import utf16
from desk.ui.theme import Colours

_WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline
_DOTS = QTextCharFormat.UnderlineStyle.DotLine


class FindingMarks:
    """Underlines findings of ``field`` in an editor: a wave for what wants mending, dots for the rest."""

    def __init__(self, editor: QTextEdit | QPlainTextEdit, field: str, colours: Colours) -> None:
        self._editor = editor
        self._field = field
        self._colours = colours
        self._findings: tuple[Finding, ...] = ()

    def mark(self, findings: Sequence[Finding]) -> None:
        """Underline these findings; those of other fields are passed over."""
        self._findings = tuple(finding for finding in findings if finding.field == self._field)
        self.mark_again()

    def mark_again(self) -> None:
        """Underline the same findings where their words are now."""
        marks: list[QTextEdit.ExtraSelection] = []
        for finding in self._findings:
            cursor = self._cursor_at(finding)
            if cursor is None:
                continue
            mark = QTextEdit.ExtraSelection()
            form = QTextCharFormat()
            asks = finding.severity in {Severity.ASK, Severity.STYLE}
            form.setUnderlineStyle(_DOTS if asks else _WAVE)
            form.setUnderlineColor(QColor(self._colour_of(finding.severity)))
            mark.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
            mark.format = form  # pyright: ignore[reportAttributeAccessIssue]
            marks.append(mark)
        self._editor.setExtraSelections(marks)

    def dress(self, colours: Colours) -> None:
        """Take the colours of another theme."""
        self._colours = colours
        self.mark_again()

    def reveal(self, finding: Finding, *, focus: bool = True) -> None:
        """Select a finding's words and bring them into sight; where they are gone, only take the focus."""
        cursor = self._cursor_at(finding)
        if cursor is not None:
            self._editor.setTextCursor(cursor)
            self._editor.ensureCursorVisible()
        if focus:
            self._editor.setFocus()

    def under(self, point: QPoint) -> Finding | None:
        """Return the finding under a point of the viewport."""
        return self._at(self._editor.cursorForPosition(point).position())

    def here(self) -> Finding | None:
        """Return the finding at the caret."""
        return self._at(self._editor.textCursor().position())

    def _cursor_at(self, finding: Finding) -> QTextCursor | None:
        document = self._editor.document()
        at = finding.paragraph or 0
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

    def _colour_of(self, severity: Severity) -> str:
        colours = self._colours
        return {Severity.ASK: colours.warn, Severity.STYLE: colours.accent}.get(severity, colours.bad)
