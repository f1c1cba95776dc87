"""Each story in each layout, held against kept text, structure and picture in tests/golden/press.

After a change that is meant, look at the new pages and renew the kept files with
``DESK_RENEW_GOLDEN=1 pytest tests/unit/press/test_press_golden.py``.
"""

import datetime as dt
import io
import os
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from press_copy import ENDLESS, FIXED, STORIES
from press_pdf import structure_of

from desk.press.layouts import Layouts
from desk.press.typesetter import Typesetter

KEPT = Path(__file__).parents[2] / "golden" / "press"
PPI = 48
MADE = dt.datetime(2024, 3, 2, 18, 30, tzinfo=dt.UTC)
RENEW = os.environ.get("DESK_RENEW_GOLDEN") == "1"


def reading(pdf: bytes) -> str:
    """The document as kept: its structure, then the text of each page line by line."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    lines = [
        line.strip() for page in pages for line in ("— page —", *page.replace("\ufffe", "-\n").splitlines())
    ]
    return "\n".join((" ".join(structure_of(pdf)), *lines)) + "\n"


@pytest.mark.parametrize("layout", [*ENDLESS, *FIXED])
@pytest.mark.parametrize("name", list(STORIES))
def test_the_page_is_as_kept(typesetter: Typesetter, layouts: Layouts, name: str, layout: str) -> None:
    story = replace(STORIES[name], layout=layout)
    paper = layouts.get(layout).papers[0]
    text = reading(typesetter.pdf(story, paper=paper, made=MADE))
    (png, *_) = typesetter.pages(story, ppi=PPI, paper=paper).pngs
    page = Image.open(io.BytesIO(png)).convert("L")
    kept_text, kept_page = KEPT / f"{name}-{layout}.txt", KEPT / f"{name}-{layout}.png"
    if RENEW:
        kept_text.write_text(text, "utf-8")
        page.quantize(16).save(kept_page, optimize=True)
    assert text == kept_text.read_text("utf-8")
    with Image.open(kept_page) as kept:
        difference = ImageChops.difference(page, kept.convert("L"))
    assert ImageStat.Stat(difference).mean[0] < 3
    assert ImageStat.Stat(difference.resize((20, 28), Image.Resampling.BOX)).extrema[0][1] < 16
