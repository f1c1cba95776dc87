"""Plain text: copy with no form but its lines, and a readable text of a story to send on."""

from dataclasses import replace
from itertools import pairwise
from typing import Final

from desk.story.model import Kind, Paragraph, Story
from desk.story.slug import suggested_slug
from desk.wire.decode import decode
from desk.wire.photo_line import photo_line
from desk.wire.received import Received, Unplaced
from desk.wire.signs import Line, bullet, byline_line, ends_open, ends_sentence, lines_of, read_byline
from desk.wire.stamp import stamp_line
from desk.wire.writing import Photo, encoded

NAME: Final = "Plain text"
SUFFIXES: Final = (".txt", ".text")

_WRAP: Final = 100
_HEADLINE: Final = 140


def likeness(text: str) -> float:
    """Say how like plain text any text is: a little, so that a form which shows itself is read first."""
    return 0.3 if text else 0.0


def read(raw: bytes) -> Received:
    """Read plain text: paragraphs by blank lines where lines are wrapped, else one a line.

    Lines are wrapped when none is over 100 characters and most lines that another follows without a
    blank line end in mid-sentence. The first line is the headline when it plainly is one: short,
    without end stop, a blank line or byline under it, or the first of paragraphs that all end in one.
    Raises DeskError when ``raw`` is no text (see ``decode``).
    """
    decoded = decode(raw)
    lines, rules = lines_of(decoded.text)
    blocks = _unwrapped(lines) if _is_wrapped(lines) else lines
    headline, byline = "", ""
    if _is_headline(blocks):
        headline, blocks = blocks[0].text, blocks[1:]
        if names := read_byline(blocks[0].text):
            byline, blocks = names, blocks[1:]
    story = Story(headline=headline, byline=byline, body=tuple(_paragraph(block.text) for block in blocks))
    story = replace(story, slug=suggested_slug(story))
    return Received(
        story, "text", decoded.encoding, tuple(Unplaced(line.number, line.text) for line in rules)
    )


def write(story: Story, photo: Photo) -> bytes:
    """Set the story as text to read, in UTF-8: furniture, body with a blank line between, photos, related."""
    del photo
    masthead = " | ".join(filter(None, (story.source, story.handle, stamp_line(story.published))))
    blocks = [story.headline, story.standfirst, byline_line(story.byline), masthead, *_body(story)]
    if photos := [line for use in story.photos if (line := photo_line(use))]:
        blocks.append("\n".join(["Photos:", *photos]))
    if related := [f"- {line.title}" for line in story.related if line.title]:
        blocks.append("\n".join(["Related:", *related]))
    return encoded("\n\n".join(filter(None, blocks)) + "\n")


def _is_wrapped(lines: list[Line]) -> bool:
    inner = [
        line.text
        for line, after in pairwise(lines)
        if not (after.gap or _stands_alone(line) or _stands_alone(after))
    ]
    if not any(line.gap for line in lines) or not inner or max(len(line.text) for line in lines) > _WRAP:
        return False
    return sum(not ends_sentence(text) for text in inner) * 2 > len(inner)


def _unwrapped(lines: list[Line]) -> list[Line]:
    joined: list[Line] = []
    for line in lines:
        if joined and not (line.gap or _stands_alone(line) or read_byline(joined[-1].text)):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {line.text}")
        else:
            joined.append(line)
    return joined


def _stands_alone(line: Line) -> bool:
    return bullet(line.text) is not None or read_byline(line.text) != ""


def _is_headline(lines: list[Line]) -> bool:
    if len(lines) < 2 or len(lines[0].text) > _HEADLINE or bullet(lines[0].text) is not None:  # noqa: PLR2004
        return False
    first, after = lines[0].text, lines[1:]
    if ends_sentence(first) or ends_open(first) or first[0].islower():
        return False
    apart = after[0].gap or bool(read_byline(after[0].text))
    return apart or all(ends_sentence(line.text) for line in after)


def _paragraph(text: str) -> Paragraph:
    item = bullet(text)
    return Paragraph(item[1], Kind.LIST_ITEM) if item is not None else Paragraph(text)


def _body(story: Story) -> list[str]:
    blocks: list[str] = []
    dateline = f"{story.dateline} — " if story.dateline else ""
    listed = False
    for paragraph in story.body:
        item = paragraph.kind is Kind.LIST_ITEM
        if item and listed:
            blocks[-1] += f"\n- {paragraph.text}"
        elif item:
            blocks.append(f"- {paragraph.text}")
        elif paragraph.kind is Kind.TEXT:
            blocks.append(dateline + paragraph.text)
            dateline = ""
        else:
            blocks.append(paragraph.text)
        listed = item
    return [*blocks, dateline.strip()] if dateline else blocks
