"""Conversions given in brackets: miles and kilometres, pounds and dollars."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from desk.checks.figures import DIGITS, TIMES, WORD, Figure, figure, plain
from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.story.model import Story
from desk.story.text import Passage, passages

UNITS = Rule(
    "conversion", "Conversions", "A conversion that is wrong by more than rounding: 10 miles (30km)."
)
RATES = Rule("exchange-rate", "Exchange rates", "Sums of money converted at different rates in one story.")
RULES = (UNITS, RATES)

# Metres, kilograms, square metres, litres, kilometres an hour; exact by definition (NIST SP 811, app. B).
_UNITS: dict[str, tuple[str, float]] = {
    "mile": ("length", 1609.344), "mi": ("length", 1609.344), "km": ("length", 1000.0),
    "kilometre": ("length", 1000.0), "metre": ("length", 1.0), "m": ("length", 1.0), "cm": ("length", 0.01),
    "centimetre": ("length", 0.01), "mm": ("length", 0.001), "millimetre": ("length", 0.001),
    "foot": ("length", 0.3048), "feet": ("length", 0.3048), "ft": ("length", 0.3048),
    "yard": ("length", 0.9144), "inch": ("length", 0.0254), "inches": ("length", 0.0254),
    "in": ("length", 0.0254), "kg": ("weight", 1.0), "kilogram": ("weight", 1.0), "kilo": ("weight", 1.0),
    "lb": ("weight", 0.45359237), "pound": ("weight", 0.45359237), "stone": ("weight", 6.35029318),
    "ounce": ("weight", 0.028349523125), "oz": ("weight", 0.028349523125), "gram": ("weight", 0.001),
    "g": ("weight", 0.001), "acre": ("area", 4046.8564224), "hectare": ("area", 10000.0),
    "ha": ("area", 10000.0), "sq km": ("area", 1e6), "sq miles": ("area", 2589988.110336),
    "sq mile": ("area", 2589988.110336), "sq m": ("area", 1.0), "sq ft": ("area", 0.09290304),
    "square kilometre": ("area", 1e6), "square mile": ("area", 2589988.110336),
    "square metre": ("area", 1.0), "square feet": ("area", 0.09290304), "litre": ("volume", 1.0),
    "pint": ("volume", 0.56826125), "gallon": ("volume", 4.54609), "ml": ("volume", 0.001),
    "tonne": ("weight", 1000.0), "ton": ("weight", 1016.0469088), "st": ("weight", 6.35029318),
    "yd": ("length", 0.9144), "mile an hour": ("speed", 1.609344), "miles an hour": ("speed", 1.609344),
    "miles per hour": ("speed", 1.609344), "kilometres an hour": ("speed", 1.0),
    "kilometres per hour": ("speed", 1.0), "mph": ("speed", 1.609344), "km/h": ("speed", 1.0),
    "kph": ("speed", 1.0), "kmh": ("speed", 1.0), "knot": ("speed", 1.852),
}  # fmt: skip
_AMERICAN = {"gallon": 3.785411784, "pint": 0.473176473, "ton": 907.18474}
_DEGREES = {"c": "C", "f": "F", "celsius": "C", "fahrenheit": "F", "centigrade": "C"}
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_DEGREE = r"(?:°|º|deg(?:rees?)?\s?)?\s?(?:celsius|fahrenheit|centigrade|[CF])\b"
_ABOUT = r"(?:about |around |nearly |almost |some |roughly |just (?:over|under) |approximately |or )?"
_N = rf"(?:-?{DIGITS}{TIMES}?|{WORD})"
_MEASURES = re.compile(
    r"(?<![\w.,/£$€-])"
    rf"(?:(?P<more>{DIGITS}|{WORD})[ -]?(?P<um>feet|foot|ft|stone|st|lbs?|pounds?)[ ,-]+(?:and )?)?"
    rf"(?P<a>{_N}|(?:half )?an?(?= ))[ -]?(?P<ua>(?:{_UNIT})s?|{_DEGREE})(?![\w²³/]) ?"
    rf"(?:[(\[]|, or |/){_ABOUT}(?P<b>{_N})[ -]?(?P<ub>(?:{_UNIT})s?|{_DEGREE})"
    r"(?:[ -]?(?P<rest>\d+(?:\.\d+)?)[ -]?(?P<ur>in|inch|inches|lbs?|pounds?|oz|ounces?))?(?![\w²³])",
    re.IGNORECASE,
)
_WARMER = re.compile(
    r"(?i)\b(?:r[io]se|warm\w*|increase\w*|above|below|high|low|cool|hott|cold|drop\w*|f[ae]ll\w*|by|limit|more"
    r"|less|swing|differen\w+)"
)
_SIGN = r"(?:US\$|A\$|C\$|HK\$|NZ\$|[$£€₹])"
_MONEY = re.compile(
    rf"(?P<sa>{_SIGN}) ?(?P<a>{DIGITS}{TIMES}?) ?\({_ABOUT}(?P<sb>{_SIGN}) ?(?P<b>{DIGITS}{TIMES}?)\b"
)
_PART_OF_MORE = re.compile(r"(?i)\d ?(?:ft|feet|foot|st|stone|lbs?|hours?|m|yards?),? (?:and )?$")
_WORD_OF_MORE = re.compile(
    r"(?i)(?:hundred|thousand|million|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|of)"
    r"(?: and)?[ -]$"
)
_ROUGHLY = re.compile(r"(?i)\b(?:about|around|nearly|almost|some|roughly|over|under|than|to|approximately) $")
_GIVEN_TWICE = re.compile(r"[(\[/]|, or ")
_ONE = ("", 1.0)
_FAHRENHEIT = 1.8
_HALF_A_DEGREE = 0.5
_WHOLE_FROM = 10
_TENTH = 0.1
_REACH = 24
_SIMILAR = 0.15
_FEWEST_RATES = 3


@dataclass(frozen=True, slots=True)
class _Changed:
    """One sum of money with its conversion, and the rates its rounding allows."""

    passage: Passage
    span: tuple[int, int]
    text: str
    rate: Figure


def check(story: Story, context: Context) -> Iterable[Finding]:
    """Yield each conversion that rounding cannot explain, and rates that do not agree."""
    del context
    changed: dict[tuple[str, str], list[_Changed]] = {}
    for passage in passages(story):
        if _GIVEN_TWICE.search(passage.text):
            yield from _measures(passage)
            for match in _MONEY.finditer(passage.text):
                pair = (match["sa"].removeprefix("US"), match["sb"].removeprefix("US"))
                rate = _rate(figure(match["a"]), figure(match["b"]))
                if pair[0] != pair[1] and rate is not None:
                    changed.setdefault(pair, []).append(_Changed(passage, match.span(), match[0], rate))
    for rates in changed.values():
        yield from _odd_rates(rates)


def _measures(passage: Passage) -> Iterator[Finding]:
    for match in _MEASURES.finditer(passage.text):
        before = passage.text[max(0, match.start() - _REACH) : match.start()]
        if _PART_OF_MORE.search(before) or _WORD_OF_MORE.search(before):
            continue
        is_about = _ROUGHLY.search(before) is not None
        given = _with(
            _measured(match["a"], match["ua"], is_about=is_about), match["ua"], match["more"], match["um"]
        )
        stated = _measured(match["b"], match["ub"], is_about=is_about)
        if match["rest"]:
            stated = _with(stated, match["ub"], match["rest"], match["ur"])
        rights = _converted(given, match["ua"], match["ub"])
        around = before + passage.text[match.end() : match.end() + _REACH]
        if rights and _degree(match["ua"]) == "C" and _WARMER.search(around):
            rights.append(given.times(_FAHRENHEIT))
        if rights and not any(right.meets(stated) for right in rights):
            yield _wrong(passage, match, given, rights[0])


def _wrong(passage: Passage, match: re.Match[str], given: Figure, right: Figure) -> Finding:
    """Say what a measure is in the other unit, as the copy writes it: 16 km, 6ft 2in."""
    places = sum(map(str.isdigit, match["b"].partition(".")[2]))
    said = plain(right.value) if abs(right.value) < _WHOLE_FROM else f"{right.value:,.0f}"
    said = f"{right.value:,.{places}f}" if places > 1 else said
    end, unit = match.end("b"), match["ub"]
    if match["rest"]:
        small = (_unit(match["ub"]) or _ONE)[1] / (_unit(match["ur"]) or _ONE)[1]
        many, few = divmod(round(right.value * small), round(small))
        said = f"{many}{passage.text[match.end('b') : match.start('rest')]}{few}"
        end, unit = match.end("rest"), match["ur"]
    more = f"{match['more']} {match['um']} " if match["more"] else ""
    message = (
        f"{more}{match['a']} {match['ua']} is {said} {unit}, not {passage.text[match.start('b') : end]}."
    )
    why = (_worked(plain(given.value) if more else match["a"], match["ua"], match["ub"], plain(right.value)),)
    return finding_in(passage, match.start("b"), end, UNITS, Severity.FIX, message, (said,), why)


def _with(measure: Figure, unit: str, more: str | None, other: str | None) -> Figure:
    """Add the rest of a measure in two units: six foot and two inches, to the inch."""
    one, two = _unit(unit), _unit(other or "")
    if more is None or one is None or two is None:
        return measure
    ratio = two[1] / one[1]
    return Figure(measure.value + figure(more).value * ratio, min(1.0, ratio))


def _measured(text: str, unit: str, *, is_about: bool) -> Figure:
    """Read a measure; 30C is thirty to the degree, 300 miles may be rounded, a mile is one."""
    low = text.lower()
    if low.endswith(("a", "an")):
        return Figure(0.5 if low.startswith("half") else 1.0, 0.0)
    read = figure(low.lstrip("-"))
    half = min(read.half if low[-1].isdigit() else max(read.half, 0.5), _TENTH * read.value)
    if _degree(unit) and not is_about:
        half = min(read.half, _HALF_A_DEGREE)
    return Figure(-read.value if text.startswith("-") else read.value, half)


def _converted(given: Figure, unit: str, other: str) -> list[Figure]:
    """Return a measure in the other unit, British first; nothing for the same unit or one of another kind."""
    one, two = _degree(unit), _degree(other)
    if one and two and one != two:
        if one == "C":
            return [Figure(given.value * _FAHRENHEIT + 32, given.half * _FAHRENHEIT)]
        return [Figure((given.value - 32) / _FAHRENHEIT, given.half / _FAHRENHEIT)]
    kind, other_kind = _unit(unit), _unit(other)
    if kind is None or other_kind is None or kind == other_kind or kind[0] != other_kind[0]:
        return []
    american = _american(unit, kind[1]) / _american(other, other_kind[1])
    return [given.times(kind[1] / other_kind[1]), given.times(american)]


def _american(unit: str, size: float) -> float:
    """Return what a unit is in America, where gallon, pint and ton are others."""
    return _AMERICAN.get(unit.lower().removesuffix("s"), size)


def _worked(value: str, unit: str, other: str, result: str) -> str:
    """Write the conversion as a sum."""
    kind, other_kind = _unit(unit), _unit(other)
    if kind is not None and other_kind is not None:
        return f"{value} {unit} × {kind[1] / other_kind[1]:.4g} = {result} {other}."
    sum_ = f"{value} × 1.8 + 32" if _degree(unit) == "C" else f"({value} − 32) ÷ 1.8"
    return f"{sum_} = {result} {other}."


def _degree(unit: str) -> str | None:
    return _DEGREES.get(re.sub(r"[°º]|deg(?:rees?)?|\s", "", unit.lower()))


def _unit(unit: str) -> tuple[str, float] | None:
    low = unit.lower()
    return _UNITS.get(low) or _UNITS.get(low.removesuffix("s"))


def _rate(one: Figure, two: Figure) -> Figure | None:
    if one.low <= 0 or two.low <= 0:
        return None
    low, high = two.low / one.high, two.high / one.low
    return Figure((low + high) / 2, (high - low) / 2)


def _odd_rates(rates: list[_Changed]) -> Iterator[Finding]:
    """Yield the conversions whose rate is far from that of the others in the story."""
    if len(rates) < _FEWEST_RATES:
        return
    usual = median(one.rate.value for one in rates)
    near = Figure(usual, usual * _SIMILAR)
    odd = [one for one in rates if not one.rate.meets(near)]
    if len(odd) * 3 > len(rates):
        return
    for one in odd:
        message = f"“{one.text})” is at a rate of {one.rate.value:.3g}; the others here are at {usual:.3g}."
        why = tuple(f"“{other.text})” is at {other.rate.value:.3g}." for other in rates)
        yield finding_in(one.passage, *one.span, RATES, Severity.ASK, message, (), why)
