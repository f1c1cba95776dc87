"""Teach the judge of doubts: put errors into sound text, draw the evidence, and boost trees on it.

The text is one the n-grams and the network have not seen, and of another kind, so that the judge learns
how far to trust them away from home.
"""

import importlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from desk.checks.confusions import KINDS, Confusions
from desk.checks.evidence import Knowledge, evidence
from desk.checks.reading import read
from desk.checks.suspects import Line, Suspects, suspects

SEED = 3
# How often the text is gone through, other errors put in each time, and how many paragraphs at once.
TIMES, AT_ONCE = 3, 50
ERRORS_IN = 14
APART = 6
_NEAR = 3
_RAREST = -7.2
# How often a word that has no confusion of the sort drawn is misspelt instead; more would crowd out the rest.
_LETTERS_INSTEAD = 0.25
_EASY, _EASY_KEPT = -0.5, 0.2
# Trees alone stop telling the sure from the surest, and grow fond of the text they are taught on; so they
# only mend what the n-grams and the network say together.
GIVEN, SHARE = "sum", 0.5
TREES, LEAVES = 100, 16
SORTS = (
    (("other", "more", "fewer", "swapped"), 0.50),
    (("sound",), 0.19),
    (("inflection",), 0.19),
    (("near sound",), 0.04),
    (("derivation",), 0.03),
    (("habit",), 0.05),
)

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Confused = tuple[NDArray[np.int32], NDArray[np.uint16], NDArray[np.uint16]]


def make(folder: Path, lines: list[str], confused: Confused) -> None:
    """Write ``trees.npz`` for desk.checks.trees."""
    known, confusions = Knowledge.load(folder), Confusions.load(folder)
    random = np.random.default_rng(SEED)
    examples = _examples(lines * TIMES, known, confusions, confused, random)
    rows, right = zip(*examples, strict=True)
    _, names = evidence(*_one(lines, known, confusions), known)
    matrix, truth = np.concatenate(rows), np.concatenate(right)
    hard = truth | (matrix[:, names.index("sum")] > _EASY)
    kept = hard | (random.random(len(truth)) < _EASY_KEPT)
    weight = np.where(hard, 1.0, 1 / _EASY_KEPT)[kept]
    boosted = importlib.import_module("lightgbm")
    given = matrix[:, names.index(GIVEN)]
    data = boosted.Dataset(matrix[kept], truth[kept], weight=weight, init_score=SHARE * given[kept])
    how = {
        "objective": "binary", "learning_rate": 0.1, "num_leaves": LEAVES, "min_data_in_leaf": 100,
        "feature_fraction": 0.5, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 10,
        "num_threads": 1,
        "verbose": -1, "seed": 1, "deterministic": True, "force_row_wise": True, "max_bin": 63,
    }  # fmt: skip
    model = boosted.train(how, data, TREES)
    _save(folder, model.dump_model()["tree_info"], names.index(GIVEN))
    print(f"  judge: {int(truth.sum()):,} errors of {len(truth):,} pairs", flush=True)


def _examples(
    lines: list[str],
    known: Knowledge,
    confusions: Confusions,
    confused: Confused,
    random: np.random.Generator,
) -> Iterator[tuple[Floats, NDArray[np.bool_]]]:
    for low in range(0, len(lines), AT_ONCE):
        line = Line.of([read(text) for text in lines[low : low + AT_ONCE]], known.vocabulary)
        spoilt, meant = _spoilt(line, known, confused, random)
        found = suspects(spoilt, known.ngrams, known.vocabulary, confusions)
        if not len(found.at):
            continue
        wrong = meant >= 0
        near = np.convolve(wrong, np.ones(2 * _NEAR + 1), "same") > 0
        fair = wrong[found.at] | ~near[found.at]
        matrix, _ = evidence(spoilt, found, known)
        yield matrix[fair], (found.other == meant[found.at])[fair]


