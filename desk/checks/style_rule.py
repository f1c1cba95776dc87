"""A rule of house style: what it looks for, what to write instead, and examples that prove it."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from types import MappingProxyType

import regex

from desk.checks.phrases import Phrases, as_found, plainly
from desk.checks.seam import Rule, Severity
from desk.errors import DeskError

PREFIX = "style/"
TEXT_FIELDS = ("headline", "standfirst", "caption", "body", "related")
KINDS = ("words", "swaps", "pattern")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_LONGEST_PATTERN, _MOST_PHRASES, _LONGEST_TEXT = 8_000, 2_000, 2_000
_SECONDS, _TRIAL_SECONDS = 0.1, 0.25
_LONG, _MOST_LETTERS = 3_000, 20
_PROBES = ("a ", "aA1 ", "1,234.5 ", "Aa-a’a ", "“a, ", " ")


class StyleError(DeskError):
    """A rule that cannot be used; the sentence says why."""


@dataclass(frozen=True, slots=True)
class StyleRule:
    """One rule as it stands in a style file; docs/guide says what each value means.

    ``spared`` (``except`` in the file) are words that are right though the rule would find them;
    ``near`` words or signs without one of which in a text a pattern is not tried; where there are none,
    the words of its ``swaps``.
    """

    id: str
    name: str
    kind: str
    why: str
    severity: Severity = Severity.STYLE
    words: tuple[str, ...] = ()
    swaps: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    pattern: str = ""
    near: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()
    on: bool = True
    quotations: bool = False
    fields: tuple[str, ...] = TEXT_FIELDS
    languages: tuple[str, ...] = ("en",)
    not_languages: tuple[str, ...] = ()
    must_flag: tuple[str, ...] = ()
    must_pass: tuple[str, ...] = ()

    @property
    def rule(self) -> Rule:
        """The rule as every check has them."""
        is_stop = self.severity is Severity.STOP
        return Rule(PREFIX + self.id, self.name, self.why.replace("{instead}", "…"), self.on, is_stop)

    def speaks(self, language: str) -> bool:
        """Tell whether the rule is for stories in a language: ``en`` takes in en-GB."""
        return _among(language, self.languages) and not _among(language, self.not_languages)


@dataclass(frozen=True, slots=True)
class Match:
    """Where a rule found something, and what to write instead."""

    start: int
    end: int
    suggestions: tuple[str, ...]


class Finder:
    """A rule made ready to look; ``file`` is the name of the file it is from.

    Raises StyleError for one whose pattern cannot be used or takes too long; that of a rule that is
    ``is_proved`` is not tried again.
    """

    def __init__(self, rule: StyleRule, file: str = "", *, is_proved: bool = False) -> None:
        _look_over(rule)
        self.rule = rule
        self.file = file
        self._spared = frozenset(plainly(one).casefold() for one in rule.spared)
        self._phrases = Phrases(rule.swaps or rule.words) if rule.swaps or rule.kind == "words" else None
        self._swaps = {plainly(one): instead for one, instead in rule.swaps.items()}
        if rule.kind == "pattern" and not is_proved:
            self._pattern = _compiled(rule)
        self._near = tuple(one.lower() for one in rule.near)

    @cached_property
    def _pattern(self) -> regex.Pattern[str] | None:
        """The pattern, made when a text is first looked at for it."""
        return regex.compile(self.rule.pattern) if self.rule.kind == "pattern" else None

    @property
    def rarest(self) -> frozenset[str]:
        """Words one of which a text must have; none for a pattern that has ``near``, or no swaps."""
        return self._phrases.rarest if self._phrases is not None and not self._near else frozenset()

    def may_find(self, lowered: str) -> bool:
        """Tell whether a pattern is worth trying on a text in small letters."""
        for one in self._near:  # a loop, as any() would take twice as long
            if one in lowered:
                return True
        return not self._near

    def find(self, text: str, words: frozenset[str] | None = None) -> Iterator[Match]:
        """Yield each place; raises TimeoutError when a pattern takes too long over the text.

        ``words`` are those of the text, when they are known already.
        """
        found = self._by_pattern(text) if self._pattern is not None else self._by_words(text, words)
        for match in found:
            if plainly(text[match.start : match.end]).casefold() not in self._spared:
                yield match

    def _by_words(self, text: str, words: frozenset[str] | None) -> Iterator[Match]:
        for start, end, listed in self._phrases.find(text, words) if self._phrases is not None else ():
            swap = self._swaps.get(listed)
            instead = self.rule.instead if swap is None else (swap,)
            yield Match(start, end, tuple(as_found(one, text[start:end], listed) for one in instead))

    def _by_pattern(self, text: str) -> Iterator[Match]:
        for match in self._pattern.finditer(text, timeout=_SECONDS) if self._pattern is not None else ():
            if match.start() < match.end():
                found = plainly(match[0])
                listed = found if found in self._swaps else found.lower()
                swap = self._swaps.get(listed)
                parts = [match.expand(one) for one in self.rule.instead] if swap is None else []
                instead = parts if swap is None else [as_found(swap, found, listed)]
                yield Match(match.start(), match.end(), tuple(instead))


def id_for(name: str, taken: Collection[str] = ()) -> str:
    """Make of a name an id that no other rule has."""
    letters = "".join(one if one.isascii() and one.isalnum() else "-" for one in name.lower())
    stem = "-".join(part for part in letters.split("-") if part)[:50].strip("-") or "rule"
    ids = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return next(one for one in ids if one not in taken)


def prove(finder: Finder) -> None:
    """Run a rule’s examples; raises StyleError naming the first that fails."""
    rule = finder.rule
    if not rule.must_flag:
        raise StyleError("it has no example that must be flagged")
    try:
        for example in rule.must_flag:
            if not _flags(finder, example):
                raise StyleError(f"“{example}” must be flagged and is not")
        for example in rule.must_pass:
            if _flags(finder, example):
                raise StyleError(f"“{example}” must pass and is flagged")
    except (regex.error, IndexError) as error:
        raise StyleError(f"what is to be written instead cannot be made: {error}") from error
    except TimeoutError as error:
        raise StyleError("its pattern takes too long over an example") from error


def _flags(finder: Finder, example: str) -> bool:
    return finder.may_find(example.lower()) and any(True for _match in finder.find(example))


def _look_over(rule: StyleRule) -> None:
    if not _ID.fullmatch(rule.id):
        raise StyleError("its id must be small letters, figures and hyphens, 60 at most")
    if rule.kind not in KINDS:
        raise StyleError(f"there is no kind “{rule.kind}”; there are {', '.join(KINDS)}")
    if not rule.name.strip() or not rule.why.strip().endswith((".", "?")):
        raise StyleError("it needs a name, and a sentence that says why, with its full stop")
    phrases = (*rule.words, *rule.swaps, *rule.spared)
    if len(phrases) > _MOST_PHRASES or any(len(one) > _LONGEST_TEXT for one in (*phrases, *rule.must_flag)):
        raise StyleError("it is too long")
    if any(not one.strip() for one in phrases):
        raise StyleError("one of its words is empty")
    if same := next((one for one, instead in rule.swaps.items() if one == instead), None):
        raise StyleError(f"“{same}” is to be replaced by itself")
    given = {"words": rule.words, "swaps": rule.swaps, "pattern": rule.pattern}[rule.kind]
    if not given:
        raise StyleError(f"it is of the kind “{rule.kind}” and has no {rule.kind}")
    if rule.kind == "words" and rule.swaps:
        raise StyleError("words are given “instead”, not swaps")
    if any(one not in TEXT_FIELDS for one in rule.fields):
        raise StyleError(f"the texts it may look at are {', '.join(TEXT_FIELDS)}")


def _compiled(rule: StyleRule) -> "regex.Pattern[str]":
    """Make the pattern and hold it against long texts, so that none is taken that may run away."""
    if len(rule.pattern) > _LONGEST_PATTERN:
        raise StyleError(f"its pattern is longer than {_LONGEST_PATTERN} characters")
    try:
        made = regex.compile(rule.pattern)
        if made.search("", timeout=_SECONDS):
            raise StyleError("its pattern finds even nothing at all")
        letters = sorted({one for one in f"aA1{rule.pattern}" if one.isalnum()})[:_MOST_LETTERS]
        for probe in (*_PROBES, *letters, *(f"{one} " for one in rule.must_flag[:3] if one)):
            # What ends otherwise than it goes on makes a pattern try every way there is.
            for _match in made.finditer(probe * (_LONG // len(probe)) + "\t!", timeout=_TRIAL_SECONDS):
                pass
    except (regex.error, OverflowError, RecursionError) as error:
        raise StyleError(f"its pattern cannot be read: {error}") from error
    except TimeoutError as error:
        raise StyleError("its pattern takes too long over a long text; repeat less in it") from error
    return made


@lru_cache(500)
def _among(language: str, tags: tuple[str, ...]) -> bool:
    own = language.strip().lower().replace("_", "-")
    return any(own == tag.lower() or own.startswith(f"{tag.lower()}-") for tag in tags)
