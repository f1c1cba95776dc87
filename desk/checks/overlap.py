"""Two findings for one error: the one that says more of it stays."""

from collections.abc import Iterable

from desk.checks.seam import Finding, Severity

_A_FEW_WORDS = 40
_WEIGHT = {Severity.STOP: 0, Severity.FIX: 1, Severity.ASK: 2, Severity.STYLE: 3}


def settled(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings of one text, in order, with one left of those that overlap.

    Only findings of a few words compete: a long sentence may well have a slip in it. The heavier wins;
    of two that weigh alike the one with a mending, then the longer, as it takes more into account.
    """
    left: list[Finding] = []
    taken: list[tuple[int, int]] = []
    for finding in sorted(findings, key=_rank):
        is_short = finding.end - finding.start <= _A_FEW_WORDS
        if is_short and any(finding.start < end and start < finding.end for start, end in taken):
            continue
        if is_short:
            taken.append((finding.start, finding.end))
        left.append(finding)
    return sorted(left, key=lambda one: (one.start, one.end, one.rule))


def _rank(finding: Finding) -> tuple[int, bool, int, int, str]:
    length = finding.end - finding.start
    return (_WEIGHT[finding.severity], not finding.suggestions, -length, finding.start, finding.rule)
