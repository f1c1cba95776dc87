"""Two findings for one error: the one that says more of it stays."""

from bisect import bisect_left
from collections.abc import Iterable

from desk.checks.seam import Finding, Severity

_A_FEW_WORDS = 40
_GUESSING = frozenset({"spelling"})
_WEIGHT = {Severity.STOP: 0, Severity.FIX: 1, Severity.ASK: 2, Severity.STYLE: 3}


def settled(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings of one text, in order, with one left of those that overlap.

    Only findings of a few words compete: a long sentence may well have a slip in it. The heavier wins;
    of two that weigh alike the one with a mending, then one that knows the word before one that guesses what
    was meant, then the longer, as it takes more into account.
    """
    left: list[Finding] = []
    taken: list[tuple[int, int]] = []  # apart from one another, in order
    for finding in sorted(findings, key=_rank):
        if finding.end - finding.start <= _A_FEW_WORDS:
            at = bisect_left(taken, (finding.end,))
            if at and taken[at - 1][1] > finding.start:
                continue
            taken.insert(at, (finding.start, finding.end))
        left.append(finding)
    return sorted(left, key=lambda one: (one.start, one.end, one.rule))


def _rank(finding: Finding) -> tuple[int, bool, bool, int, int, str]:
    length, guesses = finding.end - finding.start, finding.rule in _GUESSING
    return (_WEIGHT[finding.severity], not finding.suggestions, guesses, -length, finding.start, finding.rule)
