"""A layout of the house’s own as values: read, written, and made into a layout by a shipped template."""

import json
import re
import tomllib
import unicodedata
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, cast

from desk.errors import DeskError
from desk.press.house import BrokenFactError, House, check, read_house
from desk.press.layouts import Layout, Measure

PAPER = "house"
_NAME = 60
_KEYS = ("name", "template", "measure", "house")


@dataclass(frozen=True, slots=True)
class Settings:
    """What makes a layout of the house’s own: its name, the shipped template, and the values."""

    name: str
    template: str
    measure: Measure
    house: House

    @classmethod
    def of(cls, layout: Layout, name: str) -> "Settings":
        """Take the settings of a layout that has some; raises DeskError for one that has none."""
        if layout.house is None:
            raise DeskError(f"The layout “{layout.name}” takes no house settings; choose another.")
        return cls(name, layout.template or layout.id, layout.measure, layout.house)


def id_for(name: str) -> str:
    """Make a layout’s id, and its folder, of its name; letters of no other kind are left out."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50].strip("-")
    return f"own-{stem}" if stem else f"own-{zlib.crc32(name.encode()):08x}"


def layout_of(settings: Settings, templates: Mapping[str, Layout], layout_id: str = "") -> Layout:
    """Make the layout these settings describe with one of the ``templates``, which are by id.

    Raises BrokenFactError when a value cannot be used.
    """
    name = " ".join(settings.name.split())
    if not name or len(name) > _NAME:
        raise BrokenFactError("name", f"name must be 1 to {_NAME} characters")
    template = templates.get(settings.template)
    if template is None:
        raise BrokenFactError("template", f"template must be one of {', '.join(sorted(templates))}")
    measure = settings.measure
    check(settings.house, measure.columns, measure.size_pt, measure.leading_pt)
    return replace(
        template,
        id=layout_id or id_for(name),
        name=name,
        about=f"{template.name}, as the house sets it.",
        papers=(PAPER,),
        measure=measure,
        house=settings.house,
        template=template.id,
    )


def as_toml(settings: Settings) -> str:
    """Write settings as they are kept and sent: names and values, never a template’s code."""
    lines = [f"name = {_toml(settings.name)}", f"template = {_toml(settings.template)}"]
    for table, values in (("measure", asdict(settings.measure)), ("house", asdict(settings.house))):
        lines += ["", f"[{table}]", *(f"{name} = {_toml(value)}" for name, value in values.items())]
    return "\n".join(lines) + "\n"


def read_toml(text: str) -> Settings:
    """Read settings; raises BrokenFactError, or ValueError when it is no TOML."""
    data = cast("dict[str, object]", tomllib.loads(text))
    for key in data:
        if key not in _KEYS:
            raise BrokenFactError(key, f"{key} has no place in a layout of the house’s own")
    strings = [data.get(key) for key in ("name", "template")]
    tables = [data.get(key) for key in ("measure", "house")]
    for key, value in zip(_KEYS, (*strings, *tables), strict=True):
        kind, words = (str, "text in quotes") if key in {"name", "template"} else (dict, "a table of its own")
        if not isinstance(value, kind):
            raise BrokenFactError(key, f"{key} {'is missing' if value is None else f'must be {words}'}")
    name, template = cast("list[str]", strings)
    measure, house = cast("list[dict[str, object]]", tables)
    return Settings(name, template, _measure(measure), read_house(house))


def sentence(place: str, text: str, error: Exception, mend: str) -> str:
    """Say why a layout cannot be used: its place, the line, and what to do."""
    at, why = 1, str(error)
    lines = text.splitlines()
    if isinstance(error, BrokenFactError):
        at = next(
            (n for n, line in enumerate(lines, 1) if re.match(rf"\W*{re.escape(error.key)}\b", line)), 1
        )
    elif isinstance(error, OSError):
        why = error.strerror or why
    elif found := re.search(r" \(at line (\d+)[^)]*\)", why):
        at, why = int(found[1]), why.replace(found[0], "")
    else:
        at = len(lines) or 1
        why = why.removesuffix(" (at end of document)")
    return f"The layout in {place}, line {at}, cannot be used: {why}; {mend}."


def plain(words: str) -> str:
    """Say a setting by its name in the form: ``side_mm`` is the side."""
    spoken = re.sub(r"\b([a-z]+)_(?:mm|pt)\b", r"\1", words).replace("_", " ")
    return spoken[:1].upper() + spoken[1:]


def _measure(data: dict[str, object]) -> Measure:
    values: dict[str, object] = {}
    for name, kind in (("columns", int), ("size_pt", float), ("leading_pt", float), ("hyphenate", bool)):
        value = data.get(name)
        if kind is float and type(value) is int:
            value = float(value)
        if type(value) is not kind:
            words = {int: "a whole number", float: "a number", bool: "true or false"}[kind]
            raise BrokenFactError(name, f"{name} {'is missing' if value is None else f'must be {words}'}")
        values[name] = value
    for name in data:
        if name not in values:
            raise BrokenFactError(name, f"{name} is not part of a measure")
    return Measure(**cast("Any", values))


def _toml(value: object) -> str:
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_toml, cast('tuple[object, ...]', value)))}]"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, str):
        whole = value.encode("utf-8", "replace").decode()
        return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")
    return json.dumps(value)
