"""Dictionaries of spelling, loaded when first asked for, one a country."""

import re
import threading
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from desk.checks.lexicon import Lexicon
from desk.checks.seam import Guess
from desk.checks.slips import slip_cost

CASE_ONLY = 2.5
"""What the chance of a word gains that differs in nothing but a capital."""
_KEPT = 50_000
_KEPT_GUESSES = 5_000
_COUNTRIES = {"us": "us", "ca": "us", "ph": "us"}
_AT_HOME = "gb"
_SHORT, _LONG, _ABROAD = 3, 9, 3
_MOST = 12
_SPACE_LEFT_OUT = 1.6
_THOUSAND_MILLION = 9.0
_COMMON_ENOUGH, _EVERYDAY = 4.0, 3.3
_LEAST_PART = 2
_TWO_SLIPS, _MARGIN, _FAINT = 1.9, 1.0, -1.9


class WordSpeller:
    """The spelling of English in one country. Safe to share between threads."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the words as loaded."""
        self.lexicon = lexicon
        self._by_length = lexicon.by_length()
        self.knows = lru_cache(_KEPT)(lexicon.has)
        self.guesses = lru_cache(_KEPT_GUESSES)(self._guesses)
        self.knows_wide = lru_cache(_KEPT)(lexicon.has_wide)
        self.common_guesses = lru_cache(_KEPT_GUESSES)(self._common)

    def is_foreign(self, word: str) -> bool:
        """Tell whether the other country spells a word so, and this one does not."""
        return self.lexicon.is_foreign(word)

    def is_phrase(self, one: str, two: str) -> bool:
        """Tell whether two words side by side are known together, as en masse."""
        return self.lexicon.is_phrase(one, two)

    def use(self, word: str) -> float:
        """Return how often a word it knows is used: log10 of its times in a thousand million words."""
        return self.lexicon.use(word) / 10

    def oddness(self, word: str) -> int:
        """Return how many groups of three letters of a lower-case word hardly any other word has."""
        return self.lexicon.oddness(word)

    def _guesses(self, word: str) -> tuple[Guess, ...]:
        if self.lexicon.is_foreign(word):
            return self._at_home(word)
        found = [*self._within(word, 1, 0.0), *self._in_two(word)]
        best = max((guess.chance for guess in found), default=_FAINT)
        if len(word) > _SHORT:
            # What two slips make of a word counts only where it is used so much more often.
            found = [*found, *self._within(word, 2, max(0.0, best + _TWO_SLIPS - _MARGIN))]
        if len(word) >= _LONG and not found:
            found = self._within(word, 3, _COMMON_ENOUGH)
        return _ranked(found)

    def _at_home(self, word: str) -> tuple[Guess, ...]:
        """Return how this country spells the other’s word."""
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - as below
        from rapidfuzz.process import extract  # noqa: PLC0415

        near = extract(word, self.lexicon.home, scorer=OSA.distance, score_cutoff=_ABROAD, limit=None)
        return _ranked(Guess(other, -slip_cost(other, word)) for other, _slips, _at in near)

    def _common(self, word: str) -> tuple[Guess, ...]:
        return _ranked(self._within(word, 1, _EVERYDAY))

    def _within(self, word: str, slips: int, least: float) -> list[Guess]:
        """Return the words used at least so often that so many slips or fewer make ``word`` of."""
        # Loaded with the first misspelling, not with the window.
        from rapidfuzz.distance import OSA  # noqa: PLC0415
        from rapidfuzz.process import extract  # noqa: PLC0415

        found: list[Guess] = []
        for length in range(len(word) - slips, len(word) + slips + 1):
            if length in self._by_length:
                shelf = self._by_length[length]
                places = shelf.alike(word, slips, least * 10)
                alike = [shelf.lower[at] for at in places]
                near = extract(word, alike, scorer=OSA.distance, score_cutoff=slips, limit=None)
                for lower, _slips, nth in near:
                    at = places[nth]
                    cost = slip_cost(lower, word) if lower != word else -CASE_ONLY
                    found.append(Guess(shelf.written[at], shelf.uses[at] / 10 - cost))
        return found

    def _in_two(self, word: str) -> Iterator[Guess]:
        """Yield two words of which the space was left out."""
        for cut in range(1, len(word)):
            one, two = word[:cut], word[cut:]
            uses = [
                self.lexicon.use(part) / 10 if len(part) >= _LEAST_PART or part == "a" else 0.0
                for part in (one, two)
            ]
            if min(uses) >= _COMMON_ENOUGH:
                yield Guess(f"{one} {two}", sum(uses) - _THOUSAND_MILLION - _SPACE_LEFT_OUT)


def _ranked(found: Iterable[Guess]) -> tuple[Guess, ...]:
    best: dict[str, Guess] = {}
    for guess in sorted(found, key=lambda guess: (-guess.chance, guess.word)):
        best.setdefault(guess.word, guess)
    return tuple(best.values())[:_MOST]


class Spellers:
    """The dictionaries shipped, by language tag; calling it answers None for a language that has none."""

    def __init__(self, folder: Path) -> None:
        """Look for the words of English in ``folder``/en."""
        self._folder = folder / "en"
        self._lock = threading.Lock()
        self._loaded: dict[str, WordSpeller] = {}

    def __call__(self, language: str) -> WordSpeller | None:
        """Return the dictionary for a tag such as ``en-GB``: American for America, else British.

        Raises DeskError when the dictionary shipped cannot be read.
        """
        tag, *rest = re.split("[-_]", language.strip().lower())
        if tag != "en":
            return None
        country = next((_COUNTRIES[part] for part in rest if part in _COUNTRIES), _AT_HOME)
        with self._lock:
            if country not in self._loaded:
                self._loaded[country] = WordSpeller(Lexicon.load(self._folder, country))
            return self._loaded[country]
