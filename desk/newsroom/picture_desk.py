"""The picture desk: files taken into the library with all they say of themselves, each kept once."""

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

from desk.errors import DeskError
from desk.newsroom.photo_files import FileState, state_of
from desk.newsroom.photos import Photos, read_picture
from desk.newsroom.thumbnails import Thumbnails
from desk.pictures.likeness import fingerprint
from desk.pictures.metadata import Metadata, Said, read_metadata
from desk.pictures.metadata_fields import PLACES, Field
from desk.pictures.photo import jpeg_of, look
from desk.store.library import Library
from desk.story.model import PhotoUse
from desk.story.photo import Described, Found, Photo

_LISTS = frozenset({Field.KEYWORDS, Field.PEOPLE})
UNREADABLE = "unreadable"


class PictureDesk:
    """Keeps the bytes of pictures and files what is known of them. Any thread may use it.

    ``library`` is asked for with the first picture, so that looking makes no store.
    """

    def __init__(self, photos: Photos, thumbnails: Thumbnails, library: Callable[[], Library]) -> None:
        self._photos = photos
        self._thumbnails = thumbnails
        self._library = library

    def bring_in(self, raw: bytes, name: str) -> Photo:
        """Take a picture into the library: its bytes kept once, its words read, nothing guessed.

        ``name`` is what its file was called. The same bytes are the same photo: the library’s is returned
        as the desk has it, its file put back where it was lost. Raises DeskError for what is no picture, is
        damaged, or cannot be kept.
        """
        return self.file(self.develop(raw, name))[0]

    def bring_in_file(self, path: Path) -> Photo:
        """Take a picture file into the library; raises DeskError, naming it, when it is refused."""
        return self.file(self.develop_file(path))[0]

    def develop(self, raw: bytes, name: str) -> Photo:
        """Keep a picture’s bytes and read all they say; only ``file`` makes it a photo of the library.

        Raises DeskError as ``bring_in`` does.
        """
        known = self._known(raw)
        if known is not None:
            return known
        seen = look(raw)
        file = self._photos.keep(raw, seen.facts)
        self._thumbnails.keep(file, jpeg_of(seen.small))
        try:
            said = read_metadata(raw)
        except DeskError:
            # The picture is sound; of words that cannot be read only that is known.
            said = Metadata(unreadable=("metadata",))
        return Photo(
            file=file,
            name=name.encode("utf-8", "replace").decode(),  # a file’s name may be bytes that are no text
            form=seen.facts.format,
            width=seen.facts.width,
            height=seen.facts.height,
            size=len(raw),
            fingerprint=fingerprint(seen.small),
            described=described_by(said),
            found=found_in(said),
        )

    def develop_file(self, path: Path) -> Photo:
        """Do as ``develop`` does with a file; raises DeskError, naming it, when it is refused."""
        raw = read_picture(path)
        try:
            return self.develop(raw, path.name)
        except DeskError as error:
            raise DeskError(f"{path.name}: {error}") from error

    def file(self, developed: Photo) -> tuple[Photo, bool]:
        """Put a photo into the library: returns it as the library has it, and whether it is new there."""
        library = self._library()
        before = library.last()
        stored = library.add([developed])[0]
        return stored.photo, stored.key > before

    def _known(self, raw: bytes) -> Photo | None:
        """Return the library’s photo of these bytes; a file of it that was lost or changed is put back."""
        file = self._photos.name_of(raw)
        stored = None if file is None else self._library().get(file)
        if stored is None:
            return None
        if state_of(self._photos, stored.photo.file) is not FileState.SOUND:
            self._photos.mend(stored.photo.file, raw)
        return stored.photo


def described_by(said: Metadata) -> Described:
    """Return what a file says, of the fields the library keeps, each by the tag to believe."""
    names = [Field(one.name) for one in fields(Described)]
    texts = {str(name): said.text(name) for name in names if name not in _LISTS}
    return Described(**texts, keywords=said.values(Field.KEYWORDS), people=said.values(Field.PEOPLE))


def found_in(said: Metadata) -> tuple[Found, ...]:
    """Return every value a file came with and its tag; what cannot be read is named ``unreadable``."""
    values = (
        Found(str(name), "; ".join(one.values), one.tag) for name, tags in said.said.items() for one in tags
    )
    return (*values, *(Found(UNREADABLE, "", block) for block in said.unreadable))


def disagreeing(found: tuple[Found, ...]) -> frozenset[str]:
    """Return the fields of which the tags of a file say different things."""
    said: dict[Field, tuple[Said, ...]] = {}
    for one in found:
        if one.name != UNREADABLE and one.name in PLACES:
            name = Field(one.name)
            said[name] = (*said.get(name, ()), Said((one.value,), one.tag))
    return frozenset(str(name) for name in Metadata(said).disagreeing())


def filled(use: PhotoUse, photo: Photo) -> PhotoUse:
    """Put a photo into a use; a caption, credit or alt text the use lacks is taken from the photo’s."""
    told = photo.described
    owed = told.creditline or "/".join(filter(None, (told.creator, told.source)))
    return replace(
        use,
        file=photo.file,
        caption=use.caption if use.caption.strip() else told.caption,
        credit=use.credit if use.credit.strip() else owed,
        alt=use.alt if use.alt.strip() else told.alttext,
    )
