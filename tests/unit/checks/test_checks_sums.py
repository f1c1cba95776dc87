"""Sums done again, conversions, and counts; rounding is never held against anybody."""

import pytest
from checks_hand import body, flagged_by, found_by

from desk.checks.figures import Figure, figure
from desk.checks.seam import Severity
from desk.story.model import Paragraph, Story


@pytest.mark.parametrize(
    ("text", "value", "half"),
    [
        ("1,600", 1600, 50),
        ("5.17bn", 5.17e9, 0.005e9),
        ("30", 30, 5), ("16", 16, 0.5), ("2 million", 2e6, 0.5e6),
        ("twenty-one", 21, 0), ("three", 3, 0), ("1,50,000", 150_000, 5000),
        ("3 crore", 3e7, 0.5e7), ("0", 0, 0.5),
    ],
)  # fmt: skip
def test_a_figure_is_read_with_what_its_rounding_allows(text: str, value: float, half: float) -> None:
    assert figure(text) == Figure(pytest.approx(value), pytest.approx(half))


@pytest.mark.parametrize(
    ("text", "flagged", "right"),
    [
        ("They won 12 of the 48 seats (30 per cent).", "30", "25"),
        ("They won 12 out of 48 seats, or about 35%.", "35", "25"),
        ("They got 25 per cent of the 200 votes, or 60.", "25", "30"),
        ("A third of the 90 seats (20) went.", "A third", "22.2 per cent"),
        ("It got 20 of the 90 votes, a third.", "a third", "22.2 per cent"),
        ("60, or 25 per cent, of the 200 went.", "25", "30"),
        ("Of the 48 seats, 12 (30 per cent) were theirs.", "30", "25"),
        ("It is 25 per cent of the £200m budget, or £60m.", "25", "30"),
        ("Half of the 90 members, or 60 people, left.", "Half", "66.7 per cent"),
        ("Fares rose 20% from £50 to £55.", "20", "10"),
        ("Fares fell by 10 per cent to £50 from £80.", "10", "37.5"),
        ("Sales grew 50% from 2.0 to 4.0 million.", "50", "100"),
        ("Spending rose from £4.02m to £6.03m, a rise of 60 per cent.", "60", "50"),
        ("Fares fell from £80 to £50 (30%).", "30", "37.5"),
        ("Sales rose from 200 to 300, up 40 per cent.", "40", "50"),
    ],
)
def test_a_percentage_its_figures_do_not_give_is_asked_about(text: str, flagged: str, right: str) -> None:
    (found,) = found_by("percentage", body(text))
    assert (found.text, found.suggestions, found.severity) == (flagged, (right,), Severity.ASK)


@pytest.mark.parametrize(
    "text",
    [
        "They won 12 of the 48 seats (25 per cent) and 13 of 48 seats (27%).",
        "It rose from £4m to £6m, a rise of 50 per cent; it fell from 6% to 5%, a cut of 1 percentage point.",
        "It rose from 200 to 300, and 40 per cent of it went; fares rose from 11 to 14, a rise of about 30%.",
        "Fares rose 10% from £50 to £55; it rose 7% from £1.2bn to £1.3bn.",
        "The rate rose 20% from 5% to 6%.",
        "One of the 48 members had 3%.",
        "A third of the 90 seats (30), nearly half of the 90 (44), and a quarter of 40 pupils, or ten, left.",
        "30% of the £200 (€40); 25% of the £200m, or £50m.",
        "30% of the 200 pupils (20 of them girls); of 200 pupils, 60, or 30 per cent, left.",
        "Sales grew 93% from 2 to 4 million; they won about 30% of 7, 2 of 7, or nearly 30%.",
    ],
)
def test_percentages_that_rounding_allows_are_left_alone(text: str) -> None:
    assert flagged_by("percentage", text) == []


