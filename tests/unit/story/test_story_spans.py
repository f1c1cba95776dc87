import itertools

from hypothesis import given
from hypothesis import strategies as st
from story_strategies import FACE, faces_at, paragraphs

from desk.story.model import FACES, Paragraph, Span
from desk.story.spans import pieces, spans_of, tidy


def test_spans_of_one_face_that_touch_or_overlap_become_one() -> None:
    spans = [Span(4, 6, "bold"), Span(0, 4, "bold"), Span(5, 9, "bold")]
    assert tidy(spans, 20) == (Span(0, 9, "bold"),)


def test_spans_of_two_faces_may_overlap_and_stand_in_order() -> None:
    spans = [Span(3, 8, "italic"), Span(0, 5, "bold")]
    assert tidy(spans, 20) == (Span(0, 5, "bold"), Span(3, 8, "italic"))


def test_what_reaches_outside_the_text_is_cut_off_and_what_is_empty_dropped() -> None:
    spans = [Span(-3, 2, "bold"), Span(4, 4, "bold"), Span(8, 99, "italic"), Span(12, 14, "bold")]
    assert tidy(spans, 10) == (Span(0, 2, "bold"), Span(8, 10, "italic"))


def test_spans_that_come_one_by_one_keep_both_faces() -> None:
    spans = (Span(at, at + 1, face) for at, face in enumerate(FACES))
    assert tidy(spans, 2) == (Span(0, 1, "bold"), Span(1, 2, "italic"))


@given(st.lists(st.builds(Span, st.integers(-3, 15), st.integers(-3, 15), FACE)), st.integers(0, 12))
def test_tidying_sets_each_character_in_the_same_faces_as_before(spans: list[Span], length: int) -> None:
    tidied = tidy(spans, length)
    before = [{s.face for s in spans if s.start <= at < s.end} for at in range(length)]
    assert [{s.face for s in tidied if s.start <= at < s.end} for at in range(length)] == before
    assert all(0 <= s.start < s.end <= length for s in tidied)
    assert list(tidied) == sorted(tidied)
    for face in FACES:
        mine = spans_of(tidied, face)
        assert all(a.end < b.start for a, b in itertools.pairwise(mine))


def test_a_text_is_cut_where_a_face_changes() -> None:
    spans = (Span(2, 5, "bold"), Span(4, 7, "italic"))
    assert pieces("one two three", spans) == [
        ("on", frozenset()),
        ("e ", frozenset({"bold"})),
        ("t", frozenset({"bold", "italic"})),
        ("wo", frozenset({"italic"})),
        (" three", frozenset()),
    ]


def test_an_empty_text_has_no_pieces() -> None:
    assert pieces("", ()) == []


@given(paragraphs())
def test_the_pieces_are_the_text_and_none_is_empty(paragraph: Paragraph) -> None:
    cut = pieces(paragraph.text, paragraph.spans)
    assert "".join(text for text, _ in cut) == paragraph.text
    assert all(text for text, _ in cut)
    assert [faces for text, faces in cut for _ in text] == faces_at(paragraph)
