"""Opening a store: it is made, brought up to date, or refused in words and left as it was."""

import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from desk.errors import DeskError
from desk.store.store import Store
from desk.store.stories import ReceivedCopy
from desk.story.edition import Edition, Mark, Page, Placement
from desk.story.model import Kind, Paragraph, PhotoUse, Related, Span, Story

Now = Callable[[], datetime]

KEPT = sorted((Path(__file__).parents[2] / "golden" / "stores").glob("version-*.sqlite"))


def refusal(path: Path, now: Now) -> str:
    with pytest.raises(DeskError) as refused:
        Store.open(path, now=now, patience=0.02)
    return str(refused.value)


def pragma(path: Path, name: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_store_is_made_with_its_folders(tmp_path: Path, now: Now) -> None:
    path = tmp_path / "new" / "folder with, a? #name" / "desk.sqlite"
    store = Store.open(path, now=now)
    store.add(Story())
    store.close()

    assert pragma(path, "application_id") == 0x4465736B
    assert pragma(path, "user_version") == len(KEPT)
    assert pragma(path, "journal_mode") == "wal"
    assert pragma(path, "integrity_check") == "ok"


def test_every_table_of_the_store_is_strict_and_commits_reach_the_disk(store: Store) -> None:
    with store._file.reading() as db:
        tables = db.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'").fetchall()
        settings = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("foreign_keys", "synchronous")]
    ours = {
        name: strict
        for name, strict in tables
        if not name.startswith(("sqlite_", "_sqlite", "search", "photo_search"))
    }
    assert ours == {
        "stories": 1,
        "received": 1,
        "counter": 1,
        "sent": 1,
        "editions": 1,
        "pages": 1,
        "placements": 1,
        "house_words": 1,
        "settled": 1,
        "rules": 1,
        "archive": 1,
        "learned": 1,
        "photos": 1,
        "placed": 1,
        "photo_uses": 1,
        "audit": 1,
        "photo_counter": 1,
    }
    assert settings == [1, 2]


def test_an_empty_file_becomes_a_store(path: Path, now: Now) -> None:
    path.touch()
    store = Store.open(path, now=now)
    assert store.add(Story(headline="First")).id == 1
    store.close()


