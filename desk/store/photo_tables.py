"""The tables of the photo library, where photos have run, and the audit trail: a step of the store.

A step, once shipped, is never changed.
"""

import sqlite3

from desk.store.desk_tables import only_added_to
from desk.store.likeness import part_indexes

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


def photos(db: sqlite3.Connection) -> None:
    """Make the photo library, its search, where its photos stand and have run, and the audit trail.

    ``placed`` follows the photos of each story by itself, so that no door to the stories can forget it.
    """
    for table in (_PHOTOS, _PLACED, _PHOTO_USES, _AUDIT):
        db.execute(table)
    db.execute("CREATE INDEX photos_credit ON photos (credit)")
    db.execute("CREATE INDEX placed_file ON placed (file)")
    db.execute("CREATE INDEX photo_uses_file ON photo_uses (file)")
    only_added_to(db, "photo_uses", "the usage log")
    only_added_to(db, "audit", "the audit trail")
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


def likeness(db: sqlite3.Connection) -> None:
    """Index the fingerprints of photos by their parts, so that near-duplicates are looked up."""
    for index in part_indexes():
        db.execute(index)
