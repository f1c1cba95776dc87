"""A credit’s names cut apart at strokes, commas, “via” and “on”."""

import re
from typing import Final

from desk.pictures.credit_phrases import SHARED
from desk.pictures.credit_piece import Mark
from desk.pictures.credit_words import CreditWords, folded

_SECOND: Final = "for|image|picture|photo|file|representat|courtesy|mandatory|handout"
_CUT: Final = re.compile(
    r"(?P<via>\s*[/,(]?\s*\bvia\b:?\s*/?\s*)"
    r"|(?P<stroke>\s*[/#|;•]+\s*|\s+[–—-]+\s+|\s{2,}|\s*:\s+|\s*://?\s*)"
    r"|(?P<host>,?\s+(?:on|from|at)\s+)"
    rf"|(?P<comma>\s*,\s*(?:and\s+)?|\.\s+(?=(?:{_SECOND})\b))",
    re.IGNORECASE,
)
_SHARED: Final = re.compile(rf"\b(?:{SHARED})\s*$", re.IGNORECASE)
_HEAD: Final = re.compile(r"\s*[,/(]")


def cut(text: str, words: CreditWords) -> list[tuple[Mark, str]]:
    """Cut ``text``; each part comes with what stood before it. Brackets hold together but at “via”."""
    parts: list[tuple[Mark, str]] = []
    at, mark = 0, Mark.START
    for found in _CUT.finditer(text):
        inside = text.count("(", 0, found.start()) > text.count(")", 0, found.start())
        if inside and found["via"] is None:
            continue
        if found["host"] is not None and not _is_hosted(text[at : found.start()], text[found.end() :], words):
            continue
        parts.append((mark, text[at : found.start()].strip()))
        at = found.end()
        mark = Mark.VIA if found["via"] or found["host"] else Mark.COMMA if found["comma"] else Mark.STROKE
    parts.append((mark, text[at:].strip()))
    return _joined(parts, words)


def _is_hosted(before: str, after: str, words: CreditWords) -> bool:
    """Tell whether “on” leads from a name to a place pictures are found: “Ann Hale on Unsplash”."""
    head = folded(_HEAD.split(after)[0])
    named = " " in before.strip() or not before.strip().isalpha()
    named = named and _SHARED.search(before) is None
    return named and after[:1].isupper() and (head in words.owners or head in words.platforms)


def _joined(parts: list[tuple[Mark, str]], words: CreditWords) -> list[tuple[Mark, str]]:
    """Put back what a comma must not part: “ZUMA Press, Inc.”, “Ministry of Tourism, India”."""
    whole: list[tuple[Mark, str]] = []
    for mark, part in parts:
        if mark is Mark.COMMA and whole:
            before = whole[-1][1]
            last = before.split()[-1] if before else ""
            of_kind = " " in before and last.islower() and folded(last) in words.kinds
            office = folded(part) in words.territories and not words.strong.isdisjoint(folded(before).split())
            if of_kind or office or folded(part) in words.forms:
                whole[-1] = (whole[-1][0], f"{before}, {part}")
                continue
        whole.append((mark, part))
    return whole
