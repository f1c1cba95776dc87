"""The command line as scripts know it: words in, JSON or sentences out, and an exit status."""

import io
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple, NoReturn

import pytest
from pypdf import PdfReader

import desk
from desk import cli, paths
from desk.errors import DeskError
from desk.store.store import Store
from desk.story.model import Kind, Paragraph, PhotoUse, Related, Span, Story

PRINT_PAGE = """\
Harbour Wire | @harbourwire | 04 Mar 2026, 07:15 pm Print

Crews lift the old bell from the Saltmere silt. Photo Courtesy: Port of Saltmere archive
The bell of the drowned church was lifted out of the harbour on Wednesday, in one piece.
* * *
Divers had found it in January, mouth down, under two metres of silt.
It will be shown in the town hall from May.
- Who owns what the harbour gives back?
- Church bells of the coast, in pictures
"""
SAID = "👩‍🚒 said the the bell rang."
CUNEIFORM = "\U00012000"
BELL = Story(
    headline="Bell 🔔 rings",
    slug="bell",
    standfirst="Once.",
    byline="Marta Ellwyn",
    dateline="SALTMERE",
    source="Harbour Wire",
    handle="@harbourwire",
    published="2026-03-04T19:15",
    body=(
        Paragraph("It rang.", spans=(Span(3, 7, "bold"),)),
        Paragraph("Why it rang", Kind.CROSSHEAD),
        Paragraph("Nobody knows.", Kind.QUOTE),
        Paragraph("Rope", Kind.LIST_ITEM),
    ),
    photos=(PhotoUse("The bell.", "Photo", "A. Rudd"), PhotoUse("The rope.", "", "M. Ellwyn")),
    related=(Related("Bells of the coast", "https://example.org/bells"),),
    notes="Ask the port.",
)


