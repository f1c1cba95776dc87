"""Where a word may be broken, by the patterns of its own language."""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate
from types import MappingProxyType

import pyphen

from desk import resources

SOFT_HYPHEN = "\u00ad"
ZERO_WIDTH_SPACE = "\u200b"
WORD_JOINER = "\u2060"
_WORD = re.compile(r"[^\W\d_]{6,}")
_LONG_RUN = re.compile(r"[^\s\u00a0\u00ad-]{31,}")
_EDGE = 3
_STEP = 6
_LONGEST_WORD = 60


@lru_cache(maxsize=8)
def _patterns(language: str) -> pyphen.Pyphen | None:
    name = language.replace("-", "_")
    if name.startswith("en") and name != "en_US":
        name = "en_GB"
    found = pyphen.language_fallback(name)
    return pyphen.Pyphen(lang=found, left=_EDGE, right=_EDGE) if found else None


@lru_cache(maxsize=8)
def _exceptions(language: str) -> Mapping[str, tuple[int, ...]]:
    """Read the house’s own breaks, ``resources/words/hyphens-LANGUAGE.txt``: words with a hyphen at each."""
    file = resources.shipped() / "words" / f"hyphens-{re.split('[-_]', language.lower())[0]}.txt"
    found: dict[str, tuple[int, ...]] = {}
    for line in file.read_text("utf-8").splitlines() if file.is_file() else ():
        if (entry := line.strip()) and not entry.startswith("#"):
            parts = entry.split("-")
            found["".join(parts)] = tuple(accumulate(map(len, parts[:-1])))
    return MappingProxyType(found)


@lru_cache(maxsize=20_000)
def _breaks(word: str, language: str) -> tuple[int, ...]:
    exceptions = _exceptions(language)
    for stem in (word.lower(), word.lower().removesuffix("s")):
        if stem in exceptions:
            return exceptions[stem]
    patterns = _patterns(language)
    return tuple(int(at) for at in patterns.positions(word)) if patterns else ()


def breaks(text: str, language: str) -> dict[int, str]:
    """Return the offsets of ``text`` where a mark goes in, and the mark.

    A soft hyphen where the house’s own list has one, or else the language’s patterns (words of six letters
    or more, three kept on either side; none for a language without patterns), and a zero-width space in
    runs of over 30 characters that nothing else would break, so that no word runs off its column.
    """
    marks: dict[int, str] = {}
    for word in _WORD.finditer(text):
        if word.end() - word.start() <= _LONGEST_WORD:
            for at in _breaks(word[0], language):
                marks[word.start() + at] = SOFT_HYPHEN
    return marks | long_runs(text)


def long_runs(text: str) -> dict[int, str]:
    """Return the offsets of ``text`` where only a run too long for any line has to be breakable."""
    return {
        at: ZERO_WIDTH_SPACE
        for run in _LONG_RUN.finditer(text)
        for at in range(run.start() + _STEP, run.end(), _STEP)
    }
