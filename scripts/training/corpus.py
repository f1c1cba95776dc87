"""The text trained on, as numbers: a paragraph a line, forms as desk.checks.reading cuts them."""

import array
import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desk.checks.reading import STOP, read

HELD_OUT_EVERY = 50
WORDNET_FILES = ("noun", "verb", "adj", "adv")

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Forms by order of appearance, and texts as rows of their numbers, -1 ending a paragraph.

    ``shapes`` run beside ``rows`` (see Reading.shape).
    """

    forms: list[str]
    rows: Ints
    shapes: NDArray[np.int8]

    @property
    def stop(self) -> int:
        """The number of the end of a sentence."""
        return self.forms.index(STOP)


def lines_of(file: Path) -> Iterator[str]:
    """Yield the paragraphs of an xz file."""
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        yield from lines


def glosses(folder: Path) -> Iterator[str]:
    """Yield the definitions and examples of WordNet’s data files."""
    for name in WORDNET_FILES:
        for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
            if not line.startswith("  "):
                gloss = line.partition("| ")[2].strip().replace('"', "")
                yield from (part.strip() for part in gloss.split(";") if part.strip())


def gather(parts: Iterable[tuple[Iterable[str], bool]]) -> Corpus:
    """Read texts one after another; of one marked so, every fiftieth paragraph is left unseen."""
    numbers: dict[str, int] = {}
    rows, shapes = array.array("i"), array.array("b")
    for lines, held_out in parts:
        at = 0
        for line in lines:
            reading = read(line)
            if not reading.forms:
                continue
            at += 1
            if held_out and at % HELD_OUT_EVERY == 0:
                continue
            rows.extend([numbers.setdefault(form, len(numbers)) for form in reading.forms])
            shapes.extend(reading.shape)
            rows.append(-1)
            shapes.append(3)
    return Corpus(list(numbers), np.frombuffer(rows, dtype=np.int32), np.frombuffer(shapes, dtype=np.int8))
