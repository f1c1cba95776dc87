"""One undo for every kind of change."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.newsroom.open_story import Change, OpenStory
from desk.story import edits
from desk.story.model import Kind, Paragraph, PhotoUse, Related, Story

FIRST = Story(
    headline="Sea gates",
    body=(Paragraph("Water stood high."), Paragraph("It fell.")),
    photos=(PhotoUse("The pier", "Photo", "A. Rudd"),),
    related=(Related("Tides"), Related("Bells")),
)
CHANGES: list[tuple[str, Callable[[Story], Story]]] = [
    ("Headline", lambda s: edits.with_field(s, "headline", "Sea gates hold")),
    ("Typing", lambda s: edits.with_paragraphs(s, 0, 1, [edits.with_text(s.body[0], 0, 5, "The sea")])),
    ("Bold", lambda s: edits.with_paragraphs(s, 0, 1, [edits.with_face(s.body[0], 0, 3, "bold", on=True)])),
    ("Crosshead", lambda s: edits.with_kind(s, 1, 1, Kind.CROSSHEAD)),
    ("Credit", lambda s: edits.with_photo(s, 0, replace(s.photos[0], credit="M. Ellwyn"))),
    ("Add photo", lambda s: edits.with_photo(s, 1, PhotoUse("The bell"))),
    ("Related", lambda s: edits.with_related(s, edits.moved(s.related, 1, 0))),
    ("Notes", lambda s: edits.with_field(s, "notes", "Ask the port.")),
    ("Layout", lambda s: edits.with_field(s, "layout", "news-page")),
]


@dataclass
class Watch:
    """A stopwatch turned by hand."""

    seconds: float = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def story(watch: Watch) -> OpenStory:
    return OpenStory(1, FIRST, 1, watch)


def test_every_kind_of_change_is_undone_and_redone_in_turn(story: OpenStory) -> None:
    states, names = [FIRST], []
    for words, change in CHANGES:
        story.become(change(story.story), words=words, by=None)
        states.append(story.story)
        names.append(words)
    assert len(set(states)) == len(CHANGES) + 1
    for state, words in zip(states[-2::-1], names[::-1], strict=True):
        assert story.undo_words == words
        story.undo()
        assert story.redo_words == words
        assert story.story == state
    assert story.undo_words == ""
    for state, words in zip(states[1:], names, strict=True):
        assert story.redo_words == words
        story.redo()
        assert story.story == state
    assert story.redo_words == ""


def test_undo_and_redo_with_nothing_to_do_tell_nobody(story: OpenStory) -> None:
    heard: list[Change] = []
    story.listen(heard.append)
    story.undo()
    story.redo()
    assert (heard, story.story) == ([], FIRST)


def test_listeners_hear_what_changed_and_who_did_it(story: OpenStory) -> None:
    heard: list[Change] = []
    story.listen(heard.append)
    after = replace(FIRST, headline="Gates")
    story.become(after, words="Headline", by="the field")
    story.undo()
    story.redo()
    assert heard == [
        Change(FIRST, after, "the field"),
        Change(after, FIRST, None),
        Change(FIRST, after, None),
    ]


def test_becoming_what_it_is_is_no_change(story: OpenStory) -> None:
    heard: list[Change] = []
    story.listen(heard.append)
    story.become(replace(FIRST), words="Headline", by=None)
    assert heard == []
    assert story.undo_words == ""


def type_on(story: OpenStory, text: str, joins: str = "typing") -> None:
    story.become(
        replace(story.story, headline=story.story.headline + text), words="Typing", by=None, joins=joins
    )


def test_keys_in_a_row_undo_as_one(story: OpenStory, watch: Watch) -> None:
    for letter in " hold":
        watch.seconds += 1.5
        type_on(story, letter)
    story.undo()
    assert story.story == FIRST
    story.redo()
    assert story.story.headline == "Sea gates hold"


@pytest.mark.parametrize("broken_by", ["a pause", "another kind", "a part", "an undo"])
def test_a_run_of_keys_is_broken_by(broken_by: str, story: OpenStory, watch: Watch) -> None:
    type_on(story, "1")
    if broken_by == "a pause":
        watch.seconds += 1.6
    elif broken_by == "another kind":
        story.become(replace(story.story, notes="Ask."), words="Notes", by=None, joins="notes")
    elif broken_by == "a part":
        story.part()
    else:
        type_on(story, "2", joins="")
        story.undo()
    before = story.story
    type_on(story, "3")
    story.undo()
    assert story.story == before != FIRST


def test_changes_that_name_no_run_never_join(story: OpenStory) -> None:
    type_on(story, "1", joins="")
    type_on(story, "2", joins="")
    story.undo()
    assert story.story.headline == "Sea gates1"


def test_typed_and_rubbed_out_again_leaves_no_step(story: OpenStory) -> None:
    story.become(replace(FIRST, notes="Ask."), words="Notes", by=None)
    noted = story.story
    type_on(story, "x")
    story.become(noted, words="Typing", by=None, joins="typing")
    assert story.undo_words == "Notes"
    type_on(story, "y")
    assert story.undo_words == "Typing"
    story.undo()
    assert story.story == noted
    story.undo()
    assert story.story == FIRST


def test_a_change_after_undo_throws_away_what_could_be_redone(story: OpenStory) -> None:
    type_on(story, "1", joins="")
    story.undo()
    type_on(story, "2", joins="")
    assert story.redo_words == ""
    story.redo()
    assert story.story.headline == "Sea gates2"


def test_a_thousand_steps_are_kept_and_the_oldest_go_first(story: OpenStory) -> None:
    for number in range(1100):
        story.become(replace(FIRST, headline=str(number)), words="Headline", by=None)
    for _ in range(1000):
        assert story.undo_words == "Headline"
        story.undo()
    assert story.undo_words == ""
    assert story.story.headline == "99"


@given(st.lists(st.sampled_from(["type", "field", "undo", "redo"]), max_size=40))
def test_undo_follows_a_plain_list_of_stories(deeds: list[str]) -> None:
    story = OpenStory(1, FIRST, 1, lambda: 0.0)
    past, future, present = [], [], FIRST
    for number, deed in enumerate(deeds):
        if deed in {"type", "field"}:
            new = replace(present, **{"headline" if deed == "type" else "notes": str(number)})
            story.become(new, words=deed, by=None)
            past.append(present)
            future, present = [], new
        elif deed == "undo":
            story.undo()
            if past:
                future.append(present)
                present = past.pop()
        else:
            story.redo()
            if future:
                past.append(present)
                present = future.pop()
        assert story.story == present
