"""Pictures that came before there was a library, filed in the background."""

from collections.abc import Callable

from desk.newsroom.desk import Desk
from desk.newsroom.loop import Loop
from desk.newsroom.photos import read_picture
from desk.newsroom.worker import Failed, Worker

_AFTER_S = 4


class PhotoBackfill:
    """Files the pictures that stand on stories and are not in the library, one a job.

    So what a person asks meanwhile comes in between; ``changed`` is called after each.
    """

    def __init__(
        self, desk: Desk, loop: Loop, worker: Worker, changed: Callable[[], None], failed: Failed
    ) -> None:
        self._desk = desk
        self._loop = loop
        self._worker = worker
        self._changed = changed
        self._failed = failed

    def start(self) -> None:
        """Begin a little after the start."""
        self._loop.later(_AFTER_S, self._look)

    def _look(self) -> None:
        self._worker.ask(self._desk.store.library.unfiled, self._file_next, self._failed)

    def _file_next(self, left: list[tuple[str, str]]) -> None:
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
                self._changed()
            self._file_next(rest)

        # A file that is no picture any more is the gate’s to tell, story by story.
        self._worker.ask(job, filed, lambda _error: self._file_next(rest))
