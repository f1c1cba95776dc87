"""The body of a print page: paragraphs one a line, crossheads, lists, and photo lines between them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from desk.story.model import Kind, Paragraph, PhotoUse
from desk.wire.dateline import split_dateline
from desk.wire.photo_line import read_photo_line
from desk.wire.signs import Line, bullet, ends_open, ends_sentence

CAPTION: Final = 200
_CROSSHEAD: Final = 60
_CROSSHEAD_WORDS: Final = 8
_LETTER: Final = re.compile(r"[^\W\d_]")
_LONG_DASHES: Final = "–—"


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs in order, the photos found between them, and the dateline of the first."""

    paragraphs: tuple[Paragraph, ...]
    photos: tuple[PhotoUse, ...]
    dateline: str


def read_body(lines: Sequence[Line]) -> Body:
    """Read the lines between furniture and foot; each becomes a paragraph or part of a photo."""
    paragraphs: list[Paragraph] = []
    photos: list[PhotoUse] = []
    for at, line in enumerate(lines):
        item = bullet(line.text)
        photo = read_photo_line(line.text) if item is None else None
        if item is not None and _is_item(lines, at, item[0]):
            paragraphs.append(Paragraph(item[1], Kind.LIST_ITEM))
        elif photo is not None:
            if not photo.caption and paragraphs and _is_captioned(lines, at):
                photo = replace(photo, caption=paragraphs.pop().text)
            photos.append(photo)
        elif _is_crosshead(lines, at):
            paragraphs.append(Paragraph(line.text, Kind.CROSSHEAD))
        else:
            paragraphs.append(Paragraph(line.text))
    dateline = _take_dateline(paragraphs)
    return Body(tuple(paragraphs), tuple(photos), dateline)


def _is_item(lines: Sequence[Line], at: int, mark: str) -> bool:
    """Tell whether a bullet makes a list: a long dash opens speech as well, so it needs another beside it."""
    if mark not in _LONG_DASHES:
        return True
    beside = [lines[near].text for near in (at - 1, at + 1) if 0 <= near < len(lines)]
    return any((other := bullet(text)) is not None and other[0] == mark for text in beside)


def _is_captioned(lines: Sequence[Line], at: int) -> bool:
    """Tell whether the line above a lone credit is its caption: the two are a block between blank lines."""
    if at == 0 or lines[at].gap or not lines[at - 1].gap or len(lines[at - 1].text) > CAPTION:
        return False
    plain = bullet(lines[at - 1].text) is None and read_photo_line(lines[at - 1].text) is None
    return plain and (at + 1 == len(lines) or lines[at + 1].gap)


def _is_crosshead(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line is a crosshead: short, capital first, no stop, between two whole sentences."""
    text = lines[at].text
    if not 0 < at < len(lines) - 1 or len(text) > _CROSSHEAD or len(text.split()) > _CROSSHEAD_WORDS:
        return False
    if (
        ends_sentence(text)
        or ends_open(text)
        or text[-1] in "”’\"')"
        or text[0].islower()
        or not _LETTER.search(text)
    ):
        return False
    return _is_sentence(lines[at - 1].text) and _is_sentence(lines[at + 1].text)


def _is_sentence(text: str) -> bool:
    return ends_sentence(text) and bullet(text) is None and read_photo_line(text) is None


def _take_dateline(paragraphs: list[Paragraph]) -> str:
    for at, paragraph in enumerate(paragraphs):
        if paragraph.kind is Kind.TEXT:
            dateline, rest = split_dateline(paragraph.text)
            paragraphs[at] = replace(paragraph, text=rest)
            return dateline
    return ""
