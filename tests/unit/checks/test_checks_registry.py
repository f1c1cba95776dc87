"""Which checks there are, and what becomes of one that cannot be taken in."""

import sys
from collections.abc import Iterable
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest

from desk.checks.registry import Registry
from desk.checks.seam import Context, Finding, Rule
from desk.story.model import Story

HOUSE = Rule("house", "House style", "What the night editor wants asked.")


def point(name: str, value: str) -> EntryPoint:
    return EntryPoint(name, value, "desk.checks")


def nothing(story: Story, context: Context) -> Iterable[Finding]:
    del story, context
    return ()


def test_desks_own_checks_are_found_through_their_entry_points() -> None:
    registry = Registry.load()
    assert registry.broken == ()
    assert {"doubled-word", "spelling"} <= {rule.id for rule in registry.rules}


def test_every_rule_says_what_it_does_in_one_sentence_and_has_a_name_of_its_own() -> None:
    rules = Registry.load().rules
    assert len({rule.id for rule in rules}) == len({rule.name for rule in rules}) == len(rules)
    assert [rule.id for rule in rules if not rule.what.endswith((".", "?", "”."))] == []


def test_a_module_that_is_not_there_is_one_sentence_and_the_others_are_taken() -> None:
    registry = Registry.load([point("lost", "no.such_module"), point("doubled-word", "desk.checks.doubled")])
    assert [check.name for check in registry.found] == ["doubled-word"]
    (sentence,) = registry.broken
    assert sentence == (
        "The check “lost” (no.such_module) could not be loaded and is left out: "
        "ModuleNotFoundError No module named 'no'."
    )


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ({"check": nothing}, "AttributeError module 'odd_check' has no attribute 'RULES'"),
        ({"RULES": (), "check": nothing}, "TypeError its RULES are not rules"),
        ({"RULES": ("odd",), "check": nothing}, "TypeError its RULES are not rules"),
        (
            {"RULES": (HOUSE,), "check": "nothing"},
            "TypeError it needs one function of check, check_passage and check_passages",
        ),
        (
            {"RULES": (HOUSE,), "check": nothing, "check_passage": nothing},
            "TypeError it needs one function of check, check_passage and check_passages",
        ),
        (
            {"RULES": (Rule("doubled-word", "D", "D."),), "check": nothing},
            "ValueError another check has the rule doubled-word",
        ),
    ],
)
def test_a_module_that_is_no_check_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, words: dict[str, object], why: str
) -> None:
    module = ModuleType("odd_check")
    module.__dict__.update(words)
    monkeypatch.setitem(sys.modules, "odd_check", module)
    (sentence,) = Registry.load([point("a", "desk.checks.doubled"), point("odd", "odd_check")]).broken
    assert sentence == f"The check “odd” (odd_check) could not be loaded and is left out: {why}."


def test_a_third_partys_check_is_taken_beside_desks_own(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("house_style")
    module.__dict__.update(RULES=(HOUSE,), check=nothing)
    monkeypatch.setitem(sys.modules, "house_style", module)
    registry = Registry.load([point("house", "house_style"), point("doubled-word", "desk.checks.doubled")])
    assert [rule.id for rule in registry.rules] == ["doubled-word", "house"]
