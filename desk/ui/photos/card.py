"""One photo in use: the picture, its words, by what right it runs, and what stands in the way."""

from collections.abc import Sequence
from functools import partial
from typing import Literal

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

from desk.checks.seam import Finding
from desk.newsroom.photo_files import FILE
from desk.newsroom.photo_standing import Standing, rights_words
from desk.story.model import Crop, PhotoUse
from desk.ui.cards import icon_button, plain
from desk.ui.fields import GrowingText, LineText, leave_menu
from desk.ui.finding_marks import found_in
from desk.ui.icons import Icons
from desk.ui.photos.completions import Completions
from desk.ui.theme import Colours

Part = Literal["caption", "credit_label", "credit", "alt"]
PARTS: tuple[tuple[Part, str], ...] = (
    ("caption", "Caption"),
    ("credit_label", "Label"),
    ("credit", "Credit"),
    ("alt", "Alt text"),
)
_WIDEST, _HIGHEST, _MARGIN = 240, 170, 10
_GROWING = frozenset({"caption", "alt"})


class PhotoCard(QFrame):
    """One photo in use; what a person asks of it is told with its place on the story."""

    file_wanted = Signal(int)
    moved_by = Signal(int, int)
    gone = Signal(int)
    edited = Signal(int, str, str)
    split_wanted = Signal(int)
    style_wanted = Signal(int)
    rights_wanted = Signal(int)
    relink_wanted = Signal(int)
    crop_wanted = Signal(int)
    credits_wanted = Signal(int, str)
    text_menu_wanted = Signal(object, QPoint)

    def __init__(self, at: int, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("card")
        self.file: str | None = None
        self._at = at
        self._crop = Crop()
        self._whole = QPixmap()
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setMinimumHeight(96)
        # As wide as the card, and never what makes it wide: a narrow pane shows a smaller picture.
        self._picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._picture.setWordWrap(True)
        self._picture.setObjectName("quiet")
        self._facts = _label("quiet")
        self.lines: dict[Part, LineText | GrowingText] = {}
        self.split = _link("Move Credit to Its Field", partial(self.split_wanted.emit, at))
        self.split.setToolTip("Take the credit out of the caption (Ctrl+Shift+C)")
        self.style_link = _link("Set in House Style", partial(self.style_wanted.emit, at))
        self._right = _label("quiet")
        self.rights = _link("Rights…", partial(self.rights_wanted.emit, at))
        self.rights.setAccessibleName(f"Rights of photo {at + 1}")
        self.hindrances = _label("bad")
        self.relink = _link("Find the File…", partial(self.relink_wanted.emit, at))
        self.relink.setToolTip("Show Desk a copy of the file; it is known by its bytes")
        self.crop = QToolButton()
        self._lay_out(icons)

    def show_photo(self, photo: PhotoUse) -> None:
        """Show the use; a line being typed in keeps its caret."""
        for part, line in self.lines.items():
            line.show_text(str(getattr(photo, part)))
        self.rights.setEnabled(bool(photo.file))
        self.rights.setToolTip("" if photo.file else "Choose its picture first")
        self.crop.setEnabled(bool(photo.file))
        if photo.crop != self._crop:
            self._crop = photo.crop
            self._draw()

    def show_standing(self, standing: Standing) -> None:
        """Show by what right the photo runs, what stands in the way, and what is offered."""
        self._right.setText(rights_words(standing.terms))
        self.hindrances.setText("\n".join(reason.sentence for reason in standing.reasons))
        self.hindrances.setVisible(bool(standing.reasons))
        self.relink.setVisible(any(reason.field == FILE for reason in standing.reasons))
        self.split.setVisible(standing.split is not None)
        self.style_link.setVisible(standing.styled is not None)
        if standing.styled is not None:
            self.style_link.setToolTip(": ".join(filter(None, standing.styled)))
        facts: list[str] = []
        if standing.photo is not None and standing.photo.width:
            facts.append(f"{standing.photo.width:,} × {standing.photo.height:,} pixels")
        if standing.ppi is not None:
            facts.append(f"{standing.ppi:.0f} ppi as printed")
        self._facts.setText(", ".join(facts))
        self._facts.setVisible(bool(facts))

    def show_picture(self, raw: bytes | None) -> None:
        """Show the picture as cropped, or say why there is none."""
        self._whole = QPixmap()
        if raw is not None and self._whole.loadFromData(raw):
            self._draw()
        else:
            words = (
                "The picture file is missing." if self.file else "Picture awaited: drop it here or choose it."
            )
            self._picture.setText(words)

    def offer_credits(self, credits_used: Sequence[str]) -> None:
        """Offer credits used before under the line being typed in."""
        self._credits.offer(credits_used)

    def mark(self, findings: Sequence[Finding], colours: Colours) -> None:
        """Underline what the checks found in the words of this photo."""
        for part, line in self.lines.items():
            line.marks.mark(found_in(findings, part, self._at), colours)

    def go_to(self, finding: Finding) -> bool:
        """Take the focus to a finding’s words, or to the rights it is about; tells whether it is here."""
        field = finding.field
        if field == FILE:
            self.relink.setFocus()
            return True
        if field == "rights":
            (self.rights if self.rights.isEnabled() else self.choose).setFocus()
            return True
        for part, line in self.lines.items():
            if part == field:
                line.marks.reveal(finding)
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the picture as large as there is room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw()

    def _draw(self) -> None:
        if self._whole.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = min(_WIDEST, self.width() - 2 * _MARGIN)
        wide, high = self._whole.width(), self._whole.height()
        crop = self._crop
        kept = self._whole.copy(
            round(crop.left * wide), round(crop.top * high),
            max(1, round(crop.width * wide)), max(1, round(crop.height * high)),
        )  # fmt: skip
        fitted = kept.scaled(
            round(room * ratio), round(_HIGHEST * ratio), Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )  # fmt: skip
        fitted.setDevicePixelRatio(ratio)
        self._picture.setPixmap(fitted)

    def _lay_out(self, icons: Icons) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        column.addLayout(self._head(icons))
        column.addWidget(self._picture)
        column.addWidget(self._facts)
        column.addLayout(self._fields())
        for offer in (self.split, self.style_link):
            column.addWidget(offer, 0, Qt.AlignmentFlag.AlignLeft)
        rights = QHBoxLayout()
        rights.addWidget(self._right, 1)
        rights.addWidget(self.rights, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(rights)
        column.addWidget(self.hindrances)
        column.addWidget(self.relink, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._buttons(icons))
        for hidden in (self._facts, self.split, self.style_link, self.hindrances, self.relink):
            hidden.hide()

    def _head(self, icons: Icons) -> QHBoxLayout:
        head = QHBoxLayout()
        name = _label("group")
        name.setText("Lead photo" if self._at == 0 else f"Photo {self._at + 1}")
        head.addWidget(name, 1)
        for icon, words, call in (
            ("arrow-up", "Move up", lambda: self.moved_by.emit(self._at, -1)),
            ("arrow-down", "Move down", lambda: self.moved_by.emit(self._at, 1)),
            ("trash-2", "Take off the story", lambda: self.gone.emit(self._at)),
        ):
            head.addWidget(icon_button(icons, icon, words, call))
        return head

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for row, (part, name) in enumerate(PARTS):
            words = f"{name} of photo {self._at + 1}"
            line = GrowingText(words) if part in _GROWING else LineText(words)
            line.typed.connect(partial(self._typed, part))
            leave_menu(line, self.text_menu_wanted.emit)
            self.lines[part] = line
            label = QLabel(name)
            label.setObjectName("name")
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            label.setContentsMargins(0, 5, 0, 0)
            grid.addWidget(line, row, 1)
            if part == "alt":
                line.setPlaceholderText("What is to be seen")
            if part == "credit" and isinstance(line, LineText):
                self._credits = Completions(line)
                self._credits.chosen.connect(partial(self._typed, part))
                line.typed.connect(partial(self.credits_wanted.emit, self._at))
        return grid

    def _buttons(self, icons: Icons) -> QHBoxLayout:
        buttons = QHBoxLayout()
        self.choose = QToolButton()
        self.choose.setText("Choose picture…")
        self.choose.setIcon(icons.get("image-plus"))
        self.choose.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.choose.clicked.connect(lambda: self.file_wanted.emit(self._at))
        self.crop.setText("Crop…")
        self.crop.clicked.connect(lambda: self.crop_wanted.emit(self._at))
        buttons.addWidget(self.choose)
        buttons.addWidget(self.crop)
        buttons.addStretch(1)
        return buttons

    def _typed(self, part: Part, text: str) -> None:
        self.edited.emit(self._at, part, text)


def _link(words: str, call: partial[object]) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName("link")
    button.clicked.connect(plain(call))
    return button


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
