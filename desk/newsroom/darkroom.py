"""Pictures brought to a story, and made small for the window."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.newsroom.open_story import OpenStory
from desk.newsroom.photo_files import relink
from desk.newsroom.picture_desk import filled
from desk.newsroom.worker import Failed, Worker
from desk.story.model import PhotoUse
from desk.story.photo import Photo


class Darkroom:
    """Keeps picture files and makes thumbnails, off the window's thread."""

    def __init__(self, desk: Desk, worker: Worker, failed: Failed) -> None:
        self._desk = desk
        self._worker = worker
        self._failed = failed

    def add(self, open_story: OpenStory, path: Path, at: int | None = None) -> None:
        """Take a picture file into the library and put it on the story: in the use at ``at``, or as one more.

        A caption or credit the use lacks is taken from the file.
        """
        self._worker.ask(
            lambda: self._desk.picture_desk.bring_in_file(path),
            lambda photo: self.put(open_story, photo, at),
            self._failed,
        )

    def put(self, open_story: OpenStory, photo: Photo, at: int | None = None) -> None:
        """Put a photo of the library on the story: in the use at ``at``, or as one use more."""
        if open_story.is_closed:
            name = photo.name or photo.file
            self._failed(DeskError(f"{name} came after its story was closed; open that story and add it."))
            return
        story = open_story.story
        photos = list(story.photos)
        if at is not None and at < len(photos):
            photos[at] = filled(photos[at], photo)
        else:
            photos.append(filled(PhotoUse(), photo))
        open_story.become(replace(story, photos=tuple(photos)), words="Add photo", by=None)

    def relink(self, file: str, place: Path, then: Callable[[Path], None]) -> None:
        """Bring back the file of a photo from a copy; one that is not its own bytes is refused."""

        def job() -> Path:
            stored = self._desk.store.library.get(file)
            return relink(self._desk.photos, Photo(file) if stored is None else stored.photo, place)

        self._worker.ask(job, then, self._failed)

    def ask_thumbnail(self, name: str, longest: int, then: Callable[[bytes | None], None]) -> None:
        """Ask for a photo as JPEG bytes, None when its file is missing."""
        self._worker.ask(lambda: self._desk.photos.jpeg(name, longest), then, self._failed)
