"""Boosted trees kept as plain arrays: the sum of one leaf of each tree, added to a share of one column."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees over a matrix of evidence; a node sends a row left when its column is at most the limit.

    A node’s ``next`` holds the nodes to the left and right; a leaf leads to itself. ``deepest`` is the
    longest way down. What they add to is ``share`` times the column ``given``, so that the judgement grows
    where they have nothing more to tell.
    """

    roots: NDArray[np.int32]
    column: NDArray[np.uint8]
    limit: NDArray[np.float32]
    next: NDArray[np.int32]
    value: NDArray[np.float32]
    deepest: int
    given: int
    share: float

    @classmethod
    def load(cls, folder: Path) -> "Trees":
        """Read ``trees.npz``."""
        with np.load(folder / "trees.npz") as kept:
            return cls(
                kept["roots"],
                kept["column"],
                kept["limit"],
                kept["next"],
                kept["value"],
                int(kept["deepest"]),
                int(kept["given"]),
                float(kept["share"]),
            )

    def judge(self, evidence: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the judgement on each row of evidence, as log odds."""
        rows = np.arange(len(evidence))[:, None]
        node = np.tile(self.roots, (len(evidence), 1))
        for _ in range(self.deepest):
            right = evidence[rows, self.column[node]] > self.limit[node]
            node = self.next[node, right.astype(np.int8)]
        told: NDArray[np.float32] = self.value[node].sum(axis=1, dtype=np.float32)
        told += np.float32(self.share) * evidence[:, self.given]
        return told
