"""One writer at a time, over every process that has the store open.

SQLite up to 3.51.2 can lose pages when one connection checkpoints a write-ahead log at the moment another
starts that log anew (the "WAL-reset bug", sqlite.org/wal.html). The window and a command on the same store
are two connections, so each write, with the checkpoint that may follow it, waits for its turn on a small
file beside the store. The system gives the turn back when a process ends, however it ends.
"""

import os
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from desk.store import trouble

_LOOK_AGAIN_SECONDS = 0.001


class Turn:
    """The turn to write to one store. Not for two threads at once: they would share it.

    ``patience`` is how many seconds to wait for it. Raises OSError when its file cannot be made.
    """

    def __init__(self, store: Path, patience: float) -> None:
        self._store = store
        self._patience = patience
        self._file = os.open(store.with_name(store.name + "-turn"), os.O_RDWR | os.O_CREAT, 0o666)

    @contextmanager
    def taken(self) -> Generator[None]:
        """Hold the turn. Raises DeskError when another process keeps it longer than the patience."""
        end = time.monotonic() + self._patience
        while not _try_lock(self._file):
            if time.monotonic() >= end:
                raise trouble.held(self._store)
            time.sleep(_LOOK_AGAIN_SECONDS)
        try:
            yield
        finally:
            _unlock(self._file)

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._file)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: int) -> bool:
        os.lseek(file, 0, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: int) -> None:
        os.lseek(file, 0, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
