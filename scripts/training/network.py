"""Train the small network: which of two words that are taken for each other stands between these eight.

The loss is that of telling each word from five of its confusions, and from 256 words drawn at random
(sampled softmax; Jean et al., 2015), both mended for how they were drawn, so that differences of scores
are differences of log chances. Adagrad, three quarters of a pass; single precision, one thread.
"""

import importlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SIDE, WIDTH, HIDDEN = 4, 40, 192
PASSES, BATCH, CONFUSED, DRAWN, SLOTS = 0.75, 2048, 5, 256, 32
RATE, LAST_RATE = 0.08, 0.05
SEED = 7
_FAR = 30.0

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
sparse = importlib.import_module("scipy.sparse")


@dataclass(slots=True)
class Weights:
    """A matrix of weights and the squares of what moved it."""

    values: Floats
    squares: Floats

    @classmethod
    def of(cls, values: NDArray[np.floating]) -> "Weights":
        """Start with these values."""
        return cls(values.astype(np.float32), np.full(values.shape, 1e-6, dtype=np.float32))

    def move(self, slope: Floats, rate: float) -> None:
        """Step down the slope."""
        self.squares += slope * slope
        self.values -= rate * slope / np.sqrt(self.squares)

    def move_rows(self, rows: NDArray[np.integer], slope: Floats, rate: float) -> None:
        """Step down the slope in some rows, all different."""
        self.squares[rows] += slope * slope
        self.values[rows] -= rate * slope / np.sqrt(self.squares[rows])


@dataclass(slots=True)
class Network:
    """Words around (a vector each) → a hidden layer → words in the middle (a vector and a lean each)."""

    around: Weights
    weights: Weights
    bias: Weights
    middle: Weights
    lean: Weights


@dataclass(frozen=True, slots=True)
class Slots:
    """For each word 32 of its confusions drawn beforehand, and log odds of drawing the one for the other."""

    words: Ints
    offsets: Floats
    has: NDArray[np.bool_]


def train(
    text: Ints, inner: int, starts: Ints, others: NDArray[np.uint16], habit: NDArray[np.bool_]
) -> Network:
    """Train on a text; ``starts`` and ``others`` say which words are confused, ``habit`` which often."""
    random = np.random.default_rng(SEED)
    counts = np.bincount(text, minlength=inner).astype(np.float64)
    slots = _slots(inner, counts, starts, others, habit, random)
    wide = 2 * SIDE * WIDTH
    network = Network(
        Weights.of(random.standard_normal((inner, WIDTH)) * 0.1),
        Weights.of(random.standard_normal((wide, HIDDEN)) / np.sqrt(wide) * 1.5),
        Weights.of(np.zeros(HIDDEN)),
        Weights.of(random.standard_normal((inner, HIDDEN)) * 0.05),
        Weights.of(np.log((counts + 1) / counts.sum())),
    )
    share = counts**0.75
    share[:8] *= 0.1
    share /= share.sum()
    ladder, drawn_log = np.cumsum(share), np.log(share * DRAWN + 1e-12).astype(np.float32)
    places = _places(text, counts, slots.has, random)
    steps = int(len(places) * PASSES / BATCH)
    done = 0
    while done < steps:
        random.shuffle(places)
        for low in range(0, len(places) - BATCH, BATCH):
            if done == steps:
                break
            rate = RATE * max(LAST_RATE, 1 - done / steps)
            drawn = np.searchsorted(ladder, random.random(DRAWN))
            batch = places[low : low + BATCH]
            pick = random.integers(0, SLOTS, (BATCH, CONFUSED))
            _step(network, text, batch, slots, pick, drawn, drawn_log, rate)
            done += 1
            if done % 1000 == 0:
                print(f"  network: {done} of {steps} steps", flush=True)
    return network


def _slots(
    inner: int,
    counts: NDArray[np.float64],
    starts: Ints,
    others: NDArray[np.uint16],
    habit: NDArray[np.bool_],
    random: np.random.Generator,
) -> Slots:
    words = np.zeros((inner, SLOTS), dtype=np.int32)
    offsets = np.zeros((inner, SLOTS), dtype=np.float32)
    has = np.zeros(inner, dtype=bool)
    drawn: dict[tuple[int, int], float] = {}
    for word in range(inner):
        its = others[starts[word] : starts[word + 1]].astype(np.int64)
        often = habit[starts[word] : starts[word + 1]][its < inner]
        its = its[its < inner]
        if not len(its):
            continue
        weight = np.sqrt(counts[its] + 1) * np.where(often, 3.0, 1.0)
        chance = 0.8 * weight / weight.sum() + 0.2 / len(its)
        words[word] = its[random.choice(len(its), SLOTS, p=chance)]
        has[word] = True
        drawn.update(
            ((word, int(other)), float(np.log(told))) for other, told in zip(its, chance, strict=True)
        )
    for word in np.flatnonzero(has):
        its = words[word]
        offsets[word] = [drawn[int(word), int(o)] - drawn.get((int(o), int(word)), -6.0) for o in its]
    return Slots(words, np.clip(offsets, -6, 6), has)


