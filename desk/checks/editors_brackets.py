"""Editor's brackets that make a quotation unreadable: read through, they say a word twice or two for one."""

import re
from collections.abc import Iterable, Iterator

from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.story.text import Passage

BRACKET = Rule(
    "editors-bracket", "Editor’s brackets", "An editor’s bracket that does not read with the words around it."
)
RULES = (BRACKET,)

_BRACKET = re.compile(r"\[([^\[\]\n]{1,120})\]")
_BEFORE = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)*)[ \u00a0]+$")
_AFTER = re.compile(r"[ \u00a0]+([^\W\d_]+(?:['’][^\W\d_]+)*)")
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SPARED = re.compile(r"(?i)\W*(?:sic|…|\.\.\.)\W*|(?:pause|laughs?|laughter|applause|inaudible|pictured)\W*")
_BARE = re.compile(r"(?i)the|an?|its|their|our|my|your")
_DETERMINER = re.compile(r"(?i)the|an?|this|these|those|his|her|its|their|our|my|your")
_TWICE_MEANT = re.compile(r"(?i)that|had|her|very")
_LETTERS = 2
_REACH = 40


def check_passage(passage: Passage, context: Context) -> Iterable[Finding]:
    """Yield each bracket that repeats the word beside it, doubles its article, or sticks to a word."""
    if "[" not in passage.text or not context.is_english:
        return
    for match in _BRACKET.finditer(passage.text):
        if not _SPARED.fullmatch(match[1]):
            yield from _read_through(passage, match)


def _read_through(passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    text, inside = passage.text, _WORDS.findall(match[1])
    before, after = (
        _BEFORE.search(text, max(0, match.start() - _REACH), match.start()),
        _AFTER.match(text, match.end()),
    )
    if not inside:
        return
    if before and _same(before[1], inside[0]):
        yield _twice(passage, before.start(1), match.end(), before[1], match[0])
    elif after and _same(inside[-1], after[1]):
        yield _twice(passage, match.start(), after.end(1), after[1], match[0])
    elif before and _BARE.fullmatch(before[1]) and _DETERMINER.fullmatch(inside[0]):
        message = (
            f"Read through the bracket, “{before[1]} {inside[0]}” has two articles or pronouns for one noun."
        )
        yield finding_in(passage, before.start(1), match.end(), BRACKET, Severity.FIX, message, (match[0],))
    elif len(match[1]) > _LETTERS and match[1].isalpha() and _sticks(text, match):
        yield finding_in(
            passage, match.start(), match.end() + 1, BRACKET, Severity.ASK,
            "A space seems to be missing beside the bracket.",
        )  # fmt: skip


def _twice(passage: Passage, start: int, end: int, word: str, bracket: str) -> Finding:
    message = f"Read through the bracket, “{word}” stands here twice."
    return finding_in(passage, start, end, BRACKET, Severity.FIX, message, (bracket,))


def _same(one: str, two: str) -> bool:
    return one.casefold() == two.casefold() and not _TWICE_MEANT.fullmatch(one)


def _sticks(text: str, match: re.Match[str]) -> bool:
    """Tell whether a word in a bracket is stuck to the next word: “[he]said”; [w]e is meant so."""
    after = text[match.end() : match.end() + 4]
    return len(after) == len("said") and after.isalpha() and after.islower()
