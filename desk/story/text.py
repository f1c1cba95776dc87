"""Walk every text of a story, and count its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desk.story.model import Kind, Story

_LETTER_OR_FIGURE = re.compile(r"\w")
PRINTED_FIELDS = ("headline", "standfirst", "byline", "dateline", "source", "handle", "pull_quote")
NOT_PROSE = frozenset({"byline", "dateline", "source", "handle", "credit", "credit_label"})
"""Fields of a passage that hold names, places and labels, and no sentences."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of a story and where it stands.

    ``field`` is a Story field, or ``caption``, ``credit`` or ``related`` with ``paragraph`` counting
    the photo or the line; for ``body`` it counts the paragraph. It is None for a single field.
    ``kind`` is the paragraph's; every other field is text.
    """

    field: str
    paragraph: int | None
    text: str
    kind: Kind = Kind.TEXT


def passages(story: Story) -> Iterator[Passage]:
    """Yield every text that prints, in reading order, empty ones left out."""
    for field in PRINTED_FIELDS:
        if text := getattr(story, field):
            yield Passage(field, None, text)
    for at, photo in enumerate(story.photos):
        for field, text in (
            ("caption", photo.caption), ("credit_label", photo.credit_label), ("credit", photo.credit),
        ):  # fmt: skip
            if text:
                yield Passage(field, at, text)
    for at, paragraph in enumerate(story.body):
        if paragraph.text:
            yield Passage("body", at, paragraph.text, paragraph.kind)
    for at, line in enumerate(story.related):
        if line.title:
            yield Passage("related", at, line.title)


def count_words(text: str) -> int:
    """Count runs between white space that hold a letter or a figure; a dash alone is no word."""
    runs = text.split()
    bare = sum(1 for run in runs if not run[0].isalnum() and not _LETTER_OR_FIGURE.search(run))
    return len(runs) - bare


def body_words(story: Story) -> int:
    """Count the words of the body."""
    return sum(count_words(paragraph.text) for paragraph in story.body)


def body_text(story: Story) -> str:
    """Return the body, a paragraph a line."""
    return "\n".join(paragraph.text for paragraph in story.body)