class Said(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:  # noqa: ANN401 - JSON is of any shape
        return json.loads(self.out)


Says = Callable[..., Said]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


@pytest.fixture
def desk_says(store: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Says:
    """Run one command on the store and hand back all that it said."""

    def say(*words: str | Path) -> Said:
        status = cli.run(["--store", str(store), *map(str, words)])
        out, err = capsysbinary.readouterr()
        return Said(status, out.decode(), err.decode())

    return say


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "bell.txt"
    path.write_text(PRINT_PAGE, encoding="utf-8")
    return path


def keep(store: Path, *stories: Story) -> None:
    opened = Store.open(store, now=lambda: datetime(2026, 3, 4, 19, 20, tzinfo=UTC))
    opened.add_all(stories)
    opened.close()


def give(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))


def process(store: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "desk", "--store", str(store), *words]


def is_one_sentence(text: str) -> bool:
    return (
        text.startswith("desk: ")
        and text.count("\n") == 1
        and text.endswith("\n")
        and "Traceback" not in text
    )


# Import


def test_import_tells_scripts_what_came_in(desk_says: Says, page: Path) -> None:
    assert desk_says("import", page, "--json").data == {
        "stories": [
            {
                "id": 1, "slug": "crews-lift-old-bell-saltmere", "headline": "", "paragraphs": 3, "words": 40,
                "photos": 1, "related": 2, "unplaced": ["* * *"], "mended": 0, "file": "bell.txt",
                "format": "Print page", "encoding": "utf-8",
            }
        ]
    }  # fmt: skip


def test_import_tells_people_what_came_in(desk_says: Says, page: Path) -> None:
    assert desk_says("import", page) == Said(
        0,
        "1  crews-lift-old-bell-saltmere  (bell.txt, Print page)\n"
        "    source, handle, date, 1 photo, 3 paragraphs, 40 words, 2 related lines\n"
        "    not placed, line 5: * * *\n",
        "",
    )


def test_import_goes_on_past_a_file_it_refuses(desk_says: Says, page: Path, tmp_path: Path) -> None:
    film = tmp_path / "film.txt"
    with film.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    said = desk_says("import", film, page, tmp_path, page, "--json")
    assert said.status == 2
    assert [story["id"] for story in said.data["stories"]] == [1, 2]
    assert said.err == (
        "desk: film.txt is 50 MB, too large to be a story; check that it is the right file.\n"
        f"desk: {tmp_path.name} is a folder; choose the files in it.\n"
    )


def test_import_reads_standard_input(desk_says: Says, monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, PRINT_PAGE.encode("utf-16"))
    (story,) = desk_says("import", "-", "--json").data["stories"]
    assert (story["file"], story["encoding"], story["paragraphs"]) == ("standard input", "utf-16-le", 3)


def test_import_refuses_endless_standard_input(desk_says: Says, monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, b"tide " * 5_000_000)
    said = desk_says("import", "-")
    assert said.status == 2
    assert is_one_sentence(said.err)
    assert "standard input is 21 MB" in said.err


def test_standard_input_that_is_closed_is_empty(desk_says: Says, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    said = desk_says("import", "-")
    assert said == Said(2, "", "desk: standard input is empty; nothing was brought in.\n")


# List


def test_list_is_newest_first_in_json_and_in_columns(desk_says: Says, store: Path) -> None:
    keep(store, BELL, Story(headline="Tide", slug="tide"))
    changed = "2026-03-04T19:20:00Z"
    assert desk_says("list", "--json").data == {
        "stories": [
            {"id": 2, "slug": "tide", "headline": "Tide", "words": 0, "changed": changed},
            {"id": 1, "slug": "bell", "headline": "Bell 🔔 rings", "words": 8, "changed": changed},
        ]
    }
    assert desk_says("list") == Said(
        0, f"2\ttide\tTide\t0\t{changed}\n1\tbell\tBell 🔔 rings\t8\t{changed}\n", ""
    )


def test_list_of_an_empty_store_is_empty(desk_says: Says) -> None:
    assert desk_says("list") == Said(0, "", "")
    assert desk_says("list", "--json").data == {"stories": []}


@pytest.mark.parametrize(
    ("words", "found"),
    [("nobody", [1]), ("tide bell", []), ("BELL", [1]), ('"[wee', []), ("\udcff", [2, 1]), ("", [2, 1])],
)
def test_list_finds_stories_by_their_words(
    words: str, found: list[int], desk_says: Says, store: Path
) -> None:
    keep(store, BELL, Story(headline="Tide", slug="tide"))
    said = desk_says("list", "--search", words, "--json")
    assert [story["id"] for story in said.data["stories"]] == found
    assert (said.status, said.err) == (0, "")


def test_list_goes_on_past_the_first_page_of_the_store(desk_says: Says, store: Path) -> None:
    keep(store, *[Story(headline=str(number)) for number in range(1201)])
    numbers = [line.split("\t")[0] for line in desk_says("list").out.splitlines()]
    assert numbers == [str(number) for number in range(1201, 0, -1)]


# Show


def test_show_tells_scripts_all_of_a_story(desk_says: Says, store: Path) -> None:
    keep(store, BELL)
    said = desk_says("show", "1", "--json")
    assert said.data == {
        "id": 1, "slug": "bell", "headline": "Bell 🔔 rings", "standfirst": "Once.", "byline": "Marta Ellwyn",
        "dateline": "SALTMERE", "source": "Harbour Wire", "handle": "@harbourwire",
        "published": "2026-03-04T19:15", "language": "en-GB",
        "paragraphs": [
            {"kind": "text", "text": "It rang.", "spans": [{"start": 3, "end": 7, "face": "bold"}]},
            {"kind": "crosshead", "text": "Why it rang", "spans": []},
            {"kind": "quote", "text": "Nobody knows.", "spans": []},
            {"kind": "list-item", "text": "Rope", "spans": []},
        ],
        "photos": [
            {"caption": "The bell.", "credit_label": "Photo", "credit": "A. Rudd", "file": ""},
            {"caption": "The rope.", "credit_label": "", "credit": "M. Ellwyn", "file": ""},
        ],
        "related": [{"title": "Bells of the coast", "url": "https://example.org/bells"}],
        "notes": "Ask the port.", "layout": "print-version", "pull_quote": "", "words": 8,
        "created": "2026-03-04T19:20:00Z", "changed": "2026-03-04T19:20:00Z",
    }  # fmt: skip
    assert (said.status, said.err) == (0, "")
    assert "🔔" in said.out


def test_show_tells_people_a_story(desk_says: Says, store: Path) -> None:
    keep(store, BELL)
    assert desk_says("show", "1").out.splitlines() == [
        "1  bell  8 words",
        "Headline: Bell 🔔 rings",
        "Standfirst: Once.",
        "Byline: Marta Ellwyn",
        "Dateline: SALTMERE",
        "Source: Harbour Wire",
        "Handle: @harbourwire",
        "Published: 04 Mar 2026, 07:15 pm",
        "Notes: Ask the port.",
        "Photo: The bell. [Photo: A. Rudd]",
        "Photo: The rope. [M. Ellwyn]",
        "",
        "It rang.",
        "## Why it rang",
        "> Nobody knows.",
        "• Rope",
        "",
        "- Bells of the coast",
    ]


def test_show_says_only_what_there_is(desk_says: Says, store: Path) -> None:
    keep(store, Story(slug="bell", body=(Paragraph("It rang."),)))
    assert desk_says("show", "1").out == "1  bell  2 words\n\nIt rang.\n\n"


def test_half_a_character_in_a_story_is_still_valid_json(desk_says: Says, store: Path) -> None:
    keep(store, Story(headline="Bell \ud83d"))
    assert desk_says("show", "1", "--json").data["headline"] == "Bell \ud83d"


# Check


def test_check_tells_each_finding_with_offsets_in_code_points(desk_says: Says, store: Path) -> None:
    keep(
        store,
        Story(headline="🔔🔔 Bell", body=(Paragraph("It rang."), Paragraph("👩‍🚒 said the the bell rang."))),
    )
    said = desk_says("check", "1", "--json")
    assert said.status == 1
    (finding,) = said.data["findings"]
    assert finding == {
        "story": "1", "rule": "doubled-word", "severity": "fix", "message": finding["message"],
        "field": "body", "paragraph": 1, "start": 9, "end": 16, "text": "the the", "suggestions": ["the"],
        "why": ["The same word twice running: “the the”."], "quoted": False, "pair": None,
    }  # fmt: skip
    assert SAID[9:16] == "the the"
    assert said.err == ""


def test_check_names_the_place_to_people(desk_says: Says, store: Path) -> None:
    keep(store, Story(headline="The the bell", body=(Paragraph("It rang."), Paragraph("It it fell."))))
    lines = desk_says("check", "1").out.splitlines()
    assert [line.split(": ")[:2] for line in lines] == [["1", "headline, 0–7"], ["1", "body 2, 0–5"]]


def test_a_field_that_is_one_text_has_no_paragraph(desk_says: Says, store: Path) -> None:
    keep(store, Story(headline="The the bell"))
    (finding,) = desk_says("check", "1", "--json").data["findings"]
    assert (finding["field"], finding["paragraph"]) == ("headline", None)


def test_a_clean_story_has_no_findings(desk_says: Says, store: Path) -> None:
    keep(store, Story(headline="The bell", body=(Paragraph("It rang."),)))
    assert desk_says("check", "1") == Said(0, "", "")
    assert desk_says("check", "1", "--json") == Said(0, '{\n  "findings": [],\n  "held": []\n}\n', "")


def test_check_reads_a_file_and_keeps_nothing(desk_says: Says, store: Path, page: Path) -> None:
    page.write_text(PRINT_PAGE.replace("in January", "in in January"), encoding="utf-8")
    said = desk_says("check", page, "--json")
    assert said.status == 1
    assert [(one["story"], one["text"], one["paragraph"]) for one in said.data["findings"]] == [
        (str(page), "in in", 1)
    ]
    assert not store.exists()


def test_check_takes_stories_files_and_standard_input_together(
    desk_says: Says, store: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, Story(headline="The the bell"))
    give(monkeypatch, b"It it rang.")
    found = desk_says("check", "1", page, "-", "--json").data["findings"]
    assert [(one["story"], one["text"]) for one in found] == [("1", "The the"), ("-", "It it")]


# Export


def test_export_puts_a_page_in_a_file_and_says_where(desk_says: Says, store: Path, tmp_path: Path) -> None:
    keep(store, Story(headline="Bell", byline="Marta Ellwyn", body=(Paragraph("It rang twice."),)))
    out = tmp_path / "page.pdf"
    assert desk_says("export", "1", "--format", "pdf", "--layout", "news-page", "--out", out) == Said(
        0, f"{out}\n", ""
    )
    assert "It rang twice." in PdfReader(out).pages[0].extract_text()


@pytest.mark.parametrize(("form", "start"), [("html", "<!"), ("txt", "Bell"), ("md", "# Bell")])
def test_export_writes_text_on_standard_output(form: str, start: str, desk_says: Says, store: Path) -> None:
    keep(store, Story(headline="Bell", body=(Paragraph("It rang — twice."),)))
    said = desk_says("export", "1", "--format", form, "--out", "-")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(start)
    assert "It rang — twice." in said.out


@pytest.mark.parametrize("slash", ["", "/"])
def test_export_puts_several_stories_in_a_folder_it_makes(
    slash: str, desk_says: Says, store: Path, tmp_path: Path
) -> None:
    keep(store, BELL, Story(headline="Tide", slug="con"))
    folder = tmp_path / "new" / "pages"
    said = desk_says("export", "2", "1", "--format", "txt", "--out", f"{folder}{slash}")
    names = ["story-con-2.txt", "bell-1.txt"]
    assert said == Said(0, "".join(f"{folder / name}\n" for name in names), "")
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)


def test_export_puts_one_story_in_a_folder_that_is_one(desk_says: Says, store: Path, tmp_path: Path) -> None:
    keep(store, BELL)
    for folder in (f"{tmp_path / 'made'}/", str(tmp_path)):
        assert (
            desk_says("export", "1", "--format", "md", "--out", folder).out
            == f"{Path(folder) / 'bell-1.md'}\n"
        )


def test_a_story_the_gate_holds_does_not_stop_the_others(
    desk_says: Says, store: Path, tmp_path: Path
) -> None:
    keep(store, Story(headline=f"A {CUNEIFORM}"), Story(headline="Tide", slug="tide"))
    said = desk_says("export", "1", "2", "--out", tmp_path / "pages")
    assert said == Said(
        1,
        f"{tmp_path / 'pages' / 'tide-2.pdf'}\n",
        "desk: Story 1 is not exported. No shipped face can print U+12000 CUNEIFORM SIGN A in the headline; "
        "replace it.\n",
    )


def test_a_held_story_on_standard_output_writes_nothing_there(desk_says: Says, store: Path) -> None:
    keep(store, Story())
    assert desk_says("export", "1", "--out", "-") == Said(
        1, "", "desk: There is nothing to print: write a headline or some copy first.\n"
    )


def test_a_device_is_never_replaced(desk_says: Says, store: Path, tmp_path: Path) -> None:
    keep(store, BELL)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    said = desk_says("export", "1", "--format", "txt", "--out", pipe)
    assert said == Said(2, "", f"desk: {pipe} is not a file that can be replaced; choose another name.\n")
    assert pipe.is_fifo()


def test_standard_output_that_is_closed_is_told(
    desk_says: Says, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, BELL)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        said = desk_says("export", "1", "--format", "txt", "--out", "-")
    assert said == Said(2, "", "desk: Standard output is closed; name a file or a folder.\n")


# Wrong uses


WRONG_USES = {
    "an unknown command": (["frobnicate"], "No such command 'frobnicate'"),
    "an unknown option": (["list", "--colour"], "No such option '--colour'"),
    "no file": (["import"], "Missing argument 'FILES...'"),
    "no number": (["show"], "Missing argument 'ID'"),
    "a missing file": (["import", "gone.txt"], "gone.txt cannot be read (No such file or directory)"),
    "a folder as file": (["import", "."], ". is a folder; choose the files in it."),
    "a folder to check": (["check", "folder"], "folder is a folder; choose the files in it."),
    "a picture as copy": (["import", "picture.txt"], "picture.txt is a PNG picture, not text"),
    "an empty file": (["check", "empty.txt"], "empty.txt is empty"),
    "a word for a number": (["show", "bell"], "bell is not a story’s number; `desk list` shows"),
    "number 0": (["show", "0"], "There is no story 0 in this store"),
    "number -1": (["show", "-1"], "No such option '-1'"),
    "number -1 named so": (["show", "--", "-1"], "-1 is not a story’s number"),
    "a huge number": (["show", "9" * 30], f"There is no story {'9' * 30} in this store"),
    "a number without end": (["show", "9" * 5000], f"{'9' * 40} is not a story’s number"),
    "figures of another script": (["show", "१"], "१ is not a story’s number"),
    "a number there is not": (["check", "77"], "There is no story 77 in this store"),
    "a story there is not among others": (["export", "1", "77", "--out", "pages"], "There is no story 77"),
    "no place for an export": (["export", "1"], "Missing option '--out'"),
    "an unknown format":
        (["export", "1", "--format", "docx", "--out", "x"], "'docx' is not one of 'pdf', 'pdfx'"),
    "an unknown layout":
        (["export", "1", "--layout", "poster", "--out", "x.pdf"], "There is no layout “poster”"),
    "unknown paper":
        (["export", "1", "--paper", "a3", "--out", "x.pdf"], "'a3' is not one of 'a4', 'us-letter'"),
    "a folder that is not there": (["export", "1", "--out", "gone/x.pdf"], "gone/x.pdf cannot be written"),
    "a file as folder":
        (["export", "1", "1", "--out", "empty.txt"], "empty.txt is a file; several stories need"),
    "a folder within a file": (["export", "1", "1", "--out", "empty.txt/x"], "empty.txt/x cannot be made"),
    "a name too long": (["export", "1", "--out", "x" * 300], "cannot be written (File name too long)"),
    "several on standard output":
        (["export", "1", "1", "--out", "-"], "Only one story goes to standard output"),
}  # fmt: skip


@pytest.mark.parametrize("use", WRONG_USES)
def test_wrong_use_is_told_in_one_sentence(
    use: str, desk_says: Says, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, Story(headline="Bell"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    before = sorted(path.name for path in tmp_path.iterdir())
    words, sentence = WRONG_USES[use]
    said = desk_says(*words)
    assert (said.status, said.out) == (2, "")
    assert is_one_sentence(said.err)
    assert sentence in said.err
    left = {path.name for path in tmp_path.iterdir()} - {
        f"{store.name}-wal",
        f"{store.name}-shm",
        f"{store.name}-turn",
    }
    assert sorted(left) == [name for name in before if not name.startswith(f"{store.name}-")]


def test_no_store_can_be_where_there_is_a_folder_a_text_or_no_such_home(
    tmp_path: Path, desk_says: Says
) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("These are notes, and no store at all. " * 40)
    for place, sentence in (
        (tmp_path, "is a directory"),
        (text, "is not a Desk store"),
        (tmp_path / ("x" * 300), "cannot be"),
        ("~nobody-of-that-name/x", "begins with a home folder there is not"),
        (text / "x", "cannot be kept there"),
    ):
        said = desk_says("--store", place, "list")
        assert (said.status, said.out) == (2, "")
        assert is_one_sentence(said.err)
        assert sentence in said.err
    assert text.read_text().startswith("These are notes")


def test_a_store_of_a_later_desk_is_refused_and_left_alone(desk_says: Says, store: Path) -> None:
    keep(store, BELL)
    with sqlite3.connect(store) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    said = desk_says("list")
    assert said.status == 2
    assert is_one_sentence(said.err)
    assert "is of version 99 and this Desk knows up to version" in said.err


def test_an_interruption_and_a_bug_show_no_traceback(
    desk_says: Says, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    def broken(*_: object) -> NoReturn:
        raise LookupError("the cat is on the keyboard")

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("desk.cli.terminal.open_desk", interrupted)
    assert desk_says("list") == Said(2, "", "\ndesk: Stopped.\n")
    monkeypatch.setattr("desk.cli.terminal.open_desk", broken)
    said = desk_says("list")
    log = paths.log_folder() / "desk.log"
    assert log.is_relative_to(tmp_path)
    assert said == Said(
        2, "", f"desk: Something went wrong inside Desk (LookupError); what happened is written in {log}.\n"
    )
    assert "the cat is on the keyboard" in log.read_text()
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert "cannot be written" in desk_says("list").err


def test_trouble_is_told_on_one_line_whatever_it_holds(
    desk_says: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> NoReturn:
        raise DeskError("The disk\nis full:\tmake room.")

    monkeypatch.setattr("desk.cli.terminal.open_desk", refuse)
    assert desk_says("list").err == "desk: The disk is full: make room.\n"


# The program


def test_without_a_command_the_window_opens_on_the_store(
    desk_says: Says, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path | None] = []
    window = SimpleNamespace(run_window=lambda place: opened.append(place) or 0, run_smoke=lambda: 7)
    monkeypatch.setitem(sys.modules, "desk.ui.app", window)
    assert desk_says().status == 0
    assert opened == [store]
    assert desk_says("--smoke").status == 7


def test_version_and_help_are_told(desk_says: Says) -> None:
    assert desk_says("--version") == Said(0, f"Desk {desk.__version__}\n", "")
    for words in (["-h"], ["export", "--help"]):
        said = desk_says(*words)
        assert (said.status, said.err) == (0, "")
        assert said.out.startswith("Usage: desk ")


def test_the_program_gives_its_status_to_the_system(store: Path, page: Path) -> None:
    came = subprocess.run(process(store, "import", str(page), "--json"), capture_output=True, check=False)
    assert (came.returncode, came.stderr) == (0, b"")
    assert json.loads(came.stdout)["stories"][0]["id"] == 1
    checked = subprocess.run(process(store, "check", "-"), input=b"It it.", capture_output=True, check=False)
    assert checked.returncode == 1
    wrong = subprocess.run(process(store, "show", "9"), capture_output=True, text=True, check=False)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert is_one_sentence(wrong.stderr)


def test_output_is_utf_8_whatever_the_terminal_says(store: Path) -> None:
    keep(store, BELL)
    said = subprocess.run(
        process(store, "list"),
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
    )
    assert "Bell 🔔 rings" in said.stdout.decode()


@pytest.mark.parametrize(
    "words", [["list"], ["list", "--json"], ["export", "1", "--format", "txt", "--out", "-"]]
)
def test_a_reader_that_has_had_enough_is_no_trouble(words: list[str], store: Path) -> None:
    long = Story(headline="Tide", body=(Paragraph("It rose. " * 30_000),))
    keep(store, long, *[Story(headline=f"Tide number {number} of the year") for number in range(3000)])
    with subprocess.Popen(process(store, *words), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline()
        running.stdout.close()
        complaint = running.stderr.read()
    assert (running.returncode, complaint) == (0, b"")


def test_a_reader_that_has_gone_before_the_first_word_is_no_trouble(store: Path) -> None:
    keep(store, BELL)
    nobody_reads, write = os.pipe()
    os.close(nobody_reads)
    words = process(store, "export", "1", "--format", "txt", "--out", "-")
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    said = subprocess.run(words, stdout=write, stderr=subprocess.PIPE, check=False, env=buffered)
    os.close(write)
    assert (said.returncode, said.stderr) == (0, b"")


def test_commands_need_no_window(store: Path) -> None:
    program = (
        "import sys; from desk.cli import run; status = run(sys.argv[1:]); "
        "sys.exit(status or any(name.startswith('PySide6') for name in sys.modules))"
    )
    keep(store, BELL)
    words = [sys.executable, "-c", program, "--store", str(store), "show", "1"]
    assert subprocess.run(words, stdout=subprocess.DEVNULL, check=False).returncode == 0
