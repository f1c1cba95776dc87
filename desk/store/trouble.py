"""The world's faults with a store, each in one sentence: what, where, what to do."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from desk.errors import DeskError

_PRIMARY = 0xFF
_SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk that holds the store {path} is full: make room on it, then save again.",
    sqlite3.SQLITE_BUSY: "The store {path} is held by another program: close it there or wait, "
    "then try again.",
    sqlite3.SQLITE_READONLY: "The store {path} may not be written: allow writing to it and its folder, "
    "or choose another store.",
    sqlite3.SQLITE_CANTOPEN: "The store {path} cannot be opened: check that its folder is there and may be "
    "written, or choose another store.",
    sqlite3.SQLITE_CORRUPT: "The store {path} is damaged: keep the file, and open a backup of it or another "
    "store.",
    sqlite3.SQLITE_NOTADB: "{path} is not a Desk store, or its beginning is damaged: choose another file, or "
    "open a backup.",
    sqlite3.SQLITE_IOERR: "The disk failed while the store {path} was read or written: check the disk and "
    "the room on it, then try again.",
}
_SAME = {
    sqlite3.SQLITE_LOCKED: sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_PERM: sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_AUTH: sqlite3.SQLITE_READONLY,
}


@contextmanager
def told(path: Path) -> Generator[None]:
    """Turn SQLite's words for the world's faults into a DeskError; let a bug through as it is."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
        sentence = _SENTENCES.get(_SAME.get(code, code))
        if sentence is None:
            raise
        raise DeskError(sentence.format(path=path)) from error


def held(path: Path) -> DeskError:
    """Say that another program holds the store."""
    return DeskError(_SENTENCES[sqlite3.SQLITE_BUSY].format(path=path))


def unplaceable(path: Path, error: OSError) -> DeskError:
    """Say that the store's folder cannot be made or written."""
    reason = error.strerror or str(error)
    return DeskError(f"The store {path} cannot be kept there ({reason}): choose a folder you may write to.")


def not_a_store(path: Path) -> DeskError:
    """Say that the file is something else."""
    return DeskError(_SENTENCES[sqlite3.SQLITE_NOTADB].format(path=path))


def newer(path: Path, theirs: int, ours: int) -> DeskError:
    """Say that a later Desk wrote the store."""
    return DeskError(
        f"The store {path} is of version {theirs} and this Desk knows up to version {ours}: "
        "open it with the newer Desk that wrote it."
    )


class AbsentError(DeskError):
    """There is no story of that number."""


def absent(path: Path, story_id: int) -> AbsentError:
    """Say that there is no such story."""
    return AbsentError(f"There is no story {story_id} in this store; `desk list` shows those in {path}.")


class OvertakenError(DeskError):
    """Somebody else saved the story first: trying again would be refused again."""


def overtaken(story_id: int) -> OvertakenError:
    """Say that somebody else saved the story first."""
    return OvertakenError(
        f"Story {story_id} was changed by another window or command since it was opened here, and nothing "
        "was overwritten: keep yours as a new story, or open theirs."
    )


def unreadable(path: Path, story_id: int) -> DeskError:
    """Say that one story's document makes no sense."""
    return DeskError(
        f"Story {story_id} in the store {path} is damaged and cannot be read: open a backup of the store."
    )


def too_old(found: str, needed: str) -> DeskError:
    """Say that Python came with a SQLite that lacks what the store needs."""
    return DeskError(
        f"This Python brings SQLite {found} and Desk’s store needs {needed} or later: use a newer Python."
    )
