"""Where paragraphs end: without a stop, in the middle of a sentence, or with the word that opens the next."""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.story.model import Kind, Story
from desk.story.text import Passage, passages

NO_STOP = Rule("end-stop", "End stops", "A paragraph of sentences that ends without a full stop.")
BROKEN_OFF = Rule("broken-off", "Broken off", "A paragraph that breaks off in the middle of a sentence.")
ACROSS = Rule(
    "doubled-across", "Doubled across", "The same word at the end of a paragraph and the head of the next."
)
RULES = (NO_STOP, BROKEN_OFF, ACROSS)

_STOPS = frozenset(".!?…:;—–|*])}\"'”’»")
_ADDRESS = re.compile(r"(?:https?://|www\.|@)\S+$")
_LAST = re.compile(r"([^\W\d_]+(?:['’-][^\W\d_]+)*)[,\s]*$")
_FIRST = re.compile(r"\W*([^\W\d_]+(?:['’-][^\W\d_]+)*)")
_SENTENCES = re.compile(r"[a-z)\d][.?!][\"”’']? +[\"“‘']?[A-Z]")
_TAIL = 300  # what ends a paragraph stands at its end, however long it is
_DANGLING = re.compile("the|an?|and|or|but|their|its|our|your|which|whose|because|into|onto")
_DANGLING_IN_PROSE = re.compile(
    f"{_DANGLING.pattern}|of|to|for|with|by|from|at|as|when|while|that|is|was|were|are"
)
_DANGLING_WORDS = 5
_PROSE_WORDS = 12
_SENTENCES_TOLD = 2
_STOPPED_SHARE = 0.8
_OTHERS = 3


def check(story: Story, context: Context) -> Iterable[Finding]:
    """Yield what is wrong at the ends of the paragraphs of the body that are running text."""
    body = [passage for passage in passages(story) if passage.field == "body"]
    text = [passage for passage in body if passage.kind is Kind.TEXT]
    stopped = sum(1 for passage in text if _is_stopped(passage.text))
    is_usual = len(text) > _OTHERS and stopped >= _STOPPED_SHARE * len(text)
    for passage, after in zip_longest(body, body[1:]):
        if passage.kind is Kind.TEXT and not _is_stopped(passage.text):
            yield from _end(passage, after, context, is_usual=is_usual)


def _is_stopped(text: str) -> bool:
    """Tell whether a text ends in a stop, with nothing but signs and spaces after it, or in an address."""
    at = len(text)
    least = max(0, at - _TAIL)
    while at > least and not (text[at - 1].isalnum() or text[at - 1] == "_"):
        at -= 1
        if text[at] in _STOPS:
            return True
    return _ADDRESS.search(text, least) is not None


def _end(passage: Passage, after: Passage | None, context: Context, *, is_usual: bool) -> Iterator[Finding]:
    last = _LAST.search(passage.text, passage.text.rfind(" ", 0, len(passage.text.rstrip(", "))) + 1)
    if last is None:
        return
    place = (last.start(1), last.end())
    first = _FIRST.match(after.text) if after is not None else None
    if first is not None and first[1] == last[1] and first[1].islower():
        message = f"“{last[1]}” ends this paragraph and opens the next."
        yield finding_in(passage, *place, ACROSS, Severity.FIX, message)
        return
    words = passage.text.count(" ") + 1
    is_prose = words >= _PROSE_WORDS and (
        is_usual or len(_SENTENCES.findall(passage.text)) >= _SENTENCES_TOLD
    )
    dangling = _DANGLING_IN_PROSE if is_prose else _DANGLING
    if context.is_english and dangling.fullmatch(last[1]) and words >= _DANGLING_WORDS:
        message = f"The paragraph breaks off at “{last[1]}”; the rest of the sentence is missing."
        yield finding_in(passage, *place, BROKEN_OFF, Severity.FIX, message)
    elif is_prose and not last[1].isupper():
        message = f"The paragraph ends at “{last[1]}” without a full stop."
        yield finding_in(passage, *place, NO_STOP, Severity.FIX, message, (f"{last[1]}.",))
