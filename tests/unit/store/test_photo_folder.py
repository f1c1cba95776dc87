"""Photo files are kept once, whole, under a name of their bytes, and nothing else is reached."""

import hashlib
import os
from pathlib import Path

import pytest

from desk.errors import DeskError
from desk.store.photos import PhotoFolder

RAW = b"\xff\xd8 not much of a photo"
NAME = hashlib.sha256(RAW).hexdigest() + ".jpg"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "desk.photos"


def test_a_photo_is_kept_under_the_name_of_its_bytes(folder: Path) -> None:
    photos = PhotoFolder(folder)
    assert photos.keep(RAW, ".JPG") == NAME
    assert photos.path(NAME) == folder / NAME
    assert (folder / NAME).read_bytes() == RAW
    assert list(folder.iterdir()) == [folder / NAME]


def test_a_photo_kept_twice_is_written_once(folder: Path) -> None:
    photos = PhotoFolder(folder)
    photos.keep(RAW, ".jpg")
    first = (folder / NAME).stat()
    assert photos.keep(RAW, ".jpg") == NAME
    again = (folder / NAME).stat()
    assert (again.st_ino, again.st_mtime_ns) == (first.st_ino, first.st_mtime_ns)


def test_a_photo_that_is_missing_has_no_path(folder: Path) -> None:
    assert PhotoFolder(folder).path(NAME) is None


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "../secret.txt", "/etc/passwd", "secret.txt", f"../{NAME}", f"{NAME}\n", f"{NAME}/..",
     f"./{NAME}", f"{NAME}.txt", NAME.upper(), f"{NAME}\0", NAME[1:], NAME.replace(".jpg", "")],
)  # fmt: skip
def test_a_name_that_is_not_ours_leads_nowhere(folder: Path, name: str) -> None:
    photos = PhotoFolder(folder)
    photos.keep(RAW, ".jpg")
    (folder / "secret.txt").write_text("secret")
    (folder / f"{NAME}.txt").write_text("secret")
    (folder.parent / "secret.txt").write_text("secret")
    (folder.parent / NAME).write_text("secret")
    assert photos.path(name) is None


def test_a_folder_in_the_place_of_a_photo_is_no_photo(folder: Path) -> None:
    (folder / NAME).mkdir(parents=True)
    assert PhotoFolder(folder).path(NAME) is None


@pytest.mark.parametrize("suffix", ["", "jpg", ".", "./x", ".jp g", ".jpg\n", "..", ".muchtoolong"])
def test_a_suffix_that_is_none_is_refused(folder: Path, suffix: str) -> None:
    with pytest.raises(ValueError, match="no suffix"):
        PhotoFolder(folder).keep(RAW, suffix)
    assert not folder.exists()


def test_a_folder_that_cannot_be_made_is_named(folder: Path) -> None:
    folder.write_text("in the way")
    with pytest.raises(DeskError) as refused:
        PhotoFolder(folder).keep(RAW, ".jpg")
    assert str(refused.value) == (
        f"The photo cannot be kept in {folder} (File exists): make room there or allow writing to it, "
        "then add the photo again."
    )


def test_a_photo_that_could_not_be_written_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DeskError, match="No space left on device"):
        PhotoFolder(folder).keep(RAW, ".jpg")
    assert list(folder.iterdir()) == []

    monkeypatch.undo()
    assert PhotoFolder(folder).keep(RAW, ".jpg") == NAME
