"""Pages of stories in several languages: each is measured and set in its own."""

import io
from collections.abc import Callable, Iterator
from ctypes import c_double
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from press_copy import HARBOUR, RIVER, of_words
from pypdfium2 import raw

from desk import resources
from desk.press.page_layouts import PageFrame, PageLayout, PageLayouts
from desk.press.page_setter import PageCopy, PageSetter, Piece
from desk.story.model import Kind, Paragraph, Story

MM = 72 / 25.4
MADE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LAYOUTS = PageLayouts.of([resources.shipped_layouts()])
PhotoSource = Callable[[str, int], Path | None]
Letter = tuple[str, float, float]


@pytest.fixture(scope="module")
def setter(fonts: Path, photo: PhotoSource) -> Iterator[PageSetter]:
    setter = PageSetter(fonts, LAYOUTS, photo)
    yield setter
    setter.close()


def page(*pieces: Piece, layout: str = "tabloid-five", language: str = "en-GB", folio: str = "5") -> PageCopy:
    return PageCopy(5, folio, layout, "Coastal Courier", "2 March 2026", pieces, language=language)


def letters_of(pdf: bytes) -> list[Letter]:
    """Every letter of the first page and where it stands: millimetres from its top left corner."""
    document = pypdfium2.PdfDocument(pdf)
    text, high = document[0].get_textpage(), document[0].get_height()
    x, y = c_double(), c_double()
    found: list[Letter] = []
    for at in range(text.count_chars()):
        if letter := text.get_text_range(at, 1).strip():
            raw.FPDFText_GetCharOrigin(text, at, x, y)
            found.append((letter, x.value / MM, (high - y.value) / MM))
    document.close()
    return found


def lines_in(letters: list[Letter], layout: PageLayout, frame: PageFrame) -> int:
    """Count the lines of type in a frame: letters in one of its columns, less than a line apart.

    Marks over and under letters stand a little off their line.
    """
    left, top, right, bottom = layout.box(frame)
    step = (right - left + layout.gutter_mm) / frame.columns
    lines = 0
    for column in range(frame.columns):
        from_left = left + column * step - 2  # a quotation mark may hang out
        rows = sorted(y for _, x, y in letters if from_left < x < from_left + step and top < y < bottom + 1)
        begun = 0.0
        for y in rows:
            if y - begun > 0.8 * layout.measure.leading_pt / MM:
                begun, lines = y, lines + 1
    return lines


_TONGUES = ("en-GB", "de", "tr", "ar", "bn", "hi")
_WORDS_OF = {
    language: " ".join(paragraph.text for paragraph in story.body).split()
    for language, story in (*RIVER.items(), ("", HARBOUR))
}


@st.composite
def _stories(draw: st.DrawFn) -> Story:
    """Copy in one language, with words of another among it, as names are."""
    language = draw(st.sampled_from(_TONGUES))
    own, other = (
        _WORDS_OF[language if language in RIVER else ""],
        _WORDS_OF["" if language in RIVER else "ar"],
    )
    words = st.lists(
        st.one_of(st.sampled_from(own), st.sampled_from(own), st.sampled_from(other)), min_size=1
    )
    kinds = st.sampled_from((Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.CROSSHEAD, Kind.QUOTE, Kind.LIST_ITEM))
    rows = draw(st.lists(st.tuples(words.map(" ".join), kinds), min_size=1, max_size=12))
    return Story(language=language, body=tuple(Paragraph(text, kind) for text, kind in rows))


@settings(max_examples=12, deadline=None, phases=[Phase.generate])
@given(stories=st.lists(_stories(), min_size=4, max_size=4), language=st.sampled_from(_TONGUES))
def test_the_lines_on_a_page_of_several_languages_are_the_meter_s(
    setter: PageSetter, stories: list[Story], language: str
) -> None:
    layout = LAYOUTS.get("tabloid-five").read_from(right=language == "ar")
    pieces = [Piece(str(at), story, layout.frames[at].name) for at, story in enumerate(stories)]
    copy = page(*pieces, language=language)
    letters = letters_of(setter.pdf(copy, made=MADE))
    fits = setter.fit(copy)
    assert [lines_in(letters, layout, layout.frame(fit.frame)) for fit in fits] == [
        fit.fit.lines for fit in fits
    ]


