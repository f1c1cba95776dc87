"""The tables of stories, exports, editions and answers: the first steps of the store.

A step, once shipped, is never changed.
"""

import sqlite3

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


def first_tables(db: sqlite3.Connection) -> None:
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


def search(db: sqlite3.Connection) -> None:
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


def sent_out(db: sqlite3.Connection) -> None:
    """Make the log of exports, whose lines are only ever added: changing or removing one is refused.

    A line keeps its story's number, which is never given twice, also after the story is gone.
    """
    db.execute(_SENT)
    db.execute("CREATE INDEX sent_story ON sent (story)")
    only_added_to(db, "sent", "the log of exports")


def editions(db: sqlite3.Connection) -> None:
    """Editions, their pages, and where stories stand on them.

    A placement keeps its story's number, which is never given twice, also while the story is removed: a
    removal undone puts it back on its page.
    """
    for table in (_EDITIONS, _PAGES, _PLACEMENTS):
        db.execute(table)


def answers(db: sqlite3.Connection) -> None:
    """Make room for what the desk answers to the checks, and for what its printed stories teach them.

    A question settled for every story has the story 0. A story's number stays settled and learned while the
    story is removed: it is never given twice, and a removal may be undone.
    """
    for table in (_HOUSE_WORDS, _SETTLED, _RULES, _ARCHIVE, _LEARNED):
        db.execute(table)


def only_added_to(db: sqlite3.Connection, table: str, name: str) -> None:
    """Refuse to change or remove a row of the table, which is called ``name`` where that is told."""
    for deed in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{name} is only added to'); END"
        )
