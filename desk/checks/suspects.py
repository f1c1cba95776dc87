"""The words of a text that another would suit better, by what stands two words either side."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desk.checks.confusions import Confusions
from desk.checks.ngrams import Ngrams
from desk.checks.reading import Reading
from desk.checks.vocabulary import CLASSES, Vocabulary

MARGIN = 6
_NAME = CLASSES.index("<Name>")
_BEST = 2
_FLOOR = 0.3
_LOWER, _FIRST_CAPITAL = 0, 1

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Line:
    """A text by number, with room of six sentence ends either side; see Reading and Vocabulary.

    ``judged`` says which words may be doubted: ordinary words in lower case or at the head of a
    sentence that a dictionary has. Names, what spelling sees and words with an apostrophe are left to others.
    """

    own: Ints
    seen: Ints
    shape: Ints
    place: Ints
    judged: NDArray[np.bool_]

    @classmethod
    def of(cls, reading: Reading, vocabulary: Vocabulary) -> "Line":
        """Return a text by number."""
        own, seen = vocabulary.numbers(reading)
        shape = np.array(reading.shape, dtype=np.int64)
        starts = np.ones(len(own), dtype=bool)
        starts[1:] = own[:-1] == 0
        ordinary = (shape == _LOWER) | ((shape == _FIRST_CAPITAL) & starts)
        judged = (own >= len(CLASSES)) & ordinary & vocabulary.sound[own]
        begins = np.array(reading.starts, dtype=np.int64)
        halves = begins[1:] == begins[:-1]
        judged[1:] &= ~halves
        judged[:-1] &= ~halves
        place = np.array(reading.place, dtype=np.int64)
        return cls(
            _padded(own, 0), _padded(seen, 0), _padded(shape, 3), _padded(place, 0), np.pad(judged, MARGIN)
        )

    def part(self, values: NDArray[np.uint8]) -> Floats:
        """Return a form’s value for each word: of its own form, or of the class it is read as."""
        named = (self.own < 0) | (self.seen == _NAME)
        return values[np.where(named, self.seen, self.own)].astype(np.float32)


@dataclass(frozen=True, slots=True)
class Suspects:
    """Pairs of a word that stands and one that may have been meant, up to two a place, side by side.

    ``at`` is the place in the line, ``other`` the word meant. ``written`` and ``gain`` have three columns:
    log10 of the chance of the word itself and of the two after it, and how much the other would add.
    """

    at: Ints
    other: Ints
    kinds: Ints
    written: Floats
    gain: Floats
    choice: Floats


def suspects(line: Line, ngrams: Ngrams, vocabulary: Vocabulary, confusions: Confusions) -> Suspects:
    """Find the words of a line that one of their confusions may suit better."""
    places = np.flatnonzero(line.judged)
    words = line.own[places]
    row, other, kinds = confusions.of(words)
    at = places[row]
    read = line.seen[places]
    chances = _chains(line.seen, np.concatenate((places, at)), np.concatenate((read, other)), ngrams)
    written = chances[: len(places)]
    written[:, 0] += vocabulary.share[words]
    gain = chances[len(places) :] - written[row]
    best = _best(row, gain.sum(axis=1))
    choice = np.bincount(row, minlength=len(places)).astype(np.float32)
    row = row[best]
    return Suspects(
        at[best], other[best], kinds[best].astype(np.int64), written[row], gain[best], choice[row]
    )


def _best(row: Ints, gain: Floats) -> Ints:
    """Return the pairs that are among the two best of their row and better than what stands."""
    order = np.lexsort((-gain, row))
    ordered = row[order]
    first = np.searchsorted(ordered, ordered)
    rank = np.arange(len(order)) - first
    return order[(rank < _BEST) & (gain[order] > _FLOOR)]


def _chains(seen: Ints, at: Ints, word: Ints, ngrams: Ngrams) -> Floats:
    """Return log10 of the chance of each word at its place, and of the two words after it."""
    two, one, next_, last = (seen[at + step] for step in (-2, -1, 1, 2))
    first = np.concatenate((two, one, word))
    second = np.concatenate((one, word, next_))
    third = np.concatenate((word, next_, last))
    return ngrams.chances(first, second, third).reshape(3, -1).T.copy()


def _padded(values: NDArray[np.int32] | Ints, fill: int) -> Ints:
    return np.pad(values.astype(np.int64), MARGIN, constant_values=fill)
