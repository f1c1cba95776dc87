"""The seam every check stands behind: a story, or one text of it, and a context give findings."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from desk.story.model import DEFAULT_LANGUAGE, Story
from desk.story.text import Passage

TWO_NAMES = "two names: "


class Severity(StrEnum):
    """How a finding weighs: stops the press, wants mending, asks, or is a matter of style."""

    STOP = "stop"
    FIX = "fix"
    ASK = "ask"
    STYLE = "style"


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing looked for: ``id`` is what its findings carry, ``what`` one sentence that tells a person.

    ``on`` is False for a help that is given only to who asks for it. ``stops`` says that what it finds may
    never be printed: the gate asks these rules before a page goes out.
    """

    id: str
    name: str
    what: str
    on: bool = True
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check saw. Offsets count code points in the text named by field and paragraph.

    ``field`` and ``paragraph`` are a Passage's (desk.story.text); ``message`` is one sentence saying why,
    ``why`` the evidence, a line each: the readings, the archive's counts, the rule of style. ``quoted``
    says that it lies inside a quotation and outside an editor's bracket; no check sets it, all findings
    are marked alike (desk.checks.quoted). ``pair`` are the two names that a question takes for one: who says
    that they are two is asked about them no more, in any story (``are_two``).
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
    why: tuple[str, ...] = ()
    quoted: bool = False
    pair: tuple[str, str] | None = None


def two_names(one: str, two: str) -> str:
    """Return the key by which it is remembered that two like names are two; their order plays no part."""
    return TWO_NAMES + "\t".join(sorted((one, two)))


def finding_in(
    passage: Passage,
    start: int,
    end: int,
    rule: Rule,
    severity: Severity,
    message: str,
    suggestions: tuple[str, ...] = (),
    why: tuple[str, ...] = (),
) -> Finding:
    """Make a finding of the stretch ``start`` to ``end`` of a passage."""
    return Finding(
        rule.id, severity, message, passage.field, passage.paragraph, start, end,
        passage.text[start:end], suggestions, why,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Guess:
    """A right spelling that may have been meant; ``chance`` is a log to base 10, fit to be compared.

    It joins how often the word is used with how easily the slip is made.
    """

    word: str
    chance: float


class Speller(Protocol):
    """The spelling of one country."""

    def knows(self, word: str) -> bool:
        """Tell whether the word is spelt as the dictionary has it."""
        ...

    def knows_wide(self, word: str) -> bool:
        """Tell whether it is sound but rare, a term of art or a spelling of second choice."""
        ...

    def is_foreign(self, word: str) -> bool:
        """Tell whether another country spells a word so, and this one does not."""
        ...

    def is_phrase(self, one: str, two: str) -> bool:
        """Tell whether two words side by side are known together, as en masse, one of them seldom alone."""
        ...

    def use(self, word: str) -> float:
        """Return how often a word it knows is used: log10 of its times in a thousand million words."""
        ...

    def oddness(self, word: str) -> int:
        """Return how many groups of three letters of a lower-case word hardly any other word has."""
        ...

    def guesses(self, word: str) -> tuple[Guess, ...]:
        """Return what may have been meant by a lower-case word that is not known, likeliest first."""
        ...

    def common_guesses(self, word: str) -> tuple[Guess, ...]:
        """Return the everyday words that one slip makes a lower-case word of, likeliest first."""
        ...


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word that stands, from ``start`` to ``end``, and ``other`` that would suit its place better.

    ``odds`` is how sure that is, as natural log odds; ``gain`` how much likelier the other makes the
    words there, as a log to base 10. ``quoted`` and ``bracketed`` say that it lies within double
    quotation marks, and within square brackets.
    """

    start: int
    end: int
    other: str
    odds: float
    gain: float
    quoted: bool
    bracketed: bool


class LanguageModel(Protocol):
    """What is usual in one language: the company words keep."""

    def weigh(self, before: Sequence[str], words: Sequence[str], after: Sequence[str]) -> tuple[float, ...]:
        """Return, for each of ``words``, log10 of its chance between ``before`` and ``after``.

        The chance counts the word itself and the two words after it; only differences between answers
        mean anything. ``before`` and ``after`` are the words beside it in reading order, so the nearest
        stand last and first (two of each are read; ``.`` is the end of a sentence, ``,`` a comma).
        Words may have capitals, figures or apostrophes.
        """
        ...

    def parts(self, word: str) -> frozenset[str]:
        """Return what a lower-case word can be in a sentence, as desk.checks.agreement’s TAGS."""
        ...

    def inflections(self, word: str) -> tuple[str, ...]:
        """Return the other forms of a lower-case word: its plural or singular, its tenses."""
        ...

    def doubts(self, texts: Sequence[str], least: float) -> Sequence[Sequence[Doubt]]:
        """Return for each text the words that another would suit better, in order, of ``least`` odds up."""
        ...


class Archive(Protocol):
    """What the desk's own printed stories teach."""

    def count(self, words: Sequence[str]) -> int:
        """Return how often these words, one to three, stood in this order."""
        ...

    def names(self, word: str) -> int:
        """Return how often this was printed as (a part of) a name."""
        ...


@dataclass(frozen=True, slots=True)
class EmptyArchive:
    """The archive of a desk that has printed nothing yet."""

    def count(self, words: Sequence[str]) -> int:
        """Return 0."""
        del words
        return 0

    def names(self, word: str) -> int:
        """Return 0."""
        del word
        return 0


@dataclass(frozen=True, slots=True)
class HouseWords:
    """The house list: words and names that are right as they stand, and the right form of others."""

    accepted: frozenset[str] = frozenset()
    right: Mapping[str, str] = field(default_factory=dict[str, str])


def none_shipped(language: str) -> None:
    """Answer for every language that there is none."""
    del language


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may use besides the story.

    ``speller`` and ``model`` answer for a language tag, and with None where none is shipped. ``received``
    is the copy as it came in, empty when unknown; ``settled`` holds the keys of the questions a person has
    answered for every story; ``today`` is the date on the desk. Contexts that are equal must answer alike:
    findings are kept by them.
    """

    speller: Callable[[str], Speller | None] = none_shipped
    language: str = DEFAULT_LANGUAGE
    model: Callable[[str], LanguageModel | None] = none_shipped
    archive: Archive = EmptyArchive()
    house: HouseWords = HouseWords()
    received: str = ""
    settled: frozenset[str] = frozenset()
    today: dt.date | None = None

    def are_two(self, one: str, two: str) -> bool:
        """Tell whether a person has said that two like names are two."""
        return two_names(one, two) in self.settled

    @property
    def is_english(self) -> bool:
        """Tell whether the story is in English of any country."""
        return self.language.strip().lower().replace("_", "-").partition("-")[0] == "en"


StoryCheck = Callable[[Story, Context], Iterable[Finding]]
PassageCheck = Callable[[Passage, Context], Iterable[Finding]]
PassagesCheck = Callable[[Sequence[Passage], Context], Iterable[Iterable[Finding]]]
Settle = Callable[[Sequence[Finding], Story, Context], Iterable[Finding]]
