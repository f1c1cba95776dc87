"""The counts that printed stories teach: each story once, and only those printed without a fault."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from desk.store.store import Store
from desk.store.stories import SentOut
from desk.story.model import Story

PAGE = SentOut(1, "ferry", "pdfx", "news-page", "coated", "ferry.pdf", 1200, "ab" * 32)


def test_counts_add_up_over_stories_and_an_unseen_run_counts_nothing(store: Store) -> None:
    assert store.archive.learn(1, {"the": 3, "the ferry": 1})
    assert store.archive.learn(2, {"the": 2})
    assert store.archive.counts(["the ferry", "the", "the quay", "the"]) == [1, 5, 0, 5]
    assert store.archive.size() == 2


def test_a_story_teaches_once(store: Store) -> None:
    assert store.archive.learn(1, {"the": 3})
    assert not store.archive.learn(1, {"the": 3, "quay": 1})
    assert store.archive.counts(["the", "quay"]) == [3, 0]


def test_only_stories_printed_without_a_fault_wait_to_be_learned_from(store: Store) -> None:
    clean, faulty, web, held, sample = (store.add(Story(slug="ferry"), sample=at == 4).id for at in range(5))
    store.log_sent(replace(PAGE, story=clean))
    store.log_sent(replace(PAGE, story=clean, format="pdf"))
    store.log_sent(replace(PAGE, story=faulty, faults=("No trim box.",), reason="It is a proof."))
    store.log_sent(replace(PAGE, story=web, format="html"))
    store.log_sent(replace(PAGE, story=sample))
    assert store.archive.waiting() == [clean]
    assert held not in store.archive.waiting()
    store.archive.learn(clean, {})
    assert store.archive.waiting() == []


@given(st.dictionaries(st.text(), st.integers(1, 9), max_size=30))
def test_every_run_of_words_is_counted_as_it_was_learned(runs: dict[str, int]) -> None:
    with TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "desk.sqlite", now=lambda: datetime(2026, 3, 2, tzinfo=UTC))
        store.archive.learn(1, runs)
        assert store.archive.counts(list(runs)) == list(runs.values())
        store.close()
