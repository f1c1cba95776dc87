"""Dates as copy has them: “Monday 12 March 2023”, “March 12th”, “Tues, Sept 5”."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_WEEKDAY = (
    r"(?P<{}>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b"
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)(?!\w)"
)
_YEAR = r"(?:,? (?P<{}>(?:1[5-9]|20)\d\d)(?![\d-]))?"
_NOT_A_DAY = r"(?!\d|[,.:]\d|%| ?(?:per cent|percent|million|billion|crore|lakh|points?|runs|people|years)\b)"
_DAY = r"(?:st|nd|rd|th)?"
_DAY_FIRST = (
    rf"(?:{_WEEKDAY.format('w1')}[.,]? \(?(?:the )?)?(?<![\d/.,£$€–-])(?P<d1>\d{{1,2}}){_DAY} (?:of )?"
    rf"(?P<m1>{_MONTH}){_YEAR.format('y1')}"
)
_MONTH_FIRST = (
    rf"(?:{_WEEKDAY.format('w2')}[.,]? \(?)?\b(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}}){_DAY}\b{_NOT_A_DAY}"
    rf"{_YEAR.format('y2')}"
)
_DATE = re.compile(f"{_DAY_FIRST}|{_MONTH_FIRST}")


@dataclass(frozen=True, slots=True)
class Written:
    """One date of a text. ``weekday`` counts from Monday as 0; it and ``year`` are None where not written.

    ``start`` and ``end`` take in all of it.
    """

    start: int
    end: int
    text: str
    weekday: int | None
    day: int
    month: int
    year: int | None

    def date(self, year: int) -> dt.date | None:
        """Return the date in that year, None where that has no such day."""
        is_there = 1 <= self.day <= monthrange(year, self.month)[1]
        return dt.date(year, self.month, self.day) if is_there else None


def written_dates(text: str) -> Iterator[Written]:
    """Yield the dates of a text in order, those there cannot be among them; day 0 to 99."""
    for match in _DATE.finditer(text):
        first = match["d1"] is not None
        weekday = match["w1"] if first else match["w2"]
        year = match["y1"] if first else match["y2"]
        yield Written(
            *match.span(),
            match[0],
            weekday_of(weekday) if weekday else None,
            int(match["d1"] if first else match["d2"]),
            month_of(match["m1"] if first else match["m2"]),
            int(year) if year else None,
        )


def dateline_day(dateline: str) -> dt.date | None:
    """Return the day that a dateline gives with its year, None where it gives none."""
    dates = (one.date(one.year) for one in written_dates(dateline) if one.year)
    return next((day for day in dates if day is not None), None)


def weekday_of(word: str) -> int:
    """Return which weekday a word begins, Monday as 0."""
    return next(at for at, name in enumerate(WEEKDAYS) if name[:3] == word[:3].title())


def month_of(word: str) -> int:
    """Return which month a word begins, January as 1."""
    return next(at for at, name in enumerate(MONTHS, 1) if name[:3] == word[:3])


def last_day(month: int, year: int | None) -> int:
    """Return how many days a month has at most, or has in that year."""
    return monthrange(year or 2000, month)[1]
