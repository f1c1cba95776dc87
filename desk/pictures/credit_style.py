"""A credit set in house style, by a file of the house’s own."""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Final, cast

from desk.errors import DeskError
from desk.pictures.credit_parts import Credit
from desk.pictures.credit_words import folded

_FLAGS: Final = frozenset(
    {
        *("ai", "commissioned", "courtesy", "duplicate", "file", "generic", "handout", "illustration"),
        *("mandatory", "pool", "representational", "screengrab", "truncated"),
    }
)
_PLACES: Final = re.compile(r"\{(\w*)\}")
_MAY_NAME: Final[Mapping[str, frozenset[str]]] = {
    "account": frozenset({"account", "platform"}),
    "licence": frozenset({"licence"}),
}
_TABLES: Final = ("labels", "agencies")


@dataclass(frozen=True, slots=True)
class CreditStyle:
    """How a house sets credits; each field is a key of ``style.toml``, described there.

    ``labels`` maps a flag to the label it brings, in order. ``agencies`` maps a name, whatever its capitals,
    to the house’s own.
    """

    house: str = ""
    label: str = "Photograph"
    after_label: str = ": "
    between_names: str = ", "
    before_last_name: str = " and "
    between: str = "/"
    before_last_owner: str = "/"
    names_first: bool = True
    handout: str = "Handout"
    pool: str = "Pool"
    account: str = "{account}/{platform}"
    licence: str = ", {licence}"
    capitals: bool = False
    full_point: bool = False
    labels: Mapping[str, str] = field(default_factory=dict[str, str])
    agencies: Mapping[str, str] = field(default_factory=dict[str, str])


def set_credit(credit: Credit, style: CreditStyle) -> str:
    """Return ``credit`` as a line in house style, without its caption; empty when nobody is named."""
    parts = [_listed(credit.creators, style), _owners(credit, style)]
    source = style.between.join(filter(None, parts if style.names_first else reversed(parts)))
    if not source:
        return ""
    label = next((words for flag, words in style.labels.items() if flag in credit.flags), style.label)
    line = f"{label}{style.after_label}{source}" if label else source
    if credit.licence:
        line += _filled(style.licence, {"{licence}": credit.licence})
    line = line.upper() if style.capitals else line
    return f"{line}." if style.full_point and not line.endswith(".") else line


def _listed(names: tuple[str, ...], style: CreditStyle) -> str:
    if len(names) < 2:  # noqa: PLR2004 - one name needs no “and”
        return "".join(names)
    return f"{style.between_names.join(names[:-1])}{style.before_last_name}{names[-1]}"


def _owners(credit: Credit, style: CreditStyle) -> str:
    """Return account, agencies, and pool and handout before the last agency, if another name comes first."""
    own = {folded(name): mine for name, mine in style.agencies.items()}
    owners = [own.get(folded(one), one) for one in credit.chain]
    words = {"pool": style.pool, "handout": style.handout}
    extra = [text for flag, text in words.items() if flag in credit.flags and text]
    if credit.platform and credit.account:
        places = {"{account}": credit.account, "{platform}": credit.platform}
        owners.insert(0, _filled(style.account, places))
    elif credit.platform or credit.account:
        owners.insert(0, credit.platform or credit.account)
    before_last = len(owners) > 1 or bool(owners and credit.creators)
    owners = [*owners[:-1], *extra, *owners[-1:]] if before_last else [*owners, *extra]
    owners = list(dict.fromkeys(owners))
    if len(owners) < 2 or not credit.chain or not before_last:  # noqa: PLR2004 - nothing is handed on
        return style.between.join(owners)
    return f"{style.between.join(owners[:-1])}{style.before_last_owner}{owners[-1]}"


def _filled(pattern: str, places: Mapping[str, str]) -> str:
    return re.sub(r"\{\w+\}", lambda place: places.get(place[0], ""), pattern)


def as_toml(style: CreditStyle) -> str:
    """Write a style as ``read_style`` reads it; raises DeskError for one that it would refuse."""
    values = asdict(style)
    for key, value in values.items():
        if wrong := _fault(key, value):
            raise DeskError(f"{wrong[1][:1].upper()}{wrong[1][1:]}; mend it before it is saved.")
    tables = {name: values.pop(name) for name in _TABLES}
    lines = [f"{name} = {_written(value)}" for name, value in values.items()]
    for table, pairs in tables.items():
        lines += ["", f"[{table}]", *(f"{_written(key)} = {_written(value)}" for key, value in pairs.items())]
    return "\n".join(lines) + "\n"


def _written(value: str | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def read_style(path: Path) -> CreditStyle:
    """Read a house’s style; what is left out is as Desk ships it.

    Raises DeskError naming the file, the line and what is wrong with it.
    """
    try:
        text = path.read_text("utf-8")
        data = tomllib.loads(text)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise DeskError(f"The credit style {path} cannot be read: {why}; mend it or remove it.") from error
    for key, value in data.items():
        if wrong := _fault(key, value):
            raise DeskError(f"The credit style {path}, line {_line(text, wrong[0])}: {wrong[1]}.")
    return CreditStyle(**data)  # _fault has looked at each


def _fault(key: str, value: object) -> tuple[str, str] | None:
    """Return the key at fault and what is wrong with it, None when nothing is."""
    kinds = {one.name: one.type for one in fields(CreditStyle)}
    if key not in kinds:
        return key, f"{key} is no setting of credits; there are {', '.join(kinds)}"
    if key in _TABLES:
        return _table_fault(key, value)
    wanted = bool if kinds[key] is bool else str
    if type(value) is not wanted:
        return key, f"{key} must be {'true or false' if wanted is bool else 'words in quotation marks'}"
    for name in _PLACES.findall(str(value)):
        if name not in _MAY_NAME.get(key, frozenset()):
            return key, f"{key} cannot hold {{{name}}}"
    return None


def _table_fault(key: str, value: object) -> tuple[str, str] | None:
    if not isinstance(value, dict):
        return key, f"{key} must be a table, [{key}]"
    for name, words in cast("dict[str, object]", value).items():
        if not isinstance(words, str):
            return name, f"{name} must be words in quotation marks"
        if key == "labels" and name not in _FLAGS:
            return name, f"{name} is no kind of picture; there are {', '.join(sorted(_FLAGS))}"
    return None


def _line(text: str, key: str) -> int:
    """Return the line on which ``key`` is set, from 1."""
    begin = re.compile(rf"\s*(?:\[\s*)?[\"']?{re.escape(key)}[\"']?\s*[=\]]")
    return next((at for at, line in enumerate(text.splitlines(), 1) if begin.match(line)), 1)
