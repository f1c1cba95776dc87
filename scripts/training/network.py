"""Train the network: which of the words that are taken for each other stands between these twelve.

The loss is that of telling each word from ten of its confusions, and from 512 words drawn at random
(sampled softmax; Jean et al., 2015), both mended for how they were drawn, so that differences of scores
are differences of log chances. A word’s vector is the sum of what is its own and what it shares with others
of its ending and its parts of speech; the rarer a word, the smaller its own share, and now and then that is
left out, so that syntax is learned apart from the idiom of the text. Words that general English has oftener
than the text are learned oftener. Adam; matrices multiplied in bfloat16, one thread.
"""

import importlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desk.checks.vocabulary import CLASSES
from training.vocabulary import Chosen

SIDE, WIDTH, HIDDEN, OUT = 6, 64, 1024, 128
STEPS = np.array([*range(-SIDE, 0), *range(1, SIDE + 1)])
PASSES, BATCH, CONFUSED, DRAWN = 1.0, 4096, 10, 512
RATE, LAST_RATE, WARMING = 2e-3, 0.02, 200
LEFT_OUT_AROUND, LEFT_OUT_MIDDLE = 0.12, 0.1
# A word seen so often has half a vector of its own.
HALF_OWN = 10.0
# How much oftener a word is learned that general English has oftener, as a power, and the bounds of that.
TO_GENERAL, LEAST_OFTEN, MOST_OFTEN = 0.6, 0.35, 5.0
DRAWN_SHARE = 0.5
ENDINGS, LONGEST_ENDING, LEAST_STEM = 500, 4, 2
SEED = 7

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Tensor = Any
torch = importlib.import_module("torch")
functional = torch.nn.functional


@dataclass(frozen=True, slots=True)
class Words:
    """What the network is told of each form: how common, and its ending, group and tags, by number.

    ``starts`` and ``others`` say which words it is taken for.
    """

    counts: Floats
    general: Floats
    own: Floats
    shared: tuple[Ints, Ints, Ints]
    starts: Ints
    others: Ints

    @classmethod
    def of(
        cls,
        chosen: Chosen,
        text: NDArray[np.int32],
        parts: tuple[NDArray[np.uint8], NDArray[np.uint16]],
        confused: tuple[NDArray[np.int32], NDArray[np.uint16]],
    ) -> "Words":
        """Gather it; only inner words have vectors of their own."""
        counts = np.bincount(text, minlength=len(chosen.forms)).astype(np.float64)
        own = counts / (counts + HALF_OWN)
        own[chosen.inner :] = 0
        group, tags = parts
        shared = (endings(chosen.forms), group.astype(np.int64), np.unique(tags, return_inverse=True)[1])
        starts, others = (part.astype(np.int64) for part in confused)
        return cls(counts, 10.0**chosen.rarity, own, shared, starts, others)

    @property
    def sizes(self) -> Ints:
        """Return how many words each is taken for."""
        return np.diff(self.starts)

    @property
    def often(self) -> Floats:
        """Return how much oftener than it stands in the text each word is learned, frequent ones apart."""
        share = (self.counts + 1) / self.counts.sum()
        return np.clip((self.general / share) ** TO_GENERAL, LEAST_OFTEN, MOST_OFTEN)


def endings(forms: list[str]) -> Ints:
    """Return the number of each form’s ending, the longest of the commonest 500; 0 for none."""
    counts: Counter[str] = Counter()
    for form in forms:
        if form.isalpha():
            counts.update(
                form[-size:] for size in range(1, LONGEST_ENDING + 1) if len(form) >= size + LEAST_STEM
            )
    number = {
        ending: at
        for at, (ending, _) in enumerate(
            sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:ENDINGS], start=1
        )
    }
    told = np.zeros(len(forms), dtype=np.int64)
    for at, form in enumerate(forms):
        if at >= len(CLASSES):
            sizes = range(min(LONGEST_ENDING, len(form) - LEAST_STEM), 0, -1)
            told[at] = next((number[form[-size:]] for size in sizes if form[-size:] in number), 0)
    return told


