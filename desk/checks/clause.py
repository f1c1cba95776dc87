"""A text as the words of clauses, with what a rule of grammar asks about a place in it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desk.checks.grammar_words import AFTER_A_NOUN, AMOUNTS, DETERMINERS
from desk.checks.parts import ADJECTIVE, ADVERB, ING, MORE, ONE, PAST, PAST_ALONE, SEVERAL, THIRD, Parts
from desk.checks.reading import (
    BREAK,
    CAPITAL,
    CAPITALS,
    LOWER,
    NUMBER,
    POSSESSIVE,
    SIGN,
    STOP,
    YEAR,
    Reading,
    read,
)
from desk.checks.seam import LanguageModel

_ENDS = AFTER_A_NOUN | {STOP, BREAK}
_NOMINAL = frozenset({ONE, SEVERAL, ADJECTIVE, MORE, PAST, ING})
_WHOLE = re.compile(r"(?![01]\b)\d+(?:,\d{3})*")
_SIGNS = frozenset("$£€₹#%-–/.")
_SIDE, _LONGEST = 2, 5


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a determiner governs: the forms from ``first`` up to ``end``; the last of them is its noun."""

    first: int
    end: int

    @property
    def noun(self) -> int:
        """The place of the noun."""
        return self.end - 1


@dataclass(frozen=True, slots=True)
class Fault:
    """The forms from ``first`` up to ``end`` that do not go together, what may have been meant, and why.

    ``is_dialect`` says that people speak so, and that it is let stand in a quotation.
    """

    first: int
    end: int
    ways: tuple[str, ...]
    why: str
    is_dialect: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """One text: its forms by number (see Reading) and the parts they can be."""

    text: str
    reading: Reading
    parts: Parts

    @classmethod
    def of(cls, text: str, model: LanguageModel) -> "Clause":
        """Read a text."""
        return cls(text, read(text), Parts(model))

    def form(self, at: int) -> str:
        """Return a form; a stop before the first and after the last."""
        forms = self.reading.forms
        return forms[at] if 0 <= at < len(forms) else STOP

    def is_plain(self, at: int) -> bool:
        """Tell whether a form is a whole word in lower case, or opens a sentence."""
        if self.is_lower(at):
            return True
        known = 0 <= at < len(self.reading.forms) and not self.is_half(at)
        return known and self.reading.shape[at] == CAPITAL and self.opens(at)

    def is_lower(self, at: int) -> bool:
        """Tell whether a form is a whole word in lower case."""
        if not 0 <= at < len(self.reading.forms) or self.reading.shape[at] != LOWER or self.is_half(at):
            return False
        return not self.text[self.reading.ends[at] : self.reading.ends[at] + 1].isalnum()

    def opens(self, at: int) -> bool:
        """Tell whether a form opens a sentence."""
        return self.form(at - 1) == STOP

    def is_capital(self, at: int) -> bool:
        """Tell whether a form is a word with a capital."""
        return self.reading.shape[at] in {CAPITAL, CAPITALS}

    def is_spoken(self, at: int) -> bool:
        """Tell whether a form lies within double quotation marks, and is no editor’s."""
        return self.reading.place[at] == 1

    def shown(self, first: int, end: int) -> str:
        """Return the text of the forms from ``first`` up to ``end``."""
        return self.text[self.reading.starts[first] : self.reading.ends[end - 1]]

    def is_count(self, at: int) -> bool:
        """Tell whether a form is a number over one written in figures, with no sign beside it."""
        start, end = self.reading.starts[at], self.reading.ends[at]
        beside = self.text[max(0, start - 1) : start] + self.text[end : end + 1]
        is_whole = _WHOLE.fullmatch(self.text, start, end) is not None
        return self.form(at) == NUMBER and is_whole and not set(beside) & _SIGNS

    def phrase(self, first: int, *, owners: bool = False) -> Phrase | None:
        """Return the phrase that begins at a form, where it can be told and its noun is in lower case.

        ``owners`` lets it run over “the euro’s”.
        """
        for end in range(first, first + _LONGEST + 1):
            form = self.form(end)
            if form in _ENDS:
                whole = end > first and self.is_plain(end - 1) and not self.is_half(end)
                return Phrase(first, end) if whole else None
            is_owner = POSSESSIVE in {form, self.form(end + 1)}
            if not (owners if is_owner else self._is_nominal(end)):
                return None
        return None

    def describes(self, at: int) -> bool:
        """Tell whether a form can only say what kind a noun after it is: an adjective, a name, a compound."""
        return self.reading.shape[at] != LOWER or self.parts.is_only(
            self.form(at), ADJECTIVE, MORE, PAST, ADVERB
        )

    def is_run_on(self, phrase: Phrase) -> bool:
        """Tell whether a phrase holds a verb: “views regarding immigration”, “demands new powers”."""
        first = phrase.first + (self.form(phrase.first - 1) in DETERMINERS - {"these", "those"})
        inner = [self.parts.of(self.form(at)) for at in range(first, phrase.noun)]
        return any(ING in its or THIRD in its for its in inner)

    def has(self, phrase: Phrase, words: frozenset[str]) -> bool:
        """Tell whether a phrase has one of these words, or a figure."""
        return any(
            self.form(at) in words or self.form(at) in {NUMBER, YEAR}
            for at in range(phrase.first, phrase.end)
        )

    def gain(self, first: int, end: int, ways: Sequence[str]) -> tuple[float, ...]:
        """Return how much likelier each way is in place of these forms, as a log to base 10."""
        forms = self.reading.forms
        before, after = forms[max(0, first - _SIDE) : first], forms[end : end + _SIDE]
        stands, *others = self.parts.model.weigh(before, [" ".join(forms[first:end]), *ways], after)
        return tuple(other - stands for other in others)

    def _is_nominal(self, at: int) -> bool:
        if not 0 <= at < len(self.reading.forms) or self.is_half(at):
            return False
        shape, form = self.reading.shape[at], self.form(at)
        if shape == SIGN:
            return "-" in form or form in {NUMBER, YEAR}
        if form in DETERMINERS or (form in PAST_ALONE and self.parts.is_only(form, PAST)):
            return False
        return shape in {CAPITAL, CAPITALS} or bool(self.parts.of(form) & _NOMINAL) or form in AMOUNTS

    def is_half(self, at: int) -> bool:
        """Tell whether a form is a part of a word with an apostrophe (don’t, it’s)."""
        starts = self.reading.starts
        return 0 <= at < len(starts) and (
            (at > 0 and starts[at - 1] == starts[at])
            or (at + 1 < len(starts) and starts[at + 1] == starts[at])
        )


Look = Callable[[Clause, int], Fault | None]
"""Looks at the form at a place in a clause."""
