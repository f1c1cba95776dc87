"""What a command asks of the checks: by which rules, and in which language."""

from dataclasses import dataclass, replace

from desk.checks.seam import Finding
from desk.errors import DeskError
from desk.newsroom.answering import Answers
from desk.newsroom.desk import Desk
from desk.story.model import Story


@dataclass(frozen=True, slots=True)
class Asking:
    """Rules by their ids, none for those that are on at the desk; a language tag, or the story’s own."""

    rules: tuple[str, ...] = ()
    language: str = ""

    def held(self, desk: Desk) -> "Asking":
        """Return this again; raises DeskError for a rule there is not."""
        known = {rule.id for rule in desk.check_room.checks.rules}
        unknown = next((rule for rule in self.rules if rule not in known), None)
        if unknown is not None:
            raise DeskError(f"There is no rule {unknown}; `desk rules` lists those there are.")
        return self

    def check(self, desk: Desk, story: Story, answers: Answers) -> list[Finding]:
        """Check a story so, and return what is to be shown."""
        return list(desk.check_room.check(*self._so(story, answers)).shown)

    def read_ahead(self, desk: Desk, story: Story, answers: Answers) -> None:
        """Read the texts of many stories, given as one, before each is checked so."""
        desk.check_room.read_ahead(*self._so(story, answers))

    def _so(self, story: Story, answers: Answers) -> tuple[Story, Answers]:
        if self.rules:
            answers = replace(answers, wanted=frozenset(self.rules))
        if self.language:
            story = replace(story, language=self.language)
        return story, answers
