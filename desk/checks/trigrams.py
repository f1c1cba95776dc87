"""The language model of words: trigrams over a vocabulary."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from desk.checks.ngrams import Ngrams
from desk.checks.reading import STOP, read
from desk.checks.vocabulary import Vocabulary

_SIDE = 2


@dataclass(frozen=True, slots=True)
class Trigrams:
    """A vocabulary and its n-grams; safe to share between threads."""

    vocabulary: Vocabulary
    ngrams: Ngrams

    @classmethod
    def load(cls, folder: Path) -> "Trigrams":
        """Open the model in ``folder``; raises OSError, ValueError or KeyError when it cannot be read."""
        return cls(Vocabulary.load(folder), Ngrams.load(folder))

    def weigh(self, before: Sequence[str], words: Sequence[str], after: Sequence[str]) -> tuple[float, ...]:
        """Return, for each of ``words``, log10 of its chance between ``before`` and ``after``."""
        left = [STOP, STOP, *_forms(before)][-_SIDE:]
        right = [*_forms(after), STOP, STOP][:_SIDE]
        rows = [[*left, *_read(word), *right] for word in words]
        firsts: list[int] = []
        flat: list[int] = []
        for row in rows:
            firsts.append(len(flat))
            flat.extend(self.vocabulary.plain(row))
        if not flat:
            return ()
        ids = np.array(flat, dtype=np.int64)
        chance = self.ngrams.chances(ids[:-2], ids[1:-1], ids[2:])
        ends = [*firsts[1:], len(flat)]
        return tuple(float(chance[a : b - _SIDE].sum()) for a, b in zip(firsts, ends, strict=True))


def _forms(words: Sequence[str]) -> list[str]:
    return [form for word in words for form in _read(word)]


@lru_cache(20_000)
def _read(word: str) -> tuple[str, ...]:
    return tuple(read(word).forms) or (STOP,)
