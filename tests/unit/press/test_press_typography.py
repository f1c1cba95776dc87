"""What a compositor looks for: crossheads kept with text, no lonely lines, hung hyphens, level columns."""

import datetime as dt
import io
from dataclasses import replace
from itertools import groupby, pairwise

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from press_copy import FIXED, HARBOUR, RIVER, of_words
from press_pdf import bare, columns_of, lines_in_columns, starts_in_columns, text_of

from desk.press.layouts import Layout, Layouts
from desk.press.typesetter import Typesetter
from desk.story.model import Crop, Kind, Paragraph, PhotoUse, Story

MADE = dt.datetime(2024, 3, 2, 18, 30, tzinfo=dt.UTC)
_HEAD = "HHHH"
_ONE_LETTER = "abcdefgijklmnopqrstuvwxyz"
_HYPHENS = "-\ufffe\u0002"
FIXED_LAYOUTS = pytest.mark.parametrize("layout", FIXED)
# Each paragraph is made of one letter, so that a printed line tells whose it is.
_SHAPES = st.lists(st.tuples(st.integers(1, 70), st.booleans()), min_size=2, max_size=45)


def story_of(shapes: list[tuple[int, bool]], layout: str) -> Story:
    body: list[Paragraph] = []
    for at, (words, headed) in enumerate(shapes):
        if headed:
            body.append(Paragraph(_HEAD, Kind.CROSSHEAD))
        letter = _ONE_LETTER[at % len(_ONE_LETTER)]
        body.append(Paragraph(" ".join(letter * (2 + (word * 7 + at) % 8) for word in range(words))))
    return Story(layout=layout, body=tuple(body))


def pieces_in_columns(typesetter: Typesetter, story: Story, layout: Layout) -> list[list[tuple[str, int]]]:
    """Each column as whose lines follow one another in it and how many: a letter, ``H`` a crosshead."""
    columns = lines_in_columns(typesetter.pdf(story, made=MADE), layout)
    return [
        [(letter, len(list(lines))) for letter, lines in groupby(line[0] for line, _ in column)]
        for column in columns
        if column
    ]


@FIXED_LAYOUTS
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shapes=_SHAPES)
def test_two_lines_of_a_paragraph_stand_on_each_side_of_a_cut_and_two_below_a_crosshead(
    typesetter: Typesetter, layouts: Layouts, layout: str, shapes: list[tuple[int, bool]]
) -> None:
    story = story_of(shapes, layout)
    columns = pieces_in_columns(typesetter, story, layouts.get(layout))
    for column, after in pairwise(columns):
        (letter, lines), (next_letter, next_lines) = column[-1], after[0]
        assert letter != "H"
        if letter == next_letter:
            assert lines >= 2
            assert next_lines >= 2
        if len(column) > 1 and column[-2][0] == "H":
            assert lines >= 2 or next_letter != letter


@FIXED_LAYOUTS
def test_columns_end_level(typesetter: Typesetter, layouts: Layouts, layout: str) -> None:
    story = replace(
        of_words(420), layout=layout, photos=(), related=(), headline="", standfirst="", byline=""
    )
    story = replace(story, source="", handle="", published="")
    columns = lines_in_columns(typesetter.pdf(story, made=MADE), layouts.get(layout))
    deep = [len(column) for column in columns]
    assert max(deep[:-1], default=deep[0]) - min(deep[:-1], default=deep[0]) <= 2
    assert max(deep) - deep[-1] <= len(deep)


_LADDERS = (
    "undersecretaries, administration characteristically representatives arboriculturist constituencies the "
    "interdepartmental well-established reconsideration. administration representatives the "
    "characteristically "
    "hard-of-hearing constituencies arboriculturist undersecretaries, reconsideration. interdepartmental the "
    "administration arboriculturist characteristically well-established representatives constituencies"
)
_LONG_WORDS = st.sampled_from(
    ("administration", "characteristically", "representatives", "arboriculturist", "constituencies", "the",
     "interdepartmental", "well-established", "hard-of-hearing", "undersecretaries,", "reconsideration.")
)  # fmt: skip


