"""Photos as they go into a web page: small, and each with its caption, credit and rights inside the file."""

from desk.newsroom.photo_rights import Records, credit_line
from desk.newsroom.photos import Photos
from desk.pictures.metadata import with_metadata
from desk.pictures.metadata_fields import Field
from desk.story.model import PhotoUse, Story
from desk.story.photo import Described

_LONGEST_PX = 1600
_KEPT = (
    Field.CREATOR, Field.SOURCE, Field.COPYRIGHT, Field.USAGE_TERMS, Field.WEB_STATEMENT, Field.LICENSOR,
    Field.SOURCE_TYPE, Field.DATA_MINING,
)  # fmt: skip


class WebPhotos:
    """The photos of a story as JPEG; ``records`` is what the library has of them."""

    def __init__(self, story: Story, records: Records, photos: Photos) -> None:
        self._uses = {use.file: use for use in reversed(story.photos) if use.file}
        self._records = records
        self._photos = photos

    def jpeg(self, name: str) -> bytes | None:
        """Return a photo as JPEG with its words in XMP and IIM, None when its file is missing."""
        raw = self._photos.jpeg(name, _LONGEST_PX)
        if raw is None or name not in self._uses:
            return raw
        record = self._records.get(name)
        described = record.photo.described if record is not None else Described()
        return with_metadata(raw, told(self._uses[name], described))


def told(use: PhotoUse, described: Described) -> dict[Field, tuple[str, ...]]:
    """Return what a file says of itself: caption, credit and alt text of this use, the rest its own."""
    values = {
        Field.CAPTION: use.caption.strip() or described.caption,
        Field.CREDIT_LINE: credit_line(use) or described.creditline,
        Field.ALT_TEXT: use.alt.strip() or described.alttext,
        **{field: str(getattr(described, field.value)) for field in _KEPT},
    }
    return {field: (value,) for field, value in values.items() if value}
