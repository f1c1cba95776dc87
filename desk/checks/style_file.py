"""Style files: rules of house style in TOML, read leniently rule by rule, and written."""

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import partial
from itertools import pairwise
from types import MappingProxyType
from typing import cast

from desk.checks.seam import Severity
from desk.checks.style_rule import Finder, StyleError, StyleRule, prove
from desk.errors import DeskError

LARGEST_FILE = 2_000_000
_MOST_RULES = 2_000
_BEGINS = re.compile(r"^\[\[rule\]\]", re.MULTILINE)
_IN_FILE = {"spared": "except"}
_NAMES = {_IN_FILE.get(one.name, one.name): one.name for one in fields(StyleRule)}
_TEXTS = frozenset({"id", "name", "kind", "why", "severity", "pattern"})
_SWITCHES = frozenset({"on", "quotations"})
_KEPT = frozenset({"id", "name", "kind", "why", "severity", "must_flag"})
_DEFAULTS = StyleRule("", "", "", "")


@dataclass(frozen=True, slots=True)
class Style:
    """The rules of a style that hold, ready to look, and a sentence for each that does not."""

    finders: tuple[Finder, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def rules(self) -> tuple[StyleRule, ...]:
        """The rules that hold, in the order of their file."""
        return tuple(finder.rule for finder in self.finders)

    def with_own(self, own: "Style") -> "Style":
        """Return this style with the rules of another added, in place of those of the same id."""
        mine = {finder.rule.id: finder for finder in self.finders}
        return Style(
            tuple((mine | {finder.rule.id: finder for finder in own.finders}).values()),
            (*self.refused, *own.refused),
        )


def read_style(raw: bytes, name: str, *, is_proved: bool = False) -> Style:
    """Read a style file and run every rule’s examples; a rule that fails is refused, all others hold.

    The examples of one that ``is_proved``, as Desk’s own is by a test, are not run again. Raises DeskError
    when the file as a whole is no style.
    """
    if len(raw) > LARGEST_FILE:
        raise DeskError(f"{name} is too large for a style file; nothing was read.")
    try:
        data = tomllib.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DeskError(f"{name} is no style file: {error}; mend it or choose another.") from error
    rows = data.get("rule")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in cast("list[object]", rows)):
        raise DeskError(f"{name} has no rules; each begins with [[rule]].")
    make = partial(Finder, is_proved=True) if is_proved else proved
    parts = _parts_of(data.get("parts", {}), name)
    filled = [_filled_in(row, parts) for row in cast("list[dict[str, object]]", rows)[:_MOST_RULES]]
    return _made(filled, name, make)


def proved(rule: StyleRule, file: str = "") -> Finder:
    """Make one rule of a file ready and run its examples; raises StyleError saying what fails."""
    finder = Finder(rule, file)
    prove(finder)
    return finder


def as_toml(rules: Iterable[StyleRule]) -> str:
    """Write rules as a style file; what is as usual is left out."""
    return "\n".join(_table(rule) for rule in rules)


def with_rule(text: str, rule: StyleRule) -> str:
    """Put a rule into the text of a style file, in place of that of its id; all else stays as written."""
    parts = _parts(text)
    mine = _table(rule)
    if any(part_id == rule.id for part_id, _part in parts):
        return "".join(mine + "\n" if part_id == rule.id else part for part_id, part in parts)
    before = text if not text or text.endswith("\n") else f"{text}\n"
    return f"{before}\n{mine}" if before else mine


def without_rule(text: str, rule_id: str) -> str:
    """Take a rule out of the text of a style file; all else stays as written."""
    return "".join(part for part_id, part in _parts(text) if part_id != rule_id)


def _parts(text: str) -> list[tuple[str, str]]:
    """Cut a style file into what stands before its rules and one part a rule, each with the rule’s id."""
    cuts = [match.start() for match in _BEGINS.finditer(text)]
    pieces = [text[start:end] for start, end in pairwise([0, *cuts, len(text)])]
    return [(_id_of(piece), piece) for piece in pieces]


