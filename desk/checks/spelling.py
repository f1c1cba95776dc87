"""Words the dictionary does not know.

A checker that cries wolf is switched off, so it is strict only where it can be: with lower-case words,
and with a capital that a word owes to its place. Names are the business of other checks.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desk.checks.forms import base, is_sound
from desk.checks.near import one_slip
from desk.checks.seam import Context, Finding, Rule, Severity, Speller, finding_in
from desk.checks.words import Word, words
from desk.story.model import Story
from desk.story.text import Passage, passages

SPELLING = Rule("spelling", "Spelling", "A word that the dictionary of the story’s language does not have.")
RULES = (SPELLING,)

_NAMES_ONLY = frozenset({"byline", "dateline", "source", "credit", "credit_label"})
_UNREAD = frozenset({"handle"})
_MOST = 5
_TERM = 3
_LONG = 8
_COMPOUND = re.compile(r"[\w'’]+(?:[-‐‑][\w'’]+)*")
_REACH = 60
_HYPHENS = frozenset("-‐‑")
_PARTICLES = re.compile(
    r"(?:van|von|der|den|del?|della|d[aiou]|d[ao]s|la|les?|el|a[dlnrs]|bin|ibn|binti|u[dlrz]|e|y|af|av|zur?|te[nr])"
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The words of a story, and how often each appears with and without a capital of its own."""

    words: tuple[tuple[Passage, tuple[Word, ...]], ...]
    lower: Counter[str]
    capital: Counter[str]


def check(story: Story, context: Context) -> Iterable[Finding]:
    """Yield each word that is not in the dictionary of the story’s language, in reading order."""
    speller = context.speller(story.language)
    if speller is None:
        return
    seen = _read(story)
    for passage, its_words in seen.words:
        for word in its_words:
            if is_sound(word, speller.knows) or not _is_ours(word, passage, seen, speller):
                continue
            yield _finding(word, passage, speller)


def _read(story: Story) -> _Seen:
    printed = (passage for passage in passages(story) if passage.field not in _UNREAD)
    read = tuple((passage, tuple(words(passage.text))) for passage in printed)
    every = [word for _, its_words in read for word in its_words]
    return _Seen(
        read,
        Counter(word.bare for word in every if word.bare.islower()),
        Counter(base(word.bare) for word in every if word.bare[:1].isupper()),
    )


def _is_ours(word: Word, passage: Passage, seen: _Seen, speller: Speller) -> bool:
    """Tell whether an unknown word is one to judge, and not a name, a term, a particle or half a compound."""
    if len(word.bare) == 1 or any(letter.isupper() for letter in word.bare[1:]):
        return False
    if _in_known_compound(word, passage.text, speller):
        return False
    if word.bare.islower():
        return not _is_particle(word, passage.text) and not _is_term(word, seen, speller)
    if passage.field in _NAMES_ONLY or not word.opens or seen.capital[base(word.bare)] > 1:
        return False
    return len(word.bare) >= _LONG and _has_near(word.bare.lower(), speller)


def _is_term(word: Word, seen: _Seen, speller: Speller) -> bool:
    """Tell whether a story uses a word so often, and so unlike any other, that it must be its subject."""
    return seen.lower[word.bare] >= _TERM and not _has_near(word.bare, speller)


def _has_near(bare: str, speller: Speller) -> bool:
    return any(one_slip(bare, other) for other in speller.suggest(bare) if other.islower())


def _is_particle(word: Word, text: str) -> bool:
    """Tell whether a short word belongs to a name: van der Berg, al-Qaeda."""
    if not _PARTICLES.fullmatch(word.bare):
        return False
    rest = re.match(r"[\s'’-]*(?:(?:\w{1,3})[\s'’-]+)*(\w)", text[word.end : word.end + _REACH])
    return rest is not None and rest[1].isupper()


def _in_known_compound(word: Word, text: str, speller: Speller) -> bool:
    """Tell whether the word is part of a compound known whole, with its hyphens or closed up."""
    if word.before not in _HYPHENS and word.after not in _HYPHENS:
        return False
    for whole in _COMPOUND.finditer(text, max(0, word.start - _REACH), word.end + _REACH):
        if whole.start() <= word.start < whole.end():
            joined = base(re.sub("[‐‑]", "-", whole[0]).replace("’", "'"))
            return speller.knows(joined) or speller.knows(joined.replace("-", ""))
    return False


def _finding(word: Word, passage: Passage, speller: Speller) -> Finding:
    suggestions = () if word.bracketed else tuple(_cased(word.bare, speller))[:_MOST]
    severity = Severity.FIX if suggestions else Severity.ASK
    return finding_in(
        passage, word.start, word.end, SPELLING, severity, _message(word, suggestions), suggestions
    )


def _message(word: Word, suggestions: tuple[str, ...]) -> str:
    if suggestions:
        return f"“{word.text}” is not in the British dictionary; “{suggestions[0]}” is."
    return f"“{word.text}” is not in the British dictionary; check it."


def _cased(bare: str, speller: Speller) -> Iterator[str]:
    """Yield suggestions with the capital and the possessive of the word they stand for."""
    stem = base(bare)
    for other in dict.fromkeys(speller.suggest(stem.lower() if stem.istitle() else stem)):
        shaped = other[:1].upper() + other[1:] if stem[:1].isupper() else other
        yield shaped + bare[len(stem) :]
