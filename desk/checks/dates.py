"""Dates held against the calendar and the day of publication."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.checks.written_dates import (
    MONTHS,
    WEEKDAYS,
    Written,
    dateline_day,
    last_day,
    weekday_of,
    written_dates,
)
from desk.story.model import Story
from desk.story.text import Passage, passages

WEEKDAY = Rule("weekday", "Weekdays", "A weekday that the date beside it does not fall on.")
NO_SUCH = Rule(
    "no-such-date", "Impossible dates", "A date that no calendar has: 31 November, 29 February 2023."
)
RELATIVE = Rule(
    "relative-day", "Yesterday and tomorrow", "“Yesterday” or “tomorrow” against the day of publication."
)
RULES = (WEEKDAY, NO_SUCH, RELATIVE)

_NAME = "(?:Jan|Feb|Ma[ry]|Apr|Ju[nl]|Aug|Sep|Oct|Nov|Dec)"
_DIGIT = re.compile("[0-9]")
_PERHAPS = re.compile(rf"\d(?:st|nd|rd|th)? (?:of )?{_NAME}|{_NAME}[a-z]*\.? \d")
_FIGURES = re.compile(r"(?<![\d/.-])(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})/(\d{1,2})/(\d{4}))(?![\d/-])")
_OFFSETS = {
    "yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0,
    "this evening": 0, "tomorrow": 1,
}  # fmt: skip
_DAY = "|".join(WEEKDAYS)
_WHEN = "|".join(_OFFSETS)
_BESIDE = re.compile(
    rf"(?i:\b(?P<when1>{_WHEN}))(?:,? \(?|, on )(?P<day1>{_DAY})\b(?!’|')"
    rf"|\b(?P<day2>{_DAY})(?:,? \(?)(?i:(?P<when2>{_WHEN}))\b"
)
_WHEN_DATE = re.compile(rf"(?i)\b(?P<when>{_WHEN})(?:,? \(?|, on )$")
_FAR, _NEAR = 31, 60
_MONTHS_IN_YEAR, _HALF_YEAR = 12, 6
_EARLY_HOUR = 6
_REACH = 24
_YEARS = range(2000, 2028)  # after 28 years the calendar begins anew


def check(story: Story, context: Context) -> Iterable[Finding]:
    """Yield each date that is not so, as far as the story itself tells its year."""
    if not context.is_english:
        return
    published, dateline = _published(story), dateline_day(story.dateline)
    of = published[0] if published else dateline
    undated: list[tuple[Passage, Written]] = []
    for passage in passages(story):
        if published:
            yield from _beside(passage, published)
        if _DIGIT.search(passage.text):
            yield from _in_figures(passage)
            if _PERHAPS.search(passage.text):
                yield from _written(passage, published, of, undated)
    if of is None:
        yield from _at_odds(undated)


def _written(
    passage: Passage,
    published: Sequence[dt.date],
    of: dt.date | None,
    undated: list[tuple[Passage, Written]],
) -> Iterator[Finding]:
    """Yield what is wrong with the dates in words; those whose year nobody tells are put to ``undated``.

    ``of`` is the day of the story: that of publication, or of its dateline.
    """
    for date in written_dates(passage.text):
        if date.day > last_day(date.month, date.year):
            yield from _no_such(passage, date)
            continue
        if published:
            yield from _when(passage, date, published)
        year = date.year or (_year_near(date, of) if of else None)
        if date.weekday is not None and year is not None:
            yield from _weekday(passage, date, year, of)
        elif date.weekday is not None:
            undated.append((passage, date))


def _published(story: Story) -> tuple[dt.date, ...]:
    """Return what “today” may mean: the day of publication, and the day before for the small hours."""
    try:
        at = dt.datetime.fromisoformat(story.published)
    except ValueError:
        return ()
    small_hours = "T" in story.published and at.hour < _EARLY_HOUR
    return (at.date(), at.date() - dt.timedelta(days=1)) if small_hours else (at.date(),)


def _year_near(date: Written, of: dt.date) -> int | None:
    """Return the year a date without one is in: the nearest to the day of the story, if that is plain.

    A weekday that is right a year off may be meant so, unless the date is within weeks of that day.
    """
    years = [
        (abs((there - of).days), year)
        for year in (of.year - 1, of.year, of.year + 1)
        if (there := date.date(year)) is not None
    ]
    if not years:
        return None
    days, nearest = min(years)
    fits = [year for _, year in years if (at := date.date(year)) and at.weekday() == date.weekday]
    return nearest if days <= _NEAR or not fits else fits[0]


def _weekday(passage: Passage, date: Written, year: int, of: dt.date | None) -> Iterator[Finding]:
    there = date.date(year)
    if there is None or date.weekday is None or there.weekday() == date.weekday:
        return
    said, right = WEEKDAYS[date.weekday], WEEKDAYS[there.weekday()]
    nearest = there + dt.timedelta(days=(date.weekday - there.weekday() + 3) % 7 - 3)
    written = passage.text[date.start : date.end]
    word = re.match(r"\w+", written)
    head = word[0] if word else ""
    moved = re.sub(r"\d{1,2}(?:st|nd|rd|th)?", str(nearest.day), written, count=1)
    other_day = (moved,) if nearest.month == there.month else ()
    message = f"{there.day} {MONTHS[there.month - 1]} {year} is a {right}, not a {said}."
    severity = Severity.FIX if date.year else Severity.ASK
    mended = (right if len(head) == len(said) else right[:3]) + written[len(head) :]
    why = [f"By the calendar: {_in_full(there)}; the {said} nearest to it is {_in_full(nearest)}."]
    if not date.year and of:
        why.append(f"The year is not written; the story is of {_in_full(of)}.")
    yield finding_in(
        passage, date.start, date.end, WEEKDAY, severity, message, (mended, *other_day), tuple(why)
    )


def _no_such(passage: Passage, date: Written) -> Iterator[Finding]:
    """Yield a day that its month has not; one over 31 alone may be a count (“60 May Day rallies”)."""
    if date.day > _FAR and date.year is None and date.weekday is None:
        return
    last = last_day(date.month, date.year)
    month = MONTHS[date.month - 1]
    year = f" {date.year}" if date.year else ""
    ordinal = f"{last}st" if last == _FAR else f"{last}th"
    mended = re.sub(
        r"(?<!\d)\d{1,2}(st|nd|rd|th)?", lambda day: ordinal if day[1] else str(last), date.text, count=1
    )
    message = f"{month}{year} has no {date.day}: it ends with the {last}."
    yield finding_in(passage, date.start, date.end, NO_SUCH, Severity.FIX, message, (mended,))


def _in_figures(passage: Passage) -> Iterator[Finding]:
    for match in _FIGURES.finditer(passage.text):
        if match[1]:
            year, month, day = int(match[1]), int(match[2]), int(match[3])
        else:
            day, month, year = int(match[4]), int(match[5]), int(match[6])
            if month > _MONTHS_IN_YEAR:
                day, month = month, day  # as Americans write it
        if not (1 <= month <= _MONTHS_IN_YEAR and 1 <= day <= last_day(month, max(1, year))):
            message = f"No calendar has the date {match[0]}."
            yield finding_in(passage, *match.span(), NO_SUCH, Severity.FIX, message)


def _beside(passage: Passage, published: Sequence[dt.date]) -> Iterator[Finding]:
    for match in _BESIDE.finditer(passage.text):
        when, day = match["when1"] or match["when2"], match["day1"] or match["day2"]
        days = [today + dt.timedelta(days=_OFFSETS[when.lower()]) for today in published]
        if weekday_of(day) not in {one.weekday() for one in days}:
            right = WEEKDAYS[days[0].weekday()]
            message = f"By the day of publication, {when.lower()} is {right}."
            mended = match[0].replace(day, right)
            yield finding_in(
                passage,
                *match.span(),
                RELATIVE,
                Severity.ASK,
                message,
                (mended,),
                _on_the_day(published, when),
            )


def _when(passage: Passage, date: Written, published: Sequence[dt.date]) -> Iterator[Finding]:
    """Hold “yesterday, 12 March” against the day of publication."""
    before = _WHEN_DATE.search(passage.text, max(0, date.start - _REACH), date.start)
    if before is None:
        return
    days = [today + dt.timedelta(days=_OFFSETS[before["when"].lower()]) for today in published]
    if not any((one.day, one.month) == (date.day, date.month) for one in days):
        right = f"{days[0].day} {MONTHS[days[0].month - 1]}"
        message = f"By the day of publication, {before['when'].lower()} is {right}."
        why = _on_the_day(published, before["when"])
        yield finding_in(passage, before.start(), date.end, RELATIVE, Severity.ASK, message, (), why)


def _at_odds(dates: Sequence[tuple[Passage, Written]]) -> Iterator[Finding]:
    """Hold dates without a year against each other: no year may have them all on their weekdays."""
    told: set[int] = set()
    years = {id(date): {year for year in _YEARS if _fits(date, year)} for _, date in dates}
    for (_, one), (passage, two) in combinations(dates, 2):
        if id(two) in told or abs(one.month - two.month) > _HALF_YEAR:
            continue
        if years[id(one)].isdisjoint(years[id(two)]):
            told.add(id(two))
            message = f"“{one.text}” and “{two.text}” are not in any one year."
            why = tuple(f"“{date.text}” is so in {_listed(years[id(date)])}." for date in (one, two))
            yield finding_in(passage, two.start, two.end, WEEKDAY, Severity.ASK, message, (), why)


def _in_full(date: dt.date) -> str:
    return f"{WEEKDAYS[date.weekday()]} {date.day} {MONTHS[date.month - 1]} {date.year}"


def _on_the_day(published: Sequence[dt.date], when: str) -> tuple[str, ...]:
    day = published[0] + dt.timedelta(days=_OFFSETS[when.lower()])
    return f"Published on {_in_full(published[0])}.", f"Seen from there, {when.lower()} is {_in_full(day)}."


def _listed(years: set[int]) -> str:
    *most, last = map(str, sorted(years))
    return f"{', '.join(most)} and {last}" if most else last


def _fits(date: Written, year: int) -> bool:
    there = date.date(year)
    return there is not None and there.weekday() == date.weekday
