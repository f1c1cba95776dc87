"""Counts of words in company, kept small: logarithms in a byte, keys as a short mark in a bucket."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

STEP = 32
WORD_BITS = 17
_MARK_BITS = 16
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9))
_PER_BUCKET = 4

Keys = NDArray[np.int64]
Logs = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Table:
    """A map from keys to bytes: a key’s mixed bits name a bucket, 16 more bits the place within it.

    A key that is not there is taken for another about once in ten thousand times.
    """

    starts: NDArray[np.int32]
    marks: NDArray[np.uint16]
    values: tuple[NDArray[np.uint8], ...]

    @classmethod
    def build(cls, keys: Keys, values: tuple[NDArray[np.uint8], ...]) -> "Table":
        """Arrange ``keys``, all different, with their ``values``."""
        buckets = 1 << max(1, int(len(keys) // _PER_BUCKET).bit_length())
        bucket, mark = _mixed(keys, buckets)
        order = np.lexsort((mark, bucket))
        counts = np.bincount(bucket, minlength=buckets)
        starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
        return cls(starts, mark[order], tuple(value[order] for value in values))

    @classmethod
    def load(cls, folder: Path, name: str, values: int) -> "Table":
        """Map the files ``save`` wrote; nothing is read before it is asked for."""
        sizes = np.load(folder / f"{name}.sizes.npy")
        starts = np.zeros(len(sizes) + 1, dtype=np.int32)
        np.cumsum(sizes, out=starts[1:])
        marks = np.load(folder / f"{name}.marks.npy", mmap_mode="r")
        told = tuple(np.load(folder / f"{name}.{at}.npy", mmap_mode="r") for at in range(values))
        return cls(starts, np.asarray(marks), tuple(map(np.asarray, told)))

    def save(self, folder: Path, name: str) -> None:
        """Write the table as plain arrays."""
        np.save(folder / f"{name}.sizes.npy", np.diff(self.starts).astype(np.uint8))
        np.save(folder / f"{name}.marks.npy", self.marks)
        for at, value in enumerate(self.values):
            np.save(folder / f"{name}.{at}.npy", value)

    def find(self, keys: Keys) -> NDArray[np.int64]:
        """Return where each key’s values are, -1 for a key that is not there."""
        bucket, mark = _mixed(keys, len(self.starts) - 1)
        start = self.starts[bucket]
        room = self.starts[bucket + 1] - start
        found = np.full(len(keys), -1, dtype=np.int64)
        step = np.arange(int(room.max(initial=0)), dtype=np.int32)
        place = np.minimum(start[:, None] + step, len(self.marks) - 1)
        row, at = np.nonzero((self.marks[place] == mark[:, None]) & (step < room[:, None]))
        found[row] = start[row] + at
        return found


def _mixed(keys: Keys, buckets: int) -> tuple[NDArray[np.int64], NDArray[np.uint16]]:
    bits = keys.astype(np.uint64) * _MIX[0]
    bits ^= bits >> np.uint64(29)
    bits *= _MIX[1]
    bits ^= bits >> np.uint64(32)
    bucket = (bits >> np.uint64(_MARK_BITS)) & np.uint64(buckets - 1)
    return bucket.astype(np.int64), (bits & np.uint64((1 << _MARK_BITS) - 1)).astype(np.uint16)


@dataclass(frozen=True, slots=True)
class Ngrams:
    """An interpolated Kneser–Ney trigram model: log10 of a word’s chance after two others.

    Written back-off style: a trigram that is kept has its chance; any other has the chance of its
    bigram times the back-off of the two words before.
    """

    unigrams: Logs
    unigram_backs: Logs
    bigrams: Table
    trigrams: Table

    @classmethod
    def load(cls, folder: Path) -> "Ngrams":
        """Open the model in ``folder``."""
        with np.load(folder / "unigrams.npz") as kept:
            ones, backs = kept["chance"].astype(np.float32) / -STEP, kept["back"].astype(np.float32) / -STEP
        return cls(ones, backs, Table.load(folder, "bigrams", 2), Table.load(folder, "trigrams", 1))

    def pairs_at(self, keys: Keys, found: NDArray[np.int64]) -> Logs:
        """Return log10 of the chance of each bigram’s second word, given where the bigrams were found."""
        return self._pairs(keys >> WORD_BITS, keys & ((1 << WORD_BITS) - 1), found)

    def chances(self, first: Keys, second: Keys, word: Keys) -> Logs:
        """Return log10 of the chance of each word after two others; the three run side by side."""
        pair = self.bigrams.find(pair_key(second, word))
        low = self._pairs(second, word, pair)
        context = self.bigrams.find(pair_key(first, second))
        back = np.where(context >= 0, self.bigrams.values[1][context], 0).astype(np.float32) / np.float32(
            -STEP
        )
        chance = np.asarray(low + back, dtype=np.float32)
        may = (pair >= 0) & (context >= 0)
        if may.any():
            at = np.flatnonzero(may)
            found = self.trigrams.find(triple_key(first[at], second[at], word[at]))
            kept = found >= 0
            chance[at[kept]] = self.trigrams.values[0][found[kept]].astype(np.float32) / -STEP
        return chance

    def _pairs(self, before: Keys, word: Keys, found: NDArray[np.int64]) -> Logs:
        chance = self.unigrams[word] + self.unigram_backs[before]
        kept = found >= 0
        chance[kept] = self.bigrams.values[0][found[kept]].astype(np.float32) / -STEP
        return chance


def pair_key(first: Keys, second: Keys) -> Keys:
    """Return the key of a bigram."""
    return (first.astype(np.int64) << WORD_BITS) | second


def triple_key(first: Keys, second: Keys, third: Keys) -> Keys:
    """Return the key of a trigram."""
    return (pair_key(first, second) << WORD_BITS) | third
