from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from story_strategies import FACE, faces_at, paragraphs

from desk.story import edits
from desk.story.model import Face, Kind, Paragraph, PhotoUse, Related, Span, Story
from desk.story.text import Passage

BODY = (Paragraph("one"), Paragraph("two"), Paragraph("three"))
STORY = Story(
    headline="Ferry late",
    body=BODY,
    photos=(PhotoUse("The pier", "Photo:", "A. Rudd", "a.jpg"), PhotoUse("The bell")),
    related=(Related("Tides", "https://example.org/tides"), Related("Bells")),
)


@st.composite
def places(draw: st.DrawFn) -> tuple[Paragraph, int, int]:
    paragraph = draw(paragraphs())
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(paragraph.text))] * 2)))
    return paragraph, start, end


def test_a_field_is_set_and_the_old_story_stays_as_it_was() -> None:
    assert edits.with_field(STORY, "headline", "Ferry on time") == replace(STORY, headline="Ferry on time")
    assert STORY.headline == "Ferry late"


def test_paragraphs_are_replaced_taken_out_and_put_in() -> None:
    new = [Paragraph("x"), Paragraph("y")]
    assert edits.with_paragraphs(STORY, 1, 1, new).body == (BODY[0], *new, BODY[2])
    assert edits.with_paragraphs(STORY, 0, 2, []).body == (BODY[2],)
    assert edits.with_paragraphs(STORY, 3, 0, new).body == (*BODY, *new)


def test_a_run_of_paragraphs_changes_its_kind() -> None:
    kinds = [p.kind for p in edits.with_kind(STORY, 1, 2, Kind.QUOTE).body]
    assert kinds == [Kind.TEXT, Kind.QUOTE, Kind.QUOTE]


def bold(text: str, start: int, end: int) -> Paragraph:
    return Paragraph(text, spans=(Span(start, end, "bold"),))


@pytest.mark.parametrize(
    ("before", "place", "new", "after"),
    [
        pytest.param(bold("a big sea", 2, 5), (0, 0), "So ", bold("So a big sea", 5, 8), id="before"),
        pytest.param(bold("a big sea", 2, 5), (2, 2), "very ", bold("a very big sea", 7, 10), id="at start"),
        pytest.param(bold("a big sea", 2, 5), (3, 3), "r", bold("a brig sea", 2, 6), id="inside"),
        pytest.param(bold("a big sea", 2, 5), (5, 5), ",", bold("a big, sea", 2, 5), id="at its end"),
        pytest.param(bold("a big sea", 2, 5), (6, 9), "tide", bold("a big tide", 2, 5), id="after"),
        pytest.param(bold("a big sea", 2, 5), (2, 5), "large", bold("a large sea", 2, 7), id="the word"),
        pytest.param(bold("a big sea", 2, 5), (5, 9), "!", bold("a big!", 2, 5), id="next to it behind"),
        pytest.param(bold("a big sea", 2, 5), (0, 2), "", bold("big sea", 0, 3), id="next to it before"),
        pytest.param(bold("a big sea", 2, 5), (4, 7), "rr", bold("a birrea", 2, 6), id="across its end"),
        pytest.param(bold("a big sea", 2, 5), (0, 3), "X", bold("Xig sea", 0, 3), id="across its start"),
        pytest.param(bold("a big sea", 2, 5), (1, 6), " ", bold("a sea", 1, 2), id="around it"),
        pytest.param(bold("a big sea", 2, 5), (1, 5), "", Paragraph("a sea"), id="taken out"),
    ],
)  # fmt: skip
def test_a_span_stays_on_its_words_when_text_changes(
    before: Paragraph, place: tuple[int, int], new: str, after: Paragraph
) -> None:
    assert edits.with_text(before, *place, new) == after


@given(places(), st.text(alphabet="xy😀", max_size=5))
def test_every_letter_outside_an_edit_keeps_its_faces(place: tuple[Paragraph, int, int], new: str) -> None:
    paragraph, start, end = place
    edited = edits.with_text(paragraph, start, end, new)
    before, after = faces_at(paragraph), faces_at(edited)
    assert edited.text == paragraph.text[:start] + new + paragraph.text[end:]
    assert after[:start] == before[:start]
    assert after[start + len(new) :] == before[end:]
    assert edited.kind == paragraph.kind


@given(places(), st.text(alphabet="xy", min_size=1, max_size=5))
def test_new_letters_take_the_faces_of_those_they_replace_or_stand_within(
    place: tuple[Paragraph, int, int], new: str
) -> None:
    paragraph, start, end = place
    before = faces_at(paragraph)
    within = before[start - 1] & before[start] if 0 < start == end < len(before) else frozenset[str]()
    wanted = frozenset[str]().union(*before[start:end]) | within
    faces = faces_at(edits.with_text(paragraph, start, end, new))
    assert faces[start : start + len(new)] == [wanted] * len(new)


@given(places(), FACE, st.booleans())
def test_a_face_is_put_on_or_taken_off_just_there(
    place: tuple[Paragraph, int, int], face: Face, on: bool
) -> None:
    paragraph, start, end = place
    wanted = [
        (faces | {face} if on else faces - {face}) if start <= at < end else faces
        for at, faces in enumerate(faces_at(paragraph))
    ]
    set_so = edits.with_face(paragraph, start, end, face, on=on)
    assert faces_at(set_so) == wanted
    assert set_so.text == paragraph.text


def test_a_photo_is_replaced_or_comes_last() -> None:
    new = PhotoUse("The quay")
    assert edits.with_photo(STORY, 0, new).photos == (new, STORY.photos[1])
    assert edits.with_photo(STORY, 2, new).photos == (*STORY.photos, new)


def test_one_item_is_taken_out() -> None:
    assert edits.without("abc", 1) == ("a", "c")


@pytest.mark.parametrize(("to", "order"), [(0, "cab"), (1, "acb"), (2, "abc"), (9, "abc"), (-4, "cab")])
def test_an_item_is_moved_no_further_than_the_ends(to: int, order: str) -> None:
    assert edits.moved("abc", 2, to) == tuple(order)


@given(st.lists(st.integers(), min_size=1), st.data())
def test_moving_loses_nothing_and_leaves_the_rest_in_order(items: list[int], data: st.DataObject) -> None:
    at, to = (data.draw(st.integers(0, len(items) - 1)) for _ in "ab")
    result = edits.moved(items, at, to)
    assert result[to] == items[at]
    assert edits.without(result, to) == edits.without(items, at)


@pytest.mark.parametrize(
    ("field", "at", "old"),
    [("headline", None, "Ferry late"), ("body", 1, "two"), ("related", 0, "Tides"),
     ("caption", 0, "The pier"), ("credit", 0, "A. Rudd"), ("credit_label", 0, "Photo:")],
)  # fmt: skip
def test_a_passage_is_changed_where_it_stands(field: str, at: int | None, old: str) -> None:
    changed = edits.with_passage(STORY, Passage(field, at, ""), 0, 1, "Qu")
    assert edits.with_passage(changed, Passage(field, at, ""), 0, 2, old[0]) == STORY
    assert "Qu" + old[1:] in str(changed)


def test_a_related_line_keeps_its_address_when_its_title_changes() -> None:
    changed = edits.with_passage(STORY, Passage("related", 0, "Tides"), 0, 5, "Tables")
    assert changed.related == (Related("Tables", "https://example.org/tides"), Related("Bells"))


def test_a_passage_no_story_has_is_a_bug() -> None:
    with pytest.raises(KeyError, match="margin"):
        edits.with_passage(STORY, Passage("margin", 0, ""), 0, 1, "")
