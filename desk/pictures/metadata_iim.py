"""IPTC IIM: records of bytes, as photos have carried captions since 1991."""

from collections.abc import Mapping
from typing import Final

from desk.pictures.metadata_fields import BY_DATASET, PLACES, Field

_TAG: Final = 0x1C
_ENVELOPE, _APPLICATION = 1, 2
_CHARACTER_SET, _RECORD_VERSION, _TIME = 90, 0, 60
_UTF8: Final = b"\x1b%G"
_HEAD: Final = 5
_LONG: Final = 0x8000
_DATE_FIGURES: Final = 8
_ISO_DAY: Final = 10


def read_iim(block: bytes) -> dict[Field, tuple[str, ...]]:
    """Return what the datasets of record 2 say; what is cut short or unknown is passed over.

    Text is UTF-8 where 1:90 says so or it reads as such, else Windows-1252, which most old files are in.
    """
    found: dict[Field, list[str]] = {}
    utf8, time, at = False, "", 0
    while at + _HEAD <= len(block) and block[at] == _TAG:
        record, dataset = block[at + 1], block[at + 2]
        size = int.from_bytes(block[at + 3 : at + 5], "big")
        at += _HEAD
        if size & _LONG:
            width = size & ~_LONG
            size = int.from_bytes(block[at : at + width], "big")
            at += width
        data = block[at : at + size]
        at += size
        if (record, dataset) == (_ENVELOPE, _CHARACTER_SET):
            utf8 = data == _UTF8
        elif record == _APPLICATION and dataset == _TIME:
            time = _text(data, utf8=utf8)
        elif record == _APPLICATION and (field := BY_DATASET.get(dataset)) is not None:
            found.setdefault(field, []).append(_text(data, utf8=utf8))
    values = {field: tuple(one for one in texts if one) for field, texts in found.items()}
    if dates := values.get(Field.DATE_CREATED):
        values[Field.DATE_CREATED] = (_iso(dates[0], time),)
    return {field: texts for field, texts in values.items() if texts}


def write_iim(values: Mapping[Field, tuple[str, ...]]) -> bytes:
    """Return IIM of ``values`` in UTF-8, each cut to the bytes IIM allows, never within a character."""
    parts = [_dataset(_ENVELOPE, _CHARACTER_SET, _UTF8), _dataset(_APPLICATION, _RECORD_VERSION, b"\x00\x04")]
    for field, place in sorted(PLACES.items(), key=lambda one: one[1].dataset):
        texts = values.get(field, ()) if place.dataset else ()
        if field is Field.DATE_CREATED:
            parts.extend(_date(texts))
            continue
        if not place.is_list:
            texts = texts[:1]
        parts.extend(_dataset(_APPLICATION, place.dataset, cut(text, place.most).encode()) for text in texts)
    return b"".join(parts)


def cut(text: str, most: int) -> str:
    """Return as much of ``text`` as ``most`` bytes of UTF-8 hold, whole characters only."""
    return text.encode("utf-8", "replace")[:most].decode("utf-8", "ignore")


def _dataset(record: int, dataset: int, data: bytes) -> bytes:
    return bytes((_TAG, record, dataset)) + len(data).to_bytes(2, "big") + data


def _text(data: bytes, *, utf8: bool) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8" if utf8 else "cp1252", "replace")
    return text.replace("\x00", "").strip()


def _iso(date: str, time: str) -> str:
    """Return IIM’s 20260304 and 191500+0000 as ISO 8601; what is no date comes back as it is."""
    if len(date) != _DATE_FIGURES or not date.isascii() or not date.isdigit():
        return date
    day = f"{date[:4]}-{date[4:6]}-{date[6:]}"
    clock = time[:6]
    if len(clock) != len("191500") or not clock.isascii() or not clock.isdigit():
        return day
    zone = time[6:11]
    offset = f"{zone[:3]}:{zone[3:]}" if len(zone) == len("+0000") and zone[0] in "+-" else ""
    return f"{day}T{clock[:2]}:{clock[2:4]}:{clock[4:]}{offset}"


def _date(texts: tuple[str, ...]) -> list[bytes]:
    """Return date and, where it is known, time; IIM has no year or month alone, so those are left out."""
    text = "".join(texts[:1])
    day = text[:_ISO_DAY].replace("-", "")
    if len(day) != _DATE_FIGURES or not day.isdigit():
        return []
    parts = [_dataset(_APPLICATION, PLACES[Field.DATE_CREATED].dataset, day.encode())]
    clock = text[_ISO_DAY + 1 :].replace(":", "").replace("Z", "+0000")
    if len(clock) >= len("191500+0000") and clock[:6].isdigit():
        parts.append(_dataset(_APPLICATION, _TIME, f"{clock[:6]}{clock[-5:]}".encode()))
    return parts
