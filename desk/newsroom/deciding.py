"""What a person decides about findings of the open story, written off the window's thread."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from desk.checks.seam import Finding
from desk.checks.style_rule import PREFIX as STYLE_RULE
from desk.newsroom.answering import Answering, ChosenRule
from desk.newsroom.desk import Desk
from desk.newsroom.open_story import OpenStory
from desk.newsroom.worker import Failed, Worker


@dataclass(frozen=True, slots=True)
class ChecksSettings:
    """The rules with the desk's choice, the house list (each word with what to write instead), and the like
    names that are two.
    """

    rules: tuple[ChosenRule, ...]
    words: tuple[tuple[str, str], ...]
    apart: tuple[tuple[str, str], ...] = ()

    @property
    def beside_style(self) -> tuple[ChosenRule, ...]:
        """The rules that are no rules of house style, which has a dialog of its own."""
        return tuple(chosen for chosen in self.rules if not chosen.rule.id.startswith(STYLE_RULE))


@dataclass(frozen=True, slots=True)
class ChecksChange:
    """Changes made together: rules switched, words put on the house list and taken off it, names told apart,
    and names to be asked about again.
    """

    rules: Mapping[str, bool]
    accepted: Mapping[str, str]
    forgotten: Sequence[str]
    apart: Sequence[tuple[str, str]]
    again: Sequence[tuple[str, str]]


class Deciding:
    """Writes each decision and has the open story checked anew with it.

    ``again`` checks the open story again.
    """

    def __init__(self, desk: Desk, worker: Worker, again: Callable[[], None], failed: Failed) -> None:
        self._desk = desk
        self._worker = worker
        self._again = again
        self._failed = failed

    def ignore_once(self, finding: Finding, open_story: OpenStory) -> None:
        """Leave this finding until its sentence changes."""
        story = open_story.story
        self._decide(lambda answering: answering.ignore_once(finding, story, open_story.id))

    def ignore_in_story(self, finding: Finding, open_story: OpenStory) -> None:
        """Leave these words, under this rule, wherever they stand in the story."""
        self._decide(lambda answering: answering.ignore_in_story(finding, open_story.id))

    def hear_again(self, finding: Finding, open_story: OpenStory) -> None:
        """Take back that a finding is to be left."""
        story = open_story.story
        self._decide(lambda answering: answering.hear_again(finding, story, open_story.id))

    def accept(self, word: str) -> None:
        """Put a word on the house list as right."""
        self._decide(lambda answering: answering.accept(word))

    def forget(self, word: str) -> None:
        """Take a word off the house list."""
        self._decide(lambda answering: answering.forget(word))

    def tell_apart(self, one: str, two: str) -> None:
        """Remember that two like names are two, and ask about them in no story."""
        self._decide(lambda answering: answering.tell_apart(one, two))

    def ask_again(self, one: str, two: str) -> None:
        """Take back that two like names are two."""
        self._decide(lambda answering: answering.ask_again(one, two))

    def switch(self, rule: str, *, on: bool) -> None:
        """Switch a rule on or off for every story."""
        self._decide(lambda answering: answering.switch(rule, on=on))

    def ask_settings(self, then: Callable[[ChecksSettings], None]) -> None:
        """Ask for the rules, the house list and the names told apart."""

        def read() -> ChecksSettings:
            answering = self._desk.answering
            words, apart = tuple(answering.words().items()), tuple(answering.told_apart())
            return ChecksSettings(tuple(answering.rules()), words, apart)

        self._worker.ask(read, then, self._failed)

    def change(self, change: ChecksChange) -> None:
        """Take over changes made together."""

        def decide(answering: Answering) -> None:
            for rule, on in change.rules.items():
                answering.switch(rule, on=on)
            for word in change.forgotten:
                answering.forget(word)
            for word, instead in change.accepted.items():
                answering.accept(word, instead=instead)
            for pair in change.again:
                answering.ask_again(*pair)
            for pair in change.apart:
                answering.tell_apart(*pair)

        self._decide(decide)

    def _decide(self, decide: Callable[[Answering], None]) -> None:
        self._worker.ask(lambda: decide(self._desk.answering), lambda _none: self._again(), self._failed)
