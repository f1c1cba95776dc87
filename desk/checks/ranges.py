"""Ranges that run down, and spans that are not as long as they are said to be: 9am to 5pm, a 10-hour day."""

import re
from collections.abc import Iterator

from desk.checks.figures import FIGURE, WORD, figure, plain, printed, written_like
from desk.checks.seam import Finding, Rule, Severity, finding_in
from desk.checks.stated import HEDGE, PER_CENT
from desk.story.text import Passage

RANGE = Rule(
    "range",
    "Ranges",
    "A range whose first figure is the larger (between 50 and 40 people), or a span not as long as it is "
    "said to be (9am to 5pm, a 10-hour day).",
)

_NO_LINK = r"(?!(?:on|in|at|to|for|of|from|until|this|last|next|is|was|has|as)\b)"
_PLAIN = "(?:people|men|women|children|staff|km|kg|tonnes|were|are|will|have|had|could|would|may|a|each)"
_BETWEEN = re.compile(
    rf"\b[Bb]etween (?P<a>[£$€]?{FIGURE})%? and (?P<b>[£$€]?{FIGURE})(?![\w-]|[.,:]\d)"
    rf"(?P<unit>{PER_CENT}|(?: {_NO_LINK}[a-z]+)? {_NO_LINK}[a-z]+s\b| {_PLAIN}\b|(?= ?[.,;:()–—]|$))?+"
    r"(?! (?:ago|before|earlier|BC)\b)"
)
_AGES = re.compile(
    rf"\b(?:(?:aged|ages) (?:(?:of |from )?(?P<a>{FIGURE})(?: to |[–-])|between (?P<a2>{FIGURE}) and )"
    rf"(?P<b>{FIGURE})|(?P<a3>\d+)(?: to |[–-])(?P<b3>\d+)[- ]years?[- ]olds?)(?![\w.]?\d)"
)
_CLOCK = r"(?P<h{0}>\d{{1,2}})(?:[.:](?P<m{0}>\d\d))? ?(?P<half{0}>[ap])\.?m\b\.?"
_CLOCKS = _CLOCK.format(1) + r"(?: (?:to|until|till) | and | ?[–-] ?)" + _CLOCK.format(2)
_HOURS = (
    re.compile(
        rf"\b{_CLOCKS},? (?:is |was |for |which is |making |with )?(?:an? |the )?(?P<n>{FIGURE})[ -]hours?\b"
    ),
    re.compile(rf"\b(?P<n>{FIGURE})[ -]hours?(?: (?!flight)[a-z]+){{0,3}},? (?:from|between) {_CLOCKS}"),
)
_WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAYS = re.compile(
    rf"\b(?P<n>{FIGURE})-day(?: [a-z]+){{1,3}},? (?:from |between |on )?(?:"
    rf"(?P<d1>{_DAY})(?: to | until | till |[–-])(?P<d2>{_DAY})"
    rf"|{_MONTH} (?P<a>\d{{1,2}})(?: to | ?[–-] ?)(?P<b>\d{{1,2}})(?!\d)"
    rf"|(?P<a2>\d{{1,2}})(?: to | ?[–-] ?)(?P<b2>\d{{1,2}}) {_MONTH})"
)
_YEARS = re.compile(
    rf"\b(?P<n>(?<=the )decade|(?<=a )decade|{FIGURE} (?:years|seasons)|{FIGURE}-year"
    r" (?:period|spell|stint|span|reign|tenure|term|war|run|career|rule))"
    r"(?: (?:in|of|as) (?:[a-z]+ )?[a-z]+)?,? "
    r"(?:from|between) (?P<a>(?:1[5-9]|20)\d\d)(?: to | and |[–-])(?P<b>(?:1[5-9]|20)\d\d)\b"
)
_HEDGED = re.compile(rf"\b(?:{HEDGE}) $")
_CLOCK_OR_YEAR = re.compile(rf"\d|1[0-2]|\d\d?\.\d\d|1[5-9]\d\d|20\d\d|{WORD}")
_ON_THE_CLOCK = 12
_OF_AN_HOUR = 60
_HALF_AN_HOUR = 0.5


