"""Whether an unknown word was meant, and if not, which word was."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from desk.checks.company import Company
from desk.checks.forms import base, leads
from desk.checks.seam import Archive, Guess, LanguageModel, Speller
from desk.checks.terms import has_rare_company, is_part_of_known, is_term
from desk.checks.words import Word

_NEW, _WIDE, _COMPOUND_OF_TWO, _IN_COMPOUND, _TINY = 0.2, 3.3, 3.0, 3.5, 5.5
_OPENING, _NAME = 2.7, 4.2
"""What the chance of a guess must reach to speak against a word: one that no list has, a wide one, one made
of two words, part of a hyphenated one, one of two letters; then one with a capital, that may owe it to its
place or has it of its own."""
_CLOSE = 2.0
_WIDE_SHORT = 2.2
"""The same of a wide word so short that many a slip makes one."""
_TINY_LENGTH, _SHORT, _NAME_LENGTH = 2, 5, 7
_CASE_ONLY = 5.8
_ODD, _ODD_LENGTH = 0.6, 5
_DRAWN_OUT = re.compile(r"([a-z])\1\1")
_MARKS = frozenset("\"'“”‘’")
_CUT_OFF = re.compile(r" ?(?:…|\.\.\.)")
_MOST_ODD = 2
_MISPRINTED, _CHANCE = 1.5, 0.01
"""How seldom a slip gets into print, as a log to base 10; and how many misprints may be expected of a word
that was printed once and is sound."""
_BEFORE = 10
"""How often a word is taken to have been printed that the archive does not have."""
_HYPHENS = frozenset("-‐‑")
_REACH = 60
_TITLED = re.compile(r"(?:\b(?:Mrs?|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prof|[A-Z])\.?) $")
_SMALL = frozenset((
    "a", "all", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "could",
    "did", "do", "does", "every", "for", "from", "had", "has", "have", "he", "her", "him", "his", "how",
    "if", "in", "into", "is", "it", "its", "may", "more", "most", "must", "no", "not", "of", "on", "or",
    "our", "said", "say", "she", "should", "so", "some", "such", "than", "that", "the",
    "their", "them", "then", "there", "these", "they", "this", "those", "to", "was", "we",
    "were", "what", "when", "where", "which", "who", "will", "with", "would", "you", "your",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was likelier meant, likeliest first; ``abroad`` says that the other country spells it so."""

    meant: tuple[str, ...]
    abroad: bool = False


