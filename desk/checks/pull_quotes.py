"""A pull quote held against the copy it was pulled from: what is displayed must still be said below."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

from desk.checks.quoted import quoted_stretches
from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.story.model import Story
from desk.story.text import Passage, passages

GONE = Rule(
    "pull-quote",
    "Pull quotes",
    "A pull quote with words that the copy does not say, or no longer.",
    stops=True,
)
RULES = (GONE,)

# What a sub may leave out or put in between: “…”, a dash before who said it, a sentence, a bracket of ours.
_BREAK = re.compile(r"\[[^\[\]]*\]|…|\.\.\.|[—–]|[.!?]+(?!\w)")


def check(story: Story, context: Context) -> Iterable[Finding]:
    """Yield the first piece of the pull quote whose words do not stand together in a paragraph of the body.

    Sentences may stand apart, and what somebody says may go on after “he said”: then only what stands
    between the quotation marks is read.
    """
    del context
    displayed = next((passage for passage in passages(story) if passage.field == "pull_quote"), None)
    if displayed is None:
        return
    said = [text for passage in passages(story) if passage.field == "body" for text in _readings(passage)]
    for start, end in _pieces(displayed.text):
        words = _words(displayed.text[start:end])
        if words.strip() and not any(words in text for text in said):
            message = (
                f"The copy does not say “{displayed.text[start:end]}”; mend the pull quote or take it out."
            )
            yield finding_in(displayed, start, end, GONE, Severity.STOP, message)
            return


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches between breaks, without the white and the marks round them."""
    cuts = [0, *(cut for found in _BREAK.finditer(text) for cut in found.span()), len(text)]
    for left, right in list(pairwise(cuts))[::2]:
        inside = [at for at in range(left, right) if _is_spoken(text[at])]
        if inside:
            yield inside[0], inside[-1] + 1


def _readings(passage: Passage) -> Iterator[str]:
    """Yield a paragraph as it stands, and what is quoted in it as one."""
    yield _words(passage.text)
    stretches = quoted_stretches(passage)
    if len(stretches) > 1:
        yield _words(" ".join(passage.text[start:end] for start, end in stretches))


def _is_spoken(char: str) -> bool:
    return unicodedata.category(char)[0] in "LMN"


def _words(text: str) -> str:
    """Return the words of a text with one space on each side of each: letters, marks and figures alone."""
    kept = "".join(char if _is_spoken(char) else "'" if char in "'’" else " " for char in text.casefold())
    return f" {' '.join(word for part in kept.split() if (word := part.strip(chr(39))))} "
