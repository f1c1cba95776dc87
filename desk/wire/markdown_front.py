"""The front matter of a Markdown file: ``key: value`` lines between two rules, for the story’s furniture."""

import json
import re
from dataclasses import replace
from typing import Final, cast

from desk.story.dates import is_published
from desk.story.model import DEFAULT_LANGUAGE, Story
from desk.wire.received import Unplaced
from desk.wire.stamp import read_stamp

_FRONT: Final = re.compile(r"---[ ]*\n(?P<rows>(?:.*\n)*?)---[ ]*(?:\n|$)")
_ROW: Final = re.compile(r"(?P<key>[A-Za-z][\w-]*)[ ]*:[ ]*(?P<value>.*)")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_WRITTEN: Final = (
    "slug", "standfirst", "byline", "dateline", "source", "handle", "published", "pull_quote", "notes",
)  # fmt: skip
_FIELDS: Final = {
    **{key: key for key in (*_WRITTEN, "headline", "language")},
    "title": "headline",
    "author": "byline",
    "authors": "byline",
    "date": "published",
    "description": "standfirst",
    "summary": "standfirst",
    "subtitle": "standfirst",
    "lang": "language",
}


def read_front(text: str) -> tuple[Story, tuple[Unplaced, ...], int]:
    """Read the front matter of ``text``: the fields it gives, its rows with no field, and its lines in all.

    A row with a key we do not know, a second row for one field, or a date or language that is none, is
    unplaced. Text without front matter gives an empty story and 0 lines.
    """
    if (match := _FRONT.match(text)) is None:
        return Story(), (), 0
    fields: dict[str, str] = {}
    unplaced: list[Unplaced] = []
    for number, row in enumerate(match["rows"].split("\n"), 2):
        if not row.strip():
            continue
        found = _ROW.fullmatch(row.strip())
        field = _FIELDS.get(found["key"].lower(), "") if found else ""
        value = _checked(field, _unquoted(found["value"])) if found and field else ""
        if value and field not in fields:
            fields[field] = value
        elif not (found and field and not found["value"]):
            unplaced.append(Unplaced(number, row.strip()))
    return replace(Story(), **fields), tuple(unplaced), match[0].count("\n")


def front_lines(story: Story) -> list[str]:
    """Set the furniture of a story as front matter; empty for a story with none."""
    rows = [(key, cast("str", getattr(story, key))) for key in _WRITTEN]
    if story.language != DEFAULT_LANGUAGE:
        rows.append(("language", story.language))
    lines = [f"{key}: {_quoted(value)}" for key, value in rows if value]
    return ["---", *lines, "---", ""] if lines else []


def _checked(field: str, value: str) -> str:
    if field == "published" and not is_published(value):
        stamp = read_stamp(value)
        return stamp.iso if stamp is not None and not stamp.unread else ""
    if field == "language":
        return value if _LANGUAGE.fullmatch(value) else ""
    return value


def _unquoted(value: str) -> str:
    value = value.strip()
    if value.startswith('"'):
        try:
            read: object = json.loads(value)
        except ValueError:
            return value
        return read if isinstance(read, str) else value
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return value


def _quoted(value: str) -> str:
    plain = value.isprintable() and value == value.strip() and value[0].isalnum() and ": " not in value
    return value if plain and " #" not in value else json.dumps(value, ensure_ascii=False)
