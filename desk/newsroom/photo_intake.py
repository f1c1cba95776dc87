"""Pictures brought into the library by the thousand, from files and folders, and what came of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from desk.errors import DeskError
from desk.newsroom.ahead import a_few_ahead
from desk.newsroom.photo_edits import LABELS
from desk.newsroom.picture_desk import PictureDesk
from desk.pictures.likeness import ALIKE
from desk.store.library import Library
from desk.story.photo import Described, Photo

_MEGA = 1_000_000
SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp"})


@dataclass(frozen=True, slots=True)
class CameIn:
    """A picture brought in; ``is_new`` is false for bytes the library had, ``alike`` has near-duplicates."""

    photo: Photo
    is_new: bool
    alike: tuple[Photo, ...] = ()


@dataclass(frozen=True, slots=True)
class PhotoReport:
    """What came in, what was refused, a sentence each, and whether the rest was called off."""

    came: tuple[CameIn, ...] = ()
    refused: tuple[str, ...] = ()
    stopped: bool = False


class PhotoIntake:
    """Brings pictures into the library; what is refused holds up none of the others."""

    def __init__(self, desk: PictureDesk, library: Callable[[], Library]) -> None:
        self._desk = desk
        self._library = library

    def bring_in(
        self,
        paths: Sequence[Path],
        progress: Callable[[int, int], None] = lambda _done, _total: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> PhotoReport:
        """Bring in files, and the pictures in folders and theirs, filed in that order.

        A few are read at once and filed one after another. ``progress`` hears how many are done,
        and of how many; once ``stop`` says so no more is begun, and those begun are filed.
        """
        came: list[CameIn] = []
        refused: list[str] = []
        files = list(_files(paths))
        progress(0, len(files))
        done = 0
        for read in a_few_ahead(self._desk.develop_file, files, stop):
            try:
                came.append(self._file(read.result()))
            except DeskError as error:
                refused.append(str(error))
            done += 1
            progress(done, len(files))
        return PhotoReport(tuple(came), tuple(refused), stopped=done < len(files))

    def _file(self, developed: Photo) -> CameIn:
        photo, is_new = self._desk.file(developed)
        return CameIn(photo, is_new, alike(self._library(), photo) if is_new else ())


def alike(library: Library, photo: Photo) -> tuple[Photo, ...]:
    """Return the near-duplicates of a photo: recompressed, resized, brightened; the likest first."""
    if photo.fingerprint is None:
        return ()
    near = library.like(photo.fingerprint, ALIKE)
    return tuple(one.photo for one in near if one.photo.file != photo.file)


def differences(one: Photo, other: Photo) -> Iterator[str]:
    """Say what differs between two photos: pixels, format, bytes, and each field of the description."""
    if (one.width, one.height) != (other.width, other.height):
        yield f"{one.width} × {one.height} pixels against {other.width} × {other.height}"
    if one.form != other.form:
        yield f"{one.form} against {other.form}"
    if one.size != other.size:
        yield f"{size_words(one.size)} against {size_words(other.size)}"
    for field in fields(Described):
        first, second = _text(one, field.name), _text(other, field.name)
        if first != second:
            yield f"{LABELS[field.name]}: {_quoted(first)} against {_quoted(second)}"


def size_words(size: int) -> str:
    """Write a number of bytes as people do: ``812 kB``, ``4.1 MB``."""
    return f"{size / _MEGA:.1f} MB" if size >= _MEGA else f"{max(1, round(size / 1000))} kB"


def _text(photo: Photo, name: str) -> str:
    value: object = getattr(photo.described, name)
    return value if isinstance(value, str) else "; ".join(getattr(photo.described, name))


def _quoted(text: str) -> str:
    return f"“{text}”" if text else "nothing"


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            inside = (one for one in path.rglob("*") if one.suffix.lower() in SUFFIXES)
            yield from sorted(one for one in inside if one.is_file() and not one.name.startswith("."))
        else:
            yield path
