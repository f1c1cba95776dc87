"""A sound word in the wrong place: “[wee meet]”, “the pole was boycotted”, “a clear benchmarks”."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from desk.checks.grounds import about, printed, reading
from desk.checks.seam import Archive, Context, Doubt, Finding, Rule, Severity, finding_in
from desk.story.model import Story
from desk.story.text import NOT_PROSE, Passage, passages

REAL_WORD = Rule(
    "real-word",
    "Real words in the wrong place",
    "A word that is spelt right but was hardly meant here: another, like it in letters, sound or form, suits"
    " the words around it far better.",
)
RULES = (REAL_WORD,)

# Log odds, set on published news so that one word in nine thousand is doubted, and all rules together
# raise fewer than eight alarms in ten thousand words.
_ASK, _FIX = 3.25, 3.8
_LENIENT = 0.3
_BRACKETED = 1.8
_LEFT = re.compile(r"([^\W\d_]+(?:[’'][^\W\d_]+)*)[\s\[\]“”\"]*$")
_RIGHT = re.compile(r"[\s\[\]“”\"]*([^\W\d_]+(?:[’'][^\W\d_]+)*)")
_REACH = 40
# How far the archive moves a doubt: each run’s share, what an unseen run counts for, and the most in all.
_ARCHIVE, _UNSEEN, _MOST_PRINTED = 0.6, 0.5, 2.5
_AT_HOME = 2


def check_passages(passages: Sequence[Passage], context: Context) -> Iterable[Iterable[Finding]]:
    """Yield for each text the words that another would suit far better. Speech is judged leniently."""
    model = context.model(context.language)
    if model is None:
        return [()] * len(passages)
    texts = ["" if _is_unread(passage) else passage.text for passage in passages]
    doubts = model.doubts(texts, _BRACKETED)
    return [_findings(passage, its, context) for passage, its in zip(passages, doubts, strict=True)]


def _findings(passage: Passage, doubts: Sequence[Doubt], context: Context) -> Iterator[Finding]:
    for doubt in doubts:
        word = passage.text[doubt.start : doubt.end]
        if (
            doubt.odds + printed_odds(passage.text, doubt, context.archive) < _needed(doubt)
            or word in context.house.accepted
        ):
            continue
        yield _finding(passage, doubt, context.archive)


def printed_odds(text: str, doubt: Doubt, archive: Archive) -> float:
    """Return what the desk’s own archive takes from a doubt, as natural log odds, 0 or less: how much oftener
    the word that stands was printed beside these words than the other.

    It only takes away: added to, doubts near the threshold came to four times the alarms.
    """
    word, odds = text[doubt.start : doubt.end], 0.0
    for run in _runs(text, doubt):
        stands, other = (
            archive.count([part.replace("{}", each) for part in run]) for each in (word, doubt.other)
        )
        odds += _ARCHIVE * math.log((other + _UNSEEN) / (stands + _UNSEEN))
    return max(-_MOST_PRINTED, min(0.0, odds))


def _runs(text: str, doubt: Doubt) -> list[tuple[str, ...]]:
    """Return the runs of two and three words about a doubt, with {} in its place."""
    left = _LEFT.search(text, max(0, doubt.start - _REACH), doubt.start)
    right = _RIGHT.match(text, doubt.end, doubt.end + _REACH)
    before, after = left[1] if left else "", right[1] if right else ""
    runs = ((before, "{}"), ("{}", after), (before, "{}", after))
    return [run for run in runs if "" not in run]


def settle(findings: Sequence[Finding], story: Story, context: Context) -> Iterable[Finding]:
    """Leave a word alone that stands elsewhere in the story, too: it is what the story is about."""
    del context
    if not findings:
        return ()
    counts = Counter(
        word.casefold() for passage in passages(story) for word in re.findall(r"[^\W\d_]+", passage.text)
    )
    return [
        finding
        for finding in findings
        if finding.severity is Severity.FIX or counts[finding.text.casefold()] <= _AT_HOME
    ]


def _needed(doubt: Doubt) -> float:
    """Return the odds a doubt needs; what an editor put in brackets is the desk’s own, read strictly.

    It is so wherever it stands: the quotation around it may have begun in another paragraph.
    """
    if doubt.bracketed:
        return _BRACKETED
    return _ASK + _LENIENT if doubt.quoted else _ASK


def _finding(passage: Passage, doubt: Doubt, archive: Archive) -> Finding:
    text = passage.text
    word = text[doubt.start : doubt.end]
    other = doubt.other[:1].upper() + doubt.other[1:] if word[:1].isupper() else doubt.other
    here = reading(text, doubt.start, doubt.end)
    there = reading(text, doubt.start, doubt.end, other)
    return finding_in(
        passage,
        doubt.start,
        doubt.end,
        REAL_WORD,
        Severity.FIX if doubt.odds >= _FIX else Severity.ASK,
        f"“{here}” reads oddly; “{there}” was perhaps meant.",
        (other,),
        _why(text, doubt, word, archive),
    )


def _why(text: str, doubt: Doubt, word: str, archive: Archive) -> tuple[str, ...]:
    """Say what weighs: the company of words, the whole sentence, and what the desk has printed."""
    times = 10**doubt.gain
    company = (
        f"Beside these words “{doubt.other}” is about {about(times)} times as likely as “{word}”."
        if times >= 2  # noqa: PLR2004 - below that there is nothing to tell
        else "Beside these words the two are about as likely; the rest of the sentence speaks."
    )
    odds = (
        f"With the sentence and its grammar, {about(math.exp(doubt.odds))} to 1"
        f" that “{doubt.other}” was meant;"
        f" it is marked as wrong from {about(math.exp(_FIX))} to 1, and asked about below that."
    )
    runs = [run for run in _runs(text, doubt) if "{}" in run[:2]]
    said = (printed(archive, [" ".join(run).format(each) for each in (doubt.other, word)]) for run in runs)
    return (
        company,
        odds,
        *(line for lines in said for line in lines),
        "Learned from speeches before the United Nations and from definitions in WordNet.",
    )


def _is_unread(passage: Passage) -> bool:
    """Tell whether a text is a matter of names, or has a capital a word so that they cannot be told apart."""
    if passage.field in NOT_PROSE:
        return True
    words = re.findall(r"[^\W\d_]{4,}", passage.text)
    return len(words) > 1 and all(word[0].isupper() for word in words)
