"""What a file that is not text looks like, told by its first bytes."""

from typing import Final

_STARTS: Final = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Office document"),
    (b"\xff\xd8\xff", "a JPEG photo"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"Rar!\x1a\x07", "a compressed file"),
    (b"ID3", "a sound recording"),
)
_ZIPPED: Final = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel sheet"),
    (b"ppt/", "a PowerPoint file"),
    (b"opendocument.text", "an OpenDocument text"),
)
_ADVICE: Final = {
    "document": "save it as plain text there and import that",
    "text": "save it as plain text there and import that",
    "PDF": "copy the words out of it and use Paste as Copy",
    "photo": "add it as a photo of a story instead",
    "picture": "add it as a photo of a story instead",
}


def looks_like(raw: bytes) -> str:
    """Name the kind of file ``raw`` is by its signature (``a PDF``); empty when it has none we know."""
    if raw[:4] == b"PK\x03\x04":
        return next((name for mark, name in _ZIPPED if mark in raw[:4096]), "a ZIP archive")
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        return "a WebP picture"
    if raw[4:8] == b"ftyp":
        return "a film or a phone photo"
    return next((name for mark, name in _STARTS if raw.startswith(mark)), "")


def advice_for(kind: str) -> str:
    """Say what to do with a file of that kind, as the second half of a sentence."""
    return _ADVICE.get(kind.rsplit(" ", 1)[-1], "ask for the copy as text")
