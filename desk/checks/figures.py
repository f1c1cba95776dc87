"""Figures as copy has them, with what their rounding allows: 1,600 is anything from 1,550 to 1,650."""

import re
from dataclasses import dataclass

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TIMES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "tn": 1e12,
    "trillion": 1e12, "lakh": 1e5, "crore": 1e7, "dozen": 12, "hundred": 100,
}  # fmt: skip
_SMALL = {word: float(at) for at, word in enumerate(_ONES.split())} | {
    word: float(20 + 10 * at) for at, word in enumerate(_TENS.split())
}
NUMBER_WORDS = frozenset(_SMALL)
_ANY_TEN, _ANY_UNIT = "|".join(_TENS.split()), "|".join(_ONES.split()[1:10])
WORD = rf"(?:(?:{_ANY_TEN})(?:-(?:{_ANY_UNIT}))?|{'|'.join(reversed(_ONES.split()[1:]))})"
DIGITS = r"(?:\d{1,3}(?:,\d{2,3})+|\d+)(?:\.\d+)?"
TIMES = r"(?: ?(?:thousand|million|billion|trillion|lakh|crore)\b| ?(?:k|mn?|bn|tn)\b)"
FIGURE = rf"(?:{DIGITS}{TIMES}?|{WORD})"
_SPLIT = re.compile(rf"({DIGITS})\s?([a-z]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its value, and the half of its last figure that rounding may have put on or taken off."""

    value: float
    half: float

    @property
    def low(self) -> float:
        """The least it may stand for."""
        return self.value - self.half

    @property
    def high(self) -> float:
        """The most it may stand for."""
        return self.value + self.half

    def times(self, factor: float) -> "Figure":
        """Return the figure in another unit."""
        return Figure(self.value * factor, self.half * factor)

    def meets(self, other: "Figure") -> bool:
        """Tell whether both may stand for the same."""
        slack = 1e-9 * max(abs(self.value), abs(other.value))
        return self.low <= other.high + slack and other.low <= self.high + slack


def figure(text: str, *, round_noughts: bool = True) -> Figure:
    """Read a figure that FIGURE matches: “1,600”, “5.17bn”, “twenty-one”.

    Noughts at the end may be rounding, or with ``round_noughts`` False stand for themselves.
    """
    match = _SPLIT.match(text)
    if match is None:
        head, _, tail = text.lower().partition("-")
        return Figure(_SMALL[head] + (_SMALL[tail] if tail else 0.0), 0.0)
    bare = match[1].replace(",", "")
    times = _TIMES.get(match[2].lower(), 1.0)
    if "." in bare:
        unit = 10.0 ** -len(bare.partition(".")[2])
    else:
        noughts = len(bare) - len(bare.rstrip("0")) if bare.strip("0") and round_noughts else 0
        unit = 10.0**noughts
    return Figure(float(bare) * times, unit / 2 * times)


def printed(text: str) -> Figure:
    """Read a figure whose noughts stand for themselves, with or without its £, $ or €."""
    return figure(text.lstrip("£$€"), round_noughts=False)


def plain(value: float) -> str:
    """Write a value as a person would: 12, 1,600, 5.2."""
    return f"{value:,.0f}" if abs(value - round(value)) < 0.05 else f"{value:,.1f}"  # noqa: PLR2004


def written_like(text: str, value: float) -> str:
    """Write a value as another figure is written: twelve for “ten”, £12m for “£13m”."""
    form = re.match(rf"([£$€]?){DIGITS}({TIMES}?)", text)
    if form is None:
        return next((word for word, small in _SMALL.items() if small == value), plain(value))
    return f"{form[1]}{plain(value / printed('1' + form[2]).value)}{form[2]}"
