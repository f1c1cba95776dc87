"""The editions in the store: each read whole, and changed whole in one transaction."""

import sqlite3
from collections.abc import Callable

from desk.errors import DeskError
from desk.store.deskfile import DeskFile
from desk.story.edition import Edition, Mark, Page, Placement, checked_date, checked_name

_LARGEST = 2**63 - 1
_FACTS = "SELECT name, date FROM editions WHERE id = ?"
_PROOFED = (
    "FROM placements JOIN pages ON pages.edition = placements.edition AND pages.number = placements.page "
    f"WHERE placements.story = ? AND pages.mark = '{Mark.PROOFED}'"
)
_PAGES = "SELECT number, layout, folio, mark FROM pages WHERE edition = ? ORDER BY number"
_PLACEMENTS = "SELECT page, frame, story FROM placements WHERE edition = ? ORDER BY page, place"


class Editions:
    """The editions of an open store. Any thread may use it; every door raises DeskError as the store does."""

    def __init__(self, file: DeskFile) -> None:
        self._file = file

    def add(self, name: str, date: str) -> Edition:
        """Add an edition without pages; ``date`` is ISO 8601. Raises DeskError for no name or no day."""
        name, date = checked_name(name), checked_date(date)
        with self._file.writing() as db:
            number = db.execute("INSERT INTO editions (name, date) VALUES (?, ?)", (name, date)).lastrowid
        return Edition(int(number or 0), name, date)

    def all(self) -> list[Edition]:
        """Return every edition, the latest day first."""
        with self._file.reading() as db:
            numbers = db.execute("SELECT id FROM editions ORDER BY date DESC, id DESC").fetchall()
            return [self._read(db, number) for (number,) in numbers]

    def get(self, edition_id: int) -> Edition:
        """Return an edition. Raises DeskError when there is none of that number."""
        with self._file.reading() as db:
            return self._read(db, edition_id)

    def change(self, edition_id: int, change: Callable[[Edition], Edition]) -> Edition:
        """Read an edition, change it and keep what comes of it, with no other change between.

        Raises DeskError when there is no such edition; what ``change`` raises keeps the edition as it was.
        """
        with self._file.writing() as db:
            before = self._read(db, edition_id)
            after = change(before)
            if after != before:
                _keep(db, after)
        return after

    def remove(self, edition_id: int) -> None:
        """Take an edition out with its pages; its stories stay. One already gone is passed over."""
        with self._file.writing() as db:
            db.execute("DELETE FROM editions WHERE id = ?", (_fitting(edition_id),))

    def _read(self, db: sqlite3.Connection, edition_id: int) -> Edition:
        key = (_fitting(edition_id),)
        facts = db.execute(_FACTS, key).fetchone()
        if facts is None:
            raise DeskError(
                f"There is no edition {edition_id} in this store; "
                f"`desk edition list` shows those in {self._file.path}."
            )
        placed: dict[int, list[Placement]] = {}
        for page, frame, story in db.execute(_PLACEMENTS, key):
            placed.setdefault(page, []).append(Placement(frame, story))
        pages = tuple(
            Page(number, layout, folio, Mark(mark), tuple(placed.get(number, ())))
            for number, layout, folio, mark in db.execute(_PAGES, key)
        )
        name, date = facts
        return Edition(edition_id, name, date, pages)


def _keep(db: sqlite3.Connection, edition: Edition) -> None:
    db.execute(
        "UPDATE editions SET name = ?, date = ? WHERE id = ?", (edition.name, edition.date, edition.id)
    )
    db.execute("DELETE FROM pages WHERE edition = ?", (edition.id,))
    db.executemany(
        "INSERT INTO pages (edition, number, layout, folio, mark) VALUES (?, ?, ?, ?, ?)",
        [(edition.id, page.number, page.layout, page.folio, page.mark.value) for page in edition.pages],
    )
    db.executemany(
        "INSERT INTO placements (edition, page, place, frame, story) VALUES (?, ?, ?, ?, ?)",
        [
            (edition.id, page.number, place, placement.frame, placement.story)
            for page in edition.pages
            for place, placement in enumerate(page.placements)
        ],
    )


def stands_proofed(db: sqlite3.Connection, story_id: int) -> bool:
    """Tell whether the story stands on a page that was read in proof."""
    return db.execute(f"SELECT 1 {_PROOFED} LIMIT 1", (_fitting(story_id),)).fetchone() is not None


def take_proofs(db: sqlite3.Connection, story_id: int) -> None:
    """Take the proof away from every page the story stands on: it no longer prints what was read."""
    db.execute(
        f"UPDATE pages SET mark = '' WHERE (edition, number) IN (SELECT pages.edition, number {_PROOFED})",  # noqa: S608
        (_fitting(story_id),),
    )


def _fitting(edition_id: int) -> int:
    """Return the number, or 0, which no edition has, where it is larger than SQLite can hold."""
    return edition_id if 0 < edition_id <= _LARGEST else 0
