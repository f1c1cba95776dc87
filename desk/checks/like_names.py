"""Whether two words of names may be one and the same, spelt two ways."""

import re
from collections.abc import Callable
from enum import Enum

from rapidfuzz.distance import OSA

from desk.checks.printed_names import plain

_SHORT, _LONG = 3, 8
_STEM, _SHARE = 4, 0.5
_ENDINGS = frozenset((
    "an", "ans", "ean", "eans", "en", "er", "ern", "ers", "ese", "i", "ian", "ians", "ic", "ics", "ies",
    "ing", "is", "ish", "ism", "ist", "ists", "ite", "ites", "man", "n", "ns", "se", "sh", "ss", "y",
))  # fmt: skip
_SURE_ENDING = 3
_DOUBLED = re.compile(r"(.)\1")
_ROMAN = re.compile(r"[IVXLC]+")


class Likeness(Enum):
    """How two different words are alike: not at all, by a slip, or as two words of one stem."""

    NONE = 0
    SLIP = 1
    STEM = 2


def likeness(one: str, two: str, is_known: Callable[[str], bool]) -> Likeness:
    """Tell how two words of names are alike.

    A plural, a people and what belongs to it are other words; ``is_known`` tells whether a name is known.
    """
    a, b = plain(one), plain(two)
    like = _alike(a, b, lambda: is_known(one) and is_known(two))
    if like is Likeness.NONE or not _parts_match(one, two):
        return Likeness.NONE
    if one.isupper() or two.isupper() or _ROMAN.fullmatch(one) or _ROMAN.fullmatch(two):
        return Likeness.NONE
    if _is_derived(a, b, is_known(two)) or _is_derived(b, a, is_known(one)):
        return Likeness.NONE
    return like


def _alike(a: str, b: str, are_known: Callable[[], bool]) -> Likeness:
    """Tell how two plain words are alike by their letters; most are not, and that is soon told."""
    if a == b or min(len(a), len(b)) < _SHORT or (a[0] != b[0] and a[:2] != b[1::-1]):
        return Likeness.NONE
    longest = max(len(a), len(b))
    slips = OSA.distance(a, b, score_cutoff=2)
    is_far = slips == 2 and (longest >= _LONG or _DOUBLED.sub(r"\1", a) == _DOUBLED.sub(r"\1", b))  # noqa: PLR2004
    if slips == 1 or (is_far and not are_known()):
        return Likeness.SLIP
    stem = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return Likeness.STEM if stem >= _STEM and stem > _SHARE * longest else Likeness.NONE


def _is_derived(word: str, stem: str, is_known: bool) -> bool:
    """Tell whether ``word`` is made of ``stem``, by an ending after it or after all but its last letter."""
    if word in {stem + "s", stem + "es"}:
        return True
    for base in (stem, stem[:-1]):
        ending = word.removeprefix(base)
        doubled = len(ending) == 1 and ending == base[-1:]
        if (
            ending != word
            and ending in _ENDINGS
            and (is_known or len(ending) >= _SURE_ENDING)
            and not doubled
        ):
            return True
    return False


def _parts_match(one: str, two: str) -> bool:
    """Tell whether hyphens part both alike, and what differs is no short part: Jong-il, Jong-un."""
    parts, others = re.split("[-‐‑]", one), re.split("[-‐‑]", two)
    if len(parts) != len(others):
        return False
    return len(parts) == 1 or all(
        a == b or min(len(a), len(b)) > _SHORT for a, b in zip(parts, others, strict=True)
    )
