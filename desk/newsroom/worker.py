"""Work off the window's thread: one thread a worker, answers brought back to the loop."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

from desk.errors import DeskError
from desk.newsroom.loop import Loop

T = TypeVar("T")
Failed = Callable[[DeskError], None]


class Worker:
    """Does jobs one after another in a thread of its own."""

    def __init__(self, name: str, loop: Loop) -> None:
        self._loop = loop
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._is_closed = False

    def ask(
        self,
        job: Callable[[], T],
        then: Callable[[T], None],
        failed: Failed,
        broken: Callable[[], None] | None = None,
    ) -> None:
        """Do ``job`` in the thread; then, in the loop, ``then`` with its answer or ``failed``.

        Anything but a DeskError is a bug: it is raised again in the loop, where bugs are caught, after
        ``broken`` has put in order what waited for an answer. Once closed, nothing is done: the window
        that asks is going.
        """
        if self._is_closed:
            return

        def work() -> None:
            try:
                answer = job()
            except DeskError as error:
                told = error
                self._loop.soon(lambda: failed(told))
            except Exception as error:  # noqa: BLE001 - carried to the loop and raised there
                bug = error
                self._loop.soon(lambda: _raise(bug, broken))
            else:
                self._loop.soon(lambda: then(answer))

        self._thread.submit(work)

    def wait(self, job: Callable[[], T]) -> T:
        """Do ``job`` after all that was asked before and wait for its answer; raises what it raises."""
        return self._thread.submit(job).result()

    def close(self) -> None:
        """Finish what was asked and end the thread."""
        self._is_closed = True
        self._thread.shutdown(wait=True)


class Newest(Generic[T]):
    """Asks a worker only the newest question: one under way, one waiting, the rest forgotten.

    An answer that is no longer the newest is dropped, unless ``show_older``: then it is given too,
    so that a page moves on while somebody types without a pause.
    """

    def __init__(self, worker: Worker, *, show_older: bool = False) -> None:
        self._worker = worker
        self._show_older = show_older
        self._busy = False
        self._waiting: tuple[Callable[[], T], Callable[[T], None], Failed] | None = None
        self._round = 0

    def ask(self, job: Callable[[], T], then: Callable[[T], None], failed: Failed) -> None:
        """Ask; an older question that still waits is forgotten."""
        self._waiting = (job, then, failed)
        if not self._busy:
            self._next()

    def drop(self) -> None:
        """Forget what waits and what is under way: no answer comes of either."""
        self._waiting = None
        self._round += 1

    def _next(self) -> None:
        if self._waiting is None:
            return
        job, then, failed = self._waiting
        self._waiting = None
        self._busy = True
        asked_in = self._round

        def wanted() -> bool:
            self._busy = False
            newest = self._waiting is None
            self._next()
            return asked_in == self._round and (newest or self._show_older)

        def answered(answer: T) -> None:
            if wanted():
                then(answer)

        def refused(error: DeskError) -> None:
            if wanted():
                failed(error)

        def broken() -> None:
            wanted()

        self._worker.ask(job, answered, refused, broken)


def _raise(error: Exception, broken: Callable[[], None] | None) -> None:
    if broken is not None:
        broken()
    raise error
