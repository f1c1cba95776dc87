"""Exif: what a camera says, read and written by Pillow."""

import io
import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from PIL import Image

from desk.errors import DeskError
from desk.pictures.blocks import quiet
from desk.pictures.metadata_fields import PLACES, Field

_ORIENTATION, _EXIF_IFD, _GPS_IFD = 0x0112, 0x8769, 0x8825
_TAKEN, _ZONE = 0x9003, 0x9011
_SERIALS: Final = frozenset({0xA430, 0xA431, 0xA435})
# Resolution, make and model; exposure, aperture, speed, dates, focal length, colour space, lens.
_KEPT: Final = frozenset({_ORIENTATION, 0x010F, 0x0110, 0x011A, 0x011B, 0x0128})
_KEPT_TAKEN: Final = frozenset(
    {
        0x829A,
        0x829D,
        0x8827,
        0x9000,
        _TAKEN,
        0x9004,
        0x9010,
        _ZONE,
        0x9201,
        0x9202,
        0x920A,
        0xA001,
        0xA405,
        0xA434,
    }
)
_TROUBLE: Final = (
    *(OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, AttributeError),
    *(OverflowError, ZeroDivisionError, struct.error, EOFError, MemoryError),
)
_DATE: Final = re.compile(r"(?P<day>\d{4}[:-]\d\d[:-]\d\d)(?:[ T](?P<clock>\d\d:\d\d:\d\d))?")
_ISO: Final = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?:T(?P<clock>\d\d:\d\d:\d\d))?(?P<zone>[+-]\d\d:\d\d)?")
_UPRIGHT: Final = 1
_MARK: Final = b"Exif\x00\x00"


@dataclass(frozen=True, slots=True)
class ExifFacts:
    """What Exif says: fields, the camera’s orientation from 1 (upright) to 8."""

    values: Mapping[Field, tuple[str, ...]] = field(default_factory=dict[Field, tuple[str, ...]])
    orientation: int = _UPRIGHT


def read_exif(block: bytes) -> ExifFacts:
    """Read a block of Exif, a TIFF structure; raises DeskError when it cannot be read."""
    exif = _loaded(block)
    try:
        taken = exif.get_ifd(_EXIF_IFD)
        values = {
            wanted: texts
            for wanted, place in PLACES.items()
            if place.exif
            and (texts := _texts(wanted, (taken if place.exif == _TAKEN else exif).get(place.exif)))
        }
        if Field.DATE_CREATED in values:
            values[Field.DATE_CREATED] = (_iso(values[Field.DATE_CREATED][0], _text(taken.get(_ZONE))),)
        turned = exif.get(_ORIENTATION, _UPRIGHT)
    except _TROUBLE as error:
        raise _unreadable() from error
    return ExifFacts(values, turned if isinstance(turned, int) and turned in range(1, 9) else _UPRIGHT)


def write_exif(block: bytes, values: Mapping[Field, tuple[str, ...]], *, gps: bool, serials: bool) -> bytes:
    """Return Exif of ``values`` with what may stay of ``block``: exposure, lens, resolution, orientation.

    Positions and serial numbers stay only where asked; maker’s notes and thumbnails never do. Raises
    DeskError when ``block`` cannot be read.
    """
    old, new = _loaded(block), Image.Exif()
    try:
        for tag in _KEPT & set(old):
            new[tag] = old[tag]
        kept = (_KEPT_TAKEN | _SERIALS) if serials else _KEPT_TAKEN
        taken: dict[int, object] = {
            tag: value for tag, value in old.get_ifd(_EXIF_IFD).items() if tag in kept
        }
        for wanted in (Field.CREATOR, Field.COPYRIGHT, Field.CAPTION):
            if texts := values.get(wanted):
                new[PLACES[wanted].exif] = "; ".join(texts).encode("utf-8", "replace")
        _date(taken, values)
        new.get_ifd(_EXIF_IFD).update(taken)
        places = old.get_ifd(_GPS_IFD) if gps else {}
        if places:
            new.get_ifd(_GPS_IFD).update(places)
        written = new.tobytes() if len(new) or taken or places else b""
    except _TROUBLE as error:
        raise _unreadable() from error
    return written.removeprefix(_MARK)


def _loaded(block: bytes) -> Image.Exif:
    exif = Image.Exif()
    if not block:
        return exif
    try:
        with quiet():
            # Of a TIFF the block is the whole file, which ``load`` would copy with Python’s lock held.
            exif.load_from_fp(io.BytesIO(block.removeprefix(_MARK)))
            exif.get_ifd(_EXIF_IFD)
            exif.get_ifd(_GPS_IFD)
            dict(exif.items())
    except _TROUBLE as error:
        raise _unreadable() from error
    return exif


def _unreadable() -> DeskError:
    return DeskError("The photo’s Exif cannot be read; save the photo again from the program it is of.")


def _texts(wanted: Field, value: object) -> tuple[str, ...]:
    text = _text(value)
    parts = text.split(";") if PLACES[wanted].is_list else [text]
    return tuple(part.strip() for part in parts if part.strip())


def _text(value: object) -> str:
    """Return a text tag: UTF-8 where it reads as such, though Exif says ASCII and Pillow reads Latin-1."""
    if isinstance(value, str):
        value = value.encode("latin-1", "replace")
    if not isinstance(value, bytes):
        return ""
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError:
        text = value.decode("cp1252", "replace")
    return text.replace("\x00", "").strip()


def _iso(text: str, zone: str) -> str:
    """Return Exif’s “2026:03:04 19:15:00” as ISO 8601; what is no date comes back as it is."""
    found = _DATE.match(text)
    if found is None:
        return text
    day = found["day"].replace(":", "-")
    return f"{day}T{found['clock']}{zone}" if found["clock"] else day


def _date(taken: dict[int, object], values: Mapping[Field, tuple[str, ...]]) -> None:
    """Put the date of ``values`` in the place of the camera’s."""
    found = _ISO.match("".join(values.get(Field.DATE_CREATED, ())[:1]))
    if found is None:
        return
    taken[_TAKEN] = f"{found['day'].replace('-', ':')} {found['clock'] or '00:00:00'}"
    taken.pop(_ZONE, None)
    if found["zone"]:
        taken[_ZONE] = found["zone"]
