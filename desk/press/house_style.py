"""Quotation marks, dashes, ellipses and figures as the house sets them, whatever keys copy was typed with."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import cast

from desk import resources

_USUAL = "en"
_QUOTE = re.compile("[\"']")
_OPENS_AFTER = frozenset(" \u00a0\t\n([{–—-“‘„‚«‹/")
_DASH = re.compile(r"(?<=\S) (?:-{1,2}|—|–) (?=\S|\Z)|(?<=[^\W\d_])--(?=[^\W\d_])")
_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_GROUPED = re.compile(r"(?<![\d.,])(?<!\d[ \u00a0])[1-9]\d{0,2}(?:[ \u00a0]\d{3})+(?![\d ]*\d)")
_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """What is set for a straight quotation mark, a dash, three points and figures grouped by spaces.

    ``elisions`` are the words an apostrophe may begin; ``units`` stay on the line of the figure before them.
    """

    double: tuple[str, str]
    single: tuple[str, str]
    apostrophe: str
    dash: str
    ellipsis: str
    thousands: str
    elisions: frozenset[str]
    units: re.Pattern[str]


@lru_cache(maxsize=16)
def style_for(language: str) -> HouseStyle:
    """Return the style in ``resources/styles/house-LANGUAGE.toml``, the English one where it is missing."""
    folder = resources.shipped() / "styles"
    file = folder / f"house-{re.split('[-_]', language.lower())[0]}.toml"
    data = tomllib.loads((file if file.is_file() else folder / f"house-{_USUAL}.toml").read_text("utf-8"))
    units = "|".join(re.escape(unit).replace(r"\ ", " ") for unit in cast("list[str]", data["units"]))
    return HouseStyle(
        double=cast("tuple[str, str]", tuple(data["double"])),
        single=cast("tuple[str, str]", tuple(data["single"])),
        apostrophe=str(data["apostrophe"]),
        dash=str(data["dash"]),
        ellipsis=str(data["ellipsis"]),
        thousands=str(data["thousands"]),
        elisions=frozenset(cast("list[str]", data["elisions"])),
        units=re.compile(rf"(?<=\d) (?=(?:{units})(?!\w))"),
    )


@lru_cache(maxsize=4_000)
def forms(text: str, language: str) -> Mapping[int, str]:
    """Return the offsets in ``text`` of the code points that are set otherwise, and what is set for each.

    A mark made of several code points is set for the first of them and nothing for the others. Marks that
    are typographic already are the writer's own and stay.
    """
    style = style_for(language)
    out: dict[int, str] = {}
    for pattern, mark in ((_DASH, style.dash), (_ELLIPSIS, style.ellipsis)):
        for found in pattern.finditer(text):
            out |= dict.fromkeys(range(found.start(), found.end()), "")
            out[found.start()] = mark
    for found in _GROUPED.finditer(text):
        out |= {at: style.thousands for at in range(*found.span()) if not text[at].isdigit()}
    out |= dict.fromkeys((found.start() for found in style.units.finditer(text)), _NO_BREAK)
    return MappingProxyType(out | _quotes(text, style))


def _quotes(text: str, style: HouseStyle) -> dict[int, str]:
    out: dict[int, str] = {}
    is_open = {'"': False, "'": False}
    opening: set[int] = set()
    for found in _QUOTE.finditer(text):
        at, mark = found.start(), found[0]
        before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
        pair = style.double if mark == '"' else style.single
        if (before in _OPENS_AFTER or at - 1 in opening) and not after.isspace():
            if mark == "'" and _is_elision(text[at + 1 :], style):
                out[at] = style.apostrophe
            else:
                out[at], is_open[mark] = pair[0], True
                opening.add(at)
        elif mark == "'" and before.isalnum() and (after.isalnum() or not is_open[mark]):
            if not before.isdigit() or after.isalpha():
                out[at] = style.apostrophe
        elif is_open[mark] or not before.isdigit():
            out[at], is_open[mark] = pair[1], False
    return out


def _is_elision(rest: str, style: HouseStyle) -> bool:
    word = re.match(r"\d{2}s?(?!\w)|\w+", rest)
    return word is not None and (word[0][0].isdigit() or word[0].lower() in style.elisions)
