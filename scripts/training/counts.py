"""Count words in company and smooth the counts: modified Kneser–Ney (Chen and Goodman, 1998)."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desk.checks.ngrams import STEP, WORD_BITS, Table, pair_key, triple_key

LEAST_TRIGRAM = 3
LEAST_BIGRAM = 2
_WORD = (1 << WORD_BITS) - 1
_PAIR = (1 << 2 * WORD_BITS) - 1
_SMALLEST = 1e-6
GENERAL_STEP, GENERAL_UNIT = 32, 1e7

Keys = NDArray[np.int64]
Floats = NDArray[np.float64]


def make_ngrams(text: NDArray[np.int32], size: int, folder: Path) -> None:
    """Write the trigram model of a text for desk.checks.ngrams."""
    words = text.astype(np.int64)
    triples, triple_counts = np.unique(triple_key(words[:-2], words[1:-1], words[2:]), return_counts=True)
    pairs, pair_counts = np.unique(pair_key(words[:-1], words[1:]), return_counts=True)
    kinds, kind_counts = np.unique(triples & _PAIR, return_counts=True)
    one = _unigrams(np.bincount(pairs & _WORD, minlength=size).astype(np.float64))
    left, right = kinds >> WORD_BITS, kinds & _WORD
    two = _pairs(left, right, kind_counts, one, size)
    contexts, row = np.unique(triples >> WORD_BITS, return_inverse=True)
    low = np.searchsorted(kinds, triples & _PAIR)
    spared = _discounts(triple_counts)
    total = np.bincount(row, weights=triple_counts)
    weight = np.bincount(row, weights=spared) / total
    three = (triple_counts - spared) / total[row] + weight[row] * two[low]
    keep_triple = triple_counts >= LEAST_TRIGRAM
    keep_pair = pair_counts[np.searchsorted(pairs, kinds)] >= LEAST_BIGRAM
    keep_pair[low[keep_triple]] = True
    keep_pair[np.isin(kinds, np.unique(contexts[row[keep_triple]]))] = True
    back_one = _left_over(left[keep_pair], two[keep_pair], one[right[keep_pair]], size)
    back_two = _left_over(row[keep_triple], three[keep_triple], two[low[keep_triple]], len(contexts))
    kept = kinds[keep_pair]
    place = np.minimum(np.searchsorted(contexts, kept), len(contexts) - 1)
    back = np.where(contexts[place] == kept, back_two[place], 1.0)
    np.savez(folder / "unigrams.npz", chance=_byte(one), back=_byte(back_one))
    Table.build(kept, (_byte(two[keep_pair]), _byte(back))).save(folder, "bigrams")
    Table.build(triples[keep_triple], (_byte(three[keep_triple]),)).save(folder, "trigrams")


def make_general(counts: dict[tuple[str, ...], int], number: dict[str, int], folder: Path) -> None:
    """Write log10 of the general counts of pairs of words, in units of ten millions, and one."""
    logs = {
        (number[one] << WORD_BITS) | number[two]: np.log10(count / GENERAL_UNIT) + 1
        for (one, two), count in counts.items()
        if one in number and two in number
    }
    keys = np.array(sorted(logs), dtype=np.int64)
    values = np.array([logs[int(key)] for key in keys])
    told = np.clip(np.round(values * GENERAL_STEP), 0, 255).astype(np.uint8)
    Table.build(keys, (told,)).save(folder, "general")


def _discounts(counts: NDArray[np.int64]) -> Floats:
    """Return what is taken off each count: one of three discounts, for counts of 1, 2 and more."""
    of = [int((counts == count).sum()) for count in range(1, 5)]
    share = of[0] / (of[0] + 2 * of[1])
    steps = [max(0.0, at - (at + 1) * share * of[at] / of[at - 1]) for at in (1, 2, 3)]
    return np.choose(np.minimum(counts, 3) - 1, steps)


def _unigrams(kinds: Floats) -> Floats:
    spared = np.zeros_like(kinds)
    spared[kinds > 0] = _discounts(kinds[kinds > 0].astype(np.int64))
    chance = np.maximum(kinds - spared, 0) / kinds.sum()
    return chance + (1 - chance.sum()) / len(kinds)


def _pairs(left: Keys, right: Keys, counts: NDArray[np.int64], one: Floats, size: int) -> Floats:
    spared = _discounts(counts)
    total = np.bincount(left, weights=counts, minlength=size)
    weight = np.bincount(left, weights=spared, minlength=size) / np.maximum(total, 1)
    return (counts - spared) / total[left] + weight[left] * one[right]


def _left_over(context: Keys, chance: Floats, lower: Floats, size: int) -> Floats:
    """Return the back-off of each context: what the n-grams kept leave over, by what the lower order has."""
    spent = np.bincount(context, weights=chance, minlength=size)
    covered = np.bincount(context, weights=lower, minlength=size)
    return np.clip((1 - spent) / np.maximum(1 - covered, 1e-9), _SMALLEST, 1)


def _byte(chance: Floats) -> NDArray[np.uint8]:
    return np.clip(np.round(-np.log10(chance) * STEP), 0, 255).astype(np.uint8)
