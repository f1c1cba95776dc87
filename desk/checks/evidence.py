"""What speaks for a word that stands and for the one that may have been meant, as a row of numbers."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desk.checks.agreement import NAME, TAGS, determiner, verb_ahead
from desk.checks.confusions import KINDS
from desk.checks.context_net import ContextNet
from desk.checks.ngrams import Ngrams, Table, pair_key, triple_key
from desk.checks.suspects import Line, Suspects
from desk.checks.vocabulary import CLASSES, Vocabulary

_NATURAL = np.float32(np.log(10))
_FAR = 2.5
_PAIR_STEP = 32
_STOP = 0

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the evidence is drawn from; ``general`` has log10 of the counts of common pairs of words."""

    vocabulary: Vocabulary
    ngrams: Ngrams
    net: ContextNet
    general: Table

    @classmethod
    def load(cls, folder: Path) -> "Knowledge":
        """Open what was trained; raises OSError, ValueError or KeyError when it cannot be read."""
        return cls(
            Vocabulary.load(folder),
            Ngrams.load(folder),
            ContextNet.load(folder),
            Table.load(folder, "general", 1),
        )


def evidence(line: Line, found: Suspects, known: Knowledge) -> tuple[Floats, tuple[str, ...]]:
    """Return a row of evidence for each suspect, and the names of the columns."""
    word, read = line.own[found.at], line.seen[found.at]
    columns: dict[str, NDArray[np.generic]] = {}
    columns |= _chances(line, found, read, known)
    columns |= _from_net(line, found, known)
    columns |= _rarity(found, word, read, columns, known)
    columns |= _likeness(found, word, known.vocabulary)
    columns |= _surroundings(line, found)
    columns |= _parts_of_speech(line, found, word, known.vocabulary)
    columns |= _general(line, found, word, known)
    names = tuple(sorted(columns))
    return np.column_stack([columns[name].astype(np.float32) for name in names]), names


def _chances(line: Line, found: Suspects, read: Ints, known: Knowledge) -> dict[str, NDArray[np.generic]]:
    """Compare the two in the n-gram model: chances after, before, and whether they were seen at all."""
    ngrams, other = known.ngrams, found.other
    left2, left, right, right2 = (line.seen[found.at + step] for step in (-2, -1, 1, 2))
    share = known.vocabulary.share[line.own[found.at]]
    inner = line.own[found.at] < known.vocabulary.inner
    count = len(other)
    pairs = pair_key(np.concatenate((left, read, left, other)), np.concatenate((read, right, other, right)))
    at_pairs = ngrams.bigrams.find(pairs)
    chance = ngrams.pairs_at(pairs, at_pairs)
    seen = at_pairs >= 0
    triples = [
        triple_key(first, second, third)
        for middle in (read, other)
        for first, second, third in ((left2, left, middle), (left, middle, right), (middle, right, right2))
    ]
    triple_seen = (ngrams.trigrams.find(np.concatenate(triples)) >= 0).reshape(6, count)
    gain = found.gain
    total = gain.sum(axis=1)
    return {
        "bl": chance[2 * count : 3 * count] - chance[:count] - share,
        "br": chance[3 * count :] - chance[count : 2 * count],
        "seen_wl": seen[:count] & inner, "seen_wr": seen[count : 2 * count] & inner,
        "seen_cl": seen[2 * count : 3 * count], "seen_cr": seen[3 * count :],
        "t_w": triple_seen[:3].sum(axis=0), "t_c": triple_seen[3:].sum(axis=0),
        "d0": gain[:, 0], "d1": gain[:, 1], "d2": gain[:, 2], "d3": total,
        "w0": found.written[:, 0], "w1": found.written[:, 1], "w2": found.written[:, 2],
        "dr": gain[:, 1] + gain[:, 2], "ncand": found.choice, "drank": total - _best_at(found.at, total),
    }  # fmt: skip


def _from_net(line: Line, found: Suspects, known: Knowledge) -> dict[str, NDArray[np.generic]]:
    """Compare the two in the network of six words either side."""
    net = known.net
    places, row = np.unique(found.at, return_inverse=True)
    hidden = net.hidden(line.read[places[:, None] + net.steps])[row]
    for_other: Floats = net.scores(hidden, found.other) / _NATURAL
    for_word: Floats = net.scores(hidden, line.own[found.at]) / _NATURAL
    gain: Floats = for_other - for_word
    return {"nc": for_other, "nw": for_word, "nd": gain, "nrank": gain - _best_at(found.at, gain)}


