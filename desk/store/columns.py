"""A story as the columns of its row, and back.

The story itself is one JSON document, so that a new field of the model needs no new column. What the
list and the search read is kept beside it in plain columns, made anew at every save: the list never
parses a document, and the index can always be told exactly which words to forget.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import cast

from desk.story.model import Story
from desk.story.serial import from_data, to_data
from desk.story.text import body_text, body_words

DERIVED = ("slug", "headline", "words", "furniture", "body", "photos", "related", "notes", "story")


def cells(story: Story) -> tuple[str | int, ...]:
    """Return the values of the ``DERIVED`` columns, in their order."""
    furniture = (story.standfirst, story.byline, story.dateline, story.source, story.handle, story.published)
    photos = (text for use in story.photos for text in (use.caption, use.credit_label, use.credit))
    return (
        sound(story.slug),
        sound(story.headline),
        body_words(story),
        _lines(furniture),
        sound(body_text(story)),
        _lines(photos),
        _lines(line.title for line in story.related),
        sound(story.notes),
        json.dumps(to_data(story), separators=(",", ":")),
    )


def story_of(document: str) -> Story:
    """Rebuild the story of its document. Raises ValueError when it is none."""
    data = json.loads(document)
    if not isinstance(data, dict):
        raise ValueError("the document is not an object")  # noqa: TRY004 - one error for bad data
    return from_data(cast("Mapping[str, object]", data))


def _lines(texts: Iterable[str]) -> str:
    return sound("\n".join(text for text in texts if text))


def sound(text: str) -> str:
    """Make text SQLite can hold: NUL would cut it short, and half a surrogate pair is no UTF-8.

    The document keeps both as they are, escaped.
    """
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def stamp(now: datetime) -> str:
    """Return a time as the store writes it: ISO 8601 in UTC, to the second, ending in Z."""
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
