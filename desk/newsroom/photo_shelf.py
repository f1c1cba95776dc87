"""The photo library looked at: its pages, what is known of a photo, and its pictures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desk.newsroom.desk import Desk
from desk.newsroom.photo_files import FileState, at_a_glance
from desk.newsroom.photo_names import TwoSpellings, two_spellings
from desk.newsroom.photo_telling import Looked, expiring_until, look_up
from desk.newsroom.worker import Failed, Worker
from desk.store.library import StoredPhoto
from desk.story.photo import Photo


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the library is looked at: words searched for, and one of the store’s filters."""

    search: str = ""
    only: str = ""


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small copy as JPEG bytes, None where there is none to be had; and how the photo’s file is found."""

    jpeg: bytes | None
    state: FileState


class PhotoShelf:
    """Answers what is asked of the photos: words in the ``asked`` worker, pictures in ``pictures``."""

    def __init__(self, desk: Desk, asked: Worker, pictures: Worker, failed: Failed) -> None:
        self._desk = desk
        self._asked = asked
        self._pictures = pictures
        self._failed = failed

    def ask_page(
        self, wanted: Wanted, first: int, limit: int, then: Callable[[list[StoredPhoto]], None]
    ) -> None:
        """Ask for ``limit`` photos from place ``first`` on, the newest first."""
        self._asked.ask(lambda: self._page(wanted, first, limit), then, self._failed)

    def ask_count(self, wanted: Wanted, then: Callable[[int], None]) -> None:
        """Ask how many photos there are of those wanted."""
        self._asked.ask(
            lambda: self._desk.store.library.count(wanted.search, only=wanted.only, until=self._until()),
            then,
            self._failed,
        )

    def ask_ranges(
        self, wanted: Wanted, ranges: Sequence[tuple[int, int]], then: Callable[[list[StoredPhoto]], None]
    ) -> None:
        """Ask for the photos at these places, first and last of each range."""

        def job() -> list[StoredPhoto]:
            return [one for first, last in ranges for one in self._page(wanted, first, last - first + 1)]

        self._asked.ask(job, then, self._failed)

    def ask_files(self, files: Sequence[str], then: Callable[[list[StoredPhoto]], None]) -> None:
        """Ask for the photos of these files as they are now; those not there any more are left out."""

        def job() -> list[StoredPhoto]:
            found = map(self._desk.store.library.get, files)
            return [one for one in found if one is not None]

        self._asked.ask(job, then, self._failed)

    def look_up(self, stored: StoredPhoto, then: Callable[[Looked], None]) -> None:
        """Ask for all that is known of a photo; its file is read for it."""
        self._asked.ask(lambda: look_up(self._desk, stored), then, self._failed)

    def ask_credits(self, beginning: str, then: Callable[[list[str]], None]) -> None:
        """Ask for credit lines used before that begin so."""
        self._asked.ask(lambda: self._desk.store.library.credits(beginning), then, self._failed)

    def ask_evidence(self, text: str, then: Callable[[str], None]) -> None:
        """Ask where evidence can be opened."""
        self._asked.ask(lambda: self._desk.evidence.address(text), then, self._failed)

    def ask_spellings(self, then: Callable[[list[TwoSpellings]], None]) -> None:
        """Ask which creators’ names are spelt two ways across the credits."""
        self._asked.ask(
            lambda: two_spellings(self._desk.store.library.credit_lines(), self._desk.crediting),
            then,
            self._failed,
        )

    def ask_picture(self, file: str, longest: int, then: Callable[[bytes | None], None]) -> None:
        """Ask for a photo as JPEG bytes, None when its file is missing or no photo any more."""
        self._pictures.ask(lambda: self._desk.photos.jpeg(file, longest), then, self._failed)

    def ask_thumbnail(self, photo: Photo, then: Callable[[Thumbnail], None]) -> None:
        """Ask for a small copy, and how the photo’s file is found at a glance."""

        def job() -> Thumbnail:
            photos, thumbnails = self._desk.photos, self._desk.thumbnails
            path = photos.path(photo.file)
            jpeg = thumbnails.kept(photo.file) if path is None else thumbnails.of(path)
            return Thumbnail(jpeg, at_a_glance(photos, photo))

        self._pictures.ask(job, then, self._failed)

    def _page(self, wanted: Wanted, first: int, limit: int) -> list[StoredPhoto]:
        return self._desk.store.library.page(
            wanted.search, only=wanted.only, until=self._until(), skip=first, limit=limit
        )

    def _until(self) -> str:
        return expiring_until(self._desk.now().date())
