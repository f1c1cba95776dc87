"""The signs by which a line of copy shows what it is: bullet, byline, heading, end of sentence."""

import re
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(r"\w")
_BULLET: Final = re.compile(r"(?P<mark>[-–—*+•·▪‣◦●■])\s+(?P<item>\S.*)|[•▪‣◦●■](?P<item2>\S.*)")
_SENTENCE_END: Final = re.compile(r"[.!?…][\s”’\"'»)\]]*$")
_OPEN_END: Final = re.compile(r"[,;:–—-]$")
_RELATED: Final = re.compile(
    r"(?:also|must)\s+(?:read|see|watch)|read\s+(?:also|more|next)|see\s+also|further\s+reading"
    r"|related(?:\s+(?:stories|story|news|articles?|links?|coverage|topics|posts|content|reading))?"
    r"|more\s+(?:stories|news|headlines|reading|on\s+this(?:\s+story)?|from\s+[\w\s’'.&-]{2,40})"
    r"|you\s+may\s+(?:also\s+)?like"
    r"|recommended(?:\s+(?:stories|reading|for\s+you))?|(?:other|top|latest|trending)\s+(?:stories|news|headlines)",
    re.IGNORECASE,
)
_FOOTER: Final = re.compile(
    r"(?:©|\(c\)|copyright\b|all rights reserved|tags?\s*:|topics?\s*:|keywords\s*:|share (?:this|on)\b"
    r"|follow us\b|subscribe\b|advertisement\b|comments?\s*(?:\(\d+\))?$)",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"(?:(?:additional\s+)?(?:reporting|words|text|story|written|report)\s+)?by:?\s+(?P<who>\S.*)",
    re.IGNORECASE,
)
_DESK: Final = re.compile(
    r"(?:(?:Our|Staff|Senior|Special|Diplomatic|Political|Business|Sports?|News|Own|Chief|City)\s+){1,3}"
    r"(?:Reporter|Correspondent|Writer|Desk|Editor)(?:,\s*[\w .-]{2,40})?",
    re.IGNORECASE,
)
_SMALL: Final = re.compile(
    r"and|al|at|bint?|by|da|del?|der|di|du|el|for|from|in|la|le|of|on|our|special|the|to|v[ao]n|with",
    re.IGNORECASE,
)
_BYLINE_WORDS: Final = 16


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words: its number from 1, its text stripped, and whether a blank line comes before."""

    number: int
    text: str
    gap: bool = False


def lines_of(text: str) -> tuple[list[Line], list[Line]]:
    """Cut text into lines with words, and the rest that is not blank (``* * *``, ``-----``)."""
    worded: list[Line] = []
    rules: list[Line] = []
    gap = False
    for number, raw in enumerate(text.split("\n"), 1):
        bare = raw.strip()
        if not bare:
            gap = True
            continue
        worded_line = _WORD.search(bare) is not None
        (worded if worded_line else rules).append(Line(number, bare, gap))
        gap = not worded_line
    return worded, rules


def bullet(text: str) -> tuple[str, str] | None:
    """Return the bullet mark and what it marks; None for a line that is no list item."""
    match = _BULLET.fullmatch(text)
    if match is None:
        return None
    return match["mark"] or text[0], (match["item"] or match["item2"]).strip()


def ends_sentence(text: str) -> bool:
    """Tell whether ``text`` ends as a sentence does, closing quotes and brackets allowed."""
    return _SENTENCE_END.search(text) is not None


def ends_open(text: str) -> bool:
    """Tell whether ``text`` ends in a mark that wants something after it: a colon, comma or dash."""
    return _OPEN_END.search(text) is not None


def is_related_heading(text: str) -> bool:
    """Tell whether the line heads a list of related stories (“Also read”, “More stories”)."""
    return _RELATED.fullmatch(text.strip("-–—=*#[]|> ").rstrip(": ")) is not None


def is_footer(text: str) -> bool:
    """Tell whether the line is a site’s foot: copyright, tags, sharing."""
    return _FOOTER.match(text) is not None


def read_byline(text: str) -> str:
    """Return ``text`` when it is a byline (“By …”, “Reporting by …”, “Staff Correspondent”), else nothing."""
    match = _BY.fullmatch(text)
    return text if _DESK.fullmatch(text) or (match is not None and _are_names(match["who"])) else ""


def byline_line(byline: str) -> str:
    """Set a byline so that it reads as one: names alone get their “By”."""
    return f"By {byline}" if byline and not read_byline(byline) else byline


def _are_names(who: str) -> bool:
    words = re.findall(r"[^\W\d_][\w’'.-]*", who)
    if not words or len(words) > _BYLINE_WORDS or ends_sentence(who) or ends_open(who):
        return False
    if not (words[0][0].isupper() or words[0] == "our"):
        return False
    return all(word[0].isupper() or _SMALL.fullmatch(word) is not None for word in words)
