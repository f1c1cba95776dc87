"""Odd spaces: before a stop, missing after one, two for one inside a sentence, unseen ones in a word."""

import re
from collections.abc import Iterable, Iterator

from desk.checks.once import told_once
from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.story.text import Passage

SPACE = Rule(
    "space", "Spaces", "A space too many or too few: before a comma, after a full stop, inside a word."
)
RULES = (SPACE,)

_UNREAD = frozenset({"handle", "source", "credit", "credit_label"})
_SIGNS = re.compile(
    r"""(?x)
      (?P<before> (?<=[a-z\d)]) [ \u00a0]+ (?P<stop>[,;:.!?]) (?= [ ] [A-Za-z] | $ ) )
    | (?P<wrong_side> (?<=[a-z\d)]) [ \u00a0]+ , (?= [a-z] ) )
    | (?P<after> (?<=[a-z]{3}) (?P<end>[.?!;:,]|,) (?= [A-Z][a-z]+ [ ,] ) )
    | (?P<comma> (?<=[a-z]{2}) , (?= [a-z]{2,} \b (?!\.\w) ) )
    | (?P<two> (?<=[a-z,;]) [ ]{2,} (?=[a-z]) )
    | (?P<unseen> (?<=\w) [\u200b\u2060\ufeff\t]+ (?=\w) )
    | (?P<inside> (?<=[(\[]) [ ]+ (?=[A-Za-z]) | (?<=[A-Za-z.,]) [ ]+ (?=[)\]]) )
    """
)
_PERHAPS = re.compile(
    r"[ \u00a0][,;:.!?]|[a-z][.?!;:,][A-Za-z]|[a-z,;]  [a-z]|[\u200b\u2060\ufeff\t]|[(\[] | [)\]]"
)
_SITE = re.compile(r"\S*(?:://|www\.|@|\.(?:com|org|net|co|uk|gov|edu)\b)\S*")
_SAID = {
    "before": "A space stands before “{stop}”.",
    "wrong_side": "The space stands before the comma and not after it.",
    "after": "The space after “{stop}” is missing.",
    "comma": "The space after the comma is missing.",
    "two": "Two spaces stand here for one.",
    "unseen": "A character that cannot be seen stands inside a word.",
    "inside": "A space stands inside the bracket.",
}


def check_passage(passage: Passage, context: Context) -> Iterable[Finding]:
    """Yield each odd space with what stands around it put right, the like of it once in a text."""
    del context
    if passage.field in _UNREAD or not _PERHAPS.search(passage.text):
        return ()
    return told_once(_in(passage), lambda one: one.message)


def _in(passage: Passage) -> Iterator[Finding]:
    text = passage.text
    sites: list[tuple[int, int]] | None = None
    for match in _SIGNS.finditer(text):
        sites = [site.span() for site in _SITE.finditer(text)] if sites is None else sites
        if any(start <= match.start() < end for start, end in sites):
            continue
        kind = match.lastgroup if match.lastgroup in _SAID else _kind(match)
        start, end = match.start(), match.end()
        stop = match["stop"] or match["end"] or ","
        right = {"before": stop, "after": stop + " ", "comma": ", ", "wrong_side": ", ", "two": " "}.get(
            kind, ""
        )
        # A space alone cannot be seen: the finding takes a neighbour in.
        start, end = max(0, start - 1), min(len(text), end + 1)
        right = text[start : match.start()] + right + text[match.end() : end]
        message = _SAID[kind].format(stop=stop)
        yield finding_in(passage, start, end, SPACE, Severity.FIX, message, (right,))


def _kind(match: re.Match[str]) -> str:
    return next(name for name in _SAID if match[name] is not None)
