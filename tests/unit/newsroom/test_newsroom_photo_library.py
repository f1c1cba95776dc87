"""The photo library of the window: edits of many with one undo, photos in use kept, older ones filed."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hand_loop import HandLoop
from PIL import Image
from pypdf import PdfReader

from desk.newsroom.desk import Desk
from desk.newsroom.photo_edits import as_read, changes, common_words, edited
from desk.newsroom.photo_intake import PhotoReport
from desk.newsroom.photo_library import PhotoLibrary
from desk.newsroom.photo_names import TwoSpellings, two_spellings
from desk.newsroom.photo_shelf import Wanted
from desk.newsroom.photo_telling import look_up, photo_text
from desk.pictures.photo import look
from desk.store.library import StoredPhoto
from desk.store.stories import SentOut
from desk.store.usage import PhotoUsed
from desk.story.model import PhotoUse, Story
from desk.story.photo import Permission, Rights

NAMES = (("Anne Roebuck", 9), ("Ann Roebuck", 1), ("Mara Quill", 4), ("Ann Roe", 2))


def png(shade: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (60, 40), (shade, 90, 120)).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def trouble() -> list[str]:
    return []


@pytest.fixture
def library(desk: Desk, loop: HandLoop, trouble: list[str]) -> Iterator[PhotoLibrary]:
    library = PhotoLibrary(desk, loop)
    library.trouble.listen(trouble.append)
    yield library
    library.close()


@pytest.fixture
def two(desk: Desk) -> list[StoredPhoto]:
    for shade in (10, 200):
        desk.picture_desk.bring_in(png(shade), f"quay-{shade}.png")
    return desk.store.library.page()


def credits_of(desk: Desk) -> list[str]:
    return [one.photo.described.creditline for one in desk.store.library.page()]


def test_an_edit_of_several_photos_is_taken_back_by_one_undo_and_made_again_by_one_redo(
    library: PhotoLibrary, desk: Desk, loop: HandLoop, two: list[StoredPhoto]
) -> None:
    heard: list[None] = []
    library.changed.listen(heard.append)
    changes = library.changes
    changes.edit(two, {"creditline": " Mara Quill "}, pytest.fail)
    loop.until(lambda: len(heard) == 1)
    assert credits_of(desk) == ["Mara Quill", "Mara Quill"]
    assert (changes.undo_words, changes.redo_words) == ("Edit 2 Photos", "")
    for _ in range(2):
        changes.undo()
        loop.until(lambda: changes.redo_words == "Edit 2 Photos")
        assert (credits_of(desk), changes.undo_words) == (["", ""], "")
        changes.redo()
        loop.until(lambda: changes.undo_words == "Edit 2 Photos")
        assert (credits_of(desk), changes.redo_words) == (["Mara Quill", "Mara Quill"], "")
    changes.undo()
    loop.until(lambda: changes.redo_words != "")
    changes.edit(desk.store.library.page()[:1], {"creditline": "Ann Roe"}, pytest.fail)
    loop.until(lambda: changes.undo_words == "Edit Photo")
    assert changes.redo_words == ""


def test_a_photo_edited_then_deleted_comes_all_the_way_back_and_goes_all_the_way_again(
    library: PhotoLibrary, desk: Desk, loop: HandLoop, two: list[StoredPhoto], trouble: list[str]
) -> None:
    heard: list[None] = []
    library.changed.listen(heard.append)
    changes = library.changes
    changes.edit(two, {"creditline": "Mara Quill"}, pytest.fail)
    changes.remove([two[0].photo.file])
    loop.until(lambda: len(heard) == 2)
    changes.undo()
    changes.undo()
    loop.until(lambda: len(heard) == 4)
    assert (credits_of(desk), changes.redo_words) == (["", ""], "Edit 2 Photos")
    changes.redo()
    changes.redo()
    loop.until(lambda: len(heard) == 6)
    assert (credits_of(desk), trouble) == (["Mara Quill"], [])


def test_a_photo_in_use_is_not_deleted_and_one_that_is_not_comes_back(
    library: PhotoLibrary, desk: Desk, loop: HandLoop, two: list[StoredPhoto], trouble: list[str]
) -> None:
    newer, older = two
    desk.store.add(Story(slug="quay", photos=(PhotoUse(file=older.photo.file),)))
    library.changes.remove([newer.photo.file, older.photo.file])
    loop.until(lambda: bool(trouble))
    assert trouble[0].startswith("quay-10.png is in use (story 1) and cannot be deleted")
    assert desk.store.library.count() == 2
    library.changes.remove([newer.photo.file])
    loop.until(lambda: library.changes.undo_words == "Delete Photo")
    assert desk.store.library.count() == 1
    heard: list[None] = []
    library.changed.listen(heard.append)
    library.changes.undo()
    loop.until(lambda: bool(heard))
    assert [one.key for one in desk.store.library.page()] == [newer.key, older.key]


def test_the_file_of_a_deleted_photo_goes_with_the_window_and_not_before(
    library: PhotoLibrary, desk: Desk, loop: HandLoop, two: list[StoredPhoto]
) -> None:
    library.changes.remove([two[0].photo.file])
    loop.until(lambda: library.changes.undo_words == "Delete Photo")
    assert desk.photos.path(two[0].photo.file) is not None
    library.close()
    assert desk.photos.path(two[0].photo.file) is None
    assert desk.photos.path(two[1].photo.file) is not None


def test_pictures_of_older_stories_are_filed_after_the_start(
    library: PhotoLibrary, desk: Desk, loop: HandLoop
) -> None:
    name = desk.photos.keep(png(10), look(png(10)).facts)
    desk.store.add(Story(slug="quay-dusk", photos=(PhotoUse(file=name), PhotoUse(file="0" * 64 + ".jpg"))))
    heard: list[None] = []
    library.changed.listen(heard.append)
    library.start()
    loop.advance(5000)
    loop.until(lambda: bool(heard))
    assert [one.photo.name for one in desk.store.library.page()] == ["quay-dusk.png"]


def test_a_long_job_tells_how_far_it_is_and_can_be_stopped(
    library: PhotoLibrary, loop: HandLoop, tmp_path: Path
) -> None:
    for shade in range(4):
        (tmp_path / f"{shade}.png").write_bytes(png(shade))
    reports: list[PhotoReport] = []
    told: list[tuple[int, int] | None] = []
    library.jobs.progress.listen(told.append)
    library.jobs.bring_in([tmp_path / f"{shade}.png" for shade in range(4)], reports.append)
    loop.until(lambda: bool(reports))
    assert (len(reports[0].came), reports[0].stopped) == (4, False)
    assert told == [(0, 0), (0, 4), (1, 4), (2, 4), (3, 4), (4, 4), None]
    library.shelf.ask_count(Wanted("3"), lambda count: told.append((count, 0)))
    loop.until(lambda: told[-1] == (1, 0))
    library.jobs.bring_in([tmp_path / "0.png"], reports.append)
    library.jobs.stop()
    loop.until(lambda: len(reports) == 2)
    assert reports[1].stopped or not reports[1].came[0].is_new


def test_edits_say_what_they_change_before_it_is_done(two: list[StoredPhoto]) -> None:
    photo = two[0].photo
    edits = {"rights": "screen grab", "who": "T. Sprinter", "when": "2026-03-02", "keywords": "quay; dusk"}
    assert list(changes(photo, as_read(edits))) == [
        "Keywords: nothing becomes “quay; dusk”",
        "Right: nothing becomes “screen grab”",
        "Allowed by: nothing becomes “T. Sprinter”",
        "Allowed on: nothing becomes “2026-03-02”",
    ]
    after = edited(photo, edits)
    assert (after.terms.rights, after.terms.decided) == (Rights.SCREEN_GRAB, True)
    assert after.terms.permission == Permission("T. Sprinter", "2026-03-02")
    assert after.described.keywords == ("quay", "dusk")
    assert edited(after, {"rights": ""}).terms.decided is False
    common = common_words((photo, after))
    assert (common["keywords"], common["caption"]) == (None, "")


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("expires", "tomorrow", "The last day of use is no day; write it as 2026-03-04."),
        ("when", "2026-02-30", "The day of the permission is no day; write it as 2026-03-04."),
        ("uses", "none", "Uses allowed is a number, such as 1; leave it empty for any number."),
        ("uses", "0", "Uses allowed is a number, such as 1; leave it empty for any number."),
    ],
)
def test_what_is_no_day_or_number_is_refused(
    field: str, text: str, says: str, two: list[StoredPhoto]
) -> None:
    with pytest.raises(Exception, match=says):
        edited(two[0].photo, {field: text})


def test_a_name_spelt_two_ways_is_raised_and_two_names_are_not(desk: Desk) -> None:
    lines = [
        ("Photo: Anne Roebuck", 9),
        ("Photo: Ann Roebuck", 1),
        ("Photo: Mara Quill", 4),
        ("Photo: Ann Roe", 2),
    ]
    assert two_spellings(lines, desk.crediting) == [TwoSpellings("Anne Roebuck", 9, "Ann Roebuck", 1)]


def test_where_a_photo_ran_against_the_gate_the_reason_given_is_told(
    desk: Desk, two: list[StoredPhoto]
) -> None:
    file = two[0].photo.file
    ran = PhotoUsed(file, 4, "quay-dusk", "print", "Mara Quill", "", "quay-4.pdf")
    sent = SentOut(
        4, "quay-dusk", "pdf", "tabloid", "", "quay-4.pdf", 10, "ab" * 32,
        faults=("Photo 1 has no caption.",), reason="There is no room.", photos=(ran,),
    )  # fmt: skip
    other = replace(sent, file="quay-4-proof.pdf", reason="A proof.", photos=())
    desk.store.log_sent(sent, other)
    told = list(photo_text(look_up(desk, two[0])))
    day = desk.now().date().isoformat()
    assert told[-3:-1] == [
        f"    ran {day} in print: quay-dusk, quay-4.pdf",
        f"    {day}  sent out all the same: “There is no room.” — Photo 1 has no caption.",
    ]


def test_a_contact_sheet_shows_every_photo_with_its_credit(
    library: PhotoLibrary, desk: Desk, loop: HandLoop, two: list[StoredPhoto], tmp_path: Path
) -> None:
    made: list[Path] = []
    photos = [edited(one.photo, {"creditline": "Mara Quill"}) for one in two]
    (desk.places.photos / photos[0].file).unlink()
    library.jobs.print_sheet(photos, tmp_path / "sheet.pdf", made.append)
    loop.until(lambda: bool(made))
    text = PdfReader(made[0]).pages[0].extract_text()
    assert [words in text for words in ("quay-200.png", "quay-10.png", "Mara Quill", "File missing")] == [
        True
    ] * 4


def test_a_thumbnail_is_made_once_for_all_starts(desk: Desk, two: list[StoredPhoto]) -> None:
    path = desk.photos.path(two[0].photo.file)
    assert path is not None
    raw = desk.thumbnails.of(path)
    assert raw is not None
    (kept,) = [one for one in desk.places.thumbnails.iterdir() if one.name.startswith(path.stem)]
    assert kept.read_bytes() == raw
    path.write_bytes(b"no picture any more")
    assert desk.thumbnails.of(path) == raw
    kept.unlink()
    assert desk.thumbnails.of(path) is None
