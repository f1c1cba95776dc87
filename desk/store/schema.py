"""The store's tables, and the steps that bring an older store up to them.

A step, once shipped, is never changed: add another. ``user_version`` is the number of steps taken;
tests/golden/stores keeps a file of every version.
"""

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from desk.store.likeness import part_indexes

if TYPE_CHECKING:
    from sqlite_utils.db import Database

APPLICATION_ID = int.from_bytes(b"Desk", "big")

_STORIES = """
CREATE TABLE stories (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  touched INTEGER NOT NULL UNIQUE,
  version INTEGER NOT NULL CHECK (version >= 1),
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
  slug TEXT NOT NULL,
  headline TEXT NOT NULL,
  words INTEGER NOT NULL CHECK (words >= 0),
  furniture TEXT NOT NULL,
  body TEXT NOT NULL,
  photos TEXT NOT NULL,
  related TEXT NOT NULL,
  notes TEXT NOT NULL,
  story TEXT NOT NULL CHECK (json_valid(story))
) STRICT
"""
_RECEIVED = """
CREATE TABLE received (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT NOT NULL,
  raw BLOB NOT NULL,
  at TEXT NOT NULL,
  unplaced TEXT NOT NULL CHECK (json_valid(unplaced))
) STRICT
"""

_SENT = """
CREATE TABLE sent (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  story INTEGER NOT NULL,
  slug TEXT NOT NULL,
  format TEXT NOT NULL,
  layout TEXT NOT NULL,
  profile TEXT NOT NULL,
  file TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size >= 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  faults TEXT NOT NULL CHECK (json_valid(faults)),
  reason TEXT NOT NULL CHECK (faults = '[]' OR reason <> '')
) STRICT
"""

