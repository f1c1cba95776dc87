"""Metadata in TIFF 6.0 and BigTIFF, read only: tag 700 has XMP, 33723 IIM, 34675 the profile.

The file itself is Exif. The directory is read here, since Pillow gives only a part of IIM that was
written as 32-bit numbers.
"""

import struct
from typing import Final

from desk.pictures.blocks import Blocks, damaged

_XMP, _IIM, _ICC = 700, 33723, 34675
_LARGEST: Final = 16 * 1024 * 1024
_SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 7: 1}


def read(raw: bytes) -> Blocks:
    """Return the blocks of a TIFF; raises DeskError when its first directory does not hold."""
    try:
        found = _tags(raw)
    except struct.error as error:
        raise damaged("TIFF") from error
    return Blocks(raw, found.get(_XMP, b""), found.get(_IIM, b""), found.get(_ICC, b""))


def _tags(raw: bytes) -> dict[int, bytes]:
    """Return the bytes of the three tags that are in the first directory and within the file."""
    order = "<" if raw.startswith(b"II") else ">"
    big = struct.unpack_from(f"{order}H", raw, 2)[0] == 43  # noqa: PLR2004 - BigTIFF’s own number
    entry, place = (f"{order}HHQ8s", f"{order}Q") if big else (f"{order}HHI4s", f"{order}I")
    (at,) = struct.unpack_from(place, raw, 8 if big else 4)
    (count,) = struct.unpack_from(f"{order}Q" if big else f"{order}H", raw, at)
    at += 8 if big else 2
    found: dict[int, bytes] = {}
    for number in range(min(count, 4096)):
        tag, kind, many, value = struct.unpack_from(entry, raw, at + number * struct.calcsize(entry))
        size = many * _SIZES.get(kind, 0)
        if tag not in {_XMP, _IIM, _ICC} or not 0 < size <= _LARGEST:
            continue
        start = struct.unpack(place, value)[0]
        data = value[:size] if size <= len(value) else raw[start : start + size]
        found[tag] = data if len(data) == size else b""
    return found