def ranges(passage: Passage) -> Iterator[Finding]:
    """Yield each range that runs down, and each span longer or shorter than its two ends."""
    text = passage.text
    if "etween " in text:
        yield from _between(passage)
    if "age" in text or "year" in text:
        yield from _ages(passage)
    if "hour" in text:
        yield from _hours(passage)
    if "-day " in text:
        yield from _days(passage)
    if "decade" in text or "year" in text or "seasons" in text:
        yield from _years(passage)


def _between(passage: Passage) -> Iterator[Finding]:
    for match in _BETWEEN.finditer(passage.text):
        unit, figures = match["unit"], (match["a"], match["b"])
        has_sign = figures[0][0] in "£$€"
        if has_sign or (unit is not None and (unit or not any(map(_CLOCK_OR_YEAR.fullmatch, figures)))):
            yield from _down(passage, match, "a", "b")


def _ages(passage: Passage) -> Iterator[Finding]:
    for match in _AGES.finditer(passage.text):
        one = next(name for name in ("a", "a2", "a3") if match[name])
        yield from _down(passage, match, one, "b" if match["b"] else "b3")


def _down(passage: Passage, match: re.Match[str], one: str, two: str) -> Iterator[Finding]:
    if printed(match[one]).value > printed(match[two]).value:
        message = f"The range runs from {match[one]} down to {match[two]}."
        right = passage.text[match.start(one) : match.end(two)]
        right = match[two] + right.removeprefix(match[one]).removesuffix(match[two]) + match[one]
        span = match.start(one), match.end(two)
        yield finding_in(passage, *span, RANGE, Severity.ASK, message, (right,))


def _hours(passage: Passage) -> Iterator[Finding]:
    for form in _HOURS:
        for match in form.finditer(passage.text):
            one, two = (
                int(match[f"h{at}"]) % _ON_THE_CLOCK
                + (_ON_THE_CLOCK if match[f"half{at}"] == "p" else 0)
                + int(match[f"m{at}"] or 0) / _OF_AN_HOUR
                for at in (1, 2)
            )
            long, said = (two - one) % (2 * _ON_THE_CLOCK), figure(match["n"]).value
            # A working day may leave its break out.
            if not -_HALF_AN_HOUR <= long - said <= 1:
                ends = _at(match, 1), _at(match, 2)
                yield _long(passage, match, ends, f"{plain(long)} hours", long)


def _days(passage: Passage) -> Iterator[Finding]:
    for match in _DAYS.finditer(passage.text):
        said = figure(match["n"]).value
        if match["d1"]:
            ends = match["d1"], match["d2"]
            days = (_WEEK.index(ends[1][:3]) - _WEEK.index(ends[0][:3])) % 7 + 1
            said = (said - 1) % 7 + 1
        else:
            ends = match["a"] or match["a2"], match["b"] or match["b2"]
            days = int(ends[1]) - int(ends[0]) + 1
        if said not in (days, days - 1) and days > 1:
            yield _long(passage, match, ends, f"{days} days", days)


def _years(passage: Passage) -> Iterator[Finding]:
    for match in _YEARS.finditer(passage.text):
        years = int(match["b"]) - int(match["a"])
        number = re.match(FIGURE, match["n"])
        said = figure(number[0]).value if number else 10.0
        # The first and the last year may count whole or in part.
        if years > 0 and abs(years - said) > 1 and not _HEDGED.search(passage.text, 0, match.start()):
            yield _long(passage, match, (match["a"], match["b"]), f"{years} years", None)


def _long(
    passage: Passage, match: re.Match[str], ends: tuple[str, str], long: str, right: float | None
) -> Finding:
    """Say how long a span is that is said to be otherwise."""
    message = f"{ends[0]} to {ends[1]} is {long}, not “{match['n']}”."
    suggestions = () if right is None else (written_like(match["n"], right),)
    return finding_in(passage, *match.span("n"), RANGE, Severity.ASK, message, suggestions)


def _at(match: re.Match[str], at: int) -> str:
    """Write one of the two times: 9am, 5.30pm."""
    minutes = f".{match[f'm{at}']}" if match[f"m{at}"] else ""
    return f"{match[f'h{at}']}{minutes}{match[f'half{at}']}m"
