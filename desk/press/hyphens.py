"""Where a word may be broken, by the patterns of its own language."""

import re
from functools import lru_cache

import pyphen

SOFT_HYPHEN = "\u00ad"
ZERO_WIDTH_SPACE = "\u200b"
_WORD = re.compile(r"[^\W\d_]{6,}")
_LONG_RUN = re.compile(r"[^\s\u00a0\u00ad-]{31,}")
_EDGE = 3
_STEP = 6
_LONGEST_WORD = 60


@lru_cache(maxsize=8)
def _patterns(language: str) -> pyphen.Pyphen | None:
    found = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=found, left=_EDGE, right=_EDGE) if found else None


@lru_cache(maxsize=20_000)
def _breaks(word: str, language: str) -> tuple[int, ...]:
    patterns = _patterns(language)
    return tuple(int(at) for at in patterns.positions(word)) if patterns else ()


def breaks(text: str, language: str) -> dict[int, str]:
    """Return the offsets of ``text`` where a mark goes in, and the mark.

    A soft hyphen where the language's patterns allow one (words of six letters or more, three kept on
    either side; none for a language without patterns), and a zero-width space in runs of over 30
    characters that nothing else would break, so that no word runs off its column.
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
