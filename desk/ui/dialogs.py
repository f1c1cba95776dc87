"""The few dialogs: how an import went, copy as received, and the gate's reasons."""

import html
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desk.errors import DeskError
from desk.newsroom.files import write_whole
from desk.newsroom.gate import Reason
from desk.newsroom.importing import Imported, counted, recognised
from desk.newsroom.intake import ImportReport
from desk.store.stories import ReceivedCopy
from desk.ui.cards import plain

_LARGEST_SHOWN = 400_000


def import_sentence(report: ImportReport) -> str:
    """Tell in a line how an import went."""
    if len(report.imported) == 1 and not report.refused:
        one = report.imported[0]
        found = ", ".join(recognised(one.stored.story))
        left = f"{counted(len(one.unplaced), 'line')} unplaced" if one.unplaced else "nothing unplaced"
        mended = f"; {counted(one.mended, 'broken sign')} mended" if one.mended else ""
        return f"{one.name}, read as {one.format_name}: {found}; {left}{mended}."
    if len(report.refused) == 1 and not report.imported:
        return report.refused[0]
    stories = len(report.imported)
    parts = ["1 story brought in" if stories == 1 else f"{stories} stories brought in"]
    if left := sum(len(one.unplaced) for one in report.imported):
        parts.append(f"{counted(left, 'line')} unplaced")
    if report.refused:
        parts.append(f"{counted(len(report.refused), 'file')} refused")
    return ", ".join(parts) + "."


class ImportDialog(QDialog):
    """What was recognised in each file, what is unplaced, and what was refused."""

    def __init__(self, report: ImportReport, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Copy brought in")
        self.resize(600, 360)
        page = QTextBrowser()
        page.setOpenLinks(False)
        page.setAccessibleName("Import report")
        page.setHtml("".join(map(_refused, report.refused)) + "".join(map(_imported, report.imported)))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(12)
        column.addWidget(page)
        column.addWidget(_closing(self))


def _imported(one: Imported) -> str:
    story = one.stored.story
    parts = [
        f"<h3>{html.escape(one.name)}</h3>",
        f"<p>Read as {html.escape(one.format_name)} ({html.escape(one.encoding)}).<br>",
        f"Recognised: {html.escape(', '.join(recognised(story)))}.</p>",
    ]
    if one.unplaced:
        lines = "".join(f"<li>Line {left.line}: {html.escape(left.text)}</li>" for left in one.unplaced)
        parts.append(f"<p>Not placed in any field:</p><ul>{lines}</ul>")
    else:
        parts.append("<p>Every line is in its place.</p>")
    if one.mended:
        parts.append(
            f"<p>{counted(one.mended, 'sign')} broken on the way mended; the copy as received keeps them.</p>"
        )
    return "".join(parts)


def _refused(sentence: str) -> str:
    return f"<p><b>Not brought in.</b> {html.escape(sentence)}</p>"


class ReceivedDialog(QDialog):
    """The copy as it came, to read and to save again byte for byte."""

    def __init__(self, copy: ReceivedCopy, failed: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"As received: {copy.name}")
        self.resize(760, 560)
        self._copy = copy
        self._failed = failed
        came = datetime.fromisoformat(copy.at).astimezone()
        facts = QLabel(
            f"{copy.name}, {len(copy.raw):,} bytes, {copy.encoding}, received {came:%d %b %Y, %H:%M}"
        )
        facts.setTextFormat(Qt.TextFormat.PlainText)
        facts.setObjectName("quiet")
        page = QPlainTextEdit()
        page.setReadOnly(True)
        page.setAccessibleName("Copy as received")
        page.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        page.setFont(QFont(page.font().family(), 10))
        page.setPlainText(copy.raw[:_LARGEST_SHOWN].decode(_codec(copy.encoding), "replace"))
        save = QPushButton("Save a Copy…")
        save.clicked.connect(self._save)
        buttons = _closing(self)
        buttons.addButton(save, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        column.addWidget(facts)
        column.addWidget(page)
        column.addWidget(buttons)

    def _save(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, "Save the copy as received", Path(self._copy.name).name
        )
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Save the bytes as received."""
        try:
            write_whole(path, self._copy.raw)
        except DeskError as error:
            self._failed(str(error))


def _codec(encoding: str) -> str:
    try:
        "".encode(encoding)
    except LookupError:
        return "utf-8"
    return encoding


class HeldDialog(QDialog):
    """Why the story may not be exported; a click on a reason goes to the place.

    Where every reason can be overridden, ``override`` is offered and handed the reason given: print what
    fits. Some let go only with a reason, which the log keeps.
    """

    def __init__(
        self,
        reasons: Sequence[Reason],
        go: Callable[[Reason], None],
        override: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Not ready for print")
        self.setMinimumWidth(480)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        column.setSpacing(8)
        title = QLabel("Mend this first; then export again.")
        title.setObjectName("emptyTitle")
        column.addWidget(title)
        for reason in reasons[:12]:
            button = QPushButton(reason.sentence)
            button.setStyleSheet("text-align: left;")
            button.clicked.connect(lambda _on=False, r=reason: (self.accept(), go(r)))
            column.addWidget(button)
        column.addSpacing(6)
        buttons = _closing(self)
        if all(reason.can_override for reason in reasons):
            why = QLineEdit()
            anyway = QPushButton("Print What Fits")
            anyway.clicked.connect(lambda: (self.accept(), override(why.text().strip())))
            if any(reason.needs_why for reason in reasons):
                why.setAccessibleName("Reason")
                why.setPlaceholderText("Why it goes out all the same; the log keeps it")
                why.textChanged.connect(plain(lambda: anyway.setEnabled(bool(why.text().strip()))))
                anyway.setText("Print All the Same")
                anyway.setEnabled(False)
                anyway.setAutoDefault(False)
                column.addWidget(why)
            buttons.addButton(anyway, QDialogButtonBox.ButtonRole.ActionRole)
        column.addWidget(buttons)


def _closing(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    return buttons
