"""Shares worked out again: 12 of the 48 seats (25 per cent), a third of the 90 pupils, or 30."""

import re
from collections.abc import Iterator

from desk.checks.changes import PERCENT, rounding
from desk.checks.figures import FIGURE, plain, printed
from desk.checks.seam import Finding, Severity, finding_in
from desk.checks.stated import PER_CENT, bears, is_fraction, per_cent, proportion
from desk.story.text import Passage

_THE = r"(?:the |its |their |these |all |a total of )*"
_WORDS = r"(?: (?!and\b|or\b|per\b)[a-z][\w’'-]*)"
_OR = r"(?: ?\(|,? or |, | [–-] )"
_END = r"(?= ?[).,;:–—]| -|$)"
_N = rf"(?P<n>[£$€]?(?i:{FIGURE}))(?![\w-]|[.,]\d)"
_M = rf"(?P<m>[£$€]?(?i:{FIGURE}))(?![\w-]|[.,]\d)"
_FORMS = (
    re.compile(rf"(?<![\w.,£$€]){_N} (?:out )?of {_THE}{_M}{_WORDS}{{0,4}}{_OR}(?:or )?{proportion('p')}"),
    re.compile(rf"\b{proportion('p')} of {_THE}{_M}{_WORDS}{{0,3}}(?: ?\(|,? or ){_N}{_WORDS}{{0,2}}{_END}"),
    re.compile(rf"(?<![\w.,£$€]){_N}{_WORDS}{{0,2}}(?: \(|,? or ){proportion('p')}[),]+ of {_THE}{_M}"),
    re.compile(rf"\b[Oo]f {_THE}{_M}{_WORDS}{{0,3}}, {_N}(?: \(|,? or ){proportion('p')}(?=[),])"),
)
_SAID = rf"(?:\d+(?:\.\d+)?){PER_CENT}"
_ANSWER = (
    r"(?: (?!of\b|in\b|for the\b|and\b|by\b|from\b|to\b)[a-z][\w’'-]*){0,3}"
    r" (?:yes|no|for|against|know|undecided|unsure|abstained|oppos\w+|support\w*|agreed?|disagreed?|approved?"
    r"|disapproved?|leave|remain)"
)
_ANSWERS = re.compile(rf"(?P<parts>{_SAID}{_ANSWER}(?:(?:,| and|, and| while|, while) {_SAID}{_ANSWER})+)")
_HUNDREDTHS = re.compile(rf"(\d+(?:\.\d+)?)(?={PER_CENT})")
_COUNTED = 1000
_ALL = 100


def shares(passage: Passage) -> Iterator[Finding]:
    """Yield each share of a whole that its two figures do not give, and shares of more than all."""
    for form in _FORMS:
        for match in form.finditer(passage.text):
            yield from _share(passage, match)
    for match in _ANSWERS.finditer(passage.text):
        parts = [float(part[1]) for part in _HUNDREDTHS.finditer(match["parts"])]
        if sum(parts) > _ALL + len(parts) / 2:
            message = f"These shares add up to {plain(sum(parts))} per cent."
            why = (f"{' + '.join(map(plain, parts))} = {plain(sum(parts))}.",)
            yield finding_in(passage, *match.span("parts"), PERCENT, Severity.ASK, message, (), why)


def _share(passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    part, whole, stated = printed(match["n"].lower()), printed(match["m"].lower()), match["p"]
    signs = [text[0] if text[0] in "£$€" else "" for text in (match["n"], match["m"])]
    if not 0 < part.value <= whole.value or per_cent(stated) > _ALL or signs[0] != signs[1]:
        return
    share = 100 * part.value / whole.value
    is_counted = whole.value < _COUNTED
    slack = 0.0 if is_counted else 100 * (part.half + part.value * whole.half / whole.value) / whole.value
    if not bears(stated, match["p_hedge"], share - slack, share + slack):
        message = f"{match['n']} of {match['m']} is {plain(share)} per cent, not {stated}."
        right = f"{plain(share)} per cent" if is_fraction(stated) else plain(share)
        why = (f"{match['n']} ÷ {match['m']} × 100 = {plain(share)}.", *rounding(share, slack))
        yield finding_in(passage, *match.span("p"), PERCENT, Severity.ASK, message, (right,), why)