@pytest.mark.parametrize(
    ("text", "flagged", "right", "said"),
    [
        (
            "It will cost £24 million, up from £20 million, a rise of 25 per cent.",
            "25", ("20",), "£20 million to £24 million is a rise of 20 per cent, not 25.",
        ),
        (
            "It rose from £20m in 2019 to £24m this year, an increase of almost 40%.",
            "40", ("20",), "£20m to £24m is a rise of 20 per cent, not 40.",
        ),
        (
            "A fall of a third, from 90 to 70, was reported.",
            "a third", ("22.2 per cent",), "90 to 70 is a fall of 22.2 per cent, not a third.",
        ),
        ("It was £24m, up 30% on £20m.", "30", ("20",), "£20m to £24m is a rise of 20 per cent, not 30."),
        ("It was 30, against 20 (up 25%).", "25", ("50",), "20 to 30 is a rise of 50 per cent, not 25."),
        (
            "Fares rose 20% from £50 to £40.",
            "20", (), "£50 to £40 is a fall of 20 per cent, not a rise of 20.",
        ),
        (
            "The rate rose 3% from 5% to 8%.",
            "3%", ("3 percentage points",),
            "5 to 8 per cent is a rise of 3 percentage points, or of 60 per cent.",
        ),
        (
            "The rate fell 1% from 6.1% to 5.1%.",
            "1%", ("1 percentage point",),
            "6.1 to 5.1 per cent is a fall of 1 percentage point, or of 16.4 per cent.",
        ),
        ("Fares rose 20% from £50 to £50.", "20", (), "£50 to £50 is no change, not 20."),
        ("Profits doubled from £10m to £10m.", "doubled", (), "£10m to £10m is no change, and not doubled."),
        (
            "It rose from £20m to £24 million, a rise of £5m.",
            "£5m", ("£4m",), "From £20m to £24 million is a rise of £4m, not £5m.",
        ),
        ("Visits rose by 40, from 200 to 250.", "40", ("50",), "From 200 to 250 is a rise of 50, not 40."),
        (
            "The rate fell from 8% to 5%, down five points.",
            "five", ("three",), "From 8 to 5 is a fall of three, not five.",
        ),
        (
            "Visits halved from 90 to 70.",
            "halved", (), "90 to 70 is a fall of 22.2 per cent, and not halved.",
        ),
        (
            "Profits doubled to £30m from £10m.",
            "doubled", ("trebled",), "£10m to £30m is a rise of 200 per cent, and not doubled.",
        ),
    ],
)  # fmt: skip
def test_a_change_that_is_not_what_its_figures_give_is_worked_out(
    text: str, flagged: str, right: tuple[str, ...], said: str
) -> None:
    (found,) = found_by("percentage", body(text))
    assert (found.text, found.suggestions, found.message) == (flagged, right, said)


@pytest.mark.parametrize(
    "text",
    [
        "It will cost £24 million, up from £20 million, a rise of 20 per cent.",
        "They won 3-1 against 2 teams, up 50 per cent.",
        "It rose from £900,000 to £1.2 million, a rise of a third.",
        "It grew from £5m to £6m, up 24 per cent.",
        "It rose from 20 to 24, a rise of 5 per cent in real terms.",
        "Visits more than doubled from 20 to 45 and nearly halved from 45 to 24.",
        "Visits more than halved from 90 to 40; crews trebled from about 10 to 32.",
        "The rate rose three percentage points from 5% to 8%, and 60% from 5% to 8%.",
        "It fell from 1990 to 2010, a drop of 5 per cent; it came to £12m, a 5 per cent drop from 1997.",
        "It rose by £4m, from £20m to £24m, and by £1.2m to £3.4m from £2.1m.",
        "It rose 20 minutes from 5 to 8 hours.",
        "Sales fell 10 per cent from 10 to 12 December.",
        "The price rose 10% from £5 to $6, and 10% from 18 months to 2 years.",
    ],
)
def test_changes_that_are_as_stated_or_of_another_sum_are_left_alone(text: str) -> None:
    assert flagged_by("percentage", text) == []


def test_answers_of_more_than_all_are_asked_about() -> None:
    told = "60% voted yes, 30% voted no and 20% did not know"
    (found,) = found_by("percentage", body(f"Some {told}."))
    assert (found.text, found.message) == (told, "These shares add up to 110 per cent.")
    assert flagged_by("percentage", "It was 60% yes, 31% no and 10% undecided; 60% of men said yes.") == []
    assert flagged_by("percentage", "Some 60% of men said yes and 60% of women said yes.") == []


