"""Photo files kept once, shrunk on demand, and refused in a sentence."""

from io import BytesIO
from pathlib import Path

import pytest
from hand_loop import HandLoop
from PIL import Image

from desk.errors import DeskError
from desk.newsroom.darkroom import Darkroom
from desk.newsroom.desk import Desk
from desk.newsroom.open_story import OpenStory
from desk.newsroom.worker import Worker
from desk.story.model import PhotoUse, Story


def test_a_picture_is_kept_once_whatever_its_name(desk: Desk, picture: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.jpg"
    copy.write_bytes(picture.read_bytes())
    name = desk.picture_desk.bring_in_file(picture).file
    assert desk.picture_desk.bring_in_file(copy).file == name
    assert list(desk.places.photos.iterdir()) == [desk.places.photos / name]
    assert name.endswith(".png")


def test_a_smaller_copy_is_no_larger_than_asked_and_made_once(desk: Desk, picture: Path) -> None:
    name = desk.picture_desk.bring_in_file(picture).file
    path = desk.photos.at_size(name, 30)
    assert path is not None
    made = path.stat().st_mtime_ns
    assert desk.photos.at_size(name, 30) == path
    assert path.stat().st_mtime_ns == made
    raw = desk.photos.jpeg(name, 30)
    assert raw is not None
    with Image.open(BytesIO(raw)) as small:
        assert (small.format, small.size) == ("JPEG", (30, 20))


def test_a_photo_that_is_missing_or_damaged_has_no_smaller_copy(desk: Desk, picture: Path) -> None:
    name = desk.picture_desk.bring_in_file(picture).file
    assert desk.photos.jpeg("0" * 64 + ".jpg", 30) is None
    (desk.places.photos / name).write_bytes(b"no longer a picture")
    assert desk.photos.at_size(name, 30) is None


def test_what_is_no_picture_is_refused_by_name(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "notes.jpg"
    path.write_bytes(b"not a picture")
    with pytest.raises(DeskError, match=r"^notes\.jpg: The photo is not a picture Desk can read"):
        desk.picture_desk.bring_in_file(path)
    with pytest.raises(DeskError, match=r"^gone\.jpg cannot be read \(No such file or directory\)"):
        desk.picture_desk.bring_in_file(tmp_path / "gone.jpg")
    with path.open("wb") as file:
        file.truncate(201 * 1024 * 1024)
    with pytest.raises(DeskError, match=r"^notes\.jpg is larger than 200 MB; save a smaller copy"):
        desk.picture_desk.bring_in_file(path)
    assert not desk.places.photos.exists()


@pytest.fixture
def trouble() -> list[str]:
    return []


@pytest.fixture
def darkroom(desk: Desk, worker: Worker, trouble: list[str]) -> Darkroom:
    return Darkroom(desk, worker, lambda error: trouble.append(str(error)))


def opened() -> OpenStory:
    return OpenStory(1, Story(photos=(PhotoUse("The quay.", "Photo", "A. Rudd"),)), 1, lambda: 0.0)


def test_a_picture_goes_into_the_photo_that_waits_for_it(
    darkroom: Darkroom, desk: Desk, loop: HandLoop, worker: Worker, picture: Path
) -> None:
    story = opened()
    darkroom.add(story, picture, 0)
    loop.settle(worker)
    name = desk.picture_desk.bring_in_file(picture).file
    assert story.story.photos == (PhotoUse("The quay.", "Photo", "A. Rudd", name),)
    assert story.undo_words == "Add photo"
    story.undo()
    assert story.story.photos == opened().story.photos


@pytest.mark.parametrize("at", [None, 5])
def test_a_picture_without_a_place_comes_last(
    at: int | None, darkroom: Darkroom, desk: Desk, loop: HandLoop, worker: Worker, picture: Path
) -> None:
    story = opened()
    darkroom.add(story, picture, at)
    loop.settle(worker)
    assert story.story.photos == (
        *opened().story.photos,
        PhotoUse(file=desk.picture_desk.bring_in_file(picture).file),
    )


def test_a_picture_that_is_none_changes_nothing_and_is_told(
    darkroom: Darkroom, loop: HandLoop, worker: Worker, tmp_path: Path, trouble: list[str]
) -> None:
    story = opened()
    darkroom.add(story, tmp_path / "gone.jpg")
    loop.settle(worker)
    assert story.story == opened().story
    assert trouble == ["gone.jpg cannot be read (No such file or directory); check the file."]


def test_thumbnails_come_as_jpeg_and_as_none_where_the_file_is_missing(
    darkroom: Darkroom, desk: Desk, loop: HandLoop, worker: Worker, picture: Path
) -> None:
    heard: list[bytes | None] = []
    name = desk.picture_desk.bring_in_file(picture).file
    darkroom.ask_thumbnail(name, 30, heard.append)
    darkroom.ask_thumbnail("0" * 64 + ".jpg", 30, heard.append)
    loop.settle(worker)
    assert heard == [desk.photos.jpeg(name, 30), None]
