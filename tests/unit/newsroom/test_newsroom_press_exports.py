"""Stories sent out: named, held, refused, let go with a reason, written whole and logged."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner
from hand_loop import HandLoop
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from desk.cli import commands, run
from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.newsroom.exporting import HeldError, Order, RefusedError, file_name, make, to_file
from desk.newsroom.files import file_stem, write_whole
from desk.press.settings import Settings
from desk.story.model import Paragraph, PhotoUse, Story

STORY = Story(
    headline="Ferry sails at dawn",
    slug="ferry-dawn",
    source="Quay News",
    body=(Paragraph("The ferry left the quay at dawn on Monday."),),
)
PRESS = Order("pdfx")
MM = 72 / 25.4
A4 = [pytest.approx(210 * MM, abs=0.01), pytest.approx(297 * MM, abs=0.01)]
RESERVED = ("con", "PRN", "aux", "NUL", "com1", "LPT9", "Com3")


@pytest.fixture
def coarse(desk: Desk, tmp_path: Path) -> Story:
    """A story whose photo is too small to print."""
    Image.new("RGB", (90, 60), (40, 70, 90)).save(tmp_path / "small.png")
    return replace(
        STORY,
        photos=(
            PhotoUse(
                "The quay.",
                "Photo",
                "Ann Roe/Reuters",
                desk.picture_desk.bring_in_file(tmp_path / "small.png").file,
            ),
        ),
    )


def test_a_press_page_is_written_whole_with_the_line_for_the_log(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "ferry.pdf"
    line = to_file(desk, 7, STORY, PRESS, path, desk.answers())
    raw = path.read_bytes()
    assert desk.composing.preflight.faults(raw) == ()
    assert (line.story, line.slug, line.format, line.layout) == (7, "ferry-dawn", "pdfx", "print-version")
    assert (line.profile, line.file) == ("Coated: ISO Coated v2 300 %", "ferry.pdf")
    assert (line.size, line.sha256) == (len(raw), hashlib.sha256(raw).hexdigest())
    assert (line.faults, line.reason) == ((), "")


def test_a_house_whose_printer_wants_no_marks_gets_the_page_with_its_bleed_alone(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "ferry.pdf"
    seen: dict[bool, tuple[float, bool]] = {}
    for marks in (True, False):
        settings = Settings.of(desk.composing.layouts.get("news-page"), f"Marks {marks}")
        house = replace(settings.house, marks=marks)
        kept = desk.composing.own_layouts.save(replace(settings, house=house))
        desk.composing.read_own_layouts()
        to_file(desk, 7, replace(STORY, layout=kept.id), PRESS, path, desk.answers())
        (page,) = pypdf.PdfReader(path).pages
        assert [float(side) for side in (page.trimbox.width, page.trimbox.height)] == A4
        assert (page.mediabox == page.bleedbox) is not marks
        slug = round((float(page.trimbox.left) - float(page.mediabox.left)) / MM, 2)
        seen[marks] = slug, "ferry.pdf" in page.extract_text()
    assert seen == {True: (13, True), False: (3, False)}


def test_the_gate_holds_a_press_page_whatever_the_reason(desk: Desk) -> None:
    with pytest.raises(HeldError, match="There is nothing to print"):
        make(desk, Story(), replace(PRESS, override="Because"), "a.pdf", desk.answers())


def test_what_preflight_refuses_is_not_handed_over_and_nothing_is_written(
    desk: Desk, coarse: Story, tmp_path: Path
) -> None:
    with pytest.raises(RefusedError) as refused:
        to_file(desk, 1, coarse, PRESS, tmp_path / "a.pdf", desk.answers())
    assert [(fault.rule, fault.page) for fault in refused.value.faults] == [("low-resolution", 1)]
    assert "ppi and needs 200" in str(refused.value)
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("blank", ["", "  "])
def test_only_a_reason_lets_it_go_and_the_log_says_why_and_what_was_wrong(
    desk: Desk, coarse: Story, tmp_path: Path, blank: str
) -> None:
    with pytest.raises(RefusedError):
        to_file(desk, 1, coarse, replace(PRESS, override=blank), tmp_path / "a.pdf", desk.answers())
    line = to_file(
        desk, 1, coarse, replace(PRESS, override=" It is a stamp. "), tmp_path / "a.pdf", desk.answers()
    )
    desk.store.log_sent(line)
    (logged,) = desk.store.sent(1)
    assert logged.reason == "It is a stamp."
    assert len(logged.faults) == 1
    assert logged.faults[0].startswith("Page 1: The photo 28 mm from the left")


def test_a_reason_that_was_not_needed_is_not_logged(desk: Desk, tmp_path: Path) -> None:
    line = to_file(desk, 1, STORY, replace(PRESS, override="In case"), tmp_path / "a.pdf", desk.answers())
    assert line.reason == ""


def test_a_photo_is_made_for_each_profile_once(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("RGB", (900, 600), (40, 70, 90)).save(tmp_path / "a.png")
    name = desk.picture_desk.bring_in_file(tmp_path / "a.png").file
    icc = desk.composing.profiles.get("").icc
    first = desk.photos.for_press(name, 500, icc)
    monkeypatch.setattr("desk.newsroom.photos.press_jpeg", None)
    assert desk.photos.for_press(name, 500, icc) == first
    assert desk.photos.for_press("0" * 64 + ".jpg", 500, icc) is None


def test_the_name_of_a_file_is_its_slug_and_number() -> None:
    names = [file_name(STORY, 3, Order(form)) for form in ("pdf", "pdfx", "html", "txt", "md")]
    assert [name.removeprefix("ferry-dawn-3") for name in names] == [
        ".pdf",
        "-press.pdf",
        ".html",
        ".txt",
        ".md",
    ]


@pytest.mark.parametrize("name", RESERVED)
def test_a_name_that_windows_keeps_for_itself_is_never_used(name: str) -> None:
    assert file_stem(name, None) == f"story-{name.lower()}"


@pytest.mark.parametrize(
    ("slug", "stem"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ('a\\b:c*d?e"f<g>h|i', "a-b-c-d-e-f-g-h-i"),
        ("ends in dots...", "ends-in-dots"),
        (" .hidden ", "hidden"),
        ("evil\u202efdp.exe", "evilfdp-exe"),
        ("cut\x00short\nhere", "cut-short-here"),
        ("नमस्ते", "story"),
        ("--out", "out"),
        ("", "story"),
        ("com\u00b9", "story-com"),
    ],
)
def test_a_slug_cannot_lead_a_file_astray(slug: str, stem: str) -> None:
    assert file_stem(slug, None) in {stem, stem.removeprefix("story-")}


@given(st.text(max_size=400), st.integers(1, 2**63 - 1))
def test_every_name_is_plain_short_and_tells_its_story(slug: str, number: int) -> None:
    name = file_name(Story(slug=slug), number, PRESS)
    assert len(name.encode()) <= 255
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert name.endswith(f"-{number}-press.pdf")
    assert name[0] not in "-."
    assert name.split("-")[0].split(".")[0] not in {word.lower() for word in RESERVED} or "-" in name


def test_a_name_too_long_for_the_disk_is_refused_in_words_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="cannot be written"):
        write_whole(tmp_path / ("x" * 256), b"page")
    assert list(tmp_path.iterdir()) == []


Command = Callable[..., tuple[int, str]]


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command on a store of this test; gives its exit status and what it printed."""

    def call(*words: str) -> tuple[int, str]:
        status = run(["--store", str(tmp_path / "desk.sqlite"), *words])
        told = capsys.readouterr()
        return status, told.out + told.err

    return call


