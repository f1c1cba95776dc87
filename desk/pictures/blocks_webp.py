"""Metadata in WebP: EXIF, XMP and ICCP chunks of an extended file (RFC 9649). WebP has no place for IIM."""

from collections.abc import Iterator
from typing import Final

from desk.pictures.blocks import Blocks, damaged

_EXIF_FLAG, _XMP_FLAG, _ALPHA_FLAG, _ICC_FLAG = 0x08, 0x04, 0x10, 0x20
_PICTURE: Final = (b"VP8 ", b"VP8L")
_LOSSLESS_HEAD, _LOSSY_HEAD = 5, 10


def read(raw: bytes) -> Blocks:
    """Return the blocks of a WebP; raises DeskError when its chunks do not hold."""
    chunks = dict(reversed(list(_chunks(raw))))
    exif = chunks.get(b"EXIF", b"").removeprefix(b"Exif\x00\x00")
    return Blocks(exif=exif, xmp=chunks.get(b"XMP ", b""), icc=chunks.get(b"ICCP", b""))


def write(raw: bytes, blocks: Blocks) -> bytes:
    """Return the WebP with these blocks in place of its own; the picture’s own bytes are not touched.

    Raises DeskError when the chunks do not hold.
    """
    chunks = [one for one in _chunks(raw) if one[0] not in {b"EXIF", b"XMP "}]
    head = bytearray(chunks[0][1] if chunks[0][0] == b"VP8X" else _extended(chunks))
    if chunks[0][0] == b"VP8X":
        chunks = chunks[1:]
    head[0] = head[0] & ~(_EXIF_FLAG | _XMP_FLAG)
    head[0] |= (_EXIF_FLAG if blocks.exif else 0) | (_XMP_FLAG if blocks.xmp else 0)
    after = [(b"EXIF", blocks.exif), (b"XMP ", blocks.xmp)]
    whole = [(b"VP8X", bytes(head)), *chunks, *((kind, data) for kind, data in after if data)]
    body = b"WEBP" + b"".join(_chunk(*one) for one in whole)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _chunks(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    if raw[:4] != b"RIFF" or raw[8:12] != b"WEBP":
        raise damaged("WebP")
    at, end = 12, min(len(raw), 8 + int.from_bytes(raw[4:8], "little"))
    if end < at + 8:
        raise damaged("WebP")
    while at + 8 <= end:
        size = int.from_bytes(raw[at + 4 : at + 8], "little")
        data = raw[at + 8 : at + 8 + size]
        if len(data) != size:
            raise damaged("WebP")
        yield raw[at : at + 4], data
        at += 8 + size + size % 2


def _chunk(kind: bytes, data: bytes) -> bytes:
    return kind + len(data).to_bytes(4, "little") + data + b"\x00" * (len(data) % 2)


def _extended(chunks: list[tuple[bytes, bytes]]) -> bytes:
    """Return the header of an extended file for a picture that has come without one."""
    kind, data = chunks[0]
    if kind == b"VP8L" and len(data) >= _LOSSLESS_HEAD:
        bits = int.from_bytes(data[1:5], "little")
        wide, high, alpha = bits & 0x3FFF, bits >> 14 & 0x3FFF, bits >> 28 & 1
    elif kind == b"VP8 " and len(data) >= _LOSSY_HEAD:
        wide = (int.from_bytes(data[6:8], "little") & 0x3FFF) - 1
        high, alpha = (int.from_bytes(data[8:10], "little") & 0x3FFF) - 1, 0
    else:
        raise damaged("WebP")
    if wide < 0 or high < 0:
        raise damaged("WebP")
    flags = _ALPHA_FLAG if alpha else 0
    return bytes((flags, 0, 0, 0)) + wide.to_bytes(3, "little") + high.to_bytes(3, "little")
