"""Choose the vocabulary and number the text by it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desk.checks.vocabulary import CLASSES, class_of
from training.corpus import Corpus

LEAST_COUNT = 5
MOST_FORMS = 65_536
_NAMED = 0.3
_LEAST_RARITY = -8.0
_RARITY_STEP = 32
_NAME = CLASSES.index("<Name>")
_CAPITALS = (1, 2)

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The forms by number, how many are inner, which are seldom names, and log10 of their shares."""

    forms: list[str]
    inner: int
    common: NDArray[np.bool_]
    rarity: NDArray[np.float64]

    @property
    def number(self) -> dict[str, int]:
        """Return each form’s number."""
        return {form: at for at, form in enumerate(self.forms)}


def choose(corpus: Corpus, general: dict[tuple[str, ...], int]) -> Chosen:
    """Take the forms that stand five times in the text, commonest first, and fill up from general English."""
    size = len(corpus.forms)
    rows, shapes = corpus.rows, corpus.shapes
    count = np.bincount(rows[rows >= 0], minlength=size)
    before = np.concatenate(([-1], rows[:-1]))
    within = (rows >= 0) & (before >= 0) & (before != corpus.stop) & (shapes <= 1)
    seen = np.bincount(rows[within], minlength=size)
    capital = np.bincount(rows[within & (shapes == 1)], minlength=size)
    order = np.argsort(-count, kind="stable")
    inner = [int(at) for at in order if count[at] >= LEAST_COUNT and at != corpus.stop]
    forms = [*CLASSES, *(corpus.forms[at] for at in inner)]
    have = set(forms)
    outer = [word for (word,), _ in sorted(general.items(), key=lambda item: -item[1]) if word not in have]
    inner_size = len(forms)
    forms += outer[: MOST_FORMS - inner_size]
    common = np.ones(len(forms), dtype=bool)
    common[len(CLASSES) : inner_size] = [capital[at] < _NAMED * max(1, seen[at]) for at in inner]
    total = sum(general.values())
    own = dict(zip((corpus.forms[at] for at in inner), (count[at] for at in inner), strict=True))
    read = int((rows >= -1).sum())
    rarity = np.array([_rarity(form, general, total, own, read) for form in forms])
    return Chosen(forms, inner_size, common, rarity)


def _rarity(
    form: str, general: dict[tuple[str, ...], int], total: int, own: dict[str, np.int64], read: int
) -> float:
    """Return log10 of a form’s share: the general one, or a tenth of that in the text where it is more."""
    told = float(np.log10(general[form,] / total)) if (form,) in general else _LEAST_RARITY
    return max(told, float(np.log10(own[form] / read)) - 1) if form in own else told


def numbered(corpus: Corpus, chosen: Chosen, *, outer: bool = False) -> Ints:
    """Return the text by number as the n-grams read it, ends of paragraphs as ends of sentences.

    With ``outer``, as the network reads it: outer words by their own numbers, not as their classes.
    """
    number = chosen.number
    size = len(corpus.forms)
    lower, capital = np.zeros(size, dtype=np.int32), np.zeros(size, dtype=np.int32)
    for at, form in enumerate(corpus.forms):
        known = number.get(form, -1)
        inner = 0 <= known < chosen.inner
        lower[at] = known if inner or (outer and known >= 0) else class_of(form)
        capital[at] = _NAME if not inner or chosen.common[known] else known
    lower[corpus.stop] = capital[corpus.stop] = 0
    rows, shapes = corpus.rows, corpus.shapes
    before = np.concatenate(([-1], rows[:-1]))
    opens = (before < 0) | (before == corpus.stop)
    text = np.where((shapes == 1) & ~opens, capital[rows], lower[rows]).astype(np.int32)
    unknown = (lower[rows] < len(CLASSES)) & (lower[rows] > 0) & np.isin(shapes, _CAPITALS)
    text[unknown] = _NAME
    text[rows < 0] = 0
    return np.concatenate((np.zeros(2, dtype=np.int32), text))


def save(
    folder: Path, chosen: Chosen, sound: Sequence[bool], group: NDArray[np.uint8], tags: NDArray[np.uint16]
) -> None:
    """Write the vocabulary for desk.checks.vocabulary."""
    text = "\n".join((str(chosen.inner), *chosen.forms))
    (folder / "forms.txt").write_text(text, encoding="utf-8", newline="\n")
    np.savez(
        folder / "forms.npz",
        common=np.packbits(chosen.common),
        sound=np.packbits(np.array(sound, dtype=bool)),
        rarity=np.clip(np.round(-chosen.rarity * _RARITY_STEP), 0, 255).astype(np.uint8),
        group=group,
        tags=tags,
    )
