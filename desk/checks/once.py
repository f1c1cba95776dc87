"""Damage that runs through a text is one fault of it, told once with its count."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace

from desk.checks.seam import Finding


def told_once(findings: Iterable[Finding], fault: Callable[[Finding], Hashable]) -> Iterable[Finding]:
    """Yield the first finding of each fault in a text; its sentence says in how many more places it is."""
    by_fault: dict[Hashable, list[Finding]] = {}
    for finding in findings:
        by_fault.setdefault(fault(finding), []).append(finding)
    for first, *others in by_fault.values():
        if not others:
            yield first
            continue
        more = "one more place" if len(others) == 1 else f"{len(others)} more places"
        yield replace(first, message=f"{first.message[:-1]}, and the same is wrong in {more} of this text.")
