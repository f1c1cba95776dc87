"""A story as plain data and back: the form the store, undo on disk and the page templates share."""

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import TypeVar, cast

from desk.story.model import FACES, Crop, Face, Focus, Kind, Paragraph, PhotoUse, Related, Span, Story
from desk.story.spans import tidy

_T = TypeVar("_T")
_TEXTS = (
    "headline", "slug", "standfirst", "byline", "dateline", "source", "handle", "published", "language",
    "notes", "layout", "pull_quote",
)  # fmt: skip


_USE_TEXTS = ("caption", "credit_label", "credit", "file", "alt")
_WHOLE = 1 + 1e-9
_CROP = ("left", "top", "width", "height")
_FOCUS = ("x", "y")


def to_data(story: Story) -> dict[str, object]:
    """Return the story as dictionaries, lists, strings and numbers, ready for JSON."""
    return {
        **{key: getattr(story, key) for key in _TEXTS},
        "body": paragraphs_to_data(story.body),
        "looser_pt": story.looser_pt,
        "photos": [
            {
                **{key: getattr(use, key) for key in _USE_TEXTS},
                "crop": {key: getattr(use.crop, key) for key in _CROP},
                "focus": {key: getattr(use.focus, key) for key in _FOCUS},
            }
            for use in story.photos
        ],
        "related": [{"title": line.title, "url": line.url} for line in story.related],
    }


def from_data(data: Mapping[str, object]) -> Story:
    """Rebuild a story from ``to_data``'s form; unknown keys are passed over, missing ones take defaults.

    Raises ValueError where a value is of the wrong kind.
    """
    texts = {key: _text(data, key) for key in _TEXTS if key in data}
    return Story(
        **texts,
        body=tuple(_paragraph(row) for row in _rows(data, "body")),
        looser_pt=_number(data, "looser_pt", 0.0),
        photos=tuple(
            PhotoUse(**{key: _text(row, key) for key in _USE_TEXTS}, crop=_crop(row), focus=_focus(row))
            for row in _rows(data, "photos")
        ),
        related=tuple(Related(_text(row, "title"), _text(row, "url")) for row in _rows(data, "related")),
    )


def paragraphs_to_data(paragraphs: Iterable[Paragraph]) -> list[dict[str, object]]:
    """Return paragraphs alone as plain data."""
    return [
        {
            "text": paragraph.text,
            "kind": paragraph.kind.value,
            "spans": [{"start": s.start, "end": s.end, "face": s.face} for s in paragraph.spans],
        }
        for paragraph in paragraphs
    ]


def paragraphs_from_data(data: object) -> list[Paragraph]:
    """Rebuild paragraphs from ``paragraphs_to_data``'s form. Raises ValueError for bad data."""
    return [_paragraph(row) for row in _rows({"paragraphs": data}, "paragraphs")]


def _paragraph(row: Mapping[str, object]) -> Paragraph:
    text = _text(row, "text")
    spans = [
        Span(_of(row_, "start", int), _of(row_, "end", int), _face(_text(row_, "face")))
        for row_ in _rows(row, "spans")
    ]
    return Paragraph(text, Kind(_text(row, "kind") or Kind.TEXT), tidy(spans, len(text)))


def _crop(row: Mapping[str, object]) -> Crop:
    sides = _part(row, "crop")
    crop = Crop(*(_number(sides, key, getattr(Crop(), key)) for key in _CROP))
    is_inside = crop.left >= 0 and crop.top >= 0 and crop.width > 0 and crop.height > 0
    if not is_inside or crop.left + crop.width > _WHOLE or crop.top + crop.height > _WHOLE:
        raise ValueError("crop is not a part of the picture")
    return crop


def _focus(row: Mapping[str, object]) -> Focus:
    sides = _part(row, "focus")
    focus = Focus(*(_number(sides, key, getattr(Focus(), key)) for key in _FOCUS))
    if not (0 <= focus.x <= 1 and 0 <= focus.y <= 1):
        raise ValueError("focus is not in the picture")
    return focus


def _part(row: Mapping[str, object], key: str) -> Mapping[str, object]:
    part = row.get(key, {})
    if not isinstance(part, Mapping):
        raise ValueError(f"{key} is not an object")  # noqa: TRY004 - one error for bad data
    return cast("Mapping[str, object]", part)


def _face(name: str) -> Face:
    for face in FACES:
        if face == name:
            return face
    raise ValueError(f"no face is called {name!r}")


def _rows(data: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    rows = data.get(key, ())
    if not isinstance(rows, list | tuple):
        raise ValueError(f"{key} is not a list")  # noqa: TRY004 - one error for bad data
    for row in cast("list[object]", rows):
        if not isinstance(row, Mapping):
            raise ValueError(f"{key} holds something that is not an object")  # noqa: TRY004
    return cast("list[Mapping[str, object]]", rows)


def _text(data: Mapping[str, object], key: str) -> str:
    return _of(data, key, str) if key in data else ""


def _of(data: Mapping[str, object], key: str, kind: type[_T]) -> _T:
    value = data.get(key)
    if not isinstance(value, kind):
        raise ValueError(f"{key} is not {kind.__name__}")  # noqa: TRY004
    return value


def _number(data: Mapping[str, object], key: str, missing: float) -> float:
    value = data.get(key, missing)
    if not isinstance(value, float | int) or isinstance(value, bool) or not isfinite(value):
        raise ValueError(f"{key} is not a number")
    return float(value)
