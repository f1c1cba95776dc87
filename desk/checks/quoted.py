"""Which stretches of a text are somebody else's words: inside quotation marks, outside editor's brackets."""

import re
from bisect import bisect_right
from dataclasses import replace

from desk.checks.seam import Finding
from desk.story.model import Kind
from desk.story.text import Passage

_MARKS = re.compile(
    r"""(?x)
      (?P<open> “ | (?<![^\s(\[—–“"‘-])‘(?=\S) | (?<![^\s(\[—–“"‘-])'(?=\w) | (?<![^\s(\[—–‘'-])"(?=\S) )
    | (?P<close> ” | (?<=\S)’(?![\w]) | (?<=\S)'(?!\w) | (?<=\S)" )
    | (?P<bracket> \[ [^\[\]]* \] )
    """
)
_SIC = re.compile(r"[”’\"']?\s*[\[(]sic[\])]", re.IGNORECASE)
_PAIR = {"“": "”", "‘": "’", '"': '"', "'": "'"}
_DEEP = 20
_DOUBLE = frozenset('“"')


def quoted_stretches(passage: Passage) -> list[tuple[int, int]]:
    """Return the stretches between quotation marks, an editor's brackets left out, in order.

    A double mark that is not closed quotes to the end of the paragraph, as where a speech runs on into
    the next; a single one that is not closed is an apostrophe. A paragraph that is a quotation is one.
    """
    text = passage.text
    whole = [(0, len(text))] if passage.kind is Kind.QUOTE else _between_marks(text)
    brackets = [match.span() for match in _MARKS.finditer(text) if match.lastgroup == "bracket"]
    return [part for stretch in whole for part in _without(stretch, brackets)]


def marked(finding: Finding, stretches: list[tuple[int, int]]) -> Finding:
    """Return the finding, marked where all of it lies in one of the stretches."""
    at = bisect_right(stretches, finding.start, key=lambda stretch: stretch[0]) - 1
    inside = at >= 0 and finding.end <= stretches[at][1]
    return replace(finding, quoted=True) if inside else finding


def is_sic(finding: Finding, text: str) -> bool:
    """Tell whether “[sic]” after what was found says that it stands so on purpose."""
    return _SIC.match(text, finding.end) is not None


def _between_marks(text: str) -> list[tuple[int, int]]:
    """Return the outermost pairs; a mark inside a quotation waits for its own end."""
    found: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text):
        mark = match[0]
        if match.lastgroup == "open":
            waiting = [*waiting[-_DEEP:], (mark, match.end())]
        elif match.lastgroup == "close":
            at = next((i for i in reversed(range(len(waiting))) if _PAIR[waiting[i][0]] == mark), None)
            if at is not None:
                opened = waiting[at][1]
                del waiting[at:]
                while found and found[-1][0] >= opened:
                    found.pop()
                found.append((opened, match.start()))
    open_still = [start for mark, start in waiting if mark in _DOUBLE]
    if open_still:
        found = [span for span in found if span[0] < open_still[0]]
        found.append((open_still[0], len(text)))
    return found


def _without(stretch: tuple[int, int], brackets: list[tuple[int, int]]) -> list[tuple[int, int]]:
    start, end = stretch
    parts: list[tuple[int, int]] = []
    for left, right in brackets:
        if start <= left and right <= end:
            parts.append((start, left))
            start = right
    parts.append((start, end))
    return parts
