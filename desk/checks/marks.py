"""Quotation marks and brackets read in pairs: which stand alone, and which do not match."""

import re
from dataclasses import dataclass
from itertools import islice

_MARK = re.compile(r"[“”\"]|[()\[\]]")
_OPENS_AFTER = frozenset(" \t\n\u00a0([{—–-/‘'“”\"…|*•")
_REOPENS = re.compile(r"[.!?…]\s+$")
_LIST_MARK = re.compile(r"(?:^|[\s;,:(])\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})$")
_FACE = re.compile(r"[:;=]-?$")
_SINGLE = re.compile(r"(?<![^\s(\[“—–])‘(?=[^\s\d])(?!(?:tis|twas|em|til|n|cos|cause|bout)\b)")
_SINGLE_END = re.compile(r"(?<=\S)[’'](?!\w)")
_NEAR = 8
_BRACKETS = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark that stands alone, or the pair that does not match (“so").

    ``to_end`` tells that what it opens is still open where the text ends.
    """

    at: int
    opens: bool
    partner: int | None = None
    to_end: bool = False


@dataclass(frozen=True, slots=True)
class Alone:
    """What does not pair in one text: quotation marks, and brackets."""

    quotes: tuple[Mark, ...]
    brackets: tuple[Mark, ...]


def alone(text: str) -> Alone:
    """Return the double quotation marks and the brackets that have no partner in a text, in order.

    Of single marks only a curly one that opens and has nothing after it that could close it is told: half
    of the others are apostrophes. A mark that opens while another is open tells
    that the first was never closed, unless a sentence ended before it: a quotation of several paragraphs,
    set as one. Inches, list numbers and faces drawn of brackets are passed over.
    """
    quotes: list[Mark] = []
    brackets: list[Mark] = []
    open_quote: int | None = None
    stack: list[int] = []
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if mark in "()[]":
            _bracket(text, at, stack, brackets)
            continue
        opens = _opens(text, at, is_open=open_quote is not None)
        if opens is None:
            continue
        if opens:
            if open_quote is not None and not _REOPENS.search(text, max(0, at - _NEAR), at):
                quotes.append(Mark(open_quote, opens=True))
            open_quote = at
        elif open_quote is None:
            quotes.append(Mark(at, opens=False))
        else:
            if (text[open_quote] == "“") != (mark == "”"):
                quotes.append(Mark(at, opens=False, partner=open_quote))
            open_quote = None
    if open_quote is not None:
        quotes.append(Mark(open_quote, opens=True, to_end=True))
    quotes += _single(text)
    brackets += [Mark(at, opens=True) for at in stack]
    return Alone(
        tuple(sorted(quotes, key=lambda one: one.at)), tuple(sorted(brackets, key=lambda one: one.at))
    )


def _single(text: str) -> list[Mark]:
    if "‘" not in text:
        return []
    last = max((end.start() for end in _SINGLE_END.finditer(text)), default=-1)
    lonely = (one.start() for one in _SINGLE.finditer(text) if one.start() > last)
    return [Mark(at, opens=True, to_end=True) for at in islice(lonely, 1)]


def _bracket(text: str, at: int, stack: list[int], found: list[Mark]) -> None:
    mark = text[at]
    if mark in "([":
        stack.append(at)
        return
    wanted = _BRACKETS[mark]
    if stack and text[stack[-1]] == wanted:
        stack.pop()
    elif not (
        mark == ")"
        and (_LIST_MARK.search(text, max(0, at - _NEAR), at) or _FACE.search(text, max(0, at - _NEAR), at))
    ):
        found.append(Mark(at, opens=False))


def _opens(text: str, at: int, *, is_open: bool) -> bool | None:
    """Tell whether a double mark opens or closes; None where a straight one means inches."""
    if text[at] != '"':
        return text[at] == "“"
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    may_open = (not before or before in _OPENS_AFTER) and bool(after.strip(" \t\n\u00a0.,;:!?)]"))
    may_close = bool(before.strip()) and not after.isalnum()
    if before.isdigit() and not is_open:
        return None
    if may_open == may_close:
        return not is_open
    return may_open
