"""The words of English as one country spells them, and how often each is used."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import neg
from pathlib import Path
from typing import TYPE_CHECKING

from desk.errors import DeskError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ISE = re.compile(r"(?<=.{3}[^aou])is(?=(?:e[sdr]?|ers|ing|ations?)$)")
_OWN_TENTHS = 20


class Lexicon:
    """The words of one country.

    A word's use is log10 of how often it stands in a thousand million words, in tenths: 77 for “the”, 0
    for what is rarer than one. ``core`` has the words that are sound wherever they stand, ``home`` those of
    them that no other country spells so. A ``wide`` word
    is rare, a term of art or a spelling of second choice: sound, unless a commoner word was likelier meant.
    Wide words are kept as text, by first letter: a look takes longer than in a table, in a tenth of the room.
    """

    def __init__(
        self,
        core: dict[str, int],
        home: tuple[str, ...],
        abroad: frozenset[str],
        wide: dict[str, str],
        groups: frozenset[str],
        phrases: frozenset[str],
    ) -> None:
        self.core = core
        self.home = home
        self._abroad = abroad
        self._wide = wide
        self._groups = groups
        self._phrases = phrases

    @classmethod
    def load(cls, folder: Path, country: str) -> "Lexicon":
        """Read the lists of words in ``folder``; ``country`` is gb or us.

        Raises DeskError when they cannot be read.
        """
        core: dict[str, int] = {}
        home: list[str] = []
        abroad: list[str] = []
        try:
            for line in (folder / "words.txt").read_text(encoding="utf-8").splitlines():
                variety, tenths, *words = line.split()
                if variety != "en":
                    (home if variety == country else abroad).extend(words)
                if variety in {"en", country}:
                    core.update(dict.fromkeys(words, int(tenths)))
            for word in own_words(folder / "desk.txt"):
                core.setdefault(word, _OWN_TENTHS)
            wide = {
                line[0]: f" {line} "
                for line in (folder / "wide.txt").read_text(encoding="utf-8").splitlines()
            }
            for word in own_words(folder / "terms.txt"):
                wide[word[0]] = wide.get(word[0], " ") + f"{word} "
            groups = frozenset((folder / "groups.txt").read_text(encoding="utf-8").split())
            phrases = frozenset((folder / "phrases.txt").read_text(encoding="utf-8").splitlines())
        except (OSError, ValueError) as error:
            raise DeskError(f"The dictionary in {folder} cannot be read; install Desk again.") from error
        return cls(core, tuple(home), frozenset(abroad), wide, groups, phrases)

    def has(self, word: str) -> bool:
        """Tell whether the core has the word as it stands, or with less of a capital than it has."""
        core = self.core
        if word in core:
            return True
        lower = word.lower()
        if lower == word:
            return False
        return lower in core or (word.isupper() and word.capitalize() in core)

    def has_wide(self, word: str) -> bool:
        """Tell whether the word is one of the wide ones."""
        return any(f" {form} " in self._wide.get(form[:1], "") for form in (word, word.lower()))

    def is_foreign(self, word: str) -> bool:
        """Tell whether the word is how the other country spells one."""
        return word in self._abroad

    def is_phrase(self, one: str, two: str) -> bool:
        """Tell whether two words side by side are known together, as en masse, one of them seldom alone."""
        return f"{one} {two}" in self._phrases

    def use(self, word: str) -> int:
        """Return the tenths of a word of the core, 0 of any other."""
        return self.core.get(word, 0)

    def oddness(self, word: str) -> int:
        """Return how many groups of three letters of a lower-case word hardly any other has."""
        framed = f"^{word}$"
        return sum(framed[at : at + 3] not in self._groups for at in range(len(word)))

    def by_length(self) -> dict[int, "Shelf"]:
        """Return the core’s words by their length, the most used first."""
        found: defaultdict[int, Shelf] = defaultdict(Shelf)
        for word, use in sorted(self.core.items(), key=lambda item: -item[1]):
            found[len(word)].put(word, use)
        return found


@dataclass(slots=True)
class Shelf:
    """Words of one length in order of use, in lower case and, at the same places, as they are written."""

    lower: list[str] = field(default_factory=list[str])
    written: list[str] = field(default_factory=list[str])
    uses: list[int] = field(default_factory=list[int])
    _letters: "NDArray[np.uint32] | None" = None

    def put(self, word: str, use: int) -> None:
        """Put a word last."""
        self.lower.append(word.lower())
        self.written.append(word)
        self.uses.append(use)

    def alike(self, word: str, slips: int, least: float) -> list[int]:
        """Return the places of the words used at least so often, in tenths, that may be so many slips away.

        A slip changes two of the letters a word has at most; that alone tells most words apart.
        """
        import numpy as np  # noqa: PLC0415 - loaded with the first misspelling, not with the window

        if self._letters is None:
            self._letters = _letters(self.lower)
        used = self._letters[: bisect_right(self.uses, -least, key=neg)]
        differing = used ^ _letters([word])
        return np.flatnonzero(np.bitwise_count(differing) <= 2 * slips).tolist()


def _letters(words: Sequence[str]) -> "NDArray[np.uint32]":
    """Return for each of some words of one length which letters it has, a bit each, modulo 32."""
    import numpy as np  # noqa: PLC0415 - as above

    codes = np.array(words).view(np.uint32).reshape(len(words), -1) % np.uint32(32)
    return np.bitwise_or.reduce(np.uint32(1) << codes, axis=1)


def own_words(file: Path) -> Iterator[str]:
    """Read a list of words, one a line, notes after ``#``; -ise stands for -ize too. No file, no words."""
    if not file.is_file():
        return
    for line in file.read_text(encoding="utf-8").splitlines():
        if word := line.partition("#")[0].strip():
            yield from _spelt(word)


def _spelt(word: str) -> Iterable[str]:
    return dict.fromkeys((word, _ISE.sub("iz", word)))
