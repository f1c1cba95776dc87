"""One name spelt two ways in a story: what is asked about, and which two names are left in peace."""

from dataclasses import replace

import pytest
from checks_hand import body, found_by
from hypothesis import given
from hypothesis import strategies as st

from desk.checks.seam import Context, Finding, HouseWords, Severity, two_names
from desk.checks.speller import Spellers
from desk.resources import shipped
from desk.story.model import Kind, Paragraph, PhotoUse, Related, Story

CONTEXT = Context(Spellers(shipped() / "words"))


def asked(*paragraphs: str) -> list[tuple[str, str]]:
    """Return each spelling asked about in a body, with the likelier one."""
    return [(found.text, found.suggestions[0]) for found in questions(body(*paragraphs))]


def questions(story: Story, context: Context = CONTEXT) -> list[Finding]:
    return found_by("name-two-ways", story, context)


def test_the_odd_spelling_is_asked_about_once_with_the_evidence() -> None:
    story = body(
        "Marta Ellwyn spoke.", "Mrs Ellwyn left. “No,” Ellwyn said.", "Marta Elwyn’s plan, said Elwyn."
    )
    (found,) = questions(story)
    assert (found.severity, found.paragraph, found.start, found.end) == (Severity.ASK, 2, 6, 11)
    assert found.message == (
        "“Elwyn” here, and once more, but “Ellwyn” elsewhere in this story; are they one?"
    )
    assert found.suggestions == ("Ellwyn",)
    assert found.why == (
        "“Ellwyn” stands 3 times in this story.",
        "“Elwyn” twice: “Marta Elwyn’s plan, said Elwyn.”",
    )


@pytest.mark.parametrize(
    ("odd", "likely"),
    [
        ("Vladmir Brennigov", "Vladimir Brennigov"),
        ("Vladimir Brenningov", "Vladimir Brennigov"),
        ("Vladimir Brennigvo", "Vladimir Brennigov"),
        ("Saltmere Global", "Saltmere Globe"),
        ("Hythe Institution", "Hythe Institute"),
        ("Anna Grey Hollins", "Anna Gray Hollins"),
    ],
)
def test_one_word_of_a_full_name_differs(odd: str, likely: str) -> None:
    one, other = next((a, b) for a, b in zip(odd.split(), likely.split(), strict=True) if a != b)
    assert asked(f"They heard {likely} first.", f"Then {likely} again.", f"Then {odd} came.") == [
        (one, other)
    ]


@pytest.mark.parametrize(
    ("odd", "likely"),
    [
        ("Pak Min Jun", "Pak Min-jun"),
        ("Orhan Yılmazoglu", "Orhan Yılmazoğlu"),
        ("Hythe-Saltmere Harbour", "Hythe Saltmere Harbour"),
        ("Nasser Karim Abdelhadi", "Karim Nasser Abdelhadi"),
        ("Marta T Ellwyn", "Marta J Ellwyn"),
        ("Marta T. Ellwyn", "Marta J. Ellwyn"),
        ("Paypoint Harbour", "PayPoint Harbour"),
    ],
)
def test_a_name_differs_in_hyphen_accent_order_initial_or_capital(odd: str, likely: str) -> None:
    found = asked(f"They heard {likely} first.", f"Then {likely} again.", f"Then {odd} came.")
    assert found == [(odd, likely)]


def test_a_rank_that_changed_is_asked_about() -> None:
    assert asked("They met Col Brennigov.", "Col Brennigov left.", "Later Gen Brennigov spoke.") == [
        ("Gen Brennigov", "Col Brennigov")
    ]
    assert asked("They met Colonel Ivan Brennigov.", "Col Brennigov left.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Kevin Horan met Liam Horgan. Horan spoke, then Horgan did, and Horan and Horgan left.",
        "Korea and the Koreans: a Korean in Korea, the Cubans of Cuba, a Timorese in Timor.",
        "The Ellwyns came. Marta Ellwyn is one of the Ellwyns.",
        "Islam, Islamic and Islamist; Iran and Iraq; Austria and Australia; Niger and Nigeria.",
        "Pak Jong-il and his son Pak Jong-un. Pak Jong-il and Pak Jong-un were there.",
        "Henry VII and Henry VIII. The WHO and the WTO, Nato and NASA.",
        "South Korea met the South Korean team. A South Korean, of South Korea.",
        "Saltmere United won. A Saltmere-based club, of Saltmere. The Saltmere-led group.",
        "The Harbour was closed. They closed the harbour at Harbour House.",
        "Mr Brown and Mrs Brown met Dr Brown.",
        "They left on Sunday. On Sundays, and Monday.",
        "The General met the Generals in Georgia and the Georgians there.",
    ],
)
def test_two_names_that_are_two_are_left_alone(text: str) -> None:
    assert asked(text) == []


