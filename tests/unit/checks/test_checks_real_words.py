"""Words that are spelt right and not meant, seen by the words around them, with the model as shipped."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from desk.checks import apostrophes, real_words
from desk.checks.model import Models
from desk.checks.real_words import printed_odds
from desk.checks.seam import Context, Doubt, Finding, HouseWords, Severity
from desk.resources import shipped
from desk.story.model import Paragraph, Story
from desk.story.text import Passage

MODELS = Models(shipped() / "model")
CONTEXT = Context(model=MODELS)


def body(text: str) -> Passage:
    return Passage("body", 0, text)


def found_in(passage: Passage, context: Context = CONTEXT) -> list[Finding]:
    (findings,) = real_words.check_passages([passage], context)
    return list(findings)


def seen(text: str, context: Context = CONTEXT) -> list[tuple[str, tuple[str, ...]]]:
    return [(finding.text, finding.suggestions) for finding in found_in(body(text), context)]


def mixed_up(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(f.text, f.suggestions) for f in apostrophes.check_passage(body(text), CONTEXT)]


def test_a_letter_too_many_in_an_editors_bracket_is_seen_through_the_bracket() -> None:
    told = "“I am glad to see you here again. This time, as we agreed, [wee meet] at the port,” he said."
    assert seen(told) == [("wee", ("we",))]
    assert [word for word, _right in seen("They [wee meet] on the day.")] == ["wee"]


@pytest.mark.parametrize(
    ("wrong", "word", "right"),
    [
        ("The committee said it would take all necessary measures too protect civilians.", "too", "to"),
        ("The talks where held in the capital on Monday.", "where", "were"),
        ("The rise will have an affect on prices.", "affect", "effect"),
        ("The report was published buy the ministry.", "buy", "by"),
        ("The fist meeting was held in Geneva.", "fist", "first"),
        ("The minister thanked the people off the region for their support.", "off", "of"),
    ],
)
def test_a_word_that_hardly_stands_in_such_company_is_seen(wrong: str, word: str, right: str) -> None:
    assert seen(wrong) == [(word, (right,))]


def test_many_texts_read_at_once_are_judged_as_each_alone() -> None:
    texts = ["The talks where held in the capital on Monday.", "", "The fist meeting was held in Geneva."]
    at_once = real_words.check_passages([body(text) for text in texts], CONTEXT)
    assert [list(found) for found in at_once] == [found_in(body(text)) for text in texts]
    assert [len(found_in(body(text))) for text in texts] == [1, 0, 1]


@pytest.mark.parametrize(
    "sound",
    [
        "The committee said it would take all necessary measures to protect civilians.",
        "The two sides were close to an agreement on Monday.",
        "The striker was sent off after half an hour, and the visitors held on for a draw.",
        "She said the company had lost its way, and that it was time for a change.",
        "He told the court he had been driving home from work when the car left the road.",
    ],
)
def test_sound_sentences_are_left_alone(sound: str) -> None:
    assert seen(sound) == []
    assert mixed_up(sound) == []


def test_a_word_on_the_house_list_is_never_doubted() -> None:
    house = Context(model=MODELS, house=HouseWords(frozenset({"then"})))
    assert seen("He wrote that more then half of the members had gone.", house) == []


def test_a_finding_tells_the_two_readings_and_what_speaks_for_the_other() -> None:
    passage = body("He wrote that more then half of the members had gone.")
    (found,) = found_in(passage)
    here, there = "wrote that more then half of the", "wrote that more than half of the"
    assert found.message == f"“{here}” reads oddly; “{there}” was perhaps meant."
    assert found.why[0].startswith("Beside these words “than” is about ")
    assert passage.text[found.start : found.end] == "then"


def test_a_word_the_story_is_about_is_not_asked_after() -> None:
    (found,) = found_in(body("The talks where held in the capital."))
    asked = [replace(found, severity=Severity.ASK)]
    once = Story(body=(Paragraph("The talks where held in the capital."),))
    often = Story(body=(*once.body, Paragraph("Where, where, where.")))
    assert list(real_words.settle(asked, once, CONTEXT)) == asked
    assert list(real_words.settle(asked, often, CONTEXT)) == []


@pytest.mark.parametrize(
    ("wrong", "word", "right"),
    [
        ("The party said it’s members would vote on Friday.", "it’s", "its"),
        ("I think its getting better every year.", "its", "it’s"),
        ("They spoke of the people who’s homes had been destroyed.", "who’s", "whose"),
    ],
)
def test_an_apostrophe_too_many_or_too_few_is_seen(wrong: str, word: str, right: str) -> None:
    assert mixed_up(wrong) == [(word, (right,))]


def test_it_has_and_it_is_are_both_sound_with_an_apostrophe() -> None:
    assert mixed_up("He said it’s been a long year and it’s time to go.") == []


def test_names_and_titles_in_capitals_are_not_read_as_words() -> None:
    assert seen("The Talks Where Held In The Capital") == []


class Printed:
    """An archive that has printed these runs, so often each."""

    def __init__(self, **runs: int) -> None:
        self._runs = {run.replace("_", " "): times for run, times in runs.items()}

    def count(self, words: Sequence[str]) -> int:
        return self._runs.get(" ".join(words), 0)

    def names(self, word: str) -> int:
        del word
        return 0


@pytest.mark.parametrize(
    ("archive", "expected"),
    [
        (Printed(), 0.0),
        (Printed(the_gait=4, gait_shut=4, the_gait_shut=4), -2.5),
        (Printed(the_gate=4, gate_shut=4, the_gate_shut=4), 0.0),
        (Printed(the_gate=1, the_gait=1), 0.0),
    ],
)
def test_what_the_desk_has_printed_speaks_against_a_doubt_and_never_for_one(
    archive: Printed, expected: float
) -> None:
    doubt = Doubt(4, 8, "gate", 2.0, 1.0, quoted=False, bracketed=False)
    assert printed_odds("the gait shut", doubt, archive) == expected