def test_copy_read_from_the_right_begins_and_ends_its_lines_there(setter: PageSetter) -> None:
    text = RIVER["ar"].body[2].text
    body = (Paragraph("† " + text[:24], Kind.CROSSHEAD), Paragraph(text[:20] + " ‡"), Paragraph("§ " + text))
    story = Story(byline="¶", language="ar", body=body)
    layout = LAYOUTS.get("tabloid-five")
    *_, right, _ = layout.box(layout.frame("single one"))
    letters = letters_of(setter.pdf(page(Piece("1", story, "single one")), made=MADE))
    from_right = {letter: right - x for letter, x, _ in letters if letter in "†‡§¶"}
    assert (from_right["†"] < 3, from_right["¶"] < 3) == (True, True)
    assert 3 < from_right["§"] < 7  # an indent stands at the right too
    assert 15 < from_right["‡"] < 30  # and so does a short line


def test_a_page_read_from_the_right_has_its_frames_the_other_way_round(setter: PageSetter) -> None:
    story = Story(headline="†", body=(Paragraph(RIVER["ar"].body[2].text),), language="ar")
    brief = replace(story, headline="‡")
    copy = page(Piece("1", story, "lead"), Piece("2", brief, "briefs"))

    def stand(language: str) -> dict[str, float]:
        letters = letters_of(setter.pdf(replace(copy, language=language), made=MADE))
        return {letter: x for letter, x, _ in letters if letter in "†‡"}

    shipped = LAYOUTS.get("tabloid-five")
    for language, layout in (("ar", shipped.read_from(right=True)), ("en-GB", shipped)):
        at = stand(language)
        for mark, frame in (("†", "lead"), ("‡", "briefs")):
            left, _, right, _ = layout.box(layout.frame(frame))
            assert left < at[mark] < right
    assert stand("ar")["‡"] < 80 < stand("ar")["†"]
    assert stand("en-GB")["‡"] > 200
    assert shipped.read_from(right=True).read_from(right=True) == shipped


def test_furniture_speaks_the_language_of_its_story_and_the_page_its_own(setter: PageSetter) -> None:
    plain = replace(of_words(400), photos=(), standfirst="")
    turned = Piece("1", replace(plain, language="de"), "single one", is_first=False, from_page="2")
    going = Piece("2", replace(plain, language="fr"), "single two", runs_on=True, on_page="7")
    short = replace(HARBOUR, body=HARBOUR.body[:3], photos=(), language="nl")
    pieces = (turned, going, Piece("3", short, "lead"), Piece("4", short, "briefs"))

    def said(language: str) -> list[str]:
        raw = setter.pdf(page(*pieces, language=language, folio="12"), made=MADE)
        lines = pypdf.PdfReader(io.BytesIO(raw)).pages[0].extract_text().translate({0xA0: " "}).splitlines()
        return [line.strip() for line in lines]

    assert {"Fortsetzung von Seite 2", "Suite page 7", "Lees ook", "In breve"} <= {*said("it")}
    bengali = said("bn")  # which names folios as it prints them
    assert {"Fortsetzung von Seite ২", "Suite page ৭"} <= {*bengali}
    assert bengali[0].endswith("১২")


def test_headlines_with_marks_over_and_under_stand_apart(setter: PageSetter) -> None:
    def apart(letter: str) -> float:
        story = Story(headline=" ".join([letter * 6] * 12), body=(Paragraph("1"),), language="bn")
        letters = letters_of(setter.pdf(page(Piece("1", story, "second")), made=MADE))
        first, second, *_ = sorted({round(y, 1) for found, _, y in letters if found == letter})
        return second - first

    assert apart("ক") > 1.2 * apart("Q")
