"""The registry of formats: Desk’s own come in by the same door as anyone’s."""

from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from types import SimpleNamespace

import pytest

from desk.errors import DeskError
from desk.story.model import Story
from desk.wire.received import Received
from desk.wire.registry import Format, Formats, format_of

PAGE = b"Harbour Daily | @harbourdaily | 04 Mar 2024, 09:15 pm Print\n\nThe bell rang.\n- Fees to rise\n"


@pytest.fixture(scope="module")
def formats() -> Formats:
    return Formats.load()


def test_the_shipped_formats_read_and_write(formats: Formats) -> None:
    assert formats.problems == ()
    assert [one.id for one in formats.readers()] == ["markdown", "print-page", "text"]
    assert [one.id for one in formats.writers()] == ["html", "markdown", "print-page", "text"]
    assert formats.get("html").name == "Web page"


def test_an_unknown_format_is_refused_with_those_there_are(formats: Formats) -> None:
    with pytest.raises(DeskError) as refused:
        formats.get("docx")
    assert str(refused.value) == (
        "There is no format “docx”; choose one of html, markdown, print-page, text."
    )


@pytest.mark.parametrize(
    ("raw", "name", "chosen"),
    [
        (PAGE, "", "print-page"),
        (PAGE, "bell.txt", "print-page"),
        (PAGE, "bell.md", "print-page"),
        (b"# Bell\n\nThe bell **rang**.", "", "markdown"),
        (b"# Bell\n\nThe bell **rang**.", "bell.txt", "markdown"),
        (b"The bell rang.", "bell.md", "markdown"),
        (b"The bell rang.", "BELL.MD", "markdown"),
        (b"The bell rang.", "bell.txt", "text"),
        (b"The bell rang.", "", "text"),
        (b"The bell rang at noon.\nThe bell. Photo: Ann Hale\nIt rang.", "", "print-page"),
    ],
)
def test_copy_is_read_by_what_it_holds_first_and_its_suffix_second(
    formats: Formats, raw: bytes, name: str, chosen: str
) -> None:
    assert formats.read(raw, name).format == chosen


def test_copy_that_is_no_text_is_refused_by_name(formats: Formats) -> None:
    with pytest.raises(DeskError, match=r"^bell\.txt is a PDF, not text; "):
        formats.read(b"%PDF-1.7", "bell.txt")


def test_a_format_that_is_not_text_is_known_by_its_suffix_and_handed_the_bytes() -> None:
    def read(raw: bytes) -> Received:
        return Received(Story(headline=str(len(raw))), "own", "binary")

    tape = Format("tape", "Tape", (".tape",), None, read, None)
    formats = Formats([tape])
    assert formats.read(b"\x00\x01\x02", "bell.TAPE") == Received(Story(headline="3"), "tape", "binary")
    with pytest.raises(DeskError, match="No format that reads copy is installed"):
        formats.read(b"The bell rang.", "bell.txt")


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[..., Formats]]:
    monkeypatch.syspath_prepend(tmp_path)

    def load(**modules: str) -> Formats:
        points: list[EntryPoint] = []
        for name, source in modules.items():
            (tmp_path / f"addon_{name}.py").write_text(source, encoding="utf-8")
            points.append(EntryPoint(name, f"addon_{name}", "desk.formats"))
        monkeypatch.setattr("desk.wire.registry.entry_points", lambda **_: points)
        return Formats.load()

    return load


def test_a_broken_add_on_is_a_sentence_and_the_others_load(registered: Callable[..., Formats]) -> None:
    formats = registered(
        broken="raise RuntimeError('out of tune')",
        nameless="SUFFIXES = ()",
        idle="NAME, SUFFIXES = 'Idle', ()",
        wrong="NAME, SUFFIXES, read = 'Wrong', ('.x',), 3",
        sound="NAME, SUFFIXES = 'Sound', ('.SND',)\ndef write(story, photo): return b'ding'",
    )
    assert [one.id for one in formats.writers()] == ["sound"]
    assert formats.get("sound").suffixes == (".snd",)
    reasons = (
        "out of tune",
        "it neither reads nor writes",
        "it has no NAME or no tuple of SUFFIXES",
        "cannot be called",
    )
    for problem, name, reason in zip(
        formats.problems, ("broken", "idle", "nameless", "wrong"), reasons, strict=True
    ):
        assert problem.startswith(f"The format “{name}” (addon_{name}) was left out: ")
        assert reason in problem
        assert problem.endswith("; update or remove the add-on that brings it.")


def test_a_second_format_of_one_name_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [
        EntryPoint("text", value, "desk.formats")
        for value in ("desk.wire.plain_text", "desk.wire.print_page")
    ]
    monkeypatch.setattr("desk.wire.registry.entry_points", lambda **_: points)
    formats = Formats.load()
    assert formats.get("text").name == "Plain text"
    assert formats.problems == (
        (
            "The format “text” (desk.wire.print_page) was left out: another format has its name; "
            "update or remove the add-on that brings it."
        ),
    )


def test_a_format_is_made_of_any_object_with_the_right_parts() -> None:
    made = format_of(
        "own", SimpleNamespace(NAME="Own", SUFFIXES=(".own",), read=len, likeness=None, write=None)
    )
    assert made == Format("own", "Own", (".own",), None, len, None)
