from datetime import UTC, datetime, timedelta, timezone

import pytest

from desk.story.dates import is_published, printed_date, short_date

NOW = datetime(2025, 10, 15, 14, 40, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2023-09-13T02:56", "13 Sep 2023, 02:56 am"),
        ("2023-09-03T00:05", "03 Sep 2023, 12:05 am"),
        ("2023-09-13T12:00", "13 Sep 2023, 12:00 pm"),
        ("2023-09-13T23:59:30", "13 Sep 2023, 11:59 pm"),
        ("2023-09-13T02:56+05:30", "13 Sep 2023, 02:56 am"),
        ("2023-09-13", "13 Sep 2023"),
        ("", ""),
        ("last Tuesday", "last Tuesday"),
    ],
)
def test_a_date_prints_as_the_print_page_has_it(value: str, words: str) -> None:
    assert printed_date(value) == words


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ("2025-10-15T01:56:14Z", "02:56"),
        ("2025-10-14T23:30:00Z", "00:30"),
        ("2025-10-14T22:30:00Z", "14 Oct"),
        ("2024-12-31T12:00:00Z", "31 Dec 2024"),
        ("", ""),
        ("soon", ""),
    ],
)
def test_a_change_is_told_as_briefly_as_today_allows(changed: str, words: str) -> None:
    assert short_date(changed, NOW) == words


def test_a_change_is_told_in_the_zone_of_the_reader() -> None:
    assert short_date("2025-10-15T01:56:14Z", NOW.astimezone(UTC)) == "01:56"


@pytest.mark.parametrize(("value", "is_one"), [("", True), ("2023-09-13", True), ("2023-09-13T02:56Z", True),
                                               ("13 Sep 2023", False), ("2023-02-30", False)])  # fmt: skip
def test_a_publication_date_is_iso_or_empty(value: str, is_one: bool) -> None:
    assert is_published(value) is is_one
