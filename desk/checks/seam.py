"""The seam every check stands behind: ``Story, Context -> findings``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from desk.story.model import Story


class Severity(StrEnum):
    """How a finding weighs: stops the press, wants mending, or asks."""

    STOP = "stop"
    FIX = "fix"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check saw. Offsets count code points in the text named by field and paragraph.

    ``field`` and ``paragraph`` are a Passage's (desk.story.text); ``message`` is one sentence saying why.
    """

    rule: str
    severity: Severity
    message: str
    field: str
    paragraph: int | None
    start: int
    end: int
    text: str
    suggestions: tuple[str, ...] = ()


class Speller(Protocol):
    """A dictionary of one language."""

    def knows(self, word: str) -> bool:
        """Tell whether the word is spelt as the dictionary has it."""
        ...

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return likely right spellings, likeliest first."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may use besides the story.

    ``speller`` answers for a language tag, and with None where no dictionary is shipped.
    """

    speller: Callable[[str], Speller | None]


Check = Callable[[Story, Context], Iterable[Finding]]
