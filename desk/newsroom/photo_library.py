"""The photo library of the window: looked at, changed, and filled, each off the window’s thread."""

from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.newsroom.loop import Loop
from desk.newsroom.news import News
from desk.newsroom.photo_backfill import PhotoBackfill
from desk.newsroom.photo_changes import PhotoChanges
from desk.newsroom.photo_jobs import PhotoJobs
from desk.newsroom.photo_shelf import PhotoShelf
from desk.newsroom.worker import Worker


class PhotoLibrary:
    """The parts of the library and the workers they share.

    ``changed`` tells that the list is no longer what it was; ``trouble`` hears one sentence.
    """

    def __init__(self, desk: Desk, loop: Loop) -> None:
        self.changed: News[None] = News()
        self.trouble: News[str] = News()
        self._asked = Worker("desk-library", loop)
        self._files = Worker("desk-pictures", loop)
        self._pictures = Worker("desk-thumbnails", loop)
        self.shelf = PhotoShelf(desk, self._asked, self._pictures, self._failed)
        self.changes = PhotoChanges(desk, self._asked, self._tell, self._failed)
        self.jobs = PhotoJobs(desk, loop, self._files, self._tell, self._failed)
        self._backfill = PhotoBackfill(desk, loop, self._files, self._tell, self._failed)

    def start(self) -> None:
        """File, in the background, the pictures of stories that came before there was a library."""
        self._backfill.start()

    def close(self) -> None:
        """End all work; the files of photos deleted and not put back go now."""
        self.jobs.stop()
        self.changes.close()
        for worker in (self._pictures, self._files, self._asked):
            worker.close()

    def _tell(self) -> None:
        self.changed.tell(None)

    def _failed(self, error: DeskError) -> None:
        self.trouble.tell(str(error))
