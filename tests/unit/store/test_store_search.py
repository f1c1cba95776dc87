"""The list and the search over it: newest first, a page at a time, and no text is an error."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.store.store import Store
from desk.store.stories import StoryRow
from desk.story.model import Paragraph, PhotoUse, Related, Story

KIM = Story(
    headline="Kim’s train reaches the Soyuz-2 pad",
    slug="kims-train",
    standfirst="A handshake, then a tour.",
    byline="By Zoë Pascoe",
    dateline="Vostochny",
    source="Quay Gazette",
    handle="@quaygazette",
    published="2023-09-13T02:56",
    body=(Paragraph("They [wee meet] at noon."), Paragraph("Crème brûlée was served.")),
    photos=(PhotoUse("The platform.", "Screen grab:", "Morag Tully"),),
    related=(Related("Łódź sends its regards"),),
    notes="Legal has read this.",
)


def headlines(store: Store, search: str = "") -> list[str]:
    return [row.headline for row in store.page(search)]


def test_a_line_of_the_list_says_what_the_story_is(store: Store) -> None:
    added = store.add(KIM, sample=True)
    (row,) = store.page()
    assert row == StoryRow(1, row.key, "kims-train", KIM.headline, 9, added.changed, sample=True)


def test_the_list_is_newest_changed_first(store: Store) -> None:
    first = store.add(Story(headline="First"))
    store.add(Story(headline="Second"))
    assert headlines(store) == ["Second", "First"]

    store.save(first.id, Story(headline="First again"), version=1)
    assert headlines(store) == ["First again", "Second"]


@pytest.mark.parametrize("search", ["", "bell"])
def test_pages_follow_one_another_without_a_gap_or_a_story_twice(store: Store, search: str) -> None:
    store.add_all(Story(headline=f"Bell {number}") for number in range(25))
    seen: list[str] = []
    before = None
    while rows := store.page(search, before=before, limit=10):
        seen += [row.headline for row in rows]
        before = rows[-1].key
        store.save(rows[0].id, Story(headline=rows[0].headline), version=store.get(rows[0].id).version)
    assert seen == [f"Bell {number}" for number in reversed(range(25))]


@pytest.mark.parametrize(
    "words",
    [
        "Soyuz-2", "soyuz 2", "Kim's", "Kim’s", "kims-train", "handshake", "zoe", "Vostochny", "gazette",
        "@quaygazette", "[wee", '"[wee', "wee meet]", "creme brulee", "Crème", "platform", "screen grab",
        "Tully", "Łódź", "legal", "KIM wee tully leg", "hand", "h", "han", "brûl", "2023-09-13",
    ],
)  # fmt: skip
def test_every_text_of_a_story_is_found_as_a_person_would_type_it(store: Store, words: str) -> None:
    store.add(Story(headline="Another"))
    store.add(KIM)
    assert headlines(store, words) == [KIM.headline]
    assert store.count(words) == 1


@pytest.mark.parametrize(
    "words",
    ["soyuz 3", "AND", "kim NOT train", "headline:another", "andshake", "hand tour", "2-soyuz", "a OR b"],
)
def test_words_that_are_not_all_there_find_nothing_and_are_no_query_language(
    store: Store, words: str
) -> None:
    store.add(Story(headline="Elsewhere"))
    store.add(KIM)
    assert headlines(store, words) == []
    assert store.count(words) == 0


@pytest.mark.parametrize("signs", ["", "   ", "*", '"', "'", "()", "\0", "🚀", "—", "\ud83d", "^ -", '"" *'])
def test_signs_that_stand_in_no_index_are_passed_over(store: Store, signs: str) -> None:
    store.add(Story(headline="Bells"))
    store.add(KIM)
    assert headlines(store, signs) == [KIM.headline, "Bells"]
    assert headlines(store, f"{signs} bells") == ["Bells"]
    assert store.count(signs) == 2


def test_a_search_follows_what_is_saved(store: Store) -> None:
    kim = store.add(KIM)
    store.save(kim.id, Story(headline="Ferry late"), version=1)
    assert headlines(store, "soyuz") == []
    assert store.count("soyuz") == 0
    assert headlines(store, "ferry") == ["Ferry late"]
    assert store.count("ferry") == 1


def test_a_line_of_the_list_holds_nothing_that_cuts_it_short(store: Store) -> None:
    store.add(Story(headline="Ferry\0late \ud83d", slug="a\0b"))
    assert [(row.headline, row.slug) for row in store.page("late")] == [("Ferry late ?", "a b")]


def test_hits_come_newest_changed_first(store: Store) -> None:
    for number in range(3):
        store.add(Story(headline=f"Bell {number}"))
    store.save(1, Story(headline="Bell 0"), version=1)
    assert headlines(store, "bell") == ["Bell 0", "Bell 2", "Bell 1"]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store.open(tmp_path_factory.mktemp("search") / "desk.sqlite", now=lambda: datetime.now(UTC))
    store.add(Story(headline="Bells"))
    store.add(KIM)
    yield store
    store.close()


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(st.characters() | st.sampled_from("\"'*()-^:{}+[] kimz2\0"), max_size=40))
def test_no_text_is_an_error_and_the_count_is_of_the_page(shared: Store, typed: str) -> None:
    found = shared.page(typed)
    assert shared.count(typed) == len(found)
    assert {row.headline for row in found} <= {"Bells", KIM.headline}


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_stretch_from_the_start_of_a_word_finds_its_story(shared: Store, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([p.text for p in KIM.body] + [KIM.headline, KIM.notes]))
    words = text.split()
    start = data.draw(st.integers(0, len(words) - 1))
    rest = " ".join(words[start:])
    typed = rest[: data.draw(st.integers(1, len(rest)))]
    assert KIM.headline in [row.headline for row in shared.page(typed)]
