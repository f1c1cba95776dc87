"""The meter: what it says of a story is what the page shows."""

import datetime as dt
import re
from collections import Counter
from ctypes import c_double
from dataclasses import replace
from typing import cast

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from press_copy import BRIEF, ENDLESS, FIXED, HARBOUR, of_words
from press_pdf import bare, columns_of, text_of
from pypdfium2 import raw

from desk.press.copy import page_data, place_of
from desk.press.fit import Break, Fit, FrameFit, HeadlineLine, LeftOut, LineState
from desk.press.layouts import Layout, Layouts
from desk.press.typesetter import Typesetter
from desk.story.model import Kind, Paragraph, PhotoUse, Related, Span, Story
from desk.story.text import body_words

MADE = dt.datetime(2024, 3, 2, 18, 30, tzinfo=dt.UTC)
_FOOTER_PT = 50
_WORDS = st.sampled_from(
    ("tide", "the", "harbourmaster", "of", "“slipway", "boat”", "a", "characteristically", "in", "1,200", "—",
     "well-worn", "Marren", "sea", "repairs,", "administration", "café", "rope.")
)  # fmt: skip
_PARAGRAPHS = st.builds(
    lambda words, kind: Paragraph(" ".join(words), kind, (Span(0, 3, "bold"),) if len(words) > 2 else ()),
    st.lists(_WORDS, min_size=1, max_size=90),
    st.sampled_from((Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.CROSSHEAD, Kind.QUOTE, Kind.LIST_ITEM)),
)


