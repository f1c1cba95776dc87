"""Each page layout, full, held against a kept text and picture; and copy that is never lost on the way.

After a change that is meant, look at the new pages and renew the kept files with
``DESK_RENEW_GOLDEN=1 pytest tests/unit/press/test_press_pages_golden.py``.
"""

import io
import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat
from press_copy import BRIEF, HARBOUR, of_words

from desk import resources
from desk.press.page_layouts import PageLayouts
from desk.press.page_setter import PageCopy, PageSetter, Piece
from desk.story.model import Kind, Paragraph, Story

KEPT = Path(__file__).parents[2] / "golden" / "press"
MADE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
RENEW = os.environ.get("DESK_RENEW_GOLDEN") == "1"
PhotoSource = Callable[[str, int], Path | None]

SHORT = replace(HARBOUR, standfirst="")
SINGLE = replace(of_words(150), headline="Apples counted before trees are sold", standfirst="", photos=())
SMALL = replace(SINGLE, body=of_words(110).body, photos=HARBOUR.photos)
LONG = replace(of_words(500), headline="Night ferry is to run again", standfirst="", photos=())
TALL = (replace(HARBOUR.photos[0], file="tall"),)


def briefs(count: int) -> tuple[Piece, ...]:
    return tuple(
        Piece(f"b{at}", replace(BRIEF, headline=f"Shelter wins prize {at}"), "briefs")
        for at in range(5, 5 + count)
    )


PIECES = {
    "tabloid-five": (
        Piece("1", of_words(370), "lead"),
        Piece("2", SHORT, "second"),
        Piece("3", LONG, "single one", start=(5, 16), is_first=False, from_page="1"),
        Piece("4", SINGLE, "single two", runs_on=True, on_page="7"),
        *briefs(4),
    ),
    "tabloid-front": (
        Piece("1", of_words(600), "lead"),
        Piece("2", SHORT, "second"),
        Piece("3", LONG, "third", runs_on=True, on_page="5"),
    ),
    "a4-three": (Piece("1", of_words(120), "lead"), Piece("2", SMALL, "second"), *briefs(2)),
    "a4-front": (
        Piece("1", of_words(110), "lead"),
        Piece("2", replace(SMALL, body=of_words(60).body), "second"),
        Piece("3", LONG, "third", runs_on=True, on_page="3"),
    ),
    "berliner-five": (
        Piece("1", of_words(420), "lead"),
        Piece("2", SHORT, "second"),
        Piece("3", replace(SINGLE, body=of_words(370).body), "third"),
        *briefs(4),
        Piece("9", replace(SMALL, body=of_words(100).body), "single"),
    ),
    "berliner-front": (
        Piece("1", of_words(510), "lead"),
        Piece("2", replace(SMALL, body=of_words(190).body), "second"),
        Piece("3", LONG, "third", runs_on=True, on_page="5"),
    ),
    "broadsheet-six": (
        Piece("1", of_words(600), "lead"),
        Piece("2", SMALL, "second"),
        Piece("3", replace(LONG, photos=TALL), "third", runs_on=True, on_page="7"),
        Piece("4", replace(SHORT, headline="Ledger of apples goes back to 1988"), "fourth"),
        Piece("5", replace(SINGLE, body=of_words(220).body), "fifth"),
        *briefs(9),
    ),
    "broadsheet-front": (
        Piece("1", of_words(620), "lead"),
        Piece("2", replace(SMALL, body=of_words(380).body), "second"),
        Piece("3", LONG, "third", runs_on=True, on_page="5"),
        *briefs(5),
    ),
}


@pytest.fixture(scope="module")
def setter(fonts: Path, photo: PhotoSource) -> Iterator[PageSetter]:
    setter = PageSetter(fonts, PageLayouts.of([resources.shipped_layouts()]), photo)
    yield setter
    setter.close()


@pytest.mark.parametrize("layout", list(PIECES))
def test_the_page_is_as_kept(setter: PageSetter, layout: str) -> None:
    copy = PageCopy(5, "5", layout, "The Coastal Courier", "02 Mar 2026", PIECES[layout])
    pdf = pypdf.PdfReader(io.BytesIO(setter.pdf(copy, made=MADE)))
    text = "\n".join(line.strip() for line in pdf.pages[0].extract_text().splitlines()) + "\n"
    page = Image.open(io.BytesIO(setter.picture(copy, ppi=48).png)).convert("L")
    kept_text, kept_page = KEPT / f"page-{layout}.txt", KEPT / f"page-{layout}.png"
    if RENEW:
        kept_text.write_text(text, "utf-8")
        page.quantize(16).save(kept_page, optimize=True)
    assert text == kept_text.read_text("utf-8")
    with Image.open(kept_page) as kept:
        difference = ImageChops.difference(page, kept.convert("L"))
    assert ImageStat.Stat(difference).mean[0] < 3
    assert ImageStat.Stat(difference.resize((20, 28), Image.Resampling.BOX)).extrema[0][1] < 16


_WORDS = st.integers(1, 130).map(
    lambda count: " ".join(["harbour", "light", "a", "committee"][n % 4] for n in range(count))
)
_PARAGRAPHS = st.lists(st.tuples(_WORDS, st.sampled_from(list(Kind))), min_size=1, max_size=14)


@settings(max_examples=12, phases=[Phase.generate])
@given(rows=_PARAGRAPHS)
def test_no_word_is_lost_or_set_twice_over_frames_and_pages(
    setter: PageSetter, rows: list[tuple[str, Kind]]
) -> None:
    body = tuple(Paragraph(f"{at}: {words}.", kind) for at, (words, kind) in enumerate(rows))
    story = Story(body=body)
    here = PageCopy(
        1, "1", "tabloid-five", "N", "D",
        (Piece("1", story, "second", runs_on=True),
         Piece("1", story, "single one", is_first=False, runs_on=True, on_page="2")),
    )  # fmt: skip
    rest = setter.fit(here)[-1].rest
    there = PageCopy(
        2, "2", "tabloid-front", "N", "D", (Piece("1", story, "lead", rest, is_first=False, from_page="1"),)
    )
    (last,) = setter.fit(there)
    pages = [pypdf.PdfReader(io.BytesIO(setter.pdf(page, made=MADE))).pages[0] for page in (here, there)]
    said = "".join("".join(page.extract_text().split()) for page in pages)
    said = said.replace("Continuedonpage2", "").replace("Frompage1", "").replace("-", "").replace("•", "")
    assume(last.rest is None)  # more copy than two pages hold
    letters = Counter("".join("".join(paragraph.text.split()) for paragraph in body))
    assert Counter(said) - letters == Counter("ND1ND2")
    assert not letters - Counter(said)
