"""Sums done again: shares and changes in per cent, totals and their parts, lists and their counts."""

import re
from collections.abc import Iterable, Iterator

from desk.checks.changes import PERCENT, changes, moves
from desk.checks.figures import NUMBER_WORDS, figure
from desk.checks.ranges import RANGE, ranges
from desk.checks.reading import NUMBER, YEAR, read
from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.checks.shares import shares
from desk.checks.stated import HAS_PROPORTION
from desk.checks.totals import TOTAL, totals
from desk.story.text import NOT_PROSE, Passage

COUNT = Rule("count", "Counts", "A number that the list after it does not have: “three people: A and B”.")
RULES = (PERCENT, TOTAL, COUNT, RANGE)

_LIST = re.compile(
    r"\b(?P<n>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[2-9]|10) "
    r"(?:[a-z][\w’'-]* ){0,3}(?!years|minutes|days|months|times|hours|goals|points)"
    r"(?:people|men|women|children|[a-z]+s)(?: (?:(?:were|are|have been|had been) )?[a-z]+ed)?: "
    r"(?P<list>[A-Z][^.;:!?()“”\"]*)(?=[.;]|$)"
)
_LIST_BETWEEN_DASHES = re.compile(
    r"\b(?P<n>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en) "
    r"(?:[a-z][\w’'-]* ){0,2}(?:people|men|women|children|[a-z]+s) ?[–—] ?"
    r"(?P<list>[A-Z][^.;:!?()“”\"–—]*?) ?[–—]"
)
_ITEM = re.compile(r", (?:and )?| and ")
_NAME_PART = r"(?:[A-Z][\w’'.-]*|de|van|von|bin|al|of|the|la|der|du)"
_NAME = re.compile(rf"{_NAME_PART}(?: {_NAME_PART})*")
_PARTED = re.compile("[:(–—]| -")
_ITEMS_SEEN = 12
_NUMBERS = frozenset({NUMBER, YEAR, *NUMBER_WORDS})
_FEWEST = 2
"""So many numbers a sum has."""


def check_passage(passage: Passage, context: Context) -> Iterable[Finding]:
    """Yield each sum that does not come out, as far as rounding allows."""
    if passage.field in NOT_PROSE or not context.is_english:
        return
    text = passage.text
    if " and " in text and _PARTED.search(text):
        yield from _lists(passage)
    numbers = sum(form.partition("-")[0] in _NUMBERS for form in read(text).forms)
    if numbers:
        yield from ranges(passage)
    if numbers < _FEWEST:
        return
    if HAS_PROPORTION.search(text):
        yield from shares(passage)
    if " and " in text or ", " in text:
        yield from totals(passage)
    if " from " in text or " against " in text or " compared " in text or " on " in text:
        yield from changes(passage)
        yield from moves(passage)


def _lists(passage: Passage) -> Iterator[Finding]:
    found = (match for form in (_LIST, _LIST_BETWEEN_DASHES) for match in form.finditer(passage.text))
    for match in found:
        items = [re.sub(r"^\d+$", "", item.strip()) for item in _ITEM.split(match["list"])]
        names = [item for item in items if item]
        if not all(_NAME.fullmatch(name) for name in names) or not 1 < len(names) <= _ITEMS_SEEN:
            continue
        if len(names) != figure(match["n"].lower()).value:
            message = f"{match['n'].capitalize()} are announced, and {len(names)} are named."
            why = ("; ".join(f"{at} {name}" for at, name in enumerate(names, 1)) + ".",)
            yield finding_in(passage, *match.span("n"), COUNT, Severity.ASK, message, (), why)
