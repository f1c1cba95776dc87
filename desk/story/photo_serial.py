"""A photo of the library as plain data and back: the form the store keeps."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import cast

from desk.story.photo import CHANNELS, Described, Found, Permission, Photo, Rights, Terms

_LISTS = frozenset({"keywords", "people"})


def to_data(photo: Photo) -> dict[str, object]:
    """Return the photo as dictionaries, lists, strings and numbers, ready for JSON."""
    return asdict(photo)


def from_data(data: Mapping[str, object]) -> Photo:
    """Rebuild a photo from ``to_data``'s form; unknown keys are passed over, missing ones take defaults.

    Raises ValueError where a value is of the wrong kind.
    """
    fingerprint = data.get("fingerprint")
    return Photo(
        file=_text(data, "file"),
        name=_text(data, "name"),
        form=_text(data, "form"),
        width=_whole(data, "width"),
        height=_whole(data, "height"),
        size=_whole(data, "size"),
        fingerprint=None if fingerprint is None else _whole(data, "fingerprint"),
        described=_described(_part(data, "described")),
        terms=_terms(_part(data, "terms")),
        found=tuple(
            Found(_text(row, "name"), _text(row, "value"), _text(row, "tag")) for row in _rows(data, "found")
        ),
    )


def _described(data: Mapping[str, object]) -> Described:
    names = [one.name for one in fields(Described)]
    texts = {name: _text(data, name) for name in names if name not in _LISTS}
    return Described(**texts, keywords=_texts(data, "keywords"), people=_texts(data, "people"))


def _terms(data: Mapping[str, object]) -> Terms:
    permission = _part(data, "permission")
    return Terms(
        rights=Rights(_text(data, "rights") or Rights.UNKNOWN),
        reason=_text(data, "reason"),
        decided=bool(data.get("decided", False)),
        expires=_text(data, "expires"),
        uses=None if data.get("uses") is None else _whole(data, "uses"),
        channels=_texts(data, "channels") if "channels" in data else CHANNELS,
        territory=_text(data, "territory"),
        restrictions=_text(data, "restrictions"),
        licence=_text(data, "licence"),
        permission=Permission(*(_text(permission, one.name) for one in fields(Permission))),
    )


def _part(data: Mapping[str, object], key: str) -> Mapping[str, object]:
    part = data.get(key, {})
    if not isinstance(part, Mapping):
        raise ValueError(f"{key} is not an object")  # noqa: TRY004 - one error for bad data
    return cast("Mapping[str, object]", part)


def _rows(data: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    rows = data.get(key, [])
    if not isinstance(rows, list | tuple):
        raise ValueError(f"{key} is not a list")  # noqa: TRY004
    return [_part({key: row}, key) for row in cast("list[object]", rows)]


def _texts(data: Mapping[str, object], key: str) -> tuple[str, ...]:
    rows = data.get(key, [])
    if not isinstance(rows, list | tuple):
        raise ValueError(f"{key} is not a list")  # noqa: TRY004
    return tuple(_text({key: row}, key) for row in cast("list[object]", rows))


def _text(data: Mapping[str, object], key: str) -> str:
    value = data.get(key, "")
    if not isinstance(value, str):
        raise ValueError(f"{key} is not text")  # noqa: TRY004
    return value


def _whole(data: Mapping[str, object], key: str) -> int:
    value = data.get(key, 0)
    if not isinstance(value, int):
        raise ValueError(f"{key} is not a whole number")  # noqa: TRY004
    return value