def test_a_rise_to_less_and_a_fall_to_more_are_asked_about() -> None:
    assert flagged_by("percentage", "Fares rose from £50 to £40.") == ["rose"]
    assert flagged_by("percentage", "Sales fell from 2 million to 3 million.") == ["fell"]
    assert flagged_by("percentage", "Sales of £15m, up from £20m.") == ["up"]
    assert flagged_by("percentage", "Fares rose from £50 to £60; they fell from 12 to 14 in the table.") == []


def test_those_included_cannot_be_more_than_all() -> None:
    assert flagged_by("total", "It saved 12 people, including five men and eight women.") == ["12"]
    assert flagged_by("total", "It saved 12 people, including five men and six women.") == []


def test_parts_that_do_not_add_up_are_asked_about() -> None:
    (found,) = found_by("total", body("It carried 20 people – 11 men, six women and four children – home."))
    assert (found.text, found.suggestions) == ("20", ("21",))
    assert flagged_by("total", "It carried 21 people: 11 men, six women and four children.") == []
    assert flagged_by("total", "It carried 20 people, among them 11 men and six women.") == []


@pytest.mark.parametrize(
    ("text", "flagged", "right"),
    [
        ("The council has 40 seats: 25 Labour, 20 Tory.", "40", "45"),
        ("They scored 3, 4 and 5 goals, 13 in total.", "13", "12"),
        ("It was a total of 13: 3, 4 and 5.", "13", "12"),
        ("They won five, six and eight seats, a total of eighteen seats.", "eighteen", "nineteen"),
        ("It spent £3m on roads, £4m on parks and £5m on art, a total of £13m.", "£13m", "£12m"),
        ("He hit 12, 13 and 14, a total of 40 runs.", "40", "39"),
        ("They have played 20, won 12, drawn 5 and lost 4.", "20", "21"),
    ],
)
def test_a_total_that_its_parts_do_not_come_to_is_asked_about(text: str, flagged: str, right: str) -> None:
    (found,) = found_by("total", body(text))
    assert (found.text, found.suggestions, found.severity) == (flagged, (right,), Severity.ASK)


def test_parts_of_a_whole_cannot_be_more_than_it() -> None:
    assert flagged_by("total", "Of the 40 pupils, 25 were boys and 20 were girls.") == ["40"]
    assert flagged_by("total", "It held 48 people, of whom 30 were men and 20 women.") == ["48"]
    assert flagged_by("total", "Of 40 pupils, 25 had dogs and 20 had cats.") == []
    assert flagged_by("total", "It is made up of seven states, seven regions and five zones.") == []
    assert flagged_by("total", "Of 40 pupils, 20 were boys and 15 were girls.") == []


@pytest.mark.parametrize(
    "text",
    [
        "They won five, six and seven seats, a total of 18 seats; they had 3, 4 and 5, about 13 in total.",
        "It has five wins, two draws and three defeats, a total of 17 points.",
        "It spent £3.1m on roads, £4.2m on parks and £5.3m on art, a total of £12.7m.",
        "It cost £3m for 4 men and 5 women, a total of £3m.",
        "Six died in 2010, 2011 and 2012, a total of 18; it ran on July 3 and 4, a total of 13 plays.",
    ],
)
def test_totals_that_are_right_or_of_something_else_are_left_alone(text: str) -> None:
    assert flagged_by("total", text) == []


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("It saved three people: Ann Roe and Bo Hay.", "three"),
        ("It has three officers suspended: Ann Roe and Bo Hay.", "three"),
        ("Three men have been charged: Ann Roe, 24, and Bo Hay.", "Three"),
        ("Three people – Ann Roe and Bo Hay – were saved.", "Three"),
        ("Two lock keepers: Ann Roe, Bo Hay and Cy Lee.", "Two"),
        ("It named 4 men: Al Ash, 31, Bo Hay, 45, and Cy Lee, 50.", "4"),
    ],
)
def test_a_list_that_is_longer_or_shorter_than_announced_is_asked_about(text: str, flagged: str) -> None:
    (found,) = found_by("count", body(text))
    assert (found.text, found.severity) == (flagged, Severity.ASK)


