"""Vale’s style files in YAML, taken as rules of words: existence, substitution, and plain lists and swaps."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import cast

import yaml

from desk.checks.seam import Severity
from desk.checks.style_file import Style, proved
from desk.checks.style_rule import StyleError, StyleRule, id_for
from desk.checks.style_spelt_out import spelt_out
from desk.errors import DeskError

LARGEST_FILE = 1_000_000
_SEVERITIES = {"error": Severity.FIX, "warning": Severity.STYLE, "suggestion": Severity.STYLE}


def read_vale(raw: bytes, name: str) -> Style:
    """Read one Vale file as one rule, called as the file is.

    What cannot be taken (patterns that are no list of words, other kinds of Vale’s rules) is told in a
    sentence each. Raises DeskError when the file is no such file at all.
    """
    if len(raw) > LARGEST_FILE:
        raise DeskError(f"{name} is too large for a list of words; nothing was brought in.")
    try:
        data = cast("object", yaml.safe_load(raw.decode("utf-8-sig")))
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        why = " ".join(str(error).split())
        raise DeskError(f"{name} is no YAML: {why}; nothing was brought in.") from error
    refused: list[str] = []
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    try:
        finder = proved(_rule(data, stem, name, refused), name)
    except StyleError as error:
        return Style((), (*refused, f"{name}: {str(error).rstrip('.')}; nothing was brought in."))
    return Style((finder,), tuple(refused))


def _rule(data: object, stem: str, name: str, refused: list[str]) -> StyleRule:
    head, items = _head(data), _items(data)
    swaps: dict[str, str] = {}
    words: list[str] = []
    for token, instead in items.items():
        try:
            phrases = spelt_out(token)
        except StyleError as error:
            refused.append(f"{name}: “{token}” {error}; it was left out.")
            continue
        words.extend(phrases)
        if instead is not None:
            swaps.update({phrase: instead.split("|", 1)[0] for phrase in phrases if phrase != instead})
    is_swap = any(instead is not None for instead in items.values())
    taken = list(swaps) if is_swap else words
    if not taken:
        raise StyleError("there is nothing in it that Desk can look for")
    return StyleRule(
        id=id_for(stem),
        name=stem,
        kind="swaps" if is_swap else "words",
        why=_why(head.get("message"), is_swap=is_swap),
        severity=_SEVERITIES.get(str(head.get("level")), Severity.STYLE),
        words=() if is_swap else tuple(words),
        swaps=MappingProxyType(swaps),
        must_flag=(taken[0],),
    )


def _head(data: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", data) if isinstance(data, dict) and "extends" in data else {}


def _items(data: object) -> dict[str, str | None]:
    """Return what is looked for, each with what is to be written instead, if anything."""
    kind = _head(data).get("extends")
    if kind is not None:
        table = cast("Mapping[str, object]", data)
        if kind not in {"existence", "substitution"}:
            raise StyleError(f"Desk takes existence and substitution, not “{kind}”")
        data = table.get("tokens" if kind == "existence" else "swap")
    if isinstance(data, list):
        return dict.fromkeys(_text(one) for one in cast("list[object]", data))
    if isinstance(data, dict):
        pairs = cast("dict[object, object]", data).items()
        return {_text(wrong): _text(right) for wrong, right in pairs}
    raise StyleError("it has no list of words, and no table of swaps")


def _text(one: object) -> str:
    if not isinstance(one, str) or not one.strip():
        raise StyleError("one of its words is none; put words in quotation marks")
    return one


def _why(message: object, *, is_swap: bool) -> str:
    if not isinstance(message, str) or "%s" in message or not message.strip():
        return "The house writes “{instead}”." if is_swap else "The house does not write this."
    return message.strip().rstrip(".") + "."