def _rarity(
    found: Suspects, word: Ints, read: Ints, so_far: dict[str, NDArray[np.generic]], known: Knowledge
) -> dict[str, NDArray[np.generic]]:
    """Say how common the two are, in general and in the text trained on, and mend the comparison by it."""
    rarity, alone = known.vocabulary.rarity, known.ngrams.unigrams
    rare_word, rare_other = rarity[word], rarity[found.other]
    alone_word, alone_other = alone[read], alone[found.other]
    shift = np.clip((rare_other - alone_other) - (rare_word - alone_word), -_FAR, _FAR)
    chain, net = so_far["d3"].astype(np.float32), so_far["nd"].astype(np.float32)
    return {
        "rw": rare_word, "rc": rare_other, "uw": alone_word, "uc": alone_other,
        "fw": rare_word - alone_word, "fd": shift, "out": word >= known.vocabulary.inner,
        "sum": chain + net, "suma": chain + net + shift * np.float32(1.5),
        "d3a": chain + shift, "nda": net + shift,
        "min": np.minimum(chain, net), "mina": np.minimum(chain, net) + shift,
    }  # fmt: skip


def _likeness(found: Suspects, word: Ints, vocabulary: Vocabulary) -> dict[str, NDArray[np.generic]]:
    length = vocabulary.lengths[word]
    columns: dict[str, NDArray[np.generic]] = {
        "len": length,
        "dlen": vocabulary.lengths[found.other] - length,
    }
    return columns | {f"kind {name}": (found.kinds >> bit) & 1 for bit, name in enumerate(KINDS)}


def _surroundings(line: Line, found: Suspects) -> dict[str, NDArray[np.generic]]:
    at, seen = found.at, line.seen
    unknown = (seen > _STOP) & (seen < len(CLASSES))
    near = unknown[at - 1].astype(np.int64) + unknown[at + 1]
    return {
        "quote": line.place[at] & 1, "brack": line.place[at] >> 1 & 1, "shape": line.shape[at],
        "unk1": near, "unk": near + unknown[at - 2] + unknown[at + 2],
        "edge": (seen[at - 1] == _STOP) * 1 + (seen[at + 1] == _STOP) * 2,
    }  # fmt: skip


def _parts_of_speech(
    line: Line, found: Suspects, word: Ints, vocabulary: Vocabulary
) -> dict[str, NDArray[np.generic]]:
    group = vocabulary.group[line.read].astype(np.float32)
    columns: dict[str, NDArray[np.generic]] = {
        f"g{step}": group[found.at + step] for step in (-3, -2, -1, 1, 2, 3)
    }
    columns["gw"], columns["gc"] = vocabulary.group[word], vocabulary.group[found.other]
    columns["det"], columns["detd"] = determiner(group, found.at)
    columns["vb"] = verb_ahead(group, found.at)
    columns["nameside"] = (group[found.at - 1] == NAME) * 1 + (group[found.at + 1] == NAME) * 2
    for bit, tag in enumerate(TAGS):
        columns[f"w_{tag}"] = vocabulary.tags[word] >> bit & 1
        columns[f"c_{tag}"] = vocabulary.tags[found.other] >> bit & 1
    return columns


def _general(line: Line, found: Suspects, word: Ints, known: Knowledge) -> dict[str, NDArray[np.generic]]:
    """Compare the two in the counts of common pairs in general English."""
    left, right = (line.own[found.at + step].clip(0) for step in (-1, 1))
    keys = pair_key(
        np.concatenate((left, word, left, found.other)), np.concatenate((word, right, found.other, right))
    )
    at = known.general.find(keys)
    counts = np.where(at >= 0, known.general.values[0][at], 0).astype(np.float32) / _PAIR_STEP
    left_word, right_word, left_other, right_other = counts.reshape(4, -1)
    return {"glw": left_word, "grw": right_word, "gl": left_other - left_word, "gr": right_other - right_word}


def _best_at(at: Ints, gain: Floats) -> Floats:
    """Return the best gain at each pair’s place."""
    places, row = np.unique(at, return_inverse=True)
    best = np.full(len(places), -np.inf, dtype=np.float32)
    np.maximum.at(best, row, gain)
    return best[row]