@pytest.mark.parametrize(
    "text",
    [
        "It saved three people: Ann Roe, Bo Hay and Cy Lee.",
        "It has two aims: Save the lock, mend the wall, and see that the tide stays out.",
        "It took three hours: Ann Roe and Bo Hay slept.",
        "Two men: “Ann and Bo and Cy” is their song.",
    ],
)
def test_lists_that_are_right_or_are_no_names_are_left_alone(text: str) -> None:
    assert flagged_by("count", text) == []


def test_a_range_that_runs_down_is_asked_about() -> None:
    assert flagged_by("range", "It took between 50 and 40 people, aged 18 to 16.") == [
        "50 and 40",
        "18 to 16",
    ]
    assert flagged_by("range", "Between 40 and 50 people; between 9 and 5; between 900 and 1.2m jobs.") == []
    assert flagged_by("range", "Between 50 and 30 came, at between £50 and £30.") == ["£50 and £30"]
    assert flagged_by("range", "Between 50 and 30 were hurt, between 50 and 30 (all men) stayed.") == [
        "50 and 30",
        "50 and 30",
    ]
    assert flagged_by("range", "It took between 50 and 30, ages 20 to 15.") == ["50 and 30", "20 to 15"]
    assert flagged_by("range", "Between 9 and 5, between 11 and 3 on weekdays, girls aged 18 and 16.") == []
    assert flagged_by("range", "It was between 60,000 and 20,000 years ago.") == []


@pytest.mark.parametrize(
    ("text", "flagged", "right", "said"),
    [
        ("They work 9am to 5pm, a 10-hour day.", "10", ("8",), "9am to 5pm is 8 hours, not “10”."),
        ("A two-hour talk from 7.30pm to 8pm.", "two", ("0.5",), "7.30pm to 8pm is 0.5 hours, not “two”."),
        (
            "It is a three-day event from Monday to Friday.",
            "three", ("five",), "Monday to Friday is 5 days, not “three”.",
        ),
        ("A 3-day fair from July 10 to 14.", "3", ("5",), "10 to 14 is 5 days, not “3”."),
        ("In the decade from 1990 to 1995.", "decade", (), "1990 to 1995 is 5 years, not “decade”."),
        ("It ran for ten years from 1990 to 1995.", "ten years", (),
            "1990 to 1995 is 5 years, not “ten years”."),
    ],
)  # fmt: skip
def test_a_span_that_is_not_as_long_as_said_is_asked_about(
    text: str, flagged: str, right: tuple[str, ...], said: str
) -> None:
    (found,) = found_by("range", body(text))
    assert (found.text, found.suggestions, found.message) == (flagged, right, said)


@pytest.mark.parametrize(
    "text",
    [
        "From 9am to 5pm, an eight-hour day; a seven-hour day from 9am to 5pm.",
        "A five-day fair from Monday to Friday, a four-day strike from Monday to Friday.",
        "An eight-hour flight from 10am to 2pm.",
        "A three-day fair on 10-12 July, a 12-day fair from Monday to Friday.",
        "He led it for five years from 1990 to 1996, and more than two years from 1996 to 2000.",
    ],
)
def test_spans_that_may_be_as_long_as_said_are_left_alone(text: str) -> None:
    assert flagged_by("range", text) == []


