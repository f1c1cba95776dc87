"""The words of a text that another would suit better, by what stands two words either side."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desk.checks.confusions import Confusions
from desk.checks.ngrams import Ngrams, pair_key
from desk.checks.reading import CAPITAL, LOWER, SIGN, STOP, Reading
from desk.checks.vocabulary import CLASSES, Vocabulary

MARGIN = 8
_NAME = CLASSES.index("<Name>")
_BEST = 2
_FLOOR = 0.6
# What stands for two words in one.
_SHORTENED = ("is", "would")

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Line:
    """Texts by number, one after another, with room of eight sentence ends either side of each; see Reading
    and Vocabulary. ``text`` and ``form`` say of each number which text it is of, and which form of it.

    ``judged`` says which words may be doubted: ordinary words in lower case or at the head of a
    sentence that a dictionary has. Names, what spelling sees and words with an apostrophe are left to others.
    """

    own: Ints
    seen: Ints
    shape: Ints
    place: Ints
    judged: NDArray[np.bool_]
    text: Ints
    form: Ints

    @classmethod
    def of(cls, readings: Sequence[Reading], vocabulary: Vocabulary) -> "Line":
        """Return texts by number."""
        whole, text, form = _joined(readings)
        own, seen = vocabulary.numbers(whole)
        shape = np.array(whole.shape, dtype=np.int64)
        starts = np.ones(len(own), dtype=bool)
        starts[1:] = own[:-1] == 0
        ordinary = (shape == LOWER) | ((shape == CAPITAL) & starts)
        judged = (own >= len(CLASSES)) & ordinary & vocabulary.sound[own]
        begins = np.array(whole.starts, dtype=np.int64)
        halves = (begins[1:] == begins[:-1]) & (text[1:] == text[:-1])
        judged[1:] &= ~halves
        judged[:-1] &= ~halves
        # “That’s been said”: what is read as “is” may stand for “has”; so what follows is not judged by it.
        judged[2:] &= ~(
            halves[:-1] & np.isin(own[1:-1], [vocabulary.number.get(form, -2) for form in _SHORTENED])
        )
        place = np.array(whole.place, dtype=np.int64)
        return cls(own.astype(np.int64), seen.astype(np.int64), shape, place, judged, text, form)

    @property
    def read(self) -> Ints:
        """Return each word’s own number; for one that has none, or is a name, that of its class."""
        return np.where((self.own < 0) | (self.seen == _NAME), self.seen, self.own)


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
    choice = np.bincount(row, minlength=len(places)).astype(np.float32)
    read, share = line.seen[places], vocabulary.share[words]
    beside = _pairs(line.seen, np.concatenate((places, places[row])), np.concatenate((read, other)), ngrams)
    likely = beside[len(places) :] > (beside[: len(places)] + share)[row]
    row, other, kinds = row[likely], other[likely], kinds[likely]
    at = places[row]
    chances = _chains(line.seen, np.concatenate((places, at)), np.concatenate((read, other)), ngrams)
    written = chances[: len(places)]
    written[:, 0] += share
    gain: Floats = chances[len(places) :] - written[row]
    best = _best(row, gain.sum(axis=1))
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


def _pairs(seen: Ints, at: Ints, word: Ints, ngrams: Ngrams) -> Floats:
    """Return log10 of the chance of each word after the one before its place, and of the next after it."""
    keys = np.concatenate((pair_key(seen[at - 1], word), pair_key(word, seen[at + 1])))
    after, before = ngrams.pairs_at(keys, ngrams.bigrams.find(keys)).reshape(2, -1)
    return after + before


def _chains(seen: Ints, at: Ints, word: Ints, ngrams: Ngrams) -> Floats:
    """Return log10 of the chance of each word at its place, and of the two words after it."""
    two, one, next_, last = (seen[at + step] for step in (-2, -1, 1, 2))
    first = np.concatenate((two, one, word))
    second = np.concatenate((one, word, next_))
    third = np.concatenate((word, next_, last))
    return ngrams.chances(first, second, third).reshape(3, -1).T.copy()


def _joined(readings: Sequence[Reading]) -> tuple[Reading, Ints, Ints]:
    """Return texts as one, with room either side of each, and which text and which of its forms each is."""
    room = Reading([STOP] * MARGIN, [*range(-MARGIN, 0)], [0] * MARGIN, [SIGN] * MARGIN, [0] * MARGIN)
    parts = [room, *(part for reading in readings for part in (reading, room))]
    whole = Reading(
        [form for part in parts for form in part.forms],
        [start for part in parts for start in part.starts],
        [end for part in parts for end in part.ends],
        [shape for part in parts for shape in part.shape],
        [place for part in parts for place in part.place],
    )
    sizes = np.array([MARGIN, *(len(reading.forms) + MARGIN for reading in readings)])
    text = np.repeat(np.arange(-1, len(readings)), sizes)
    form = np.arange(len(text)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return whole, text, form
