"""The check that docs/checks.md shows is one that works, and finds what the page says it finds."""

import re
import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType

import pytest
from checks_hand import body

from desk.checks.running import Checks
from desk.checks.seam import Context

PAGE = (Path(__file__).parents[3] / "docs" / "checks.md").read_text(encoding="utf-8")


def shown(language: str) -> str:
    (block,) = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    return block


def test_the_documented_check_finds_what_its_page_says(monkeypatch: pytest.MonkeyPatch) -> None:
    ((name, value),) = re.findall(r'^([\w-]+) = "([\w.]+)"$', shown("toml"), re.MULTILINE)
    module = ModuleType(value)
    exec(compile(shown("python"), value, "exec"), module.__dict__)  # noqa: S102 - our own page
    monkeypatch.setitem(sys.modules, "our_paper", ModuleType("our_paper"))
    monkeypatch.setitem(sys.modules, value, module)
    ((copy,),) = [re.findall(r"^On “(.*)” it finds:$", PAGE, re.MULTILINE)]

    checks = Checks.load([EntryPoint(name, value, "desk.checks")])
    assert (checks.broken, [rule.id for rule in checks.rules]) == ((), ["long-word"])
    assert [
        f"{found.field} {found.paragraph} {found.start}-{found.end} {found.severity}: "
        f"{found.message} → {', '.join(found.suggestions)}"
        for found in checks.run(body(copy), Context())
    ] == shown("text").splitlines()
