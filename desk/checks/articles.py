"""The article by the sound that follows: “a investigation”, “an university”."""

import re
from collections.abc import Iterable

from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.checks.sounds import opens_with_vowel
from desk.story.text import NOT_PROSE, Passage

ARTICLE = Rule(
    "article", "A or an", "“A” before the sound of a vowel, “an” before any other: “a hour”, “an unit”."
)
RULES = (ARTICLE,)

_ARTICLE = re.compile(
    r"""(?x)
    (?<![\w'’.&/@-]) (?P<article> an? | (?:(?<=^)|(?<=[“"‘.?!]\ )|(?<=[.?!]\ [“"‘])|(?<=^[“"‘])) An? )
    [ \u00a0]+ (?P<mark>[“‘"'(\[]?) (?P<word> [A-Za-z$£€₹¥\d] [\w$£€₹¥,’'‐‑-]*+ ) (?!\.[A-Za-z]|[@&/])
    """
)
_REACH = 30
_WHY = "The article goes by sound, not by letter: an hour, a university, an MP (New Hart’s Rules)."
_NAME = re.compile(r"\w [A-Z]\w+ $")
_NO_ARTICLE = re.compile(
    r"(?:in|is|as|are|and|or|of|at|on|if|it|am|i|an?|la|le|las|los|il|el|al|un|us|up|off|out|into|over|e|o|under|after|about"
    r"|all|any|its|our|he|him|his|her|hers|have|has|had|how)(?:['’]\w+)?"
)


def check_passage(passage: Passage, context: Context) -> Iterable[Finding]:
    """Yield each article that does not go with the sound after it."""
    if passage.field in NOT_PROSE or not context.is_english:
        return
    for match in _ARTICLE.finditer(passage.text):
        article, word = match["article"], match["word"].rstrip(",’'-‐‑")
        if not word or _NO_ARTICLE.fullmatch(word.lower()):
            continue
        vowel = opens_with_vowel(word)
        if vowel is None or vowel == (len(article) > 1):
            continue
        if word[0].isupper() and (
            (article == "An" and word[0] not in "EUO")
            or _NAME.search(passage.text, max(0, match.start() - _REACH), match.start())
        ):
            continue  # An Post, An Nguyen, Nur a Alam
        right = article[0] + ("n" if vowel else "")
        sound = "a vowel" if vowel else "a consonant"
        message = f"“{word}” opens with the sound of {sound}, so it takes “{right.lower()}”."
        yield finding_in(passage, *match.span("article"), ARTICLE, Severity.FIX, message, (right,), (_WHY,))
