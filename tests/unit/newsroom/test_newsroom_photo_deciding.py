"""Deciding about a photo the library has not: it is taken in with all its file says."""

from pathlib import Path

from hand_loop import HandLoop

from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.newsroom.photo_deciding import PhotoDeciding
from desk.newsroom.worker import Worker
from desk.pictures.photo import look
from desk.store.library import StoredPhoto


def asked(desk: Desk, loop: HandLoop, worker: Worker, file: str) -> StoredPhoto:
    came: list[StoredPhoto] = []
    failed: list[DeskError] = []
    PhotoDeciding(desk, worker, lambda: None, failed.append).ask(file, came.append)
    loop.advance(0, worker)
    assert failed == []
    return came[0]


def test_a_photo_in_the_folder_alone_is_filed_with_its_size(
    desk: Desk, loop: HandLoop, worker: Worker, picture: Path
) -> None:
    raw = picture.read_bytes()
    file = desk.photos.keep(raw, look(raw).facts)
    photo = asked(desk, loop, worker, file).photo
    assert (photo.file, photo.form, photo.width, photo.height) == (file, "PNG", 90, 60)
    assert photo.fingerprint is not None


def test_a_photo_whose_file_is_gone_is_filed_under_its_name(
    desk: Desk, loop: HandLoop, worker: Worker
) -> None:
    file = "0" * 64 + ".jpg"
    photo = asked(desk, loop, worker, file).photo
    assert (photo.file, photo.form) == (file, "")
