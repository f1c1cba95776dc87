"""The middle of the window: headline, standfirst and byline over the body."""

from collections.abc import Sequence

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desk.checks.seam import Finding
from desk.newsroom.open_story import Change, OpenStory
from desk.ui.body import BodyEditor
from desk.ui.fields import FieldWords, GrowingField, LineField
from desk.ui.finding_marks import found_in
from desk.ui.theme import TEXT_FACE, UI_FACE, Colours

_HEADLINE_POINTS = 22.0
_STANDFIRST_POINTS = 13.0


class StoryPane(QWidget):
    """The fields of the open story that print above the body, and the body."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("deskCentre")
        self.headline = GrowingField(
            FieldWords("headline", "Headline", "Headline"), _font(_HEADLINE_POINTS, 700)
        )
        self.standfirst = GrowingField(
            FieldWords("standfirst", "Standfirst", "Standfirst"),
            _font(_STANDFIRST_POINTS, 400, italic=True),
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
    def texts(self) -> dict[str, GrowingField | LineField | BodyEditor]:
        """The texts shown here, by field of the story."""
        return {
            "headline": self.headline, "standfirst": self.standfirst, "byline": self.byline,
            "dateline": self.dateline, "body": self.body,
        }  # fmt: skip

    def open(self, open_story: OpenStory) -> None:
        """Show another story."""
        for field in self.texts.values():
            field.open(open_story)

    def leave(self) -> None:
        """Let go of the story: none is open."""
        self.body.leave()

    def changed(self, change: Change) -> None:
        """Follow a change made anywhere."""
        for field in self.texts.values():
            field.changed(change)

    def mark(self, findings: Sequence[Finding], colours: Colours) -> None:
        """Underline what the checks found."""
        for name, field in self.texts.items():
            field.marks.mark(found_in(findings, name), colours)

    def dress(self, colours: Colours) -> None:
        """Take the colours of another theme."""
        self.body.dress(colours)

    def show_words(self, finding: Finding) -> None:
        """Bring a finding’s words into sight; the focus stays where it is."""
        if finding.field in self.texts:
            self.texts[finding.field].marks.reveal(finding, focus=False)

    def reveal(self, finding: Finding) -> bool:
        """Take the caret to a finding in a field shown here; tells whether it is."""
        if finding.field not in self.texts:
            return False
        self.texts[finding.field].marks.reveal(finding)
        return True

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
