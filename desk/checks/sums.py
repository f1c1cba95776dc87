"""Sums done again: shares and changes in per cent, totals and their parts, lists and their counts."""

import re
from collections.abc import Iterable, Iterator

from desk.checks.changes import PERCENT, changes, moves, rounding
from desk.checks.figures import FIGURE, Figure, figure, plain, printed
from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.story.text import Passage

TOTAL = Rule("total", "Totals", "Parts that do not add up to their total.")
COUNT = Rule("count", "Counts", "A number that the list after it does not have: “three people: A and B”.")
RANGE = Rule("range", "Ranges", "A range whose first figure is the larger: between 50 and 40 people.")
RULES = (PERCENT, TOTAL, COUNT, RANGE)

_UNREAD = frozenset({"byline", "dateline", "source", "handle", "credit", "credit_label"})
_PC = r" ?(?:%|per cent\b|percent\b|pc\b)"
_ABOUT = (
    r"(?:or )?(?P<about>(?:about|around|roughly|approximately|nearly|almost|just over|just under|some) )?"
)
_SHARE = re.compile(
    rf"(?<![\w.,])(?P<n>{FIGURE}) (?:out )?of (?:the |its |their |all |a total of )*(?P<m>{FIGURE})"
    rf"(?: [a-z][\w-]*){{0,4}}(?: ?\(|,? or |, | – | - ){_ABOUT}(?P<p>\d+(?:\.\d+)?){_PC}"
)
_WHO = (
    "(?:people|passengers|students|pupils|members|victims|casualties|seats|medals|officers|soldiers|workers|staff"
    "|children|adults|patients|deaths|votes|goals|points|players|candidates|suspects|arrests)"
)
_PART = rf"{FIGURE} (?:[a-z][\w’'-]* ){{0,2}}[a-z][\w’'-]*"
_PARTS = re.compile(
    rf"(?i)\b(?P<total>{FIGURE}) (?:[a-z-]+ ){{0,2}}{_WHO}(?: ?[:(–—]| -) ?"
    rf"(?P<parts>{_PART}(?:, {_PART})*,? and {_PART})(?= ?[)–—.;]| -)"
)
_FIGURE = re.compile(rf"\b{FIGURE}(?= [a-z])")
_LIST = re.compile(
    r"\b(?P<n>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[2-9]|10) "
    r"(?:[a-z][\w’'-]* ){0,3}(?!years|minutes|days|months|times|hours|goals|points)"
    r"(?:people|men|women|children|[a-z]+s)(?: (?:(?:were|are|have been|had been) )?[a-z]+ed)?: "
    r"(?P<list>[A-Z][^.;:!?()“”\"]*)(?=[.;]|$)"
)
_LIST_BETWEEN_DASHES = re.compile(
    r"\b(?P<n>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en) "
    r"(?:[a-z][\w’'-]* ){0,2}(?:people|men|women|children|[a-z]+s) ?[–—] ?"
    r"(?P<list>[A-Z][^.;:!?()“”\"–—]*?) ?[–—]"
)
_AMONG = re.compile(
    rf"(?i)\b(?P<total>{FIGURE}) (?:[a-z-]+ ){{0,2}}{_WHO},? (?:including|among them) "
    rf"(?P<parts>{_PART}(?:, {_PART})*,? and {_PART})(?= ?[),–—.;]| -)"
)
_ITEM = re.compile(r", (?:and )?| and ")
_NAME_PART = r"(?:[A-Z][\w’'.-]*|de|van|von|bin|al|of|the|la|der|du)"
_NAME = re.compile(rf"{_NAME_PART}(?: {_NAME_PART})*")
_UNIT = (
    r"(?: ?%| (?:per cent|people|years old|men|women|miles|km|metres|degrees|pupils|students|jobs|seats"
    r"|members|deaths|cases|points|acres|tonnes|kg)\b)"
)
_RANGE = re.compile(
    rf"\b(?:between (?P<a>{FIGURE}) and (?P<b>{FIGURE}){_UNIT}"
    rf"|aged (?:between )?(?P<a2>{FIGURE}) (?:and|to) (?P<b2>{FIGURE}))(?![\w.]?\d)"
)
_PARTED = re.compile("[:(–—]| -")
_COUNTED = 1000
_HALF = 0.5
_ITEMS_SEEN = 12