def _id_of(piece: str) -> str:
    try:
        rows = tomllib.loads(piece).get("rule")
    except (ValueError, RecursionError):
        return ""
    first = cast("list[dict[str, object]]", rows)[0] if isinstance(rows, list) and rows else {}
    return str(first.get("id", ""))


def _parts_of(value: object, name: str) -> Mapping[str, str]:
    """Return what stands for longer pieces of patterns; a part may have those before it in itself."""
    if not isinstance(value, dict):
        raise DeskError(f"{name} has parts that are no table; they stand under [parts], each with its name.")
    parts: dict[str, str] = {}
    for part, text in cast("dict[str, object]", value).items():
        if not isinstance(text, str):
            raise DeskError(f"{name} has a part “{part}” that is no pattern; put it in quotation marks.")
        parts[part] = _filled(text, parts)
    return parts


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    """Put its parts into a pattern, and its lines into one."""
    pattern = pattern.replace("\n", "")
    for part, text in parts.items():
        pattern = pattern.replace(f"{{{part}}}", f"(?:{text})")
    return pattern


def _filled_in(row: dict[str, object], parts: Mapping[str, str]) -> dict[str, object]:
    pattern = row.get("pattern")
    return row | {"pattern": _filled(pattern, parts)} if isinstance(pattern, str) else row


def _made(rows: list[dict[str, object]], name: str, make: Callable[[StyleRule, str], Finder]) -> Style:
    finders: dict[str, Finder] = {}
    refused: list[str] = []
    for at, row in enumerate(rows, 1):
        told = f"“{row['id']}”" if isinstance(row.get("id"), str) and row["id"] else f"number {at}"
        try:
            finder = make(_rule(row), name)
            why = "there is another of that id before it" if finder.rule.id in finders else ""
        except StyleError as error:
            why = str(error).rstrip(".")
        else:
            finders.setdefault(finder.rule.id, finder)
        if why:
            refused.append(f"{name}, rule {told}: {why}; the rule is left out.")
    return Style(tuple(finders.values()), tuple(refused))


def _rule(row: Mapping[str, object]) -> StyleRule:
    values: dict[str, object] = {}
    for key, value in row.items():
        if key not in _NAMES:
            raise StyleError(f"{key} is nothing a rule has; there are {', '.join(_NAMES)}")
        values[_NAMES[key]] = _value(key, value)
    for key in ("id", "name", "kind", "why"):
        if key not in values:
            raise StyleError(f"it has no {key}")
    return StyleRule(**values)  # pyright: ignore[reportArgumentType] - _value has looked at each


def _value(key: str, value: object) -> object:
    if key in _SWITCHES:
        if not isinstance(value, bool):
            raise StyleError(f"{key} must be true or false")
        return value
    if key == "swaps":
        return _swaps(value)
    if key in _TEXTS:
        if not isinstance(value, str):
            raise StyleError(f"{key} must be words in quotation marks")
        return _severity(value) if key == "severity" else value
    items = cast("list[object]", value) if isinstance(value, list) else [value]
    if not all(isinstance(one, str) for one in items):
        raise StyleError(f"{key} must be a list of words in quotation marks")
    return tuple(cast("list[str]", items))


def _swaps(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise StyleError('swaps must be a table: wrong = "right"')
    table = cast("dict[str, object]", value)
    if not all(isinstance(one, str) for one in table.values()):
        raise StyleError("swaps must be words in quotation marks")
    return MappingProxyType(cast("dict[str, str]", table))


def _severity(value: str) -> Severity:
    try:
        return Severity(value)
    except ValueError as error:
        raise StyleError(f"severity must be one of {', '.join(Severity)}") from error


def _table(rule: StyleRule) -> str:
    lines = ["[[rule]]"]
    for key, name in _NAMES.items():
        value: object = getattr(rule, name)
        if name in _KEPT or value != getattr(_DEFAULTS, name):
            lines.append(f"{key} = {_written(value)}")
    return "\n".join(lines) + "\n"


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        pairs = cast("Mapping[str, str]", value).items()
        return "{ " + ", ".join(f"{_written(key)} = {_written(one)}" for key, one in pairs) + " }"
    return "[" + ", ".join(_written(one) for one in cast("tuple[str, ...]", value)) + "]"