@pytest.mark.parametrize(
    ("text", "flagged", "right"),
    [
        ("It is 10 miles (30km) off.", "30", "16"),
        ("It was 30C (90F) by noon.", "90", "86"),
        ("It is 100 acres (80 hectares).", "80", "40"),
        ("It weighs 5kg (1.1lb).", "1.1", "11"),
        ("It weighs 10 stone (90kg).", "90", "64"),
        ("It was -10°C (4°F).", "4", "14"),
        ("It is five miles (12 km) away.", "12", "8"),
        ("A five-mile (12km) run.", "12", "8"),
        ("She ran a mile (three km).", "three", "1.6"),
        ("He did 70 miles an hour (90km/h).", "90", "113"),
        ("It holds ten gallons [60 litres].", "60", "45"),
        ("It was 30C (54F) there.", "54", "86"),
        ("He is 6ft 2in (1.98m) tall.", "1.98", "1.88"),
        ("He weighs 12st 4lb (88kg).", "88", "78"),
        ("She is 1.88m (5ft 2in) tall.", "5ft 2", "6ft 2"),
    ],
)
def test_a_conversion_that_is_wrong_by_more_than_rounding_is_flagged(
    text: str, flagged: str, right: str
) -> None:
    (found,) = found_by("conversion", body(text))
    assert (found.text, found.suggestions, found.severity) == (flagged, (right,), Severity.FIX)


@pytest.mark.parametrize(
    "text",
    [
        "10 miles (16km), 100 miles (160km), 20 miles (30km), 1,000 miles (1,600km)",
        "A 10-mile (16-kilometre) road.",
        "30C (86F), -10C (14F), about 30C (90F), 5kg (11lb), 6ft 2in (1.88m), 12 stone (76kg).",
        "5.5 million acres (2.2 million hectares), 3,000 sq ft (279 sq m), 70mph (113km/h).",
        "10 miles (30 minutes), 5m (three women).",
        "A mile (1.6km), half a mile (800m), a quarter of a mile (400m), a metre (three feet).",
        "It is five miles (8km) off.",
        "A hundred and five miles (169km), one-and-a-half miles (2.4km), twenty five miles (40km).",
        "10 gallons (45 litres) here and 10 gallons (38 litres) there.",
        "He is 6ft 2in (1.88m) and 12st 4lb (78kg); she is 1.63m (5ft 4in).",
        "To keep warming below 1.5C (2.7F); to keep the rise below 2C, or 1.5C.",
    ],
)
def test_conversions_that_rounding_allows_are_left_alone(text: str) -> None:
    assert flagged_by("conversion", text) == []


def test_one_sum_at_another_rate_than_the_others_is_asked_about() -> None:
    fair = "It cost $10m (£8m), then $20m (£16m) and $5m (£4m)."
    (found,) = found_by("exchange-rate", body(fair, "In all it was $40m (£3.2m)."))
    assert (found.paragraph, found.text) == (1, "$40m (£3.2m")
    assert flagged_by("exchange-rate", fair) == []


def headed(headline: str, *paragraphs: str) -> list[tuple[str, str]]:
    """Return what is asked about the numbers of a headline, with the reason."""
    story = Story(headline=headline, body=tuple(map(Paragraph, paragraphs)))
    return [(found.text, found.message) for found in found_by("headline-count", story)]


def test_a_number_in_the_headline_that_the_copy_does_not_have_is_asked_about() -> None:
    body_text = "Fifteen people were injured when the ferry struck the pier, which was built in 1917."
    assert headed("Ferry crash leaves 17 injured", body_text) == [
        ("17", "The headline has 17 injured; the copy has 15.")
    ]
    assert headed("Storm kills three", "Five people died in the storm.") == [
        ("three", "The headline has three dead; the copy has 5.")
    ]
    assert headed("Councillors back 300 homes", "The plan for 250 new homes was put forward in May.") == [
        ("300", "The headline has 300 homes; the copy has 250.")
    ]


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Ferry crash leaves 15 injured", "Fifteen people were injured."),
        ("Five arrested after raid", "Police arrested three men and held two women."),
        ("17 dead in storm", "The storm killed 12. The toll later reached 17."),
        ("17 dead in storm", "Nobody says how many."),
        ("17-year-old held", "Two were held."),
        ("Lock opens", "Two were held."),
        ("Councillors back 300 homes", "The plan is for 297 homes."),
        ("Councillors back 300 homes", "There will be 250 homes and 50 homes for sale."),
        ("Race lasts 10 hours", "She won in 11 hours."),
    ],
)
def test_numbers_that_the_copy_bears_out_are_left_alone(headline: str, text: str) -> None:
    assert headed(headline, text) == []
