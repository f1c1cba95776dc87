"""Changes worked out again: what rose or fell from one figure to another, and by how much it is said to."""

import re
from collections.abc import Iterator

from desk.checks.figures import DIGITS, FIGURE, TIMES, plain, printed, written_like
from desk.checks.pairs import AMONG, MEASURES, PAIRS, Move, amount, figures_of, move_between
from desk.checks.seam import Finding, Rule, Severity, finding_in
from desk.checks.stated import (
    HAS_PROPORTION,
    HEDGE,
    PER_CENT,
    allowed,
    bears,
    is_fraction,
    per_cent,
    proportion,
)
from desk.story.text import Passage

PERCENT = Rule(
    "percentage", "Percentages", "A percentage, a rise or a fall that its own figures do not give."
)

_UP = (
    "rose|risen|rises?|rising|up|grew|grown|grows?|increas(?:ed?|es|ing)|climb(?:ed|ing)|jump(?:ed|ing)"
    "|soar(?:ed|ing)|surg(?:ed|ing)|gained"
)
_DOWN = (
    "fell|fallen|falls?|falling|down|drop(?:ped|ping)?|declin(?:ed?|ing)|decreas(?:ed?|ing)|slump(?:ed|ing)"
    "|shrank|shrunk|plung(?:ed|ing)|slid|lost|cut"
)
_RISE = "rise|increase|jump|growth|gain|climb|surge|leap|uplift|hike"
_FALL = "fall|drop|decrease|decline|cut|reduction|slump|dip|loss|plunge|slide"
_FALLING = re.compile(rf"(?:{_DOWN}|{_FALL})$")
_FOLD = {
    "halved": 0.5, "halving": 0.5, "doubled": 2.0, "doubling": 2.0, "trebled": 3.0, "trebling": 3.0,
    "tripled": 3.0, "tripling": 3.0, "quadrupled": 4.0, "quadrupling": 4.0, "quintupled": 5.0,
    "quintupling": 5.0,
}  # fmt: skip
_BY = (
    rf"(?:(?P<verb>{_UP}|{_DOWN})(?: by)? {proportion('p')}|(?P<noun>{_RISE}|{_FALL}) of {proportion('q')}"
    rf"|{proportion('r')} (?P<after>{_RISE}|{_FALL}))"
)
_BEFORE = re.compile(rf"\b{_BY},? (?:in [a-z]+(?: [a-z]+)?,? )?$")
_AFTER = re.compile(rf"{AMONG}(?:,? | [–—-] | \()(?:or |an? |the |which is )?{_BY}(?P<rest>.{{0,40}})")
_BARE = re.compile(rf"{AMONG}(?: \(|,? or ){proportion('p')}(?= ?[).,;:–—]|$)")
_ON = re.compile(
    rf"(?<![\w.,£$€/–-]){amount('b')},? (?:or |an? |the )?{_BY} "
    rf"(?:from|on|compared with|against) {amount('a')}"
)
_SUM = (
    rf"(?:{_UP}|{_DOWN}|(?:{_RISE}|{_FALL}) of)(?: by)? (?:(?P<hedge>{HEDGE}) )?(?P<sum>[£$€]?{FIGURE})"
    rf"(?P<points> (?:percentage )?points?\b)?(?![\w-]|[.,]\d|{PER_CENT}| (?:{MEASURES})\b)"
)
_SUM_BEFORE = re.compile(rf"\b{_SUM}(?: [a-z]+)?,? $")
_SUM_AFTER = re.compile(rf"{AMONG}(?:,? | [–—-] | \()(?:or |an? |the )?{_SUM}(?P<rest>.{{0,40}})")
_FOLDED = re.compile(rf"(?:\b(?P<hedge>{HEDGE}) )?\b(?P<fold>{'|'.join(_FOLD)}),? $")
_SURE = rf"(?:[£$€]{DIGITS}{TIMES}?|{DIGITS}{TIMES}|{DIGITS}(?={PER_CENT}))"
_MOVED = re.compile(
    rf"\b(?P<verb>{_UP}|{_DOWN}) from (?P<a>{_SURE}){PER_CENT}? to "
    rf"(?P<b>[£$€]?{DIGITS}{TIMES}?)(?![\w.,]?\d|\w)"
)
_UP_FROM = re.compile(
    rf"(?<![\w.,£$€/–-])(?P<b>{_SURE}){PER_CENT}?, (?P<verb>up|down) from (?P<a>{_SURE})(?![\w.,]?\d|\w)"
)
_OTHER_SUM = re.compile(r"(?i)real terms|inflation|adjust|a year\b|per year|annual|average|compound|each")
_OF_A_FOLD = 0.1
_SAME_POINTS = 0.05
_NEXT_TO_NOTHING = 0.5
_REACH = 90


def changes(passage: Passage) -> Iterator[Finding]:
    """Yield each change in per cent, as a fraction or as a multiple that its two figures do not give."""
    text, seen = passage.text, set[int]()
    for form in PAIRS:
        for pair in form.finditer(text):
            move = move_between(pair)
            if move is None:
                continue
            ahead = text[max(0, pair.start() - _REACH) : pair.start()]
            offset = pair.start() - len(ahead)
            by = _BEFORE.search(ahead) or _AFTER.match(text, pair.end()) or _BARE.match(text, pair.end())
            if by is not None and not _is_other_sum(by):
                yield from _checked(passage, by, offset if by.re is _BEFORE else 0, move, seen)
            elif (by := _SUM_BEFORE.search(ahead) or _SUM_AFTER.match(text, pair.end())) is not None:
                yield from _moved_by(passage, by, offset if by.re is _SUM_BEFORE else 0, move)
            elif (fold := _FOLDED.search(ahead)) is not None:
                yield from _folded(passage, fold, offset, move)
    for match in _ON.finditer(text) if HAS_PROPORTION.search(text) else ():
        move = move_between(match)
        if move is not None:
            yield from _checked(passage, match, 0, move, seen)


