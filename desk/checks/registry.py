"""The checks this installation has: Desk's own and a third party's, found alike through entry points."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType
from typing import cast

from desk.checks.seam import PassageCheck, PassagesCheck, Rule, Settle, StoryCheck

GROUP = "desk.checks"


@dataclass(frozen=True, slots=True, eq=False)
class NamedCheck:
    """A check and the rules its findings carry; one of ``story``, ``passage`` and ``passages`` is there.

    ``settle`` goes over what was found in the passages of a story. Each is like itself alone: what one found
    is not what another of its name would find.
    """

    name: str
    rules: tuple[Rule, ...]
    story: StoryCheck | None = None
    passage: PassageCheck | None = None
    passages: PassagesCheck | None = None
    settle: Settle | None = None
    ids: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Keep the ids of the rules, which every text is asked about."""
        object.__setattr__(self, "ids", frozenset(rule.id for rule in self.rules))


@dataclass(frozen=True, slots=True)
class Registry:
    """The checks found; ``broken`` says in a sentence each why another could not be taken in."""

    found: tuple[NamedCheck, ...]
    broken: tuple[str, ...] = ()

    @classmethod
    def load(cls, points: Iterable[EntryPoint] | None = None) -> "Registry":
        """Find every check registered under ``desk.checks``, or take those of ``points``, by name."""
        found: list[NamedCheck] = []
        broken: list[str] = []
        taken: set[str] = set()
        for point in sorted(entry_points(group=GROUP) if points is None else points, key=lambda p: p.name):
            try:
                one = _taken(point.name, point.load(), taken)
            except Exception as error:  # noqa: BLE001 - a third party's module may fail in any way
                broken.append(_sentence(point, error))
            else:
                taken.update(rule.id for rule in one.rules)
                found.append(one)
        return cls(tuple(found), tuple(broken))

    def having(self, check: NamedCheck) -> "Registry":
        """Return the checks with this one in place of that of its name."""
        others = (one for one in self.found if one.name != check.name)
        return Registry((*others, check), self.broken)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule there is, by name of its check."""
        return tuple(rule for one in self.found for rule in one.rules)


def _taken(name: str, module: ModuleType, taken: set[str]) -> NamedCheck:
    rules = tuple(module.RULES)
    if not rules or not all(isinstance(rule, Rule) for rule in rules):
        raise TypeError("its RULES are not rules")
    if twice := taken.intersection(rule.id for rule in rules):
        raise ValueError(f"another check has the rule {min(twice)}")
    doors = (getattr(module, door, None) for door in ("check", "check_passage", "check_passages", "settle"))
    story, passage, passages, settle = doors
    if sum(map(callable, (story, passage, passages))) != 1:
        raise TypeError("it needs one function of check, check_passage and check_passages")
    return NamedCheck(
        name,
        rules,
        cast("StoryCheck", story) if callable(story) else None,
        cast("PassageCheck", passage) if callable(passage) else None,
        cast("PassagesCheck", passages) if callable(passages) else None,
        cast("Settle", settle) if callable(settle) else None,
    )


def _sentence(point: EntryPoint, error: Exception) -> str:
    why = " ".join(f"{type(error).__name__} {error}".split()).rstrip(".")
    return f"The check “{point.name}” ({point.value}) could not be loaded and is left out: {why}."
