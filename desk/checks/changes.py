"""Changes worked out again: what rose or fell from one figure to another, and by how much it is said to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desk.checks.figures import DIGITS, FIGURE, TIMES, Figure, plain, printed
from desk.checks.seam import Finding, Rule, Severity, finding_in
from desk.checks.stated import HEDGE, PER_CENT, allowed, bears, is_fraction, is_round, per_cent, proportion
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
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_AMONG = r"(?: (?!(?:to|from|and|but|while|or)\b)(?:[A-Za-z][\w’'-]*|(?:19|20)\d\d\b)){0,6}?"


def _amount(name: str) -> str:
    """Return the pattern of an amount; its unit is in ``name_unit``, what hedges it in ``name_hedge``."""
    return (
        rf"(?:(?:the|its|their|last year[’']s) )?(?:(?P<{name}_hedge>{HEDGE}) )?(?P<{name}>[£$€]?{FIGURE})"
        rf"(?P<{name}_unit>{PER_CENT}| ?(?:kg|km|ft|lb|MW|GW|[pcgm])\b| (?!{_MONTHS})[a-z][a-z-]*)?"
        r"(?![\w-]|[.,:]\d)"
    )


_FROM_TO = re.compile(rf"\bfrom {_amount('a')}{_AMONG} to {_amount('b')}")
_TO_FROM = re.compile(rf"\bto {_amount('b')}{_AMONG},? from {_amount('a')}")
_AGAINST = re.compile(
    rf"(?<![\w.,£$€/–-]){_amount('b')}{_AMONG},? (?P<way>up from|down from|compared (?:with|to)|against) "
    rf"{_amount('a')}"
)
_PAIRS = (_FROM_TO, _TO_FROM, _AGAINST)
_BY = (
    rf"(?:(?P<verb>{_UP}|{_DOWN})(?: by)? {proportion('p')}|(?P<noun>{_RISE}|{_FALL}) of {proportion('q')}"
    rf"|{proportion('r')} (?P<after>{_RISE}|{_FALL}))"
)
_BEFORE = re.compile(rf"\b{_BY},? (?:in [a-z]+(?: [a-z]+)?,? )?$")
_AFTER = re.compile(rf"{_AMONG}(?:,? | [–—-] | \()(?:or |an? |the |which is )?{_BY}(?P<rest>.{{0,40}})")
_BARE = re.compile(rf"{_AMONG}(?: \(|,? or ){proportion('p')}(?= ?[).,;:–—]|$)")
_ON = re.compile(
    rf"(?<![\w.,£$€/–-]){_amount('b')},? (?:or |an? |the )?{_BY} "
    rf"(?:from|on|compared with|against) {_amount('a')}"
)
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
_MEASURE = re.compile(
    "seconds|minutes|hours|days|weeks|months|years|inches|feet|yards|miles|metres|km|kilometres|g|kg|lb|pounds"
    "|stone|tonnes|tons|acres|hectares|p|c"
)
_YEARS = range(1500, 2101)
_ABOUT = 0.05
_OF_A_FOLD = 0.1
_SAME_POINTS = 0.05
_NEXT_TO_NOTHING = 0.5
_REACH = 90


@dataclass(frozen=True, slots=True)
class _Move:
    """From one amount to another: as printed and as read."""

    one: str
    two: str
    before: Figure
    after: Figure
    are_whole: bool
    in_per_cent: bool

    @property
    def change(self) -> float:
        """What it changed by, in per cent of what it was."""
        return 100 * (self.after.value - self.before.value) / self.before.value

    @property
    def way(self) -> str:
        """Which way it goes."""
        return "a rise" if self.change > 0 else "a fall"

    @property
    def told(self) -> str:
        """What it is, in words."""
        if self.change == 0:
            return f"{self.one} to {self.two} is no change"
        return f"{self.one} to {self.two} is {self.way} of {plain(abs(self.change))} per cent"

    def slack(self, stated: str) -> float:
        """Return how far rounding may put the change out, in per cent.

        A round proportion of whole figures was worked out from them as they stand; any other may come
        from the figures before they were rounded.
        """
        if self.are_whole and is_round(stated):
            return 0.0
        halves = self.after.half + self.before.half * self.after.value / self.before.value
        return 100 * halves / self.before.value


def changes(passage: Passage) -> Iterator[Finding]:
    """Yield each change in per cent, as a fraction or as a multiple that its two figures do not give."""
    text, seen = passage.text, set[int]()
    for form in _PAIRS:
        for pair in form.finditer(text):
            move = _move(pair)
            if move is None:
                continue
            ahead = text[max(0, pair.start() - _REACH) : pair.start()]
            offset = pair.start() - len(ahead)
            by = _BEFORE.search(ahead) or _AFTER.match(text, pair.end()) or _BARE.match(text, pair.end())
            if by is not None and not _is_other_sum(by):
                yield from _checked(passage, by, offset if by.re is _BEFORE else 0, move, seen)
            elif (fold := _FOLDED.search(ahead)) is not None:
                yield from _folded(passage, fold, offset, move)
    for match in _ON.finditer(text):
        move = _move(match)
        if move is not None:
            yield from _checked(passage, match, 0, move, seen)


def moves(passage: Passage) -> Iterator[Finding]:
    """Yield a rise to less and a fall to more."""
    for form in (_MOVED, _UP_FROM):
        for match in form.finditer(passage.text):
            before, after = _pair(match["a"], match["b"])
            is_down = _FALLING.match(match["verb"]) is not None
            if before.value != after.value and is_down == (after.value > before.value):
                way = "more" if is_down else "less"
                what = f"{match['b']} is {way} than {match['a']}"
                message = f"“{match['verb']}” does not go with its figures: {what}."
                yield finding_in(passage, *match.span("verb"), PERCENT, Severity.ASK, message)


def _move(pair: re.Match[str]) -> _Move | None:
    """Read a pair of amounts; None for years, for two currencies or units, and for nothing to start from."""
    one, two = pair["a"], pair["b"]
    signs = {text[0] for text in (one, two) if text[0] in "£$€"}
    units = {(pair[f"{name}_unit"] or "").strip() for name in "ab"}
    percents = [re.fullmatch(PER_CENT, pair[f"{name}_unit"] or "") is not None for name in "ab"]
    before, after = _pair(one, two)
    if len(signs) > 1 or before.value <= 0 or (len(units - {""}) > 1 and any(map(_MEASURE.fullmatch, units))):
        return None
    are_years = [text.isdigit() and int(text) in _YEARS for text in (one, two)]
    if all(are_years) or (signs and any(are_years)):
        return None
    if any(percents) and not percents[1]:
        return None
    hedged = pair["a_hedge"] or pair["b_hedge"]
    if hedged:
        before, after = (Figure(read.value, max(read.half, _ABOUT * read.value)) for read in (before, after))
    whole = "." not in one + two and not hedged and not any(percents)
    return _Move(one, two, before, after, whole, any(percents))


def _is_other_sum(by: re.Match[str]) -> bool:
    """Tell whether the change is said of something else: in real terms, a year."""
    rest = by.groupdict().get("rest")
    return rest is not None and _OTHER_SUM.search(rest) is not None


def _checked(
    passage: Passage, by: re.Match[str], offset: int, move: _Move, seen: set[int]
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


def _folded(passage: Passage, fold: re.Match[str], offset: int, move: _Move) -> Iterator[Finding]:
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


def _pair(one: str, two: str) -> tuple[Figure, Figure]:
    """Read two figures; “from 5 to 6 million” lends the first its million, “900,000 to 1.2 million” none."""
    lent = re.search(TIMES + "$", two)
    bare = re.fullmatch(r"[£$€]?(?:\d{1,3}(?:\.\d+)?)", one)
    return printed(one + lent[0] if lent and bare else one), printed(two)
