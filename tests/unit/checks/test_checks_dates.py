"""Dates against the calendar, the day of publication, and each other; ages against years of birth."""

from dataclasses import replace

import pytest
from checks_hand import body, flagged_by, found_by

from desk.checks.seam import Context, Severity
from desk.story.model import Story

# Wednesday.
PUBLISHED = "2023-09-13"


def on(published: str, *paragraphs: str) -> Story:
    return replace(body(*paragraphs), published=published)


@pytest.mark.parametrize(
    ("text", "flagged", "right"),
    [
        (
            "The lock opened on Monday 12 September 2023.",
            "Monday 12 September 2023",
            ("Tuesday 12 September 2023", "Monday 11 September 2023"),
        ),
        ("It is on Friday, March 3rd, 2022.", "Friday, March 3rd, 2022",
         ("Thursday, March 3rd, 2022", "Friday, March 4, 2022")),
        ("It is on Tues 1 March 2023.", "Tues 1 March 2023", ("Wed 1 March 2023",)),
    ],
)  # fmt: skip
def test_a_weekday_that_its_date_does_not_fall_on_is_flagged(
    text: str, flagged: str, right: tuple[str, ...]
) -> None:
    (found,) = found_by("weekday", body(text))
    assert (found.text, found.suggestions[: len(right)], found.severity) == (flagged, right, Severity.FIX)


def test_the_reason_tells_the_day() -> None:
    (found,) = found_by("weekday", body("It opened on Monday 12 September 2023."))
    assert found.message == "12 September 2023 is a Tuesday, not a Monday."


def test_a_date_without_a_year_is_in_the_year_of_publication() -> None:
    (found,) = found_by("weekday", on(PUBLISHED, "It opened on Monday 12 September."))
    assert (found.severity, found.suggestions[0]) == (Severity.ASK, "Tuesday 12 September")
    assert found_by("weekday", on(PUBLISHED, "It opened on Tuesday 12 September.")) == []
    assert found_by("weekday", on(PUBLISHED, "It closed on Friday 1 April.")) == [], "of the year before"
    assert found_by("weekday", body("It opened on Monday 12 September.")) == []


def test_a_story_without_a_day_of_publication_is_of_the_day_of_its_dateline() -> None:
    story = replace(body("It opened on Monday 12 September."), dateline="HULL, 14 September 2023")
    (found,) = found_by("weekday", story)
    assert (found.message, found.severity) == (
        "12 September 2023 is a Tuesday, not a Monday.", Severity.ASK,
    )  # fmt: skip
    assert found.why[-1] == "The year is not written; the story is of Thursday 14 September 2023."
    born = replace(body("Jo Roe, 54, born in 1975, spoke."), dateline="HULL, 14 September 2023")
    assert [one.text for one in found_by("age", born)] == ["54"]
    assert found_by("weekday", replace(story, dateline="HULL, 14 September")) == []


def test_a_day_nought_of_a_template_is_no_date_and_no_failure() -> None:
    assert found_by("weekday", body("It is on Monday 00 March 2023, and on Friday 0 May.")) == []


def test_dates_that_no_one_year_can_have_are_asked_about() -> None:
    (found,) = found_by("weekday", body("It opened on Monday 12 June.", "It shut on Friday 17 June."))
    assert (found.paragraph, found.message) == (
        1, "“Monday 12 June” and “Friday 17 June” are not in any one year."
    )  # fmt: skip
    assert flagged_by("weekday", "It opened on Monday 12 June.", "It shut on Friday 16 June.") == []


@pytest.mark.parametrize(
    ("text", "flagged", "right"),
    [
        ("It closes on 31 November.", "31 November", ("30 November",)),
        ("It opened on 29 February 2023.", "29 February 2023", ("28 February 2023",)),
        ("It opened on April 31, 2020.", "April 31, 2020", ("April 30, 2020",)),
        ("It closes on Friday 45 March.", "Friday 45 March", ("Friday 31 March",)),
        ("It closes on the 30th of February.", "30th of February", ("29th of February",)),
        ("The form is dated 31/02/2024.", "31/02/2024", ()),
        ("The form is dated 2024-13-02.", "2024-13-02", ()),
    ],
)
def test_a_date_there_is_not_is_flagged(text: str, flagged: str, right: tuple[str, ...]) -> None:
    (found,) = found_by("no-such-date", body(text))
    assert (found.text, found.suggestions) == (flagged, right)


