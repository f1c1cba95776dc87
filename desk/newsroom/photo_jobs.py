"""The long jobs on photo files: brought in, sent out, set on a sheet, found again."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import TypeVar

from desk.errors import DeskError
from desk.newsroom.contact_sheet import contact_sheet
from desk.newsroom.desk import Desk
from desk.newsroom.files import write_whole
from desk.newsroom.loop import Loop
from desk.newsroom.news import News
from desk.newsroom.photo_export import PhotoOrder, export_photos
from desk.newsroom.photo_files import relink
from desk.newsroom.photo_intake import CameIn, PhotoIntake, PhotoReport
from desk.newsroom.worker import Failed, Worker
from desk.pictures.photo import png_of
from desk.story.photo import Photo

T = TypeVar("T")


class PhotoJobs:
    """Works through many files in a worker, one job after another.

    ``progress`` hears how many files of a job are done, and of how many (0 while that is not known), and None
    when no job is left. ``changed`` is called when a job has changed what the library holds. All its doors
    are used from the loop’s thread.
    """

    def __init__(
        self, desk: Desk, loop: Loop, worker: Worker, changed: Callable[[], None], failed: Failed
    ) -> None:
        self.progress: News[tuple[int, int] | None] = News()
        self._desk = desk
        self._loop = loop
        self._worker = worker
        self._changed = changed
        self._failed = failed
        self._left = 0
        self._stop = Event()

    def bring_in(self, paths: Sequence[Path], then: Callable[[PhotoReport], None]) -> None:
        """Bring in files and folders of pictures; ``stop`` ends it after the picture under way."""
        intake = PhotoIntake(self._desk.picture_desk, lambda: self._desk.store.library)

        def came(report: PhotoReport) -> None:
            self._changed()
            then(report)

        self._ask(lambda stop: intake.bring_in(paths, self._told, stop), came)

    def bring_in_pasted(
        self, rgba: bytes, size: tuple[int, int], then: Callable[[PhotoReport], None]
    ) -> None:
        """Bring in a picture from the clipboard: its pixels, four bytes each, and its width and height."""

        def came(photo: Photo) -> None:
            self._changed()
            then(PhotoReport((CameIn(photo, is_new=True),)))

        self._ask(lambda _stop: self._desk.picture_desk.bring_in(png_of(rgba, size), "pasted.png"), came)

    def export(
        self,
        chosen: Sequence[Photo],
        order: PhotoOrder,
        folder: Path,
        then: Callable[[tuple[list[Path], list[str]]], None],
    ) -> None:
        """Write photos into a folder; ``stop`` ends it after the picture under way."""
        self._ask(
            lambda stop: export_photos(self._desk.photos, chosen, order, folder, self._told, stop), then
        )

    def print_sheet(self, chosen: Sequence[Photo], path: Path, then: Callable[[Path], None]) -> None:
        """Write a contact sheet of photos as a PDF."""

        def job(_stop: Callable[[], bool]) -> Path:
            write_whole(path, contact_sheet(self._desk.photos, chosen))
            return path

        self._ask(job, then)

    def relink(self, photo: Photo, place: Path, then: Callable[[Path], None]) -> None:
        """Bring back a photo’s own file from a copy, or from a folder that has one."""

        def back(found: Path) -> None:
            self._changed()
            then(found)

        self._ask(lambda _stop: relink(self._desk.photos, photo, place), back)

    def stop(self) -> None:
        """Stop the job under way and those that wait; what is done by then stays whole."""
        self._stop.set()

    def _ask(self, job: Callable[[Callable[[], bool]], T], then: Callable[[T], None]) -> None:
        """Do a job, which is handed the question whether it is to stop."""
        if not self._left:
            self._stop = Event()
        stop = self._stop
        self._left += 1
        self.progress.tell((0, 0))

        def done(answer: T) -> None:
            self._over()
            then(answer)

        def failed(error: DeskError) -> None:
            self._over()
            self._failed(error)

        self._worker.ask(lambda: job(stop.is_set), done, failed, self._over)

    def _over(self) -> None:
        self._left -= 1
        if not self._left:
            self.progress.tell(None)

    def _told(self, done: int, total: int) -> None:
        self._loop.soon(lambda: self.progress.tell((done, total)))
