"""Metadata in JPEG: Exif and XMP in APP1, IIM in the Photoshop block of APP13, ICC in APP2.

Segments after the specification of JPEG (ISO 10918-1), XMP Part 3 and Photoshop’s image resources.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desk.errors import DeskError
from desk.pictures.blocks import Blocks, damaged

_SOI, _EOI, _SOS, _APP0, _APP1, _APP2, _APP13, _COM = 0xD8, 0xD9, 0xDA, 0xE0, 0xE1, 0xE2, 0xED, 0xFE
_EXIF: Final = b"Exif\x00\x00"
_XMP: Final = b"http://ns.adobe.com/xap/1.0/\x00"
_MORE_XMP: Final = b"http://ns.adobe.com/xmp/extension/\x00"
_ICC: Final = b"ICC_PROFILE\x00"
_PHOTOSHOP: Final = b"Photoshop 3.0\x00"
_PREVIEWS: Final = (b"MPF\x00", b"JFXX\x00", b"FPXR\x00")
_LARGEST: Final = 65_533
XMP_ROOM: Final = _LARGEST - len(_XMP)
_GUID: Final = 32
_AFTER_GUID: Final = 8
_MORE_ROOM: Final = _LARGEST - len(_MORE_XMP) - _GUID - _AFTER_GUID
_IIM, _DIGEST, _XMP_RESOURCE, _EXIF_RESOURCES = 1028, 1061, 1060, (1058, 1059)
_THUMBNAILS: Final = (1033, 1036)
_SCAN_END: Final = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


@dataclass(frozen=True, slots=True)
class _Segment:
    """A marker and its data, without the two bytes of length; for SOS, the data with the scan after it."""

    marker: int
    data: bytes


def read(raw: bytes) -> Blocks:
    """Return the blocks of a JPEG; raises DeskError when the segments before its scans do not hold."""
    exif = xmp = iim = b""
    icc: dict[int, bytes] = {}
    more: dict[bytes, dict[int, bytes]] = {}
    for marker, data in ((one.marker, one.data) for one in _segments(raw, scans=False)):
        if marker == _APP1 and data.startswith(_EXIF):
            exif = exif or data[len(_EXIF) :]
        elif marker == _APP1 and data.startswith(_XMP):
            xmp = xmp or data[len(_XMP) :]
        elif marker == _APP1 and data.startswith(_MORE_XMP):
            guid, rest = data[len(_MORE_XMP) :][:_GUID], data[len(_MORE_XMP) + _GUID :]
            more.setdefault(guid, {})[int.from_bytes(rest[4:8], "big")] = rest[_AFTER_GUID:]
        elif marker == _APP2 and data.startswith(_ICC):
            icc[int.from_bytes(data[len(_ICC) : len(_ICC) + 1], "big")] = data[len(_ICC) + 2 :]
        elif marker == _APP13 and data.startswith(_PHOTOSHOP):
            resources = _resources(data[len(_PHOTOSHOP) :])
            iim += b"".join(body for number, _name, body in resources if number == _IIM)
    # An extended packet that the main one does not name is no part of it.
    named = next((_in_order(parts) for guid, parts in more.items() if guid in xmp), b"")
    return Blocks(exif, xmp, iim, _in_order(icc), named)


def write(raw: bytes, blocks: Blocks) -> bytes:
    """Return the JPEG with these blocks in place of its own; the picture’s own bytes are not touched.

    Thumbnails, previews and comments are left out. Raises DeskError when the segments do not hold, or a
    block is larger than a segment of JPEG.
    """
    kept: list[_Segment] = []
    photoshop: list[tuple[int, bytes, bytes]] = []
    for one in _segments(raw):
        if one.marker == _APP13 and one.data.startswith(_PHOTOSHOP):
            photoshop.extend(_resources(one.data[len(_PHOTOSHOP) :]))
        elif not _is_left_out(one):
            kept.append(one)
    gone = {_IIM, _DIGEST, _XMP_RESOURCE, *_EXIF_RESOURCES, *_THUMBNAILS}
    resources = [one for one in photoshop if one[0] not in gone]
    if blocks.iim:
        resources.insert(0, (_IIM, b"\x00\x00", blocks.iim))
    new = [
        _Segment(_APP1, _EXIF + blocks.exif) if blocks.exif else None,
        _Segment(_APP1, _XMP + blocks.xmp) if blocks.xmp else None,
        *_more_xmp(blocks.more_xmp),
        _Segment(_APP13, _PHOTOSHOP + b"".join(map(_resource, resources))) if resources else None,
    ]
    first = 1 if kept and kept[0].marker == _APP0 else 0
    whole = [*kept[:first], *(one for one in new if one is not None), *kept[first:]]
    return b"\xff\xd8" + b"".join(map(_bytes, whole)) + b"\xff\xd9"


def _more_xmp(packet: bytes) -> Iterator[_Segment]:
    """Yield the segments of an extended packet: its MD5, its length, and where in it the piece lies."""
    guid = hashlib.md5(packet, usedforsecurity=False).hexdigest().upper().encode()
    for at in range(0, len(packet), _MORE_ROOM):
        place = len(packet).to_bytes(4, "big") + at.to_bytes(4, "big")
        yield _Segment(_APP1, _MORE_XMP + guid + place + packet[at : at + _MORE_ROOM])


def _is_left_out(one: _Segment) -> bool:
    if one.marker == _COM:
        return True
    return (one.marker == _APP1 and one.data.startswith((_EXIF, _XMP, _MORE_XMP))) or (
        one.marker in {_APP0, _APP2} and one.data.startswith(_PREVIEWS)
    )


def _in_order(parts: dict[int, bytes]) -> bytes:
    return b"".join(parts[number] for number in sorted(parts))


def _segments(raw: bytes, *, scans: bool = True) -> Iterator[_Segment]:
    """Yield the segments between start and end of the image; what follows the end is no part of it.

    Without ``scans`` only those before the first, which all words come before: the rest is megabytes.
    """
    if raw[:2] != b"\xff\xd8":
        raise damaged("JPEG")
    at = 2
    while True:
        while raw[at : at + 2] == b"\xff\xff":
            at += 1
        if len(raw) < at + 2 or raw[at] != 0xFF:  # noqa: PLR2004 - each marker begins so
            raise damaged("JPEG")
        marker = raw[at + 1]
        if marker == _EOI:
            return
        if marker == _SOS and not scans:
            return
        size = int.from_bytes(raw[at + 2 : at + 4], "big")
        end = at + 2 + size
        if size < 2 or end > len(raw) or marker in {0, 1, _SOI}:  # noqa: PLR2004 - the length counts itself
            raise damaged("JPEG")
        if marker == _SOS:
            found = _SCAN_END.search(raw, end)
            end = found.start() if found is not None else len(raw)
        yield _Segment(marker, raw[at + 4 : end])
        at = end


def _bytes(one: _Segment) -> bytes:
    head = bytes((0xFF, one.marker))
    if one.marker == _SOS:
        # Its own length comes first in the scan’s header: components, two bytes each, and four more.
        return head + (6 + 2 * one.data[0]).to_bytes(2, "big") + one.data
    if len(one.data) > _LARGEST:
        raise DeskError("The words are more than the 64 kB a JPEG has room for; shorten the longest of them.")
    return head + (len(one.data) + 2).to_bytes(2, "big") + one.data


def _resources(data: bytes) -> list[tuple[int, bytes, bytes]]:
    """Return Photoshop’s image resources: number, name as it lies there, and body."""
    found: list[tuple[int, bytes, bytes]] = []
    at = 0
    while data[at : at + 4] == b"8BIM" and len(data) >= at + 12:
        number = int.from_bytes(data[at + 4 : at + 6], "big")
        named = at + 6 + _even(1 + data[at + 6])
        size = int.from_bytes(data[named : named + 4], "big")
        body = data[named + 4 : named + 4 + size]
        found.append((number, data[at + 6 : named], body))
        at = named + 4 + _even(size)
    return found


def _resource(one: tuple[int, bytes, bytes]) -> bytes:
    number, name, body = one
    padded = body + b"\x00" * (len(body) % 2)
    return b"8BIM" + number.to_bytes(2, "big") + name + len(body).to_bytes(4, "big") + padded


def _even(number: int) -> int:
    return number + number % 2