_EDITIONS = """
CREATE TABLE editions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (name <> ''),
  date TEXT NOT NULL CHECK (date IS date(date))
) STRICT
"""
_PAGES = """
CREATE TABLE pages (
  edition INTEGER NOT NULL REFERENCES editions (id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 1),
  layout TEXT NOT NULL,
  folio TEXT NOT NULL,
  mark TEXT NOT NULL CHECK (mark IN ('', 'proofed', 'off stone')),
  PRIMARY KEY (edition, number)
) STRICT, WITHOUT ROWID
"""
_PLACEMENTS = """
CREATE TABLE placements (
  edition INTEGER NOT NULL,
  page INTEGER NOT NULL,
  place INTEGER NOT NULL,
  frame TEXT NOT NULL,
  story INTEGER NOT NULL,
  PRIMARY KEY (edition, page, place),
  FOREIGN KEY (edition, page) REFERENCES pages (edition, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID
"""
_HOUSE_WORDS = """
CREATE TABLE house_words (
  word TEXT PRIMARY KEY CHECK (word <> ''),
  instead TEXT NOT NULL CHECK (instead <> word),
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""
_SETTLED = """
CREATE TABLE settled (
  story INTEGER NOT NULL,
  key TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (story, key)
) STRICT, WITHOUT ROWID
"""
_RULES = """
CREATE TABLE rules (
  rule TEXT PRIMARY KEY,
  chosen INTEGER NOT NULL CHECK (chosen IN (0, 1)),
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""
_ARCHIVE = "CREATE TABLE archive (run INTEGER PRIMARY KEY, times INTEGER NOT NULL CHECK (times > 0)) STRICT"
_LEARNED = "CREATE TABLE learned (story INTEGER PRIMARY KEY) STRICT"
_PHOTOS = """
CREATE TABLE photos (
  file TEXT PRIMARY KEY CHECK (file <> ''),
  touched INTEGER NOT NULL UNIQUE,
  version INTEGER NOT NULL CHECK (version >= 1),
  added TEXT NOT NULL,
  changed TEXT NOT NULL,
  rights TEXT NOT NULL,
  decided INTEGER NOT NULL CHECK (decided IN (0, 1)),
  expires TEXT NOT NULL,
  credit TEXT NOT NULL,
  fingerprint INTEGER,
  words TEXT NOT NULL,
  photo TEXT NOT NULL CHECK (json_valid(photo))
) STRICT
"""
_PLACED = """
CREATE TABLE placed (
  story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
  file TEXT NOT NULL,
  PRIMARY KEY (story, file)
) STRICT, WITHOUT ROWID
"""
_PHOTO_USES = """
CREATE TABLE photo_uses (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  file TEXT NOT NULL,
  story INTEGER NOT NULL,
  slug TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('print', 'web')),
  credit TEXT NOT NULL,
  caption TEXT NOT NULL,
  output TEXT NOT NULL,
  edition TEXT NOT NULL,
  page TEXT NOT NULL
) STRICT
"""
_AUDIT = """
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  deed TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  story INTEGER NOT NULL,
  file TEXT NOT NULL,
  detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT
"""


def _first_tables(db: sqlite3.Connection) -> None:
    """Stories, the copy they came from, and the counter that ``touched`` is drawn from.

    The counter never gives a number twice, not even when the newest story is removed, so that a removal
    can be undone into its old place.
    """
    db.execute(_STORIES)
    db.execute("CREATE INDEX stories_sample ON stories (id) WHERE sample = 1")
    db.execute(_RECEIVED)
    db.execute("CREATE INDEX received_story ON received (story)")
    db.execute("CREATE TABLE counter (touched INTEGER NOT NULL) STRICT")
    db.execute("INSERT INTO counter VALUES (0)")


def _search(db: sqlite3.Connection) -> None:
    """Full-text search. Its row numbers are ``touched``, so hits come newest first without sorting.

    Beginnings of one letter are indexed as well: the first key typed into the search field is one, and at
    100,000 stories it took 46 ms without.
    """
    columns = ("headline", "slug", "furniture", "body", "photos", "related", "notes")
    names = ", ".join(columns)
    old = ", ".join(f"old.{name}" for name in columns)
    new = ", ".join(f"new.{name}" for name in columns)
    forget = f"INSERT INTO search (search, rowid, {names}) VALUES ('delete', old.touched, {old});"  # noqa: S608
    learn = f"INSERT INTO search (rowid, {names}) VALUES (new.touched, {new});"  # noqa: S608
    db.execute(
        f"CREATE VIRTUAL TABLE search USING fts5 ({names}, content='stories', content_rowid='touched', "
        "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
    )
    db.execute(f"CREATE TRIGGER search_insert AFTER INSERT ON stories BEGIN {learn} END")
    db.execute(f"CREATE TRIGGER search_delete AFTER DELETE ON stories BEGIN {forget} END")
    db.execute(f"CREATE TRIGGER search_update AFTER UPDATE ON stories BEGIN {forget} {learn} END")
    db.execute("INSERT INTO search (search) VALUES ('rebuild')")


def _sent_out(db: sqlite3.Connection) -> None:
    """Make the log of exports, whose lines are only ever added: changing or removing one is refused.

    A line keeps its story's number, which is never given twice, also after the story is gone.
    """
    db.execute(_SENT)
    db.execute("CREATE INDEX sent_story ON sent (story)")
    _only_added_to(db, "sent", "the log of exports")


def _editions(db: sqlite3.Connection) -> None:
    """Editions, their pages, and where stories stand on them.

    A placement keeps its story's number, which is never given twice, also while the story is removed: a
    removal undone puts it back on its page.
    """
    for table in (_EDITIONS, _PAGES, _PLACEMENTS):
        db.execute(table)


def _answers(db: sqlite3.Connection) -> None:
    """Make room for what the desk answers to the checks, and for what its printed stories teach them.

    A question settled for every story has the story 0. A story's number stays settled and learned while the
    story is removed: it is never given twice, and a removal may be undone.
    """
    for table in (_HOUSE_WORDS, _SETTLED, _RULES, _ARCHIVE, _LEARNED):
        db.execute(table)


def _photos(db: sqlite3.Connection) -> None:
    """Make the photo library, its search, where its photos stand and have run, and the audit trail.

    ``placed`` follows the photos of each story by itself, so that no door to the stories can forget it.
    """
    for table in (_PHOTOS, _PLACED, _PHOTO_USES, _AUDIT):
        db.execute(table)
    db.execute("CREATE INDEX photos_credit ON photos (credit)")
    db.execute("CREATE INDEX placed_file ON placed (file)")
    db.execute("CREATE INDEX photo_uses_file ON photo_uses (file)")
    _only_added_to(db, "photo_uses", "the usage log")
    _only_added_to(db, "audit", "the audit trail")
    db.execute("CREATE TABLE photo_counter (touched INTEGER NOT NULL) STRICT")
    db.execute("INSERT INTO photo_counter VALUES (0)")
    files = "json_each({}, '$.photos') AS use WHERE json_extract(use.value, '$.file') <> ''"
    place = "INSERT OR IGNORE INTO placed (story, file) SELECT {}, json_extract(use.value, '$.file') FROM {};"
    put = place.format("new.id", files.format("new.story"))
    lift = "DELETE FROM placed WHERE story = old.id;"
    db.execute(f"CREATE TRIGGER placed_insert AFTER INSERT ON stories BEGIN {put} END")
    db.execute(f"CREATE TRIGGER placed_update AFTER UPDATE OF story ON stories BEGIN {lift} {put} END")
    db.execute(place.format("stories.id", "stories, " + files.format("stories.story")))
    db.execute(
        "CREATE VIRTUAL TABLE photo_search USING fts5 (words, content='photos', content_rowid='touched', "
        "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
    )
    forget = (
        "INSERT INTO photo_search (photo_search, rowid, words) VALUES ('delete', old.touched, old.words);"
    )
    learn = "INSERT INTO photo_search (rowid, words) VALUES (new.touched, new.words);"
    db.execute(f"CREATE TRIGGER photo_search_insert AFTER INSERT ON photos BEGIN {learn} END")
    db.execute(f"CREATE TRIGGER photo_search_delete AFTER DELETE ON photos BEGIN {forget} END")
    db.execute(f"CREATE TRIGGER photo_search_update AFTER UPDATE ON photos BEGIN {forget} {learn} END")


def _likeness(db: sqlite3.Connection) -> None:
    """Index the fingerprints of photos by their parts, so that near-duplicates are looked up."""
    for index in part_indexes():
        db.execute(index)


def _only_added_to(db: sqlite3.Connection, table: str, name: str) -> None:
    for deed in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{name} is only added to'); END"
        )


_STEPS: tuple[tuple[str, Callable[[sqlite3.Connection], None]], ...] = (
    ("first-tables", _first_tables),
    ("search", _search),
    ("sent-out", _sent_out),
    ("editions", _editions),
    ("answers", _answers),
    ("photos", _photos),
    ("likeness", _likeness),
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
