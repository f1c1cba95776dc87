"""The one connection to a store's file: opened with care, read and written by turns."""

import sqlite3
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from desk.errors import DeskError
from desk.store import schema, trouble
from desk.store.turn import Turn

_NEEDED = (3, 37, 0)  # STRICT tables, sqlite.org/stricttables.html


class DeskFile:
    """A connection any thread may use: reads wait for one another, writes also for other processes.

    Raises DeskError when the file cannot be opened, is no Desk store, or is newer than this Desk.
    ``patience`` is how many seconds to wait for another program that holds the store.
    """

    def __init__(self, path: Path, patience: float) -> None:
        self.path = path
        self._writing = threading.Lock()
        self._using = threading.RLock()
        if sqlite3.sqlite_version_info < _NEEDED:
            raise trouble.too_old(sqlite3.sqlite_version, ".".join(map(str, _NEEDED[:2])))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise trouble.unplaceable(path, error) from error
        with trouble.told(path):
            self._connection = sqlite3.connect(
                str(path.absolute()), timeout=patience, isolation_level=None, check_same_thread=False
            )
        try:
            self._turn = self._prepare(patience)
        except BaseException:
            self._connection.close()
            raise

    @contextmanager
    def reading(self) -> Generator[sqlite3.Connection]:
        """Lend the connection for reading. Raises DeskError when the file cannot be read."""
        with self._using, trouble.told(self.path):
            yield self._connection

    @contextmanager
    def writing(self) -> Generator[sqlite3.Connection]:
        """Lend the connection for one transaction: committed at the end, or nothing of it happened.

        Raises DeskError when the world is in the way.
        """
        with self._writing, self._turn.taken(), self.reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the file; the last to close it moves the write-ahead log into it."""
        with self._writing, self._using:
            try:
                with self._turn.taken():
                    self._connection.close()
            except DeskError:
                # Whoever has the turn has the file open too, so this is not the last to close it.
                self._connection.close()
            self._turn.close()

    def _prepare(self, patience: float) -> Turn:
        with trouble.told(self.path):
            self._judge()
            try:
                turn = Turn(self.path, patience)
            except OSError as error:
                raise trouble.unplaceable(self.path, error) from error
            try:
                with turn.taken():
                    self._bring_up()
            except BaseException:
                turn.close()
                raise
        return turn

    def _judge(self) -> None:
        """Refuse a file that is not ours before anything is written to it."""
        has_tables = self._connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is not None
        # Asked for after the tables: another may be making this store, and writes whose it is before them.
        if self._number("application_id") != schema.APPLICATION_ID:
            if has_tables:
                raise trouble.not_a_store(self.path)
        elif (version := self._number("user_version")) > schema.VERSION:
            raise trouble.newer(self.path, version, schema.VERSION)

    def _bring_up(self) -> None:
        if self._number("application_id") != schema.APPLICATION_ID:
            self._connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("PRAGMA foreign_keys = ON")
        if self._number("user_version") < schema.VERSION:
            schema.migrate(self._connection)

    def _number(self, pragma: str) -> int:
        return int(self._connection.execute(f"PRAGMA {pragma}").fetchone()[0])
