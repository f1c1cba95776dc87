"""What printed stories teach: how often words stood together, and which words were names."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from desk.checks.reading import STOP, Reading, forms_of, read
from desk.story.model import Story
from desk.story.text import passages

_LONGEST_RUN = 3
_MOST_KEPT = 200_000
_UNREAD = frozenset({"handle"})
_NAME = "^"
_NAMED = frozenset({1, 2})


def runs(story: Story) -> Mapping[str, int]:
    """Count the runs of one to three words of a story, and its names, each under the key ``Learned`` asks by.

    A name is a word with a capital that it does not owe to its place.
    """
    counted: Counter[str] = Counter()
    for passage in passages(story):
        if passage.field in _UNREAD:
            continue
        reading = read(passage.text)
        forms = reading.forms
        for length in range(1, _LONGEST_RUN + 1):
            counted.update(" ".join(forms[at : at + length]) for at in range(len(forms) - length + 1))
        counted.update(_NAME + name for name in _names(passage.text, reading))
    return counted


def _names(text: str, reading: Reading) -> Iterator[str]:
    for at, start in enumerate(reading.starts):
        is_whole = not at or reading.starts[at - 1] != start
        if is_whole and at and reading.shape[at] in _NAMED and reading.forms[at - 1] != STOP:
            yield text[start : reading.ends[at]].removesuffix("’s").removesuffix("'s")


def shorter(run: str) -> tuple[str, str] | None:
    """Return the two runs of two words that a run of three is made of; None for any other key."""
    words = run.split(" ")
    if len(words) != _LONGEST_RUN or run.startswith(_NAME):
        return None
    return f"{words[0]} {words[1]}", f"{words[1]} {words[2]}"


class Learned:
    """The archive as checks ask it; what ``counts`` answers is kept, so a new one is made after learning."""

    def __init__(self, counts: Callable[[Sequence[str]], Sequence[int]]) -> None:
        self._counts = counts
        self._kept: dict[str, int] = {}

    def count(self, words: Sequence[str]) -> int:
        """Return how often these words, one to three, stood in this order; case plays no part."""
        forms = [form for word in words for form in forms_of(word)]
        return self._of(" ".join(forms)) if 0 < len(forms) <= _LONGEST_RUN else 0

    def names(self, word: str) -> int:
        """Return how often this was printed as (a part of) a name."""
        return self._of(_NAME + word)

    def _of(self, run: str) -> int:
        kept = self._kept.get(run)
        if kept is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            (kept,) = self._counts([run])
            self._kept[run] = kept
        return kept
