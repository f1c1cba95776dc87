"""House settings: how a paper of its own sets a page, as values a template reads as data, with limits."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, cast

TEXT_FACES = ("Source Serif 4", "Source Sans 3")
HEADLINE_FACES = ("Newsreader", "Source Serif 4", "Source Sans 3")
Ink = tuple[float, float, float, float]
MOST_INK = 240
_NARROWEST_MM = 25
_SHALLOWEST_MM = 100
_LONGEST_MASTHEAD = 80
_INKS = 4
_LOOSEST = 2


class BrokenFactError(ValueError):
    """A value that cannot be used; ``key`` is its name in the file, the text says why."""

    def __init__(self, key: str, why: str) -> None:
        super().__init__(why)
        self.key = key


@dataclass(frozen=True, slots=True)
class House:
    """What a house sets for itself, beside the measure of its body; sizes as their names say.

    An empty ``masthead`` prints the story’s source. ``band`` sets it on a band of ``colour`` that runs off
    the top of the page. A press page has crop and registration marks, a colour bar and a slug line round it
    where ``marks`` says so, and ends with its bleed where not. ``colour`` and ``tint`` (the ground of the
    related box) are percentages of cyan, magenta, yellow and black.
    """

    masthead: str = ""
    band: bool = False
    width_mm: float = 210.0
    height_mm: float = 297.0
    top_mm: float = 14.0
    foot_mm: float = 14.5
    side_mm: float = 15.0
    gutter_mm: float = 5.4
    bleed_mm: float = 0.0
    marks: bool = True
    text_face: str = "Source Serif 4"
    headline_face: str = "Newsreader"
    label_face: str = "Source Sans 3"
    masthead_pt: float = 15.0
    headline_pt: float = 41.0
    standfirst_pt: float = 13.0
    caption_pt: float = 8.4
    colour: Ink = (0.0, 0.0, 0.0, 100.0)
    tint: Ink = (0.0, 0.0, 0.0, 4.5)


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most a number may be, and its unit."""

    least: float
    most: float
    unit: str


RANGES: Mapping[str, Range] = {
    "columns": Range(1, 8, "columns"),
    "size_pt": Range(6, 14, "pt"),
    "leading_pt": Range(6, 24, "pt"),
    "width_mm": Range(70, 450, "mm"),
    "height_mm": Range(140, 650, "mm"),
    "top_mm": Range(5, 60, "mm"),
    "foot_mm": Range(5, 60, "mm"),
    "side_mm": Range(5, 60, "mm"),
    "gutter_mm": Range(2, 15, "mm"),
    "bleed_mm": Range(0, 10, "mm"),
    "masthead_pt": Range(10, 60, "pt"),
    "headline_pt": Range(18, 120, "pt"),
    "standfirst_pt": Range(8, 30, "pt"),
    "caption_pt": Range(6, 14, "pt"),
}
_FACES = {"text_face": TEXT_FACES, "headline_face": HEADLINE_FACES, "label_face": TEXT_FACES}


def read_house(data: Mapping[str, object]) -> House:
    """Make House of a ``[house]`` table; raises BrokenFactError for a value missing, unknown or of no use."""
    names = [field.name for field in fields(House)]
    for name in data:
        if name not in names:
            raise BrokenFactError(name, f"{name} is not a house setting")
    values = {name: _value(name, data) for name in names}
    return House(**cast("Any", values))


def check(house: House, columns: int, size_pt: float, leading_pt: float) -> None:
    """See that the settings and the body’s measure make a page; raises BrokenFactError naming the first not.

    The limit on ink is that of coldset newsprint, ISO 12647-3.
    """
    numbers = {"columns": columns, "size_pt": size_pt, "leading_pt": leading_pt}
    for name, reach in RANGES.items():
        number = cast("float", numbers.get(name, getattr(house, name, None)))
        if not reach.least <= number <= reach.most:
            raise BrokenFactError(
                name, f"{name} must be between {reach.least:g} and {reach.most:g} {reach.unit}"
            )
    for name, faces in _FACES.items():
        if getattr(house, name) not in faces:
            raise BrokenFactError(name, f"{name} must be one of {', '.join(faces)}")
    for name, ink in (("colour", house.colour), ("tint", house.tint)):
        if len(ink) != _INKS or any(not 0 <= part <= 100 for part in ink):  # noqa: PLR2004 - per cent
            raise BrokenFactError(name, f"{name} must be four percentages of ink from 0 to 100")
        if sum(ink) > MOST_INK:
            raise BrokenFactError(name, f"{name} lays {sum(ink):g} % of ink where {MOST_INK} % is the most")
    if len(house.masthead) > _LONGEST_MASTHEAD:
        raise BrokenFactError("masthead", f"masthead must be {_LONGEST_MASTHEAD} characters or fewer")
    _check_room(house, columns, size_pt, leading_pt)


def _check_room(house: House, columns: int, size_pt: float, leading_pt: float) -> None:
    if not size_pt <= leading_pt <= _LOOSEST * size_pt:
        raise BrokenFactError(
            "leading_pt", f"leading_pt must be between the size of type and {_LOOSEST} times that"
        )
    wide = (house.width_mm - 2 * house.side_mm - (columns - 1) * house.gutter_mm) / columns
    if wide < _NARROWEST_MM:
        raise BrokenFactError(
            "columns",
            f"{columns} columns would be {max(0, wide):.0f} mm wide where {_NARROWEST_MM} mm is the least",
        )
    deep = house.height_mm - house.top_mm - house.foot_mm
    if deep < _SHALLOWEST_MM:
        raise BrokenFactError(
            "height_mm",
            f"between its margins the page is {deep:.0f} mm deep where {_SHALLOWEST_MM} mm is the least",
        )


def _value(name: str, data: Mapping[str, object]) -> object:
    if name not in data:
        raise BrokenFactError(name, f"{name} is missing from [house]")
    value = data[name]
    kind = _KINDS.get(name, float)
    if kind is float and type(value) is int:
        return float(value)
    if kind is tuple:
        return _ink(name, value)
    if type(value) is not kind:
        raise BrokenFactError(name, f"{name} must be {_WORDS[kind]}")
    return value


def _ink(name: str, value: object) -> tuple[float, ...]:
    parts = cast("list[object]", value) if isinstance(value, list) else []
    if not parts or not all(type(part) in {int, float} for part in parts):
        raise BrokenFactError(name, f"{name} must be four percentages of ink from 0 to 100")
    return tuple(float(cast("float", part)) for part in parts)


_KINDS: Mapping[str, type] = {
    "masthead": str, "band": bool, "marks": bool, "text_face": str, "headline_face": str, "label_face": str,
    "colour": tuple, "tint": tuple,
}  # fmt: skip
_WORDS: Mapping[type, str] = {str: "text in quotes", float: "a number", bool: "true or false"}
