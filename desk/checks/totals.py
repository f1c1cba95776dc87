"""Totals added up again: the parts after a total, the total after its parts, and those it is said to have."""

import re
from collections.abc import Iterator

from desk.checks.figures import FIGURE, Figure, figure, plain, printed, written_like
from desk.checks.seam import Finding, Rule, Severity, finding_in
from desk.checks.stated import HEDGE, allowed
from desk.story.text import Passage

TOTAL = Rule("total", "Totals", "Parts that do not add up to their total.")

_WHO = (
    "(?:people|passengers|students|pupils|members|victims|casualties|seats|medals|officers|soldiers|workers|staff"
    "|children|adults|patients|deaths|votes|goals|points|players|candidates|suspects|arrests|councillors|MPs|MSPs"
    "|delegates|jurors|homes|houses|flats|rooms|schools|vehicles|cars|ships|boats|horses|dogs|animals|paintings"
    "|offences|charges|complaints|responses|prisoners|residents|guests|jobs|teachers|doctors|nurses)"
)
_WORD = r" (?!and\b|per\b)[a-z][\w’'-]*"
_PART = rf"{FIGURE}(?:{_WORD}){{1,3}}"
_NEXT = r"(?:, and |, | and |; )"
_END = r"(?= ?[)–—.;]| -|$)"
_LISTED = re.compile(
    rf"(?i)(?<![\w£$€.,])(?P<total>{FIGURE}) (?:[a-z-]+ ){{0,2}}{_WHO}(?: ?[:(–—]| -) ?"
    rf"(?P<parts>{_PART}(?:{_NEXT}{_PART})+){_END}"
)
_RECORD = re.compile(
    r"(?i)\bplayed (?P<total>\d+)(?: games| matches)?[,:]? "
    r"(?P<parts>won \d+,? (?:drawn|drew) \d+,?(?: and)? lost \d+)\b"
)
_AMONG = re.compile(
    rf"(?i)(?<![\w£$€.,])(?P<total>{FIGURE}) (?:[a-z-]+ ){{0,2}}{_WHO},? (?:including|among them|of whom) "
    rf"(?P<parts>{_PART}(?:{_NEXT}{_PART})+)(?= ?[),–—.;]| -|$)"
)
_IS_SHARED = r"(?! (?:had|have|has|said|say|also|later|of|in|owned?|used?|percent)\b|,? per)"
_OF = re.compile(
    rf"(?i)(?<![\w—] )\bof (?:the |its |their |these |all )?(?P<total>{FIGURE})(?:{_WORD}){{0,3}}, "
    rf"(?P<parts>{FIGURE}{_IS_SHARED}(?:{_WORD}){{1,4}}(?:{_NEXT}{FIGURE}{_IS_SHARED}(?:{_WORD}){{1,4}})+){_END}"
)
_ITEM = rf"[£$€]?{FIGURE}(?:{_WORD}){{0,5}}?"
_ITEMS = rf"{_ITEM}(?:, {_ITEM}){{0,12}},? and {_ITEM}"
_SUM = rf"(?:(?P<hedge>{HEDGE}) )?(?P<total>[£$€]?{FIGURE})"
_SUMMED = re.compile(
    rf"(?<!between )(?<![\w£$€.,])(?P<parts>{_ITEMS})(?:,| [–—-])? "
    rf"(?:(?:for |making |giving )?a total of|totalling|making|to make) {_SUM}(?P<of>{_WORD})?(?![\w]|[.,]\d)"
)
_IN_ALL = re.compile(
    rf"(?<!between )(?<![\w£$€.,])(?P<parts>{_ITEMS})(?:,| [–—-]) (?:or |making )?{_SUM}(?P<of>{_WORD})? "
    r"(?:in total|in all|altogether|all told)\b"
)
_TOTAL_OF = re.compile(
    rf"\b(?:[Aa] total of|totalling|total:?) {_SUM}(?P<of>{_WORD})?(?:{_WORD}){{0,3}}: "
    rf"(?P<parts>{_ITEMS}){_END}"
)
_FIGURES = re.compile(rf"(?i)(?<![\w.,-])[£$€]?{FIGURE}(?![\w%]| per cent|[.,]\d)")
_PARTED = re.compile("[:(–—]| -")
_WITH = re.compile("including |among them |of whom ")
_OF_THEM = re.compile(rf"[Oo]f (?:the |its |their |these |all )?{FIGURE}")
_TOTALS = re.compile("total|making |to make ")
_ALL_TOLD = re.compile("in total|in all|altogether|all told")
_AFTER_A_SUM = re.compile("in|for|of|since|last|over|this|at|across|and|so|to|on|by|from|with")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_OF_TIME = re.compile(
    r"\b(?:on|in|at|from|aged|ages|numbers?|January|February|March|April|May|June|July|August|September|October"
    r"|November|December) $"
)
_COUNTED = 1000


