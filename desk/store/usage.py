"""Where photos have run, and what was let go against the gate: two logs that are only added to."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from desk.store.columns import sound, stamp
from desk.store.deskfile import DeskFile


@dataclass(frozen=True, slots=True)
class PhotoUsed:
    """One line of the usage log: where a photo ran, with its credit and caption as printed.

    ``at`` is ISO 8601 in UTC, written by the store; ``edition`` and ``page`` are empty outside editions.
    """

    file: str
    story: int
    slug: str
    channel: str
    credit: str
    caption: str
    output: str
    edition: str = ""
    page: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Audited:
    """One line of the audit trail: what was done, to which story or photo, and the reason a person gave."""

    deed: str
    reason: str
    story: int = 0
    file: str = ""
    detail: Mapping[str, str] = field(default_factory=dict[str, str])
    at: str = ""


_USED = ("at", "file", "story", "slug", "channel", "credit", "caption", "output", "edition", "page")
_AUDITED = ("at", "deed", "reason", "story", "file", "detail")


class Usage:
    """The logs of an open store. Any thread may use it; every door raises DeskError as the store does."""

    def __init__(self, file: DeskFile, now: Callable[[], datetime]) -> None:
        self._file = file
        self._now = now

    def log(self, used: Iterable[PhotoUsed]) -> None:
        """Add lines to the usage log; ``at`` is the time now."""
        with self._file.writing() as db:
            write_used(db, stamp(self._now()), used)

    def of(self, file: str) -> list[PhotoUsed]:
        """Return where a photo has run, first come first."""
        with self._file.reading() as db:
            rows = _lines(db, "photo_uses", _USED, "WHERE file = ?", file)
        return [PhotoUsed(**row) for row in rows]

    def times(self, file: str, channel: str, *, other_than: int = 0) -> int:
        """Return with how many stories, but for ``other_than``, a photo has run in this channel."""
        query = "SELECT count(DISTINCT story) FROM photo_uses WHERE file = ? AND channel = ? AND story <> ?"
        with self._file.reading() as db:
            return int(db.execute(query, (file, channel, other_than)).fetchone()[0])

    def audited(self, story: int) -> list[Audited]:
        """Return the audit trail of a story, first come first."""
        with self._file.reading() as db:
            rows = _lines(db, "audit", _AUDITED, "WHERE story = ?", story)
        return [Audited(**row | {"detail": json.loads(row["detail"])}) for row in rows]


def write_used(db: sqlite3.Connection, at: str, used: Iterable[PhotoUsed]) -> None:
    """Add lines to the usage log inside a transaction of the caller’s."""
    for one in used:
        _add(db, "photo_uses", _USED, asdict(one) | {"at": at})


def write_audited(db: sqlite3.Connection, at: str, line: Audited) -> None:
    """Add a line to the audit trail inside a transaction of the caller’s."""
    _add(db, "audit", _AUDITED, asdict(line) | {"at": at, "detail": json.dumps(dict(line.detail))})


def _add(db: sqlite3.Connection, table: str, names: tuple[str, ...], row: Mapping[str, object]) -> None:
    query = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608
    db.execute(query, [sound(value) if isinstance(value, str) else value for value in map(row.get, names)])


def _lines(
    db: sqlite3.Connection, table: str, names: tuple[str, ...], where: str, value: str | int
) -> list[dict[str, Any]]:
    rows = db.execute(f"SELECT {', '.join(names)} FROM {table} {where} ORDER BY id", (value,))  # noqa: S608
    return [dict(zip(names, row, strict=True)) for row in rows]
