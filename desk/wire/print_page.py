"""The print page: copy as a news site’s “Print” view gives it.

A masthead line, a photo line, paragraphs one a line, then related stories as ``- `` lines; a headline,
standfirst and byline may stand above or below the masthead. Nothing is dropped: a line that fits no
field is handed back unplaced, and so is a heading over the related list.
"""

from dataclasses import replace
from typing import Final

from desk.story.model import Kind, Related, Story
from desk.story.slug import suggested_slug
from desk.wire.decode import decode
from desk.wire.masthead import masthead_line
from desk.wire.page_body import Body, read_body
from desk.wire.page_tail import Tail, read_tail, related_lines
from desk.wire.page_top import Top, find_masthead
from desk.wire.photo_line import photo_line, read_photo_line
from desk.wire.received import Received, Unplaced
from desk.wire.signs import byline_line, lines_of
from desk.wire.writing import Photo, encoded

NAME: Final = "Print page"
SUFFIXES: Final = (".txt", ".text")

_LOOK: Final = 20_000


def likeness(text: str) -> float:
    """Say how like a print page ``text`` is, 0 to 1: a masthead tells most, a photo line or related some."""
    lines, _ = lines_of(text[:_LOOK])
    at, masthead = find_masthead(lines)
    if masthead is not None:
        parts = sum(map(bool, (masthead.source, masthead.handle, masthead.published)))
        return 0.95 if parts > 1 or lines[at].text.lower().endswith("print") else 0.6
    marked = read_tail(lines_of(text)[0]).titles or any(read_photo_line(line.text) for line in lines)
    return 0.5 if marked else 0.1


def read(raw: bytes) -> Received:
    """Read a print page. Raises DeskError when ``raw`` is no text (see ``decode``)."""
    decoded = decode(raw)
    lines, rules = lines_of(decoded.text)
    at, masthead = find_masthead(lines)
    top = Top()
    if masthead is not None:
        top.read_above(lines[:at])
        top.read_masthead(lines[at], masthead)
        lines = lines[at + 1 :]
    tail = read_tail(lines)
    body = read_body(top.read_below(tail.before))
    unplaced = [*(Unplaced(line.number, line.text) for line in rules), *top.unplaced, *tail.unplaced]
    unplaced.sort(key=lambda one: one.line)
    return Received(_story(top, body, tail), "print-page", decoded.encoding, tuple(unplaced))


def write(story: Story, photo: Photo) -> bytes:
    """Set the story as a print page in UTF-8; bold, italic and photo files have no place in this form."""
    del photo
    heads = [text for text in (story.headline, story.standfirst, byline_line(story.byline)) if text]
    photos = [line for use in story.photos if (line := photo_line(use))]
    body = _body(story)
    related = related_lines([line.title for line in story.related], "\n".join(body))
    return encoded("\n".join([*heads, masthead_line(story), "", *photos, *body, *related]) + "\n")


def _body(story: Story) -> list[str]:
    lines: list[str] = []
    dateline = f"{story.dateline} — " if story.dateline else ""
    for paragraph in story.body:
        if paragraph.kind is Kind.TEXT:
            lines.append(dateline + paragraph.text)
            dateline = ""
        elif paragraph.text:
            lines.append(f"- {paragraph.text}" if paragraph.kind is Kind.LIST_ITEM else paragraph.text)
    return [*lines, dateline.strip()] if dateline else lines


def _story(top: Top, body: Body, tail: Tail) -> Story:
    masthead = top.masthead
    story = Story(
        headline=top.headline,
        standfirst=top.standfirst,
        byline="; ".join(part for part in (top.byline, masthead.byline) if part),
        dateline=body.dateline,
        source=masthead.source,
        handle=masthead.handle,
        published=masthead.published,
        body=body.paragraphs,
        photos=(*top.photos, *body.photos),
        related=tuple(Related(title) for title in tail.titles),
    )
    return replace(story, slug=suggested_slug(story))
