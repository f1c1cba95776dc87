"""How well a word fits between the words around it, told by the model of English."""

from bisect import bisect_left
from collections.abc import Sequence

from desk.checks.reading import Reading, read
from desk.checks.seam import Guess, LanguageModel, Speller
from desk.checks.words import Word

_SIDE = 2
_WEIGHT, _USE_WEIGHT = 0.35, 0.5
_FIT, _FEW = 0.5, 5
_UNSEEN = "æøæ"
"""Stands for a word that no text has."""


class Company:
    """The words of one text as those around a place; read when first asked for."""

    def __init__(self, text: str, speller: Speller, model: LanguageModel | None) -> None:
        self._text = text
        self._speller = speller
        self._model = model
        self._reading: Reading | None = None

    def best_first(self, guesses: Sequence[Guess], word: Word) -> tuple[str, ...]:
        """Return the words guessed, weighed anew by how each fits the place of ``word``, likeliest first."""
        chances = {guess.word: guess.chance for guess in guesses}
        if self._model is not None:
            before, after = self._around(word)
            for form, weight in zip(chances, self._model.weigh(before, [*chances], after), strict=True):
                chances[form] += _WEIGHT * (weight - _USE_WEIGHT * self._speller.use(form))
        return tuple(sorted(chances, key=lambda form: -chances[form]))

    def best_chance(self, guesses: Sequence[Guess], word: Word) -> float:
        """Return the chance of the guess that fits the place of ``word`` best, held against a word that no
        text has.
        """
        few = guesses[:_FEW]
        if self._model is None:
            return few[0].chance
        before, after = self._around(word)
        *weights, unseen = self._model.weigh(before, [*(guess.word for guess in few), _UNSEEN], after)
        return max(
            guess.chance + _FIT * (weight - unseen) for guess, weight in zip(few, weights, strict=True)
        )

    def _around(self, word: Word) -> tuple[list[str], list[str]]:
        """Return the two forms before and after a word, as the model reads them."""
        if self._reading is None:
            self._reading = read(self._text)
        starts, forms = self._reading.starts, self._reading.forms
        at, end = bisect_left(starts, word.start), bisect_left(starts, word.end)
        return forms[max(0, at - _SIDE) : at], forms[end : end + _SIDE]
