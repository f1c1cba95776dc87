"""Which checks there are, and in what order they speak."""

import sys
from collections.abc import Iterable
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest

from desk.checks.registry import Checks, NamedCheck
from desk.checks.seam import Context, Finding, Severity
from desk.checks.speller import Spellers
from desk.resources import shipped
from desk.story.model import Paragraph, PhotoUse, Story

CONTEXT = Context(Spellers(shipped() / "words"))


def point(name: str, value: str) -> EntryPoint:
    return EntryPoint(name, value, "desk.checks")


def test_desks_own_checks_are_found_through_their_entry_points() -> None:
    checks = Checks.load()
    assert [(check.rule, check.name) for check in checks.found] == [
        ("doubled-word", "Doubled words"),
        ("spelling", "Spelling"),
    ]
    assert checks.broken == ()


def test_findings_come_in_reading_order_whichever_check_speaks_first() -> None:
    story = Story(
        headline="The goverment falls",
        photos=(PhotoUse("A ship ship."),),
        body=(Paragraph("They recieve the the ship and and acommodation."),),
    )
    found = Checks.load().run(story, CONTEXT)
    assert [(finding.field, finding.text) for finding in found] == [
        ("headline", "goverment"),
        ("caption", "ship ship"),
        ("body", "recieve"),
        ("body", "the the"),
        ("body", "and and"),
        ("body", "acommodation"),
    ]


def test_a_story_without_text_has_no_findings() -> None:
    assert Checks.load().run(Story(), CONTEXT) == []


def test_a_module_that_is_not_there_is_one_sentence_and_the_others_still_run() -> None:
    checks = Checks.load([point("lost", "no.such_module"), point("doubled-word", "desk.checks.doubled")])
    assert [check.rule for check in checks.found] == ["doubled-word"]
    (sentence,) = checks.broken
    assert sentence == (
        "The check “lost” (no.such_module) could not be loaded and is left out: "
        "ModuleNotFoundError No module named 'no'."
    )


def test_a_module_that_is_no_check_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("odd_check")
    module.__dict__.update(RULE="odd", NAME="Odd", check="nothing")
    monkeypatch.setitem(sys.modules, "odd_check", module)
    (sentence,) = Checks.load([point("odd", "odd_check")]).broken
    assert sentence == (
        "The check “odd” (odd_check) could not be loaded and is left out: "
        "TypeError its check is not a function."
    )


def test_a_third_partys_check_runs_beside_desks_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(story: Story, context: Context) -> Iterable[Finding]:
        assert context is CONTEXT
        yield Finding(
            "house", Severity.STOP, "Ask the night editor.", "body", 0, 0, 4, story.body[0].text[:4]
        )

    module = ModuleType("house_style")
    module.__dict__.update(RULE="house", NAME="House style", check=check)
    monkeypatch.setitem(sys.modules, "house_style", module)
    found = Checks.load([point("house", "house_style")]).run(Story(body=(Paragraph("They met."),)), CONTEXT)
    assert [(finding.rule, finding.text) for finding in found] == [("house", "They")]


def test_a_checks_bug_is_not_hidden() -> None:
    def check(story: Story, context: Context) -> Iterable[Finding]:
        raise ZeroDivisionError(story, context)

    with pytest.raises(ZeroDivisionError):
        Checks((NamedCheck("bug", "Bug", check),)).run(Story(), CONTEXT)