def test_headline_caption_credit_and_related_lines_are_held_against_the_body() -> None:
    story = Story(
        headline="Ellwin raises bell",
        photos=(PhotoUse("Marta Elwyn at sea.", "Photo", "Jonas Kerrigann"),),
        body=(
            Paragraph("Marta Ellwyn raised a bell; Jonas Kerrigan saw it."),
            Paragraph("Words of Ellwyn", Kind.CROSSHEAD),
            Paragraph("“No,” Ellwyn said to Kerrigan in Saltmere."),
        ),
        related=(Related("Who rules in Saltmeer?"),),
    )
    assert [(found.field, found.text, found.suggestions) for found in questions(story)] == [
        ("headline", "Ellwin", ("Ellwyn",)),
        ("caption", "Elwyn", ("Ellwyn",)),
        ("credit", "Kerrigann", ("Kerrigan",)),
        ("related", "Saltmeer", ("Saltmere",)),
    ]


def test_both_on_the_house_list_are_two_names_and_one_is_the_right_one() -> None:
    story = body("They met Horgan.", "Horgan spoke.", "Then Horgann left.")
    house = replace(CONTEXT, house=HouseWords(accepted=frozenset({"Horgan", "Horgann"})))
    assert questions(story, house) == []
    house = replace(CONTEXT, house=HouseWords(accepted=frozenset({"Horgann"})))
    assert [(found.text, found.suggestions) for found in questions(story, house)] == [
        ("Horgan", ("Horgann",))
    ]


class Printed:
    """An archive that has printed both names."""

    def count(self, words: tuple[str, ...]) -> int:
        return len(words)

    def names(self, word: str) -> int:
        return 5 if word in {"Horran", "Horgan"} else 0


def test_names_that_the_desk_has_printed_are_two() -> None:
    story = body("They met Horgan.", "Horgan spoke.", "Then Horran left.")
    assert len(questions(story)) == 1
    assert questions(story, replace(CONTEXT, archive=Printed())) == []


def test_a_heading_with_a_capital_on_every_word_tells_no_names() -> None:
    assert (
        asked("Crews Lift Ancient Bells From Harbour Waters", "Crew Lifts Ancient Bell From Harbor Water")
        == []
    )


def test_a_language_without_a_dictionary_is_not_checked() -> None:
    story = replace(body("Vladimir Brennigov.", "Vladmir Brennigov."), language="de")
    assert questions(story, replace(CONTEXT, language="de")) == []


@given(
    st.lists(
        st.sampled_from(
            [
                "Ellwyn",
                "Elwyn",
                "Marta",
                "Gen",
                "Col",
                "J",
                "J.",
                "van",
                "al-Hadi",
                "Al-Hadi",
                "🚀",
                "-",
                ". ",
                "’s",
                "É",
            ]
        ),
        max_size=30,
    )
)
def test_whatever_the_names_every_question_lies_where_it_says(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for found in questions(Story(headline="".join(pieces), body=(Paragraph(text),))):
        whole = text if found.field == "body" else "".join(pieces)
        assert whole[found.start : found.end] == found.text != ""


def test_two_names_that_a_person_has_told_apart_are_asked_about_no_more() -> None:
    story = body("They read Sputnik Globe.", "Then Sputnik Globe again, and Sputnik Global.")
    (found,) = questions(story)
    assert found.pair == ("Sputnik Globe", "Sputnik Global")
    told = replace(CONTEXT, settled=frozenset({two_names("Sputnik Global", "Sputnik Globe")}))
    assert questions(story, told) == []
    others = body("They read Saltmere Globe.", "Then Saltmere Globe again, and Saltmere Global.")
    assert [found.pair for found in questions(others, told)] == [("Saltmere Globe", "Saltmere Global")]


def test_names_that_stand_alone_and_ways_of_writing_one_are_told_apart_too() -> None:
    for story in (
        body("Horgan spoke.", "Then Horgan left, and Horan stayed."),
        body("They met Pak Min-jun.", "Then Pak Min-jun left, and Pak Min Jun."),
    ):
        (found,) = questions(story)
        assert found.pair is not None
        told = replace(CONTEXT, settled=frozenset({two_names(*found.pair)}))
        assert questions(story, told) == []


def test_a_name_in_a_row_of_names_is_another_player_and_in_a_sentence_a_slip() -> None:
    goal = "Velgran scored. Velgran ran off, and Velgran sat down."
    assert asked(goal, "Replacements: Brodick, Velran, Hume, Tonald.") == []
    assert asked(goal, "They praised Velran for it.") == [("Velran", "Velgran")]


def test_a_doubled_letter_that_changed_its_place_is_one_name_and_a_weekday_is_no_part_of_it() -> None:
    text = "Troops entered Sarello on Monday. On Tuesday Saarelo burned, and they left."
    assert asked(text) == [("Saarelo", "Sarello")]


def test_a_short_text_of_many_names_is_not_taken_for_a_heading() -> None:
    text = "He told the Saltmere Globe of it. Later he told Saltmere Global. The Saltmere Globe denied it."
    assert asked(text) == [("Global", "Globe")]
