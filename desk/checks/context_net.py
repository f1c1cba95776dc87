"""A small network that says how well a word suits four words either side of it."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class ContextNet:
    """Words around → one hidden layer → a score for a word in the middle, about log e of its chance.

    ``around`` and ``middle`` are rows of whole numbers with a scale each; ``row`` says which row of
    ``middle`` is a word’s, words that are never judged having none (-1).
    """

    around: NDArray[np.int8]
    around_scale: Floats
    middle: NDArray[np.int8]
    middle_scale: Floats
    row: NDArray[np.int32]
    weights: Floats
    bias: Floats
    lean: Floats

    @classmethod
    def load(cls, folder: Path) -> "ContextNet":
        """Read ``net.npz``."""
        with np.load(folder / "net.npz") as kept:
            has = np.unpackbits(kept["has"])[: len(kept["around"])].astype(bool)
            row = np.where(has, np.cumsum(has) - 1, -1).astype(np.int32)
            return cls(
                kept["around"], kept["around_scale"].astype(np.float32), kept["middle"],
                kept["middle_scale"].astype(np.float32), row, kept["weights"].astype(np.float32),
                kept["bias"].astype(np.float32), kept["lean"].astype(np.float32),
            )  # fmt: skip

    @property
    def steps(self) -> NDArray[np.int64]:
        """Return where the words around stand, counted from the one in the middle."""
        side = self.weights.shape[0] // self.around.shape[1] // 2
        return np.array([*range(-side, 0), *range(1, side + 1)])

    def hidden(self, around: NDArray[np.int64]) -> Floats:
        """Return the hidden layer for contexts, a row of words by number each."""
        vectors = self.around[around].astype(np.float32) * self.around_scale[around][..., None]
        return np.maximum(vectors.reshape(len(around), -1) @ self.weights + self.bias, 0)

    def scores(self, hidden: Floats, words: NDArray[np.int64]) -> Floats:
        """Return the score of each word, row by row with ``hidden``; -30 for a word that has no row."""
        row = self.row[words]
        dots = np.einsum("ij,ij->i", hidden, self.middle[row].astype(np.float32))
        told = dots * self.middle_scale[row] + self.lean[words]
        return np.where(row >= 0, told, -30).astype(np.float32)
