"""The middle of the window: headline, standfirst and byline over the body."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desk.checks.seam import Finding
from desk.newsroom.open_story import Change, OpenStory
from desk.ui.body import BodyEditor
from desk.ui.fields import FieldWords, GrowingField, LineField
from desk.ui.theme import TEXT_FACE, UI_FACE, Colours

_HEADLINE_POINTS = 22.0
_STANDFIRST_POINTS = 13.0


class StoryPane(QWidget):
    """The fields of the open story that print above the body, and the body."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("deskCentre")
        self.headline = GrowingField(
            FieldWords("headline", "Headline", "Headline"), _font(_HEADLINE_POINTS, 700), colours
        )
        self.standfirst = GrowingField(
            FieldWords("standfirst", "Standfirst", "Standfirst"),
            _font(_STANDFIRST_POINTS, 400, italic=True),
            colours,
        )
        self.byline = LineField(FieldWords("byline", "Byline", "Byline: By …"))
        self.dateline = LineField(FieldWords("dateline", "Dateline", "Dateline: town, date"))
        self.body = BodyEditor(colours)
        for line in (self.byline, self.dateline):
            line.setObjectName("plain")
            line.setTextMargins(-2, 0, 0, 0)
            line.setFont(_font(11, 400, face=UI_FACE))
        self.headline.left.connect(self.standfirst.setFocus)
        self.standfirst.left.connect(self.byline.setFocus)
        self.byline.returnPressed.connect(self.dateline.setFocus)
        self.dateline.returnPressed.connect(self.body.setFocus)
        self._furniture = QWidget()
        column = QVBoxLayout(self._furniture)
        column.setContentsMargins(0, 18, 0, 4)
        column.setSpacing(8)
        column.addWidget(self.headline)
        column.addWidget(self.standfirst)
        names = QHBoxLayout()
        names.setSpacing(16)
        names.addWidget(self.byline, 1)
        names.addWidget(self.dateline, 1)
        column.addLayout(names)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._furniture)
        self.body.setFrameShape(QFrame.Shape.NoFrame)
        whole.addWidget(self.body, 1)
        self.body.margin_changed.connect(self._align)

    @property
    def _fields(self) -> tuple[GrowingField | LineField | BodyEditor, ...]:
        return (self.headline, self.standfirst, self.byline, self.dateline, self.body)

    def open(self, open_story: OpenStory) -> None:
        """Show another story."""
        for field in self._fields:
            field.open(open_story)

    def leave(self) -> None:
        """Let go of the story: none is open."""
        self.body.leave()

    def changed(self, change: Change) -> None:
        """Follow a change made anywhere."""
        for field in self._fields:
            field.changed(change)

    def mark(self, findings: Sequence[Finding]) -> None:
        """Underline what the checks found."""
        for field in (self.body, self.headline, self.standfirst):
            field.marks.mark(findings)

    def dress(self, colours: Colours) -> None:
        """Take the colours of another theme."""
        self.body.dress(colours)
        for field in (self.headline, self.standfirst):
            field.marks.dress(colours)

    def show_words(self, finding: Finding) -> None:
        """Bring a finding’s words into sight; the focus stays where it is."""
        for field in (self.body, self.headline, self.standfirst):
            if finding.field == field.objectName():
                field.marks.reveal(finding, focus=False)

    def finding_at_caret(self) -> tuple[Finding | None, QPoint]:
        """Return the finding at the caret of the field in focus, and where that is on the screen."""
        for field in (self.body, self.headline, self.standfirst):
            if field.hasFocus():
                under = field.cursorRect().bottomLeft()
                return field.marks.here(), field.viewport().mapToGlobal(under)
        return None, QPoint()

    def reveal(self, finding: Finding) -> bool:
        """Take the caret to a finding in a field shown here; tells whether it is."""
        if finding.field == "body":
            self.body.marks.reveal(finding)
            return True
        for field in (self.headline, self.standfirst):
            if field.words.field == finding.field:
                field.select(finding.start, finding.end)
                return True
        for line in (self.byline, self.dateline):
            if line.words.field == finding.field:
                line.select(finding.start, finding.end)
                return True
        return False

    def _align(self, side: int) -> None:
        column = self._furniture.layout()
        if column is not None:
            column.setContentsMargins(side, 18, side, 4)


def _font(points: float, weight: int, *, italic: bool = False, face: str = TEXT_FACE) -> QFont:
    font = QFont(face)
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight(weight))
    font.setItalic(italic)
    return font