def _one(lines: list[str], known: Knowledge, confusions: Confusions) -> tuple[Line, Suspects]:
    line = Line.of([read(lines[0])], known.vocabulary)
    return line, suspects(line, known.ngrams, known.vocabulary, confusions)


def _spoilt(
    line: Line, known: Knowledge, confused: Confused, random: np.random.Generator
) -> tuple[Line, Ints]:
    """Return a line with about one word in fourteen mistaken, and what was meant there, -1 elsewhere."""
    own, seen, judged = line.own.copy(), line.seen.copy(), line.judged.copy()
    meant = np.full(len(own), -1, dtype=np.int64)
    places = np.flatnonzero(line.judged)
    random.shuffle(places)
    left = max(1, round(len(places) / ERRORS_IN)) if len(places) > APART else 0
    for at in places:
        if left == 0:
            break
        if (meant[at - APART + 1 : at + APART] >= 0).any():
            continue
        wrong = _mistaken(int(own[at]), known, confused, random)
        if wrong < 0:
            continue
        meant[at], own[at], seen[at] = own[at], wrong, known.vocabulary.reads_as[wrong]
        left -= 1
    return replace(line, own=own, seen=seen, judged=judged), meant


def _mistaken(word: int, known: Knowledge, confused: Confused, random: np.random.Generator) -> int:
    """Return a word that a dictionary has, taken for this one by a kind of error drawn; -1 for none."""
    starts, others, kinds = confused
    its = slice(starts[word], starts[word + 1])
    vocabulary = known.vocabulary
    sound = vocabulary.sound[others[its]] & (vocabulary.rarity[others[its]] > _RAREST)
    sort = random.choice(len(SORTS), p=[share for _, share in SORTS])
    for names in dict.fromkeys((SORTS[sort][0], SORTS[0][0])):
        bits = sum(1 << KINDS.index(name) for name in names)
        may = np.flatnonzero(((kinds[its] & bits) > 0) & sound)
        if names == SORTS[0][0] and sort and random.random() > _LETTERS_INSTEAD:
            return -1
        if len(may):
            return int(others[its][random.choice(may)])
    return -1


def _save(folder: Path, trees: list[Mapping[str, object]], given: int) -> None:
    roots: list[int] = []
    nodes: list[tuple[int, float, int, int, float]] = []
    deepest = 0
    for tree in trees:
        roots.append(len(nodes))
        deepest = max(deepest, _grow(cast("Mapping[str, object]", tree["tree_structure"]), nodes))
    column, limit, left, right, value = zip(*nodes, strict=True)
    np.savez(
        folder / "trees.npz",
        roots=np.array(roots, dtype=np.int32), column=np.array(column, dtype=np.uint8),
        limit=np.array([_down(told) for told in limit], dtype=np.float32),
        next=np.array([left, right], dtype=np.int32).T.copy(), value=np.array(value, dtype=np.float32),
        deepest=np.array(deepest), given=np.array(given), share=np.array(SHARE),
    )  # fmt: skip


def _grow(node: Mapping[str, object], nodes: list[tuple[int, float, int, int, float]]) -> int:
    """Add a node and all below it; return how deep it goes."""
    at = len(nodes)
    if "leaf_value" in node:
        nodes.append((0, 0.0, at, at, cast("float", node["leaf_value"])))
        return 0
    nodes.append((0, 0.0, at, at, 0.0))
    left = len(nodes)
    depth = _grow(cast("Mapping[str, object]", node["left_child"]), nodes)
    right = len(nodes)
    depth = max(depth, _grow(cast("Mapping[str, object]", node["right_child"]), nodes))
    nodes[at] = (cast("int", node["split_feature"]), cast("float", node["threshold"]), left, right, 0.0)
    return depth + 1


def _down(limit: float) -> np.float32:
    """Return the greatest single-precision number that is not above a limit."""
    told = np.float32(limit)
    return np.nextafter(told, np.float32(-np.inf)) if told > limit else told