@pytest.mark.parametrize(
    "text",
    [
        "On 29 February 2024 and 29 February they met; on 31 December and March 31 too.",
        "There were 60 May Day rallies, and 45 March hares; April 31% and June 40 million.",
        "See 12/31/2024, 31/12/2024, 2024-02-29 and 555/12/3456-7.",
        "The 12-31 April line; £31 April vouchers.",
    ],
)
def test_dates_that_are_sound_and_counts_are_left_alone(text: str) -> None:
    assert flagged_by("no-such-date", text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("It sank yesterday (Monday).", "yesterday (Tuesday"),
        ("It sails tomorrow, Friday.", "tomorrow, Thursday"),
        ("It sails on Friday tomorrow.", "Thursday tomorrow"),
    ],
)
def test_yesterday_and_tomorrow_are_held_against_the_day_of_publication(text: str, right: str) -> None:
    (found,) = found_by("relative-day", on(PUBLISHED, text))
    assert (found.suggestions, found.severity) == ((right,), Severity.ASK)


def test_yesterday_with_a_date_is_held_against_the_day_of_publication() -> None:
    (found,) = found_by("relative-day", on(PUBLISHED, "It sank yesterday, 11 September."))
    assert found.message == "By the day of publication, yesterday is 12 September."
    assert found_by("relative-day", on(PUBLISHED, "It sank yesterday, 12 September.")) == []


def test_in_the_small_hours_today_may_be_the_day_before() -> None:
    for text in ("It sank yesterday (Tuesday).", "It sank yesterday (Monday)."):
        assert found_by("relative-day", on("2023-09-13T02:56", text)) == []
    assert found_by("relative-day", body("It sank yesterday (Monday).")) == []


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Mrs Roe, born in 1950 and aged 65, died in 2020.", "65"),
        ("Ann Roe (1950–2020) died aged 65.", "65"),
        ("Born in 1980, Mr Roe, 52, joined in 2001.", "52"),
        ("Mr Roe was born in 1970 and is 52, and will open it in 2026.", "52"),
        ("The 30-year-old keeper, who was born on 3 May 1984 in Hythe, began in 2024.", "30"),
    ],
)
def test_an_age_that_the_year_of_birth_does_not_give_is_asked_about(text: str, flagged: str) -> None:
    (found,) = found_by("age", body(text))
    assert (found.text, found.severity) == (flagged, Severity.ASK)


def test_the_year_of_publication_tells_how_old_somebody_is() -> None:
    (found,) = found_by("age", on(PUBLISHED, "Bo Hay, 45, was born in Hythe in 1990."))
    assert found.message == "Somebody born in 1990 was 32 or 33 in 2023, not 45."
    assert found_by("age", on(PUBLISHED, "Bo Hay, 33, was born in Hythe in 1990.")) == []
    (found,) = found_by("age", on(PUBLISHED, "Bo Hay, born in 1990, has died aged 45."))
    assert found.text == "45"
    (found,) = found_by("age", on(PUBLISHED, "In 2010 Bo Hay, born in 1990, was 25."))
    assert found.message == "Somebody born in 1990 was 19 or 20 in 2010, not 25."
    assert found_by("age", body("Bo Hay, 45, was born in Hythe in 1990.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Mrs Roe, born in 1950 and aged 69, died in 2020.",
        "He sailed in 1998, aged 22, and was born in 1976.",
        "Two men, 45, and 50, were born in 1976 and 1980 and met in 2020.",
        "Born in 1980, he emigrated aged 20.",
        "Born in 1882, he died aged 60.",
        "Born in 1950, she was 20 and living in Hull when it opened.",
    ],
)
def test_ages_that_fit_are_left_alone(text: str) -> None:
    assert found_by("age", on(PUBLISHED, text)) == []


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("She was keeper from 2019 to 2015.", "from 2019 to 2015"),
        ("It shut between 2005 and 1999.", "between 2005 and 1999"),
        ("The keeper (1998-1995) left.", "1998-1995"),
        ("She was born in 1990 and died in 1985.", "1985"),
    ],
)
def test_years_that_run_backwards_are_asked_about(text: str, flagged: str) -> None:
    (found,) = found_by("year-order", body(text))
    assert flagged in found.text


@pytest.mark.parametrize(
    "text",
    [
        "From 2015 to 2019, between 1999 and 2005, (1995-1998), in 2004-05.",
        "The reign from 1800 to 1600 BC; ring 01234-2019-2015; born in 1985, she died in 1990.",
    ],
)
def test_years_in_order_are_left_alone(text: str) -> None:
    assert flagged_by("year-order", text) == []


def test_other_languages_are_not_read() -> None:
    story = body("Monday 12 September 2023, from 2019 to 2015")
    for rule in ("weekday", "year-order"):
        assert found_by(rule, story, Context(language="de")) == []
