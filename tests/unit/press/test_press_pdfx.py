"""A story as PDF/X-4: its boxes, inks, photos, marks and what it says of itself."""

import datetime as dt
import io
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from press_copy import ENDLESS, FIXED, HARBOUR, STORIES
from press_pdf import bare, text_of

from desk.press.pdfx import Job, PressRoom
from desk.press.preflight.run import Preflight
from desk.press.profiles import Profiles

MADE = dt.datetime(2024, 3, 2, 18, 30, tzinfo=dt.UTC)
MM = 72 / 25.4
NEWS = replace(HARBOUR, layout="news-page")


@pytest.fixture(scope="session")
def job(profiles: Profiles) -> Job:
    return Job(profiles.get("coated"), MADE, "harbour-1-press.pdf")


@pytest.fixture(scope="session")
def page(press_room: PressRoom, job: Job) -> bytes:
    return press_room.pdf(NEWS, job, paper="a4")


@pytest.fixture
def pdf(page: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(page)) as opened:
        yield opened


@pytest.mark.parametrize("layout", [*ENDLESS, *FIXED])
@pytest.mark.parametrize("name", STORIES)
def test_every_story_in_every_layout_passes_preflight_with_all_its_words(
    press_room: PressRoom, job: Job, profiles: Profiles, name: str, layout: str
) -> None:
    story = replace(STORIES[name], layout=layout)
    made = press_room.pdf(story, job, paper="")
    assert Preflight(profiles).faults(made) == ()
    # Shaped scripts come out of a PDF glyph by glyph; their pages are held to kept pictures.
    assert bare(story.body[0].text) in bare(text_of(made)) or name in {"arabic", "hindi", "bengali"}


def test_the_same_story_profile_name_and_time_give_the_same_bytes(
    press_room: PressRoom, job: Job, page: bytes
) -> None:
    assert press_room.pdf(NEWS, job, paper="a4") == page
    assert press_room.pdf(NEWS, replace(job, made=MADE + dt.timedelta(minutes=1)), paper="a4") != page


def test_the_page_is_cut_to_its_paper_with_three_millimetres_of_bleed(pdf: pikepdf.Pdf) -> None:
    sheet = pdf.pages[0]
    media, bleed, trim = (
        [float(side) for side in box] for box in (sheet.mediabox, sheet.bleedbox, sheet.trimbox)
    )
    assert [round((trim[2] - trim[0]) / MM), round((trim[3] - trim[1]) / MM)] == [210, 297]
    assert {round((t - b) / MM, 2) for t, b in zip(trim[:2], bleed[:2], strict=True)} == {3.0}
    assert {round((b - t) / MM, 2) for t, b in zip(trim[2:], bleed[2:], strict=True)} == {3.0}
    assert {round((t - m) / MM, 2) for t, m in zip(trim[:2], media[:2], strict=True)} == {13.0}


def test_the_file_says_what_it_is(pdf: pikepdf.Pdf) -> None:
    (intent,) = pdf.Root.OutputIntents
    xmp = pdf.Root.Metadata.read_bytes().decode()
    assert pdf.pdf_version == "1.6"
    assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
    assert intent.DestOutputProfile.read_bytes()[12:20] == b"prtrCMYK"
    assert "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in xmp
    assert "<xmp:CreateDate>2024-03-02T18:30:00Z</xmp:CreateDate>" in xmp
    assert str(pdf.docinfo["/Trapped"]) == "/False"
    assert str(pdf.docinfo["/CreationDate"]) == "D:20240302183000Z"
    assert str(pdf.docinfo["/Title"]) == HARBOUR.headline


@pytest.mark.parametrize("layout", [*ENDLESS, *FIXED])
@pytest.mark.parametrize("wanted", ["uncoated", "newsprint"])
def test_the_sample_passes_in_every_layout_by_every_profile_shipped(
    press_room: PressRoom, job: Job, profiles: Profiles, layout: str, wanted: str
) -> None:
    assert {profile.wanted for profile in profiles.all()} == {"coated", "uncoated", "newsprint"}
    story = replace(HARBOUR, layout=layout)
    raw = press_room.pdf(story, replace(job, profile=profiles.get(wanted)), paper="")
    assert Preflight(profiles).faults(raw) == ()


@pytest.mark.parametrize("wanted", ["uncoated", "newsprint"])
def test_a_page_for_other_paper_passes_by_its_own_profile(
    press_room: PressRoom, job: Job, profiles: Profiles, wanted: str
) -> None:
    profile = profiles.get(wanted)
    raw = press_room.pdf(NEWS, replace(job, profile=profile), paper="a4")
    assert Preflight(profiles).faults(raw) == ()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes() == profile.icc
        assert (str(intent.OutputConditionIdentifier), str(intent.OutputCondition)) == (
            "Custom",
            profile.about,
        )
        assert "/RegistryName" not in intent


