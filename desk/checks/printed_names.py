"""The names a story prints, read off its capitals: people, organisations, places."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from desk.story.text import Passage

_LETTERS = "A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿ"
_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĠĢĤĪĮİĶĹĻĽŁŃŅŇŌŐŘŚŜŞŠŢŤŪŮŰŲŴŶŹŻŽ"
_TOKEN = re.compile(
    rf"(?<![\w@#])(?:[{_CAPITAL}]\.(?:[{_CAPITAL}]\.)+|[{_CAPITAL}][{_LETTERS}]*(?:['’](?!s\b)[{_LETTERS}]+)*(?:[-‐‑][{_LETTERS}]+)*)(?!\w)"
)
_PARTICLE = "al|bin|bint|da|das|de|del|della|den|der|di|dos|du|e|el|ibn|la|le|van|von|y|zu"
_BETWEEN = re.compile(rf" (?:(?:{_PARTICLE}) ){{0,2}}(?:(?:al|el|ul)-)?")
_INITIAL = re.compile(rf"[{_CAPITAL}]|Mr|Mrs|Ms|Dr|St|Prof|Gen|Col|Lt|Sgt|Capt|Rev|Hon")
_ENDS_SENTENCE = re.compile(r"(?:^|[.!?…:;•*|–—]|[.!?]['\"’”)\]]+)[\s\"“”'‘’(\[]*$")
_UNSAID = frozenset({"handle"})
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_MOSTLY, _SOME = 0.7, 0.4
_FEW = 4
_ORDINARY_PART = 4
_KEPT = 2_000
TITLES = frozenset({
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "baroness", "king",
    "queen", "prince", "princess", "pope", "president", "prime", "minister", "chancellor", "senator",
    "governor", "mayor", "judge", "justice", "sheikh", "ayatollah", "cardinal", "bishop", "archbishop", "rev",
    "reverend", "father", "sister", "brother", "st", "saint", "mp", "secretary", "ambassador", "chief",
    "barrister", "advocate", "general", "gen", "colonel", "col", "major", "maj", "captain", "capt",
    "lieutenant", "lt", "sergeant", "sgt", "corporal", "cpl", "private", "brigadier", "brig", "admiral",
    "commodore", "inspector", "superintendent", "supt", "constable", "detective", "coach", "and",
})  # fmt: skip


RANKS = {
    written: rank
    for rank, ways in {
        "general": "general gen", "colonel": "colonel col", "major": "major maj", "captain": "captain capt",
        "lieutenant": "lieutenant lt", "sergeant": "sergeant sgt", "corporal": "corporal cpl",
        "inspector": "inspector", "superintendent": "superintendent supt", "constable": "constable",
        "admiral": "admiral", "commodore": "commodore", "brigadier": "brigadier brig",
    }.items()
    for written in ways.split()
}  # fmt: skip
"""Ranks by the ways they are written; one person has one of them in a story."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a name as it stands, without a possessive ending; offsets count code points."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """Words with capitals in a row, titles left out, and the passage they stand in.

    ``title`` is the last title before them, in lower case; ``start`` is where it begins when it is a rank,
    else where the first word does.
    """

    passage: Passage
    tokens: tuple[Token, ...]
    title: str = ""
    start: int = 0

    @property
    def whole(self) -> Token:
        """The name as one, with the rank before it."""
        start, end = self.start, self.tokens[-1].end
        return Token(self.passage.text[start:end], start, end)

    @property
    def text(self) -> str:
        """The name as it stands, without a title."""
        return self.passage.text[self.tokens[0].start : self.tokens[-1].end]

    @property
    def words(self) -> tuple[str, ...]:
        """The words alone."""
        return tuple(token.text for token in self.tokens)


def names(passages: Iterable[Passage], is_ordinary: Callable[[str], bool]) -> Iterator[Name]:
    """Yield the names of these texts in order.

    ``is_ordinary`` tells whether a lower-case word is one of the language: such a word may owe the
    capital to its place at the head of a sentence, and is then left out. A text all in capitals, or with
    a capital on most words, tells nothing.
    """
    for passage in passages:
        yield from _of_passage(passage, is_ordinary)


def plain(word: str) -> str:
    """Return a word in lower case without accents, hyphens and apostrophes."""
    if word.isalpha() and word.isascii():
        return word.lower()
    bare = "".join(mark for mark in unicodedata.normalize("NFD", word) if not unicodedata.combining(mark))
    return re.sub(r"[-‐‑'’.]", "", bare).lower()


@lru_cache(_KEPT)
def _of_passage(passage: Passage, is_ordinary: Callable[[str], bool]) -> tuple[Name, ...]:
    """Return the names of one text; kept, as a story is read again after each pause in typing."""
    if passage.field in _UNSAID or _is_shouted(passage.text, is_ordinary):
        return ()
    return tuple(_in(passage, is_ordinary))


def _is_shouted(text: str, is_ordinary: Callable[[str], bool]) -> bool:
    """Tell whether most of the ordinary words have capitals, as in a heading set so."""
    words = text.split()
    within = (word for before, word in pairwise(words) if before[-1] not in ".?!")
    long = [word for word in within if len(word) >= _FEW and word.isalpha()]
    if sum(word[0].isupper() for word in long) < _SOME * len(long):
        return False
    long = [word for word in long if is_ordinary(word.lower())]
    return len(long) >= _FEW and sum(word[0].isupper() for word in long) > _MOSTLY * len(long)


def _in(passage: Passage, is_ordinary: Callable[[str], bool]) -> Iterator[Name]:
    run: list[Token] = []
    for match in _TOKEN.finditer(passage.text):
        token = _token(match, is_ordinary)
        if run and not _runs_on(passage.text, run[-1], token):
            yield from _name(passage, run, is_ordinary)
            run = []
        run.append(token)
    yield from _name(passage, run, is_ordinary)


def _token(match: re.Match[str], is_ordinary: Callable[[str], bool]) -> Token:
    """Take the word without an ordinary one tied to it: Jackson-style."""
    head, hyphen, tail = match[0].rpartition("-")
    ordinary = bool(hyphen) and tail.islower() and len(tail) >= _ORDINARY_PART and is_ordinary(tail)
    text = head if ordinary else match[0]
    return Token(text, match.start(), match.start() + len(text))


def _runs_on(text: str, last: Token, token: Token) -> bool:
    """Tell whether two words belong to one name: a space between, and no full stop but after an initial."""
    start = last.end
    if text[start : start + 1] == "." and _INITIAL.fullmatch(last.text):
        start += 1
    return _BETWEEN.fullmatch(text, start, token.start) is not None


def _name(passage: Passage, run: list[Token], is_ordinary: Callable[[str], bool]) -> Iterator[Name]:
    kept, titles = list(run), list[Token]()
    if kept and is_ordinary(kept[0].text.lower()) and _ENDS_SENTENCE.search(passage.text, 0, kept[0].start):
        first = kept.pop(0)
        titles = [first] if first.text.lower() in TITLES else []
    while kept and kept[0].text.lower() in TITLES:
        titles.append(kept.pop(0))
    if len(kept) > 1 and kept[0].text in _DAYS:
        del kept[0]  # “on Tuesday Aleppo burned”
    if kept:
        title = titles[-1].text.lower() if titles else ""
        start = titles[-1].start if title in RANKS else kept[0].start
        yield Name(passage, tuple(kept), title, start)
