"""The foot of a print page: the closing run of related stories, and the site’s own last lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desk.wire.photo_line import read_photo_line
from desk.wire.received import Unplaced
from desk.wire.signs import Line, bullet, ends_open, ends_sentence, is_footer, is_related_heading, lines_of

_HEADING: Final = "Related"
_TITLE: Final = 200
_LIST: Final = 30


@dataclass(frozen=True, slots=True)
class Tail:
    """The lines before the foot, related titles in order, headings and footers unplaced, headed or not."""

    before: tuple[Line, ...]
    titles: tuple[str, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    headed: bool = False


def read_tail(lines: Sequence[Line]) -> Tail:
    """Cut the related list off the end of a story.

    It is the closing run of bullets, with or without a heading, or the lines under a heading. A closing
    run with no heading is the story’s own list when a colon leads into it, when every item is a sentence
    with its full stop, when one is longer than any headline, when no sentence stands before it, or when
    it is one line after a long dash (a sign-off). Copyright, tag and sharing lines below are unplaced.
    """
    end = len(lines)
    while end and is_footer(lines[end - 1].text):
        end -= 1
    feet = tuple(Unplaced(line.number, line.text) for line in lines[end:])
    start = _run_start(lines, end)
    if start == end:
        return _under_heading(lines, end, feet)
    if start == 0 or not is_related_heading(lines[start - 1].text):
        if not _closes(lines, start, end):
            return Tail(tuple(lines[:end]), unplaced=feet)
        return Tail(tuple(lines[:start]), _titles(lines[start:end]), feet)
    titles: tuple[str, ...] = ()
    while start and start < end and is_related_heading(lines[start - 1].text):
        titles = _titles(lines[start:end]) + titles
        feet = (_unplaced(lines[start - 1]), *feet)
        end = start - 1
        start = _run_start(lines, end)
    return Tail(tuple(lines[:end]), titles, feet, headed=True)


def related_lines(titles: Sequence[str], body: str) -> list[str]:
    """Set the related list below ``body``, under a heading only where it would not be known without one."""
    bullets = [f"- {title}" for title in titles if title]
    if not bullets:
        return []
    known = read_tail(lines_of("\n".join([body, *bullets]))[0])
    return bullets if list(known.titles) == [title for title in titles if title] else [_HEADING, *bullets]


def _run_start(lines: Sequence[Line], end: int) -> int:
    start = end
    while start and bullet(lines[start - 1].text) is not None:
        start -= 1
    return start


def _titles(lines: Sequence[Line]) -> tuple[str, ...]:
    marked = [(line, bullet(line.text)) for line in lines]
    return tuple(mark[1] if mark else line.text for line, mark in marked)


def _closes(lines: Sequence[Line], start: int, end: int) -> bool:
    """Tell whether the headless closing run ``lines[start:end]`` is related stories."""
    before, run = lines[:start], lines[start:end]
    if not any(ends_sentence(line.text) and read_photo_line(line.text) is None for line in before):
        return False
    titles = _titles(run)
    if ends_open(before[-1].text) or all(title.endswith(".") for title in titles):
        return False
    if max(map(len, titles)) > _TITLE:
        return False
    return len(run) > 1 or run[0].text[0] not in "–—"


def _under_heading(lines: Sequence[Line], end: int, feet: tuple[Unplaced, ...]) -> Tail:
    """Read titles that stand under a heading without bullets."""
    for at in range(end - 2, max(-1, end - _LIST), -1):
        if is_related_heading(lines[at].text):
            titles = _titles(lines[at + 1 : end])
            return Tail(tuple(lines[:at]), titles, (_unplaced(lines[at]), *feet), headed=True)
        if lines[at + 1].text.endswith(".") or len(lines[at + 1].text) > _TITLE:
            break
    return Tail(tuple(lines[:end]), unplaced=feet)


def _unplaced(line: Line) -> Unplaced:
    return Unplaced(line.number, line.text)
