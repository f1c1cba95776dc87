"""Deeds of cropping: the page follows while a crop is tried, and one undo takes it back."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPixmap

from desk.newsroom.open_story import OpenStory
from desk.press.fit import Fit
from desk.story.edits import with_photo
from desk.story.model import PhotoUse, Story
from desk.ui.last_dialog import LastDialog
from desk.ui.photos.crop_dialog import CropDialog

if TYPE_CHECKING:
    from desk.ui.window import Window

_SHOWN_PX = 1600
_PT_PER_INCH = 72
_CORNER = QPoint(24, 96)


class CropDeeds:
    """Opens the crop of a photo in use."""

    def __init__(self, window: "Window", dialogs: LastDialog) -> None:
        self._window = window
        self._dialogs = dialogs
        self._trying: tuple[CropDialog, OpenStory, int] | None = None
        window.newsroom.previewer.fits.listen(self._fitted)

    def crop(self, at: int) -> None:
        """Crop a photo of the open story."""
        open_story = self._window.newsroom.open_story
        if open_story is None or at >= len(open_story.story.photos):
            return
        file = open_story.story.photos[at].file

        def came(raw: bytes | None) -> None:
            picture = QPixmap()
            if raw is None or not picture.loadFromData(raw):
                self._window.strip.say("The picture file is missing; add it again.", bad=True)
            elif not open_story.is_closed and self._use(open_story, at).file == file:
                self._open(picture, open_story, at)

        self._window.newsroom.darkroom.ask_thumbnail(file, _SHOWN_PX, came)

    def _open(self, picture: QPixmap, open_story: OpenStory, at: int) -> None:
        dialog = CropDialog(picture, self._use(open_story, at), f"photo {at + 1}", self._window)
        self._trying = (dialog, open_story, at)
        room = self._window.newsroom
        dialog.tried.connect(lambda: room.previewer.show(self._tried(dialog, open_story, at)))
        dialog.accepted.connect(lambda: self._finished(open_story, self._tried(dialog, open_story, at)))
        dialog.rejected.connect(lambda: self._finished(open_story, None))
        # To the left, so that the page is seen to follow.
        dialog.move(self._window.mapToGlobal(_CORNER))
        self._dialogs.open(dialog)
        room.set_again()

    def _tried(self, dialog: CropDialog, open_story: OpenStory, at: int) -> Story:
        use = replace(self._use(open_story, at), crop=dialog.view.crop, focus=dialog.view.focus)
        return with_photo(open_story.story, at, use)

    def _finished(self, open_story: OpenStory, story: Story | None) -> None:
        self._trying = None
        if story is not None and story != open_story.story and not open_story.is_closed:
            open_story.become(story, words="Crop", by=None)
        else:
            self._window.newsroom.set_again()

    def _fitted(self, fit: Fit) -> None:
        if self._trying is None:
            return
        dialog, open_story, at = self._trying
        standings = self._window.newsroom.checker.heard.photos
        photo = standings[at].photo if at < len(standings) else None
        wide = next((one.wide_pt for one in fit.printed if one.photo == at), 0.0)
        ppi = None
        if photo is not None and photo.width and wide:
            ppi = photo.width * dialog.view.crop.width * _PT_PER_INCH / wide
        layout = self._window.newsroom.desk.composing.layouts.get(open_story.story.layout)
        dialog.show_fineness(ppi, layout.least_ppi)

    @staticmethod
    def _use(open_story: OpenStory, at: int) -> PhotoUse:
        photos = open_story.story.photos
        return photos[at] if at < len(photos) else PhotoUse()
