"""Runs the checks over stories; one that fails is switched off, and never harms a story."""

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import EntryPoint

from desk.checks.kept import KeptFindings, KeptTexts
from desk.checks.overlap import settled
from desk.checks.quoted import is_sic, marked, quoted_stretches
from desk.checks.registry import NamedCheck, Registry
from desk.checks.seam import Context, Finding, Rule, Severity
from desk.errors import DeskError
from desk.story.model import Story
from desk.story.text import Passage, passages

_Place = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class FailedCheck:
    """A check that failed and is off since; ``error`` is its bug."""

    name: str
    error: Exception

    @property
    def sentence(self) -> str:
        """Tell it to a person."""
        return f"The check “{self.name}” failed and is switched off until Desk starts anew."


class Checks:
    """The checks of one desk. Threads may share them."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._kept = KeptFindings()
        self._lock = threading.Lock()
        self._failed: dict[str, FailedCheck] = {}

    @classmethod
    def load(cls, points: Iterable[EntryPoint] | None = None) -> "Checks":
        """Find every check that is installed, or take those of ``points``."""
        return cls(Registry.load(points))

    def take(self, check: NamedCheck) -> None:
        """Put in a check that is made while Desk runs, in place of that of its name."""
        with self._lock:
            self._registry = self._registry.having(check)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule there is, those off by default among them."""
        return self._registry.rules

    @property
    def broken(self) -> tuple[str, ...]:
        """A sentence for each check that could not be loaded."""
        return self._registry.broken

    @property
    def failed(self) -> tuple[FailedCheck, ...]:
        """The checks that failed since the start, first to fail first."""
        return tuple(self._failed.values())

    def run(self, story: Story, context: Context, rules: Collection[str] | None = None) -> list[Finding]:
        """Return what the checks find, in reading order, one finding for an error.

        ``rules`` names those wanted; without it, all that are on by default are. What a check found in
        a paragraph is kept, and only changed paragraphs are checked again. Raises DeskError when the
        world fails a check (a dictionary that cannot be read).
        """
        wanted = {rule.id for rule in self.rules if rule.on} if rules is None else set(rules)
        places = {(passage.field, passage.paragraph): passage for passage in passages(story)}
        kept = self._kept.texts(list(places.values()), context)
        by_place: dict[_Place, list[Finding]] = {}
        for one in self._wanted(wanted):
            for finding in self._unless_it_fails(one, partial(_found, one, story, places, kept, context)):
                if finding.rule in wanted:
                    by_place.setdefault((finding.field, finding.paragraph), []).append(finding)
        if not by_place:
            return []
        what = {rule.id: rule.what for rule in self.rules}
        return [
            finding
            for place, passage in places.items()
            if place in by_place
            for finding in _told(passage, by_place[place], what)
        ]

    def read_ahead(self, story: Story, context: Context, rules: Collection[str]) -> None:
        """Run the checks that read many texts at once, over those of a story, for stories yet to come."""
        kept = self._kept.texts(list(passages(story)), context)
        for one in self._wanted(rules):
            if one.passages is not None:
                self._unless_it_fails(one, partial(_in_texts, one, kept, context))

    def _wanted(self, rules: Collection[str]) -> Iterator[NamedCheck]:
        for one in self._registry.found:
            if one.name not in self._failed and not one.ids.isdisjoint(rules):
                yield one

    def _unless_it_fails(self, one: NamedCheck, find: Callable[[], list[Finding]]) -> list[Finding]:
        try:
            return find()
        except DeskError:
            raise
        except Exception as error:  # noqa: BLE001 - a check may have any bug, and the story goes on
            with self._lock:
                self._failed.setdefault(one.name, FailedCheck(one.name, error))
            return []


def _found(
    one: NamedCheck, story: Story, places: dict[_Place, Passage], kept: KeptTexts, context: Context
) -> list[Finding]:
    """Return what one check finds, each held against its text; raises whatever its bug is."""
    if one.story is not None:
        found = list(one.story(story, context))
    else:
        found = _in_texts(one, kept, context)
        if one.settle is not None:
            found = list(one.settle(found, story, context))
    for finding in found:
        _hold(finding, places, one.ids)
    return found


def _in_texts(one: NamedCheck, kept: KeptTexts, context: Context) -> list[Finding]:
    def find(new: Sequence[Passage]) -> Iterable[Iterable[Finding]]:
        if one.passages is not None:
            return one.passages(new, context)
        return () if one.passage is None else (one.passage(passage, context) for passage in new)

    return kept.of(one, find)


def _told(passage: Passage, findings: list[Finding], what: Mapping[str, str]) -> Iterator[Finding]:
    """Yield one finding for an error, marked where it is quoted; for one without evidence its rule speaks.

    “[sic]” protects what it follows from all but what stops the press.
    """
    stretches = quoted_stretches(passage)
    meant = [one for one in findings if one.severity is Severity.STOP or not is_sic(one, passage.text)]
    for finding in settled(meant):
        marked_ = marked(finding, stretches)
        yield marked_ if marked_.why else replace(marked_, why=(what[marked_.rule],))


def _hold(finding: Finding, places: dict[_Place, Passage], ids: frozenset[str]) -> None:
    """Raise ValueError when a finding is not one of its check’s rules, or its text is not where it says."""
    passage = places.get((finding.field, finding.paragraph))
    if finding.rule not in ids:
        raise ValueError(f"a finding of the rule {finding.rule}, which the check does not have")
    if passage is None or not 0 <= finding.start < finding.end <= len(passage.text):
        raise ValueError(f"a finding at {finding.field} {finding.paragraph}, where there is no such text")
    if passage.text[finding.start : finding.end] != finding.text:
        raise ValueError(f"a finding of {finding.text!r}, which is not what stands there")
