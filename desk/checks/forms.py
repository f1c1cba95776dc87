"""Sound words that a dictionary does not list: possessives, contractions, accents, prefixes."""

import unicodedata
from collections.abc import Callable

from desk.checks.words import Word

_TAILS = ("'s", "'d", "'ll", "'ve", "'re", "'m")
_LONG_PREFIXES = (
    "agro", "anti", "bio", "counter", "cyber", "electro", "geo", "hyper", "inter", "macro", "mega", "micro",
    "mini", "multi", "nano", "neo", "non", "over", "photo", "pseudo", "semi", "socio", "super", "techno",
    "tele", "ultra", "under",
)  # fmt: skip
_SHORT_PREFIXES = ("pre", "re", "un")
_BASE, _LONG_BASE = 5, 6


def is_sound(word: Word, knows: Callable[[str], bool]) -> bool:
    """Tell whether a word is one the dictionary knows, or is regularly made from one that it knows."""
    bare = word.bare
    return (
        knows(bare)
        or _with_tail(bare, knows)
        or _clipped(word, knows)
        or _prefixed(bare, knows)
        or (not bare.isascii() and knows(_without_accents(bare)))
    )


def base(bare: str) -> str:
    """Return the word without a possessive ending."""
    return bare.removesuffix("'s").removesuffix("'S")


def _without_accents(bare: str) -> str:
    """Return café as cafe: the dictionary has most such words bare, and both ways are British."""
    return "".join(mark for mark in unicodedata.normalize("NFD", bare) if not unicodedata.combining(mark))


def _with_tail(bare: str, knows: Callable[[str], bool]) -> bool:
    return any(bare.endswith(tail) and knows(bare[: -len(tail)]) for tail in _TAILS)


def _clipped(word: Word, knows: Callable[[str], bool]) -> bool:
    """Tell whether an apostrophe stands for the letter left out: ’til, rockin’."""
    if word.before in {"'", "’", "‘"} and knows("'" + word.bare):
        return True
    return word.after in {"'", "’"} and word.bare.endswith("in") and knows(word.bare + "g")


def _prefixed(bare: str, knows: Callable[[str], bool]) -> bool:
    """Tell whether a known word stands after a living prefix; short ones want long words, or slips pass."""
    for prefixes, least in ((_LONG_PREFIXES, _BASE), (_SHORT_PREFIXES, _LONG_BASE)):
        for prefix in prefixes:
            rest = bare[len(prefix) :]
            if len(rest) >= least and bare.startswith(prefix) and knows(rest):
                return True
    return False
