"""Details: what a story carries besides what is typed in the middle."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desk.checks.seam import Finding
from desk.newsroom.open_story import Change, OpenStory
from desk.press.layouts import Layout
from desk.story.dates import is_published, printed_date
from desk.story.edits import TextField, with_field
from desk.story.model import Story
from desk.ui.fields import FieldWords, LineField, UndoKeysToWindow, leave_menu
from desk.ui.finding_marks import found_in
from desk.ui.pick import Pick
from desk.ui.theme import Colours

LANGUAGES = (
    ("en-GB", "English (Britain)"), ("en-US", "English (United States)"), ("en-IN", "English (India)"),
    ("en-AU", "English (Australia)"), ("fr", "French"), ("de", "German"), ("es", "Spanish"),
    ("bn", "Bengali"), ("hi", "Hindi"), ("ar", "Arabic"),
)  # fmt: skip
THUMBNAIL = QSize(30, 36)
_LINES = (
    FieldWords("slug", "Slug"),
    FieldWords("source", "Source"),
    FieldWords("handle", "Handle", "@…"),
    FieldWords("published", "Published", "2023-09-13T02:56"),
)
_PULL_QUOTE = FieldWords("pull_quote", "Pull quote", "Select words in the body and make them one")


class Choice(Pick):
    """A field that is one of a few."""

    def __init__(
        self,
        field: TextField,
        name: str,
        choices: Iterable[tuple[str, str]],
        pictures: Mapping[str, Path] | None = None,
    ) -> None:
        super().__init__()
        self._field: TextField = field
        self._name = name
        self._open: OpenStory | None = None
        self.setAccessibleName(name)
        self._add(choices, pictures or {})
        self.activated.connect(self._chosen)

    def open(self, open_story: OpenStory) -> None:
        """Show another story."""
        self._open = open_story
        self._show(open_story.story)

    def changed(self, change: Change) -> None:
        """Follow a change made elsewhere."""
        self._show(change.after)

    def offer(self, choices: Iterable[tuple[str, str]], pictures: Mapping[str, Path]) -> None:
        """Offer other choices than before; what is chosen stays."""
        chosen = self.currentData()
        blocker = QSignalBlocker(self)
        self.clear()
        self._add(choices, pictures)
        if chosen is not None and self.findData(chosen) < 0:
            self.addItem(str(chosen), chosen)
        self.setCurrentIndex(self.findData(chosen))
        blocker.unblock()

    def _add(self, choices: Iterable[tuple[str, str]], pictures: Mapping[str, Path]) -> None:
        for value, words in choices:
            self.addItem(QIcon(str(pictures[value])) if value in pictures else QIcon(), words, value)
        if pictures:
            self.setIconSize(THUMBNAIL)

    def _show(self, story: Story) -> None:
        value = str(getattr(story, self._field))
        at = self.findData(value)
        blocker = QSignalBlocker(self)
        if at < 0:
            self.addItem(value, value)
            at = self.count() - 1
        self.setCurrentIndex(at)
        blocker.unblock()

    def _chosen(self, at: int) -> None:
        if self._open is not None:
            story = with_field(self._open.story, self._field, str(self.itemData(at)))
            self._open.become(story, words=self._name, by=self)


def _named(layouts: Sequence[Layout]) -> tuple[list[tuple[str, str]], dict[str, Path]]:
    """Return layouts as choices, and the picture of each that has one."""
    pictures = {layout.id: layout.thumbnail for layout in layouts if layout.thumbnail is not None}
    return [(layout.id, layout.name) for layout in layouts], pictures


class Notes(QPlainTextEdit):
    """The editor's notes; they never print."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Editor’s notes")
        self.setPlaceholderText("For the desk only; never printed.")
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(110)
        self.installEventFilter(UndoKeysToWindow(self))
        self._open: OpenStory | None = None
        self._showing = False
        self.textChanged.connect(self._edited)

    def open(self, open_story: OpenStory) -> None:
        """Show another story."""
        self._open = open_story
        self._show(open_story.story.notes)

    def changed(self, change: Change) -> None:
        """Follow a change made elsewhere."""
        if change.by is not self:
            self._show(change.after.notes)

    def _show(self, text: str) -> None:
        if text != self.toPlainText():
            self._showing = True
            self.setPlainText(text)
            self._showing = False

    def _edited(self) -> None:
        if self._open is not None and not self._showing:
            story = with_field(self._open.story, "notes", self.toPlainText())
            self._open.become(story, words="Notes", by=self, joins="notes")


class Details(QScrollArea):
    """The form of details; ``received_wanted`` asks to see the copy as it came, ``text_menu_wanted`` for the
    menu of a line.
    """

    received_wanted = Signal()
    text_menu_wanted = Signal(object, QPoint)

    def __init__(self, layouts: list[Layout]) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.lines = {words.field: LineField(words) for words in (*_LINES, _PULL_QUOTE)}
        for line in self.lines.values():
            leave_menu(line, self.text_menu_wanted.emit)
        self._layout = Choice("layout", "Layout", *_named(layouts))
        self._language = Choice("language", "Language", list(LANGUAGES))
        self._notes = Notes()
        self._printed = QLabel()
        self._printed.setObjectName("quiet")
        self._printed.setWordWrap(True)
        self._received = QPushButton("Show the copy as received")
        self._received.clicked.connect(self.received_wanted)
        self.setWidget(self._form())

    def open(self, open_story: OpenStory) -> None:
        """Show another story."""
        for field in (*self.lines.values(), self._layout, self._language, self._notes):
            field.open(open_story)
        self._show_date(open_story.story)

    def changed(self, change: Change) -> None:
        """Follow a change made anywhere."""
        for field in (*self.lines.values(), self._layout, self._language, self._notes):
            field.changed(change)
        self._show_date(change.after)

    def mark(self, findings: Sequence[Finding], colours: Colours) -> None:
        """Underline what the checks found."""
        for field, line in self.lines.items():
            line.marks.mark(found_in(findings, field), colours)

    def show_layouts(self, layouts: list[Layout]) -> None:
        """Offer these layouts."""
        self._layout.offer(*_named(layouts))

    def show_received(self, *, has: bool) -> None:
        """Offer the copy as received where there is some."""
        self._received.setVisible(has)

    def _show_date(self, story: Story) -> None:
        good = is_published(story.published)
        self._printed.setObjectName("quiet" if good else "bad")
        self._printed.setText(
            printed_date(story.published)
            if good
            else "Not a date: write it as 2023-09-13 or 2023-09-13T02:56."
        )
        self._printed.setVisible(bool(story.published))
        self._printed.style().unpolish(self._printed)
        self._printed.style().polish(self._printed)

    def _form(self) -> QWidget:
        body = QWidget()
        body.setObjectName("panelBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(10)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words in _LINES:
            form.addRow(_name(words.name), self.lines[words.field])
        form.addRow("", self._printed)
        form.addRow(_name("Layout"), self._layout)
        form.addRow(_name("Language"), self._language)
        form.addRow(_name(_PULL_QUOTE.name), self.lines[_PULL_QUOTE.field])
        column.addLayout(form)
        column.addWidget(_name("Editor’s notes"))
        column.addWidget(self._notes)
        column.addWidget(self._received)
        column.addStretch(1)
        return body


def _name(words: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName("name")
    return label
