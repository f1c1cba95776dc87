"""Entities, broken letters and odd spaces."""

import pytest
from checks_hand import body, flagged_by, found_by
from hypothesis import given
from hypothesis import strategies as st

from desk.checks.seam import Severity
from desk.story.characters import mended


@pytest.mark.parametrize(
    ("text", "entity", "meant"),
    [
        ("Salt &amp; tar", "&amp;", "&"),
        ("Salt &amp;amp; tar", "&amp;amp;", "&"),
        ("It was 30&deg;C.", "&deg;", "°"),
        ("S&#227;o Tiago", "&#227;", "ã"),
        ("the caf&#xe9;", "&#xe9;", "é"),
        ("a&nbsp;b", "&nbsp;", "\u00a0"),
        ("a &quot b", "&quot", '"'),
    ],
)
def test_an_entity_is_flagged_with_the_character_it_stands_for(text: str, entity: str, meant: str) -> None:
    (found,) = found_by("entity", body(text))
    assert (found.text, found.suggestions, found.severity) == (entity, (meant,), Severity.FIX)


@pytest.mark.parametrize(
    "text", ["Marks & Tar", "R&D; then", "AT&T", "a & b; c", "&nosuchthing; here", "Q&A;"]
)
def test_an_ampersand_of_the_copys_own_is_left_alone(text: str) -> None:
    assert flagged_by("entity", text) == []


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("Â£", "£"),
        ("â€™", "’"),
        ("â€œ", "“"),
        ("â€”", "—"),
        ("Ã©", "é"),
        ("Ã\u0082Â£", "£"),
        ("Â\u00a0", " "),
        ("\x92", "’"),
        ("ï»¿", ""),
        ("ÐœÐ¾Ñ\x81ÐºÐ²Ð°", "Москва"),
    ],
)
def test_broken_letters_are_told_with_what_they_were(broken: str, meant: str) -> None:
    assert mended(broken) == meant
    (found,) = found_by("mojibake", body(f"It cost {broken}5 there."))
    assert (found.text, found.suggestions) == (broken, (meant,))


@pytest.mark.parametrize(
    "text", ["Âge d’or, ÂGE", "São, ÃO", "Straße «Spaß»", "PELÉ”", "naïve café", "â la carte"]
)
def test_sound_letters_with_accents_are_left_alone(text: str) -> None:
    assert flagged_by("mojibake", text) == []


def test_the_same_damage_is_told_once_in_a_text_with_its_count() -> None:
    (found,) = found_by("mojibake", body("It cost Â£5, then Â£6, then Â£7."))
    assert found.start == 8
    assert found.message == (
        "“Â£” is “£”, read in the wrong encoding, and the same is wrong in 2 more places of this text."
    )


def test_a_lost_character_has_nothing_to_put_in() -> None:
    (found,) = found_by("mojibake", body("the caf\ufffd"))
    assert (found.text, found.suggestions) == ("\ufffd", ())


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("They left , and came back.", "They left, and came back."),
        ("They left ,and came back.", "They left, and came back."),
        ("They left .", "They left."),
        ("They left.The tide turned.", "They left. The tide turned."),
        ("They left,and came back.", "They left, and came back."),
        ("They left  and came back.", "They left and came back."),
        ("They ( the crew ) left.", "They (the crew ) left."),
        ("The har\u200bbour is full.", "The harbour is full."),
    ],
)
def test_an_odd_space_is_flagged_with_its_neighbours_and_put_right(text: str, right: str) -> None:
    found = found_by("space", body(text))[0]
    assert text[: found.start] + found.suggestions[0] + text[found.end :] == right


@pytest.mark.parametrize(
    "text",
    [
        "They left, and came back. It was 4.30pm; 10,000 saw it: yes!",
        "See www.harbour.example.org/lock,gate or write to a.Ferry@harbour.example.org today.",
        "J.Smith and St.John wrote in Node.js at the U.S.A.",
        "A ratio of 3 : 2 and ... more.",
        "“Left”, he said (the crew).",
    ],
)
def test_spaces_as_they_should_be_are_left_alone(text: str) -> None:
    assert flagged_by("space", text) == []


@given(st.text(alphabet=st.sampled_from("Ââ€™£Ã©\x92\xa0&amp;#12x .,;()aB\ufffd\u200b"), max_size=60))
def test_whatever_is_broken_the_findings_lie_where_they_say(text: str) -> None:
    for rule in ("mojibake", "entity", "space"):
        for found in found_by(rule, body(text)):
            assert text[found.start : found.end] == found.text != ""
