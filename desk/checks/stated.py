"""Proportions as copy states them: 25 per cent, about a third; and what a hedge before one allows."""

import re

from desk.checks.figures import WORD, figure

PER_CENT = r"(?: ?%| ?(?:per cent|percent|pc)\b)"
HEDGE = (
    r"(?i:about|around|roughly|approximately|some|an estimated|nearly|almost|close to|just under|under"
    r"|less than|fewer than|up to|just over|well over|over|more than|at least|at most)"
)
_PARTS = {
    "half": 50.0, "halves": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "sixth": 100 / 6,
    "seventh": 100 / 7, "eighth": 12.5, "tenth": 10.0,
}  # fmt: skip
_HOW_MANY = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
FRACTION = rf"(?i:(?:{'|'.join(_HOW_MANY)})[ -](?:{'|'.join(_PARTS)})s?|half)\b"
HAS_PROPORTION = re.compile(r"%|per ?cent|\d ?pc\b|[Hh]alf|third|quarter|fifth|sixth|seventh|eighth|tenth")
_ABOVE = frozenset({"over", "more", "least"})
_BELOW = frozenset({"under", "less", "fewer", "up", "most"})
_SOME_OF_IT = 0.15
_EXACT = 0.5
_OF_A_FRACTION = 2.0
_ROUND = 5


def proportion(name: str) -> str:
    """Return the pattern of a proportion, its hedge in the group ``name_hedge``, the rest in ``name``."""
    return (
        rf"(?:(?P<{name}_hedge>{HEDGE}) )?"
        rf"(?P<{name}_all>(?P<{name}>(?:\d+(?:\.\d+)?|(?i:{WORD}))(?={PER_CENT})|{FRACTION}){PER_CENT}?)"
        r"(?![- ](?:percentage )?point)"
    )


def per_cent(text: str) -> float:
    """Read a proportion in per cent: “25”, “ten”, “two-thirds”."""
    if not re.fullmatch(FRACTION, text):
        return figure(text.lower()).value
    many, _, part = text.lower().replace("-", " ").rpartition(" ")
    return _HOW_MANY[many or "one"] * _PARTS[part if part in _PARTS else part.removesuffix("s")]


def is_round(text: str) -> bool:
    """Tell whether a proportion is one that is worked out from round figures: a third, 25 per cent."""
    return per_cent(text) % _ROUND == 0 or is_fraction(text)


def is_fraction(text: str) -> bool:
    """Tell a fraction in words from a number of hundredths."""
    return re.fullmatch(FRACTION, text) is not None


def bears(text: str, hedge: str | None, low: float, high: float) -> bool:
    """Tell whether a proportion, hedged so, may stand for anything from ``low`` to ``high`` per cent."""
    value = per_cent(text)
    about = allowed(value, _OF_A_FRACTION if is_fraction(text) else _EXACT, hedge)
    return low <= about[1] and about[0] <= high


def allowed(value: float, half: float, hedge: str | None) -> tuple[float, float]:
    """Return the least and the most a value of this rounding stands for, hedged so."""
    if not hedge:
        return value - half, value + half
    words = frozenset(hedge.lower().split())
    less, more = value * (1 - _SOME_OF_IT) - half, value * (1 + _SOME_OF_IT) + half
    if words & _ABOVE:
        return value - half, (more if "just" in words else float("inf"))
    if words & _BELOW:
        return (less if "just" in words else 0.0), value + half
    return less, (value + half if words & {"nearly", "almost"} else more)
