"""The photo library: what is known of each photo, and on which stories it stands."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from desk.errors import DeskError
from desk.store.columns import sound, stamp
from desk.store.deskfile import DeskFile
from desk.store.likeness import like
from desk.store.search import match
from desk.story.photo import Photo
from desk.story.photo_serial import from_data, to_data

_LARGEST = 2**63 - 1
_SHOWN = 3
_LEAST_OF_A_NAME = 8
_DERIVED = ("rights", "decided", "expires", "credit", "fingerprint", "words", "photo")
_ROW = "photos.touched, photos.photo, photos.version, photos.added, photos.changed"
_ADD = (
    f"INSERT INTO photos (file, touched, version, added, changed, {', '.join(_DERIVED)}) "  # noqa: S608
    f"VALUES (?, ?, ?, ?, ?, {', '.join('?' * len(_DERIVED))})"
)
_SAVE = (
    "UPDATE photos SET version = version + 1, changed = ?, "  # noqa: S608 - our own names
    + ", ".join(f"{name} = ?" for name in _DERIVED)
    + " WHERE file = ? AND version = ?"
)
_FILTERS = {
    "": "TRUE",
    "uncredited": "photos.credit = ''",
    "expiring": "photos.expires <> '' AND photos.expires <= :until",
    "screen grabs": "photos.rights = 'screen grab'",
    "undecided": "photos.decided = 0",
    "unused": (
        "NOT EXISTS (SELECT 1 FROM placed WHERE placed.file = photos.file) "
        "AND NOT EXISTS (SELECT 1 FROM photo_uses WHERE photo_uses.file = photos.file)"
    ),
}
FILTERS = tuple(_FILTERS)
_STANDS = (
    "SELECT stories.id, stories.slug FROM placed JOIN stories ON stories.id = placed.story "
    "WHERE placed.file = ? ORDER BY stories.id"
)


@dataclass(frozen=True, slots=True)
class StoredPhoto:
    """A photo as the store keeps it; ``key`` is its place in the library, ``version`` counts its saves."""

    photo: Photo
    key: int
    version: int
    added: str
    changed: str


class Library:
    """The photos of an open store. Any thread may use it; every door raises DeskError as the store does."""

    def __init__(self, file: DeskFile, now: Callable[[], datetime]) -> None:
        self._file = file
        self._now = now

    def add(self, photos: Iterable[Photo]) -> list[StoredPhoto]:
        """Add photos in one transaction, the last the newest; one already there is returned as it is."""
        with self._file.writing() as db:
            return [self._find(db, photo.file) or self._add(db, photo) for photo in photos]

    def get(self, file: str) -> StoredPhoto | None:
        """Return the photo of that file, None when the library has none."""
        with self._file.reading() as db:
            return self._find(db, file)

    def named(self, name: str) -> StoredPhoto | None:
        """Find a photo by its number in the library or by the beginning of its file’s name, eight signs or
        more; None where there is none, or more than one.
        """
        with self._file.reading() as db:
            if name.isascii() and name.isdigit() and len(name) < _LEAST_OF_A_NAME:
                rows = db.execute("SELECT file FROM photos WHERE touched = ?", (int(name),)).fetchall()
            elif len(name) >= _LEAST_OF_A_NAME:
                rows = db.execute(
                    "SELECT file FROM photos WHERE file >= ? AND file < ? LIMIT 2",
                    (sound(name), sound(name) + "\U0010ffff"),
                ).fetchall()
            else:
                rows = []
            return self._find(db, rows[0][0]) if len(rows) == 1 else None

    def last(self) -> int:
        """Return the number of the photo added last, 0 before the first; a number is never given twice."""
        with self._file.reading() as db:
            return int(db.execute("SELECT touched FROM photo_counter").fetchone()[0])

    def unfiled(self) -> list[tuple[str, str]]:
        """Return the files that stand on stories and are not in the library, each with a story’s slug."""
        with self._file.reading() as db:
            return db.execute(
                "SELECT placed.file, min(stories.slug) FROM placed JOIN stories ON stories.id = placed.story "
                "WHERE NOT EXISTS (SELECT 1 FROM photos WHERE photos.file = placed.file) "
                "GROUP BY placed.file ORDER BY min(stories.id)"
            ).fetchall()

    def known(self, files: Sequence[str]) -> Mapping[str, Photo]:
        """Return the photos of these files; those the library has none of are left out."""
        with self._file.reading() as db:
            found = (self._find(db, file) for file in dict.fromkeys(files))
            return {one.photo.file: one.photo for one in found if one is not None}

    def save(self, photos: Iterable[tuple[Photo, int]]) -> list[StoredPhoto]:
        """Save photos over the versions they were made from, in one transaction: all of them or none.

        Returns them as they were before, so that the same call with their photos takes the change back.
        Raises DeskError when one has been saved since, or is gone.
        """
        before: list[StoredPhoto] = []
        with self._file.writing() as db:
            for photo, version in photos:
                old = self._find(db, photo.file)
                row = (stamp(self._now()), *_cells(photo), photo.file, version)
                if old is None or not db.execute(_SAVE, row).rowcount:
                    name = photo.name or photo.file
                    raise DeskError(
                        f"{name} was changed or removed elsewhere since it was opened here; look at it again."
                    )
                before.append(old)
        return before

    def remove(self, files: Iterable[str]) -> list[StoredPhoto]:
        """Take photos out of the library, all of them or none, and return what ``restore`` needs.

        Raises DeskError, naming where, for a photo that stands on a story or has been printed.
        """
        gone: list[StoredPhoto] = []
        with self._file.writing() as db:
            for file in dict.fromkeys(files):
                old = self._find(db, file)
                if old is None:
                    continue
                if where := _where(db, file):
                    raise DeskError(
                        f"{old.photo.name or file} is in use ({where}) and cannot be deleted; take it off "
                        "the story first. A photo that has been printed stays in the library."
                    )
                db.execute("DELETE FROM photos WHERE file = ?", (file,))
                gone.append(old)
        return gone

    def restore(self, removed: Iterable[StoredPhoto]) -> None:
        """Put removed photos back where they were in the library, at the versions they had."""
        with self._file.writing() as db:
            for one in removed:
                row = (one.photo.file, one.key, one.version, one.added, one.changed)
                db.execute(_ADD, (*row, *_cells(one.photo)))

    def page(
        self,
        search: str = "",
        *,
        only: str = "",
        until: str = "",
        before: int | None = None,
        skip: int = 0,
        limit: int = 100,
    ) -> list[StoredPhoto]:
        """Return up to ``limit`` photos, newest first: those with every word of ``search`` in any field.

        ``only`` is one of ``FILTERS``; ``until`` the last day (ISO 8601) that counts as expiring; ``before``
        the key of the last photo already shown; ``skip`` jumps so many after it.
        """
        query, words = self._query(search, only)
        upto = _LARGEST if before is None else before
        values = {"words": words, "until": until, "before": upto, "limit": limit, "skip": skip}
        with self._file.reading() as db:
            rows = db.execute(
                f"SELECT {_ROW} {query} AND photos.touched < :before "
                "ORDER BY photos.touched DESC LIMIT :limit OFFSET :skip",
                values,
            ).fetchall()
        return [_stored(row) for row in rows]

    def count(self, search: str = "", *, only: str = "", until: str = "") -> int:
        """Return how many photos ``page`` would list in the end."""
        query, words = self._query(search, only)
        with self._file.reading() as db:
            found = db.execute(f"SELECT count(*) {query}", {"words": words, "until": until})
            return int(found.fetchone()[0])

    def like(self, fingerprint: int, bits: int) -> list[StoredPhoto]:
        """Return the photos whose fingerprint differs in at most so many bits, the likest first."""
        with self._file.reading() as db:
            found = (self._find(db, file) for file in like(db, fingerprint, bits))
            return [one for one in found if one is not None]

    def stands(self, file: str) -> list[tuple[int, str]]:
        """Return the stories a photo stands on now: number and slug."""
        with self._file.reading() as db:
            return db.execute(_STANDS, (file,)).fetchall()

    def credits(self, beginning: str, limit: int = 10) -> list[str]:
        """Return credit lines used before that begin so, the most used first."""
        begun = sound(beginning).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        with self._file.reading() as db:
            rows = db.execute(
                "SELECT credit FROM photos WHERE credit LIKE ? ESCAPE '\\' AND credit <> '' "
                "GROUP BY credit ORDER BY count(*) DESC, credit LIMIT ?",
                (begun + "%", limit),
            ).fetchall()
        return [credit for (credit,) in rows]

    def credit_lines(self) -> list[tuple[str, int]]:
        """Return every credit line there is, and how many photos have it."""
        with self._file.reading() as db:
            return db.execute(
                "SELECT credit, count(*) FROM photos WHERE credit <> '' GROUP BY credit ORDER BY credit"
            ).fetchall()

    def _query(self, search: str, only: str) -> tuple[str, str | None]:
        words = match(search)
        if words is None:
            return f"FROM photos WHERE {_FILTERS[only]}", None
        found = "FROM photo_search CROSS JOIN photos ON photos.touched = photo_search.rowid"
        return f"{found} WHERE photo_search MATCH :words AND {_FILTERS[only]}", words

    def _add(self, db: sqlite3.Connection, photo: Photo) -> StoredPhoto:
        at = stamp(self._now())
        key = int(
            db.execute("UPDATE photo_counter SET touched = touched + 1 RETURNING touched").fetchone()[0]
        )
        db.execute(_ADD, (photo.file, key, 1, at, at, *_cells(photo)))
        return StoredPhoto(photo, key, 1, at, at)

    def _find(self, db: sqlite3.Connection, file: str) -> StoredPhoto | None:
        row = db.execute(f"SELECT {_ROW} FROM photos WHERE file = ?", (sound(file),)).fetchone()  # noqa: S608
        return None if row is None else _stored(row)


def _where(db: sqlite3.Connection, file: str) -> str:
    stands = [f"story {number}" for number, _slug in db.execute(_STANDS, (file,))]
    ran = [
        name for (name,) in db.execute("SELECT output FROM photo_uses WHERE file = ? ORDER BY id", (file,))
    ]
    named = (stands or ran)[:_SHOWN]
    more = len(stands or ran) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")


def _cells(photo: Photo) -> tuple[str | int | None, ...]:
    described, terms = photo.described, photo.terms
    texts = (value for value in _texts(to_data(photo)["described"]) if value)
    terms_read = (
        terms.restrictions,
        terms.territory,
        terms.licence,
        terms.permission.who,
        terms.rights.value,
    )
    return (
        terms.rights.value,
        int(terms.decided),
        sound(terms.expires),
        sound(described.creditline).strip(),
        _signed(photo.fingerprint),
        sound("\n".join((photo.name, *texts, *filter(None, terms_read)))),
        json.dumps(to_data(photo), separators=(",", ":")),
    )


def _texts(described: object) -> Iterable[str]:
    for value in cast("Mapping[str, object]", described).values():
        if isinstance(value, str):
            yield value
        else:
            yield from cast("Sequence[str]", value)


def _signed(fingerprint: int | None) -> int | None:
    """Return 64 bits as the signed number SQLite can hold."""
    return fingerprint if fingerprint is None or fingerprint < 2**63 else fingerprint - 2**64


def _stored(row: tuple[int, str, int, str, str]) -> StoredPhoto:
    key, document, version, added, changed = row
    return StoredPhoto(from_data(json.loads(document)), key, version, added, changed)
