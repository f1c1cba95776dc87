"""One finding of the checks as a card: its words, why, where, its mending, and leave to ignore it."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desk.checks.seam import Finding, Severity
from desk.newsroom.gate import place_words
from desk.ui.flow import Flow

_OFFERED = 3
_LONGEST, _GAP = 30, 4
_KINDS = {Severity.STOP: "stop", Severity.FIX: "fix", Severity.ASK: "ask", Severity.STYLE: "style"}
_FIGURES = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)


class FindingCard(QFrame):
    """One finding. The mouse or the keys alone do all: Enter mends with the first suggestion, 1 to 3 with
    one of those shown, Space goes to the words, I ignores, W shows why, T tells two names apart, Escape goes
    back to the copy.

    ``wanted`` asks to go to the words, ``looked`` to show them and leave the focus here.
    """

    wanted = Signal(object)
    looked = Signal(object)
    mended = Signal(object, str)
    ignored = Signal(object)
    heard = Signal(object)
    told_apart = Signal(object)
    left = Signal()
    menu_wanted = Signal(object, QPoint)
    stepped = Signal(object, int)

    def __init__(self, finding: Finding, *, is_ignored: bool = False) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setProperty("kind", _KINDS[finding.severity])
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.finding = finding
        self._is_ignored = is_ignored
        place = place_words(finding.field, finding.paragraph)
        self.setAccessibleName(f"{finding.text}: {finding.message} In {place}.")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 10, 8)
        column.setSpacing(3)
        column.addWidget(_label(finding.text, "emptyTitle"))
        column.addWidget(_label(finding.message))
        where = place[:1].upper() + place[1:] + (", in a quotation" if finding.quoted else "")
        column.addWidget(_label(where, "quiet"))
        self._why = QWidget()
        lines = QVBoxLayout(self._why)
        lines.setContentsMargins(0, 2, 0, 2)
        lines.setSpacing(5)
        for line in finding.why:
            lines.addWidget(_label(line, "why"))
        self._why.hide()
        column.addWidget(self._why)
        row = Flow(_GAP)
        row.setContentsMargins(0, 3, 0, 0)
        for button in self._buttons():
            row.addWidget(button)
        row.addWidget(self._links())
        column.addLayout(row)

    @property
    def suggestions(self) -> tuple[str, ...]:
        """The mendings offered on the card."""
        return () if self._is_ignored else self.finding.suggestions[:_OFFERED]

    def toggle_why(self) -> None:
        """Show the evidence, or put it away."""
        self._why.setVisible(bool(self.finding.why) and self._why.isHidden())

    def show_why(self) -> None:
        """Show the evidence."""
        self._why.setVisible(bool(self.finding.why))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.wanted.emit(self.finding)

    def contextMenuEvent(self, event: QEvent) -> None:
        """Offer all that can be done about it."""
        self.menu_wanted.emit(self.finding, self.mapToGlobal(QPoint(12, self.height() // 2)))
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the words in the story as the keys walk from card to card."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason} or (
            event.reason() is Qt.FocusReason.OtherFocusReason
        ):
            self.looked.emit(self.finding)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do without the mouse what the buttons do."""
        key = event.key()
        if key in _FIGURES and _FIGURES.index(key) < len(self.suggestions):
            self.mended.emit(self.finding, self.suggestions[_FIGURES.index(key)])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.suggestions:
            self.mended.emit(self.finding, self.suggestions[0])
        elif key in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.wanted.emit(self.finding)
        elif key == Qt.Key.Key_I:
            self._put_aside()
        elif key == Qt.Key.Key_W:
            self.toggle_why()
        elif key == Qt.Key.Key_T and self.finding.pair is not None:
            self._tell_apart()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(self, -1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def _buttons(self) -> Iterator[QPushButton]:
        """Make the buttons of what may be answered: the suggestions, and that two names are two."""
        for text in self.suggestions:
            shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
            button = QPushButton(shown.replace("&", "&&") if text.strip() else "Take out")
            button.setAccessibleName(f"Replace {self.finding.text} by {text}")
            button.setToolTip(text if shown != text else "")
            button.clicked.connect(partial(self._mend, text))
            yield button

        if self.finding.pair is not None and not self._is_ignored:
            one, two = self.finding.pair
            button = QPushButton("Two names")
            button.setAccessibleName(f"{one} and {two} are two names")
            button.clicked.connect(self._tell_apart)
            yield button

    def _links(self) -> QWidget:
        """Make the links, which stay together."""
        links = QWidget()
        row = QHBoxLayout(links)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        if self.finding.why:
            row.addWidget(_link("Why?", f"Why {self.finding.text} was found", self.toggle_why))
        words = "Hear again" if self._is_ignored else "Ignore"
        row.addWidget(_link(words, f"{words}: {self.finding.text}", self._put_aside))
        if not self._is_ignored:
            row.addWidget(_link("More…", f"More about {self.finding.text}", self._more))
        return links

    def _mend(self, text: str) -> None:
        self.mended.emit(self.finding, text)

    def _put_aside(self) -> None:
        (self.heard if self._is_ignored else self.ignored).emit(self.finding)

    def _tell_apart(self) -> None:
        self.told_apart.emit(self.finding)

    def _more(self) -> None:
        self.menu_wanted.emit(self.finding, self.mapToGlobal(QPoint(self.width() - 40, self.height() - 8)))


def _label(words: str, name: str = "") -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setObjectName(name)
    return label


def _link(words: str, spoken: str, call: object) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName("link")
    button.setAccessibleName(spoken)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(call)
    return button
