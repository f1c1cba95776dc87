"""The house list: words and names for which the house writes others."""

from collections.abc import Iterable

from desk.checks.phrases import Phrases, as_found
from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.story.text import Passage

LISTED = Rule("house-list", "House list", "A word or a name for which the house list has another.")
RULES = (LISTED,)

_UNREAD = frozenset({"source", "handle", "credit_label"})


def check_passage(passage: Passage, context: Context) -> Iterable[Finding]:
    """Yield each word on the house list that has another to be written instead."""
    right = context.house.right
    if not right or passage.field in _UNREAD:
        return
    lowered = passage.text.lower().replace("’", "'")
    for word, instead in right.items():
        listed = " ".join(word.replace("’", "'").split())
        if listed.split(" ", 1)[0].lower() not in lowered:
            continue
        for start, end, found in Phrases((listed,)).find(passage.text):
            written = as_found(instead, passage.text[start:end], found)
            if not _has(passage.text, written, start, end):
                yield finding_in(
                    passage, start, end, LISTED, Severity.FIX, f"The house writes “{written}”.", (written,),
                    (f"House list: “{word}”, write “{instead}”.",),
                )  # fmt: skip


def _has(text: str, written: str, start: int, end: int) -> bool:
    """Tell whether the right words stand here already: “Burma” in “Myanmar (Burma)”."""
    at = text.find(written, max(0, end - len(written)))
    return 0 <= at <= start
