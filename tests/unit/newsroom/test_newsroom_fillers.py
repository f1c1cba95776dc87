"""What fills a short page: what is offered, and that each offer is proved on the page."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.newsroom.cutter import Offer, candidates, proved
from desk.newsroom.desk import Desk
from desk.newsroom.fillers import fillers, pull_quote_of, pull_quotes
from desk.story.model import Crop, Kind, Paragraph, PhotoUse, Story

BODY = (
    Paragraph("The bell at Saltmere was rung by hand for nine hours on Tuesday night, and the town got up."),
    Paragraph(
        "“I have rung it since 1971. We never missed a tide,” said Joram Thewlis, who is 83, in the rain."
    ),
    Paragraph(
        "“It was,” he said, “a long night, and the rope was wet from the first hour to the last of it.”"
    ),
    Paragraph(
        "Nobody slept, and the council wants a machine. “Yes.” The vote is in May, after the elections."
    ),
    Paragraph("The harbour is a noisy place and it always was one.", Kind.QUOTE),
)
SHORT = Story(headline="Bell rings", layout="news-page", body=BODY * 3)


def test_pull_quotes_are_short_whole_sentences_somebody_says_the_telling_ones_first() -> None:
    assert pull_quotes(SHORT) == [
        "“I have rung it since 1971.”",
        "“We never missed a tide”",
        "“The harbour is a noisy place and it always was one.”",
    ]


@pytest.mark.parametrize(
    ("chosen", "quote"),
    [
        ("We never missed a tide,", "“We never missed a tide”"),
        ("  the town\u2029got up ", "the town got up"),
        ("The harbour is a noisy place", "“The harbour is a noisy place”"),
        ("", ""),
    ],
)
def test_words_somebody_says_are_quoted_and_the_paper_s_own_are_not(chosen: str, quote: str) -> None:
    assert pull_quote_of(SHORT, chosen) == quote


def test_a_photo_that_is_awaited_is_not_cropped_nor_one_cropped_to_half(desk: Desk) -> None:
    layout = desk.composing.layouts.get("news-page")
    awaited = replace(SHORT, photos=(PhotoUse("The bell"),))
    narrow = replace(SHORT, photos=(PhotoUse("The bell", file="a", crop=Crop(0.2, 0, 0.55, 1)),))
    cropped = replace(SHORT, photos=(PhotoUse("The bell", file="a"),))
    kinds = [[filler.kind for filler in fillers(story, layout)] for story in (awaited, narrow, cropped)]
    assert [row.count("photo") for row in kinds] == [0, 0, 3]


def test_every_filler_offered_fits_and_fills_the_lines_it_says(desk: Desk, picture: Path) -> None:
    file = desk.picture_desk.bring_in_file(picture).file
    story = replace(SHORT, photos=(PhotoUse("The bell", "", "A. Rudd", file),))
    layout = desk.composing.layouts.get("news-page")
    before = desk.composing.typesetter.fit(story)
    changes, _ = candidates(story, before, layout, quotes=False)
    offers = [
        proved(Offer(story, change, 0), before, desk.composing.typesetter.fit(change.story))
        for change in changes
    ]
    assert {offer.change.kind for offer in offers if offer} == {"photo", "pull quote", "leading"}
    for offer in offers:
        if offer is not None:
            after = desk.composing.typesetter.fit(offer.after)
            assert not after.is_over
            assert (before.free_lines or 0) - (after.free_lines or 0) == offer.lines > 0


def test_a_story_that_is_over_is_offered_the_room_back_that_fillers_took(desk: Desk) -> None:
    layout = desk.composing.layouts.get("news-page")
    story = next(
        story
        for times in range(8, 30)
        if (story := replace(SHORT, body=BODY[:1] * 3 * times, looser_pt=0.6))
        and desk.composing.typesetter.fit(story).over_lines
    )
    before = desk.composing.typesetter.fit(story)
    changes, _ = candidates(story, before, layout, quotes=False)
    assert changes[0].text == "leading closed to 10.9 pt again"
    offer = proved(
        Offer(story, changes[0], 0), before, desk.composing.typesetter.fit(replace(story, looser_pt=0))
    )
    assert offer is not None
    assert (offer.saves, offer.lines, offer.after.looser_pt) == (True, before.over_lines, 0.0)
