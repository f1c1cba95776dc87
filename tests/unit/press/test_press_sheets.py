"""A page on its sheet: moved, cut off at the bleed, marked, and with a layout's own bleed kept."""

import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Pdf
from PIL import Image

from desk import resources
from desk.press.marks import Marks, Sheet
from desk.press.sheets import lay_on_sheet, sheet_of, strip

MM = 72 / 25.4


@pytest.fixture
def running_off() -> Iterator[Pdf]:
    """A page of 200 points a side, black far beyond its edges, with links and tags."""
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 200)).obj
        page.Contents = pdf.make_stream(b"0 0 0 1 k -500 -500 1200 1200 re f")
        page.Annots = Array([])
        pdf.Root.Outlines = pikepdf.Dictionary()
        yield pdf


@pytest.fixture
def marks() -> Iterator[Pdf]:
    with Pdf.new() as pdf:
        pdf.add_blank_page(page_size=(200, 200))
        yield pdf


def drawn(pdf: Pdf) -> Image.Image:
    """The sheet at a point a pixel, whatever its crop box."""
    out = io.BytesIO()
    pdf.save(out)
    document = pypdfium2.PdfDocument(out.getvalue())
    picture = document[0].render(scale=1).to_pil().convert("L")
    document.close()
    return picture


def test_what_runs_off_the_page_ends_with_the_bleed(running_off: Pdf, marks: Pdf) -> None:
    page = running_off.pages[0]
    sheet = sheet_of(page)
    lay_on_sheet(running_off, page, sheet, marks.pages[0])
    picture = drawn(running_off)
    inside, outside = round(10 * MM) + 2, round(10 * MM) - 2
    assert [picture.getpixel((at, at)) < 100 for at in (inside, outside)] == [True, False]
    assert picture.getpixel((picture.width - outside, picture.height - outside)) == 255


def test_a_layout_s_own_bleed_is_kept(marks: Pdf) -> None:
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(220, 220))
        page.obj.TrimBox = Array([10, 10, 210, 210])
        sheet = sheet_of(page)
        lay_on_sheet(pdf, page, sheet, marks.pages[0])
        trim, bleed = ([float(side) for side in box] for box in (page.trimbox, page.bleedbox))
    assert (sheet.width_pt, sheet.bleed_pt) == (200.0, 10.0)
    assert [round(t - b, 2) for t, b in zip(trim, bleed, strict=True)] == [10.0, 10.0, -10.0, -10.0]


def test_links_and_tags_are_taken_out(running_off: Pdf) -> None:
    strip(running_off)
    assert "/Outlines" not in running_off.Root
    assert "/Annots" not in running_off.pages[0]


def test_a_story_and_an_edition_may_have_their_marks_drawn_at_once(fonts: Path) -> None:
    marks = Marks(resources.shipped() / "press" / "marks.typ", fonts)

    def drawn_for(number: int) -> bytes:
        return marks.pdf(Sheet(600, 800), [(f"page {number}", "late.pdf")], timestamp=1)

    with ThreadPoolExecutor(4) as threads:
        at_once = list(threads.map(drawn_for, range(24)))
    assert at_once == [drawn_for(number) for number in range(24)]
