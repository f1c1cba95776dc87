"""Copy brought in by the desk, and files that are no copy."""

from dataclasses import replace
from pathlib import Path

import pytest
from newsroom_copy import PRINT_PAGE

from desk.errors import DeskError
from desk.newsroom import importing
from desk.newsroom.desk import Desk, open_desk
from desk.newsroom.importing import counted, read_copy, read_file, recognised
from desk.story.model import Kind, Paragraph, PhotoUse, Related, Story
from desk.story.text import body_words
from desk.wire.received import Received, Unplaced
from desk.wire.registry import Formats


def test_a_print_page_comes_in_field_by_field(desk: Desk) -> None:
    imported = desk.bring_in(PRINT_PAGE.encode(), "bell.txt")
    story = imported.stored.story
    assert (story.source, story.handle, story.published) == (
        "Harbour Wire",
        "@harbourwire",
        "2026-03-04T19:15",
    )
    assert story.photos == (
        PhotoUse(
            "Crews lift the old bell from the Saltmere silt.", "Photo Courtesy", "Port of Saltmere archive"
        ),
    )
    assert [paragraph.text for paragraph in story.body] == PRINT_PAGE.splitlines()[3:7]
    assert {paragraph.kind for paragraph in story.body} == {Kind.TEXT}
    assert story.related == (
        Related("Who owns what the harbour gives back?"),
        Related("Church bells of the coast, in pictures"),
        Related("Town hall roof to be mended by summer"),
    )
    assert (story.headline, story.standfirst, story.byline, story.language) == ("", "", "", "en-GB")
    assert story.slug == "crews-lift-old-bell-saltmere"
    assert body_words(story) == 56
    assert imported.unplaced == ()
    assert (imported.name, imported.format_name, imported.encoding) == ("bell.txt", "Print page", "utf-8")


def test_the_bytes_as_received_are_kept_with_how_they_were_read(desk: Desk) -> None:
    raw = PRINT_PAGE.replace("\n", "\r\n").encode("utf-16")
    imported = desk.bring_in(raw, "bell.txt")
    (kept,) = desk.store.received(imported.stored.id)
    assert kept.raw == raw
    assert (kept.name, kept.format, kept.encoding) == ("bell.txt", "print-page", "utf-16-le")
    assert kept.unplaced == ()
    assert desk.store.get(imported.stored.id).story == imported.stored.story


def test_a_line_that_fits_nowhere_is_told_and_kept(desk: Desk) -> None:
    raw = PRINT_PAGE.replace("It will be", "* * *\nIt will be").encode()
    imported = desk.bring_in(raw, "bell.txt")
    assert imported.unplaced == (Unplaced(7, "* * *"),)
    assert desk.store.received(imported.stored.id)[0].unplaced == ((7, "* * *"),)


def test_a_slug_that_the_copy_brings_is_kept(desk: Desk) -> None:
    raw = b"---\nheadline: Bell lifted\nslug: BELL-1\n---\n\nIt rang.\n"
    assert desk.bring_in(raw, "bell.md").stored.story.slug == "BELL-1"


def test_a_name_that_is_no_text_does_not_stop_the_copy(desk: Desk) -> None:
    imported = desk.bring_in(b"It rang.", "b\udcffll.txt")
    assert imported.name == "b?ll.txt"
    assert desk.store.received(imported.stored.id)[0].name == "b?ll.txt"


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "bell.txt"
    path.write_bytes(b"It rang.\r\n")
    assert read_file(path) == b"It rang.\r\n"


def test_fifty_megabytes_are_refused_without_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "film.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(DeskError) as refusal:
        read_file(path)
    assert str(refusal.value) == (
        "film.txt is 50 MB, too large to be a story; check that it is the right file."
    )
    monkeypatch.setattr(importing, "LARGEST_COPY", 50 * 1024 * 1024)
    assert len(read_file(path)) == 50 * 1024 * 1024


def test_a_device_without_an_end_is_refused(tmp_path: Path) -> None:
    endless = Path("/dev/zero")
    if not endless.exists():
        endless = tmp_path / "zeros"
        endless.write_bytes(bytes(importing.LARGEST_COPY + 1))
    with pytest.raises(DeskError, match="20 MB, too large to be a story"):
        read_file(endless)


def test_a_folder_is_no_copy(tmp_path: Path) -> None:
    with pytest.raises(DeskError) as refusal:
        read_file(tmp_path)
    assert str(refusal.value) == f"{tmp_path.name} is a folder; choose the files in it."


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DeskError) as refusal:
        read_file(tmp_path / "gone.txt")
    assert str(refusal.value) == (
        f"{tmp_path / 'gone.txt'} cannot be read (No such file or directory); check the name and the file."
    )


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "bell.txt is empty; nothing was brought in."),
        (b"%PDF-1.7 and so on", "bell.txt is a PDF"),
        (b"\x00\x01\x02\x03" * 40, "bell.txt holds binary data, not text"),
    ],
)
def test_what_is_no_text_is_refused_and_nothing_is_kept(raw: bytes, sentence: str, desk: Desk) -> None:
    with pytest.raises(DeskError) as refusal:
        desk.bring_in(raw, "bell.txt")
    assert str(refusal.value).startswith(sentence)
    assert desk.store.count() == 0


def test_reading_copy_keeps_nothing(desk: Desk) -> None:
    received = read_copy(desk.formats, PRINT_PAGE.encode(), "bell.txt")
    assert received.story.slug == "crews-lift-old-bell-saltmere"
    assert not desk.places.store.exists()


def test_what_was_recognised_is_said_in_a_few_words() -> None:
    story = Story(
        headline="Bell", byline="By A", published="2026-03-04", photos=(PhotoUse(),),
        body=(Paragraph("It rang."), Paragraph("Twice.")),
    )  # fmt: skip
    assert recognised(story) == [
        "headline", "byline", "date", "1 photo", "2 paragraphs", "3 words", "no related lines",
    ]  # fmt: skip


def test_things_are_counted_as_a_person_does() -> None:
    assert [counted(n, "photo") for n in (0, 1, 2)] == ["no photos", "1 photo", "2 photos"]


def test_a_home_folder_there_is_not_is_told(tmp_path: Path) -> None:
    with pytest.raises(
        DeskError, match=r"^~nobody-of-that-name/desk\.sqlite begins with a home folder there is"
    ):
        open_desk(Path("~nobody-of-that-name/desk.sqlite"), tmp_path / "desk.sqlite")


def test_a_desk_without_a_store_named_uses_the_default(tmp_path: Path) -> None:
    desk = open_desk(None, tmp_path / "here" / "desk.sqlite")
    assert desk.places.store == tmp_path / "here" / "desk.sqlite"
    assert desk.is_first_start
    assert desk.now().tzinfo is not None
    assert desk.store.count() == 0
    desk.close()
    again = open_desk(desk.places.store, tmp_path / "elsewhere")
    assert not again.is_first_start
    again.close()


def test_a_place_that_may_not_be_asked_about_is_refused_when_it_is_opened(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / ("x" * 300), tmp_path / "desk.sqlite")
    assert not desk.is_first_start
    with pytest.raises(DeskError):
        _ = desk.store
    desk.close()


def test_a_format_that_makes_no_slug_gets_one(desk: Desk) -> None:
    plain = desk.formats.get("text")

    def bare(raw: bytes) -> Received:
        return Received(Story(headline=raw.decode()), "bare", "utf-8")

    formats = Formats([replace(plain, id="bare", read=bare)])
    assert read_copy(formats, b"The bell rang twice", "bell.txt").story.slug == "bell-rang-twice"
