"""Bytes as they came, turned into text that nothing later trips over."""

import re
from dataclasses import dataclass
from typing import Final

from desk.errors import DeskError
from desk.wire.signatures import advice_for, looks_like

LIMIT: Final = 20_000_000
_MB: Final = 1_000_000

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_NEWLINES: Final = re.compile("\r\n|[\r\n\f\v\x85\u2028\u2029]")
_SPACES: Final = re.compile("[\t\xa0\u2007\u202f\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_UNSEEN: Final = re.compile("[\ufeff\xad\u202a-\u202e\u2066-\u2069]")
_NOISE: Final = re.compile("[\x01-\x08\x0e-\x1f]")
_NOISE_SHARE: Final = 0.05


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with a line feed for every line end, and the encoding it was read in."""

    text: str
    encoding: str


def decode(raw: bytes, name: str = "") -> Decoded:
    """Read ``raw`` as text; ``name`` is the file's, for the sentence when it cannot be read.

    A byte order mark decides; else strict UTF-8; else UTF-16 when half the bytes are the NULs that
    betray it; else Windows-1252, whose five undefined bytes are refused: they mean that the guess is
    wrong, and reading on would print gibberish. For what is cleaned see ``clean``.
    Raises DeskError for bytes that are empty, over 20 MB, or no text.
    """
    what = name or "This copy"
    if len(raw) > LIMIT:
        raise DeskError(
            f"{what} is {len(raw) / _MB:.0f} MB and Desk reads copy of up to {LIMIT // _MB} MB; "
            "bring in the story alone."
        )
    if kind := looks_like(raw):
        raise DeskError(f"{what} is {kind}, not text; {advice_for(kind)}.")
    text, encoding = _as_text(raw, what)
    if "\x00" in text or len(_NOISE.findall(text)) > _NOISE_SHARE * len(text):
        raise DeskError(f"{what} holds binary data, not text; ask for the copy as text.")
    text = clean(text)
    if not text.strip():
        raise DeskError(f"{what} is empty; nothing was brought in.")
    return Decoded(text, encoding)


def clean(text: str) -> str:
    """Make ``text`` safe to store and to set, without losing a letter.

    Every kind of line end becomes a line feed. No-break and figure spaces, tabs and control characters
    (old wire headers carry them) become a plain space. Byte order marks, soft hyphens and the marks that
    override the direction of writing are taken out; joiners and plain direction marks stay, as Bengali
    and Arabic are misspelt without them. Curly quotes and dashes stay as they are.
    """
    return _UNSEEN.sub("", _SPACES.sub(" ", _NEWLINES.sub("\n", text)))


def _as_text(raw: bytes, what: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw[len(mark) :], encoding, what), encoding
    if b"\x00" in raw:
        return _as_wide(raw, what)
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _strictly(raw, "windows-1252", what), "windows-1252"


def _as_wide(raw: bytes, what: str) -> tuple[str, str]:
    """Read UTF-16 without a mark: the byte order under which the copy has the more ASCII is its own."""
    readings: list[tuple[int, str, str]] = []
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        readings.append((len(text.encode("ascii", "ignore")), text, encoding))
    score, text, encoding = max(readings, default=(0, "", ""))
    if score == 0 or score * 20 < len(text):
        raise DeskError(f"{what} holds binary data, not text; ask for the copy as text.")
    return text, encoding


def _strictly(raw: bytes, encoding: str, what: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise DeskError(
            f"{what} cannot be read as {encoding.upper()} from byte {error.start} (line {line}) on; "
            "save it as UTF-8 where it was written and bring it in again."
        ) from error