def totals(passage: Passage) -> Iterator[Finding]:
    """Yield each total that is not what its parts come to, or less than some of them."""
    text = passage.text
    for match in _found(text, (_LISTED, _PARTED.search(text)), (_RECORD, "layed " in text)):
        parts, total = _parts(match), figure(match["total"])
        if len(parts) > 1 and total.value < _COUNTED and _sum(parts) != total.value:
            yield _not(passage, match, parts)
    for match in _found(text, (_AMONG, _WITH.search(text)), (_OF, _OF_THEM.search(text))):
        parts = _parts(match)
        if len(parts) > 1 and _sum(parts) > figure(match["total"]).value:
            message = f"Those included are {plain(_sum(parts))}, more than {match['total']}."
            span = match.span("total")
            yield finding_in(passage, *span, TOTAL, Severity.ASK, message, (), (_added(parts),))
    is_total, is_in_all = _TOTALS.search(text), _ALL_TOLD.search(text)
    for match in _found(text, (_SUMMED, is_total), (_TOTAL_OF, is_total), (_IN_ALL, is_in_all)):
        parts = _parts(match)
        if len(parts) > 1 and _is_of_one_kind(match) and not _comes_to(match, parts):
            yield _not(passage, match, parts)


def _found(text: str, *forms: tuple[re.Pattern[str], object]) -> Iterator[re.Match[str]]:
    """Find each form whose cue the text has: without one it would be sought in vain, and slowly."""
    return (match for form, has_cue in forms if has_cue for match in form.finditer(text))


def _parts(match: re.Match[str]) -> list[Figure]:
    return [printed(part[0].lower()) for part in _FIGURES.finditer(match["parts"])]


def _sum(parts: list[Figure]) -> float:
    return sum(part.value for part in parts)


def _is_of_one_kind(match: re.Match[str]) -> bool:
    """Tell whether parts and total are all money of one currency, or all of the one thing counted."""
    parts = [part[0] for part in _FIGURES.finditer(match["parts"])]
    signs = {part[0] if part[0] in "£$€" else "" for part in (*parts, match["total"])}
    of = (match["of"] or "").strip()
    if len(signs) > 1 or all(_YEAR.fullmatch(part) for part in parts):
        return False
    if not of or of in match["parts"].split() or _AFTER_A_SUM.fullmatch(of):
        return True
    is_bare = re.search("(?i)[a-z]", match["parts"].replace(" and ", " ")) is None
    return is_bare and _OF_TIME.search(match.string, 0, match.start()) is None


def _comes_to(match: re.Match[str], parts: list[Figure]) -> bool:
    """Tell whether the parts come to the total: whole figures as they stand, others as rounding allows."""
    total, added = printed(match["total"].lower()), _sum(parts)
    slack = sum(part.half for part in parts) if "." in match["parts"] + match["total"] else 0.0
    low, high = allowed(total.value, total.half if slack else 0.0, match["hedge"])
    return low <= added + slack and added - slack <= high


def _not(passage: Passage, match: re.Match[str], parts: list[Figure]) -> Finding:
    added = written_like(match["total"], _sum(parts))
    message = f"The parts add up to {added}, not to {match['total']}."
    why = (_added(parts),)
    return finding_in(passage, *match.span("total"), TOTAL, Severity.ASK, message, (added,), why)


def _added(parts: list[Figure]) -> str:
    return f"{' + '.join(plain(part.value) for part in parts)} = {plain(_sum(parts))}."
