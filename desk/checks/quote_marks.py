"""Quotation marks and brackets that are opened and never closed, or closed and never opened.

A quotation that runs over paragraphs opens each anew and is closed in the last (New Hart’s Rules, 9.2).
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from desk.checks.marks import Alone, Mark, alone
from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.story.model import Story
from desk.story.text import Passage, passages

QUOTES = Rule(
    "quotes", "Quotation marks", "A quotation that is opened and not closed, or closed and not opened."
)
BRACKETS = Rule("brackets", "Brackets", "A bracket that is opened and not closed, or closed and not opened.")
STRAIGHT = Rule("straight-quotes", "Straight marks", "Straight quotation marks in a story of curly ones.")
RULES = (QUOTES, BRACKETS, STRAIGHT)

_UNREAD = frozenset({"handle", "source", "byline", "credit_label"})
_OPENING = re.compile(r"\s*[“\"‘'«(\[]")
_VERB = r"(?:said|says|added|told|asked|wrote|explained|replied|insisted|warned|claimed)"
_WHO = r"(?:(?:he|she|they|it|[A-Z][\w’'-]+|the [\w-]+)\s+){1,3}"
_SAID = re.compile(rf"[,?!](?=\s+(?:{_WHO}{_VERB}\b|{_VERB}\s+(?:he|she|they|the|[A-Z])))")
_MARK = re.compile(r"[“”‘\"()\[\]]")
_CLOSING = {"“": "”", "‘": "’", '"': '"'}
_REACH = 3
_MOST = 5  # one lost mark makes those after it look lonely, too
_SPEECH = 2_000
_CURLY_STORY = 4
_WORD = re.compile(r"\w[\w’'-]*\W?$")


def check(story: Story, context: Context) -> Iterable[Finding]:
    """Yield each mark that has lost its partner, across the paragraphs of the body."""
    del context
    read = [p for p in passages(story) if p.field not in _UNREAD and _MARK.search(p.text)]
    lonely = {(p.field, p.paragraph): alone(p.text) for p in read}
    body = tuple(paragraph.text for paragraph in story.body)
    for passage in read:
        found = lonely[passage.field, passage.paragraph]
        yield from _quotes(passage, found, body)
        yield from _brackets(passage, found, lonely)
    yield from _straight(read)


def _quotes(passage: Passage, found: Alone, body: Sequence[str]) -> Iterator[Finding]:
    text = passage.text
    for mark in found.quotes[:_MOST]:
        if mark.partner is not None:
            right = "”" if text[mark.partner] == "“" else '"'
            message = f"The quotation opens with {text[mark.partner]} and closes with {text[mark.at]}."
            start, end = _place(passage, mark)
            mended = (text[start : mark.at] + right,)
            yield finding_in(passage, start, end, QUOTES, Severity.FIX, message, mended)
        elif not mark.opens:
            if not _was_open(passage, body):
                message = "A quotation ends here that was never opened."
                yield finding_in(passage, *_place(passage, mark), QUOTES, Severity.FIX, message)
        elif not _runs_on(passage, mark, body):
            yield _never_closed(passage, mark)


def _never_closed(passage: Passage, mark: Mark) -> Finding:
    """Put the finding where the closing mark belongs, if that is plain: before “he said”, or at the end."""
    text = passage.text
    closing = _CLOSING[text[mark.at]]
    message = f"The quotation that {text[mark.at]} opens is never closed."
    said = _SAID.search(text, mark.at, mark.at + _SPEECH)
    end = said.end() if said else len(text.rstrip()) if text[: mark.at].strip() == "" else None
    word = _WORD.search(text, mark.at, end) if end is not None else None
    if word is None:
        return finding_in(passage, *_place(passage, mark), QUOTES, Severity.FIX, message)
    return finding_in(passage, *word.span(), QUOTES, Severity.FIX, message, (word[0] + closing,))


def _runs_on(passage: Passage, mark: Mark, body: Sequence[str]) -> bool:
    """Tell whether a quotation that is open at the end of its paragraph goes on in the next.

    By itself a paragraph may be the first of several, unless the speaker is named after the quotation.
    """
    if (
        passage.field != "body"
        or passage.paragraph is None
        or not mark.to_end
        or _SAID.search(passage.text, mark.at, mark.at + _SPEECH)
    ):
        return False
    rest = body[passage.paragraph + 1 :]
    return bool(_OPENING.match(rest[0])) or _closed_in(rest) if rest else len(body) == 1


def _closed_in(paragraphs: Sequence[str]) -> bool:
    """Tell whether a quotation that is not opened anew is at least closed, a few paragraphs on."""
    marked = next((quotes for text in paragraphs[:_REACH] if (quotes := alone(text).quotes)), ())
    return bool(marked) and not marked[0].opens


def _was_open(passage: Passage, body: Sequence[str]) -> bool:
    """Tell whether the paragraph before leaves a quotation open, where the finding already is."""
    if passage.field != "body" or not passage.paragraph:
        # By itself a paragraph may be the last of several.
        return passage.field == "body" and len(body) == 1 and sum(map(passage.text.count, '"”')) == 1
    before = alone(body[passage.paragraph - 1]).quotes
    return bool(before) and before[-1].opens


def _brackets(
    passage: Passage, found: Alone, lonely: dict[tuple[str, int | None], Alone]
) -> Iterator[Finding]:
    for mark in found.brackets[:_MOST]:
        if not _partner_near(passage, mark, lonely):
            said = "is never closed" if mark.opens else "was never opened"
            yield finding_in(passage, *_place(passage, mark), BRACKETS, Severity.FIX, f"This bracket {said}.")


def _partner_near(passage: Passage, mark: Mark, lonely: dict[tuple[str, int | None], Alone]) -> bool:
    """Tell whether the other half stands alone a few paragraphs on, or back."""
    if passage.paragraph is None:
        return False
    way = 1 if mark.opens else -1
    near = (lonely.get((passage.field, passage.paragraph + way * far)) for far in range(1, _REACH + 1))
    return any(other.opens != mark.opens for found in near if found is not None for other in found.brackets)


def _straight(read: Sequence[Passage]) -> Iterator[Finding]:
    """Yield the first straight mark of a story that is otherwise set in curly ones."""
    curly = sum(p.text.count("“") + p.text.count("”") for p in read)
    straight = [p for p in read if '"' in p.text]
    if straight and curly >= _CURLY_STORY * sum(p.text.count('"') for p in straight):
        at = straight[0].text.index('"')
        right = "“" if at == 0 or straight[0].text[at - 1].isspace() else "”"
        message = "A straight quotation mark in a story of curly ones."
        yield finding_in(straight[0], at, at + 1, STRAIGHT, Severity.STYLE, message, (right,))


def _place(passage: Passage, mark: Mark) -> tuple[int, int]:
    """Take in the word beside the mark: the mark alone is hard to see."""
    if mark.opens:
        word = re.compile(r"\W?\w*").match(passage.text, mark.at + 1)
        return mark.at, max(mark.at + 1, word.end() if word else 0)
    word = _WORD.search(passage.text, max(0, mark.at - 30), mark.at)
    return (word.start() if word else mark.at), mark.at + 1
