"""The model of English: what is likely between these words, and which words of a text are doubtful."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desk.checks.confusions import KINDS, Confusions
from desk.checks.evidence import Knowledge, evidence
from desk.checks.reading import STOP, Reading, forms_of, read
from desk.checks.seam import Doubt
from desk.checks.suspects import Line, suspects
from desk.checks.trees import Trees

_SIDE = 2
# What chances of both kinds must add up to, as a log to base 10, before the judge is asked: one doubt in a
# hundred is lost by it, and two thirds of the work.
_WORTH = 2.5
# Taken off the odds of two kinds of confusion, which published news has shown to be doubted too readily.
_INFLECTED, _HEARD = 0.4, 0.4


@dataclass(frozen=True, slots=True, eq=False)
class English:
    """Everything trained on English text; safe to share between threads, and like no other."""

    known: Knowledge
    confusions: Confusions
    judge: Trees

    @classmethod
    def load(cls, folder: Path) -> "English":
        """Open the model in ``folder``; raises OSError, ValueError or KeyError when it cannot be read."""
        return cls(Knowledge.load(folder), Confusions.load(folder), Trees.load(folder))

    def weigh(self, before: Sequence[str], words: Sequence[str], after: Sequence[str]) -> tuple[float, ...]:
        """Return, for each of ``words``, log10 of its chance between ``before`` and ``after``."""
        left = [STOP, STOP, *_forms(before)][-_SIDE:]
        right = [*_forms(after), STOP, STOP][:_SIDE]
        firsts: list[int] = []
        flat: list[int] = []
        for word in words:
            firsts.append(len(flat))
            flat.extend(self.known.vocabulary.plain([*left, *(_forms([word]) or [STOP]), *right]))
        if not flat:
            return ()
        ids = np.array(flat, dtype=np.int64)
        chance = self.known.ngrams.chances(ids[:-2], ids[1:-1], ids[2:])
        ends = [*firsts[1:], len(flat)]
        return tuple(float(chance[a : b - _SIDE].sum()) for a, b in zip(firsts, ends, strict=True))

    def parts(self, word: str) -> frozenset[str]:
        """Return what a lower-case word can be in a sentence; nothing for one not known."""
        return self.known.vocabulary.parts(word)

    def inflections(self, word: str) -> tuple[str, ...]:
        """Return the other forms of a lower-case word: its plural or singular, its tenses."""
        at = self.known.vocabulary.number.get(word)
        if at is None:
            return ()
        _row, others, kinds = self.confusions.of(np.array([at]))
        inflected = np.flatnonzero(kinds >> KINDS.index("inflection") & 1)
        return tuple(self.known.vocabulary.forms[int(others[one])] for one in inflected)

    def doubts(self, texts: Sequence[str], least: float) -> list[list[Doubt]]:
        """Return for each text the words that another would suit better, in order, the surest at each place.

        ``least`` is the log odds below which a doubt is not worth telling. Many texts at once are read in
        a fraction of the time that they would take one by one.
        """
        told: list[list[Doubt]] = [[] for _ in texts]
        readings = [read(text) for text in texts]
        line = Line.of(readings, self.known.vocabulary)
        found = suspects(line, self.known.ngrams, self.known.vocabulary, self.confusions)
        if not len(found.at):
            return told
        matrix, names = evidence(line, found, self.known)
        worth = np.flatnonzero(matrix[:, names.index("sum")] > _WORTH)
        odds = np.full(len(matrix), -np.inf, dtype=np.float32)
        odds[worth] = self.judge.judge(matrix[worth]) - _readily(found.kinds[worth])
        best: dict[int, int] = {}
        for at in np.argsort(odds, kind="stable"):
            if odds[at] >= least:
                best[int(found.at[at])] = int(at)
        for place, at in sorted(best.items()):
            text, form = int(line.text[place]), int(line.form[place])
            other, gain = self.known.vocabulary.forms[int(found.other[at])], float(found.gain[at].sum())
            told[text].append(_doubt(readings[text], form, other, float(odds[at]), gain))
        return told


def _doubt(reading: Reading, at: int, other: str, odds: float, gain: float) -> Doubt:
    quoted, bracketed = bool(reading.place[at] & 1), bool(reading.place[at] & 2)
    return Doubt(reading.starts[at], reading.ends[at], other, odds, gain, quoted, bracketed)


def _readily(kinds: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return what is taken off the odds of each pair; sound and habit count once."""
    inflected = kinds >> KINDS.index("inflection") & 1
    heard = (kinds >> KINDS.index("sound") | kinds >> KINDS.index("habit")) & 1
    return (inflected * _INFLECTED + heard * _HEARD).astype(np.float32)


def _forms(words: Sequence[str]) -> list[str]:
    return [form for word in words for form in forms_of(word)]
