"""Which words are taken for which: by a letter, by sound, by inflection, or by habit."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

KINDS = ("other", "more", "fewer", "swapped", "sound", "near sound", "inflection", "derivation", "habit")


@dataclass(frozen=True, slots=True)
class Confusions:
    """For each word of the vocabulary the words that may have been meant, and how the two are alike.

    ``starts`` has a row a form and one more; ``kinds`` holds a bit for each of KINDS.
    """

    starts: NDArray[np.int32]
    others: NDArray[np.uint16]
    kinds: NDArray[np.uint16]

    @classmethod
    def load(cls, folder: Path) -> "Confusions":
        """Read ``confusions.npz``."""
        with np.load(folder / "confusions.npz") as kept:
            sizes = kept["sizes"]
            starts = np.zeros(len(sizes) + 1, dtype=np.int32)
            np.cumsum(sizes, out=starts[1:])
            return cls(starts, kept["others"], kept["kinds"])

    def of(self, words: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint16]]:
        """Return, for words by number, rows of: which of them, what may have been meant, the kinds."""
        first = self.starts[words]
        sizes = (self.starts[words + 1] - first).astype(np.int64)
        row = np.repeat(np.arange(len(words)), sizes)
        within = np.arange(len(row)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        place = first[row] + within
        return row, self.others[place].astype(np.int64), self.kinds[place]