class Table:
    """A vector a word: its own, and those it shares; only the rows asked for are moved (lazy Adam)."""

    def __init__(self, words: Words, width: int, spread: float) -> None:
        self.own = torch.tensor(words.own, dtype=torch.float32)
        self.ids = tuple(torch.from_numpy(ids) for ids in words.shared)
        self.values = torch.randn(len(words.own), width) * spread
        self.shared = tuple(
            (torch.randn(int(ids.max()) + 1, width) * spread).requires_grad_() for ids in words.shared
        )
        self._means, self._squares = torch.zeros_like(self.values), torch.zeros_like(self.values)

    def take(self, rows: Tensor, left_out: float) -> Tensor:
        """Return the vectors of some words, all different, some of their own parts left out."""
        self._rows, self._taken = rows, self.values[rows].requires_grad_()
        kept = self.own[rows] * (torch.rand(len(rows)) >= left_out)
        return self._taken * kept[:, None] + self._shared(rows)

    def move(self, rate: float) -> None:
        """Step down the slope in the rows taken."""
        slope, rows = self._taken.grad, self._rows
        mean = self._means[rows].mul_(0.9).add_(slope, alpha=0.1)
        square = self._squares[rows].mul_(0.98).addcmul_(slope, slope, value=0.02)
        self._means[rows], self._squares[rows] = mean, square
        self.values[rows] = self._taken.detach().addcdiv(mean, square.sqrt().add_(1e-8), value=-rate)

    def all(self) -> NDArray[np.float32]:
        """Return the vectors of all words."""
        with torch.no_grad():
            every = torch.arange(len(self.own))
            return (self.values * self.own[:, None] + self._shared(every)).numpy()

    def _shared(self, rows: Tensor) -> Tensor:
        return sum(
            functional.embedding(ids[rows], table) for ids, table in zip(self.ids, self.shared, strict=True)
        )


class Network:
    """Words around → a hidden layer → a block that adds to it → a vector to hold against the words’ own."""

    def __init__(self, words: Words) -> None:
        self.around = Table(words, WIDTH, 0.25)
        self.middle = Table(words, OUT + 1, 0.03)
        share = (words.counts + 1) / words.counts.sum()
        self.lean = torch.tensor(np.log(share * words.often), dtype=torch.float32)
        nn = torch.nn
        self.first = nn.Linear(2 * SIDE * WIDTH, HIDDEN)
        self.even = nn.LayerNorm(HIDDEN)
        self.wide, self.back = nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, HIDDEN)
        self.even_last = nn.LayerNorm(HIDDEN)
        self.last = nn.Linear(HIDDEN, OUT)

    @property
    def weights(self) -> list[Tensor]:
        """Return all that is moved at each step."""
        layers = (self.first, self.even, self.wide, self.back, self.even_last, self.last)
        of_layers = (part for layer in layers for part in layer.parameters())
        return [*self.around.shared, *self.middle.shared, *of_layers]

    def hidden(self, inputs: Tensor) -> Tensor:
        """Return what the words around, their vectors side by side, say of the one in the middle."""
        told = functional.relu(self.first(inputs))
        told = told + self.back(functional.relu(self.wide(self.even(told))))
        return self.last(self.even_last(told))


