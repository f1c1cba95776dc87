"""The store: every story on the desk, in one SQLite file."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Self

from desk.store import columns, trouble
from desk.store.answers import Answers
from desk.store.archive import Archive
from desk.store.deskfile import DeskFile
from desk.store.editions import Editions, stands_proofed, take_proofs
from desk.store.library import Library
from desk.store.search import match
from desk.store.stories import Cell, ReceivedCopy, Removed, SentOut, StoredStory, StoryRow
from desk.store.usage import Audited, Usage, write_audited, write_used
from desk.story.edition import prints_alike
from desk.story.model import Story

_LARGEST = 2**63 - 1
_STORY = ("id", "touched", "version", "created", "changed", "sample", *columns.DERIVED)
_RECEIVED = ("id", "story", "name", "format", "encoding", "raw", "at", "unplaced")
_SENT = (
    "at", "story", "slug", "format", "layout", "profile", "file", "size", "sha256", "faults", "reason",
)  # fmt: skip
_ROW = "stories.id, stories.touched, stories.slug, stories.headline, stories.words, changed, sample"


def _insert(table: str, names: tuple[str, ...]) -> str:
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608


_ADD = _insert("stories", _STORY[1:])
_RECEIVE = _insert("received", _RECEIVED[1:])
_SEND = _insert("sent", _SENT)
_RESTORE = _insert("stories", _STORY)
_RESTORE_RECEIVED = _insert("received", _RECEIVED)
_SAVE = (
    "UPDATE stories SET version = version + 1, touched = ?, changed = ?, "  # noqa: S608 - our own names
    + ", ".join(f"{name} = ?" for name in columns.DERIVED)
    + " WHERE id = ? AND version = ?"
)
_GET = "SELECT story, version, created, changed, sample FROM stories WHERE id = ?"
_COPIES = "SELECT name, format, encoding, raw, at, unplaced FROM received WHERE story = ? ORDER BY id"
_SENDINGS = f"SELECT {', '.join(_SENT)} FROM sent WHERE ? IN (0, story) ORDER BY id"  # noqa: S608
_PAGE = f"SELECT {_ROW} FROM stories WHERE touched < ? ORDER BY touched DESC LIMIT ? OFFSET ?"  # noqa: S608
# CROSS keeps the index outside: the other way round each story would ask it anew.
_FIND = (
    f"SELECT {_ROW} FROM search CROSS JOIN stories ON stories.touched = search.rowid "  # noqa: S608
    "WHERE search MATCH ? AND search.rowid < ? ORDER BY search.rowid DESC LIMIT ? OFFSET ?"
)


class Store:
    """An open store. Any thread may use it; a call in one thread waits for a call in another.

    Every door raises DeskError when the file cannot be read or written; then nothing of that call has
    happened, and the next may succeed. ``now`` tells the time that is written beside a change.
    """

    def __init__(self, file: DeskFile, now: Callable[[], datetime]) -> None:
        self._file = file
        self._now = now
        self.editions = Editions(file)
        self.answers = Answers(file, now)
        self.archive = Archive(file)
        self.library = Library(file, now)
        self.usage = Usage(file, now)

    @classmethod
    def open(cls, path: Path, *, now: Callable[[], datetime], patience: float = 5.0) -> Self:
        """Open the store at ``path``, making it and its folder, or bringing an older store up to date.

        ``patience`` is how many seconds to wait for another program that holds the store. Raises DeskError
        when the file cannot be opened, is no Desk store, or was written by a later Desk.
        """
        return cls(DeskFile(path, patience), now)

    def close(self) -> None:
        """Close the file. Nothing waits to be written: every change was committed when it was made."""
        self._file.close()

    def add(self, story: Story, *, received: ReceivedCopy | None = None, sample: bool = False) -> StoredStory:
        """Add a story, with the copy it came from where there is some."""
        with self._file.writing() as db:
            return self._add(db, story, received, sample)

    def add_all(self, stories: Iterable[Story], *, sample: bool = False) -> list[StoredStory]:
        """Add stories in one transaction: all of them or none. The last is the newest."""
        with self._file.writing() as db:
            return [self._add(db, story, None, sample) for story in stories]

    def get(self, story_id: int) -> StoredStory:
        """Return a story. Raises DeskError when there is none of that number."""
        with self._file.reading() as db:
            row = db.execute(_GET, (_fitting(story_id),)).fetchone()
        if row is None:
            raise trouble.absent(self._file.path, story_id)
        document, version, created, changed, sample = row
        try:
            story = columns.story_of(document)
        except ValueError as error:
            raise trouble.unreadable(self._file.path, story_id) from error
        return StoredStory(story_id, story, version, created, changed, bool(sample))

    def save(self, story_id: int, story: Story, *, version: int) -> StoredStory:
        """Save a story over ``version``, the one it was made from.

        A page of an edition that was read in proof, and prints otherwise now, loses its mark. Raises
        DeskError when another window or command has saved the story since, and overwrites nothing.
        """
        cells = columns.cells(story)
        with self._file.writing() as db:
            at = self._stamp()
            if stands_proofed(db, story_id) and not prints_alike(self.get(story_id).story, story):
                take_proofs(db, story_id)
            done = db.execute(_SAVE, (_next_touched(db), at, *cells, _fitting(story_id), version)).rowcount
            if not done:
                there = self.get(story_id)
                raise trouble.overtaken(there.id)
            created, sample = db.execute(
                "SELECT created, sample FROM stories WHERE id = ?", (story_id,)
            ).fetchone()
        return StoredStory(story_id, story, version + 1, created, at, bool(sample))

    def remove(self, story_ids: Iterable[int]) -> Removed:
        """Take stories out, all of them or none; one already gone is passed over.

        Returns what ``restore`` needs.
        """
        stories: list[tuple[Cell, ...]] = []
        received: list[tuple[Cell, ...]] = []
        with self._file.writing() as db:
            for story_id in map(_fitting, dict.fromkeys(story_ids)):
                stories += _rows(db, "stories", _STORY, "id", story_id)
                received += _rows(db, "received", _RECEIVED, "story", story_id)
                db.execute("DELETE FROM stories WHERE id = ?", (story_id,))
                take_proofs(db, story_id)
        return Removed(tuple(stories), tuple(received))

    def restore(self, removed: Removed) -> None:
        """Put removed stories back as they were: number, version, place in the list, received copy."""
        with self._file.writing() as db:
            db.executemany(_RESTORE, removed.stories)
            db.executemany(_RESTORE_RECEIVED, removed.received)

    def page(
        self, search: str = "", *, before: int | None = None, skip: int = 0, limit: int = 100
    ) -> list[StoryRow]:
        """Return up to ``limit`` lines of the story list, newest change first.

        ``before`` is the key of the last line already shown; ``skip`` jumps so many lines after it. Every
        word of ``search`` must be in the story, in any of its texts; the last may be the beginning of one.
        """
        upto = _LARGEST if before is None else before
        query = match(search)
        with self._file.reading() as db:
            if query is None:
                rows = db.execute(_PAGE, (upto, limit, skip)).fetchall()
            else:
                rows = db.execute(_FIND, (query, upto, limit, skip)).fetchall()
        return [StoryRow(*row[:-1], sample=bool(row[-1])) for row in rows]

    def count(self, search: str = "") -> int:
        """Return how many stories ``page`` would list in the end."""
        query = match(search)
        with self._file.reading() as db:
            if query is None:
                return int(db.execute("SELECT count(*) FROM stories").fetchone()[0])
            return int(db.execute("SELECT count(*) FROM search WHERE search MATCH ?", (query,)).fetchone()[0])

    def received(self, story_id: int) -> list[ReceivedCopy]:
        """Return the copy a story came from, first come first; empty for a story written here."""
        with self._file.reading() as db:
            rows = db.execute(_COPIES, (_fitting(story_id),)).fetchall()
        return [
            ReceivedCopy(
                name, form, encoding, raw, at, tuple((line, text) for line, text in json.loads(left))
            )
            for name, form, encoding, raw, at, left in rows
        ]

    def log_sent(self, *lines: SentOut) -> None:
        """Add lines to the log of exports, what they say of photos to the usage log, and each reason given
        for letting something go to the audit trail: all of it or nothing. ``at`` is the time now.
        """
        at = self._stamp()
        rows = [
            (
                at, sent.story, columns.sound(sent.slug), sent.format, sent.layout, sent.profile,
                columns.sound(sent.file), sent.size, sent.sha256, json.dumps(sent.faults),
                columns.sound(sent.reason),
            )
            for sent in lines
        ]  # fmt: skip
        with self._file.writing() as db:
            db.executemany(_SEND, rows)
            for sent in lines:
                write_used(db, at, sent.photos)
                if sent.reason:
                    detail = {"file": sent.file, "held": " ".join(sent.faults)}
                    write_audited(
                        db, at, Audited("sent out all the same", sent.reason, sent.story, detail=detail)
                    )

    def sent(self, story_id: int | None = None) -> list[SentOut]:
        """Return the log of exports, first come first: of one story, or all of it."""
        wanted = 0 if story_id is None else _fitting(story_id) or -1
        with self._file.reading() as db:
            rows = db.execute(_SENDINGS, (wanted,)).fetchall()
        return [
            SentOut(*row[1:9], faults=tuple(json.loads(row[9])), reason=row[10], at=row[0]) for row in rows
        ]

    def sample_ids(self) -> list[int]:
        """Return the numbers of the sample's stories that are still there."""
        with self._file.reading() as db:
            return [number for (number,) in db.execute("SELECT id FROM stories WHERE sample = 1 ORDER BY id")]

    def _add(
        self, db: sqlite3.Connection, story: Story, received: ReceivedCopy | None, sample: bool
    ) -> StoredStory:
        at = self._stamp()
        row = (_next_touched(db), 1, at, at, int(sample), *columns.cells(story))
        story_id = db.execute(_ADD, row).lastrowid
        if received is not None:
            unplaced = json.dumps(received.unplaced)
            kept = (received.name, received.format, received.encoding, received.raw, received.at, unplaced)
            db.execute(_RECEIVE, (story_id, *kept))
        return StoredStory(int(story_id or 0), story, 1, at, at, sample)

    def _stamp(self) -> str:
        return columns.stamp(self._now())


def _fitting(story_id: int) -> int:
    """Return the number, or 0, which no story has, where it is larger than SQLite can hold."""
    return story_id if 0 < story_id <= _LARGEST else 0


def _next_touched(db: sqlite3.Connection) -> int:
    return int(db.execute("UPDATE counter SET touched = touched + 1 RETURNING touched").fetchone()[0])


def _rows(
    db: sqlite3.Connection, table: str, names: tuple[str, ...], key: str, value: int
) -> list[tuple[Cell, ...]]:
    query = f"SELECT {', '.join(names)} FROM {table} WHERE {key} = ? ORDER BY id"  # noqa: S608 - our own names
    return db.execute(query, (value,)).fetchall()
