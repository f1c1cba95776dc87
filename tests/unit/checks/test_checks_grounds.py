"""What each finding says for itself: the readings, the sum, the dates, the archive; else what its rule is."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from checks_hand import body, found_by

from desk.checks.running import Checks
from desk.checks.seam import Context, Doubt
from desk.checks.speller import Spellers
from desk.resources import shipped

CONTEXT = Context(Spellers(shipped() / "words"))
TUESDAY = "2024-03-12"


class Printed:
    """An archive of a few runs of words."""

    def __init__(self, **counts: int) -> None:
        self._counts = {run.replace("_", " "): count for run, count in counts.items()}

    def count(self, words: Sequence[str]) -> int:
        return self._counts.get(" ".join(words).lower(), 0)

    def names(self, word: str) -> int:
        return self.count([word])


class Doubting:
    """A model that doubts the one “wee” of a text."""

    def weigh(self, before: Sequence[str], words: Sequence[str], after: Sequence[str]) -> tuple[float, ...]:
        del before, after
        return (0.0,) * len(words)

    def doubts(self, texts: Sequence[str], least: float) -> Sequence[Sequence[Doubt]]:
        assert least < 4
        return [
            [Doubt(at, at + 3, "we", 4.0, 3.0, quoted=False, bracketed=True)] if at >= 0 else []
            for at in (text.find("wee") for text in texts)
        ]


def why(rule: str, *paragraphs: str, published: str = "", context: Context = CONTEXT) -> tuple[str, ...]:
    (found,) = found_by(rule, replace(body(*paragraphs), published=published), context)
    return found.why


@pytest.mark.parametrize(
    ("rule", "text", "said"),
    [
        ("percentage", "Turnout was 17 of 60 (40 per cent).", ("17 ÷ 60 × 100 = 28.3.",)),
        (
            "percentage",
            "Sales fell 31 per cent from 60 to 40.",
            ("(60 − 40) ÷ 60 × 100 = 33.3.", "Rounded as they are, the figures allow 31.9 to 34.7."),
        ),
        ("total", "It killed 12 people (5 men, 4 women and 2 children).", ("5 + 4 + 2 = 11.",)),
        ("total", "It killed 9 people, including 6 men and 4 women.", ("6 + 4 = 10.",)),
        ("count", "There came three people: Ann Roe and Bob Kay.", ("1 Ann Roe; 2 Bob Kay.",)),
        ("conversion", "It is 10 miles (30km) away.", ("10 miles × 1.609 = 16.1 km.",)),
        ("conversion", "He weighs 12st 4lb (88kg).", ("172 lb × 0.4536 = 78 kg.",)),
        ("conversion", "It was 30C (70F) there.", ("30 × 1.8 + 32 = 86 F.",)),
        (
            "age",
            "Anna Hollins, 30, was born in 1950 and moved here in 2020.",
            ("2020 − 1950 = 70, and one less before the birthday.", "2020 is in the sentence."),
        ),
        (
            "weekday",
            "He came on Monday 12 March 2024.",
            ("By the calendar: Tuesday 12 March 2024; the Monday nearest to it is Monday 11 March 2024.",),
        ),
    ],
)
def test_the_sum_or_the_date_is_worked_out(rule: str, text: str, said: tuple[str, ...]) -> None:
    assert why(rule, text) == said


def test_dates_that_lean_on_the_day_of_publication_say_so() -> None:
    assert why("weekday", "He came on Monday 12 March.", published=TUESDAY) == (
        "By the calendar: Tuesday 12 March 2024; the Monday nearest to it is Monday 11 March 2024.",
        "The year is not written; the story is of Tuesday 12 March 2024.",
    )
    assert why("relative-day", "He came yesterday (Friday) by boat.", published=TUESDAY) == (
        "Published on Tuesday 12 March 2024.",
        "Seen from there, yesterday is Monday 11 March 2024.",
    )
    assert why("weekday", "He came on Monday 12 March.", "He left on Monday 13 March.") == (
        "“Monday 12 March” is so in 2001, 2007, 2012 and 2018.",
        "“Monday 13 March” is so in 2000, 2006, 2017 and 2023.",
    )


def test_a_headline_is_shown_what_the_copy_has() -> None:
    story = replace(body("In all 15 people were hurt on the quay."), headline="17 hurt in blast")
    (found,) = found_by("headline-count", story, CONTEXT)
    assert found.why == ("The copy: “In all 15 people were hurt on the quay.”",)


def test_a_name_shows_both_ways_and_what_the_desk_has_printed() -> None:
    archive = Printed(sputnik_globe=214)
    text = "They told Sputnik Globe so.", "He told Sputnik Globe again.", "They met Sputnik Global there."
    assert why("name-two-ways", *text, context=replace(CONTEXT, archive=archive)) == (
        "“Globe” stands twice in this story.",
        "“Global” once: “They met Sputnik Global there.”",
        "This desk has printed “Sputnik Globe” 214 times, “Sputnik Global” never.",
    )


def test_a_misspelling_shows_how_usual_the_right_word_is() -> None:
    archive = Printed(accommodation=31)
    first, *others = why(
        "spelling", "The old accomodation was sold.", context=replace(CONTEXT, archive=archive)
    )
    assert first == "“accomodation” is in no list of words of the story’s language (en-GB)."
    assert others[-1] == "This desk has printed “accommodation” 31 times, “accomodation” never."
    assert others[0].startswith("Used in a million words: “accommodation” about ")


def test_a_sound_word_in_the_wrong_place_shows_both_readings_their_odds_and_the_archive() -> None:
    text = "In silence [wee meet] here."
    context = Context(model=lambda _language: Doubting(), archive=Printed(we_meet=12))
    (found,) = found_by("real-word", body(text), context)
    assert found.message == (
        "“In silence wee meet here.” reads oddly; “In silence we meet here.” was perhaps meant."
    )
    company, odds, of_meet, source = found.why
    assert company == "Beside these words “we” is about 1,000 times as likely as “wee”."
    assert odds == (
        "With the sentence and its grammar, 50 to 1 that “we” was meant;"
        " it is marked as wrong from 40 to 1, and asked about below that."
    )
    assert of_meet == "This desk has printed “we meet” 12 times, “wee meet” never."
    assert source.startswith("Learned from ")


def test_a_rule_of_style_names_its_file_and_a_rule_without_evidence_speaks_for_itself() -> None:
    assert why("doubled-word", "He saw the the ship.") == ("The same word twice running: “the the”.",)
    told = [rule for rule in Checks.load().rules if not rule.what.endswith(".")]
    assert told == [], "what a rule is must do as evidence"
