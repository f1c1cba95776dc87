"""Quotations held against the copy as it came in: the words of others are not the desk’s to change."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from desk.checks.quoted import quoted_stretches
from desk.checks.seam import Context, Finding, Rule, Severity, Speller, finding_in
from desk.story.model import Story
from desk.story.text import Passage, passages

ALTERED = Rule("altered-quote", "Altered quotations", "A quotation that differs from the copy as received.")
RULES = (ALTERED,)

_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_LEFT_OUT = re.compile(r"…|\.\.\.")
_READ = frozenset({"body", "headline", "standfirst", "caption"})
_FEWEST = 4
_ALIKE = 0.6
_SLACK = 3


@dataclass(frozen=True, slots=True)
class _Spoken:
    """The words of one unbroken piece of a quotation, bare, and where each stands in its passage."""

    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


def check(story: Story, context: Context) -> Iterable[Finding]:
    """Yield each change inside a quotation that the copy as received has otherwise.

    Editor’s brackets and what “…” leaves out are the desk’s; so is mending a word that is misspelt there.
    A quotation that the copy does not have at all was got elsewhere, and is let be.
    """
    if not context.received:
        return
    received = _WORD.findall(context.received)
    whole = f" {' '.join(map(_bare, received))} "
    speller = context.speller(context.language)
    for passage in passages(story):
        if passage.field in _READ:
            for spoken in _spoken(passage):
                if f" {' '.join(spoken.words)} " not in whole:
                    yield from _changes(passage, spoken, received, speller)


def _bare(word: str) -> str:
    return word.casefold().replace("’", "'")


def _spoken(passage: Passage) -> Iterator[_Spoken]:
    for start, end in quoted_stretches(passage):
        cuts = [start, *(m.end() for m in _LEFT_OUT.finditer(passage.text, start, end)), end]
        for left, right in pairwise(cuts):
            found = list(_WORD.finditer(passage.text, left, right))
            if len(found) >= _FEWEST:
                yield _Spoken(tuple(_bare(m[0]) for m in found), tuple(m.span() for m in found))


def _changes(
    passage: Passage, spoken: _Spoken, received: Sequence[str], speller: Speller | None
) -> Iterator[Finding]:
    there = _window(spoken.words, received)
    matcher = SequenceMatcher(None, spoken.words, [_bare(word) for word in there], autojunk=False)
    if sum(block.size for block in matcher.get_matching_blocks()) < _ALIKE * len(spoken.words):
        return
    for kind, left, right, there_left, there_right in matcher.get_opcodes():
        at_edge = left in {0, len(spoken.words)} and left == right
        if kind == "equal" or at_edge:
            continue
        theirs = there[there_left:there_right]
        # The window is wider than the quotation: at its ends, as many words stand over against as changed.
        if left == 0:
            theirs = theirs[-right:]
        elif right == len(spoken.words):
            theirs = theirs[: right - left]
        if len(theirs) == right - left and speller and not any(map(speller.knows, theirs)):
            continue
        # A word left out has no place of its own: the finding takes in the word before.
        first = left if right > left else left - 1
        start, end = spoken.places[first][0], spoken.places[max(first, right - 1)][1]
        reading = " ".join([*spoken.words[first:left], *theirs])
        said = (
            f"the copy as received has “{reading}”" if reading else "the copy as received has no such words"
        )
        message = f"This quotation was changed: {said}."
        yield finding_in(
            passage, start, end, ALTERED, Severity.ASK, message, (), (f"As received: {' '.join(there)}",)
        )


def _window(words: Sequence[str], received: Sequence[str]) -> Sequence[str]:
    """Return the stretch of the received copy most words of which stand where the quotation has them."""
    where: dict[str, list[int]] = {}
    for at, word in enumerate(received):
        where.setdefault(_bare(word), []).append(at)
    votes = Counter(at - own for own, word in enumerate(words) for at in where.get(word, ()))
    if not votes:
        return ()
    start = max(votes, key=lambda offset: (sum(votes[offset + slip] for slip in range(-2, 3)), votes[offset]))
    return received[max(0, start - _SLACK) : start + len(words) + _SLACK]
