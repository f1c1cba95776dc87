"""Editions in the store: kept whole, changed in one go, and independent of a story's removal."""

from pathlib import Path

import pytest

from desk.errors import DeskError
from desk.store.store import Store
from desk.story.edition import Edition, Mark, foliated, marked, placed, renumbered, with_page
from desk.story.model import Story


def filled(edition: Edition) -> Edition:
    edition = with_page(with_page(edition, 3, "tabloid-inside"), 1, "tabloid-front")
    edition = placed(placed(edition, 3, "briefs", [4, 2]), 1, "lead", [2])
    return marked(foliated(edition, 3, "A3"), 3, Mark.PROOFED)


def test_an_edition_comes_back_as_it_was_kept(store: Store) -> None:
    added = store.editions.add(" First  edition ", "2026-03-02")
    assert added == Edition(1, "First edition", "2026-03-02")
    kept = store.editions.change(1, filled)
    assert store.editions.get(1) == kept == filled(added)
    assert [page.number for page in kept.pages] == [1, 3]


def test_editions_are_listed_the_latest_day_first(store: Store) -> None:
    for name, date in (("A", "2026-03-02"), ("B", "2026-03-03"), ("C", "2026-03-02")):
        store.editions.add(name, date)
    assert [edition.name for edition in store.editions.all()] == ["B", "C", "A"]


def test_a_change_that_is_refused_leaves_the_edition_as_it_was(store: Store) -> None:
    store.editions.add("Late", "2026-03-02")
    kept = store.editions.change(1, filled)
    with pytest.raises(DeskError, match="has a page 1 already"):
        store.editions.change(1, lambda edition: with_page(edition, 1, "other"))
    assert store.editions.get(1) == kept


def test_a_second_window_builds_on_what_the_first_changed(store: Store, path: Path) -> None:
    store.editions.add("Late", "2026-03-02")
    other = Store.open(path, now=lambda: pytest.fail("no time is asked"))
    other.editions.change(1, lambda edition: with_page(edition, 1, "tabloid-front"))
    both = store.editions.change(1, lambda edition: with_page(edition, 2, "tabloid-inside"))
    other.close()
    assert [page.number for page in both.pages] == [1, 2]


def test_pages_renumbered_change_places_in_the_store_too(store: Store) -> None:
    store.editions.add("Late", "2026-03-02")
    store.editions.change(1, filled)
    store.editions.change(1, lambda edition: renumbered(edition, 1, 3))
    pages = store.editions.get(1).pages
    assert [(page.number, page.layout) for page in pages] == [(1, "tabloid-inside"), (3, "tabloid-front")]
    assert pages[0].in_frame("briefs") == (4, 2)


def test_a_story_removed_and_put_back_stands_on_its_page_again(store: Store) -> None:
    story = store.add(Story(headline="Ferry late"))
    store.editions.add("Late", "2026-03-02")
    store.editions.change(1, lambda edition: placed(with_page(edition, 1, "x"), 1, "lead", [story.id]))
    removed = store.remove([story.id])
    store.restore(removed)
    assert store.editions.get(1).page(1).in_frame("lead") == (story.id,)


def test_an_edition_removed_takes_its_pages_and_leaves_its_stories(store: Store) -> None:
    story = store.add(Story(headline="Ferry late"))
    store.editions.add("Late", "2026-03-02")
    store.editions.change(1, filled)
    store.editions.remove(1)
    assert store.editions.all() == []
    assert store.get(story.id).story.headline == "Ferry late"
    with store._file.reading() as db:
        assert db.execute("SELECT (SELECT count(*) FROM pages), count(*) FROM placements").fetchone() == (
            0,
            0,
        )
    assert store.editions.add("Next", "2026-03-03").id == 2


@pytest.mark.parametrize("number", [0, -1, 2, 2**70])
def test_an_edition_there_is_not_is_named_in_a_sentence(store: Store, number: int) -> None:
    store.editions.add("Late", "2026-03-02")
    with pytest.raises(DeskError, match=f"There is no edition {number} in this store"):
        store.editions.get(number)