@pytest.fixture
def laid(desk: Desk, coarse: Story) -> None:
    """Two stories in the store: 1 prints, 2 has a photo too coarse."""
    desk.store.add_all([STORY, coarse])


@pytest.mark.usefixtures("laid")
def test_the_command_exports_what_passes_and_holds_back_the_rest(command: Command, tmp_path: Path) -> None:
    status, told = command("export", "1", "2", "--format", "pdfx", "--out", f"{tmp_path / 'out'}/")
    assert status == 1
    assert "desk: Story 2 is not exported. Preflight: Page 1: The photo" in told
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["ferry-dawn-1-press.pdf"]
    status, told = command("log", "--json")
    assert [line["file"] for line in json.loads(told)["exports"]] == ["ferry-dawn-1-press.pdf"]


@pytest.mark.usefixtures("laid")
def test_force_lets_a_refused_page_out_and_is_logged(command: Command, tmp_path: Path) -> None:
    page = tmp_path / "a.pdf"
    assert command("export", "2", "--format", "pdfx", "--out", str(page))[0] == 1
    assert command("export", "2", "--format", "pdfx", "--force", "--out", str(page)) == (0, f"{page}\n")
    status, told = command("preflight", str(page), "--json")
    answer = json.loads(told)
    assert (status, answer["accepted"]) == (1, False)
    assert [(fault["rule"], fault["page"]) for fault in answer["faults"]] == [("low-resolution", 1)]
    status, told = command("log", "2")
    assert (status, told.strip().split("\t")[2:4]) == (0, ["pdfx", "a.pdf"])
    assert told.endswith("\t--force on the command line\n")
    assert command("log", "1") == (0, "")


