"""The words a language model knows, by number, and what it makes of those it does not know."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desk.checks.reading import STOP, Reading

CLASSES = (STOP, "<other>", "<-s>", "<-ed>", "<-ing>", "<-ly>", "<Name>", "<com-pound>")
_OTHER, _NAME, _COMPOUND = 1, 6, 7
_ENDINGS = (("ing", 4), ("ed", 3), ("ly", 5), ("s", 2))
_NAMED, _COMMON = 1, 0
_PLAIN = 3

Ids = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Forms by number: the eight classes first, then words with counts of their own, then outer words.

    An outer word is known to the dictionary of frequencies but too rare in the training text: the model
    reads it as its class. ``common`` says which words are seldom names: with a capital inside a sentence
    they are read as one. ``rarity`` is log10 of the share of an outer word, or of any other, in general
    English.
    """

    forms: tuple[str, ...]
    number: dict[str, int]
    inner: int
    common: NDArray[np.bool_]
    rarity: NDArray[np.float32]
    reads_as: Ids

    @classmethod
    def load(cls, folder: Path) -> "Vocabulary":
        """Read ``forms.txt`` (a form a line, the first line the number of inner ones) and ``forms.npz``."""
        first, *forms = (folder / "forms.txt").read_text(encoding="utf-8").split("\n")
        with np.load(folder / "forms.npz") as kept:
            common = np.unpackbits(kept["common"])[: len(forms)].astype(bool)
            rarity = kept["rarity"].astype(np.float32) / -32
        inner = int(first)
        number = {form: at for at, form in enumerate(forms)}
        reads_as = np.arange(len(forms), dtype=np.int32)
        reads_as[inner:] = [class_of(form) for form in forms[inner:]]
        return cls(tuple(forms), number, inner, common, rarity, reads_as)

    def numbers(self, reading: Reading) -> tuple[Ids, Ids]:
        """Return each form’s own number (-1 where it has none) and the number the model reads it as."""
        get = self.number.get
        own = np.fromiter((get(form, -1) for form in reading.forms), np.int32, len(reading.forms))
        seen = np.where(own >= 0, self.reads_as[own], _OTHER).astype(np.int32)
        shape = np.array(reading.shape, dtype=np.int8)
        after_stop = np.ones(len(own), dtype=bool)
        after_stop[1:] = own[:-1] == 0
        named = (shape == 1) & ~after_stop & ((own < 0) | self.common[own] | (own >= self.inner))
        seen[named] = _NAME
        for at in np.flatnonzero((own < 0) & ~named):
            seen[at] = _NAME if shape[at] in {1, 2} else class_of(reading.forms[at])
        return own, seen

    def plain(self, forms: Sequence[str]) -> list[int]:
        """Return the numbers the model reads lower-case forms as."""
        return [
            int(self.reads_as[self.number[form]]) if form in self.number else class_of(form) for form in forms
        ]


def class_of(form: str) -> int:
    """Return the class an unknown lower-case form is read as."""
    if "-" in form:
        return _COMPOUND
    return next((number for ending, number in _ENDINGS if form.endswith(ending)), _OTHER)
