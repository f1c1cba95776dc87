"""Helps for easy reading, each switched on by who wants it."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.story.model import Kind, Story
from desk.story.sentences import sentences
from desk.story.text import Passage, count_words, passages

LONG = Rule("long-sentence", "Long sentences", "A sentence of more than 40 words.", on=False)
ACRONYM = Rule("acronym", "Acronyms", "An acronym that the story never explains.", on=False)
OPENING = Rule(
    "same-opening", "Same opening", "Consecutive paragraphs that open with the same words.", on=False
)
RULES = (LONG, ACRONYM, OPENING)

_MOST_WORDS = 40
_ACRONYM = re.compile(r"(?<![\w.&-])[A-Z]{3,6}(?:s\b|(?![\w&-]|\.\w))")
_KNOWN = re.compile(
    "BBC|ITV|CNN|NHS|USA|GDP|VAT|CCTV|NATO|HIV|AIDS|DNA|BST|GMT|RAF|NASA|FIFA|UEFA|MBE|OBE|CBE|IRA|FBI|CIA|CEO"
    "|UNICEF|UNESCO|IMF|IBM|COVID|DVD|PIN|SMS|GPS|LGBT|TUC|III|VIII|XIII|ISBN|PLC|LTD|BREXIT|AFP|BSS|UNB|UKIP|SNP|MOT"
)
_SHOUTED = 0.5
_SMALL = re.compile(r"(?i)(?:of|the|and|for|in|on|to|de|an?)$")
_OPEN = re.compile(r"\W*(\w[\w’'-]*)\s+(\w[\w’'-]*)?")
_ROW = 3


def check(story: Story, context: Context) -> Iterable[Finding]:
    """Yield long sentences, unexplained acronyms, and paragraphs that all begin alike."""
    body = [p for p in passages(story) if p.field == "body" and p.kind in {Kind.TEXT, Kind.QUOTE}]
    for passage in body:
        yield from _long(passage)
    if context.is_english:
        yield from _acronyms(body)
    yield from _openings(body)


def _long(passage: Passage) -> Iterator[Finding]:
    for start, end in sentences(passage.text):
        words = count_words(passage.text[start:end])
        if words > _MOST_WORDS:
            message = f"This sentence has {words} words."
            yield finding_in(passage, start, end, LONG, Severity.STYLE, message)


def _acronyms(body: list[Passage]) -> Iterator[Finding]:
    text = "\n".join(passage.text for passage in body)
    letters = [character for character in text if character.isalpha()]
    if sum(map(str.isupper, letters)) > _SHOUTED * len(letters):
        return
    seen: set[str] = set()
    for passage in body:
        for match in _ACRONYM.finditer(passage.text, 1):
            acronym = match[0].removesuffix("s")
            if acronym not in seen and not _KNOWN.fullmatch(acronym) and not _explained(acronym, text):
                message = f"“{acronym}” is never explained; write it out where it first stands."
                yield finding_in(passage, *match.span(), ACRONYM, Severity.STYLE, message)
            seen.add(acronym)


def _explained(acronym: str, text: str) -> bool:
    """Tell whether words that begin with its letters stand in the story, small words passed over."""
    gap = r"[\w’'.]*(?:[\s-]+(?:of|the|and|for|in|on|to|de|an?))*[\s-]*"
    return re.search(r"\b" + gap.join(map(re.escape, acronym)) + r"[a-z’']+", text) is not None


def _openings(body: list[Passage]) -> Iterator[Finding]:
    alike = 1
    for one, two in pairwise(body):
        first, second = _OPEN.match(one.text), _OPEN.match(two.text)
        if first is None or second is None or first[1].casefold() != second[1].casefold():
            alike = 1
            continue
        alike += 1
        both = first[2] is not None and first[2] == second[2]
        if alike >= _ROW or both:
            words = second[0].strip() if both else second[1]
            message = f"The paragraph before opens with “{words}”, too."
            end = second.end() if both else second.end(1)
            start = second.start(1)
            yield finding_in(two, start, len(two.text[:end].rstrip()), OPENING, Severity.STYLE, message)
