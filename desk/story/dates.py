"""A story's publication date as the page prints it."""

import datetime as dt

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


def short_date(changed: str, now: dt.datetime) -> str:
    """Say when, as briefly as ``now`` allows: ``02:56`` today, ``13 Sep`` this year, else ``13 Sep 2023``.

    ``changed`` is ISO 8601 with its zone; it is shown in the zone of ``now``.
    """
    at = _read(changed)
    if at is None:
        return ""
    here = at.astimezone(now.tzinfo)
    if here.date() == now.date():
        return f"{here.hour:02d}:{here.minute:02d}"
    day = f"{here.day} {_MONTHS[here.month - 1]}"
    return day if here.year == now.year else f"{day} {here.year}"


def _read(value: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(value)
    except ValueError:
        return None
