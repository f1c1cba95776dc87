"""The checks this installation has: Desk's own and a third party's, found alike through entry points."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import cast

from desk.checks.seam import Check, Context, Finding
from desk.story.model import Story
from desk.story.text import passages

GROUP = "desk.checks"


@dataclass(frozen=True, slots=True)
class NamedCheck:
    """A check, the rule its findings carry, and what a person calls it."""

    rule: str
    name: str
    check: Check


@dataclass(frozen=True, slots=True)
class Checks:
    """The checks found; ``broken`` says in a sentence each why another could not be taken in."""

    found: tuple[NamedCheck, ...]
    broken: tuple[str, ...] = ()

    @classmethod
    def load(cls, points: Iterable[EntryPoint] | None = None) -> "Checks":
        """Find every check registered under ``desk.checks``, or take those of ``points``, by name."""
        found: list[NamedCheck] = []
        broken: list[str] = []
        for point in sorted(entry_points(group=GROUP) if points is None else points, key=lambda p: p.name):
            try:
                found.append(_taken(point))
            except Exception as error:  # noqa: BLE001 - a third party's module may fail in any way
                broken.append(_sentence(point, error))
        return cls(tuple(found), tuple(broken))

    def run(self, story: Story, context: Context) -> list[Finding]:
        """Return what every check finds, in reading order; a check’s bug is let through."""
        order = {(passage.field, passage.paragraph): at for at, passage in enumerate(passages(story))}
        findings = [finding for one in self.found for finding in one.check(story, context)]
        return sorted(
            findings,
            key=lambda f: (order.get((f.field, f.paragraph), len(order)), f.start, f.end, f.rule),
        )


def _taken(point: EntryPoint) -> NamedCheck:
    module = point.load()
    if not callable(module.check):
        raise TypeError("its check is not a function")
    return NamedCheck(str(module.RULE), str(module.NAME), cast("Check", module.check))


def _sentence(point: EntryPoint, error: Exception) -> str:
    why = " ".join(f"{type(error).__name__} {error}".split()).rstrip(".")
    return f"The check “{point.name}” ({point.value}) could not be loaded and is left out: {why}."
