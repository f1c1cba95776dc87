"""The check room: the checks with all they go by, run over a story and held against the desk’s answers."""

import logging
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from desk import resources
from desk.checks.model import Models
from desk.checks.running import Checks
from desk.checks.seam import Context, Finding
from desk.checks.speller import Spellers
from desk.newsroom.answering import Answers, Heard
from desk.newsroom.house_style import HouseStyle
from desk.story.model import Story

_log = logging.getLogger(__name__)


class CheckRoom:
    """What stories are checked with, each made when first asked for.

    ``own_style`` is the file of the house’s own rules, which need not be there; ``now`` gives the time.
    """

    def __init__(self, own_style: Path, now: Callable[[], datetime]) -> None:
        self._own_style = own_style
        self._now = now

    @cached_property
    def checks(self) -> Checks:
        """The checks that are installed, and the house’s style."""
        checks = Checks.load()
        self.house_style.give(checks)
        return checks

    @cached_property
    def house_style(self) -> HouseStyle:
        """The rules of the house’s style."""
        folder = resources.shipped() / "styles"
        return HouseStyle((folder / "desk-style.toml", folder / "desk-usage.toml"), self._own_style)

    @cached_property
    def _spellers(self) -> Spellers:
        return Spellers(resources.shipped() / "words")

    @cached_property
    def _models(self) -> Models:
        return Models(resources.shipped() / "model")

    def check(self, story: Story, answers: Answers) -> Heard:
        """Run the checks that are on over a story and hold what they find against the desk’s answers."""
        with self._logged():
            findings = self.checks.run(story, self._context(story, answers), answers.wanted)
        return answers.heard(findings, story)

    def read_ahead(self, story: Story, answers: Answers) -> None:
        """Read the texts of many stories, given as one, at once: each story is checked sooner then."""
        with self._logged():
            self.checks.read_ahead(story, self._context(story, answers), answers.wanted)

    @contextmanager
    def _logged(self) -> Generator[None]:
        """Log each check that fails meanwhile."""
        already = len(self.checks.failed)
        yield
        for failed in self.checks.failed[already:]:
            _log.error("%s", failed.sentence, exc_info=failed.error)

    def _context(self, story: Story, answers: Answers) -> Context:
        return Context(
            self._spellers,
            language=story.language,
            model=self._models,
            archive=answers.archive,
            house=answers.house,
            settled=answers.for_every_story,
            received=answers.received,
            today=self._now().date(),
        )

    def stopped(self, story: Story, answers: Answers) -> tuple[Finding, ...]:
        """Return what the checks find that may not be printed, less what a person said to leave."""
        stopping = frozenset(rule.id for rule in self.checks.rules if rule.stops)
        return self.check(story, replace(answers, wanted=answers.wanted & stopping)).shown
