"""Evidence that a photo may run is kept beside the store, and opened from the record."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from hand_loop import HandLoop

from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.newsroom.photo_deciding import PhotoDeciding
from desk.newsroom.worker import Worker
from desk.store.library import StoredPhoto
from desk.story.photo import Permission, Photo, Rights, Terms

LETTER = b"%PDF-1.4 You may print it once."
FILE = hashlib.sha256(LETTER).hexdigest() + ".pdf"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "E-mail from the port.PDF"
    path.write_bytes(LETTER)
    return path


def test_a_file_is_kept_by_its_hash_and_told_by_its_name(desk: Desk, letter: Path) -> None:
    told = desk.evidence.keep(str(letter))
    assert told == f"E-mail from the port.PDF ({FILE})"
    letter.unlink()
    kept = desk.places.evidence / FILE
    assert kept.read_bytes() == LETTER
    assert desk.evidence.address(told) == kept.as_uri()
    assert desk.evidence.keep(told) == told


def test_a_file_is_named_by_its_address_too_as_a_drop_and_a_copied_path_do(desk: Desk, letter: Path) -> None:
    told = f"E-mail from the port.PDF ({FILE})"
    assert desk.evidence.keep(letter.as_uri()) == told
    assert desk.evidence.keep(f'"{letter}"') == told
    assert [path.name for path in desk.places.evidence.iterdir()] == [FILE]


@pytest.mark.parametrize("text", ["", "By telephone, note in the diary", "https://example.org/mail/7"])
def test_links_and_words_stay_as_they_are(desk: Desk, text: str) -> None:
    assert desk.evidence.keep(f" {text} ") == text
    assert not desk.places.evidence.exists()


def test_a_link_is_opened_and_words_are_not(desk: Desk) -> None:
    assert desk.evidence.address("https://example.org/mail/7") == "https://example.org/mail/7"
    with pytest.raises(DeskError, match=r"^The evidence is told in words; choose a file"):
        desk.evidence.address("By telephone")


def test_what_cannot_be_kept_is_refused_in_a_sentence(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"gone\.pdf cannot be read \(No such file or directory\)"):
        desk.evidence.keep(str(tmp_path / "gone.pdf"))
    (tmp_path / "run.exe").write_bytes(b"MZ")
    with pytest.raises(DeskError, match=r"^run\.exe is of no kind that is kept as evidence; choose one of"):
        desk.evidence.keep(str(tmp_path / "run.exe"))
    with (tmp_path / "film.tif").open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    with pytest.raises(DeskError, match=r"^film\.tif is larger than 50 MB"):
        desk.evidence.keep(str(tmp_path / "film.tif"))
    assert not desk.places.evidence.exists()


def test_a_file_lost_or_changed_since_is_not_opened(desk: Desk, letter: Path) -> None:
    told = desk.evidence.keep(str(letter))
    kept = desk.places.evidence / FILE
    kept.write_bytes(b"Something else")
    with pytest.raises(DeskError, match=r"\.pdf was changed outside Desk; put it back from a backup\.$"):
        desk.evidence.address(told)
    kept.unlink()
    with pytest.raises(DeskError, match=r"\.pdf is missing; put it back from a backup"):
        desk.evidence.address(told)


def test_a_decision_keeps_the_evidence_it_names(
    desk: Desk, loop: HandLoop, worker: Worker, letter: Path
) -> None:
    told: list[str] = []
    deciding = PhotoDeciding(desk, worker, lambda: None, lambda error: told.append(str(error)))
    stored: StoredPhoto = desk.store.library.add([Photo("0" * 64 + ".jpg")])[0]
    terms = Terms(Rights.SCREEN_GRAB, decided=True, permission=Permission("The port", evidence=str(letter)))
    deciding.decide(stored, terms, lambda _before: None)
    loop.settle(worker)
    saved = desk.store.library.get(stored.photo.file)
    assert saved is not None
    assert saved.photo.terms.permission.evidence == f"E-mail from the port.PDF ({FILE})"
    gone = replace(terms, permission=Permission("The port", evidence=str(letter) + ".pdf"))
    deciding.decide(saved, gone, lambda _before: None)
    loop.settle(worker)
    assert "cannot be read" in told[0]
    assert desk.store.library.get(stored.photo.file) == saved