@FIXED_LAYOUTS
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(_LONG_WORDS, min_size=40, max_size=130))
def test_whatever_the_words_no_three_lines_in_a_row_end_in_a_hyphen(
    typesetter: Typesetter, layouts: Layouts, layout: str, words: list[str]
) -> None:
    story = Story(layout=layout, body=(Paragraph("The end."), Paragraph(" ".join(words))))
    columns = lines_in_columns(typesetter.pdf(story, made=MADE), layouts.get(layout))
    for column in columns:
        ends = [line[-1] in _HYPHENS for line, _ in column]
        assert all(sum(ends[line : line + 3]) < 3 for line in range(len(ends)))
    assert typesetter.fit(story).lines == sum(map(len, columns))


@FIXED_LAYOUTS
def test_a_hyphen_at_the_end_of_a_line_hangs_out_of_the_measure_and_no_three_follow_one_another(
    typesetter: Typesetter, layouts: Layouts, layout: str
) -> None:
    made_of = layouts.get(layout)
    story = Story(layout=layout, body=of_words(1200).body)
    first, step = columns_of(made_of)
    hung: list[float] = []
    for at, column in enumerate(lines_in_columns(typesetter.pdf(story, made=MADE), made_of)):
        ends = [line[-1] in _HYPHENS for line, _ in column]
        assert all(sum(ends[line : line + 3]) < 3 for line in range(len(ends)))
        widest = first + at * step + _measure(made_of)
        hung += [end - widest for line, end in column if line[-1] in _HYPHENS]
    assert len(hung) > 3
    assert all(0.5 < beyond < 3 for beyond in hung)