def test_an_up_to_date_store_opens_without_the_slow_import(
    path: Path, now: Now, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.open(path, now=now).close()
    monkeypatch.setitem(__import__("sys").modules, "sqlite_utils", None)
    store = Store.open(path, now=now)
    assert store.count() == 0
    store.close()


def test_two_windows_may_have_the_store_open(store: Store, path: Path, now: Now) -> None:
    other = Store.open(path, now=now)
    added = other.add(Story(headline="From the other window"))
    assert store.get(added.id) == added
    other.close()
    assert store.save(added.id, Story(), version=1).version == 2


def test_two_that_open_a_new_store_at_once_both_get_it(path: Path, now: Now) -> None:
    stores: list[Store] = []
    threads = [threading.Thread(target=lambda: stores.append(Store.open(path, now=now))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [store.add(Story()).id for store in stores] == [1, 2, 3, 4]
    for store in stores:
        store.close()


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
def test_a_store_of_every_version_is_brought_up_to_date_with_all_in_it(
    kept: Path, path: Path, now: Now
) -> None:
    shutil.copy(kept, path)
    store = Store.open(path, now=now)
    ferry = store.get(1)

    assert pragma(path, "user_version") == len(KEPT)
    assert [(row.id, row.headline, row.sample) for row in store.page()] == [
        (3, "Church bells ring for Zoë", False),
        (2, "Sample of the desk", True),
        (1, "Ferry late for the ninth day", False),
    ]
    assert ferry.story == Story(
        headline="Ferry late for the ninth day",
        slug="ferry-late-ninth-day",
        standfirst="Islanders ask for a boat that keeps its hours.",
        byline="By Tomos Reddin",
        dateline="Harbour Town",
        source="Harbour Gazette",
        handle="@harbourgazette",
        published="2026-03-02T09:14",
        body=(
            Paragraph(
                "The ferry was late again on Monday, for the ninth day in a row.",
                spans=(Span(4, 9, "italic"),),
            ),
            Paragraph("No reason given", Kind.CROSSHEAD),
            Paragraph("“We are [wee meet] the tide, not the timetable,” the master said.", Kind.QUOTE),
        ),
        photos=(PhotoUse("The new café on the quay.", "Photo Courtesy:", "Nell Ardley", "0" * 64 + ".jpg"),),
        related=(
            Related("Quay café opens at last", "https://gazette.example/cafe"),
            Related("Soyuz-2 seen from the pier"),
        ),
        notes="Ring the harbour office.",
        layout="news-page",
    )
    assert (ferry.version, ferry.created) == (1, "2026-03-02T09:30:00Z")
    raw = (
        "Harbour Gazette | @harbourgazette | 02 Mar 2026, 09:14 am Print\r\n"
        "The new café on the quay. Photo Courtesy: Nell Ardley\r\nThe ferry was late again.\r\n"
    ).encode("cp1252")
    assert store.received(1) == [
        ReceivedCopy(
            "ferry.txt",
            "print-page",
            "windows-1252",
            raw,
            "2026-03-02T09:30:00Z",
            ((4, "A line with no place"),),
        )
    ]
    store.close()


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
def test_a_store_of_every_version_is_searched_and_edited_once_up_to_date(
    kept: Path, path: Path, now: Now
) -> None:
    shutil.copy(kept, path)
    store = Store.open(path, now=now)

    assert [row.id for row in store.page("cafe")] == [1]
    assert [row.id for row in store.page("zoe")] == [3]
    assert store.count("taken out") == 0
    assert store.save(3, Story(headline="Bells stop"), version=2).version == 3
    assert [row.headline for row in store.page("bel")] == ["Bells stop"]
    assert store.sample_ids() == [2]
    store.remove([1, 2])
    assert store.add(Story()).id == 5
    store.close()
    assert pragma(path, "integrity_check") == "ok"


def test_a_kept_store_keeps_what_the_desk_answered(path: Path, now: Now) -> None:
    shutil.copy(KEPT[4], path)
    store = Store.open(path, now=now)
    assert dict(store.answers.words()) == {"Rosskerry": "", "harbor": "harbour"}
    assert store.answers.settled(1) == {"names: Horan, Horgan"}
    assert store.answers.rules_on() == {"long-sentence"}
    assert store.archive.counts(["the ferry"]) == [2]
    store.close()


def test_a_kept_store_keeps_its_photos_and_where_they_ran(path: Path, now: Now) -> None:
    shutil.copy(KEPT[5], path)
    store = Store.open(path, now=now)
    file = "0" * 64 + ".jpg"
    assert [one.photo.described.creator for one in store.library.page("ardley")] == ["Nell Ardley"]
    assert store.library.stands(file) == [(1, "ferry-late-ninth-day")]
    assert [one.output for one in store.usage.of(file)] == ["ferry-1.pdf"]
    assert [one.reason for one in store.usage.audited(1)] == ["It is a proof."]
    store.close()


def test_the_kept_files_are_one_for_each_version(tmp_path: Path) -> None:
    # to open one in its place may leave files beside it
    copies = [Path(shutil.copy(kept, tmp_path)) for kept in KEPT]
    assert [pragma(copy, "user_version") for copy in copies] == [1, 2, 3, 4, 5, 6, 7]


def test_a_newer_store_is_refused_with_both_versions_and_left_alone(path: Path, now: Now) -> None:
    Store.open(path, now=now).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 8")
    before = path.read_bytes()

    assert refusal(path, now) == (
        f"The store {path} is of version 8 and this Desk knows up to version 7: "
        "open it with the newer Desk that wrote it."
    )
    assert path.read_bytes() == before


@pytest.mark.parametrize("kind", ["text", "somebody's database", "a beginning cut off"])
def test_a_file_that_is_no_store_is_refused_and_left_alone(path: Path, now: Now, kind: str) -> None:
    if kind == "text":
        path.write_text("Harbour Gazette | @harbourgazette\n" * 50)
    elif kind == "somebody's database":
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE recipes (name TEXT)")
    else:
        path.write_bytes(b"SQLite format 3\0 and then")
    before = path.read_bytes()

    assert refusal(path, now) == (
        f"{path} is not a Desk store, or its beginning is damaged: choose another file, or open a backup."
    )
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_damaged_store_is_refused_in_words(path: Path, now: Now) -> None:
    store = Store.open(path, now=now)
    store.add(Story(headline="Ferry"))
    store.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))

    assert refusal(path, now) == (
        f"The store {path} is damaged: keep the file, and open a backup of it or another store."
    )


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, now: Now) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / "file" / "below" / "desk.sqlite"
    assert refusal(path, now) == (
        f"The store {path} cannot be kept there (Not a directory): choose a folder you may write to."
    )


