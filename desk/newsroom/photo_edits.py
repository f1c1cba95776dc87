"""Edits of one photo of the library or of many at once: the words of the form made values."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from operator import attrgetter
from typing import Any, cast

from desk.errors import DeskError
from desk.story.photo import CHANNELS, Described, Permission, Photo, Rights

Edits = Mapping[str, str]
LISTS = frozenset({"keywords", "people"})
_DESCRIBED = frozenset(one.name for one in fields(Described))
_PERMISSION = frozenset(one.name for one in fields(Permission))
_MANY_FIGURES = 9
_DAYS = {"expires": "The last day of use", "when": "The day of the permission"}
LABELS: Mapping[str, str] = {
    "headline": "Headline", "caption": "Caption", "alttext": "Alt text", "creator": "Creator",
    "creditline": "Credit line", "source": "Source", "copyrightnotice": "Copyright",
    "people": "People shown", "keywords": "Keywords", "datecreated": "Date created",
    "sublocation": "Place", "city": "City", "state": "State", "country": "Country",
    "instructions": "Instructions", "usageterms": "Usage terms", "webstatement": "Web statement",
    "licensor": "Licensor", "digitalsourcetype": "Source type", "aisystem": "AI system",
    "aiprompt": "AI prompt", "datamining": "Data mining",
    "rights": "Right", "expires": "Last day of use", "uses": "Uses allowed", "channels": "Channels",
    "territory": "Territory", "restrictions": "Restrictions", "licence": "Licence",
    "who": "Allowed by", "when": "Allowed on", "how": "By what way", "evidence": "Evidence",
}  # fmt: skip


def _value_of(name: str) -> Callable[[Photo], object]:
    if name == "rights":
        return lambda photo: photo.terms.rights if photo.terms.decided else ""
    if name in _DESCRIBED:
        return attrgetter(f"described.{name}")
    return attrgetter(f"terms.permission.{name}" if name in _PERMISSION else f"terms.{name}")


_VALUES: Mapping[str, Callable[[Photo], object]] = {name: _value_of(name) for name in LABELS}


def word_of(photo: Photo, name: str) -> str:
    """Return one field as the form shows it: lists with semicolons, the right empty until decided."""
    value = _VALUES[name](photo)
    if isinstance(value, tuple):
        return "; ".join(cast("tuple[str, ...]", value))
    return "" if value is None else str(value)


def words_of(photo: Photo) -> dict[str, str]:
    """Return every field as the form shows it."""
    return {name: word_of(photo, name) for name in LABELS}


def common_words(photos: tuple[Photo, ...]) -> dict[str, str | None]:
    """Return each field’s words where all the photos agree, None where they differ."""
    first = words_of(photos[0])
    return {name: word if len(set(map(_VALUES[name], photos))) == 1 else None for name, word in first.items()}


def edited(photo: Photo, edits: Edits) -> Photo:
    """Return the photo with the fields of ``edits``; a right that is named is decided, an empty one is not.

    Raises DeskError for a day that is none, or uses that are no number.
    """
    told: dict[str, Any] = {
        name: _several(text) if name in LISTS else text.strip()
        for name, text in edits.items()
        if name in _DESCRIBED
    }
    permission: dict[str, Any] = {
        name: _checked(name, text) for name, text in edits.items() if name in _PERMISSION
    }
    terms = replace(photo.terms, permission=replace(photo.terms.permission, **permission))
    for name in ("expires", "territory", "restrictions", "licence"):
        if name in edits:
            terms = replace(terms, **cast("Any", {name: _checked(name, edits[name])}))
    if "uses" in edits:
        terms = replace(terms, uses=_number(edits["uses"]))
    if "channels" in edits:
        chosen = _several(edits["channels"])
        terms = replace(terms, channels=tuple(one for one in CHANNELS if one in chosen))
    if "rights" in edits:
        rights = Rights(edits["rights"] or Rights.UNKNOWN)
        terms = replace(terms, rights=rights, decided=bool(edits["rights"]), reason="")
    return replace(photo, described=replace(photo.described, **told), terms=terms)


def as_read(edits: Edits) -> dict[str, str]:
    """Return the fields of ``edits`` as they will stand in a photo, whichever it is; raises DeskError as
    ``edited`` does.
    """
    after = edited(Photo(""), edits)
    return {name: word_of(after, name) for name in LABELS if name in edits}


def misread(edits: Edits) -> dict[str, str]:
    """Return the fields whose words cannot be read, with the sentence that says why."""
    wrong: dict[str, str] = {}
    for name, text in edits.items():
        try:
            as_read({name: text})
        except DeskError as error:
            wrong[name] = str(error)
    return wrong


def changes(photo: Photo, read: Edits) -> Iterator[str]:
    """Say what edits, ``as_read``, would change in a photo, a line each; what is as it was is left out."""
    for name, after in read.items():
        before = word_of(photo, name)
        if before != after:
            yield f"{LABELS[name]}: {_quoted(before)} becomes {_quoted(after)}"


def _checked(name: str, text: str) -> str:
    text = text.strip()
    if name in _DAYS and text:
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError as error:
            raise DeskError(f"{_DAYS[name]} is no day; write it as 2026-03-04.") from error
    return text


def _number(text: str) -> int | None:
    text = text.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < _MANY_FIGURES and int(text) > 0):
        raise DeskError("Uses allowed is a number, such as 1; leave it empty for any number.")
    return int(text)


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _quoted(text: str) -> str:
    return f"“{text}”" if text else "nothing"
