"""Findings in the body: underlined, gone to, and mended from the context menu."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from desk.checks.seam import Finding, Severity
from desk.ui import paragraphs as blocks
from desk.ui.theme import Colours


class FindingMarks:
    """Underlines findings; ``mend`` is told which finding's suggestion was chosen."""

    def __init__(self, editor: QTextEdit, colours: Colours, mend: Callable[[Finding, str], None]) -> None:
        self._editor = editor
        self._colours = colours
        self._mend = mend
        self._findings: tuple[Finding, ...] = ()

    def mark(self, findings: Sequence[Finding]) -> None:
        """Underline these findings; those of other fields are passed over."""
        self._findings = tuple(f for f in findings if f.field == "body" and f.paragraph is not None)
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
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            form.setUnderlineColor(QColor(self._colour_of(finding.severity)))
            form.setToolTip(finding.message)
            mark.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
            mark.format = form  # pyright: ignore[reportAttributeAccessIssue]
            marks.append(mark)
        self._editor.setExtraSelections(marks)

    def dress(self, colours: Colours) -> None:
        """Take the colours of another theme."""
        self._colours = colours
        self.mark_again()

    def reveal(self, finding: Finding) -> None:
        """Select a finding's words and bring them into sight; where they are gone, only take the focus."""
        cursor = self._cursor_at(finding)
        if cursor is not None:
            self._editor.setTextCursor(cursor)
            self._editor.ensureCursorVisible()
        self._editor.setFocus()

    def offer(self, menu: QMenu, point: QPoint) -> None:
        """Put the suggestions for the finding under ``point`` at the head of a context menu."""
        finding = self._finding_at(self._editor.cursorForPosition(point).position())
        if finding is None:
            return
        head = menu.actions()[0] if menu.actions() else None
        for words in finding.suggestions:
            action = menu.addAction(words)
            font = action.font()
            font.setBold(True)
            action.setFont(font)
            action.triggered.connect(lambda _on=False, w=words: self._mend(finding, w))
            menu.removeAction(action)
            menu.insertAction(head, action)  # pyright: ignore[reportArgumentType]
        if not finding.suggestions:
            none = menu.addAction("No suggestion")
            none.setEnabled(False)
            menu.removeAction(none)
            menu.insertAction(head, none)  # pyright: ignore[reportArgumentType]
        menu.insertSeparator(head)  # pyright: ignore[reportArgumentType]

    def _cursor_at(self, finding: Finding) -> QTextCursor | None:
        document = self._editor.document()
        if finding.paragraph is None or finding.paragraph >= document.blockCount():
            return None
        block = document.findBlockByNumber(finding.paragraph)
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
