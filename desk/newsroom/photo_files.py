"""The files of the library: whether each is there and is what it was, and the same bytes found again."""

from collections.abc import Iterator
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Final

from desk.errors import DeskError
from desk.newsroom.gate import Reason
from desk.newsroom.photos import Photos, has_hash, read_picture
from desk.story.model import Story
from desk.story.photo import Photo

GONE, CHANGED = "photo-gone", "photo-changed"
FILE: Final = "file"


class FileState(StrEnum):
    """How the file of a photo is found."""

    SOUND = "sound"
    MISSING = "missing"
    CHANGED = "changed"


def state_of(photos: Photos, file: str) -> FileState:
    """Look at a photo’s file: it is sound when its bytes still have the hash that is its name."""
    sound = photos.is_sound(file)
    if sound is None:
        return FileState.MISSING
    return FileState.SOUND if sound else FileState.CHANGED


def at_a_glance(photos: Photos, photo: Photo) -> FileState:
    """Look at a photo’s file without reading it: a changed one of the same size is taken for sound."""
    path = photos.path(photo.file)
    with suppress(OSError):
        if path is not None:
            is_other = photo.size not in {0, path.stat().st_size}
            return FileState.CHANGED if is_other else FileState.SOUND
    return FileState.MISSING


def lost_files(story: Story, photos: Photos) -> Iterator[Reason]:
    """Yield each photo on a story whose file is gone from the photo folder, or no longer what came."""
    for at, use in enumerate(story.photos):
        state = state_of(photos, use.file) if use.file else FileState.SOUND
        if state is FileState.MISSING:
            words = f"The picture of photo {at + 1} is no longer in the photo folder; add it again."
            yield Reason(GONE, words, FILE, at)
        elif state is FileState.CHANGED:
            words = f"The picture of photo {at + 1} was changed outside Desk; add the original again."
            yield Reason(CHANGED, words, FILE, at)


def state_sentence(photo: Photo, state: FileState) -> str:
    """Say in a sentence what is wrong with a photo’s file; empty for a sound one."""
    name = photo.name or photo.file
    if state is FileState.MISSING:
        return f"The file of {name} is missing from the photo folder; show Desk where a copy of it is."
    if state is FileState.CHANGED:
        return f"The file of {name} was changed outside Desk; show Desk where the original is."
    return ""


def relink(photos: Photos, photo: Photo, place: Path) -> Path:
    """Bring back a photo’s own bytes from a file, or from the folder they are somewhere in.

    Returns the file they were found in. Raises DeskError when they are not there: another picture, however
    like it, is never put in a photo’s place.
    """
    name = photo.name or photo.file
    try:
        found = next((path for path in _candidates(photo, place) if has_hash(path, photo.file)), None)
    except OSError as error:
        raise DeskError(f"{place} cannot be read ({error.strerror}); choose another place.") from error
    if found is None:
        raise DeskError(
            f"{place.name or place} does not hold the file of {name}, byte for byte; choose another copy, or "
            "add that picture as one of its own."
        )
    photos.mend(photo.file, read_picture(found))
    return found


def _candidates(photo: Photo, place: Path) -> Iterator[Path]:
    if not place.is_dir():
        yield place
        return
    for path in place.rglob("*"):
        if path.is_file() and photo.size in {0, path.stat().st_size}:
            yield path