def test_a_folder_in_the_place_of_the_store_is_named(path: Path, now: Now) -> None:
    path.mkdir()
    assert refusal(path, now) == (
        f"The store {path} cannot be opened: check that its folder is there and may be written, "
        "or choose another store."
    )


def test_a_folder_in_the_place_of_the_turn_is_named(path: Path, now: Now) -> None:
    Path(f"{path}-turn").mkdir()
    assert refusal(path, now) == (
        f"The store {path} cannot be kept there (Is a directory): choose a folder you may write to."
    )


@pytest.fixture
def folder_of_others() -> Iterator[Path]:
    """A folder this process may read and not write, even where the tests are run by root."""
    folder = Path(tempfile.mkdtemp())
    kept = folder / "desk.sqlite"
    shutil.copy(KEPT[-1], kept)
    kept.chmod(0o444)
    folder.chmod(0o555)
    was_root = os.geteuid() == 0
    if was_root:
        os.seteuid(65534)
    yield folder
    if was_root:
        os.seteuid(0)
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_read_only_store_is_refused_in_words(folder_of_others: Path, now: Now) -> None:
    path = folder_of_others / "desk.sqlite"
    assert refusal(path, now) == (
        f"The store {path} may not be written: allow writing to it and its folder, or choose another store."
    )


def test_a_new_store_in_a_read_only_folder_is_refused_in_words(folder_of_others: Path, now: Now) -> None:
    path = folder_of_others / "other.sqlite"
    assert refusal(path, now) == (
        f"The store {path} cannot be opened: check that its folder is there and may be written, "
        "or choose another store."
    )
    path = folder_of_others / "new" / "desk.sqlite"
    assert refusal(path, now) == (
        f"The store {path} cannot be kept there (Permission denied): choose a folder you may write to."
    )


def test_an_old_sqlite_is_named(path: Path, now: Now, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.34.1")
    assert refusal(path, now) == (
        "This Python brings SQLite 3.34.1 and Desk’s store needs 3.37 or later: use a newer Python."
    )


def test_a_store_another_program_holds_is_named(path: Path, now: Now) -> None:
    Store.open(path, now=now).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("PRAGMA locking_mode = EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        assert refusal(path, now) == (
            f"The store {path} is held by another program: close it there or wait, then try again."
        )


def test_a_step_that_fails_leaves_the_store_as_it_was(
    path: Path, now: Now, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.store import schema  # noqa: PLC0415

    def halfway(db: sqlite3.Connection) -> None:
        db.execute("CREATE TABLE half (a TEXT) STRICT")
        raise ZeroDivisionError

    shutil.copy(KEPT[0], path)
    steps = schema._STEPS
    monkeypatch.setattr(schema, "_STEPS", (steps[0], ("search", halfway)))
    with pytest.raises(ZeroDivisionError):
        Store.open(path, now=now)
    assert pragma(path, "user_version") == 1
    monkeypatch.setattr(schema, "_STEPS", steps)

    store = Store.open(path, now=now)
    assert store.count("ferry") == 1
    store.close()


def test_the_kept_edition_is_read_with_its_page_and_stories(path: Path, now: Now) -> None:
    shutil.copy(KEPT[0].with_name("version-4.sqlite"), path)
    store = Store.open(path, now=now)
    page = Page(2, "tabloid-five", "A2", Mark.PROOFED, (Placement("lead", 1), Placement("lead", 3)))
    assert store.editions.all() == [Edition(1, "First edition", "2026-03-02", (page,))]
    store.close()
