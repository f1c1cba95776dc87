"""House style over a text: the rules of a style, tried only where one of their words stands."""

import logging
from collections.abc import Iterable, Iterator

from desk.checks.phrases import words_of
from desk.checks.quoted import quoted_stretches
from desk.checks.registry import NamedCheck
from desk.checks.seam import Context, Finding, finding_in
from desk.checks.style_file import Style
from desk.checks.style_rule import TEXT_FIELDS, Finder, Match
from desk.story.model import Kind
from desk.story.text import Passage

NAME = "house-style"
_log = logging.getLogger(__name__)


def style_check(style: Style) -> NamedCheck:
    """Make the check of a style; each of its rules is a rule that can be switched off by itself."""
    return NamedCheck(NAME, tuple(one.rule.rule for one in style.finders), passage=_Looking(style).look)


class _Looking:
    """Looks over passages; rules of words are kept by the word without which they cannot find anything."""

    def __init__(self, style: Style) -> None:
        self._order = {id(finder): at for at, finder in enumerate(style.finders)}
        self._by_word: dict[str, list[Finder]] = {}
        for finder in style.finders:
            for word in finder.rarest:
                self._by_word.setdefault(word, []).append(finder)
        self._words = frozenset(self._by_word)
        self._patterns = [finder for finder in style.finders if not finder.rarest]

    def look(self, passage: Passage, context: Context) -> Iterable[Finding]:
        """Yield what the rules find in one text; in a quotation only what rules look for there, too."""
        if passage.field not in TEXT_FIELDS:
            return
        stretches: list[tuple[int, int]] | None = None
        lowered = passage.text.lower()
        words = words_of(lowered)
        for finder in self._worth_trying(lowered, words):
            rule = finder.rule
            if passage.field not in rule.fields or not rule.speaks(context.language):
                continue
            if passage.kind is Kind.QUOTE and not rule.quotations:
                continue
            for match in _found(finder, passage.text, words):
                if not rule.quotations and stretches is None:
                    stretches = quoted_stretches(passage)
                if rule.quotations or not _inside(match, stretches or []):
                    yield _finding(passage, finder, match)

    def _worth_trying(self, lowered: str, words: frozenset[str]) -> list[Finder]:
        there = self._words & words
        by_words = {id(finder): finder for word in there for finder in self._by_word[word]}
        tried = [*by_words.values(), *(one for one in self._patterns if one.may_find(lowered))]
        return sorted(tried, key=lambda finder: self._order[id(finder)])


def _found(finder: Finder, text: str, words: frozenset[str]) -> Iterator[Match]:
    try:
        yield from finder.find(text, words)
    except TimeoutError:
        _log.warning("The style rule %s takes too long over a text of %d.", finder.rule.id, len(text))


def _inside(match: Match, stretches: list[tuple[int, int]]) -> bool:
    return any(start <= match.start and match.end <= end for start, end in stretches)


def _finding(passage: Passage, finder: Finder, match: Match) -> Finding:
    rule = finder.rule
    instead = " or ".join(match.suggestions) or "something else"
    why = [f"House style: {rule.name.rstrip('.')} (rule “{rule.id}” in {finder.file})."]
    if rule.must_pass:
        why.append(f"As the house has it: {rule.must_pass[0]}")
    return finding_in(
        passage, match.start, match.end, rule.rule, rule.severity, rule.why.replace("{instead}", instead),
        match.suggestions, tuple(why),
    )  # fmt: skip
