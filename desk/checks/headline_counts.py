"""Numbers in the headline, held against the copy: “17 injured” over a story of 15, “300 homes” over 250."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from desk.checks.figures import FIGURE, figure
from desk.checks.grammar_words import listed
from desk.checks.grounds import reading
from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.story.model import Story
from desk.story.text import Passage, passages

HEADLINE = Rule(
    "headline-count", "Counts in headlines", "A number in the headline that the copy does not have."
)
RULES = (HEADLINE,)

_FIELDS = frozenset({"headline", "standfirst"})
_FATES = {
    "dead": r"dead|die[sd]?|dying|killed|killing|kills?|deaths?|death toll|drown(?:ed|s)?|fatalities|bodies",
    "injured": r"injur\w+|hurt|wound(?:ed|s|ing)",
    "arrested": r"arrest\w*|held|detain\w*|custody",
    "missing": r"missing|unaccounted",
    "jailed": r"jail\w*|imprisoned|sentenced",
    "charged": r"charged|accused",
    "rescued": r"rescued?|rescues|saved",
}
_LONE = r"(?<![\w.,£$€-])"
_NO_COUNT = r"(?![%\d]|,\d|\.\d|-[a-z]| ?(?:per cent|years?|months?|days?|hours?|times)\b)"
_FIGURE = re.compile(rf"{_LONE}{FIGURE}(?!\w){_NO_COUNT}", re.IGNORECASE)
_NEAR_BEFORE = rf"{_LONE}(?P<n>{FIGURE}){_NO_COUNT}(?: [\w’'-]+){{0,3}}? "
_LINK = "(?:at least|about|some|more than|up to|over|nearly|rises? to|rose to|to|of|is|was|at|as many as)"
_NEAR_AFTER = rf"(?: {_LINK})* (?P<m>{FIGURE}){_NO_COUNT}\b"
_COUNTED = re.compile(
    rf"{_LONE}(?P<n>{FIGURE}){_NO_COUNT} (?:new |more |extra )?(?P<noun>[a-z]{{4,}}s)\b", re.IGNORECASE
)
_MEASURES = listed("minutes seconds hours weeks months years times points goals miles metres tonnes litres")
_SUMMED = 3
_FEW = 12
_READINGS = 3
_ROUNDED = 0.05
"""How far a headline may round."""


def check(story: Story, context: Context) -> Iterable[Finding]:
    """Yield each number of people or things in the headline that no number in the body bears out."""
    if not context.is_english:
        return
    heads = [p for p in passages(story) if p.field in _FIELDS and _FIGURE.search(p.text)]
    if not heads:
        return
    body = "\n".join(paragraph.text for paragraph in story.body)
    every = {figure(match[0].lower()).value for match in _FIGURE.finditer(body)}
    for passage in heads:
        for fate, words in _FATES.items():
            counts = re.compile(rf"{_NEAR_BEFORE}(?:{words})\b|\b(?:{words}){_NEAR_AFTER}", re.IGNORECASE)
            if (match := counts.search(passage.text)) is not None:
                yield from _held(passage, match, fate, list(counts.finditer(body)), every)
        for match in _COUNTED.finditer(passage.text):
            noun = match["noun"].lower()
            if noun not in _MEASURES:
                told = re.finditer(rf"{_NEAR_BEFORE}{noun}\b", body, re.IGNORECASE)
                yield from _held(passage, match, noun, list(told), every, rounded=_ROUNDED)


def _held(
    passage: Passage,
    match: re.Match[str],
    what: str,
    told: list[re.Match[str]],
    every: set[float],
    *,
    rounded: float = 0.0,
) -> Iterator[Finding]:
    """Ask about the number a headline has of what the copy counts otherwise, in the places ``told``.

    ``rounded`` is the share that the headline may be off by, and ``every`` the numbers of the copy.
    """
    place = "n" if match["n"] else "m"
    number = _number(match)
    there = [_number(one) for one in told]
    if not there or number in every or _is_sum(number, there):
        return
    if any(abs(number - value) <= rounded * value for value in there):
        return
    said = " or ".join(f"{value:,.0f}" for value in dict.fromkeys(there))
    message = f"The {passage.field} has {match[place]} {what}; the copy has {said}."
    why = tuple(f"The copy: “{reading(one.string, *one.span())}”" for one in told[:_READINGS])
    yield finding_in(passage, *match.span(place), HEADLINE, Severity.ASK, message, (), why)


def _number(match: re.Match[str]) -> float:
    return figure((match["n"] or match["m"]).lower()).value


def _is_sum(number: float, there: list[float]) -> bool:
    """Tell whether the number is two or three of the others together: three men and two women."""
    few = there[:_FEW]
    return any(sum(some) == number for size in range(2, _SUMMED + 1) for some in combinations(few, size))
