"""Helps for easy reading: silent until somebody asks for them."""

from checks_hand import body, flagged_by, found_by

from desk.checks.running import Checks
from desk.checks.seam import Context, Severity

LONG = "The keeper " + "who knew the old lock and the wall and the tide " * 4 + "left it at noon."


def test_they_are_off_until_they_are_switched_on() -> None:
    helps = {"long-sentence", "acronym", "same-opening"}
    assert {rule.id for rule in Checks.load().rules if not rule.on} >= helps
    assert Checks.load().run(body(LONG, "The keeper left.", "The keeper CSRT left."), Context()) == []


def test_a_sentence_of_more_than_forty_words_is_long() -> None:
    (found,) = found_by("long-sentence", body(f"It rained. {LONG} He slept."))
    assert (found.text, found.severity) == (LONG, Severity.STYLE)
    assert found.message == "This sentence has 50 words."
    assert flagged_by("long-sentence", "It rained. " * 30) == []


def test_an_acronym_that_is_never_written_out_is_told_once() -> None:
    assert flagged_by("acronym", "They told the HTKA, and the HTKA told NATO and the BBC.") == ["HTKA"]
    assert flagged_by("acronym", "The Hythe Tide and Keepers Association met; the HTKA is old.") == []
    assert flagged_by("acronym", "ALL OF THIS LINE IS SET IN CAPITALS OVER TWO DECKS") == []


def test_paragraphs_that_open_alike_are_told_from_the_second_or_the_third_on() -> None:
    assert flagged_by("same-opening", "The lock is old.", "The tide is high.") == []
    assert flagged_by("same-opening", "The lock is old.", "The lock is high.") == ["The lock"]
    assert flagged_by("same-opening", "The lock.", "The tide.", "The wall.") == ["The"]
