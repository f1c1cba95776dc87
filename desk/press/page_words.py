"""What a page says of its own, in the language it is read in: its furniture, its date and its figures."""

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from desk import resources
from desk.story.dates import printed_date

_USUAL = "en"
_FIGURES = "0123456789"
_DATE_ONLY = 10


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words over ``related`` lines and ``briefs``, and for where a story goes on or comes from.

    ``day`` is the pattern of a date; ``weekdays`` start on Monday. ``digits`` are the ten figures of the
    language; ``from_right`` says that pages are turned, like lines, from right to left.
    """

    language: str
    related: str
    briefs: str
    continued: str
    from_page: str
    day: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    digits: str
    from_right: bool

    def figures(self, text: str) -> str:
        """Set the figures of a text as the language writes them."""
        return text.translate(str.maketrans(_FIGURES, self.digits))

    def whole_day(self, date: str) -> str:
        """Set an ISO 8601 date in full: ``Saturday 2 March 2024``; what is none stands as it is."""
        try:
            at = dt.date.fromisoformat(date)
        except ValueError:
            return date
        return self._day(self.day, at)

    def moment(self, published: str) -> str:
        """Set when a story was published; English does so as a print page does."""
        try:
            at = dt.datetime.fromisoformat(published)
        except ValueError:
            return published
        if self.language == _USUAL:
            return printed_date(published)
        date = self._day(re.sub(r"^\{weekday\}\S* ", "", self.day), at)
        time = "" if len(published) <= _DATE_ONLY else f" {at:%H:%M}"
        return date + self.figures(time)

    def _day(self, pattern: str, at: dt.date) -> str:
        day, year = self.figures(str(at.day)), self.figures(str(at.year))
        return pattern.format(
            weekday=self.weekdays[at.weekday()], day=day, month=self.months[at.month - 1], year=year
        )


@lru_cache(maxsize=16)
def page_words(language: str) -> PageWords:
    """Return the words in ``resources/styles/page-LANGUAGE.toml``, the English ones where it is missing."""
    folder = resources.shipped() / "styles"
    tongue = re.split("[-_]", language.lower())[0]
    file = folder / f"page-{tongue}.toml"
    if not file.is_file():
        tongue, file = _USUAL, folder / f"page-{_USUAL}.toml"
    data = tomllib.loads(file.read_text("utf-8"))
    return PageWords(
        tongue,
        *(str(data[key]) for key in ("related", "briefs", "continued", "from_page", "day")),
        months=cast("tuple[str, ...]", tuple(data["months"])),
        weekdays=cast("tuple[str, ...]", tuple(data["weekdays"])),
        digits=str(data.get("digits", _FIGURES)),
        from_right=bool(data.get("from_right", False)),
    )
