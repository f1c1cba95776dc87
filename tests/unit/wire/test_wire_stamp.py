"""Dates as news sites write them."""

import pytest

from desk.wire.stamp import Stamp, read_stamp, stamp_line


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("13 Sep 2023, 02:56 am", "2023-09-13T02:56"),
        ("13 Sep 2023, 02:56 pm", "2023-09-13T14:56"),
        ("13 Sep 2023, 12:05 am", "2023-09-13T00:05"),
        ("13 Sep 2023, 12:05 p.m.", "2023-09-13T12:05"),
        ("13th September 2023", "2023-09-13"),
        ("September 13, 2023", "2023-09-13"),
        ("Sept. 13, 2023 at 2 pm", "2023-09-13T14:00"),
        ("Wednesday, September 13, 2023 14:30", "2023-09-13T14:30"),
        ("13/09/2023 14:30", "2023-09-13T14:30"),
        ("03/04/2023", "2023-04-03"),
        ("09/13/2023", "2023-09-13"),
        ("13.09.23 14.30", "2023-09-13T14:30"),
        ("13-09-99", "1999-09-13"),
        ("2023-09-10", "2023-09-10"),
        ("2023-09-13T02:56+06:00", "2023-09-13T02:56+06:00"),
        ("2023-09-13T02:56:30.5Z", "2023-09-13T02:56:30+00:00"),
        ("Wed 13 Sep 2023 02:56 BST", "2023-09-13T02:56+01:00"),
        ("13 Sep 2023 02:56 IST", "2023-09-13T02:56+05:30"),
        ("13 Sep 2023 02:56 AM (BDT)", "2023-09-13T02:56+06:00"),
        ("13 Sep 2023 02:56 EST", "2023-09-13T02:56-05:00"),
        ("13 Sep 2023 02:56 EDT", "2023-09-13T02:56-04:00"),
        ("13 Sep 2023 02:56 GMT+6", "2023-09-13T02:56+06:00"),
        ("13 Sep 2023 02:56 -0330", "2023-09-13T02:56-03:30"),
        ("13 Sep 2023 1430 hrs", "2023-09-13T14:30"),
        ("02:56 GMT, 13 Sep 2023", "2023-09-13T02:56+00:00"),
        ("Published on 13 Sep 2023 - 02:56", "2023-09-13T02:56"),
    ],
)
def test_a_date_is_read_day_first_with_time_and_zone_where_it_has_them(text: str, iso: str) -> None:
    assert read_stamp(text) == Stamp(iso)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "13 Sep",
        "Sep 2023",
        "Sunday 12:30",
        "02:56",
        "31/02/2023",
        "13/13/2023",
        "13 Sep 2023, 25:00",
        "13 Sep 2023, 02:75",
        "13 Sep 2023, 14:30 pm",
        "on 13 Sep 2023",
        "13 Sep 2023 said",
        "13 Sep 2023 02:56 said",
        "02:56 13 Sep 2023 02:56",
        "13 Sep 2023, 02:56 am in Marren",
        "x" * 81 + "13 Sep 2023",
    ],
)
def test_what_is_not_wholly_a_date_is_none(text: str) -> None:
    assert read_stamp(text) is None


def test_a_strange_zone_is_handed_back_unread() -> None:
    assert read_stamp("13 Sep 2023, 02:56 ET") == Stamp("2023-09-13T02:56", unread="ET")
    assert read_stamp("13 Sep 2023, 02:56 +99:00") is None


def test_an_update_is_told_from_a_publication() -> None:
    assert read_stamp("Last updated: 13 Sep 2023") == Stamp("2023-09-13", updated=True)


@pytest.mark.parametrize(
    ("iso", "printed"),
    [
        ("2023-09-13T02:56", "13 Sep 2023, 02:56 am"),
        ("2023-09-13", "13 Sep 2023"),
        ("2023-09-13T02:56-03:30", "13 Sep 2023, 02:56 am -03:30"),
        ("2023-09-13T02:56:30", "2023-09-13T02:56:30"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_a_date_is_set_as_the_page_prints_it(iso: str, printed: str) -> None:
    assert stamp_line(iso) == printed
