"""A network that says how well a word suits six words either side of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Kept = np.lib.npyio.NpzFile

_SMALLEST = np.float32(1e-5)


@dataclass(frozen=True, slots=True)
class Layer:
    """Weights, a row an input, and what is added to each output."""

    weights: Floats
    bias: Floats

    @classmethod
    def kept(cls, kept: Kept, name: str) -> Self:
        """Read a layer, kept as whole numbers, a row an output, with a scale each."""
        weights = kept[name].astype(np.float32) * kept[f"{name}_scale"].astype(np.float32)[:, None]
        return cls(np.ascontiguousarray(weights.T), kept[f"{name}_bias"])

    def of(self, inputs: Floats) -> Floats:
        """Return the outputs, a row for a row."""
        outputs = inputs @ self.weights
        outputs += self.bias
        return outputs


@dataclass(frozen=True, slots=True)
class ContextNet:
    """Words around → a hidden layer → a block that adds to it → a vector to hold against a word’s own.

    ``around`` and ``middle`` are rows of whole numbers with a scale each; ``row`` says which row of
    ``middle`` and ``lean`` is a word’s, words that are never judged having none (-1).
    """

    around: NDArray[np.int8]
    around_scale: Floats
    middle: NDArray[np.int8]
    middle_scale: Floats
    row: NDArray[np.int32]
    lean: Floats
    first: Layer
    wide: Layer
    back: Layer
    last: Layer

    @classmethod
    def load(cls, folder: Path) -> "ContextNet":
        """Read ``net.npz``."""
        with np.load(folder / "net.npz") as kept:
            has = np.unpackbits(kept["has"])[: len(kept["around"])].astype(bool)
            row = np.where(has, np.cumsum(has) - 1, -1).astype(np.int32)
            return cls(
                kept["around"], kept["around_scale"].astype(np.float32), kept["middle"],
                kept["middle_scale"].astype(np.float32), row, kept["lean"].astype(np.float32),
                *(Layer.kept(kept, name) for name in ("first", "wide", "back", "last")),
            )  # fmt: skip

    @property
    def steps(self) -> NDArray[np.int64]:
        """Return where the words around stand, counted from the one in the middle."""
        side = self.first.weights.shape[0] // self.around.shape[1] // 2
        return np.array([*range(-side, 0), *range(1, side + 1)])

    def hidden(self, around: NDArray[np.int64]) -> Floats:
        """Return the vectors that contexts, a row of words by number each, want in the middle."""
        vectors = self.around[around].astype(np.float32)
        vectors *= self.around_scale[around][..., None]
        told = _positive(self.first.of(vectors.reshape(len(around), -1)))
        told += self.back.of(_positive(self.wide.of(_evened(told))))
        return self.last.of(_evened(told))

    def scores(self, hidden: Floats, words: NDArray[np.int64]) -> Floats:
        """Return the score of each word, row by row with ``hidden``: about log e of its chance there."""
        row = self.row[words]
        dots = np.einsum("ij,ij->i", hidden, self.middle[row].astype(np.float32))
        told = dots * self.middle_scale[row] + self.lean[row]
        return np.where(row >= 0, told, -30).astype(np.float32)


def _positive(values: Floats) -> Floats:
    return np.maximum(values, 0, out=values)


def _evened(values: Floats) -> Floats:
    """Return each row with a mean of 0 and a variance of 1."""
    centred = values - values.mean(axis=1, keepdims=True)
    spread = np.einsum("ij,ij->i", centred, centred) / np.float32(values.shape[1])
    centred /= np.sqrt(spread + _SMALLEST)[:, None]
    return centred
