"""Names of creators spelt two ways across the credits of the desk: raised for a person to look at."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from desk.newsroom.crediting import Crediting

_SHORTEST = 6


@dataclass(frozen=True, slots=True)
class TwoSpellings:
    """Two names one letter or a mark apart, and how many photos have each; the more usual first."""

    one: str
    ones: int
    other: str
    others: int


def two_spellings(credits_: Iterable[tuple[str, int]], crediting: Crediting) -> list[TwoSpellings]:
    """Return creators’ names that may be one name spelt two ways, of credit lines and their numbers.

    Names of six letters and more that differ in case, accents or points alone, or in one letter put in,
    left out or changed. Two people may well be called so alike: it asks, and changes nothing.
    """
    times: dict[str, int] = defaultdict(int)
    for line, number in credits_:
        for name in crediting.read(line).creators:
            times[name] += number
    near: dict[str, set[str]] = defaultdict(set)
    for name in times:
        plain = _plain(name)
        if len(plain) >= _SHORTEST:
            for cut in (plain, *(plain[:at] + plain[at + 1 :] for at in range(len(plain)))):
                near[cut].add(name)
    pairs = {
        _ordered(one, other, times)
        for names in near.values()
        if len(names) > 1
        for one in names
        for other in names
        if one < other and _within_one(_plain(one), _plain(other))
    }
    return sorted(pairs, key=lambda pair: (pair.one.casefold(), pair.other.casefold()))


def _ordered(one: str, other: str, times: dict[str, int]) -> TwoSpellings:
    first, second = sorted((one, other), key=lambda name: (-times[name], name))
    return TwoSpellings(first, times[first], second, times[second])


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def _within_one(one: str, other: str) -> bool:
    """Tell whether two words are the same but for one letter: a shared cut allows two letters moved."""
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return sum(first != second for first, second in zip(short, long, strict=True)) <= 1
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
