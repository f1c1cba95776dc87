"""Photos of the library sent out as files, their words and rights written into them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from desk.errors import DeskError
from desk.newsroom.ahead import a_few_ahead
from desk.newsroom.files import file_stem, write_whole
from desk.newsroom.photos import Photos
from desk.pictures.metadata import Values, read_metadata
from desk.pictures.metadata_fields import Field
from desk.pictures.web_photo import web_photo
from desk.story.photo import Described, Photo

SUFFIXES = {"jpeg": ".jpg", "png": ".png", "webp": ".webp"}


@dataclass(frozen=True, slots=True)
class PhotoOrder:
    """How photos are to go out: the form, the longest side in pixels (None as it is), and what may stay."""

    form: str = "jpeg"
    longest: int | None = None
    gps: bool = False
    serials: bool = False


def photo_bytes(photos: Photos, photo: Photo, order: PhotoOrder) -> bytes:
    """Make a photo as ordered; raises DeskError, naming it, when its file is gone or cannot be made over."""
    name = photo.name or photo.file
    path = photos.path(photo.file)
    if path is None:
        raise DeskError(f"The file of {name} is missing from the photo folder; relink it first.")
    try:
        raw = path.read_bytes()
        values = {**_came_with(raw), **written(photo)}
        return web_photo(raw, order.form, order.longest, values, gps=order.gps, serials=order.serials)
    except OSError as error:
        raise DeskError(f"The file of {name} cannot be read ({error.strerror}); check it.") from error
    except DeskError as error:
        raise DeskError(f"{name}: {error}") from error


def written(photo: Photo) -> dict[Field, tuple[str, ...]]:
    """Return what is written into a photo sent out: its description as the desk has it, and its terms.

    A field the desk has emptied is taken out of the file.
    """
    values: dict[Field, tuple[str, ...]] = {}
    for one in fields(Described):
        value: str | tuple[str, ...] = getattr(photo.described, one.name)
        values[Field(one.name)] = value if isinstance(value, tuple) else tuple(filter(None, (value,)))
    terms = photo.terms
    if not values[Field.USAGE_TERMS] and (said := terms.restrictions or terms.licence):
        values[Field.USAGE_TERMS] = (said,)
    return values


def export_photos(
    photos: Photos,
    chosen: Sequence[Photo],
    order: PhotoOrder,
    folder: Path,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    stop: Callable[[], bool] = lambda: False,
) -> tuple[list[Path], list[str]]:
    """Write photos into a folder, under their own names; each is there whole or not at all.

    No file that is there is replaced: a number makes a name new. Returns the files, and a sentence for each
    photo that could not be sent.
    """
    made: list[Path] = []
    refused: list[str] = []
    progress(0, len(chosen))
    ready = a_few_ahead(lambda photo: photo_bytes(photos, photo, order), chosen, stop)
    for done, (photo, raw) in enumerate(zip(chosen, ready, strict=False), start=1):
        try:
            path = _free(folder, file_stem(Path(photo.name).stem, None), SUFFIXES[order.form])
            write_whole(path, raw.result())
            made.append(path)
        except DeskError as error:
            refused.append(str(error))
        progress(done, len(chosen))
    return made, refused


def _came_with(raw: bytes) -> Values:
    before = read_metadata(raw)
    return {name: before.values(name) for name in before.said}


def _free(folder: Path, stem: str, suffix: str) -> Path:
    path, number = folder / f"{stem}{suffix}", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}{suffix}", number + 1
    return path
