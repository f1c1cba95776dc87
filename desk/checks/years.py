"""Years and ages: an age that the year of birth does not give, years that run backwards."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.checks.written_dates import dateline_day
from desk.story.model import Story
from desk.story.sentences import sentences
from desk.story.text import Passage, passages

AGE = Rule("age", "Ages", "An age that the year of birth beside it does not give.")
ORDER = Rule(
    "year-order",
    "Years in order",
    "Years that run backwards: from 2019 to 2015, born in 1990 and died in 1985.",
)
RULES = (AGE, ORDER)

_Y = r"(?:1[5-9]|20)\d\d"
_YEAR = re.compile(
    rf"(?<![\d.,£$€#/-]){_Y}(?![\d%,]\d|[\d%/-]|s\b| ?(?:km|miles|people|metres|men|women|votes))"
)
_ON_A_DAY = r"\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+,? |[A-Z][a-z]+ \d{1,2}, "
_PERHAPS = re.compile(rf"\b{_Y}\b")
_BORN = re.compile(
    rf"(?<!were )\b[Bb]orn\b[^.;()]{{0,50}}?\b(?:in|on) (?:[^.;()\d]{{0,30}}|{_ON_A_DAY})(?P<year>{_Y})\b"
)
_AGE = re.compile(
    r"(?<=[a-z]), (?P<a>\d{1,3}),|\b[Aa]ged? (?:of )?(?P<b>\d{1,3})\b(?! (?:to|and|or|months|weeks))"
    r"|\b(?P<c>\d{1,3})[- ]years?[- ]old\b|\b(?:is|was|turned|turns|now) (?P<d>\d{1,3})(?=[,.;]| and\b|$)"
)
_THEN = re.compile(r"(?:(?<!, )(?<!has died )aged?|was|turned)\b")
"""How an age begins that may be told of any year: “he emigrated aged 20”, “she was 20”."""
_LIFE = re.compile(rf"\((?:born |b )?(?P<born>{_Y}) ?[–-] ?(?P<died>{_Y})\)")
_LATER = re.compile(
    r"\b(?:died|was killed|graduated|married|retired|was elected|was appointed|joined)\b"
    rf"[^.;()]{{0,40}}?\bin (?P<year>{_Y})\b"
)
_BACKWARDS = re.compile(
    rf"(?:\bfrom (?P<f>{_Y}) (?:to|until|till|through) (?P<t>{_Y})|\b[Bb]etween (?P<b>{_Y}) and (?P<a>{_Y})"
    rf"|(?<![\w-])(?P<l>{_Y}) ?[–-] ?(?P<r>{_Y})(?![\d-]))\b(?! ?(?:BC|km|points))"
)
_OLDEST = 120


def check(story: Story, context: Context) -> Iterable[Finding]:
    """Yield ages and years that cannot all be so."""
    if not context.is_english:
        return
    try:
        of: dt.date | None = dt.datetime.fromisoformat(story.published)
    except ValueError:
        of = dateline_day(story.dateline)
    for passage in passages(story):
        if _PERHAPS.search(passage.text):
            yield from _backwards(passage)
            if "orn" in passage.text or "(" in passage.text:
                for start, end in sentences(passage.text):
                    yield from _lives(passage, start, end, of.year if of else None)


def _backwards(passage: Passage) -> Iterator[Finding]:
    for match in _BACKWARDS.finditer(passage.text):
        first, last = next(
            (int(match[a]), int(match[b])) for a, b in (("f", "t"), ("b", "a"), ("l", "r")) if match[a]
        )
        if first > last:
            message = f"The years run backwards, from {first} to {last}."
            yield finding_in(passage, *match.span(), ORDER, Severity.ASK, message)


def _lives(passage: Passage, start: int, end: int, of: int | None) -> Iterator[Finding]:
    text = passage.text
    born = _BORN.search(text, start, end)
    ages = list(_AGE.finditer(text, start, end))
    life = _LIFE.search(text, start, end)
    if born and (later := _LATER.search(text, born.end(), end)) and int(later["year"]) < int(born["year"]):
        message = f"{later['year']} is before the year of birth, {born['year']}."
        yield finding_in(passage, later.start("year"), later.end("year"), ORDER, Severity.ASK, message)
    if len(ages) != 1:
        return
    age = int(ages[0]["a"] or ages[0]["b"] or ages[0]["c"] or ages[0]["d"])
    year = int(born["year"]) if born else int(life["born"]) if life else None
    if year is None or age > _OLDEST:
        return
    others = {int(m[0]) for m in _YEAR.finditer(text, start, end)} - {year}
    is_of_then = life is not None or _THEN.match(text, ages[0].start()) is not None
    until = others if is_of_then or of is None else others | {of}
    if not until or any(then - year - age in {0, 1} for then in until):
        return
    then = max(until)
    message = f"Somebody born in {year} was {then - year - 1} or {then - year} in {then}, not {age}."
    told = "is in the sentence" if then in others else "is the year of the story"
    why = (f"{then} − {year} = {then - year}, and one less before the birthday.", f"{then} {told}.")
    place = next(name for name in ("a", "b", "c", "d") if ages[0][name])
    yield finding_in(passage, *ages[0].span(place), AGE, Severity.ASK, message, (), why)
