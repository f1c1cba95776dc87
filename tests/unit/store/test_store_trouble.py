"""When the world is in the way of a save: one sentence, nothing half-written, and it works again after."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from desk.errors import DeskError
from desk.store.store import Store
from desk.store.stories import ReceivedCopy
from desk.store.turn import Turn
from desk.story.model import Paragraph, Story

Now = Callable[[], datetime]

LONG = Story(headline="Long", body=(Paragraph("tide " * 60_000),))


def pragma(store: Store, words: str) -> None:
    with store._file.reading() as db:
        db.execute(f"PRAGMA {words}")


def refused_save(store: Store, story: Story, *, version: int) -> str:
    with pytest.raises(DeskError) as refused:
        store.save(1, story, version=version)
    return str(refused.value)


def test_a_full_disk_is_said_and_saving_goes_on_when_there_is_room(store: Store, path: Path) -> None:
    kept = store.add(Story(headline="Short"))
    pragma(store, "max_page_count = 30")

    assert refused_save(store, LONG, version=1) == (
        f"The disk that holds the store {path} is full: make room on it, then save again."
    )
    with pytest.raises(DeskError, match="is full"):
        store.add(
            LONG, received=ReceivedCopy("a.txt", "text", "utf-8", b"x" * 500_000, "2026-03-02T09:00:00Z")
        )
    assert store.get(1) == kept
    assert store.count() == store.count("short") == 1
    assert store.count("tide") == 0

    pragma(store, "max_page_count = 100000")
    assert store.save(1, LONG, version=1).version == 2
    assert [row.headline for row in store.page("tide")] == ["Long"]


def test_a_store_made_read_only_is_said_and_saving_goes_on_after(store: Store, path: Path) -> None:
    store.add(Story(headline="Short"))
    pragma(store, "query_only = ON")
    assert refused_save(store, LONG, version=1) == (
        f"The store {path} may not be written: allow writing to it and its folder, or choose another store."
    )
    pragma(store, "query_only = OFF")
    assert store.save(1, LONG, version=1).version == 2


@pytest.fixture
def hasty(path: Path, now: Now) -> Iterator[Store]:
    store = Store.open(path, now=now, patience=0.02)
    store.add(Story(headline="Short"))
    yield store
    store.close()


def test_a_store_another_program_writes_is_said_and_saving_goes_on_after(hasty: Store, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert refused_save(hasty, LONG, version=1) == (
            f"The store {path} is held by another program: close it there or wait, then try again."
        )
        assert [row.headline for row in hasty.page()] == ["Short"]
        other.execute("ROLLBACK")
    assert hasty.save(1, LONG, version=1).version == 2


def test_another_desk_that_keeps_its_turn_is_said_and_reading_goes_on(
    hasty: Store, path: Path, now: Now
) -> None:
    other = Store.open(path, now=now)
    with other._file.writing():
        assert refused_save(hasty, LONG, version=1) == (
            f"The store {path} is held by another program: close it there or wait, then try again."
        )
        assert hasty.count("short") == 1
    assert hasty.save(1, LONG, version=1).version == 2
    other.close()


def test_a_desk_that_moves_its_log_into_the_file_is_waited_for(hasty: Store, path: Path) -> None:
    turn = Turn(path, 0.02)
    with turn.taken():
        assert "is held by another program" in refused_save(hasty, LONG, version=1)
    turn.close()
    assert hasty.save(1, LONG, version=1).version == 2


def test_a_store_closes_while_another_desk_is_writing(path: Path, now: Now) -> None:
    hasty = Store.open(path, now=now, patience=0.02)
    other = Store.open(path, now=now)
    with other._file.writing():
        hasty.close()
    assert other.add(Story()).id == 1
    other.close()


def test_one_store_is_used_from_many_threads(store: Store) -> None:
    def add() -> None:
        for _ in range(20):
            stored = store.add(Story(headline="Bell"))
            store.save(stored.id, Story(headline="Bell rung"), version=1)
            store.page("bell")

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.count("rung") == store.count() == 80


def test_a_story_whose_document_is_damaged_is_named_and_the_others_open(store: Store, path: Path) -> None:
    store.add(Story(headline="Whole"))
    store.add_all([Story(), Story()])
    with store._file.writing() as db:
        db.execute("UPDATE stories SET story = '[]' WHERE id = 2")
        db.execute("UPDATE stories SET story = '{\"headline\": 7}' WHERE id = 3")

    for number in (2, 3):
        with pytest.raises(DeskError) as refused:
            store.get(number)
        assert str(refused.value) == (
            f"Story {number} in the store {path} is damaged and cannot be read: open a backup of the store."
        )
    assert store.get(1).story == Story(headline="Whole")


def test_a_page_of_the_file_gone_bad_is_said(path: Path, now: Now) -> None:
    store = Store.open(path, now=now)
    store.add(LONG)
    store.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\x5a" * (len(whole) - 4096))

    def read() -> None:
        store = Store.open(path, now=now)
        try:
            store.get(1)
        finally:
            store.close()

    with pytest.raises(DeskError) as refused:
        read()
    assert str(refused.value) == (
        f"The store {path} is damaged: keep the file, and open a backup of it or another store."
    )


def test_a_bug_is_not_dressed_as_the_worlds_fault(store: Store) -> None:
    removed = store.remove([store.add(Story()).id])
    store.restore(removed)
    with pytest.raises(sqlite3.IntegrityError):
        store.restore(removed)
    assert store.count() == 1