def moves(passage: Passage) -> Iterator[Finding]:
    """Yield a rise to less and a fall to more."""
    for form in (_MOVED, _UP_FROM):
        for match in form.finditer(passage.text):
            before, after = figures_of(match["a"], match["b"])
            is_down = _FALLING.match(match["verb"]) is not None
            if before.value != after.value and is_down == (after.value > before.value):
                way = "more" if is_down else "less"
                what = f"{match['b']} is {way} than {match['a']}"
                message = f"“{match['verb']}” does not go with its figures: {what}."
                yield finding_in(passage, *match.span("verb"), PERCENT, Severity.ASK, message)


def _is_other_sum(by: re.Match[str]) -> bool:
    """Tell whether the change is said of something else: in real terms, a year."""
    rest = by.groupdict().get("rest")
    return rest is not None and _OTHER_SUM.search(rest) is not None


def _checked(
    passage: Passage, by: re.Match[str], offset: int, move: Move, seen: set[int]
) -> Iterator[Finding]:
    """Yield what is said of a move, where it does not come to that or goes the other way."""
    said = by.groupdict()
    name = next(name for name in "pqr" if said.get(name))
    stated, start, end = by[name], offset + by.start(name), offset + by.end(name)
    word = said.get("verb") or said.get("noun") or said.get("after")
    change, slack = move.change, move.slack(stated)
    is_fall = _FALLING.match(word) is not None if word else change < 0
    toward = -change if is_fall else change
    if start in seen or bears(stated, by[f"{name}_hedge"], toward - slack, toward + slack):
        return
    seen.add(start)
    points, much = abs(move.after.value - move.before.value), plain(abs(change))
    if move.in_per_cent and abs(points - per_cent(stated)) < _SAME_POINTS:
        many = f"{points:g}"
        right, end = f"{many} percentage point{'' if many == '1' else 's'}", by.end(f"{name}_all") + offset
        message = f"{move.one} to {move.two} per cent is {move.way} of {right}, or of {much} per cent."
    else:
        right = f"{much} per cent" if is_fraction(stated) else much
        other = ("a fall of " if is_fall else "a rise of ") if toward < 0 else ""
        message = f"{move.told}, not {other}{stated}."
    suggestions = (right,) if toward > 0 else ()
    more, less = (move.two, move.one) if change > 0 else (move.one, move.two)
    why = (f"({more} − {less}) ÷ {move.one} × 100 = {much}.", *rounding(abs(change), slack))
    yield finding_in(passage, start, end, PERCENT, Severity.ASK, message, suggestions, why)


def _moved_by(passage: Passage, by: re.Match[str], offset: int, move: Move) -> Iterator[Finding]:
    """Yield a rise by a sum, or by points of a percentage, that is not what lies between the two figures."""
    stated, is_money = by["sum"], move.two[0] in "£$€"
    is_same_kind = stated[0] == move.two[0] if is_money else stated[0] not in "£$€"
    if not is_same_kind or move.in_per_cent != bool(by["points"]) or _is_other_sum(by):
        return
    step, read = abs(move.after.value - move.before.value), printed(stated)
    slack = 0.0 if move.are_whole and "." not in stated else move.before.half + move.after.half
    low, high = allowed(read.value, read.half if slack else 0.0, by["hedge"])
    if not low <= step + slack or not step - slack <= high:
        right = written_like(stated, step)
        message = f"From {move.one} to {move.two} is {move.way} of {right}, not {stated}."
        why = (f"{move.two} − {move.one} = {plain(move.after.value - move.before.value)}.",)
        start, end = (offset + at for at in by.span("sum"))
        yield finding_in(passage, start, end, PERCENT, Severity.ASK, message, (right,), why)


def _folded(passage: Passage, fold: re.Match[str], offset: int, move: Move) -> Iterator[Finding]:
    """Yield a doubling or a halving that its two figures are not."""
    times = move.after.value / move.before.value
    stated = _FOLD[fold["fold"]]
    low, high = allowed(stated, stated * _OF_A_FOLD, _turned(fold["hedge"]) if stated < 1 else fold["hedge"])
    slack = move.slack("half") / 100
    if times + slack < low or times - slack > high:
        message = f"{move.told}, and not {fold['fold']}."
        ending = fold["fold"][-2:]
        right = tuple(
            word for word, by in _FOLD.items() if word[-2:] == ending and abs(by - times) < _OF_A_FOLD * by
        )
        why = (f"{move.two} ÷ {move.one} = {times:.2f}.",)
        start, end = (offset + at for at in fold.span("fold"))
        yield finding_in(passage, start, end, PERCENT, Severity.ASK, message, right[:1], why)


def _turned(hedge: str | None) -> str | None:
    """Turn a hedge for what grows less: more than halved leaves less than a half."""
    return {"more than": "less than", "nearly": "just over", "almost": "just over"}.get(hedge or "", hedge)


def rounding(value: float, slack: float) -> tuple[str, ...]:
    """Say what the figures may give where they are rounded; nothing where that is next to nothing."""
    if slack <= _NEXT_TO_NOTHING:
        return ()
    return (
        f"Rounded as they are, the figures allow {plain(max(0.0, value - slack))} to {plain(value + slack)}.",
    )
