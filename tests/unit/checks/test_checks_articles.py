"""“A” and “an” go by the sound that follows, not by the letter."""

import pytest
from checks_hand import body, flagged_by, found_by

from desk.checks.seam import Context, Severity
from desk.checks.sounds import opens_with_vowel
from desk.story.model import Story


@pytest.mark.parametrize(
    ("text", "flagged", "right"),
    [
        ("The harbour board opened a investigation.", "a", "an"),
        ("It took a hour to clear the lock.", "a", "an"),
        ("She studied at an university in the north.", "an", "a"),
        ("They hired a 18-year-old deckhand.", "a", "an"),
        ("It was a £8m scheme.", "a", "an"),
        ("The ward elected a MP and lost an union.", "a", "an"),
        ("He called it a “excellent” lock.", "a", "an"),
        ("The pier closed. A engineer was called.", "A", "An"),
        ("It is an one-off.", "an", "a"),
        ("An European fleet came.", "An", "A"),
    ],
)
def test_an_article_against_the_sound_is_flagged_with_the_other_to_put_in(
    text: str, flagged: str, right: str
) -> None:
    found = found_by("article", body(text))[0]
    assert (found.text, found.suggestions, found.severity) == (flagged, (right,), Severity.FIX)


def test_the_reason_names_the_sound() -> None:
    (found,) = found_by("article", body("It took a hour."))
    assert found.message == "“hour” opens with the sound of a vowel, so it takes “an”."


@pytest.mark.parametrize(
    "text",
    [
        "An hour, a union, an honest European, a one-off, an MP and a US envoy met a ewe.",
        "An 8-year-old, an 11-day run, an 18.8% share, an 80s song, a 100-year lease, a 1,800-seat hall.",
        "An historic hotel; a historic hotel; an hotel.",
        "Vitamin A is in eggs, and Grade A eggs are dear; plan A or plan B.",
        "They ate a la carte with Nur a Alam and An Nguyen of An Post.",
        "An X-ray, a U-turn, an F-16, an M4 exit, a T-shirt, an S-bend.",
        "A NATO ship, an RAF jet, a UN flag, an NHS trust, an FBI agent.",
        "A SIM card and a FAQ, and an FAQ, may be either.",
        "It is a @desk line, a.m. or p.m., and a/an.",
    ],
)
def test_articles_that_go_with_their_sound_are_left_alone(text: str) -> None:
    assert flagged_by("article", text) == []


def test_another_language_and_names_are_not_read() -> None:
    assert found_by("article", body("Il est a une heure."), Context(language="fr")) == []
    assert found_by("article", Story(byline="By a editor")) == []


@pytest.mark.parametrize(
    ("word", "vowel"),
    [
        ("heirloom", True), ("honorary", True), ("herb", None), ("house", False),
        ("uninformed", True), ("unionised", False), ("usher", True), ("user", False), ("urban", True),
        ("uranium", False),
        ("Ukraine", False), ("Uber", None), ("UFO", False),
        ("8", True), ("11", True), ("110", False), ("11,000", True), ("1,100", None), ("1805", None),
        ("007", None),
        ("$8", True), ("US$8", False), ("A$5", True), ("year", False), ("yttrium", True), ("ntl", None),
        ("é", None),
    ],
)  # fmt: skip
def test_how_a_word_opens(word: str, vowel: bool | None) -> None:
    assert opens_with_vowel(word) is vowel
