"""Deeds about what the checks found and may stay: ignored, accepted, or no longer looked for."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from desk.checks.seam import Finding
from desk.checks.style_rule import PREFIX as STYLE_RULE
from desk.newsroom.deciding import ChecksSettings
from desk.newsroom.open_story import OpenStory
from desk.ui.checks_dialog import ChecksDialog

if TYPE_CHECKING:
    from desk.ui.window import Window


class DecidingDeeds:
    """Takes decisions about findings, each with the way back."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self.dialog: ChecksDialog | None = None

    def calls(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of this kind call."""
        return {"checks-settings": self.ask_settings}

    def ignore_once(self, finding: Finding) -> None:
        """Leave a finding until its sentence changes."""
        self._decide(lambda open_story: self._window.newsroom.deciding.ignore_once(finding, open_story))

    def ignore_in_story(self, finding: Finding) -> None:
        """Leave these words all over the story."""
        self._decide(lambda open_story: self._window.newsroom.deciding.ignore_in_story(finding, open_story))

    def hear_again(self, finding: Finding) -> None:
        """Hear again what was to be left."""
        self._decide(lambda open_story: self._window.newsroom.deciding.hear_again(finding, open_story))

    def accept(self, finding: Finding) -> None:
        """Put a finding’s words on the house list."""
        deciding = self._window.newsroom.deciding
        deciding.accept(finding.text)
        self._offer_back(f"“{finding.text}” is on the house list.", partial(deciding.forget, finding.text))

    def tell_apart(self, finding: Finding) -> None:
        """Remember that the two names of a question are two."""
        if finding.pair is None:
            return
        deciding = self._window.newsroom.deciding
        one, two = sorted(finding.pair)
        deciding.tell_apart(one, two)
        self._offer_back(
            f"“{one}” and “{two}” are two, in every story; Story > Checks… has all such names.",
            partial(deciding.ask_again, one, two),
        )

    def switch_off(self, finding: Finding) -> None:
        """Switch a finding’s rule off for every story."""
        deciding = self._window.newsroom.deciding
        deciding.switch(finding.rule, on=False)
        name = self.rule_name(finding.rule)
        where = "House Style…" if finding.rule.startswith(STYLE_RULE) else "Checks…"
        self._offer_back(
            f"“{name}” is off in every story; Story > {where} has all the rules.",
            partial(deciding.switch, finding.rule, on=True),
        )

    def rule_name(self, rule: str) -> str:
        """Return what a person calls a rule."""
        rules = self._window.newsroom.desk.check_room.checks.rules
        return next((one.name for one in rules if one.id == rule), rule)

    def ask_settings(self) -> None:
        """Show the rules and the house list, to be changed."""
        self._window.newsroom.deciding.ask_settings(self._show_settings)

    def _show_settings(self, settings: ChecksSettings) -> None:
        dialog = ChecksDialog(settings, self._window)
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._window.newsroom.deciding.change(dialog.change))
        dialog.open()

    def _decide(self, decide: Callable[[OpenStory], None]) -> None:
        open_story = self._window.newsroom.open_story
        if open_story is not None:
            decide(open_story)

    def _offer_back(self, sentence: str, back: Callable[[], None]) -> None:
        strip = self._window.strip

        def take_back() -> None:
            strip.hide()
            back()

        strip.say(sentence, [("Take back", take_back)])
