"""Hyphens that end line upon line: two may, and where three do is read from the page as drawn."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from desk.press.hyphens import SOFT_HYPHEN, WORD_JOINER

MOST_IN_A_ROW = 2
_SYMBOL = re.compile(
    r'<symbol id="(\w+)"[^>]*><path d="M 0 0m [\d.]+ [\d.]+v ([\d.]+)h ([\d.]+)v -\2h -\3Z ?"/></symbol>'
)
_HYPHEN = re.compile("[-\u2010](?=\\w)")
_GROUP = re.compile(
    r'<g(?: transform="(?:matrix\((?:[\d.-]+ ){4}|translate\()([\d.-]+)(?: ([\d.-]+))?\)")?>|</g>'
)
_LAST = re.compile(r'<use xlink:href="#(\w+)" x="([\d.]+)"[^>]*>\Z')
_WIDEST_EM = 0.4  # a hyphen’s bar; that of a dash is longer
_NEAR_EM = 0.5
_SAME_LINE_PT = 1.0
_KEPT = 64


def rows_with_ladders(svg: str, facts: Mapping[str, object], size: float, leading: float) -> set[int]:
    """Return the rows of which more than two lines in a row end in a hyphen.

    ``svg`` is the page as Typst draws it, ``size`` and ``leading`` are the body’s in points. ``facts``
    are the template’s: of each piece of its ``pieces`` the row, the right of its measure and its first
    baseline in points from the top left, and its lines; a template that tells none has none. Soft hyphens
    and those of the copy count alike.
    """
    ends = _hyphens(svg, size)
    found: set[int] = set()
    for row, right, baseline, lines in cast("list[tuple[int, float, float, int]]", facts.get("pieces", [])):
        run = 0
        for line in range(lines):
            y = baseline + line * leading
            there = [x for at in (-1, 0, 1) for x, on in ends[round(y) + at] if abs(on - y) < _SAME_LINE_PT]
            run = run + 1 if any(abs(x - right) < _NEAR_EM * size for x in there) else 0
            if run > MOST_IN_A_ROW:
                found.add(row)
    return found


def _hyphens(svg: str, size: float) -> defaultdict[int, list[tuple[float, float]]]:
    """Return where stretches of type end in a hyphen, by their baselines to the nearest point."""
    bars = {
        symbol for symbol, high, wide in _SYMBOL.findall(svg)
        if 1.5 * float(high) < float(wide) < _WIDEST_EM * size
    }  # fmt: skip
    ends: defaultdict[int, list[tuple[float, float]]] = defaultdict(list)
    if not bars:
        return ends
    origins = [(0.0, 0.0)]
    for group in _GROUP.finditer(svg):
        x, y = origins[-1]
        if group[0] != "</g>":
            origins.append((x + float(group[1] or 0), y + float(group[2] or 0)))
            continue
        origins.pop()
        last = _LAST.match(svg, svg.rfind("<use", 0, group.start()), group.start())
        if last is not None and last[1] in bars:
            ends[round(y)].append((x + float(last[2]), y))
    return ends


def calm(body: Sequence[dict[str, object]], rows: Iterable[int]) -> None:
    """Have rows of a template’s ``body`` set with dearer hyphens, and those that were already with none."""
    for at in rows:
        row = body[at]
        if row["calm"]:
            for run in cast("list[dict[str, object]]", row["runs"]):
                text = str(run["text"]).replace(SOFT_HYPHEN, "")
                run["text"] = _HYPHEN.sub(rf"\g<0>{WORD_JOINER}", text)
        row["calm"] = cast("int", row["calm"]) + 1


class Settled:
    """The stories settled last, so that page and PDF need not look for what the meter found.

    A story is known by what is printed of it; how large its photo files are makes no difference.
    """

    def __init__(self) -> None:
        self._rounds: dict[str, Sequence[set[int]]] = {}

    @staticmethod
    def key(data: Mapping[str, object]) -> str:
        """Name what is printed of a template’s data."""
        photos = [{**photo, "file": ""} for photo in cast("list[dict[str, object]]", data["photos"])]
        return json.dumps({**data, "photos": photos, "pasteboard": False, "widows": False})

    def settle(self, data: Mapping[str, object]) -> bool:
        """Calm what had to be calmed when this was set before; False when it is not known."""
        rounds = self._rounds.get(self.key(data))
        for rows in rounds or ():
            calm(cast("list[dict[str, object]]", data["body"]), rows)
        return rounds is not None

    def keep(self, key: str, rounds: Sequence[set[int]]) -> None:
        """Remember the rows that were calmed, round by round."""
        while len(self._rounds) >= _KEPT:
            del self._rounds[next(iter(self._rounds))]
        self._rounds[key] = rounds