def printed_lines(pdf: bytes, layout: Layout) -> int:
    """Count the lines of type in a PDF: letters on one page, in one column, on one baseline.

    The numbers beside the lines of a proof and a footer are none.
    """
    first, step = columns_of(layout)
    document = pypdfium2.PdfDocument(pdf)
    lines: set[tuple[int, int, int]] = set()
    x, y = c_double(), c_double()
    for number, page in enumerate(document):
        text = page.get_textpage()
        for at in range(text.count_chars()):
            if text.get_text_range(at, 1).strip():
                raw.FPDFText_GetCharOrigin(text, at, x, y)
                if x.value > first and (y.value > _FOOTER_PT or not layout.frames[0].is_endless):
                    lines.add((number, int((x.value - first) // step), round(y.value)))
    document.close()
    return len(lines)


@pytest.mark.parametrize("layout", [*ENDLESS, *FIXED])
def test_a_story_longer_than_any_page_prints_the_lines_the_meter_says(
    typesetter: Typesetter, layouts: Layouts, layout: str
) -> None:
    story = Story(body=of_words(5000).body, layout=layout)
    fit = typesetter.fit(story)
    assert (fit.over_lines > 0) == (layout in FIXED)
    assert printed_lines(typesetter.pdf(story, made=MADE), layouts.get(layout)) == fit.lines


@pytest.mark.parametrize("layout", [*ENDLESS, *FIXED])
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.lists(_PARAGRAPHS, min_size=1, max_size=40))
def test_the_lines_in_the_document_are_the_lines_the_meter_says(
    typesetter: Typesetter, layouts: Layouts, layout: str, body: list[Paragraph]
) -> None:
    story = Story(body=tuple(body), layout=layout)
    fit = typesetter.fit(story)
    assert printed_lines(typesetter.pdf(story, made=MADE), layouts.get(layout)) == fit.lines


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=st.lists(_PARAGRAPHS, min_size=1, max_size=45),
    shape=st.sampled_from(("wide", "tall")),
)
def test_the_lines_beside_a_photo_that_text_runs_round_are_the_meter_s_too(
    typesetter: Typesetter, layouts: Layouts, body: list[Paragraph], shape: str
) -> None:
    story = Story(body=tuple(body), layout="feature-page", photos=(PhotoUse(file=shape),))
    fit = typesetter.fit(story)
    pdf = typesetter.pdf(story, made=MADE)
    assert printed_lines(pdf, layouts.get("feature-page")) == fit.lines
    if fit.breaks_at is None:
        said = bare("".join(paragraph.text for paragraph in body)).replace("—", "–")
        assert Counter(bare(text_of(pdf)).replace("•", "").replace("—", "–")) == Counter(said)


def test_meter_and_preview_say_the_same(typesetter: Typesetter) -> None:
    for words in (200, 600):
        for layout in (*FIXED, *ENDLESS):
            story = replace(of_words(words), layout=layout)
            assert typesetter.fit(story) == typesetter.pages(story, ppi=20).fit


def test_a_story_that_fits_has_its_free_lines_and_breaks_off_nowhere(typesetter: Typesetter) -> None:
    (frame,) = typesetter.fit(replace(HARBOUR, layout="news-page")).frames
    assert (frame.name, frame.over_lines, frame.over_words, frame.breaks_at) == ("body", 0, 0, None)
    assert frame.free_lines is not None
    assert frame.free_lines > 20


def test_a_story_too_long_is_over_by_the_words_after_the_break(typesetter: Typesetter) -> None:
    story = replace(of_words(600), layout="news-page")
    fit = typesetter.fit(story)
    broken = fit.breaks_at
    assert broken is not None
    assert fit.free_lines == 0
    text = story.body[broken.paragraph].text
    assert broken.offset == 0 or text[broken.offset - 1] == " "
    on_page = (*story.body[: broken.paragraph], Paragraph(text[: broken.offset]))
    assert fit.over_words == body_words(story) - body_words(replace(story, body=on_page))
    assert typesetter.fit(replace(story, body=on_page)).over_lines == 0


def test_the_print_version_never_ends(typesetter: Typesetter) -> None:
    (frame,) = typesetter.fit(of_words(600)).frames
    assert frame == FrameFit("body", frame.lines, free_lines=None)
    assert frame.lines > 40


def test_each_line_of_the_headline_fits_is_over_or_loose(typesetter: Typesetter) -> None:
    def lines(headline: str) -> list[LineState]:
        return [
            line.state
            for line in typesetter.fit(replace(BRIEF, headline=headline, layout="news-page")).headline
        ]

    assert lines("") == []
    assert lines("Bus") == [LineState.LOOSE]
    assert lines("Bus shelter in Lower Tregarrow wins prize") == [LineState.FITS]
    long = lines("Bus shelter in Lower Tregarrow wins the prize for the best bus shelter " * 4)
    assert long[:3] == [LineState.FITS] * 3
    assert set(long[3:]) == {LineState.OVER}
    assert lines("word " * 900)[3:].count(LineState.OVER) > 10


def test_photos_and_related_lines_without_room_are_named(typesetter: Typesetter) -> None:
    story = replace(
        HARBOUR,
        layout="news-page",
        photos=tuple(PhotoUse(f"Photo {n}", "", "Someone", "tall") for n in range(9)),
        related=tuple(Related(f"Related line number {n}") for n in range(60)),
    )
    fit = typesetter.fit(story)
    assert fit.left_out == LeftOut(photos=fit.left_out.photos, related=60)
    assert fit.left_out.photos >= 6
    assert fit.left_out.words == f"{fit.left_out.photos} photos and 60 related lines"


@pytest.mark.parametrize(
    ("left_out", "words"),
    [
        (LeftOut(), ""),
        (LeftOut(standfirst=True), "the standfirst"),
        (LeftOut(photos=1, related=2), "1 photo and 2 related lines"),
        (LeftOut(True, 2, 1), "the standfirst, 2 photos and 1 related line"),
    ],
)
def test_what_is_left_out_is_said_in_words(left_out: LeftOut, words: str) -> None:
    assert left_out.words == words


def test_a_fit_sums_its_frames_and_breaks_where_the_first_does() -> None:
    two = Fit(
        "x",
        (FrameFit("a", 10, 2, 9, 0, Break(3, 4)), FrameFit("b", 5, 1, 4, 0, Break(5, 0))),
        (HeadlineLine("One", LineState.OVER),),
    )
    assert (two.lines, two.over_lines, two.over_words, two.free_lines) == (15, 3, 13, 0)
    assert (two.breaks_at, two.headline_over) == (Break(3, 4), 1)
    assert replace(two, frames=(two.frames[0], FrameFit("c", 1))).free_lines is None


@given(st.text(max_size=60), st.integers(0, 12))
def test_no_word_before_a_place_is_lost(text: str, word: int) -> None:
    layout = Layouts.load().get("news-page")
    story = Story(body=(Paragraph("First."), Paragraph(""), Paragraph(text)), layout="news-page")
    rows = _rows(story, layout)
    if len(rows) == 1:
        return
    paragraph, offset = place_of(story, rows[1], word)
    assert paragraph == 2
    whole = _printed_words(rows[1])
    before = _rows(replace(story, body=(Paragraph(text[:offset]),)), layout)
    assert [word for row in before for word in _printed_words(row)] == whole[:word]


def _rows(story: Story, layout: Layout) -> list[dict[str, object]]:
    return cast("list[dict[str, object]]", page_data(story, layout, (), "a4")["body"])


def _printed_words(row: dict[str, object]) -> list[str]:
    """The words as the templates count them, without the marks for breaking inside them."""
    printed = "".join(run["text"] for run in cast("list[dict[str, str]]", row["runs"]))
    return [piece.replace("\u00ad", "") for piece in re.split("[ \u200b]", printed) if piece]
