"""The words a language model knows, by number, and what it makes of those it does not know."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desk.checks.agreement import NAME, TAGS
from desk.checks.reading import STOP, Reading

CLASSES = (STOP, "<other>", "<-s>", "<-ed>", "<-ing>", "<-ly>", "<Name>", "<com-pound>")
_OTHER, _NAME, _COMPOUND = 1, 6, 7
_ENDINGS = (("ing", 4), ("ed", 3), ("ly", 5), ("s", 2))

Ids = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Forms by number: the eight classes first, then words with counts of their own, then outer words.

    An outer word is known from lists of words but too rare in the text trained on: the model reads it as
    its class. The arrays have a row a form. ``common`` says which words are seldom names: with a capital
    inside a sentence they are read as one. ``sound`` says which a dictionary has, so that spelling lets
    them pass. ``rarity`` is log10 of a word’s share of general English; ``share`` of its share of the
    outer words in its class, 0 for others. ``group`` and ``tags`` are the word’s part in a sentence
    (desk.checks.agreement).
    """

    forms: tuple[str, ...]
    number: dict[str, int]
    inner: int
    common: NDArray[np.bool_]
    sound: NDArray[np.bool_]
    rarity: NDArray[np.float32]
    share: NDArray[np.float32]
    group: NDArray[np.uint8]
    tags: NDArray[np.uint16]
    reads_as: Ids
    lengths: Ids

    @classmethod
    def load(cls, folder: Path) -> "Vocabulary":
        """Read ``forms.txt`` (a form a line, the first line the number of inner ones) and ``forms.npz``."""
        first, *forms = (folder / "forms.txt").read_text(encoding="utf-8").split("\n")
        inner = int(first)
        with np.load(folder / "forms.npz") as kept:
            common = np.unpackbits(kept["common"])[: len(forms)].astype(bool)
            sound = np.unpackbits(kept["sound"])[: len(forms)].astype(bool)
            rarity = kept["rarity"].astype(np.float32) / -32
            group, tags = kept["group"], kept["tags"]
        reads_as = np.arange(len(forms), dtype=np.int32)
        reads_as[inner:] = [class_of(form) for form in forms[inner:]]
        lengths = np.array([len(form) for form in forms], dtype=np.int32)
        share = _shares(reads_as, rarity, inner)
        number = {form: at for at, form in enumerate(forms)}
        return cls(tuple(forms), number, inner, common, sound, rarity, share, group, tags, reads_as, lengths)

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

    def parts(self, word: str) -> frozenset[str]:
        """Return what a lower-case word can be in a sentence, as TAGS; nothing for one not known.

        A noun that mostly stands with a capital in what was read (ministers, council) has lost its own.
        """
        at = self.number.get(word)
        if at is None:
            return frozenset()
        if self.group[at] == NAME and not self.tags[at] and self.sound[at]:
            stem = self.number.get(word.removesuffix("s")) if word.endswith("s") else None
            return frozenset({"Np" if stem is not None else "N"})
        return frozenset(tag for bit, tag in enumerate(TAGS) if self.tags[at] >> bit & 1)

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


def _shares(reads_as: Ids, rarity: NDArray[np.float32], inner: int) -> NDArray[np.float32]:
    """Return log10 of each outer word’s share of the outer words that are read as its class."""
    shares = np.zeros(len(reads_as), dtype=np.float32)
    outer = reads_as[inner:]
    of_class = np.bincount(outer, weights=10.0 ** rarity[inner:], minlength=len(CLASSES))
    shares[inner:] = rarity[inner:] - np.log10(of_class[outer])
    return shares
