"""Two amounts of a sentence that something moved between: from £20m to £24m, 30, against 20 last year."""

import re
from dataclasses import dataclass

from desk.checks.figures import FIGURE, TIMES, Figure, plain, printed
from desk.checks.stated import HEDGE, PER_CENT, is_round

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
AMONG = r"(?: (?!(?:to|from|and|but|while|or)\b)(?:[A-Za-z][\w’'-]*|(?:19|20)\d\d\b)){0,6}?"


def amount(name: str) -> str:
    """Return the pattern of an amount; its unit is in ``name_unit``, what hedges it in ``name_hedge``."""
    return (
        rf"(?:(?:the|its|their|last year[’']s) )?(?:(?P<{name}_hedge>{HEDGE}) )?(?P<{name}>[£$€]?{FIGURE})"
        rf"(?P<{name}_unit>{PER_CENT}| ?(?:kg|km|ft|lb|MW|GW|[pcgm])\b| (?!{_MONTHS})[a-z][a-z-]*)?"
        rf"(?![\w-]|[.,:]\d| (?:{_MONTHS})\b)"
    )


_FROM_TO = re.compile(rf"\bfrom {amount('a')}{AMONG} to {amount('b')}")
_TO_FROM = re.compile(rf"\bto {amount('b')}{AMONG},? from {amount('a')}")
_AGAINST = re.compile(
    rf"(?<![\w.,£$€/–-]){amount('b')}{AMONG},? (?P<way>up from|down from|compared (?:with|to)|against) "
    rf"{amount('a')}"
)
PAIRS = (_FROM_TO, _TO_FROM, _AGAINST)
MEASURES = (
    "seconds|minutes|hours|days|weeks|months|years|inches|feet|yards|miles|metres|km|kilometres|g|kg|lb|pounds"
    "|stone|tonnes|tons|acres|hectares|p|c"
)
_MEASURE = re.compile(MEASURES)
_YEARS = range(1500, 2101)
_ABOUT = 0.05


@dataclass(frozen=True, slots=True)
class Move:
    """From one amount to another: as printed and as read."""

    one: str
    two: str
    before: Figure
    after: Figure
    are_whole: bool
    in_per_cent: bool

    @property
    def change(self) -> float:
        """What it changed by, in per cent of what it was."""
        return 100 * (self.after.value - self.before.value) / self.before.value

    @property
    def way(self) -> str:
        """Which way it goes."""
        return "a rise" if self.change > 0 else "a fall"

    @property
    def told(self) -> str:
        """What it is, in words."""
        if self.change == 0:
            return f"{self.one} to {self.two} is no change"
        return f"{self.one} to {self.two} is {self.way} of {plain(abs(self.change))} per cent"

    def slack(self, stated: str) -> float:
        """Return how far rounding may put the change out, in per cent.

        A round proportion of whole figures was worked out from them as they stand; any other may come
        from the figures before they were rounded.
        """
        if self.are_whole and is_round(stated):
            return 0.0
        halves = self.after.half + self.before.half * self.after.value / self.before.value
        return 100 * halves / self.before.value


def move_between(pair: re.Match[str]) -> Move | None:
    """Read a pair of amounts; None for years, for two currencies or units, and for nothing to start from."""
    one, two = pair["a"], pair["b"]
    signs = {text[0] for text in (one, two) if text[0] in "£$€"}
    units = {(pair[f"{name}_unit"] or "").strip() for name in "ab"}
    percents = [re.fullmatch(PER_CENT, pair[f"{name}_unit"] or "") is not None for name in "ab"]
    before, after = figures_of(one, two)
    if len(signs) > 1 or before.value <= 0 or (len(units - {""}) > 1 and any(map(_MEASURE.fullmatch, units))):
        return None
    are_years = [text.isdigit() and int(text) in _YEARS for text in (one, two)]
    if all(are_years) or (signs and any(are_years)):
        return None
    if any(percents) and not percents[1]:
        return None
    hedged = pair["a_hedge"] or pair["b_hedge"]
    if hedged:
        before, after = (Figure(read.value, max(read.half, _ABOUT * read.value)) for read in (before, after))
    whole = "." not in one + two and not hedged and not any(percents)
    return Move(one, two, before, after, whole, any(percents))


def figures_of(one: str, two: str) -> tuple[Figure, Figure]:
    """Read two figures; “from 5 to 6 million” lends the first its million, “900,000 to 1.2 million” none."""
    lent = re.search(TIMES + "$", two)
    bare = re.fullmatch(r"[£$€]?(?:\d{1,3}(?:\.\d+)?)", one)
    return printed(one + lent[0] if lent and bare else one), printed(two)