class Judge:
    """Weighs the unknown words of one text."""

    def __init__(self, text: str, speller: Speller, model: LanguageModel | None, archive: Archive) -> None:
        self._text = text
        self._company = Company(text, speller, model)
        self._speller = speller
        self._archive = archive

    def verdict(self, word: Word) -> Verdict | None:
        """Return what was likelier meant than an unknown word, None when the word may stand."""
        bare = base(word.bare)
        if not bare.isascii() or leads(word):
            return None
        if not bare.islower():
            return self._name(word, bare)
        return None if is_term(self._text, word, self._speller) else self._ordinary(word, bare)

    def _ordinary(self, word: Word, bare: str) -> Verdict | None:
        """Return what was likelier meant than a word all in lower case."""
        guesses = self._guesses(bare)
        printed = self._archive.count((bare,))
        if guesses and self._speller.is_foreign(bare):
            home = guesses[0].word
            return None if printed > self._archive.count((home,)) else Verdict((home,), abroad=True)
        if self._is_usual(printed, guesses):
            return None
        if word.bare != bare:
            guesses = tuple(guess for guess in guesses if not guess.word.endswith("s"))
        if guesses and self._outweighs(word, bare, guesses):
            meant = self._company.best_first(guesses, word)
            return Verdict(meant[:1] if meant[0].lower() == bare else meant)
        return Verdict(()) if self._is_no_word(bare) else None

    def _is_usual(self, printed: int, guesses: Sequence[Guess]) -> bool:
        """Tell whether a word printed so often is the desk’s own, and no misprint of the best guess."""
        if not printed or not guesses:
            return printed > 0
        best = guesses[0]
        cost = self._speller.use(best.word) - best.chance
        best_printed = self._archive.count(best.word.split()) + _BEFORE
        return best_printed * 10 ** -(cost + _MISPRINTED) < _CHANCE * printed**2

    def _is_no_word(self, bare: str) -> bool:
        """Tell whether no language would have such a word."""
        if len(bare) < _ODD_LENGTH or _DRAWN_OUT.search(bare):
            return False
        return self._speller.oddness(bare) > _ODD * len(bare)

    def _name(self, word: Word, bare: str) -> Verdict | None:
        """Return the everyday word that a word with a capital is but for a slip."""
        lower = bare.lower()
        if len(bare) < _NAME_LENGTH or self._is_titled(word):
            return None
        if self._speller.is_foreign(lower):
            return None
        guesses = tuple(guess for guess in self._speller.common_guesses(lower) if guess.word.islower())
        least = _OPENING if word.opens else _NAME
        if not guesses or self._company.best_chance(guesses, word) < least:
            return None
        if self._is_usual(self._archive.names(bare), guesses):
            return None
        return Verdict(self._company.best_first(guesses, word))

    def _is_titled(self, word: Word) -> bool:
        """Tell whether a title or an initial before the word makes a name of it."""
        return _TITLED.search(self._text, max(0, word.start - _REACH), word.start) is not None

    def _guesses(self, bare: str) -> tuple[Guess, ...]:
        """Return what may have been meant; a sound word does not want a capital."""
        guesses = self._speller.guesses(bare)
        if self._speller.knows_wide(bare):
            return tuple(guess for guess in guesses if guess.word.lower() != bare)
        return guesses

    def _outweighs(self, word: Word, bare: str, guesses: Sequence[Guess]) -> bool:
        """Tell whether the best guess is likelier than that the word was meant."""
        need = self._doubt(word, bare, guesses)
        if self._speller.knows_wide(bare):
            alone = not has_rare_company(self._text, word, self._speller)
            return alone and self._company.best_chance(guesses, word) >= need
        return guesses[0].chance >= need

    def _doubt(self, word: Word, bare: str, guesses: Sequence[Guess]) -> float:
        """Return the chance a guess must reach."""
        best = guesses[0].word
        if best.lower() == bare:
            return _NEW if "'" in bare else _CASE_ONLY
        if word.before in _HYPHENS or word.after in _HYPHENS or len(bare) <= _TINY_LENGTH:
            return self._doubt_of_part(word, bare)
        if best.replace("s", "z") == bare.replace("s", "z"):
            return _NEW
        if self._speller.knows_wide(bare):
            return _WIDE_SHORT if len(bare) <= _SHORT else _WIDE
        return self._doubt_of_new(word, bare, guesses)

    def _doubt_of_new(self, word: Word, bare: str, guesses: Sequence[Guess]) -> float:
        """Return the same for a word that no list has: less for one that is written as none is."""
        close = (guess.word for guess in guesses if guess.chance >= guesses[0].chance - _CLOSE)
        parts = next((form.split(" ") for form in close if " " in form), list[str]())
        if parts and _SMALL.isdisjoint(parts):
            return math.inf if " " in guesses[0].word else _COMPOUND_OF_TWO
        if self._is_set_off(word):
            return _WIDE
        return _NEW - min(_MOST_ODD, self._speller.oddness(bare))

    def _is_set_off(self, word: Word) -> bool:
        """Tell whether a word is quoted by itself, or broken off by an ellipsis."""
        if word.before in _MARKS and word.after in _MARKS:
            return True
        return _CUT_OFF.match(self._text, word.end) is not None

    def _doubt_of_part(self, word: Word, bare: str) -> float:
        if word.before not in _HYPHENS and word.after not in _HYPHENS:
            return _TINY
        if len(bare) <= _TINY_LENGTH or self._speller.knows_wide(bare):
            return math.inf
        return math.inf if is_part_of_known(self._text, word, self._speller) else _IN_COMPOUND