@FIXED_LAYOUTS
def test_an_opening_quotation_mark_that_begins_a_line_hangs_out_at_the_left(
    typesetter: Typesetter, layouts: Layouts, layout: str
) -> None:
    words = ("the", "harbour", "“slipway”", "was", "called", "‘shut’", "and", "“open", "again”", "for")
    text = " ".join(words[(at * 7 + at // 9) % len(words)] for at in range(700))
    pdf = typesetter.pdf(Story(layout=layout, body=(Paragraph(text),)), made=MADE)
    starts = starts_in_columns(pdf, layouts.get(layout))
    hung = [out for mark, out in starts if mark in "“‘"]
    assert len(hung) > 5
    assert all(-4 < out < -1 for out in hung[1:])
    assert all(-0.1 < out < 1 for letter, out in starts if letter.islower())
    assert bare(text).startswith(bare(text_of(pdf)))


@FIXED_LAYOUTS
@pytest.mark.parametrize("times", [2, 4, 60])
def test_however_long_the_masthead_it_takes_no_more_room(
    typesetter: Typesetter, layout: str, times: int
) -> None:
    plain = replace(of_words(60), layout=layout, photos=(), related=(), source="The Courier")
    long = replace(plain, source="The Coastal Courier and Harbour Advertiser " * times, handle="@courier" * 4)
    assert abs((typesetter.fit(plain).free_lines or 0) - (typesetter.fit(long).free_lines or 0)) <= 6
    assert typesetter.fit(long).is_over is False
    assert len(typesetter.pages(long, ppi=20).pngs) == 1


def test_a_cropped_photo_does_not_keep_hyphens_from_being_counted(
    typesetter: Typesetter, layouts: Layouts
) -> None:
    cropped = replace(HARBOUR.photos[0], crop=Crop(0.1, 0.1, 0.6, 0.7))
    body = (Paragraph(_LADDERS),) * 3
    story = replace(of_words(300), layout="news-page", photos=(cropped,), body=body)
    columns = lines_in_columns(typesetter.pdf(story, made=MADE), layouts.get("news-page"))
    ends = [[line[-1] in _HYPHENS for line, _ in column] for column in columns]
    assert sum(map(sum, ends)) > 3
    assert all(sum(column[at : at + 3]) < 3 for column in ends for at in range(len(column)))


def test_a_printer_is_handed_the_very_lines_that_the_screen_shows(typesetter: Typesetter) -> None:
    story = Story(layout="news-page", body=(Paragraph(_LADDERS),) * 3)
    assert tuple(typesetter.drawn(story, ppi=30)) == typesetter.pages(story, ppi=30).pngs


def test_what_only_the_line_breaker_wants_is_not_in_the_text_of_the_pdf(typesetter: Typesetter) -> None:
    address = "https://www.example.org/" + "harbour" * 12
    story = Story(body=(Paragraph(f"“We were told,” she said. “So is ‘a’ church.” It is at {address} now."),))
    for layout in ("news-page", "print-version"):
        document = pypdfium2.PdfDocument(typesetter.pdf(replace(story, layout=layout), made=MADE))
        said = document[0].get_textpage().get_text_range()
        document.close()
        assert not set(said) & set("\u2060\u200b\ufeff")
        assert "“We were told,” she said." in " ".join(said.split())
        assert address in "".join(said.split())


def test_a_pull_quote_prints_where_there_is_room_and_counts_as_no_line_of_the_copy(
    typesetter: Typesetter,
) -> None:
    quote = "“So is a church. So is a brass band. We have both, and nobody has suggested a beacon instead.”"
    for layout, is_there in (
        ("news-page", True), ("tabloid-page", True), ("print-version", True), ("galley-proof", True),
        ("brief", False),
    ):  # fmt: skip
        plain = replace(HARBOUR, layout=layout)
        story = replace(plain, pull_quote=quote)
        before, after = typesetter.fit(plain), typesetter.fit(story)
        printed = bare(text_of(typesetter.pdf(story, made=MADE)))
        assert printed.count(bare(quote)) == is_there
        assert after.left_out.pull_quote is not is_there
        assert not after.is_over
        assert after.lines == before.lines
        if before.free_lines is not None and is_there:
            assert (after.free_lines or 0) < before.free_lines - 3


def test_a_pull_quote_beside_a_photo_keeps_to_its_narrow_measure(typesetter: Typesetter) -> None:
    said = "“It is not sentimental to count what you have, characteristically, before you sell it”"
    story = replace(of_words(330), layout="feature-page", pull_quote=said)
    document = pypdfium2.PdfDocument(typesetter.pdf(story, made=MADE))
    text = document[0].get_textpage()
    boxes = [text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()]
    document.close()
    over = [
        (one, other)
        for at, one in enumerate(boxes)
        for other in boxes[at + 2 :]
        if one != other  # the letters of a ligature have one box
        and one[0] + 1 < other[2]
        and other[0] + 1 < one[2]
        and one[1] + 2 < other[3]
        and other[1] + 2 < one[3]
    ]
    assert over == []


def test_a_story_that_is_over_goes_without_its_pull_quote(typesetter: Typesetter) -> None:
    long = replace(of_words(900), layout="news-page")
    before, after = typesetter.fit(long), typesetter.fit(replace(long, pull_quote="“So is a church.”"))
    assert (after.frames, after.left_out.pull_quote) == (before.frames, True)


def test_a_crop_prints_a_part_of_the_photo_and_makes_it_taller(typesetter: Typesetter) -> None:
    story = replace(HARBOUR, layout="news-page")
    cropped = replace(story, photos=(replace(story.photos[0], crop=Crop(0.2, 0.0, 0.8, 1.0)),))
    before, after = typesetter.fit(story), typesetter.fit(cropped)
    assert (after.free_lines or 0) < (before.free_lines or 0) - 3
    page = Image.open(io.BytesIO(typesetter.pages(cropped, ppi=36).pngs[0])).convert("RGB")
    sides = [page.getpixel((x, 184)) for x in (160, 200)]
    assert sides == [(236, 232, 220), (168, 190, 205)]  # the lighthouse is further to the left now


@FIXED_LAYOUTS
def test_a_byline_of_any_length_stays_on_the_one_page(typesetter: Typesetter, layout: str) -> None:
    story = replace(HARBOUR, layout=layout, byline="By A. Rudd, B. Stone and C. Hale, " * 200)
    fit = typesetter.fit(story)
    assert (fit.left_out.byline, fit.is_over) == (True, True)
    assert fit.left_out.words.startswith("the byline")
    assert len(typesetter.pages(story, ppi=20).pngs) == 1
    assert not typesetter.fit(replace(story, byline="By A. Rudd")).left_out.byline


def test_looser_leading_goes_as_far_as_the_layout_lets_it(typesetter: Typesetter, layouts: Layouts) -> None:
    story = replace(HARBOUR, layout="news-page")
    looser, most, beyond = (
        typesetter.fit(replace(story, looser_pt=points)).free_lines or 0
        for points in (0.3, layouts.get("news-page").looser_pt, 5.0)
    )
    assert (typesetter.fit(story).free_lines or 0) > looser > most == beyond


@pytest.mark.parametrize(("shape", "columns"), [("wide", 3), ("tall", 2)])
def test_text_runs_round_the_photo_and_never_over_it(
    typesetter: Typesetter, layouts: Layouts, shape: str, columns: int
) -> None:
    story = replace(of_words(800), layout="feature-page", photos=(PhotoUse(file=shape),))
    document = pypdfium2.PdfDocument(typesetter.pdf(story, made=MADE))
    page = document[0]
    (image,) = (thing for thing in page.get_objects() if isinstance(thing, pypdfium2.PdfImage))
    left, bottom, right, top = image.get_bounds()
    text = page.get_textpage()
    boxes = [text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()]
    over = [box for box in boxes if box[0] < right and box[2] > left and box[1] < top and box[3] > bottom]
    beside = {box for box in boxes if bottom < box[1] < top}
    document.close()
    assert over == []
    assert any(left - 25 < box[2] < left for box in beside)
    assert any(right < box[0] < right + 25 for box in beside)
    assert columns - 2 < (right - left) / columns_of(layouts.get("feature-page"))[1] < columns


@FIXED_LAYOUTS
@pytest.mark.parametrize("language", list(RIVER))
def test_copy_in_other_scripts_stands_beside_its_photo_and_inside_the_margins(
    typesetter: Typesetter, layouts: Layouts, layout: str, language: str
) -> None:
    story = replace(RIVER[language], layout=layout)
    document = pypdfium2.PdfDocument(typesetter.pdf(story, made=MADE))
    page = document[0]
    (image,) = (thing for thing in page.get_objects() if isinstance(thing, pypdfium2.PdfImage))
    left, bottom, right, top = image.get_bounds()
    text = page.get_textpage()
    boxes = [text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()]
    wide = page.get_width()
    document.close()
    assert not [
        box for box in boxes if box[0] < right - 1 and box[2] > left + 1 and box[1] < top and box[3] > bottom
    ]
    house = layouts.get(layout).house
    assert house is not None
    side = house.side_mm * 72 / 25.4 - 6
    assert all(side < box[0] and box[2] < wide - side for box in boxes)
    if layout not in {"brief", "feature-page"}:
        assert (wide - right < left) == (language != "ar")  # the photo stands at the end the story is read to


def _measure(layout: Layout) -> float:
    """How far from the left of the bullets to the right of its column."""
    return columns_of(layout)[1] - gutter(layout) + 9.5


def gutter(layout: Layout) -> float:
    lines = (layout.folder / "layout.toml").read_text("utf-8").splitlines()
    (value,) = (line.split("=")[1] for line in lines if line.startswith("gutter_mm"))
    return float(value) * 72 / 25.4


@pytest.mark.parametrize(
    ("opening", "has_initial"),
    [
        ("Councillors heard that the orchard had been planted. ", True),
        ("A calm night followed the storm in the harbour. ", True),
        ("Été calme au port après la tempête de mardi. ", True),
        ("“Councillors heard it,” said the mayor of the town. ", False),
        ("11 councillors heard that the orchard was old. ", False),
        ("councillors heard that the orchard had been planted. ", False),
        ("শিউলি রহমান নদীর ধারে একটি ছোট দোকান চালান। ", False),
    ],
)
def test_the_berliner_page_opens_with_an_initial_three_lines_high_beside_the_first_three_lines(
    typesetter: Typesetter, layouts: Layouts, opening: str, has_initial: bool
) -> None:
    story = Story(layout="berliner-page", body=(Paragraph(opening * 6), Paragraph("Then more. " * 20)))
    pdf = typesetter.pdf(story, made=MADE)
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage()
    high = max(text.get_charbox(at)[3] - text.get_charbox(at)[1] for at in range(text.count_chars()))
    document.close()
    assert (high > 2 * 11.5) == has_initial
    assert bare(text_of(pdf)).startswith(bare(opening))
    fit = typesetter.fit(story, widows=True)
    assert fit.lines == sum(map(len, lines_in_columns(pdf, layouts.get("berliner-page"))))


def test_a_short_first_paragraph_or_one_with_a_dateline_has_no_initial(typesetter: Typesetter) -> None:
    def printed(story: Story) -> bytes:
        return typesetter.pdf(story, made=MADE)

    short = Story(layout="berliner-page", body=(Paragraph("It rang. " * 8),))
    long = Story(layout="berliner-page", body=(Paragraph("It rang. " * 40),))
    assert b"Newsreader" not in _faces(printed(short))
    assert b"Newsreader" in _faces(printed(long))
    assert b"Newsreader" not in _faces(printed(replace(long, dateline="HULL")))


def _faces(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return b" ".join(
            str(thing["/FontName"]).encode()
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
        )
