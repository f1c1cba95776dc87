"""Words left out, paragraphs that break off, and words that only hold a place."""

import pytest
from checks_hand import body, flagged_by, found_by

from desk.checks.seam import Severity
from desk.story.model import Kind, Paragraph, PhotoUse, Story

TOLD = (
    "The lock keeper opened the gates at noon and let the barges through one by one.",
    "He said the water had not been so high since the year the old bridge was swept away.",
    "The harbour board will meet next week to look at what the repairs are going to cost.",
)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("They saw the of the ship.", "the of"),
        ("It was a with two masts.", "a with"),
        ("He went to the. She stayed.", "to the."),
        ("They took their and left.", "their and"),
    ],
)
def test_a_small_word_with_nothing_after_it_is_asked_about(text: str, place: str) -> None:
    (found,) = found_by("missing-word", body(text))
    assert (found.text, found.severity) == (place, Severity.ASK)


@pytest.mark.parametrize(
    "text",
    [
        "It is the be-all and end-all, the in-crowd, an or-gate.",
        "Choose “the” or “a”; grade A and grade B.",
        "The the; it was a one or two day trip, and the is-it debate.",
        "The one they were scared of. What is it made of?",
    ],
)
def test_small_words_that_have_their_own_are_left_alone(text: str) -> None:
    assert flagged_by("missing-word", text) == []


def test_a_paragraph_that_stops_at_a_small_word_is_broken_off() -> None:
    (found,) = found_by("broken-off", body("The board will meet again in the"))
    assert (found.text, found.message) == (
        "the", "The paragraph breaks off at “the”; the rest of the sentence is missing."
    )  # fmt: skip


def test_among_paragraphs_with_stops_one_without_is_flagged_with_its_stop_to_put_in() -> None:
    bare = "The repairs to the lower gate and the wall beside it will take until the spring"
    (found,) = found_by("end-stop", body(*TOLD, bare, TOLD[0]))
    assert (found.paragraph, found.text, found.suggestions) == (3, "spring", ("spring.",))


@pytest.mark.parametrize(
    "last",
    [
        "Gates and walls",
        "The repairs to the lower gate and the wall beside it will take until “the spring.”",
        "The repairs to the lower gate and the wall beside it will take until the spring:",
        "For more on the repairs to the lower gate and the wall see the page at https://harbour.example.org/gate",
    ],
)
def test_short_lines_quotations_and_addresses_need_no_stop(last: str) -> None:
    assert flagged_by("end-stop", *TOLD, last) == []


def test_one_line_by_itself_may_be_a_headline() -> None:
    assert (
        flagged_by("end-stop", "Harbour board votes to spend the money on a new gate and a longer wall") == []
    )


def test_crossheads_and_lists_need_no_stop() -> None:
    line = Paragraph(
        "Repairs to the lower gate and the wall beside it that take until the spring", Kind.LIST_ITEM
    )
    story = Story(body=(*map(Paragraph, TOLD), line))
    assert found_by("end-stop", story) == []


def test_a_word_that_ends_a_paragraph_and_opens_the_next_is_flagged() -> None:
    (found,) = found_by("doubled-across", body("They came down to", "to the sea."))
    assert (found.paragraph, found.text) == (0, "to")
    assert flagged_by("doubled-across", "They came to the sea.", "Sea walls were built.") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The mayor, TK, will speak.", "TK"),
        ("It cost TKTK to build.", "TKTK"),
        ("The mayor, xxx, will speak.", "xxx"),
        ("Some XXXX people came.", "XXXX"),
        ("It was XXX in the end.", "XXX"),
        ("He lives at XXX.", "XXX"),
        ("It will cost £XXm to mend.", "XXm"),
        ("It is due on XX/XX/2031.", "XX/XX/2031"),
        ("Lorem ipsum dolor sit amet.", "Lorem ipsum dolor"),
        ("headline here", "headline here"),
        ("Caption to come", "Caption to come"),
        ("100PT HEADLINE OVER TWO DECKS", "100PT HEADLINE OVER TWO DECKS"),
        ("They said [insert quote] on Monday.", "[insert quote]"),
        ("The [name] family left.", "[name]"),
        ("The fair is on Friday (TBC).", "(TBC)"),
        ("They left () at dawn.", "()"),
        ("He said “” and left.", "“”"),
        ("Dear {{ first_name }}, welcome.", "{{ first_name }}"),
        ("Dear %(name)s, welcome.", "%(name)s"),
        ("About ?? people came.", "??"),
    ],
)
def test_words_that_hold_a_place_stop_the_press(text: str, place: str) -> None:
    found = found_by("placeholder", body(text))[0]
    assert (found.text, found.severity, found.suggestions) == (place, Severity.STOP, ())


@pytest.mark.parametrize(
    "text",
    [
        "It sold for TK 500, or Tk 1,200; flight TK 1971; TK Maxx opened.",
        "Super Bowl XXX, Pope John XX and the .xxx domain; a XXX-rated film.",
        "“Tell [name] we are here,” she said. He made his name here.",
        "The story here is a long one. Put it here. What?",
        "She ran 100m, in a (short) film [of 1931], and said “no”.",
        "Love from all of us xxx",
    ],
)
def test_words_that_only_look_like_it_are_left_alone(text: str) -> None:
    assert flagged_by("placeholder", text) == []


@pytest.mark.parametrize("mark", ["ENDS", "-ends-", "(more)", "More follows", "mf"])
def test_marks_of_the_wire_are_no_copy(mark: str) -> None:
    (found,) = found_by("placeholder", body("They left.", mark))
    assert (found.text, found.message) == (mark, f"“{mark}” is a mark of the wire, and no copy.")
    assert flagged_by("placeholder", "It ends here, and more follows it.") == []


def test_every_field_is_held_to_it() -> None:
    story = Story(headline="Headline here", photos=(PhotoUse(caption="caption tk"),))
    assert [found.field for found in found_by("placeholder", story)] == ["headline", "caption"]
