"""Quotations: their marks, their brackets, their speakers, and the words as they were received."""

import pytest
from checks_hand import body, flagged_by, found_by

from desk.checks.seam import Context, Severity
from desk.story.model import Kind, Paragraph, Story


@pytest.mark.parametrize(
    ("text", "flagged", "right"),
    [
        ("“We came for the ship, he said.", "ship,", "ship,”"),
        ('"We came for the ship, Mrs Ellwyn said.', "ship,", 'ship,"'),
        ("‘We came for the ship! said the keeper.", "ship!", "ship!’"),
        ('“We came," he said.', 'came,"', "came,”"),
        ('He said "we came” at noon.', "came”", 'came"'),
    ],
)  # fmt: skip
def test_a_mark_that_is_missing_or_odd_is_put_right_where_it_belongs(
    text: str, flagged: str, right: str
) -> None:
    (found,) = found_by("quotes", body(text))
    assert (found.text, found.suggestions, found.severity) == (flagged, (right,), Severity.FIX)


@pytest.mark.parametrize(
    ("text", "flagged"),
    [("He said “we came and “they left” at noon.", "“we"), ("They left”, he said, “by noon.”", "left”")],
)
def test_where_the_other_mark_belongs_may_be_for_a_person_to_say(text: str, flagged: str) -> None:
    (found,) = found_by("quotes", body(text))
    assert (found.text, found.suggestions) == (flagged, ())


@pytest.mark.parametrize(
    "text",
    [
        "“We came,” he said. “They ‘left’ at noon.”",
        '"We came," he said. "They left."',
        "‘We came,’ he said. ‘They “left” us.’",
        "The boys’ ship, the ’90s and the keepers’ dog.",
        'The pole was 12" wide and 6\'2" long.',
        "‘Tis the season of ‘em.",
        "“We came. “They left.”",
    ],
)
def test_marks_that_pair_are_left_alone(text: str) -> None:
    assert flagged_by("quotes", text) == []


def test_a_quotation_over_paragraphs_opens_each_anew_and_is_closed_once() -> None:
    assert flagged_by("quotes", "He said: “We came.", "“They left.”", "It rained.") == []
    assert flagged_by("quotes", "He said: “We came.", "“They left.", "It rained.") == ["left."]
    assert flagged_by("quotes", "It rained.", "“They left.") == ["left."]


def test_a_paragraph_by_itself_may_be_the_first_or_the_last_of_a_quotation() -> None:
    assert flagged_by("quotes", "He said: “We came for the ship.") == []
    assert flagged_by("quotes", "We came for the ship.”") == []


def test_brackets_pair_within_a_few_paragraphs() -> None:
    assert flagged_by("brackets", "They (all left at noon.") == ["(all"]
    assert flagged_by("brackets", "They left] at noon.") == ["left]"]
    assert flagged_by("brackets", "They (all left", "at noon) and slept.") == []
    assert flagged_by("brackets", "Choose a) the ship, b) the boat or 3) the train :)") == []


def test_a_straight_mark_among_curly_ones_is_a_matter_of_style() -> None:
    curly = "“We came,” he said, “and left.”"
    (found,) = found_by("straight-quotes", body(curly, curly, 'He said "no".'))
    assert (found.paragraph, found.severity, found.suggestions) == (2, Severity.STYLE, ("“",))
    assert flagged_by("straight-quotes", 'He said "no" and "yes".') == []


@pytest.mark.parametrize(
    ("text", "flagged", "right"),
    [
        ("“We saw the [the ship] there.”", "the [the ship]", "[the ship]"),
        ("“We saw [the ship] ship there.”", "[the ship] ship", "[the ship]"),
        ("“We saw the [their ship] there.”", "the [their ship]", "[their ship]"),
    ],
)
def test_a_bracket_that_does_not_read_with_its_neighbours_is_flagged(
    text: str, flagged: str, right: str
) -> None:
    (found,) = found_by("editors-bracket", body(text))
    assert (found.text, found.suggestions) == (flagged, (right,))


