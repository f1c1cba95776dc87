"""The photo library of the window: asked a page at a time and edited off the window’s thread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desk.errors import DeskError
from desk.newsroom.contact_sheet import contact_sheet
from desk.newsroom.desk import Desk
from desk.newsroom.files import write_whole
from desk.newsroom.loop import Loop
from desk.newsroom.news import News
from desk.newsroom.photo_edits import Edits, edited
from desk.newsroom.photo_export import PhotoOrder, export_photos
from desk.newsroom.photo_files import relink
from desk.newsroom.photo_intake import CameIn, PhotoIntake, PhotoReport
from desk.newsroom.photo_names import TwoSpellings, two_spellings
from desk.newsroom.photo_telling import Looked, expiring_until, look_up
from desk.newsroom.photos import read_picture
from desk.newsroom.worker import Worker
from desk.pictures.photo import png_of
from desk.store.library import StoredPhoto
from desk.story.photo import Photo

_BACKFILL_AFTER_S = 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the library is looked at: words searched for, and one of the store’s filters."""

    search: str = ""
    only: str = ""


@dataclass(frozen=True, slots=True)
class _Step:
    words: str
    back: Callable[[], object]


class PhotoLibrary:
    """Answers the library window. All its doors are used from the loop’s thread.

    ``changed`` tells that the list is no longer what it was, ``progress`` how many pictures of a long job
    are done, and of how many; ``trouble`` hears one sentence.
    """

    def __init__(self, desk: Desk, loop: Loop) -> None:
        self.changed: News[None] = News()
        self.progress: News[tuple[int, int]] = News()
        self.trouble: News[str] = News()
        self._desk = desk
        self._loop = loop
        self._asked = Worker("desk-library", loop)
        self._files = Worker("desk-pictures", loop)
        self._thumbs = Worker("desk-thumbnails", loop)
        self._steps: list[_Step] = []
        self._removed: set[str] = set()
        self._stopped = False

    @property
    def undo_words(self) -> str:
        """What the last change here was, empty where there is none to undo."""
        return self._steps[-1].words if self._steps else ""

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

    def ask_all(self, files: Sequence[str], then: Callable[[list[Looked]], None]) -> None:
        """Ask for all that is known of these photos; those not there any more are left out."""

        def job() -> list[Looked]:
            found = map(self._desk.store.library.get, files)
            return [look_up(self._desk, one) for one in found if one is not None]

        self._asked.ask(job, then, self._failed)

    def ask_stored(
        self, wanted: Wanted, ranges: Sequence[tuple[int, int]], then: Callable[[list[StoredPhoto]], None]
    ) -> None:
        """Ask for the photos at these places, first and last of each range."""

        def job() -> list[StoredPhoto]:
            return [one for first, last in ranges for one in self._page(wanted, first, last - first + 1)]

        self._asked.ask(job, then, self._failed)

    def ask_credits(self, beginning: str, then: Callable[[list[str]], None]) -> None:
        """Ask for credit lines used before that begin so."""
        self._asked.ask(lambda: self._desk.store.library.credits(beginning), then, self._failed)

    def ask_spellings(self, then: Callable[[list[TwoSpellings]], None]) -> None:
        """Ask which creators’ names are spelt two ways across the credits."""
        self._asked.ask(
            lambda: two_spellings(self._desk.store.library.credit_lines(), self._desk.crediting),
            then,
            self._failed,
        )

    def change(self, chosen: Sequence[StoredPhoto], edits: Edits, then: Callable[[], None]) -> None:
        """Make the edits in all of these photos, or in none; one ``undo`` takes them back."""

        def job() -> list[StoredPhoto]:
            return self._desk.store.library.save([(edited(one.photo, edits), one.version) for one in chosen])

        def done(before: list[StoredPhoto]) -> None:
            back = partial(self._desk.store.library.save, [(one.photo, one.version + 1) for one in before])
            self._did("Edit Photo" if len(before) == 1 else f"Edit {len(before)} Photos", back)
            then()

        self._asked.ask(job, done, self._failed)

    def remove(self, files: Sequence[str]) -> None:
        """Take photos out of the library; one in use is refused with the sentence that says where.

        Their files go when the window is closed: until then they can be put back.
        """

        def done(gone: list[StoredPhoto]) -> None:
            self._removed.update(one.photo.file for one in gone)
            if gone:
                back = partial(self._desk.store.library.restore, gone)
                self._did("Delete Photo" if len(gone) == 1 else f"Delete {len(gone)} Photos", back)

        self._asked.ask(lambda: self._desk.store.library.remove(files), done, self._failed)

    def undo(self) -> None:
        """Take back the last change made here."""
        if self._steps:
            step = self._steps.pop()
            self._asked.ask(step.back, lambda _done: self.changed.tell(None), self._failed)

    def bring_in(self, paths: Sequence[Path], then: Callable[[PhotoReport], None]) -> None:
        """Bring in files and folders of pictures; ``stop`` ends it after the picture under way."""
        self._stopped = False
        intake = PhotoIntake(self._desk.picture_desk, lambda: self._desk.store.library)

        def came(report: PhotoReport) -> None:
            self.changed.tell(None)
            then(report)

        self._files.ask(lambda: intake.bring_in(paths, self._told, lambda: self._stopped), came, self._failed)

    def bring_in_pasted(
        self, rgba: bytes, size: tuple[int, int], then: Callable[[PhotoReport], None]
    ) -> None:
        """Bring in a picture from the clipboard: its pixels, four bytes each, and its width and height."""

        def came(photo: Photo) -> None:
            self.changed.tell(None)
            then(PhotoReport((CameIn(photo, is_new=True),)))

        self._files.ask(
            lambda: self._desk.picture_desk.bring_in(png_of(rgba, size), "pasted.png"), came, self._failed
        )

    def export(
        self,
        chosen: Sequence[Photo],
        order: PhotoOrder,
        folder: Path,
        then: Callable[[tuple[list[Path], list[str]]], None],
    ) -> None:
        """Write photos into a folder; ``stop`` ends it after the picture under way."""
        self._stopped = False
        self._files.ask(
            lambda: export_photos(
                self._desk.photos, chosen, order, folder, self._told, lambda: self._stopped
            ),
            then,
            self._failed,
        )

    def print_sheet(self, chosen: Sequence[Photo], path: Path, then: Callable[[Path], None]) -> None:
        """Write a contact sheet of photos as a PDF."""

        def job() -> Path:
            write_whole(path, contact_sheet(self._desk.photos, chosen))
            return path

        self._files.ask(job, then, self._failed)

    def relink(self, photo: Photo, place: Path, then: Callable[[Path], None]) -> None:
        """Bring back a photo’s own file from a copy, or from a folder that has one."""

        def back(found: Path) -> None:
            self.changed.tell(None)
            then(found)

        self._files.ask(lambda: relink(self._desk.photos, photo, place), back, self._failed)

    def ask_picture(self, file: str, longest: int, then: Callable[[bytes | None], None]) -> None:
        """Ask for a photo as JPEG bytes, None when its file is missing or no photo any more."""
        self._asked.ask(lambda: self._desk.photos.jpeg(file, longest), then, self._failed)

    def ask_thumbnail(self, file: str, then: Callable[[bytes | None], None]) -> None:
        """Ask for a small copy as JPEG bytes, None when the photo’s file is missing."""

        def job() -> bytes | None:
            path = self._desk.photos.path(file)
            return None if path is None else self._desk.thumbnails.of(path)

        self._thumbs.ask(job, then, self._failed)

    def stop(self) -> None:
        """Stop the long job under way; what is done by then stays whole."""
        self._stopped = True

    def start(self) -> None:
        """File, in the background, the pictures of stories that came before there was a library."""
        self._loop.later(_BACKFILL_AFTER_S, self._file_older)

    def close(self) -> None:
        """End all work; the files of photos deleted and not put back go now."""
        self.stop()
        if self._removed:
            self._asked.ask(self._throw_away, lambda _none: None, self._failed)
        for worker in (self._thumbs, self._files, self._asked):
            worker.close()

    def _file_older(self) -> None:
        self._asked.ask(self._desk.store.library.unfiled, self._file_next, self._failed)

    def _file_next(self, left: list[tuple[str, str]]) -> None:
        """One picture a job, so that what a person asks comes in between."""
        if not left:
            return
        (file, slug), rest = left[0], left[1:]

        def job() -> bool:
            path = self._desk.photos.path(file)
            if path is None:
                return False
            self._desk.picture_desk.bring_in(read_picture(path), f"{slug or 'photo'}{path.suffix}")
            return True

        def filed(is_there: bool) -> None:
            if is_there:
                self.changed.tell(None)
            self._file_next(rest)

        # A file that is no picture any more is the gate’s to tell, story by story.
        self._files.ask(job, filed, lambda _error: self._file_next(rest))

    def _throw_away(self) -> None:
        library = self._desk.store.library
        for file in self._removed:
            if library.get(file) is None and not library.stands(file):
                self._desk.photos.discard(file)

    def _page(self, wanted: Wanted, first: int, limit: int) -> list[StoredPhoto]:
        return self._desk.store.library.page(
            wanted.search, only=wanted.only, until=self._until(), skip=first, limit=limit
        )

    def _until(self) -> str:
        return expiring_until(self._desk.now().date())

    def _told(self, done: int, total: int) -> None:
        self._loop.soon(lambda: self.progress.tell((done, total)))

    def _did(self, words: str, back: Callable[[], object]) -> None:
        self._steps.append(_Step(words, back))
        self.changed.tell(None)

    def _failed(self, error: DeskError) -> None:
        self.trouble.tell(str(error))
