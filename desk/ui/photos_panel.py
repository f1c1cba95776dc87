"""Photos on the open story: the picture, its caption and its credit, in the order they print."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from desk.checks.seam import Finding
from desk.newsroom.darkroom import Darkroom
from desk.newsroom.open_story import Change, OpenStory
from desk.story.edits import moved, with_photo, without
from desk.story.model import PhotoUse
from desk.ui.cards import CardList, icon_button
from desk.ui.fields import GrowingText, LineText
from desk.ui.icons import Icons

_THUMBNAIL = 480
_Part = Literal["caption", "credit_label", "credit"]
_PARTS: tuple[tuple[_Part, str], ...] = (
    ("caption", "Caption"),
    ("credit_label", "Label"),
    ("credit", "Credit"),
)


class PhotoCard(QFrame):
    """One photo in use."""

    file_wanted = Signal(int)
    moved_by = Signal(int, int)
    gone = Signal(int)
    edited = Signal(int, str, str)

    def __init__(self, at: int, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("card")
        self.file: str | None = None
        self._at = at
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setMinimumHeight(96)
        self._picture.setObjectName("quiet")
        self.lines: dict[_Part, LineText | GrowingText] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.addWidget(self._picture)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for row, (part, name) in enumerate(_PARTS):
            words = f"{name} of photo {at + 1}"
            line = GrowingText(words) if part == "caption" else LineText(words)
            line.typed.connect(partial(self._typed, part))
            self.lines[part] = line
            label = QLabel(name)
            label.setObjectName("name")
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            label.setContentsMargins(0, 5, 0, 0)
            grid.addWidget(line, row, 1)
        column.addLayout(grid)
        buttons = QHBoxLayout()
        choose = QToolButton()
        choose.setText("Choose picture…")
        choose.setIcon(icons.get("image-plus"))
        choose.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        choose.clicked.connect(lambda: self.file_wanted.emit(self._at))
        buttons.addWidget(choose)
        buttons.addStretch(1)
        for icon, words, call in (
            ("arrow-up", "Move up", lambda: self.moved_by.emit(self._at, -1)),
            ("arrow-down", "Move down", lambda: self.moved_by.emit(self._at, 1)),
            ("trash-2", "Take off the story", lambda: self.gone.emit(self._at)),
        ):
            buttons.addWidget(icon_button(icons, icon, words, call))
        column.addLayout(buttons)

    def _typed(self, part: _Part, text: str) -> None:
        self.edited.emit(self._at, part, text)

    def show_photo(self, photo: PhotoUse) -> None:
        """Show the use; a line being typed in keeps its caret."""
        for part, line in self.lines.items():
            line.show_text(str(getattr(photo, part)))

    def show_picture(self, raw: bytes | None) -> None:
        """Show the picture, or say why there is none."""
        pixmap = QPixmap()
        if raw is not None and pixmap.loadFromData(raw):
            ratio = self.devicePixelRatioF()
            fitted = pixmap.scaled(
                round(240 * ratio), round(170 * ratio), Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )  # fmt: skip
            fitted.setDevicePixelRatio(ratio)
            self._picture.setPixmap(fitted)
        else:
            words = (
                "The picture file is missing." if self.file else "Picture awaited: drop it here or choose it."
            )
            self._picture.setText(words)


class PhotosPanel(CardList):
    """All photos of the open story."""

    file_wanted = Signal(int)

    def __init__(self, darkroom: Darkroom, icons: Icons) -> None:
        super().__init__(
            "No photos yet",
            "Drop a picture on the window, or add one here.",
            "Add picture…",
            icons.get("image-plus"),
        )
        self._darkroom = darkroom
        self._icons = icons
        self._open: OpenStory | None = None
        self._cards: list[PhotoCard] = []
        self.add.clicked.connect(lambda: self.file_wanted.emit(len(self._cards)))

    def dress(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._icons = icons
        self.add.setIcon(icons.get("image-plus"))
        if self._open is not None:
            self.open(self._open)

    def open(self, open_story: OpenStory) -> None:
        """Show another story."""
        self._open = open_story
        self._cards.clear()
        self.clear_cards()
        self._show(open_story.story.photos)

    def changed(self, change: Change) -> None:
        """Follow a change made anywhere."""
        if change.before.photos != change.after.photos:
            self._show(change.after.photos)

    def reveal(self, finding: Finding) -> bool:
        """Select a finding's words in a caption or a credit; tells whether it is one."""
        at = finding.paragraph
        for part, _name in _PARTS:
            if part == finding.field and at is not None and at < len(self._cards):
                line = self._cards[at].lines[part]
                self.ensureWidgetVisible(self._cards[at])
                line.select(finding.start, finding.end)
                return True
        return False

    def _show(self, photos: Sequence[PhotoUse]) -> None:
        while len(self._cards) > len(photos):
            self.drop_card(self._cards.pop())
        while len(self._cards) < len(photos):
            card = PhotoCard(len(self._cards), self._icons)
            card.file_wanted.connect(self.file_wanted)
            card.moved_by.connect(self._move)
            card.gone.connect(self._take_off)
            card.edited.connect(self._edit)
            self._cards.append(card)
            self.add_card(card)
        for card, photo in zip(self._cards, photos, strict=True):
            card.show_photo(photo)
            if card.file != photo.file:
                card.file = photo.file
                self._ask_picture(card, photo.file)
        self.show_empty(empty=not photos)

    def _ask_picture(self, card: PhotoCard, file: str) -> None:
        if not file:
            card.show_picture(None)
            return

        def came(raw: bytes | None) -> None:
            if card in self._cards and card.file == file:
                card.show_picture(raw)

        self._darkroom.ask_thumbnail(file, _THUMBNAIL, came)

    def _edit(self, at: int, part: str, text: str) -> None:
        if self._open is not None:
            story = self._open.story
            photo = replace(story.photos[at], **{part: text})
            words = part.replace("_", " ").capitalize()
            self._open.become(with_photo(story, at, photo), words=words, by=self, joins=f"photo {at} {part}")

    def _move(self, at: int, by: int) -> None:
        if self._open is not None:
            story = self._open.story
            self._open.become(
                replace(story, photos=moved(story.photos, at, at + by)), words="Move photo", by=self
            )

    def _take_off(self, at: int) -> None:
        if self._open is not None:
            story = self._open.story
            self._open.become(replace(story, photos=without(story.photos, at)), words="Remove photo", by=self)
