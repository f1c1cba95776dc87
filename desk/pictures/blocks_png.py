"""Metadata in PNG: XMP in iTXt, Exif in eXIf, ICC in iCCP, and IIM in a text “Raw profile type iptc”."""

import re
import zlib
from collections.abc import Iterator
from typing import Final

from desk.pictures.blocks import Blocks, damaged, inflated

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_XMP: Final = b"XML:com.adobe.xmp"
_RAW: Final = re.compile(rb"Raw profile type (?P<kind>\w+)")
_TEXTS: Final = (b"tEXt", b"zTXt", b"iTXt")
_HEXED: Final = re.compile(rb"\s*[^\n]*\n\s*\d+\s+(?P<hex>[0-9a-fA-F\s]*)")
_IIM_RESOURCE: Final = b"8BIM\x04\x04\x00\x00"
_LINE: Final = 72


def read(raw: bytes) -> Blocks:
    """Return the blocks of a PNG; raises DeskError when its chunks do not hold."""
    exif = xmp = iim = icc = b""
    for kind, data in _chunks(raw):
        if kind == b"eXIf":
            exif = data.removeprefix(b"Exif\x00\x00")
        elif kind == b"iCCP":
            icc = inflated(data.partition(b"\x00")[2][1:])
        elif kind in _TEXTS:
            word, text = _text(kind, data)
            if word == _XMP:
                xmp = text
            elif (profile := _RAW.fullmatch(word)) is not None:
                body = _unhexed(text)
                if profile["kind"] in {b"iptc", b"8bim"}:
                    iim = iim or _datasets(body)
                elif profile["kind"] == b"xmp":
                    xmp = xmp or body
                elif profile["kind"] in {b"exif", b"APP1"}:
                    exif = exif or body.removeprefix(b"Exif\x00\x00")
    return Blocks(exif, xmp, iim, icc)


def write(raw: bytes, blocks: Blocks) -> bytes:
    """Return the PNG with these blocks in place of its own; the picture’s own bytes are not touched.

    Texts and times of the program that made it are left out. Raises DeskError when the chunks do not hold.
    """
    chunks = [one for one in _chunks(raw) if one[0] not in {*_TEXTS, b"eXIf", b"tIME"}]
    new: list[tuple[bytes, bytes]] = []
    if blocks.xmp:
        new.append((b"iTXt", _XMP + b"\x00\x00\x00\x00\x00" + blocks.xmp))
    if blocks.iim:
        new.append((b"zTXt", b"Raw profile type iptc\x00\x00" + zlib.compress(_hexed(blocks.iim))))
    if blocks.exif:
        new.append((b"eXIf", blocks.exif))
    return _SIGNATURE + b"".join(_chunk(*one) for one in (chunks[0], *new, *chunks[1:]))


def _chunks(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    kind = b""
    if not raw.startswith(_SIGNATURE) or raw[at + 4 : at + 8] != b"IHDR":
        raise damaged("PNG")
    while kind != b"IEND":
        size = int.from_bytes(raw[at : at + 4], "big")
        kind = raw[at + 4 : at + 8]
        data = raw[at + 8 : at + 8 + size]
        if len(data) != size or len(raw) < at + 12 + size or not kind.isalpha():
            raise damaged("PNG")
        yield kind, data
        at += 12 + size


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def _text(kind: bytes, data: bytes) -> tuple[bytes, bytes]:
    """Return keyword and text of a text chunk, unpacked."""
    word, _null, rest = data.partition(b"\x00")
    if kind == b"tEXt":
        return word, rest
    if kind == b"zTXt":
        return word, inflated(rest[1:])
    packed, rest = rest[:1] == b"\x01", rest[2:]
    text = rest.partition(b"\x00")[2].partition(b"\x00")[2]
    return word, inflated(text) if packed else text


def _unhexed(text: bytes) -> bytes:
    found = _HEXED.match(text)
    figures = b"".join(found["hex"].split()) if found is not None else b""
    return bytes.fromhex(figures[: len(figures) // 2 * 2].decode("ascii"))


def _hexed(iim: bytes) -> bytes:
    body = _IIM_RESOURCE + len(iim).to_bytes(4, "big") + iim + b"\x00" * (len(iim) % 2)
    figures = body.hex()
    lines = "\n".join(figures[at : at + _LINE] for at in range(0, len(figures), _LINE))
    return f"\niptc\n{len(body):8d}\n{lines}\n".encode("ascii")


def _datasets(body: bytes) -> bytes:
    """Return the IIM of a profile, which may lie in a Photoshop resource."""
    at = body.find(_IIM_RESOURCE)
    return body if at < 0 else body[at + len(_IIM_RESOURCE) + 4 :]
