"""Copy is set in the house's style whatever keys it was typed with, and the story stays as it is."""

import datetime as dt
from dataclasses import replace

import pytest
from press_copy import BRIEF, FIXED, of_words
from press_pdf import text_of

from desk.press.house_style import forms
from desk.press.typesetter import Typesetter
from desk.story.model import Paragraph, Span, Story

MADE = dt.datetime(2024, 3, 2, 18, 30, tzinfo=dt.UTC)


def as_set(text: str, language: str = "en-GB") -> str:
    otherwise = forms(text, language)
    return "".join(otherwise.get(at, letter) for at, letter in enumerate(text))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"We want ties," he said.', "“We want ties,” he said."),
        ("\"He said 'no' to me,\" she said.", "“He said ‘no’ to me,” she said."),
        ("She said: \"I read 'No'\".", "She said: “I read ‘No’”."),
        ("the country's 'proud' crew", "the country’s ‘proud’ crew"),
        ("the boys' boat", "the boys’ boat"),
        ("rock 'n' roll in the '90s, 'tis said", "rock ’n’ roll in the ’90s, ’tis said"),
        ("the 1990's best", "the 1990’s best"),
        ('(“kept” and "set")', "(“kept” and “set”)"),
        ("six feet, 6'2\" in boots", "six feet, 6'2\" in boots"),
        ("gates - five - held", "gates\u00a0– five\u00a0– held"),
        ("gates -- five — held", "gates\u00a0– five\u00a0– held"),
        ("gates--held", "gates\u00a0– held"),
        ("well-worn, 1914-18, --flag", "well-worn, 1914-18, --flag"),
        ("We waited...", "We waited…"),
        ("We waited....", "We waited...."),
        ("10 000 crowns, 1 234 567 in all", "10\u202f000 crowns, 1\u202f234\u202f567 in all"),
        ("Call 020 794 600, room 12 5000", "Call 020 794 600, room 12 5000"),
        ("at 9.50 pm, 30 km off, 4 per cent", "at 9.50\u00a0pm, 30\u00a0km off, 4\u00a0per cent"),
        ("5 ammonites", "5 ammonites"),
        ("", ""),
    ],
)
def test_english_copy_is_set_as_the_house_sets_it(typed: str, printed: str) -> None:
    assert as_set(typed) == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("de", "„Ja“, sagte er, ‚nein‘."),
        ("fr", "«\u202fJa\u202f», sagte er, “nein”."),
        ("es", "«Ja», sagte er, “nein”."),
        ("en-US", "“Ja”, sagte er, ‘nein’."),
        ("bn", "“Ja”, sagte er, ‘nein’."),
        ("", "“Ja”, sagte er, ‘nein’."),
    ],
)
def test_each_language_has_its_own_quotation_marks(language: str, printed: str) -> None:
    assert as_set("\"Ja\", sagte er, 'nein'.", language) == printed


@pytest.mark.parametrize("layout", FIXED)
def test_the_page_prints_the_style_and_the_story_keeps_its_keys(typesetter: Typesetter, layout: str) -> None:
    story = replace(
        BRIEF,
        layout=layout,
        headline="Bus 'library' wins - again",
        body=(Paragraph('"It is...quiet," said the driver\'s mate.', spans=(Span(1, 9, "bold"),)),),
    )
    printed = text_of(typesetter.pdf(story, made=MADE))
    assert "Bus ‘library’ wins – again" in printed
    assert "“It is…quiet,” said the driver’s mate." in printed
    assert story.body[0].text == '"It is...quiet," said the driver\'s mate.'


@pytest.mark.parametrize("layout", FIXED)
def test_the_page_breaks_off_at_the_same_word_of_copy_that_is_set_otherwise(
    typesetter: Typesetter, layout: str
) -> None:
    plain = of_words(2400)
    body = tuple(
        replace(
            paragraph,
            text=paragraph.text.replace("“", '"').replace("”", '"').replace("’", "'").replace(", ", " -- "),
        )
        for paragraph in plain.body
    )
    story = Story(layout=layout, body=body)
    fit = typesetter.fit(story)
    broken = fit.breaks_at
    assert broken is not None
    text = story.body[broken.paragraph].text
    assert broken.offset == 0 or text[broken.offset - 1] == " "
    on_page = (*story.body[: broken.paragraph], Paragraph(text[: broken.offset]))
    assert typesetter.fit(replace(story, body=on_page)).over_lines == 0
    first_over = (text[broken.offset :] or story.body[broken.paragraph + 1].text).split()[0]
    longer = (
        *story.body[: broken.paragraph],
        Paragraph(f"{text[: broken.offset]}{first_over} " + "more " * 25),
    )
    assert typesetter.fit(replace(story, body=longer)).over_lines > 0
