"""Cut a text into the words a check may judge, each with its exact place."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_LATIN = "A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿﬀ-ﬆ"
_INSIDE = "\u00ad\u200b-\u200d\u2060\u0300-\u036f"
_RUN = re.compile(rf"[{_LATIN}][{_LATIN}{_INSIDE}]*(?:(?:['’]|[\[(]|[\])])[{_LATIN}][{_LATIN}{_INSIDE}]*)*")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200d\u2060\[\]()]")
_PIECE = re.compile(r"[^\s–—…]+")
_DASHES = "–—…"
_BESIDE_PIECE = "\"“”‘’'()[]{}.,;:!?*•"
_SITE = re.compile(
    r"(?i)[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|info|io|uk|in|bd|au|eu|tv|co|ru|us|ca|ie|nz|int)(?:[/:]\S*)?"
)
_CODE = frozenset("@_=~^|<>{}&#")
_LONGEST = 60
_OPENERS = frozenset('.!?…:"“”‘•*–—|')
_SHORT_FORMS = "mr|mrs|ms|dr|st|prof|gen|col|lt|sgt|capt|rev|hon|sr|jr|no|vs|inc"
_SHORTENED = re.compile(rf"(?i)(?:^|\W)(?:\w|{_SHORT_FORMS})$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of Latin letters; ``start`` and ``end`` count code points, ``text`` is exactly what lies there.

    ``bare`` is the word to look up: an editor's brackets ("[T]he"), soft hyphens and zero-width marks
    taken out, apostrophes straight, letters composed. ``opens`` tells that it may owe its capital to
    its place: at the head of the text, a sentence or a quotation. ``before`` and ``after`` are the
    characters beside it, empty at the ends of the text.
    """

    text: str
    bare: str
    start: int
    end: int
    opens: bool
    before: str
    after: str

    @property
    def bracketed(self) -> bool:
        """Tell whether an editor's bracket stands inside the word."""
        return any(mark in self.text for mark in "[]()")


def words(text: str, passed: Callable[[str], bool] | None = None) -> Iterator[Word]:
    """Yield the words of a text in order; addresses, handles, figures and other scripts are passed over.

    So is a run of letters for which ``passed`` tells True: most words are not worth a closer look.
    """
    told = end = piece_end = 0
    is_prose = True
    for match in _RUN.finditer(text):
        told, (start, end) = end, match.span()
        if passed is not None and passed(match[0]):
            continue
        if end - start > _LONGEST or _joined(text, start, end):
            continue
        if end > piece_end:
            piece, piece_end = _piece(text, start, end)
            is_prose = _is_prose(piece)
        if is_prose:
            yield from _cut(text, start, end, opens=_opens(text, told, start))


def _piece(text: str, start: int, end: int) -> tuple[str, int]:
    """Return all that stands between the spaces and dashes around a run of letters, and where it ends."""
    left = start
    while left and not (text[left - 1].isspace() or text[left - 1] in _DASHES):
        left -= 1
    right = _PIECE.match(text, end)
    right_end = right.end() if right else end
    return text[left:right_end], right_end


def _is_prose(piece: str) -> bool:
    """Tell whether a run between spaces is words, and not an address or its end, a handle, a path or code."""
    if piece.isalpha():
        return True
    inner = piece.strip(_BESIDE_PIECE)
    if piece[0] == "." and piece[1:2].islower():
        return False
    if "://" in inner or inner.lower().startswith(("www.", "mailto:")) or not _CODE.isdisjoint(piece):
        return False
    return piece.count("/") + piece.count("\\") < 2 and _SITE.fullmatch(inner) is None  # noqa: PLR2004 - a path


def _cut(text: str, start: int, end: int, *, opens: bool) -> Iterator[Word]:
    """Take in the other half of a bracket, or cut the run where its brackets do not match."""
    piece = text[start:end]
    if piece.isalpha() and piece.isascii():
        yield Word(piece, piece, start, end, opens, text[max(0, start - 1) : start], text[end : end + 1])
        return
    start, end = _whole(text, start, end)
    piece = text[start:end]
    if not _balanced(piece):
        for part in re.finditer(r"[^\[\]()]+", piece):
            yield _word(text, start + part.start(), start + part.end(), opens=opens)
        return
    yield _word(text, start, end, opens=opens)


def _word(text: str, start: int, end: int, *, opens: bool) -> Word:
    bare = unicodedata.normalize("NFC", _UNSEEN.sub("", text[start:end])).replace("’", "'")
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return Word(text[start:end], bare, start, end, opens, before, after)


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    for left, right in ("[]", "()"):
        piece = text[start:end]
        if piece.count(right) > piece.count(left) and text[start - 1 : start] == left:
            start -= 1
        elif piece.count(left) > piece.count(right) and text[end : end + 1] == right:
            end += 1
    return start, end


def _balanced(piece: str) -> bool:
    depth = 0
    for character in piece:
        depth += (character in "[(") - (character in "])")
        if depth not in {0, 1}:
            return False
    return depth == 0


def _joined(text: str, start: int, end: int) -> bool:
    """Tell whether the run touches a figure or a letter of another script: 5pm, G7, 2nd."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.isalnum() or before == "_" or after.isalnum() or after == "_"


def _opens(text: str, told: int, start: int) -> bool:
    gap = text[told:start]
    if not told or gap.strip() == "":
        return not told
    if gap.strip() == "." and _SHORTENED.search(text[max(0, told - 6) : told]):
        return False
    return not _OPENERS.isdisjoint(gap)
