"""The edition shown in the flat plan sent out, off the window’s thread."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

from desk.newsroom.desk import Desk
from desk.newsroom.edition_export import EditionOrder, export, left_out
from desk.newsroom.loop import Loop
from desk.newsroom.news import News
from desk.newsroom.worker import Failed, Worker


class EditionSending:
    """Exports editions in a worker; ``progress`` hears how many pages are set, and of how many."""

    def __init__(self, desk: Desk, loop: Loop, worker: Worker) -> None:
        self.progress: News[tuple[int, int]] = News()
        self._desk = desk
        self._loop = loop
        self._worker = worker
        self._stopped = Event()

    def export(
        self,
        edition_id: int,
        order: EditionOrder,
        out: Path,
        then: Callable[[list[Path], str], None],
        failed: Failed,
    ) -> None:
        """Send an edition out; ``stop`` ends it, with no file written.

        ``then`` hears the files, and what is to be said of them, if anything.
        """
        self._stopped.clear()

        def told(done: int, total: int) -> None:
            self._loop.soon(lambda: self.progress.tell((done, total)))

        def sent() -> tuple[list[Path], str]:
            written = export(self._desk, edition_id, order, out, progress=told, stop=self._stopped.is_set)
            return written, left_out(self._desk, edition_id, order)

        self._worker.ask(sent, lambda done: then(*done), failed)

    def stop(self) -> None:
        """Stop the export under way."""
        self._stopped.set()
