"""A whole edition of sixteen pages of five stories and more, as the press gets it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageStat

from desk.newsroom.desk import Desk, open_desk
from desk.newsroom.edition_export import EditionOrder, export
from desk.newsroom.editions import Editions
from desk.press.preflight.reading import read
from desk.story.model import Paragraph, PhotoUse, Story

KEPT = Path(__file__).parents[2] / "golden" / "press" / "press-tabloid-five.png"
RENEW = os.environ.get("DESK_RENEW_GOLDEN") == "1"
PAGES = 16
MM = 72 / 25.4
SLUG_MM = 13
SENTENCES = (
    "The bell of the drowned church was lifted out of the harbour on Wednesday, in one piece.",
    "Divers had looked for it since the autumn, when a dredger brought up a length of its rope.",
    "“We rang it once, under water, to be sure,” said Petra Lindqvist-Moore, who led them.",
    "It will hang in the fish market until the parish has agreed where a bell without a tower belongs.",
)


def of_paragraphs(count: int, headline: str) -> Story:
    body = tuple(Paragraph(f"{SENTENCES[at % 4]} {SENTENCES[(at + 1) % 4]}") for at in range(count))
    return Story(headline=headline, slug="bell", byline="By Owen Tarrant", dateline="PORT ELVEN", body=body)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Make a desk with the edition of sixteen full pages, each with two photos, at one moment in time."""
    folder = tmp_path_factory.mktemp("whole")
    desk = open_desk(folder / "desk.sqlite", folder / "none", lambda: datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
    picture = Image.linear_gradient("L").resize((2400, 1600))
    Image.merge("RGB", (picture, picture.rotate(180), picture.point(lambda _: 120))).save(folder / "quay.jpg")
    photo = PhotoUse(
        "The quay at Port Elven.",
        "Photo",
        "Ann Roe/Reuters",
        desk.picture_desk.bring_in_file(folder / "quay.jpg").file,
    )
    editions = Editions(desk)
    editions.new("The Elven Gazette", "2026-03-02", PAGES, "tabloid-five")
    for page in range(1, PAGES + 1):
        for frame, story in (
            ("lead", replace(of_paragraphs(16, f"Bell {page} comes up from the harbour"), photos=(photo,))),
            ("second", replace(of_paragraphs(6, f"Rope {page} found first"), photos=(photo,))),
            ("single one", of_paragraphs(5, f"Tower {page} wanted")),
            ("single two", of_paragraphs(5, f"Market {page} makes room")),
            ("briefs", of_paragraphs(1, f"Brief {page}")),
        ):
            several = 5 if frame == "briefs" else 1
            editions.place(1, page, frame, [desk.store.add(story).id for _ in range(several)])
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def book(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    (path,) = export(desk, 1, EditionOrder(), tmp_path_factory.mktemp("out") / "gazette-press.pdf")
    return path


def test_sixteen_pages_pass_preflight_each_with_all_its_stories(desk: Desk, book: Path) -> None:
    raw = book.read_bytes()
    assert desk.composing.preflight.faults(raw) == ()
    seen = read(raw)
    assert (seen.conformance, seen.version, len(seen.intents)) == ("PDF/X-4", "1.6", 1)
    assert [len(page.pictures) for page in seen.pages] == [2] * PAGES
    pages = [page.extract_text() for page in pypdf.PdfReader(book).pages]
    for number, text in enumerate(pages, start=1):
        for words in (f"Bell {number} comes", f"Rope {number}", f"Tower {number}", f"Market {number}",
                      f"Brief {number}", f"page {number}, {number} of {PAGES}"):  # fmt: skip
            assert words in text


def test_the_press_page_of_five_stories_looks_as_kept(book: Path) -> None:
    document = pdfium.PdfDocument(book)
    page = document[1].render(scale=48 / 72).to_pil().convert("L")
    document.close()
    if RENEW:
        page.quantize(16).save(KEPT, optimize=True)
    with Image.open(KEPT) as kept:
        difference = ImageChops.difference(page, kept.convert("L"))
    assert ImageStat.Stat(difference).mean[0] < 3
    assert ImageStat.Stat(difference.resize((20, 28), Image.Resampling.BOX)).extrema[0][1] < 16


@pytest.mark.ghostscript
def test_black_type_of_a_page_is_on_the_black_plate_alone(book: Path, tmp_path: Path) -> None:
    subprocess.run(
        [
            shutil.which("gs") or "gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r72",
            "-dFirstPage=2", "-dLastPage=2", f"-sOutputFile={tmp_path / 'plate.tif'}", str(book),
        ],
        check=True,
        timeout=120,
    )  # fmt: skip
    photos = [picture.box for picture in read(book.read_bytes(), {2}).pages[0].pictures]
    for name in ("Cyan", "Magenta", "Yellow"):
        assert _darkest(tmp_path, name, photos) == 255, name
    assert _darkest(tmp_path, "Black", photos) < 40


def _darkest(folder: Path, name: str, photos: list[tuple[float, float, float, float]]) -> int:
    """Return the darkest value of a plate within the trim, the photos apart; 255 is no ink."""
    with Image.open(folder / f"plate({name}).tif") as tiff:
        plate = tiff.convert("L")
    pen = ImageDraw.Draw(plate)
    for left, bottom, right, top in photos:
        pen.rectangle((left - 1, plate.height - top - 1, right + 1, plate.height - bottom + 1), fill=255)
    inset = round(SLUG_MM * MM) + 4
    inside = plate.crop((inset, inset, plate.width - inset, plate.height - inset))
    return int(inside.getextrema()[0])
