"""Sound words that a dictionary does not list: possessives, contractions, accents, prefixes."""

import re
import unicodedata
from collections.abc import Callable

from desk.checks.words import Word

_TAILS = frozenset(("s", "d", "ll", "ve", "re", "m"))
_LONG_PREFIXES = (
    "aero", "agro", "anti", "astro", "audio", "auto", "bio", "cardio", "centi", "chemo", "counter", "cross",
    "crypto", "cyber", "eco", "electro", "ethno", "euro", "exa", "fluoro", "gastro", "geo", "giga", "haemo",
    "hetero", "homo", "hydro", "hyper", "immuno", "infra", "inter", "intra", "kilo", "macro", "mega",
    "meta", "micro", "milli", "mini", "mono", "multi", "myco", "nano", "narco", "neo", "neuro", "non",
    "over", "palaeo", "para", "peri", "peta", "petro", "photo", "phyto", "poly", "post", "proto", "pseudo",
    "psycho", "quasi", "radio", "retro", "robo", "semi", "socio", "sub", "super", "techno", "tele", "tera",
    "tetra", "thermo", "trans", "tri", "ultra", "under", "vice", "xeno",
)  # fmt: skip
_SHORT_PREFIXES = ("de", "dis", "mis", "out", "pre", "re", "un")
_ANY_PREFIX = re.compile("|".join((*_LONG_PREFIXES, *_SHORT_PREFIXES)))
_SUFFIXES = (
    "dom",
    "fold",
    "free",
    "hood",
    "less",
    "like",
    "ness",
    "proof",
    "ship",
    "ward",
    "wards",
    "wide",
    "wise",
)
_LEADING = frozenset((*_LONG_PREFIXES, *_SHORT_PREFIXES, "bi", "co", "ex", "pro"))
_HYPHENS = frozenset("-‐‑")
_DOER = re.compile(r"(.{5,})ers?")
_BASE, _LONG_BASE, _STEM = 5, 6, 4


def is_sound(word: Word, knows: Callable[[str], bool]) -> bool:
    """Tell whether a word is one the dictionary knows, or is regularly made from one that it knows."""
    bare = word.bare
    return (
        knows(bare)
        or _with_tail(bare, knows)
        or _clipped(word, knows)
        or _prefixed(bare, knows)
        or _suffixed(bare, knows)
        or (not bare.isascii() and knows(_without_accents(bare)))
    )


def leads(word: Word) -> bool:
    """Tell whether a word is a prefix set off by a hyphen: de-list, un-named."""
    return word.after in _HYPHENS and word.bare.lower() in _LEADING


def base(bare: str) -> str:
    """Return the word without a possessive ending."""
    return bare.removesuffix("'s").removesuffix("'S")


def _without_accents(bare: str) -> str:
    """Return café as cafe: the dictionary has most such words bare, and both ways are British."""
    return "".join(mark for mark in unicodedata.normalize("NFD", bare) if not unicodedata.combining(mark))


def _with_tail(bare: str, knows: Callable[[str], bool]) -> bool:
    stem, apostrophe, tail = bare.rpartition("'")
    return tail in _TAILS and bool(apostrophe) and knows(stem)


def _clipped(word: Word, knows: Callable[[str], bool]) -> bool:
    """Tell whether an apostrophe stands for the letter left out: ’til, rockin’."""
    if word.before in {"'", "’", "‘"} and knows("'" + word.bare):
        return True
    return word.after in {"'", "’"} and word.bare.endswith("in") and knows(word.bare + "g")


def _prefixed(bare: str, knows: Callable[[str], bool]) -> bool:
    """Tell whether a known word stands after a living prefix; short ones want long words, or slips pass."""
    if _ANY_PREFIX.match(bare) is None:
        return False
    for prefixes, least in ((_LONG_PREFIXES, _BASE), (_SHORT_PREFIXES, _LONG_BASE)):
        for prefix in prefixes:
            rest = bare[len(prefix) :]
            if len(rest) >= least and bare.startswith(prefix) and knows(rest):
                return True
    return False


def _suffixed(bare: str, knows: Callable[[str], bool]) -> bool:
    """Tell whether a living suffix stands after a known word, or one who does a known verb."""
    for suffix in _SUFFIXES:
        if bare.endswith(suffix) and len(bare) - len(suffix) >= _STEM and knows(bare[: -len(suffix)]):
            return True
    doer = _DOER.fullmatch(bare)
    if doer is None or not bare.islower():
        return False
    stem = doer[1]
    return knows(stem + "ing") and (knows(stem + "ed") or knows(stem + "s"))
