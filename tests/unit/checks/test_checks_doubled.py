"""The same word twice running, and the doublings that are meant."""

import pytest
from checks_hand import body, flagged_by, found_by
from hypothesis import given
from hypothesis import strategies as st

from desk.checks.seam import Finding, Severity
from desk.story.model import Related, Story


def flagged(*paragraphs: str) -> list[str]:
    """Return what is flagged in a body."""
    return flagged_by("doubled-word", *paragraphs)


def test_a_doubled_word_is_flagged_whole_with_one_of_the_two_to_put_in() -> None:
    (found,) = found_by("doubled-word", body("🚢 They saw the the ship."))
    assert found == Finding(
        rule="doubled-word",
        severity=Severity.FIX,
        message="“the” stands here more than once.",
        field="body",
        paragraph=0,
        start=11,
        end=18,
        text="the the",
        suggestions=("the",),
        why=("The same word twice running: “the the”.",),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The the ship sailed.", ["The the"]),
        ("In the\u00a0\n the harbour.", ["the\u00a0\n the"]),
        ("He won’t won’t go.", ["won’t won’t"]),
        ("of the The Hague court", ["the The"]),
        ("It is the the the ship.", ["the the the"]),
        ("A élan élan vital.", ["élan élan"]),
        ("He was was there and and left.", ["was was", "and and"]),
    ],
)
def test_slips_are_flagged(text: str, found: list[str]) -> None:
    assert flagged(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "He had had enough, and knew that that was so.",
        "Sirhan Sirhan heard Duran Duran.",
        "In New York, New York, they met.",
        "It was a very very long, long way; “No no no,” he said.",
        "It cost 10 10 or 2 2.",
        "A law lord Lord Bingham knew in the new New South Wales house.",
        "A million million million miles.",
        "the-the band, a the/the case, so-so so",
        "That was it. It was late. The end. the end",
        "See the ‘the’ there.",
        "an anthem, the theme, over overtime",
        "the the-atre",
    ],
)
def test_doublings_that_are_meant_or_are_none_are_left_alone(text: str) -> None:
    assert flagged(text) == []


def test_a_word_that_ends_one_paragraph_may_head_the_next() -> None:
    assert flagged("They came to", "to the sea") == []


def test_furniture_is_read_but_not_handles_and_sources() -> None:
    story = Story(
        headline="Fire in in the hall",
        source="news news",
        handle="the the",
        related=(Related("Rain and and wind"),),
    )
    assert [(found.field, found.text) for found in found_by("doubled-word", story)] == [
        ("headline", "in in"),
        ("related", "and and"),
    ]


@given(st.text(max_size=200))
def test_whatever_the_text_a_finding_lies_where_it_says(text: str) -> None:
    for found in found_by("doubled-word", body(text)):
        assert text[found.start : found.end] == found.text


@given(
    st.sampled_from(["ship", "harbour", "wee"]),
    st.text(alphabet=" \t\n\u00a0\u2009", min_size=1),
    st.text("🚀. "),
)
def test_any_white_space_may_stand_between(word: str, space: str, before: str) -> None:
    assert flagged(f"{before}{word}{space}{word}") == [f"{word}{space}{word}"]