def check_passage(passage: Passage, context: Context) -> Iterable[Finding]:
    """Yield each sum that does not come out, as far as rounding allows."""
    if passage.field in _UNREAD or not context.is_english:
        return
    text = passage.text
    if "%" in text or "cent" in text or "pc" in text:
        yield from _shares(passage)
    if " and " in text:
        if _PARTED.search(text):
            yield from _totals(passage)
            yield from _lists(passage)
        if "includ" in text or "among them" in text:
            yield from _among(passage)
        if "between " in text or "aged " in text:
            yield from _ranges(passage)
    if " from " in text or " against " in text or " compared " in text or " on " in text:
        yield from changes(passage)
        yield from moves(passage)


def _shares(passage: Passage) -> Iterator[Finding]:
    for match in _SHARE.finditer(passage.text):
        part, whole = printed(match["n"]), printed(match["m"])
        if not 0 < part.value <= whole.value:
            continue
        share = 100 * part.value / whole.value
        is_counted = whole.value < _COUNTED
        slack = 0.0 if is_counted else 100 * (part.half + part.value * whole.half / whole.value) / whole.value
        if not Figure(share, max(slack, _HALF)).meets(_stated(match)):
            message = f"{match['n']} of {match['m']} is {plain(share)} per cent, not {match['p']}."
            why = (f"{match['n']} ÷ {match['m']} × 100 = {plain(share)}.", *rounding(share, slack))
            yield finding_in(passage, *match.span("p"), PERCENT, Severity.ASK, message, (plain(share),), why)


def _added(parts: Iterable[Figure]) -> str:
    values = [part.value for part in parts]
    return f"{' + '.join(map(plain, values))} = {plain(sum(values))}."


def _stated(match: re.Match[str]) -> Figure:
    """Read the percentage: “30 per cent” is to the last figure, “about 30” may be to the ten."""
    read = figure(match["p"])
    return read if match["about"] else Figure(read.value, _HALF)


def _totals(passage: Passage) -> Iterator[Finding]:
    for match in _PARTS.finditer(passage.text):
        parts = [figure(part[0]) for part in _FIGURE.finditer(match["parts"])]
        total = figure(match["total"])
        added = Figure(sum(p.value for p in parts), 0.0)
        if len(parts) > 1 and total.value < _COUNTED and added.value != total.value:
            message = f"The parts add up to {plain(added.value)}, not to {match['total']}."
            why = (_added(parts),)
            yield finding_in(
                passage, *match.span("total"), TOTAL, Severity.ASK, message, (plain(added.value),), why
            )


def _among(passage: Passage) -> Iterator[Finding]:
    """Yield totals that are smaller than those among them."""
    for match in _AMONG.finditer(passage.text):
        parts = [figure(part[0].lower()) for part in _FIGURE.finditer(match["parts"])]
        added = sum(part.value for part in parts)
        if added > figure(match["total"].lower()).value:
            message = f"Those included are {plain(added)}, more than {match['total']}."
            why = (_added(parts),)
            yield finding_in(passage, *match.span("total"), TOTAL, Severity.ASK, message, (), why)


def _lists(passage: Passage) -> Iterator[Finding]:
    found = (match for form in (_LIST, _LIST_BETWEEN_DASHES) for match in form.finditer(passage.text))
    for match in found:
        items = [re.sub(r"^\d+$", "", item.strip()) for item in _ITEM.split(match["list"])]
        names = [item for item in items if item]
        if not all(_NAME.fullmatch(name) for name in names) or not 1 < len(names) <= _ITEMS_SEEN:
            continue
        if len(names) != figure(match["n"].lower()).value:
            message = f"{match['n'].capitalize()} are announced, and {len(names)} are named."
            why = ("; ".join(f"{at} {name}" for at, name in enumerate(names, 1)) + ".",)
            yield finding_in(passage, *match.span("n"), COUNT, Severity.ASK, message, (), why)


def _ranges(passage: Passage) -> Iterator[Finding]:
    for match in _RANGE.finditer(passage.text):
        a, b = ("a", "b") if match["a"] else ("a2", "b2")
        if printed(match[a]).value > printed(match[b]).value:
            message = f"The range runs from {match[a]} down to {match[b]}."
            yield finding_in(passage, match.start(a), match.end(b), RANGE, Severity.ASK, message)