def test_nothing_for_readers_goes_to_the_press(pdf: pikepdf.Pdf) -> None:
    assert [key for key in ("/StructTreeRoot", "/MarkInfo", "/Outlines") if key in pdf.Root] == []
    assert "/Annots" not in pdf.pages[0]


def test_a_name_from_the_printer_is_written_as_custom(
    press_room: PressRoom, job: Job, profiles: Profiles, tmp_path: Path
) -> None:
    own = tmp_path / "our newsprint.icc"
    own.write_bytes(profiles.get("").icc)
    made = press_room.pdf(NEWS, replace(job, profile=profiles.get(str(own))), paper="a4")
    with pikepdf.open(io.BytesIO(made)) as opened:
        (intent,) = opened.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "Custom"
        assert str(intent.Info) == "ISO Coated v2 300% (basICColor)"
        assert "/RegistryName" not in intent


def _operators(content: pikepdf.Object) -> list[tuple[str, list[str]]]:
    return [
        (str(step.operator), [str(operand) for operand in step.operands])
        for step in pikepdf.parse_content_stream(content)
    ]


def test_black_overprints_and_greys_are_tints_of_black_alone(pdf: pikepdf.Pdf) -> None:
    steps = _operators(pdf.pages[0])
    inks = {tuple(map(float, operands)) for operator, operands in steps if operator in {"k", "K"}}
    assert {ink[:3] for ink in inks} == {(0.0, 0.0, 0.0)}
    assert (0, 0, 0, 1.0) in inks
    assert {operator for operator, _ in steps} & {"g", "G", "rg", "RG", "cs", "CS", "sc", "scn"} == set()
    states = pdf.pages[0].Resources.ExtGState
    solid = [
        at for at, (operator, operands) in enumerate(steps) if operator == "k" and float(operands[3]) == 1
    ]
    assert {steps[at - 1][1][0] for at in solid if steps[at - 1][0] == "gs"} <= {"/DeskInk10", "/DeskInk11"}
    assert [bool(states["/DeskInk10"].op), bool(states["/DeskInk10"].OP), int(states["/DeskInk10"].OPM)] == [
        True,
        False,
        1,
    ]


def test_a_photo_prints_in_four_inks_at_three_hundred_ppi(pdf: pikepdf.Pdf) -> None:
    images = [thing for thing in pdf.pages[0].Resources.XObject.values() if thing.Subtype == "/Image"]
    assert [str(image.ColorSpace) for image in images] == ["/DeviceCMYK"]
    assert abs(int(images[0].Width) - 118.2 / 25.4 * 300) < 3
    assert [int(side) for side in images[0].Decode] == [1, 0] * 4


def test_the_slug_line_tells_page_file_profile_and_time(press_room: PressRoom, job: Job) -> None:
    made = press_room.pdf(replace(HARBOUR, layout="print-version"), job, paper="a4")
    text = text_of(made)
    assert "The Coastal Courier · lighthouse-buyback · page 2 of 2" in text
    assert "harbour-1-press.pdf · Coated: ISO Coated v2 300 % · 02 Mar 2024 18:30" in text


@pytest.fixture(scope="session")
def plates(page: bytes, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Image.Image]:
    """The plates Ghostscript makes of the page, at a point a pixel; ink is dark."""
    folder = tmp_path_factory.mktemp("plates")
    (folder / "page.pdf").write_bytes(page)
    subprocess.run(
        [
            shutil.which("gs") or "gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r72",
            f"-sOutputFile={folder / 'plate.tif'}", str(folder / "page.pdf"),
        ],
        check=True,
        timeout=120,
    )  # fmt: skip
    found: dict[str, Image.Image] = {}
    for name in ("Cyan", "Magenta", "Yellow", "Black"):
        with Image.open(folder / f"plate({name}).tif") as plate:
            found[name] = plate.convert("L")
    return found


def _darkest(plate: Image.Image, box: tuple[float, float, float, float]) -> int:
    """The darkest value in a box in millimetres of the page from its top left."""
    left, top, right, bottom = (round((13 + side) * MM) for side in box)
    return int(plate.crop((left, top, right, bottom)).getextrema()[0])


@pytest.mark.ghostscript
def test_black_type_leaves_the_other_plates_empty(plates: dict[str, Image.Image]) -> None:
    headline = (14.0, 25.0, 196.0, 60.0)
    assert _darkest(plates["Black"], headline) < 40
    assert {name: _darkest(plates[name], headline) for name in ("Cyan", "Magenta", "Yellow")} == {
        "Cyan": 255,
        "Magenta": 255,
        "Yellow": 255,
    }


@pytest.mark.ghostscript
def test_marks_are_on_every_plate(plates: dict[str, Image.Image]) -> None:
    corner, target, slug_line = (
        (-13.0, -1.0, -4.0, 1.0),
        (102.0, -11.0, 108.0, -5.0),
        (4.0, 302.0, 40.0, 308.0),
    )
    for name, plate in plates.items():
        assert [name, *(_darkest(plate, box) < 200 for box in (corner, target, slug_line))] == [
            name,
            True,
            True,
            True,
        ]
