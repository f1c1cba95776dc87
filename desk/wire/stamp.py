"""The date and time a news site puts on a page, read into ISO 8601 and set again."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from desk.story.dates import printed_date

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE: Final = re.compile(
    rf"(?<![\d:.])(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<m1>{_MONTH})[,\s-]+(?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[,\s]+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})"
    r"|(?P<d4>\d{1,2})[/.-](?P<m4>\d{1,2})[/.-](?P<y4>\d{4}|\d{2}))(?!\d)",
    re.IGNORECASE | re.ASCII,
)
_LEAD: Final = re.compile(
    r"(?P<label>(?:first |last )?(?:published|updated|posted|modified|uploaded|date)(?: on| at)?)?\s*:?\s*"
    r"(?:(?:mon|tues|tue|wednes|wed|thurs|thur|thu|fri|satur|sat|sun)(?:day)?\.?)?[\s,]*",
    re.IGNORECASE,
)
_TIME: Final = re.compile(
    r"[\s,|]*(?:-\s+)?(?:at\s+|T)?"
    r"(?:(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:\.\d+)?)?"
    r"|(?P<hh>\d{2})(?P<mm>\d{2})(?=\s*(?:hrs|hours)\b)|(?P<bare>\d{1,2})(?=\s*[ap]\.?m))"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?(?:\s*(?:hrs|hours)\b)?",
    re.IGNORECASE | re.ASCII,
)
_ZONE: Final = re.compile(
    r"[\s(]*(?:(?:UTC|GMT)?\s?(?P<offset>[+-]\d{1,2}(?::?\d{2})?)|(?P<name>[A-Za-z]{1,5}))[\s),]*"
)
_LONGEST: Final = 80
_PIVOT: Final = 70
_NOON: Final = 12
_DAY_MINUTES: Final = 24 * 60
_ZONES: Final = {
    "Z": 0, "UTC": 0, "GMT": 0, "BST": 60, "WET": 0, "WEST": 60, "CET": 60, "CEST": 120, "EET": 120,
    "EEST": 180, "MSK": 180, "SAST": 120, "WAT": 60, "EAT": 180, "GST": 240, "PKT": 300, "IST": 330,
    "NPT": 345, "BDT": 360, "WIB": 420, "HKT": 480, "SGT": 480, "JST": 540, "KST": 540, "AEST": 600,
    "AEDT": 660, "NZST": 720, "NZDT": 780, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300,
    "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment as ISO 8601, date or date and time, with offset when known; ``unread`` is a strange zone."""

    iso: str
    updated: bool = False
    unread: str = ""


def read_stamp(text: str) -> Stamp | None:
    """Read ``13 Sep 2023, 02:56 am``, ``September 13, 2023``, ``Wed 13/09/2023 14:30 BST`` and their kin.

    None unless the whole of ``text`` is a date with day, month and year. Figures are day first, as
    British pages have them, unless the second can be no month. Zone names held by several zones are
    read as the one a British or South Asian desk means: BST British Summer Time, IST India, CST North
    America, GST the Gulf. A zone we do not know is handed back unread and the time kept without one.
    """
    if len(text) > _LONGEST or (date := _DATE.search(text)) is None:
        return None
    day = _day(date)
    lead = _LEAD.match(text[: date.start()])
    if day is None or lead is None:
        return None
    label = (lead["label"] or "").lower()
    before, after = text[lead.end() : date.start()], text[date.end() :]
    if before.strip() and after.strip():
        return None
    rest = before if before.strip() else after
    moment = _moment(day, rest.strip(" ,|") if before.strip() else rest.rstrip(" ,|."))
    return (
        None if moment is None else Stamp(moment[0], label.startswith(("updated", "last", "mod")), moment[1])
    )


def stamp_line(iso: str) -> str:
    """Set an ISO moment as the page prints it, zone and seconds kept: ``13 Sep 2023, 02:56 am +06:00``."""
    try:
        at = dt.datetime.fromisoformat(iso)
    except ValueError:
        return iso
    if at.second or at.microsecond:
        return iso
    zone = at.strftime("%z")
    return printed_date(iso) + (f" {zone[:3]}:{zone[3:5]}" if zone else "")


def _day(match: re.Match[str]) -> dt.date | None:
    day, month, year = (
        next(value for value in match.group(f"{part}1", f"{part}2", f"{part}3", f"{part}4") if value)
        for part in "dmy"
    )
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    first = int(day)
    if match["d4"] and number > len(_MONTHS):
        first, number = number, first
    full = int(year) if len(year) > 2 else int(year) + (2000 if int(year) < _PIVOT else 1900)  # noqa: PLR2004
    try:
        return dt.date(full, number, first)
    except ValueError:
        return None


def _moment(day: dt.date, rest: str) -> tuple[str, str] | None:
    """Join the day with the time and zone in ``rest``; None when ``rest`` is something else."""
    if not rest:
        return day.isoformat(), ""
    if (match := _TIME.match(rest)) is None or (time := _time(match)) is None:
        return None
    tail = rest[match.end() :]
    local = dt.datetime.combine(day, time).isoformat(timespec="seconds" if time.second else "minutes")
    if not tail.strip():
        return local, ""
    if (zone := _ZONE.fullmatch(tail)) is None:
        return None
    minutes = _offset(zone["offset"]) if zone["offset"] else _ZONES.get(zone["name"].upper())
    if minutes is None or abs(minutes) >= _DAY_MINUTES:
        return (local, tail.strip()) if tail.isupper() else None
    hours, rest_minutes = divmod(abs(minutes), 60)
    return f"{local}{'-' if minutes < 0 else '+'}{hours:02d}:{rest_minutes:02d}", ""


def _offset(text: str) -> int:
    digits = text[1:].replace(":", "")
    hours, minutes = (digits, "0") if len(digits) < 3 else (digits[:-2], digits[-2:])  # noqa: PLR2004
    return (int(hours) * 60 + int(minutes)) * (-1 if text[0] == "-" else 1)


def _time(match: re.Match[str]) -> dt.time | None:
    hour = int(match["hour"] or match["hh"] or match["bare"])
    minute = int(match["minute"] or match["mm"] or 0)
    if half := match["half"]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half.lower() == "p" else 0)
    try:
        return dt.time(hour, minute, int(match["second"] or 0))
    except ValueError:
        return None