def test_a_bracket_stuck_to_the_next_word_is_asked_about() -> None:
    assert flagged_by("editors-bracket", "“And [they]left,” he said.") == ["[they]l"]


@pytest.mark.parametrize(
    "text",
    [
        "“[T]he ship [that] we saw [sic] there […] was [the] best.”",
        "“They told her [the keeper] that [the ship] left.”",
        "“He [Mr Roe] said so; that [that ship] left.”",
    ],
)
def test_brackets_that_read_are_left_alone(text: str) -> None:
    assert flagged_by("editors-bracket", text) == []


def test_a_quotation_whose_speaker_is_nowhere_near_is_asked_about() -> None:
    plain = "The lock is old and the wall beside it older still."
    speech = "“It is the worst that has been seen here since the year of the great tide.”"
    (found,) = found_by("speaker", body(plain, plain, speech, plain, plain))
    assert (found.paragraph, found.text) == (2, "“It is the")
    assert found_by("speaker", body(plain, "Mrs Ellwyn said so:", speech, plain)) == []
    assert found_by("speaker", body(speech)) == []
    assert found_by("speaker", Story(body=(Paragraph(plain), Paragraph(speech, Kind.QUOTE)))) == []


def test_a_formula_is_flagged_once_at_its_fourth_use_with_how_often_it_stands() -> None:
    line = "“No,” Mr Roe was quoted as saying."
    assert flagged_by("formula", line, line, line) == []
    found = found_by("formula", body(*[line] * 22))
    assert [(one.paragraph, one.text, one.severity, one.message) for one in found] == [
        (
            3,
            "was quoted as saying",
            Severity.STYLE,
            "“was quoted as saying” names a speaker 22 times in this story.",
        )
    ]


RECEIVED = (
    'Mr Roe said: "The lock was built by my grandfather and it will outlast us all."\n'
    'He went home. "Teh wall is sound," he added.'
)


@pytest.mark.parametrize(
    ("text", "flagged", "message"),
    [
        (
            "“The lock was made by my grandfather and it will outlast us all.”", "made",
            "This quotation was changed: the copy as received has “built”.",
        ),
        (
            "“The lock was built by my grandfather and will outlast us all.”", "and",
            "This quotation was changed: the copy as received has “and it”.",
        ),
        (
            "“The old lock was built by my grandfather and it will outlast us all.”", "old",
            "This quotation was changed: the copy as received has no such words.",
        ),
    ],
)  # fmt: skip
def test_words_changed_in_a_quotation_are_held_against_the_copy(
    text: str, flagged: str, message: str
) -> None:
    (found,) = found_by("altered-quote", body(text), Context(received=RECEIVED))
    assert (found.text, found.message, found.severity) == (flagged, message, Severity.ASK)
    assert found.quoted


@pytest.mark.parametrize(
    "text",
    [
        "‘The lock was built by my grandfather and it will outlast us all,’ he said.",
        "“The lock was built by [his] grandfather … it will outlast us all.”",
        "“The lock [at Hythe] was built by my grandfather.”",
        "“Nothing of the kind was in the copy that came in.”",
        "The lock was made by his grandfather, and will outlast them.",
    ],
)
def test_brackets_omissions_and_new_quotations_are_the_desks(text: str) -> None:
    assert found_by("altered-quote", body(text), Context(received=RECEIVED)) == []


def test_a_slip_mended_in_a_quotation_is_no_change() -> None:
    class Knows:
        def knows(self, word: str) -> bool:
            return word.lower() != "teh"

        def suggest(self, word: str) -> tuple[str, ...]:
            del word
            return ()

    story = body("“The wall is sound,” he added.")
    assert found_by("altered-quote", story, Context(lambda _: Knows(), received=RECEIVED)) == []
    assert [found.text for found in found_by("altered-quote", story, Context(received=RECEIVED))] == ["The"]
