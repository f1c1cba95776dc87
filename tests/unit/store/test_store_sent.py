"""The log of exports: lines are added, read back, and never changed or removed."""

import sqlite3
from dataclasses import replace

import pytest

from desk.store.store import Store
from desk.store.stories import SentOut
from desk.store.usage import PhotoUsed
from desk.story.model import Story

PAGE = SentOut(
    story=1,
    slug="ferry",
    format="pdfx",
    layout="news-page",
    profile="coated",
    file="ferry-1-press.pdf",
    size=1200,
    sha256="ab" * 32,
    faults=("Type is 1.0 mm from the trim.",),
    reason="The printer knows.",
)


def test_what_is_sent_out_is_logged_with_the_time_first_come_first(store: Store) -> None:
    store.log_sent(PAGE)
    store.log_sent(SentOut(2, "bus", "txt", "", "", "bus-2.txt", 10, "cd" * 32))
    first, second = store.sent()
    assert (first.at, second.at) == ("2026-03-02T09:00:00Z", "2026-03-02T09:01:00Z")
    assert replace(first, at="") == PAGE
    assert store.sent(2) == [second]
    assert store.sent(7) == []


def test_photos_sent_out_and_reasons_given_go_to_their_logs_with_it(store: Store) -> None:
    used = PhotoUsed("a.jpg", 1, "ferry", "print", "Nell Ardley", "The quay.", "ferry-1-press.pdf")
    store.log_sent(
        replace(PAGE, photos=(used,)), SentOut(2, "bus", "txt", "", "", "bus-2.txt", 10, "cd" * 32)
    )
    assert [replace(one, at="") for one in store.usage.of("a.jpg")] == [used]
    (line,) = store.usage.audited(1)
    assert (line.deed, line.reason, line.story) == ("sent out all the same", "The printer knows.", 1)
    assert line.detail == {"file": "ferry-1-press.pdf", "held": "Type is 1.0 mm from the trim."}


@pytest.mark.parametrize("deed", ["UPDATE sent SET file = 'other.pdf'", "DELETE FROM sent"])
def test_a_line_of_the_log_can_not_be_changed_or_removed(store: Store, deed: str) -> None:
    store.log_sent(PAGE)
    with store._file.reading() as db, pytest.raises(sqlite3.IntegrityError, match="only added to"):
        db.execute(deed)
    assert [line.file for line in store.sent()] == ["ferry-1-press.pdf"]


def test_the_log_outlives_the_story(store: Store) -> None:
    story = store.add(Story(slug="ferry"))
    store.log_sent(PAGE)
    store.remove([story.id])
    assert [line.slug for line in store.sent(story.id)] == ["ferry"]


def test_a_file_with_faults_needs_a_reason(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        store.log_sent(_without_reason())
    assert store.sent() == []


def _without_reason() -> SentOut:
    return SentOut(1, "a", "pdfx", "", "", "a.pdf", 1, "ab" * 32, faults=("No trim box.",))
