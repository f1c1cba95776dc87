"""Who said it: a quotation whose speaker is not named near it, and one formula used again and again."""

import re
from collections.abc import Iterable, Iterator, Sequence

from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.story.model import Kind, Story
from desk.story.text import Passage, passages

SPEAKER = Rule(
    "speaker", "Speakers", "A paragraph of quotation whose speaker is named neither in it nor beside it."
)
FORMULA = Rule("formula", "Formulas", "The same way of naming the speaker, four times or more in one story.")
RULES = (SPEAKER, FORMULA)

_QUOTATION = re.compile(r"\s*[“\"].*[”\"]\W*$", re.DOTALL)
_SPEAKS = re.compile(
    r"(?i)\b(?:sa(?:id|ys?|ying)|t(?:old|ells?|elling)|according|quot\w+|spokes\w+|statement|interview\w*|letter"
    r"|wrote|writes?|thought|spoke|speech|feels?|felt"
    r"|(?:add|ask|explain|insist|warn|claim|argu|not|comment|den|declar|announc|recall|confirm|continu|conclud"
    r"|remark|respon|call|express|describ|suggest|point|read|vow|urg|complain|prais|welcom|stress|admi|repl|stat"
    r"|joke|tweet|post|report|speak|shout|agree|observ|highlight|believ|reveal|predict|think|hop)"
    r"(?:e?s|ied|ies|e?d|ing|y|t+ed|ts|ds|ded|s to)?)\b"
)
_FORMULA = re.compile(
    r"\b(?:(?:was|were|is|are) quoted as saying|went on to (?:say|add)|further (?:said|added|stated)"
    r"|said in an? (?:\w+ )?(?:statement|release|interview|post|message)"
    r"|told (?:reporters|journalists|media|newsmen|the (?:press|media|news agency)))\b"
)
_MANY = 4
_LONG_QUOTATION = 10
_NEAR = 2


def check(story: Story, context: Context) -> Iterable[Finding]:
    """Yield quotations without a speaker, and formulas used four times or more."""
    if not context.is_english:
        return
    body = [passage for passage in passages(story) if passage.field == "body"]
    yield from _speakers(body)
    yield from _formulas(body)


def _speakers(body: Sequence[Passage]) -> Iterator[Finding]:
    quoted = [bool(_QUOTATION.match(p.text)) and p.kind is Kind.TEXT for p in body]
    at = 0
    while at < len(body):
        end = at
        while end < len(body) and quoted[end]:
            end += 1
        if end > at and len(body) > end - at:
            told = body[max(0, at - _NEAR) : end + _NEAR]
            if not any(_speaks(p) for p in told) and body[at].text.count(" ") >= _LONG_QUOTATION:
                message = "No speaker is named here or in the paragraphs before and after; who said it?"
                yield finding_in(body[at], *_head(body[at].text), SPEAKER, Severity.ASK, message)
        at = max(end, at + 1)


def _head(text: str) -> tuple[int, int]:
    """Return the first words: a whole paragraph underlined tells no more."""
    head = re.match(r"\s*\S+(?:\s+\S+){0,2}", text)
    return head.span() if head else (0, len(text))


def _speaks(passage: Passage) -> bool:
    return passage.text.rstrip().endswith(":") or _SPEAKS.search(passage.text) is not None


def _formulas(body: Sequence[Passage]) -> Iterator[Finding]:
    """Yield each formula that is used too often, once, at the use that is too many."""
    used: dict[str, list[tuple[Passage, re.Match[str]]]] = {}
    for passage in body:
        for match in _FORMULA.finditer(passage.text):
            used.setdefault(match[0], []).append((passage, match))
    for formula, places in used.items():
        if len(places) >= _MANY:
            passage, match = places[_MANY - 1]
            message = f"“{formula}” names a speaker {len(places)} times in this story."
            yield finding_in(passage, *match.span(), FORMULA, Severity.STYLE, message)
