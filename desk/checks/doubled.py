"""The same word twice running: “the the”."""

import re
from collections.abc import Iterable, Iterator

from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.story.text import Passage

DOUBLED = Rule("doubled-word", "Doubled words", "The same word twice running: “the the”.")
RULES = (DOUBLED,)

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_TWICE = 2
_UNREAD = frozenset({"handle", "source"})
_MEANT = re.compile(
    "had|that|very|so|really|far|much|many|more|never|ever|long|big|old|now|no|yes|ha|hey|hear|there|bye|knock"
    "|tut|aye|please|wait|go|blah|night|chop|choo|tuk|bling|boom|bang|woof|win"
)
_SMALL = re.compile("an?|and|at|by|for|from|her|his|in|of|on|the|their|to|with", re.IGNORECASE)


def check_passage(passage: Passage, context: Context) -> Iterable[Finding]:
    """Yield each word that stands twice in a row with only white space between, in reading order.

    Three are meant (a trillion trillion trillion), but not of a small word (the the the); meant, too, are
    two with capitals (Duran Duran) and a title before a name (the law lord Lord Bingham).
    """
    del context
    return () if passage.field in _UNREAD else _in(passage)


def _in(passage: Passage) -> Iterator[Finding]:
    text = passage.text
    run: list[re.Match[str]] = []
    for word in (*_WORD.finditer(text), None):
        if word is not None and (not run or _same(run[-1], word, text)):
            run.append(word)
            continue
        if len(run) > 1 and _is_slip([match[0] for match in run]):
            yield _finding(passage, run[0].start(), run[-1].end(), run[0][0])
        run = [word] if word is not None else []


def _finding(passage: Passage, start: int, end: int, word: str) -> Finding:
    return finding_in(
        passage, start, end, DOUBLED, Severity.FIX, f"“{word}” stands here more than once.", (word,)
    )


def _same(one: re.Match[str], two: re.Match[str], text: str) -> bool:
    between = text[one.end() : two.start()]
    if not between.isspace() or one[0].casefold() != two[0].casefold():
        return False
    return _alone(text, one.start() - 1) and _alone(text, two.end())


def _is_slip(run: list[str]) -> bool:
    """Tell whether nobody would write the word again on purpose."""
    first = run[0]
    if _MEANT.fullmatch(first.casefold()) or all(word[0].isupper() for word in run):
        return False
    return _SMALL.fullmatch(first) is not None or (len(run) == _TWICE and not run[1][0].isupper())


def _alone(text: str, beside: int) -> bool:
    """Tell whether a word ends here: no hyphen, figure or apostrophe ties it to a longer one."""
    return not 0 <= beside < len(text) or not (text[beside].isalnum() or text[beside] in "-‐‑_@#/'’")
