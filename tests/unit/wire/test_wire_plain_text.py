"""Plain text in. All copy here is made up."""

import pytest

from desk.story.model import Kind, Paragraph, Story
from desk.wire import plain_text
from desk.wire.received import Received, Unplaced

FIRST = "The bell came up at noon, and the crowd on the quay fell silent."
SECOND = "It will be cleaned and hung in the church before the winter."


def read(text: str) -> Received:
    return plain_text.read(text.encode())


def test_a_paragraph_a_line_with_a_headline() -> None:
    assert read(f"Ferry bell raised\n{FIRST}\n{SECOND}\n") == Received(
        Story(
            headline="Ferry bell raised",
            slug="ferry-bell-raised",
            body=(Paragraph(FIRST), Paragraph(SECOND)),
        ),
        "text",
        "utf-8",
    )


def test_wrapped_lines_are_joined_up_to_the_blank_line() -> None:
    received = read(
        "Ferry bell raised\n\nThe bell came up at noon, and\nthe crowd fell silent.\n\nIt will be\nhung."
    )
    assert received.story.headline == "Ferry bell raised"
    assert received.story.body == (
        Paragraph("The bell came up at noon, and the crowd fell silent."),
        Paragraph("It will be hung."),
    )


def test_whole_sentences_on_lines_of_their_own_are_not_joined() -> None:
    received = read(f"Ferry bell raised\n\n{FIRST}\n{SECOND}")
    assert received.story.body == (Paragraph(FIRST), Paragraph(SECOND))


def test_lines_too_long_to_be_wrapped_are_not_joined() -> None:
    long = "The bell " * 12 + "rang"
    assert read(f"{long}\n{long}\n\n{FIRST}").story.body == (
        Paragraph(long),
        Paragraph(long),
        Paragraph(FIRST),
    )


def test_list_items_and_a_byline_are_known_and_rules_unplaced() -> None:
    received = read(f"Ferry bell raised\nBy Ann Hale\n\n{FIRST}\n- the bell\n- the anchor\n***\n{SECOND}")
    assert (received.story.headline, received.story.byline) == ("Ferry bell raised", "By Ann Hale")
    assert [paragraph.kind for paragraph in received.story.body] == [
        Kind.TEXT,
        Kind.LIST_ITEM,
        Kind.LIST_ITEM,
        Kind.TEXT,
    ]
    assert received.unplaced == (Unplaced(7, "***"),)


@pytest.mark.parametrize(
    "text",
    [
        "Ferry bell raised",
        f"The bell rang.\n{FIRST}",
        f"the bell\n\n{FIRST}",
        f"They said:\n\n{FIRST}",
        f"- the bell\n\n{FIRST}",
        "Marren 2 Quay 1\nTidewell 0 Harbour 0",
        "x" * 141 + f"\n\n{FIRST}",
    ],
)
def test_a_first_line_that_is_not_plainly_a_headline_is_body(text: str) -> None:
    story = read(text).story
    assert story.headline == ""
    assert story.body[0].text == text.split("\n", maxsplit=1)[0].removeprefix("- ")


def test_plain_text_is_less_like_itself_than_a_form_that_shows() -> None:
    assert (plain_text.likeness("Text."), plain_text.likeness("")) == (0.3, 0.0)
