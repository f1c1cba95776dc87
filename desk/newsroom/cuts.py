"""What a sub might cut: paragraphs, sentences, parentheses and clauses, the last of the story first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from desk.story.edits import with_text
from desk.story.model import Kind, Story
from desk.story.sentences import sentences
from desk.story.text import count_words

QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|(?<!\w)‘[^’]*(?:’(?!\w)|$)")
_SHORT_APPOSITION = re.compile(r",\s*\S+(?:\s\S+){0,2}$")
_PARENTHESES = re.compile(r" ?\([^()]*\)| [–—] [^–—.;!?]+ [–—](?= )")
_CLAUSES = re.compile(
    r", (?:which|who|whose|where|when|while|although|though|because|since|after|before|as|with|including|"
    r"adding|saying)\b[^,;:.!?()“”\"]*(?:,|(?=[.;!?]))"
    r"|(?:,|;) (?:and|but|so|yet)\b[^,;:.!?()“”\"]*(?=[.;!?])"
)
_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one paragraph; the whole paragraph goes when it is all of it."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cut:
    """What would go: ``kind`` is paragraph, paragraphs, crosshead, sentence, parenthesis or clause."""

    kind: str
    text: str
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> int:
        """How many words would go."""
        return count_words(self.text)


def cuts(story: Story, *, quotes: bool) -> Iterator[Cut]:
    """Yield what may be cut, the last paragraphs first and in each the largest cut first.

    The first sentence of the story always stays. Without ``quotes`` nothing goes that holds words inside
    quotation marks, or a paragraph that is a quotation.
    """
    for at in range(len(story.body) - 1, -1, -1):
        for cut in _in_paragraph(story, at):
            if quotes or not _quotes(story, cut):
                yield cut


def tails(story: Story, *, quotes: bool) -> Iterator[Cut]:
    """Yield the last two paragraphs that may go, the last three, and so on up to the second of the story."""
    pieces: list[Piece] = []
    for at in range(len(story.body) - 1, 0, -1):
        whole = _whole(story, at)
        if whole.text.strip() and (quotes or not _quotes(story, whole)):
            pieces[:0] = [piece for piece in whole.pieces if piece not in pieces]
            if len(pieces) > 1:
                text = " ".join(story.body[piece.paragraph].text for piece in pieces)
                yield Cut("paragraphs", text, tuple(pieces))


def without(story: Story, cut: Cut) -> Story:
    """Return the story with a cut made."""
    body = list(story.body)
    for piece in sorted(cut.pieces, key=lambda piece: piece.paragraph, reverse=True):
        paragraph = body[piece.paragraph]
        if piece.start == 0 and piece.end >= len(paragraph.text):
            del body[piece.paragraph]
        else:
            body[piece.paragraph] = with_text(paragraph, piece.start, piece.end, "")
    return replace(story, body=tuple(body))


def _in_paragraph(story: Story, at: int) -> Iterator[Cut]:
    paragraph = story.body[at]
    if paragraph.kind is Kind.CROSSHEAD:
        yield Cut("crosshead", paragraph.text, (Piece(at, 0, len(paragraph.text)),))
        return
    if at > 0:
        yield _whole(story, at)
    spans = sentences(paragraph.text)
    for number in range(len(spans) - 1, -1, -1):
        start, end = spans[number]
        if number or (at > 0 and len(spans) > 1):
            # The space goes with it: the one before, or for a first sentence the one after.
            start, end = (_before(paragraph.text, start), end) if number else (start, spans[1][0])
            yield _stretch("sentence", story, at, start, end)
    for kind, pattern in (("parenthesis", _PARENTHESES), ("clause", _CLAUSES)):
        for found in reversed(list(pattern.finditer(paragraph.text))):
            if count_words(found[0]) >= _FEWEST_WORDS and found.end() < len(paragraph.text):
                # «Marsh, 83, who was late, came»: the comma after the clause belongs to the age too.
                kept = found[0].endswith(",") and _SHORT_APPOSITION.search(paragraph.text[: found.start()])
                yield _stretch(kind, story, at, found.start(), found.end() - bool(kept))


def _whole(story: Story, at: int) -> Cut:
    """Cut a paragraph, with the crosshead over it where it would stand over nothing."""
    pieces = [Piece(at, 0, len(story.body[at].text))]
    is_last = at + 1 == len(story.body) or story.body[at + 1].kind is Kind.CROSSHEAD
    if at > 1 and is_last and story.body[at - 1].kind is Kind.CROSSHEAD:
        pieces.insert(0, Piece(at - 1, 0, len(story.body[at - 1].text)))
    return Cut("paragraph", story.body[at].text, tuple(pieces))


def _stretch(kind: str, story: Story, at: int, start: int, end: int) -> Cut:
    return Cut(kind, story.body[at].text[start:end].strip(), (Piece(at, start, end),))


def _before(text: str, at: int) -> int:
    return len(text[:at].rstrip())


def _quotes(story: Story, cut: Cut) -> bool:
    for piece in cut.pieces:
        paragraph = story.body[piece.paragraph]
        if paragraph.kind is Kind.QUOTE:
            return True
        if any(q.start() < piece.end and piece.start < q.end() for q in QUOTED.finditer(paragraph.text)):
            return True
    return False
