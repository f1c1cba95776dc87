"""All that can be done about one finding, as a menu: at the caret, under the mouse, on its card."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desk.checks.seam import Finding

_HOUSE_RULES = frozenset({"spelling", "name-two-ways", "real-word"})
_LONGEST = 40


class Showing(Protocol):
    """What the menu asks of who has the findings."""

    def mend(self, finding: Finding, text: str) -> None:
        """Put other words in place of those found."""
        ...

    def show_why(self, finding: Finding) -> None:
        """Show what speaks for the finding."""
        ...


class Decisions(Protocol):
    """What the menu asks of who takes decisions."""

    def ignore_once(self, finding: Finding) -> None:
        """Leave the finding until its sentence changes."""
        ...

    def ignore_in_story(self, finding: Finding) -> None:
        """Leave these words all over the story."""
        ...

    def accept(self, finding: Finding) -> None:
        """Put the words on the house list."""
        ...

    def tell_apart(self, finding: Finding) -> None:
        """Remember that two names are two."""
        ...

    def switch_off(self, finding: Finding) -> None:
        """Switch the rule off."""
        ...

    def rule_name(self, rule: str) -> str:
        """Return what a person calls a rule."""
        ...


def fill(
    menu: QMenu,
    finding: Finding,
    showing: Showing,
    decisions: Decisions,
    before: QAction | None = None,
) -> None:
    """Put the mendings, and then what else may be said to the finding, into a menu at ``before``."""
    made = QMenu(menu)
    for text in finding.suggestions:
        action = made.addAction(_shown(text))
        font = action.font()
        font.setBold(True)
        action.setFont(font)
        action.triggered.connect(partial(_mend, showing.mend, finding, text))
    if not finding.suggestions:
        made.addAction(_short(finding.message)).setEnabled(False)
    made.addSeparator()
    words = _short(finding.text)
    _add(made, "Show Why", partial(showing.show_why, finding))
    _add(made, "Ignore Here", partial(decisions.ignore_once, finding))
    _add(made, f"Ignore “{words}” in This Story", partial(decisions.ignore_in_story, finding))
    if finding.pair is not None:
        one, two = (_short(name) for name in sorted(finding.pair))
        _add(made, f"“{one}” and “{two}” Are Two", partial(decisions.tell_apart, finding))
    if finding.rule in _HOUSE_RULES:
        _add(made, f"Add “{words}” to the House List", partial(decisions.accept, finding))
    name = decisions.rule_name(finding.rule)
    _add(made, f"Switch Off “{name}” in Every Story", partial(decisions.switch_off, finding))
    actions = made.actions()
    for action in actions:
        action.setParent(menu)
    if before is None:
        menu.addActions(actions)
    else:
        menu.insertActions(before, actions)
        menu.insertSeparator(before)
    made.deleteLater()


def _add(menu: QMenu, words: str, call: Callable[[], None]) -> None:
    action = menu.addAction(words.replace("&", "&&"))
    action.triggered.connect(partial(_call, call))


def _mend(mend: Callable[[Finding, str], None], finding: Finding, text: str) -> None:
    mend(finding, text)


def _call(call: Callable[[], None]) -> None:
    call()


def _shown(text: str) -> str:
    return _short(text).replace("&", "&&") if text.strip() else "Take Out"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
