"""A story's publication date as the page prints it."""

import datetime

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE_ONLY = 10


def is_published(value: str) -> bool:
    """Tell whether ``value`` is an ISO 8601 date or date and time as a story keeps it; empty counts."""
    return value == "" or _read(value) is not None


def printed_date(value: str) -> str:
    """Set ``2023-09-13T02:56`` as ``13 Sep 2023, 02:56 am``; what is not a date is given back unchanged."""
    at = _read(value)
    if at is None:
        return value
    day = f"{at.day:02d} {_MONTHS[at.month - 1]} {at.year}"
    if len(value) <= _DATE_ONLY:
        return day
    half = "am" if at.hour < 12 else "pm"  # noqa: PLR2004 - noon
    return f"{day}, {(at.hour + 11) % 12 + 1:02d}:{at.minute:02d} {half}"


def _read(value: str) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromisoformat(value)
    except ValueError:
        return None
