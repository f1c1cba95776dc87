"""How a story fits: in words, at the gate, and sent out all the same."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from desk.newsroom.copydesk import Copydesk
from desk.newsroom.copyfit import fit_words, frame_words, headline_words
from desk.newsroom.desk import Desk
from desk.newsroom.exporting import HeldError, Order, make
from desk.newsroom.gate import Reason, fit_reasons
from desk.newsroom.telling import fit_text
from desk.press.fit import Break, Fit, FrameFit, HeadlineLine, LeftOut, LineState
from desk.story.model import Paragraph, Story

LONG = Story(headline="Bell", layout="news-page", body=(Paragraph("It rang over the harbour. " * 40),) * 8)
OVER = FrameFit("body", 80, 3, 19, 0, Break(0, 8))
FITS, LOOSE, TOO_MUCH = (
    HeadlineLine(state.value, state) for state in (LineState.FITS, LineState.LOOSE, LineState.OVER)
)


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (OVER, "over by 3 lines (19 words)"),
        (FrameFit("body", 80, 1, 1, 0, Break(0, 0)), "over by 1 line (1 word)"),
        (FrameFit("body", 80, free_lines=2), "2 lines short"),
        (FrameFit("body", 80, free_lines=1), "1 line short"),
        (FrameFit("body", 80, free_lines=0), "fits"),
        (FrameFit("body", 80), "fits"),
    ],
)
def test_a_frame_is_over_short_or_fits(frame: FrameFit, words: str) -> None:
    assert frame_words(frame) == words
    assert fit_words(Fit("news-page", (frame,))) == words


def test_several_frames_are_told_by_name() -> None:
    two = Fit("x", (FrameFit("left", 8, free_lines=0), FrameFit("right", 4, free_lines=2)))
    assert fit_words(two) == "left fits; right 2 lines short"


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ((), ""),
        ((FITS, FITS), "fits"),
        ((FITS, LOOSE), "line 2 is loose"),
        ((LOOSE, TOO_MUCH), "over by 1 line"),
    ],
)
def test_a_headline_is_over_loose_or_fits(lines: tuple[HeadlineLine, ...], words: str) -> None:
    assert headline_words(Fit("x", (OVER,), lines)) == words


def test_each_thing_without_room_is_a_reason_that_can_be_overridden() -> None:
    story = Story(headline="Bell", body=(Paragraph("It rang twice."),))
    fit = Fit("news-page", (OVER,), (FITS, TOO_MUCH), LeftOut(photos=2))
    assert list(fit_reasons(story, fit, "News page")) == [
        Reason(
            "headline-over",
            "The headline is over by 1 line on the news page; shorten it.",
            "headline",
            can_override=True,
        ),
        Reason(
            "overset",
            "Over by 3 lines on the news page; cut or choose another layout.",
            "body",
            0,
            8,
            "t",
            can_override=True,
        ),
        Reason(
            "left-out",
            "There is no room for 2 photos on the news page; cut or choose another layout.",
            "caption",
            0,
            can_override=True,
        ),
    ]


def test_a_page_without_end_holds_nothing() -> None:
    fit = Fit("print-version", (FrameFit("body", 800),), (FITS, TOO_MUCH))
    assert list(fit_reasons(Story(), fit, "Print version")) == []


def test_an_overset_story_is_held_until_it_is_forced_and_then_what_fits_is_printed(desk: Desk) -> None:
    with pytest.raises(
        HeldError, match=r"^Over by \d+ lines on the news page; cut or choose another layout\.$"
    ):
        make(desk, LONG, Order("pdf"), "x.pdf", desk.answers())
    pdf = PdfReader(BytesIO(make(desk, LONG, Order("pdf", force=True), "x.pdf", desk.answers()).raw))
    assert len(pdf.pages) == 1
    assert "It rang over the harbour." in " ".join(pdf.pages[0].extract_text().split())
    assert "Over by" not in pdf.pages[0].extract_text()
    assert (
        len(
            PdfReader(
                BytesIO(make(desk, LONG, Order("pdf", "print-version"), "x.pdf", desk.answers()).raw)
            ).pages
        )
        > 1
    )


def test_what_cannot_be_overridden_holds_a_forced_story_too(desk: Desk) -> None:
    with pytest.raises(HeldError, match="There is nothing to print"):
        make(desk, Story(layout="news-page"), Order("pdf", force=True), "x.pdf", desk.answers())


def test_a_fit_is_told_to_a_person_a_line_a_frame(desk: Desk) -> None:
    story_id = str(desk.store.add(replace(LONG, headline="Bell rings")).id)
    fit = Copydesk(desk).fit(story_id, "", "a4")
    assert list(fit_text(fit)) == [
        f"body: over by {fit.over_lines} lines ({fit.over_words} words), {fit.lines} lines printed",
        "headline: line 1 is loose",
    ]
    assert list(fit_text(replace(fit, left_out=LeftOut(related=1))))[-1] == "no room for 1 related line"
    assert Copydesk(desk).fit(story_id, "print-version", "us-letter").over_lines == 0
