"""The steps that make the store’s tables, and bring an older store up to them.

A step, once shipped, is never changed: add another. ``user_version`` is the number of steps taken;
tests/golden/stores keeps a file of every version.
"""

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from desk.store import desk_tables, photo_tables

if TYPE_CHECKING:
    from sqlite_utils.db import Database

APPLICATION_ID = int.from_bytes(b"Desk", "big")

_STEPS: tuple[tuple[str, Callable[[sqlite3.Connection], None]], ...] = (
    ("first-tables", desk_tables.first_tables),
    ("search", desk_tables.search),
    ("sent-out", desk_tables.sent_out),
    ("editions", desk_tables.editions),
    ("answers", desk_tables.answers),
    ("photos", photo_tables.photos),
    ("likeness", photo_tables.likeness),
)
VERSION = len(_STEPS)


def migrate(connection: sqlite3.Connection) -> None:
    """Take the steps still missing, each in a transaction of its own with its ``user_version``.

    The caller holds the turn to write.
    """
    # Costs 60 to 170 ms to import, and a store that is up to date has no use for it.
    from sqlite_utils import Database, Migrations  # noqa: PLC0415

    steps = Migrations("desk")
    for number, (name, step) in enumerate(_STEPS, start=1):
        steps(name=name)(_numbered(number, step))
    steps.apply(Database(connection, execute_plugins=False))


def _numbered(number: int, step: Callable[[sqlite3.Connection], None]) -> Callable[["Database"], None]:
    def take(db: "Database", /) -> None:
        step(db.conn)
        db.conn.execute(f"PRAGMA user_version = {number}")

    return take
