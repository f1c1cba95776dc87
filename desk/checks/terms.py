"""Terms told by what stands beside them: en masse, habeas corpus, C. jejuni, sheep-dip."""

import re

from desk.checks.forms import base
from desk.checks.seam import Speller
from desk.checks.words import Word

_REACH = 60
_LAST_WORD, _NEXT_WORD = re.compile(r"([^\W\d_]+) $"), re.compile(r" ([^\W\d_]+)")
_COMPOUND = re.compile(r"[\w'’]+(?:[-‐‑][\w'’]+)*")
_GENUS = re.compile(r"(?:(?<![\w.])[A-Z]\.|\b(?P<name>[A-Z][a-z]{3,})) $")
_SPECIES = re.compile(r"[a-z]{3,}(?:us|um|is|ae|[aeio]x|ii?|a|ens|ans|oides|ior|ense)")


def is_term(text: str, word: Word, speller: Speller) -> bool:
    """Tell whether a word is known together with the one beside it, or is the second of a species."""
    bare = base(word.bare)
    left, right = _beside(text, word)
    return (
        speller.is_phrase(left.lower(), bare)
        or speller.is_phrase(bare, right.lower())
        or _is_species(text, word, speller)
    )


def has_rare_company(text: str, word: Word, speller: Speller) -> bool:
    """Tell whether another wide word stands beside, as in habeas corpus and fait accompli."""
    return any(
        other and not speller.knows(other) and speller.knows_wide(other) for other in _beside(text, word)
    )


def is_part_of_known(text: str, word: Word, speller: Speller) -> bool:
    """Tell whether the word is part of a compound known whole, with its hyphens or closed up."""
    for whole in _COMPOUND.finditer(text, max(0, word.start - _REACH), word.end + _REACH):
        if whole.start() <= word.start < whole.end():
            joined = base(re.sub("[‐‑]", "-", whole[0]).replace("’", "'"))
            return any(
                speller.knows(form) or speller.knows_wide(form) for form in (joined, joined.replace("-", ""))
            )
    return False


def _beside(text: str, word: Word) -> tuple[str, str]:
    """Return the words that one space parts from a word, empty where there is none."""
    left = _LAST_WORD.search(text, max(0, word.start - _REACH), word.start)
    right = _NEXT_WORD.match(text, word.end)
    return left[1] if left else "", right[1] if right else ""


def _is_species(text: str, word: Word, speller: Speller) -> bool:
    """Tell whether a Latin word stands after the name of a genus, whole or as an initial."""
    genus = _GENUS.search(text, max(0, word.start - _REACH), word.start)
    if genus is None or _SPECIES.fullmatch(base(word.bare)) is None:
        return False
    name = genus["name"]
    return name is None or not (speller.knows(name) or speller.knows(name.lower()))
