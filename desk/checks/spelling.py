"""Words that were hardly meant as they stand.

A checker that cries wolf is switched off. So an unknown word is flagged only where a known one was likelier
meant: by how often that one is used, how easily the slip is made, and how it fits its place. What is like no
other word is taken for a term, unless it cannot be pronounced. Names are the business of other checks: a word
with a capital of its own is asked about only where it is a common word but for a slip.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence

from desk.checks.forms import base, is_sound
from desk.checks.grounds import about, printed
from desk.checks.meant import Judge, Verdict
from desk.checks.quoted import quoted_stretches
from desk.checks.seam import Context, Finding, Rule, Severity, Speller, finding_in
from desk.checks.words import Word, words
from desk.story.model import Story
from desk.story.text import Passage, passages

SPELLING = Rule("spelling", "Spelling", "A word that the dictionary of the story’s language does not have.")
RULES = (SPELLING,)

_NAMES_ONLY = frozenset({"byline", "dateline", "source", "credit", "credit_label"})
_UNREAD = frozenset({"handle"})
_MOST, _TOLD = 5, 3
_TERM, _TERM_CHANCE = 2, 3.0
_REACH = 60
_PARTICLES = re.compile(
    r"(?:van|von|der|den|del?|della|d[aiou]|d[ao]s|la|les?|el|a[dlnrs]|dall?[ae]?|degli|dei|bin|ibn|binti|u[dlrz]|e|y|af|av|zur?|te[nr])"
)


def check_passage(passage: Passage, context: Context) -> Iterable[Finding]:
    """Yield each word that a known one was likelier meant for, in reading order."""
    speller = context.speller(context.language)
    if speller is None or passage.field in _UNREAD:
        return
    judge = Judge(passage.text, speller, context.model(context.language), context.archive)
    for word in words(passage.text, speller.knows):
        if is_sound(word, speller.knows) or _is_excused(word, passage, context):
            continue
        verdict = judge.verdict(word)
        if verdict is not None and not (verdict.abroad and _is_quoted(word, passage)):
            yield _finding(word, passage, verdict, _why(word, verdict, speller, context))


def settle(findings: Sequence[Finding], story: Story, context: Context) -> Iterable[Finding]:
    """Leave out words that the story uses again, when they are names, or hardly like another word.

    How another country spells is no word of the story’s own, however often it stands there.
    """
    speller = context.speller(context.language)
    if speller is None or not findings:
        return findings
    found = [base(finding.text.replace("’", "'")) for finding in findings]
    used = _used(frozenset(found), story)
    return [
        finding
        for finding, bare in zip(findings, found, strict=True)
        if not _is_the_storys(bare, used, speller)
    ]


def _used(bare: Container[str], story: Story) -> Counter[str]:
    """Count how often these words stand in a story."""

    def is_another(run: str) -> bool:
        return run not in bare and run.isalpha() and run.isascii()

    text = "\n".join(passage.text for passage in passages(story))
    return Counter(base(word.bare) for word in words(text, is_another))


def _is_excused(word: Word, passage: Passage, context: Context) -> bool:
    """Tell whether an unknown word is none to judge: a name, a particle, one the house accepts."""
    bare = word.bare
    accepted = context.house.accepted
    if len(bare) == 1 or any(letter.isupper() for letter in bare[1:]) or bare in accepted:
        return True
    if bare.islower():
        return _is_particle(word, passage.text)
    return passage.field in _NAMES_ONLY or base(bare) in accepted


def _is_quoted(word: Word, passage: Passage) -> bool:
    """Tell whether somebody else’s words hold the word: they are left as their country spells them."""
    return any(start <= word.start and word.end <= end for start, end in quoted_stretches(passage))


def _is_the_storys(bare: str, used: Counter[str], speller: Speller) -> bool:
    if used[bare] < _TERM or speller.is_foreign(bare):
        return False
    guesses = speller.guesses(bare.lower())
    return not bare.islower() or not guesses or guesses[0].chance < _TERM_CHANCE


def _is_particle(word: Word, text: str) -> bool:
    """Tell whether a short word belongs to a name: van der Berg, al-Qaeda."""
    if not _PARTICLES.fullmatch(word.bare):
        return False
    rest = re.match(r"[\s'’-]*(?:(?:\w{1,3})[\s'’-]+)*(\w)", text[word.end : word.end + _REACH])
    return rest is not None and rest[1].isupper()


def _finding(word: Word, passage: Passage, verdict: Verdict, why: tuple[str, ...]) -> Finding:
    shaped = dict.fromkeys(_shaped(other, word.bare) for other in verdict.meant)
    suggestions = () if word.bracketed else tuple(shaped)[:_MOST]
    severity = Severity.FIX if suggestions and word.bare.islower() else Severity.ASK
    return finding_in(
        passage,
        word.start,
        word.end,
        SPELLING,
        severity,
        _message(word, verdict, next(iter(shaped), "")),
        suggestions,
        why,
    )


def _why(word: Word, verdict: Verdict, speller: Speller, context: Context) -> tuple[str, ...]:
    """Say what is known of the word, how usual those are that may be meant, and what the desk has printed."""
    bare = base(word.bare)
    known = "a rare word or a second spelling" if speller.knows_wide(bare.lower()) else "in no list of words"
    meant = [other for other in verdict.meant[:_TOLD] if " " not in other]
    usual = (f"“{other}” about {_in_a_million(speller.use(other))}" for other in meant)
    lines = [f"“{bare}” is {known} of the story’s language ({context.language})."]
    if meant:
        lines.append(f"Used in a million words: {', '.join(usual)}.")
    return (*lines, *printed(context.archive, [*meant[:1], bare]))


def _in_a_million(use: float) -> str:
    """Say how often a word stands in a million; ``use`` is a log to base 10, of a thousand million."""
    number = 10 ** (use - 3)
    return f"{about(number)} times" if number >= 1 else "less than once"


def _message(word: Word, verdict: Verdict, best: str) -> str:
    if not best:
        return f"“{word.text}” is not in the dictionary, and like no word that is; check it."
    if verdict.abroad:
        return f"“{word.text}” is the spelling of the other side of the Atlantic; here it is “{best}”."
    if best.lower() == word.bare:
        return f"“{word.text}” wants a capital: “{best}”."
    if " " in best and best.replace(" ", "") == word.bare.lower():
        return f"“{word.text}” is two words run together: “{best}”."
    return f"“{word.text}” is not in the dictionary; “{best}” is."


def _shaped(other: str, bare: str) -> str:
    """Return a suggestion with the capital and the possessive of the word it stands for."""
    stem = base(bare)
    return (other[:1].upper() + other[1:] if stem[:1].isupper() else other) + bare[len(stem) :]