@dataclass(frozen=True, slots=True)
class Batch:
    """Words with those around, those they are taken for with what mends how they were drawn, those drawn."""

    word: Ints
    around: Ints
    others: Ints
    mended: NDArray[np.float32]
    drawn: Ints
    drawn_log: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Source:
    """Where batches come from: the text by number, the paragraph of each word, and the chances of drawing."""

    words: Words
    text: NDArray[np.int32]
    paragraph: Ints
    ladder: Floats
    drawn_log: NDArray[np.float32]

    @classmethod
    def of(cls, words: Words, text: NDArray[np.int32], ends: NDArray[np.bool_], inner: int) -> "Source":
        """Make ready; words are drawn by their counts to the power of 3/4."""
        share = words.counts**0.75
        share[: len(CLASSES)] *= 0.1
        share[inner:] = 0
        share /= share.sum()
        drawn_log = np.log(share * DRAWN + 1e-12).astype(np.float32)
        return cls(words, text, np.cumsum(ends.astype(np.int64)), np.cumsum(share), drawn_log)

    def places(self, judged: NDArray[np.bool_], random: np.random.Generator) -> Ints:
        """Return where to learn, some places several times: ``judged`` words that have confusions."""
        counts, words = self.words.counts, self.words
        frequent = np.minimum(1, np.sqrt(2e-3 / (counts / counts.sum() + 1e-12)) + 0.35)
        good = (words.sizes > 0) & judged
        may = good[self.text]
        may[:SIDE] = may[-SIDE:] = False
        found = np.flatnonzero(may)
        times = (words.often * frequent)[self.text[found]]
        return np.repeat(found, (times + random.random(len(found))).astype(np.int64))

    def batch(self, places: Ints, random: np.random.Generator) -> Batch:
        """Return what is to be learned at some places; words beyond the paragraph are read as full stops."""
        word = self.text[places].astype(np.int64)
        near = places[:, None] + STEPS
        around = np.where(self.paragraph[near] == self.paragraph[places][:, None], self.text[near], 0)
        size = self.words.sizes[word][:, None]
        step = np.arange(CONFUSED)
        leap = (
            random.integers(0, 1 << 30, len(word))[:, None] + step * np.maximum(1, size // CONFUSED)
        ) % size
        pick = np.where(size <= CONFUSED, np.minimum(step, size - 1), leap)
        mended = np.where(step < size, np.log(np.maximum(size, CONFUSED) / CONFUSED), -30)
        drawn = np.searchsorted(self.ladder, random.random(DRAWN))
        return Batch(
            word, around.astype(np.int64), self.words.others[self.words.starts[word][:, None] + pick],
            mended.astype(np.float32), drawn, self.drawn_log,
        )  # fmt: skip


def train(
    words: Words,
    text: NDArray[np.int32],
    ends: NDArray[np.bool_],
    inner: int,
    judged: NDArray[np.bool_],
) -> Network:
    """Train on a text by number; ``ends`` says where paragraphs end, ``judged`` which words are learned."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    random = np.random.default_rng(SEED)
    network = Network(words)
    source = Source.of(words, text, ends, inner)
    places = source.places(judged, random)
    random.shuffle(places)
    mover = torch.optim.AdamW(network.weights, lr=RATE, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    steps = int(len(places) * PASSES) // BATCH
    for done in range(steps):
        rate = RATE * min(1, (done + 1) / WARMING) * max(LAST_RATE, 1 - done / steps)
        mover.param_groups[0]["lr"] = rate
        mover.zero_grad(set_to_none=True)
        loss = _loss(network, source.batch(places[done * BATCH : (done + 1) * BATCH], random))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.weights, 1.0)
        mover.step()
        network.around.move(rate)
        network.middle.move(rate)
        if done % 250 == 0:
            print(f"  network: {done} of {steps} steps, loss {float(loss.detach()):.3f}", flush=True)
    return network


def _loss(network: Network, batch: Batch) -> Tensor:
    rows, at = _rows(batch.around, len(network.lean))
    vectors = network.around.take(rows, LEFT_OUT_AROUND)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden = network.hidden(functional.embedding(at, vectors.bfloat16()).flatten(1))
    size = len(batch.word)
    rows, at = _rows(np.concatenate((batch.word, batch.others.ravel(), batch.drawn)), len(network.lean))
    table = network.middle.take(rows, LEFT_OUT_MIDDLE)
    lean, vectors = table[:, -1] + network.lean[rows], table[:, :-1].bfloat16()
    word, others, drawn = at[:size], at[size:-DRAWN].view(size, CONFUSED), at[-DRAWN:]
    told = (hidden * functional.embedding(word, vectors)).sum(1, dtype=torch.float32) + lean[word]
    of_others = torch.bmm(functional.embedding(others, vectors), hidden[:, :, None])[..., 0].float()
    of_others = of_others + lean[others] + torch.from_numpy(batch.mended)
    of_drawn = (hidden @ functional.embedding(drawn, vectors).T).float() + lean[drawn]
    of_drawn = of_drawn - torch.from_numpy(batch.drawn_log[batch.drawn])
    of_drawn = of_drawn.masked_fill(drawn[None] == word[:, None], -1e4)
    as_drawn = told - torch.from_numpy(batch.drawn_log[batch.word]).clamp(min=-12)
    return _told_apart(told, of_others) + DRAWN_SHARE * _told_apart(as_drawn, of_drawn)


def _told_apart(told: Tensor, others: Tensor) -> Tensor:
    return -functional.log_softmax(torch.cat((told[:, None], others), 1), 1)[:, 0].mean()


def _rows(ids: Ints, size: int) -> tuple[Tensor, Tensor]:
    """Return which words there are, in order, and where among them each stands."""
    mark = np.zeros(size, dtype=np.int64)
    mark[ids.ravel()] = 1
    rows = np.flatnonzero(mark)
    mark[rows] = np.arange(len(rows))
    return torch.from_numpy(rows), torch.from_numpy(mark[ids])


def save(network: Network, has: NDArray[np.bool_], folder: Path) -> None:
    """Write the network for desk.checks.context_net, in whole numbers; only confusable words have a row."""
    around, around_scale = _whole(network.around.all())
    vectors = network.middle.all()
    middle, middle_scale = _whole(vectors[has, :-1])
    lean = (vectors[:, -1] + network.lean.numpy())[has]
    kept: dict[str, Any] = {
        "around": around, "around_scale": around_scale, "middle": middle, "middle_scale": middle_scale,
        "has": np.packbits(has), "lean": lean.astype(np.float16),
    }  # fmt: skip
    for name, even, layer in (
        ("first", None, network.first),
        ("wide", network.even, network.wide),
        ("back", None, network.back),
        ("last", network.even_last, network.last),
    ):
        weights, bias = _numbers(layer.weight), _numbers(layer.bias)
        if even is not None:
            # What evening out multiplies and adds is the next layer's to do.
            bias = bias + weights @ _numbers(even.bias)
            weights = weights * _numbers(even.weight)
        kept[name], kept[f"{name}_scale"] = _whole(weights)
        kept[f"{name}_bias"] = bias.astype(np.float32)
    np.savez(folder / "net.npz", **kept)


def _numbers(tensor: Tensor) -> NDArray[np.float32]:
    return tensor.detach().numpy()


def _whole(rows: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    scale = (np.abs(rows).max(axis=1) / 127).astype(np.float16)
    fair: NDArray[np.float32] = np.maximum(scale.astype(np.float32), np.float32(1e-7))
    whole: NDArray[np.float32] = np.round(rows / fair[:, None])
    return np.clip(whole, -127, 127).astype(np.int8), scale
