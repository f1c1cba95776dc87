"""The house list: words and names for which the house writes others."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from desk.checks.phrases import Phrases, as_found, plainly
from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.story.text import Passage

LISTED = Rule("house-list", "House list", "A word or a name for which the house list has another.")
RULES = (LISTED,)

_UNREAD = frozenset({"source", "handle", "credit_label"})
_KEPT = 2


def check_passage(passage: Passage, context: Context) -> Iterable[Finding]:
    """Yield each word on the house list that has another to be written instead."""
    right = context.house.right
    if not right or passage.field in _UNREAD:
        return
    phrases, listed = _ready(tuple(right.items()))
    for start, end, found in phrases.find(passage.text):
        word, instead = listed[found]
        written = as_found(instead, passage.text[start:end], found)
        if not _has(passage.text, written, start, end):
            yield finding_in(
                passage, start, end, LISTED, Severity.FIX, f"The house writes “{written}”.", (written,),
                (f"House list: “{word}”, write “{instead}”.",),
            )  # fmt: skip


@lru_cache(_KEPT)
def _ready(right: tuple[tuple[str, str], ...]) -> tuple[Phrases, Mapping[str, tuple[str, str]]]:
    """Make a list ready to be looked for, and tell each of its lines by what will be found."""
    listed = {plainly(word): (word, instead) for word, instead in right}
    return Phrases(listed), listed


def _has(text: str, written: str, start: int, end: int) -> bool:
    """Tell whether the right words stand here already: “Burma” in “Myanmar (Burma)”."""
    at = text.find(written, max(0, end - len(written)))
    return 0 <= at <= start
