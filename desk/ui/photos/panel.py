"""Photos on the open story, in the order they print; the first is the lead."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal

from desk.checks.seam import Finding
from desk.newsroom.darkroom import Darkroom
from desk.newsroom.open_story import Change, OpenStory
from desk.newsroom.photo_standing import Standing
from desk.story.edits import moved, with_photo, without
from desk.story.model import PhotoUse
from desk.ui.cards import CardList
from desk.ui.icons import Icons
from desk.ui.photos.card import PhotoCard
from desk.ui.theme import Colours

_THUMBNAIL = 480


class PhotosPanel(CardList):
    """All photos of the open story."""

    file_wanted = Signal(int)
    split_wanted = Signal(int)
    style_wanted = Signal(int)
    rights_wanted = Signal(int)
    relink_wanted = Signal(int)
    crop_wanted = Signal(int)
    credits_wanted = Signal(int, str)

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
        self._standings: Sequence[Standing] = ()
        self.add.clicked.connect(lambda: self.file_wanted.emit(len(self._cards)))

    @property
    def at_focus(self) -> int | None:
        """The place of the photo whose card has the focus, None when none has."""
        focus = self.window().focusWidget()
        return next((at for at, card in enumerate(self._cards) if card.isAncestorOf(focus)), None)

    def dress(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._icons = icons
        self.add.setIcon(icons.get("image-plus"))
        if self._open is not None:
            standings = self._standings
            self.open(self._open)
            self.show_standings(standings)

    def open(self, open_story: OpenStory) -> None:
        """Show another story."""
        self._open = open_story
        self._standings = ()
        self._cards.clear()
        self.clear_cards()
        self._show(open_story.story.photos)

    def changed(self, change: Change) -> None:
        """Follow a change made anywhere."""
        if change.before.photos != change.after.photos:
            self._show(change.after.photos)

    def show_standings(self, standings: Sequence[Standing]) -> None:
        """Show how each photo stands; what is about other photos than these is passed over."""
        if len(standings) == len(self._cards):
            self._standings = standings
            for card, standing in zip(self._cards, standings, strict=True):
                card.show_standing(standing)

    def offer_credits(self, at: int, credits_used: Sequence[str]) -> None:
        """Offer credits used before for a photo."""
        if at < len(self._cards):
            self._cards[at].offer_credits(credits_used)

    def look_again(self, file: str) -> None:
        """Show the picture of a file that has been found again."""
        for card in self._cards:
            if card.file == file:
                self._ask_picture(card, file)

    def reveal(self, finding: Finding) -> bool:
        """Take the focus to a finding’s words, or to the rights it is about; tells whether it is one here."""
        at = finding.paragraph
        if at is None or at >= len(self._cards):
            return False
        found = self._cards[at].go_to(finding)
        if found:
            self.ensureWidgetVisible(self._cards[at])
        return found

    def mark(self, findings: Sequence[Finding], colours: Colours) -> None:
        """Underline what the checks found."""
        for card in self._cards:
            card.mark(findings, colours)

    def _show(self, photos: Sequence[PhotoUse]) -> None:
        while len(self._cards) > len(photos):
            self.drop_card(self._cards.pop())
        while len(self._cards) < len(photos):
            self._add_card()
        for card, photo in zip(self._cards, photos, strict=True):
            card.show_photo(photo)
            if card.file != photo.file:
                card.file = photo.file
                self._ask_picture(card, photo.file)
        self.show_empty(empty=not photos)

    def _add_card(self) -> None:
        card = PhotoCard(len(self._cards), self._icons)
        card.file_wanted.connect(self.file_wanted)
        card.split_wanted.connect(self.split_wanted)
        card.style_wanted.connect(self.style_wanted)
        card.rights_wanted.connect(self.rights_wanted)
        card.relink_wanted.connect(self.relink_wanted)
        card.crop_wanted.connect(self.crop_wanted)
        card.credits_wanted.connect(self.credits_wanted)
        card.moved_by.connect(self._move)
        card.gone.connect(self._take_off)
        card.edited.connect(self._edit)
        card.text_menu_wanted.connect(self.text_menu_wanted)
        self._cards.append(card)
        self.add_card(card)

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
