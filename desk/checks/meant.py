"""Whether an unknown word was meant, and if not, which word was."""

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from desk.checks.forms import base, leads
from desk.checks.reading import Reading, read
from desk.checks.seam import Archive, Guess, LanguageModel, Speller
from desk.checks.words import Word

_NEW, _WIDE, _COMPOUND_OF_TWO, _IN_COMPOUND, _TINY = 0.2, 3.3, 3.0, 3.5, 5.5
_OPENING, _NAME = 2.7, 4.2
"""What the chance of a guess must reach to speak against a word: one that no list has, a wide one, one made
of two words, part of a hyphenated one, one of two letters; then one with a capital, that may owe it to its
place or has it of its own."""
_WIDE_SHORT = 2.3
"""The same of a wide word so short that many a slip makes one."""
_TINY_LENGTH, _SHORT, _NAME_LENGTH = 2, 5, 7
_CASE_ONLY = 5.8
_ODD, _ODD_LENGTH = 0.6, 5
_MOST_ODD = 2
_COMPANY, _COMPANY_WEIGHT, _USE_WEIGHT = 2, 0.35, 0.5
_OFTEN, _MISPRINTED = 2, 50
"""How often the desk must have printed a word to take it for one, and how many times as often it may have printed what
was likelier meant: a slip is printed too, now and then."""
_HYPHENS = frozenset("-‐‑")
_COMPOUND = re.compile(r"[\w'’]+(?:[-‐‑][\w'’]+)*")
_REACH = 60
_LAST_WORD, _NEXT_WORD = re.compile(r"([^\W\d_]+) $"), re.compile(r" ([^\W\d_]+)")
_TITLED = re.compile(r"(?:\b(?:Mrs?|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prof|[A-Z])\.?) $")
_SMALL = frozenset((
    "a", "about", "after", "all", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "could",
    "did", "do", "does", "every", "for", "from", "had", "has", "have", "he", "her", "him", "his", "how",
    "if", "in", "into", "is", "it", "its", "may", "more", "most", "must", "no", "not", "of", "on", "or",
    "our", "out", "over", "said", "say", "she", "should", "so", "some", "such", "than", "that", "the",
    "their", "them", "then", "there", "these", "they", "this", "those", "to", "under", "up", "was", "we",
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
        self._reading: Reading | None = None
        self._speller = speller
        self._model = model
        self._archive = archive

    def verdict(self, word: Word) -> Verdict | None:
        """Return what was likelier meant than an unknown word, None when the word may stand."""
        bare = base(word.bare)
        if not bare.isascii() or leads(word):
            return None
        if not bare.islower():
            return self._name(word, bare)
        guesses = self._speller.guesses(bare)
        if self._is_usual(self._archive.count((bare,)), guesses):
            return None
        if guesses and self._speller.is_foreign(bare):
            return Verdict((guesses[0].word,), abroad=True)
        if word.bare != bare:
            guesses = tuple(guess for guess in guesses if not guess.word.endswith("s"))
        if guesses and guesses[0].chance >= self._doubt(word, bare, guesses):
            return Verdict(self._in_company(guesses, word))
        return Verdict(()) if self._is_no_word(bare) else None

    def _is_usual(self, printed: int, guesses: Sequence[Guess]) -> bool:
        """Tell whether a word printed so often is the desk’s own: not once, and not as misprints of a guess are."""
        if printed < _OFTEN:
            return False
        return all(printed * _MISPRINTED >= self._archive.count((guess.word,)) for guess in guesses[:1])

    def _is_no_word(self, bare: str) -> bool:
        """Tell whether no language would have such a word."""
        return len(bare) >= _ODD_LENGTH and self._speller.oddness(bare) > _ODD * len(bare)

    def _name(self, word: Word, bare: str) -> Verdict | None:
        """Return the everyday word that a word with a capital is but for a slip."""
        lower = bare.lower()
        if len(bare) < _NAME_LENGTH or self._is_titled(word):
            return None
        if self._speller.is_foreign(lower):
            return None
        guesses = tuple(guess for guess in self._speller.common_guesses(lower) if guess.word.islower())
        least = _OPENING if word.opens else _NAME
        if not guesses or guesses[0].chance < least:
            return None
        if self._is_usual(self._archive.names(bare), guesses):
            return None
        return Verdict(self._in_company(guesses, word))

    def _is_titled(self, word: Word) -> bool:
        """Tell whether a title or an initial before the word makes a name of it."""
        return _TITLED.search(self._text, max(0, word.start - _REACH), word.start) is not None

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
            return math.inf if self._in_phrase(word) else _WIDE_SHORT if len(bare) <= _SHORT else _WIDE
        parts = next((guess.word.split(" ") for guess in guesses if " " in guess.word), list[str]())
        if parts and _SMALL.isdisjoint(parts):
            return math.inf if " " in best else _COMPOUND_OF_TWO
        return _NEW - min(_MOST_ODD, self._speller.oddness(bare))

    def _doubt_of_part(self, word: Word, bare: str) -> float:
        if word.before not in _HYPHENS and word.after not in _HYPHENS:
            return _TINY
        known = len(bare) <= _TINY_LENGTH or self._speller.knows_wide(bare) or self._joined(word)
        return math.inf if known else _IN_COMPOUND

    def _in_phrase(self, word: Word) -> bool:
        """Tell whether another wide word stands beside, as in habeas corpus and fait accompli."""
        left = _LAST_WORD.search(self._text, max(0, word.start - _REACH), word.start)
        right = _NEXT_WORD.match(self._text, word.end)
        beside = [match[1] for match in (left, right) if match is not None]
        return any(not self._speller.knows(other) and self._speller.knows_wide(other) for other in beside)

    def _joined(self, word: Word) -> bool:
        """Tell whether the word is part of a compound known whole, with its hyphens or closed up."""
        for whole in _COMPOUND.finditer(self._text, max(0, word.start - _REACH), word.end + _REACH):
            if whole.start() <= word.start < whole.end():
                joined = base(re.sub("[‐‑]", "-", whole[0]).replace("’", "'"))
                return any(
                    self._speller.knows(form) or self._speller.knows_wide(form)
                    for form in (joined, joined.replace("-", ""))
                )
        return False

    def _in_company(self, guesses: tuple[Guess, ...], word: Word) -> tuple[str, ...]:
        """Return the words guessed, weighed anew by how each fits its place, likeliest first."""
        chances = {guess.word: guess.chance for guess in guesses}
        if self._model is not None:
            before, after = self._company(word)
            for form, weight in zip(chances, self._model.weigh(before, [*chances], after), strict=True):
                chances[form] += _COMPANY_WEIGHT * (weight - _USE_WEIGHT * self._speller.use(form))
        return tuple(sorted(chances, key=lambda form: -chances[form]))

    def _company(self, word: Word) -> tuple[list[str], list[str]]:
        """Return the two forms before and after a word, as the model reads them."""
        if self._reading is None:
            self._reading = read(self._text)
        starts, forms = self._reading.starts, self._reading.forms
        at, end = bisect_left(starts, word.start), bisect_left(starts, word.end)
        return forms[max(0, at - _COMPANY) : at], forms[end : end + _COMPANY]