@pytest.mark.usefixtures("laid")
def test_a_clean_page_passes_in_words_and_another_file_is_refused(command: Command, tmp_path: Path) -> None:
    page, proof = tmp_path / "a.pdf", tmp_path / "proof.pdf"
    command("export", "1", "--format", "pdfx", "--out", str(page))
    assert command("preflight", str(page)) == (0, f"{page}: nothing a printer would refuse.\n")
    command("export", "1", "--format", "pdf", "--out", str(proof))
    status, told = command("preflight", str(proof))
    assert status == 1
    assert "output-intent: The file has no output intent for print; a press needs one.\n" in told
    (tmp_path / "letter.pdf").write_text("Dear editor")
    assert command("preflight", str(tmp_path / "letter.pdf")) == (
        2,
        "desk: letter.pdf: The file is no PDF, or is damaged and cannot be read; make it again.\n",
    )
    assert command("preflight", str(tmp_path / "none.pdf"))[0] == 2


@pytest.mark.usefixtures("laid")
def test_a_page_goes_to_standard_output_and_into_the_log(tmp_path: Path) -> None:
    store = str(tmp_path / "desk.sqlite")
    sent = CliRunner().invoke(commands, ["--store", store, "export", "1", "--format", "pdfx", "--out", "-"])
    looked = CliRunner().invoke(commands, ["--store", store, "preflight", "-"], input=sent.stdout_bytes)
    logged = CliRunner().invoke(commands, ["--store", store, "log"])
    assert sent.stdout_bytes.startswith(b"%PDF-1.6")
    assert looked.output == "-: nothing a printer would refuse.\n"
    assert "\tferry-dawn-1-press.pdf\t" + hashlib.sha256(sent.stdout_bytes).hexdigest() in logged.output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("export", "1", "--format", "txt", "--profile", "coated", "--out", "x"),
            "--profile is for --format pdfx.",
        ),
        (
            ("export", "1", "--format", "pdfx", "--profile", "glossy", "--out", "x.pdf"),
            "no press profile “glossy”",
        ),
        (("log", "ferry"), "ferry is not a story’s number; `desk log` shows all there are."),
    ],
)
@pytest.mark.usefixtures("laid")
def test_wrong_words_are_answered_in_a_sentence(
    command: Command, words: tuple[str, ...], sentence: str
) -> None:
    status, told = command(*words)
    assert status == 2
    assert sentence in told


def test_the_clock_of_the_test_is_the_pages_own(desk: Desk, loop: HandLoop) -> None:
    first = make(desk, STORY, PRESS, "a.pdf", desk.answers()).raw
    assert make(desk, STORY, PRESS, "a.pdf", desk.answers()).raw == first
    assert loop.now().strftime("D:%Y").encode() in first or b"/ObjStm" in first
