"""Edits of one photo of the library or of many at once: the words of the form made values."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields, replace
from datetime import date
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


def words_of(photo: Photo) -> dict[str, str]:
    """Return each field as the form shows it: lists with semicolons, the right empty until decided."""
    terms = photo.terms
    told = {
        name: value if isinstance(value, str) else "; ".join(value)
        for name, value in asdict(photo.described).items()
    }
    return {
        **told,
        "rights": terms.rights.value if terms.decided else "",
        "expires": terms.expires,
        "uses": "" if terms.uses is None else str(terms.uses),
        "channels": "; ".join(terms.channels),
        "territory": terms.territory,
        "restrictions": terms.restrictions,
        "licence": terms.licence,
        **asdict(terms.permission),
    }


def common_words(photos: tuple[Photo, ...]) -> dict[str, str | None]:
    """Return each field’s words where all the photos agree, None where they differ."""
    every = [words_of(photo) for photo in photos]
    return {name: every[0][name] if len({one[name] for one in every}) == 1 else None for name in LABELS}


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


def changes(photo: Photo, edits: Edits) -> Iterator[str]:
    """Say what the edits would change in a photo, a line each; what is as it was is left out."""
    before, after = words_of(photo), words_of(edited(photo, edits))
    for name, words in LABELS.items():
        if before[name] != after[name]:
            yield f"{words}: {_quoted(before[name])} becomes {_quoted(after[name])}"


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
