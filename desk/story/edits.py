"""The edits a sub makes, as pure functions: an old story and what to do, a new story out."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, TypeVar

from desk.story.model import Face, Kind, Paragraph, PhotoUse, Related, Span, Story
from desk.story.spans import spans_of, tidy
from desk.story.text import Passage

_T = TypeVar("_T")
TextField = Literal[
    "headline", "slug", "standfirst", "byline", "dateline", "source", "handle", "published", "language",
    "notes", "layout", "pull_quote",
]  # fmt: skip


def with_field(story: Story, field: TextField, text: str) -> Story:
    """Set one field of the furniture."""
    return replace(story, **{field: text})


def with_paragraphs(story: Story, first: int, gone: int, new: Sequence[Paragraph]) -> Story:
    """Replace ``gone`` paragraphs from ``first`` on by ``new``."""
    return replace(story, body=(*story.body[:first], *new, *story.body[first + gone :]))


def with_kind(story: Story, first: int, last: int, kind: Kind) -> Story:
    """Make paragraphs ``first`` to ``last``, both included, of one kind."""
    changed = [replace(paragraph, kind=kind) for paragraph in story.body[first : last + 1]]
    return with_paragraphs(story, first, len(changed), changed)


def with_text(paragraph: Paragraph, start: int, end: int, new: str) -> Paragraph:
    """Replace ``start..end`` of a paragraph.

    Spans keep to their words: one that held any of what is replaced, or stands on both sides of the
    place, holds what is new; one that only touches it does not.
    """
    shift = len(new) - (end - start)

    def begun(at: int) -> int:
        return at + shift if at >= end else min(at, start)

    def ended(at: int) -> int:
        if at <= start:
            return at
        return at + shift if at >= end else start + len(new)

    text = paragraph.text[:start] + new + paragraph.text[end:]
    spans = [Span(begun(s.start), ended(s.end), s.face) for s in paragraph.spans]
    return replace(paragraph, text=text, spans=tidy(spans, len(text)))


def with_face(paragraph: Paragraph, start: int, end: int, face: Face, *, on: bool) -> Paragraph:
    """Set ``start..end`` in a face, or take the face off."""
    others = [span for span in paragraph.spans if span.face != face]
    mine = spans_of(paragraph.spans, face)
    if on:
        mine.append(Span(start, end, face))
    else:
        mine = [
            Span(a, b, face)
            for span in mine
            for a, b in ((span.start, min(span.end, start)), (max(span.start, end), span.end))
            if a < b
        ]
    return replace(paragraph, spans=tidy((*others, *mine), len(paragraph.text)))


def with_photo(story: Story, at: int, photo: PhotoUse) -> Story:
    """Replace the photo use at ``at``, or add it at the end when ``at`` is one past the last."""
    return replace(story, photos=(*story.photos[:at], photo, *story.photos[at + 1 :]))


def with_related(story: Story, related: Sequence[Related]) -> Story:
    """Set the related list."""
    return replace(story, related=tuple(related))


def without(items: Sequence[_T], at: int) -> tuple[_T, ...]:
    """Take one item out."""
    return (*items[:at], *items[at + 1 :])


def moved(items: Sequence[_T], at: int, to: int) -> tuple[_T, ...]:
    """Move one item to another place; a place outside is brought to the nearest end."""
    rest = [*items[:at], *items[at + 1 :]]
    rest.insert(max(0, min(to, len(rest))), items[at])
    return tuple(rest)


def with_passage(story: Story, passage: Passage, start: int, end: int, new: str) -> Story:
    """Replace ``start..end`` in the text a passage names. Raises KeyError when the story has no such text."""
    field, at = passage.field, passage.paragraph
    if at is None:
        text = getattr(story, field)
        return replace(story, **{field: text[:start] + new + text[end:]})
    if field == "body":
        return with_paragraphs(story, at, 1, [with_text(story.body[at], start, end, new)])
    if field == "related":
        line = story.related[at]
        changed = replace(line, title=line.title[:start] + new + line.title[end:])
        return with_related(story, (*story.related[:at], changed, *story.related[at + 1 :]))
    if field in {"caption", "credit", "credit_label"}:
        text = getattr(story.photos[at], field)
        photo = replace(story.photos[at], **{field: text[:start] + new + text[end:]})
        return with_photo(story, at, photo)
    raise KeyError(field)
