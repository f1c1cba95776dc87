"""Stories go into the store and come out the same."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.errors import DeskError
from desk.store.store import Store
from desk.store.stories import ReceivedCopy, StoredStory
from desk.story.model import Kind, Paragraph, PhotoUse, Related, Span, Story

Now = Callable[[], datetime]

FERRY = Story(
    headline="Ferry late again",
    slug="ferry-late",
    standfirst="Islanders ask for a boat that keeps its hours.",
    byline="By Tomos Reddin",
    dateline="Seal Sound",
    source="Quay Gazette",
    handle="@quaygazette",
    published="2026-03-02T09:14",
    language="en-GB",
    body=(
        Paragraph("The ferry was late.", spans=(Span(4, 9, "italic"), Span(4, 14, "bold"))),
        Paragraph("No reason given", Kind.CROSSHEAD),
    ),
    photos=(PhotoUse("The quay at dawn.", "Photo Courtesy:", "Nell Ardley", "quay.jpg"),),
    related=(Related("Café opens", "https://gazette.example/cafe"), Related("Bells ring")),
    notes="Ring the harbour office.",
    layout="news-page",
)
COPY = ReceivedCopy(
    "ferry.txt",
    "print-page",
    "windows-1252",
    bytes(range(256)),
    "2026-03-02T08:59:00Z",
    ((4, "Ménage"), (9, "")),
)
ANY_TEXT = st.text(st.characters(), max_size=30)
ANY_STORY = st.builds(
    Story,
    headline=ANY_TEXT,
    slug=ANY_TEXT,
    notes=ANY_TEXT,
    body=st.lists(st.builds(Paragraph, ANY_TEXT, st.sampled_from(Kind)), max_size=3).map(tuple),
    photos=st.lists(st.builds(PhotoUse, ANY_TEXT, ANY_TEXT, ANY_TEXT), max_size=2).map(tuple),
    related=st.lists(st.builds(Related, ANY_TEXT, ANY_TEXT), max_size=2).map(tuple),
)


def test_a_story_comes_back_as_it_was_added(store: Store) -> None:
    added = store.add(FERRY)

    assert added == StoredStory(1, FERRY, 1, "2026-03-02T09:00:00Z", "2026-03-02T09:00:00Z", sample=False)
    assert store.get(1) == added


def test_a_story_is_there_when_the_store_is_opened_again(path: Path, now: Now) -> None:
    first = Store.open(path, now=now)
    added = first.add(FERRY, received=COPY)
    first.close()

    again = Store.open(path, now=now)
    assert again.get(added.id) == added
    assert again.received(added.id) == [COPY]
    again.close()


@settings(max_examples=60)
@given(story=ANY_STORY, later=ANY_STORY)
def test_every_text_a_person_can_type_is_kept_even_nul_and_half_surrogates(
    tmp_path_factory: pytest.TempPathFactory, story: Story, later: Story
) -> None:
    store = Store.open(tmp_path_factory.mktemp("any") / "desk.sqlite", now=lambda: datetime.now(UTC))
    try:
        added = store.add(story)
        assert store.get(added.id).story == story
        saved = store.save(added.id, later, version=1)
        assert store.get(added.id) == saved
        assert saved.story == later
        assert store.count() == 1
        store.remove([added.id])
        assert store.count() == 0
    finally:
        store.close()


def test_a_save_raises_the_version_and_keeps_when_it_was_created(store: Store) -> None:
    added = store.add(FERRY, sample=True)
    shorter = Story(headline="Ferry on time")

    saved = store.save(added.id, shorter, version=1)

    assert saved == StoredStory(1, shorter, 2, "2026-03-02T09:00:00Z", "2026-03-02T09:01:00Z", sample=True)
    assert store.get(added.id) == saved
    assert store.save(added.id, FERRY, version=2).version == 3


def test_times_are_kept_in_utc_whatever_the_clock_of_the_desk(path: Path) -> None:
    kolkata = timezone(timedelta(hours=5, minutes=30))
    store = Store.open(path, now=lambda: datetime(2026, 3, 2, 2, 56, 14, 999, tzinfo=kolkata))
    assert store.add(FERRY).created == "2026-03-01T21:26:14Z"
    store.close()


def test_a_save_over_somebody_elses_is_refused_and_overwrites_nothing(store: Store) -> None:
    added = store.add(FERRY)
    theirs = store.save(added.id, Story(headline="Theirs"), version=1)

    with pytest.raises(DeskError) as refused:
        store.save(added.id, Story(headline="Mine"), version=1)

    assert str(refused.value) == (
        "Story 1 was changed by another window or command since it was opened here, and nothing was "
        "overwritten: keep yours as a new story, or open theirs."
    )
    assert store.get(added.id) == theirs
    assert store.count("mine") == 0
    assert store.save(added.id, FERRY, version=2).version == 3


@pytest.mark.parametrize("number", [12, 0, -1, 10**30])
def test_a_story_that_is_not_there_is_named(store: Store, path: Path, number: int) -> None:
    words = f"There is no story {number} in this store; `desk list` shows those in {path}."
    with pytest.raises(DeskError) as refused:
        store.get(number)
    assert str(refused.value) == words
    with pytest.raises(DeskError) as refused:
        store.save(number, FERRY, version=1)
    assert str(refused.value) == words
    assert store.received(number) == []


def test_a_number_is_never_given_twice(store: Store) -> None:
    first = store.add(FERRY)
    store.remove([first.id])
    assert store.add(FERRY).id == 2


def test_several_stories_are_added_together_in_order(store: Store) -> None:
    added = store.add_all([Story(headline="One"), Story(headline="Two")], sample=True)

    assert [(stored.id, stored.story.headline) for stored in added] == [(1, "One"), (2, "Two")]
    assert [row.headline for row in store.page()] == ["Two", "One"]
    assert store.sample_ids() == [1, 2]


def test_several_stories_are_added_together_or_not_at_all(store: Store) -> None:
    def broken() -> Iterator[Story]:
        yield Story(headline="One")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.add_all(broken())
    assert store.count() == 0
    assert store.count("one") == 0
    assert store.add(FERRY).id == 1


def test_the_sample_is_told_from_the_rest(store: Store) -> None:
    store.add(FERRY)
    sample = store.add(FERRY, sample=True)

    assert store.sample_ids() == [sample.id]
    assert [(row.id, row.sample) for row in store.page()] == [(2, True), (1, False)]


def test_received_copy_is_kept_to_the_byte_beside_its_story(store: Store) -> None:
    with_copy = store.add(FERRY, received=COPY)
    without = store.add(FERRY)

    assert store.received(with_copy.id) == [COPY]
    assert store.received(without.id) == []
    store.save(with_copy.id, Story(), version=1)
    assert store.received(with_copy.id) == [COPY]


def test_removed_stories_take_their_copy_and_their_words_along(store: Store) -> None:
    gone = store.add(FERRY, received=COPY)
    also = store.add(Story(headline="Bells"))
    kept = store.add(Story(headline="Café"))

    store.remove([gone.id, also.id, gone.id, 99, 10**30])

    assert [row.id for row in store.page()] == [kept.id]
    assert store.count("ferry") == store.count("bells") == 0
    assert store.received(gone.id) == []


def test_a_removal_is_undone_into_its_old_place(store: Store) -> None:
    store.add(Story(headline="Oldest"))
    ferry = store.add(FERRY, received=COPY, sample=True)
    saved = store.save(ferry.id, FERRY, version=1)
    newest = store.add(Story(headline="Newest"))
    before = store.page()

    removed = store.remove([ferry.id, newest.id])
    later = store.add(Story(headline="Written meanwhile"))
    store.restore(removed)

    assert store.page() == [*store.page(limit=1), *before]
    assert store.page(limit=1)[0].id == later.id
    assert store.get(ferry.id) == saved
    assert store.received(ferry.id) == [COPY]
    assert [row.id for row in store.page("islanders")] == [ferry.id]
    assert store.save(ferry.id, Story(), version=2).version == 3