def _places(
    text: Ints, counts: NDArray[np.float64], has: NDArray[np.bool_], random: np.random.Generator
) -> Ints:
    """Return where to learn: words that have confusions, the very frequent ones not every time."""
    good = has[text]
    good[:SIDE] = good[-SIDE:] = False
    often = np.minimum(1, np.sqrt(2e-3 / (counts / counts.sum() + 1e-12)) + 0.35)
    return np.flatnonzero(good & (random.random(len(text)) < often[text])).astype(np.int32)


def _step(
    network: Network,
    text: Ints,
    batch: Ints,
    slots: Slots,
    pick: NDArray[np.int64],
    drawn: NDArray[np.int64],
    drawn_log: Floats,
    rate: float,
) -> None:
    """Learn from one batch of places."""
    steps = np.array([*range(-SIDE, 0), *range(1, SIDE + 1)])
    word, around = text[batch], text[batch[:, None] + steps]
    inputs = network.around.values[around].reshape(len(batch), -1)
    hidden = np.maximum(inputs @ network.weights.values + network.bias.values, 0)
    other, offset = slots.words[word[:, None], pick], slots.offsets[word[:, None], pick]
    middle, lean = network.middle.values, network.lean.values
    of_word, of_other, of_drawn = middle[word], middle[other], middle[drawn]
    told = np.einsum("bh,bh->b", hidden, of_word) + lean[word]
    told_other = np.einsum("bh,bkh->bk", hidden, of_other) + lean[other]
    told_drawn = hidden @ of_drawn.T + lean[drawn] - drawn_log[drawn]
    apart = np.clip(told[:, None] - told_other + offset, -_FAR, _FAR)
    down_other = np.float32(0.5) / (1 + np.exp(apart))
    down_word, down_drawn = _softmax_slopes(told - drawn_log[word], told_drawn, word, drawn)
    down_word -= down_other.sum(axis=1)
    back = (
        down_word[:, None] * of_word + np.einsum("bk,bkh->bh", down_other, of_other) + down_drawn @ of_drawn
    )
    back *= hidden > 0
    ids = np.concatenate((word, other.ravel()))
    rows = np.concatenate((np.arange(len(batch)), np.repeat(np.arange(len(batch)), CONFUSED)))
    slopes = np.concatenate((down_word, down_other.ravel())).astype(np.float32)
    unique, total = np.unique(ids, return_inverse=True)
    spread = sparse.csr_matrix((slopes, (total, rows)), shape=(len(unique), len(batch)))
    network.middle.move_rows(unique, np.asarray(spread @ hidden, dtype=np.float32), rate)
    network.lean.move_rows(unique, np.asarray(spread.sum(axis=1), dtype=np.float32).ravel(), rate * 0.3)
    unique, total = np.unique(drawn, return_inverse=True)
    summed = np.zeros((len(unique), HIDDEN), dtype=np.float32)
    np.add.at(summed, total, down_drawn.T @ hidden)
    network.middle.move_rows(unique, summed, rate)
    lean_slope = np.bincount(total, weights=down_drawn.sum(axis=0)).astype(np.float32)
    network.lean.move_rows(unique, lean_slope, rate * 0.3)
    back_in = (back @ network.weights.values.T).reshape(-1, WIDTH)
    unique, total = np.unique(around.ravel(), return_inverse=True)
    ones = np.ones(around.size, dtype=np.float32)
    spread = sparse.csr_matrix((ones, (total, np.arange(around.size))), shape=(len(unique), around.size))
    network.around.move_rows(unique, np.asarray(spread @ back_in, dtype=np.float32), rate)
    network.weights.move(inputs.T @ back, rate * 0.5)
    network.bias.move(back.sum(axis=0), rate * 0.5)


def _softmax_slopes(
    told: Floats, told_drawn: Floats, word: Ints, drawn: NDArray[np.int64]
) -> tuple[Floats, Floats]:
    """Return the slopes of the sampled softmax at the word and at the words drawn, halved."""
    told_drawn[drawn[None, :] == word[:, None]] = -1e4
    top = np.maximum(told, told_drawn.max(axis=1))
    of_word, of_drawn = np.exp(told - top), np.exp(told_drawn - top[:, None])
    total = of_word + of_drawn.sum(axis=1)
    half = np.float32(0.5)
    return (of_word / total - 1) * half, of_drawn / total[:, None] * half


def save(network: Network, has: NDArray[np.bool_], folder: Path) -> None:
    """Write the network for desk.checks.context_net, in whole numbers; only confusable words have a row."""
    around, around_scale = _whole(network.around.values)
    middle, middle_scale = _whole(network.middle.values[has])
    np.savez(
        folder / "net.npz",
        around=around, around_scale=around_scale, middle=middle, middle_scale=middle_scale,
        has=np.packbits(has), weights=network.weights.values.astype(np.float16),
        bias=network.bias.values.astype(np.float16), lean=network.lean.values.astype(np.float16),
    )  # fmt: skip


def _whole(rows: Floats) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    scale = (np.abs(rows).max(axis=1) / 127).astype(np.float16)
    fair: Floats = np.maximum(scale.astype(np.float32), np.float32(1e-8))
    whole: Floats = np.round(rows / fair[:, None])
    return np.clip(whole, -127, 127).astype(np.int8), scale
