"""What a photo file says of itself, with the tag each value came from; and the file with other words in it.

The picture’s own bytes are never touched by this module.
"""

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from PIL import ImageCms

from desk.errors import DeskError
from desk.pictures import blocks_jpeg, blocks_png, blocks_tiff, blocks_webp
from desk.pictures.blocks import Blocks
from desk.pictures.metadata_exif import ExifFacts, read_exif, write_exif
from desk.pictures.metadata_fields import PLACES, Field
from desk.pictures.metadata_iim import cut, read_iim, write_iim
from desk.pictures.metadata_more import gathered, parted
from desk.pictures.metadata_xmp import parse_xmp, read_xmp, write_xmp

Values = Mapping[Field, tuple[str, ...]]
_READERS: Final[tuple[tuple[bytes, Callable[[bytes], Blocks]], ...]] = (
    (rb"\xff\xd8\xff", blocks_jpeg.read),
    (rb"\x89PNG\r\n\x1a\n", blocks_png.read),
    (rb"II[*+]\x00|MM\x00[*+]", blocks_tiff.read),
    (rb"RIFF....WEBP", blocks_webp.read),
)
_WRITERS: Final[tuple[tuple[bytes, Callable[[bytes, Blocks], bytes]], ...]] = (
    (rb"\xff\xd8\xff", blocks_jpeg.write),
    (rb"\x89PNG\r\n\x1a\n", blocks_png.write),
    (rb"RIFF....WEBP", blocks_webp.write),
)
_DAY: Final = 10
_Way = TypeVar("_Way")


@dataclass(frozen=True, slots=True)
class Said:
    """What one tag says of a field: “XMP photoshop:Credit”, “IIM 2:110”, “Exif 0x8298”."""

    values: tuple[str, ...]
    tag: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says: for each field every tag that has it, the one to believe first.

    ``orientation`` is the camera’s, 1 for upright; ``profile`` names the embedded ICC profile. ``unreadable``
    are the blocks (``XMP``, ``Exif``) that cannot be parsed: such a file is read but never rewritten.
    """

    said: Mapping[Field, tuple[Said, ...]] = field(default_factory=dict[Field, tuple[Said, ...]])
    orientation: int = 1
    profile: str = ""
    unreadable: tuple[str, ...] = ()

    def values(self, wanted: Field) -> tuple[str, ...]:
        """Return the values of a field by the tag to believe; empty when no tag has it."""
        found = self.said.get(wanted, ())
        return found[0].values if found else ()

    def text(self, wanted: Field) -> str:
        """Return a field as one text, several values with semicolons between."""
        return "; ".join(self.values(wanted))

    def disagreeing(self) -> dict[Field, tuple[Said, ...]]:
        """Return the fields whose tags say different things.

        What IIM had to cut, a day beside a day with its time, and spaces are no difference.
        """
        return {
            wanted: found
            for wanted, found in self.said.items()
            if not all(_agree(wanted, found[0].values, other.values) for other in found[1:])
        }


def read_metadata(raw: bytes) -> Metadata:
    """Read what a JPEG, PNG, TIFF or WebP says of itself; raises DeskError when it is none or damaged."""
    blocks = _reader(raw)(raw)
    unreadable: list[str] = []
    xmp, exif = dict[Field, tuple[str, ...]](), ExifFacts()
    try:
        for packet in (blocks.more_xmp, blocks.xmp):
            xmp |= read_xmp(parse_xmp(packet)) if packet else {}
    except DeskError:
        unreadable.append("XMP")
    try:
        exif = read_exif(blocks.exif) if blocks.exif else exif
    except DeskError:
        unreadable.append("Exif")
    iim = read_iim(blocks.iim)
    said: dict[Field, tuple[Said, ...]] = {}
    for wanted, place in PLACES.items():
        tags = (
            (xmp, f"XMP {place.prefix}:{place.name}"),
            (iim, f"IIM 2:{place.dataset:02}"),
            (exif.values, f"Exif 0x{place.exif:04X}"),
        )
        found = tuple(Said(values[wanted], tag) for values, tag in tags if wanted in values)
        if found:
            said[wanted] = found
    return Metadata(said, exif.orientation, _profile(blocks.icc), tuple(unreadable))


def with_metadata(raw: bytes, values: Values, *, gps: bool = False, serials: bool = False) -> bytes:
    """Return the file with ``values`` in XMP, and in IIM and Exif as far as those have the field.

    Fields not in ``values`` stay as they are, and an empty tuple takes one out. Positions, serial numbers,
    thumbnails and maker’s notes are taken out; the first two stay where asked. Raises DeskError for a TIFF,
    for a damaged file, and for one whose XMP or Exif cannot be parsed: that is never rewritten.
    """
    write = _of_kind(_WRITERS, raw)
    if write is None:
        raise DeskError("Metadata can be written into JPEG, PNG and WebP; export the photo as one of these.")
    blocks = _reader(raw)(raw)
    before = read_metadata(raw)
    if before.unreadable:
        raise DeskError(
            f"The photo’s {' and '.join(before.unreadable)} cannot be read, so it is left as it is; "
            "save it again from the program it is of."
        )
    rdf = parse_xmp(blocks.xmp) if blocks.xmp else None
    if blocks.more_xmp:
        rdf = gathered(rdf, parse_xmp(blocks.more_xmp))
    whole = {wanted: before.values(wanted) for wanted in before.said} | dict(values)
    xmp, more = write_xmp(rdf, whole, gps=gps, serials=serials), b""
    if write is blocks_jpeg.write:
        xmp, more = parted(xmp, blocks_jpeg.XMP_ROOM)
    exif = write_exif(blocks.exif, whole, gps=gps, serials=serials)
    new = Blocks(exif=exif, xmp=xmp, iim=write_iim(whole), more_xmp=more)
    return write(raw, new)


def _reader(raw: bytes) -> Callable[[bytes], Blocks]:
    found = _of_kind(_READERS, raw)
    if found is None:
        raise DeskError("The photo is not a picture Desk can read; choose a JPEG, PNG, TIFF or WebP.")
    return found


def _of_kind(ways: tuple[tuple[bytes, _Way], ...], raw: bytes) -> _Way | None:
    return next((way for magic, way in ways if re.match(magic, raw[:12], re.DOTALL)), None)


def _profile(icc: bytes) -> str:
    """Return what an ICC profile calls itself; empty for none or a broken one."""
    if not icc:
        return ""
    try:
        return ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(icc))).strip()
    except (OSError, ImageCms.PyCMSError, ValueError):
        return ""


def _agree(wanted: Field, first: tuple[str, ...], other: tuple[str, ...]) -> bool:
    most = PLACES[wanted].most
    if wanted is Field.DATE_CREATED:
        return [one[:_DAY] for one in first] == [one[:_DAY] for one in other]
    if len(first) != len(other):
        return False
    pairs = zip(map(_plain, first), map(_plain, other), strict=True)
    return all(one == two or (most > 0 and _plain(cut(one, most)) == two) for one, two in pairs)


def _plain(text: str) -> str:
    return " ".join(text.split())
