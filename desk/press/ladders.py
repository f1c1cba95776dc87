"""Hyphens that end line upon line: two may, and where three do is read from the page as drawn."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from desk.press.compiling import Template
from desk.press.hyphens import SOFT_HYPHEN, WORD_JOINER

MOST_IN_A_ROW = 2
_SYMBOL = re.compile(
    r'<symbol id="(\w+)"[^>]*><path d="M 0 0m [\d.]+ [\d.]+v ([\d.]+)h ([\d.]+)v -\2h -\3Z ?"/></symbol>'
)
_HYPHEN = re.compile("[-\u2010](?=\\w)")
_GROUP = re.compile(
    r'<g(?: transform="(?:matrix\((?:[\d.-]+ ){4}|translate\()([\d.-]+)(?: ([\d.-]+))?\)")?'
    r"(?: [^>]*[^/>])?>|</g>"
)
_LAST = re.compile(r'<use xlink:href="#(\w+)" x="([\d.]+)"[^>]*>\Z')
_WIDEST_EM = 0.4  # a hyphen’s bar; that of a dash is longer
_NEAR_EM = 0.5
_SAME_LINE_PT = 1.0
_KEPT = 64
Row = tuple[str, int]
"""A paragraph as printed: its story’s id on a page of several, and its place in the body."""


def rows_with_ladders(
    svg: str, pieces: Iterable[tuple[Row, float, float, int]], size: float, leading: float
) -> set[Row]:
    """Return the rows of which more than two lines in a row end in a hyphen.

    ``svg`` is the page as Typst draws it, ``size`` and ``leading`` are the body’s in points. Of each piece
    are told its row, the right of its measure and its first baseline in points from the top left of the
    page, and its lines. Soft hyphens and those of the copy count alike.
    """
    ends = _hyphens(svg, size)
    found: set[Row] = set()
    for row, right, baseline, lines in pieces:
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


def calm(data: Mapping[str, object], rows: Iterable[Row]) -> None:
    """Have rows set with dearer hyphens, and those that were already with none.

    A story that runs through two frames of a page has its rows in both.
    """
    for key, at in rows:
        for row in (body[at] for name, body in _bodies(data) if name == key):
            if row["calm"]:
                for run in cast("list[dict[str, object]]", row["runs"]):
                    text = str(run["text"]).replace(SOFT_HYPHEN, "")
                    run["text"] = _HYPHEN.sub(rf"\g<0>{WORD_JOINER}", text)
            row["calm"] = cast("int", row["calm"]) + 1


def _bodies(data: Mapping[str, object]) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """Yield the bodies of a template’s data: that of a story, or those of a page by their stories’ ids."""
    for told in cast("Sequence[Mapping[str, object]]", data.get("stories", [data])):
        yield str(told.get("id", "")), cast("list[dict[str, object]]", told["body"])


def _pieces(facts: Mapping[str, object]) -> Iterator[tuple[Row, float, float, int]]:
    """Yield the pieces a template tells of; one that tells of none has none."""
    for told in cast("Sequence[Mapping[str, object]]", facts.get("stories", [facts])):
        key = str(told.get("id", ""))
        for row, *where in cast("list[tuple[int, float, float, int]]", told.get("pieces", [])):
            yield (key, row), *cast("tuple[float, float, int]", tuple(where))


class Settled:
    """The stories and pages settled last, so that page and PDF need not look for what the meter found.

    They are known by what is printed of them; how large photo files are makes no difference.
    """

    def __init__(self) -> None:
        self._rounds: dict[str, Sequence[set[Row]]] = {}

    def settle(self, template: Template, data: dict[str, object], *, called: str) -> None:
        """Change the bodies of ``data`` so that no three lines in a row end in hyphens."""
        if not self._calmed(data):
            self.facts(template, data, called=called)

    def facts(self, template: Template, data: dict[str, object], *, called: str) -> dict[str, object]:
        """Settle ``data``, set it and return what the template says of it."""
        is_settled = self._calmed(data)
        as_typed = _printed(data)
        rounds: list[set[Row]] = []
        measure = cast("dict[str, float]", data["measure"])
        while True:
            page, *_ = template.set(data, "svg", called=called)
            facts = template.facts(called=called)
            if is_settled:
                return facts
            rows = rows_with_ladders(page.decode(), _pieces(facts), measure["size_pt"], measure["leading_pt"])
            if not rows:
                break
            rounds.append(rows)
            calm(data, rows)
        self._keep(as_typed, rounds)
        return facts

    def _calmed(self, data: Mapping[str, object]) -> bool:
        """Calm what had to be calmed when this was set before; False when it is not known."""
        rounds = self._rounds.get(_printed(data))
        for rows in rounds or ():
            calm(data, rows)
        return rounds is not None

    def _keep(self, key: str, rounds: Sequence[set[Row]]) -> None:
        while len(self._rounds) >= _KEPT:
            del self._rounds[next(iter(self._rounds))]
        self._rounds[key] = rounds


def _printed(data: Mapping[str, object]) -> str:
    """Name what is printed of a template’s data."""
    stories = [_without_files(told) for told in cast("list[Mapping[str, object]]", data.get("stories", []))]
    return json.dumps({**_without_files(data), "stories": stories, "pasteboard": False, "widows": False})


def _without_files(told: Mapping[str, object]) -> dict[str, object]:
    photos = cast("list[Mapping[str, object]]", told.get("photos", []))
    return {**told, "photos": [{**photo, "file": ""} for photo in photos]}
