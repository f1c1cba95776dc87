"""What the checks found in the open story, each with its reason and its mending."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desk.checks.seam import Finding
from desk.newsroom.gate import place_words

_SHOWN = 200
_OFFERED = 3


class FindingCard(QFrame):
    """One finding: a click on it goes to the place, a suggestion mends it."""

    wanted = Signal(object)
    mended = Signal(object, str)

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._finding = finding
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 8)
        column.setSpacing(3)
        words = QLabel(finding.text)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setObjectName("emptyTitle")
        words.setWordWrap(True)
        message = QLabel(finding.message)
        message.setTextFormat(Qt.TextFormat.PlainText)
        message.setWordWrap(True)
        place = QLabel(place_words(finding.field, finding.paragraph).capitalize())
        place.setObjectName("quiet")
        for label in (words, message, place):
            column.addWidget(label)
        if finding.suggestions:
            row = QHBoxLayout()
            row.setSpacing(6)
            for text in finding.suggestions[:_OFFERED]:
                button = QPushButton(text)
                button.setAccessibleName(f"Replace {finding.text} by {text}")
                button.clicked.connect(lambda _on=False, t=text: self.mended.emit(self._finding, t))
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)

    def mousePressEvent(self, _event: object) -> None:
        """Go to the place."""
        self.wanted.emit(self._finding)


class ChecksPanel(QScrollArea):
    """All findings, in reading order."""

    wanted = Signal(object)
    mended = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: tuple[Finding, ...] | None = None
        self.setWidget(self._body(None))

    def wait(self) -> None:
        """Say that the story is being checked."""
        self._shown = None
        self.setWidget(self._body(None))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these; the place in the list stays where it was."""
        if tuple(findings) == self._shown:
            return
        self._shown = tuple(findings)
        at = self.verticalScrollBar().value()
        self.setWidget(self._body(findings))
        self.verticalScrollBar().setValue(at)

    def _body(self, findings: Sequence[Finding] | None) -> QWidget:
        body = QWidget()
        body.setObjectName("panelBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(8)
        if not findings:
            title = QLabel("Checking…" if findings is None else "Nothing found")
            title.setObjectName("emptyTitle")
            column.addWidget(title)
        if findings is not None and not findings:
            words = QLabel("Spelling and doubled words have been checked in every field that prints.")
            words.setObjectName("quiet")
            words.setWordWrap(True)
            column.addWidget(words)
        findings = findings or ()
        for finding in findings[:_SHOWN]:
            card = FindingCard(finding)
            card.wanted.connect(self.wanted)
            card.mended.connect(self.mended)
            column.addWidget(card)
        if len(findings) > _SHOWN:
            more = QLabel(f"{len(findings) - _SHOWN} more after these.")
            more.setObjectName("quiet")
            column.addWidget(more)
        column.addStretch(1)
        return body
