"""One name spelt two ways in a story.

It asks, and never corrects: there are people called Horan and people called Horgan. Two spellings are asked
about when they stand in the same full name, or when one stands alone, the other is the commoner, and nothing
says that they are two people. Both on the house list, or both printed by the desk before, are two names; and
so are two that a person has told apart, from then on.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desk.checks.grounds import printed, reading, times
from desk.checks.like_names import Likeness, likeness
from desk.checks.printed_names import RANKS, TITLES, Name, Token, names, plain
from desk.checks.seam import Context, Finding, Rule, Severity, Speller, finding_in
from desk.story.model import Story
from desk.story.text import Passage, passages

NAMES = Rule("name-two-ways", "Names", "A person, an organisation or a place spelt two ways in one story.")
RULES = (NAMES,)

_SHORTEST = 4
_PAIR = 2
_REACH = 40
_NAME_BEFORE, _NAME_AFTER = re.compile(r"[A-Z][\w’'-]+[,;] $"), re.compile(r"[,;] [A-Z]")
_PRINTED = 3


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a spelling stands: the name it is part of, and which of its words it is."""

    name: Name
    at: int

    @property
    def token(self) -> Token:
        return self.name.tokens[self.at]

    @property
    def frame(self) -> tuple[str, ...]:
        """The other words of the name, with an empty one for this."""
        return tuple("" if at == self.at else plain(word) for at, word in enumerate(self.name.words))


def check(story: Story, context: Context) -> Iterable[Finding]:
    """Yield the first place of the less likely of two spellings of a name."""
    speller = context.speller(context.language)
    if speller is None:
        return
    asked: set[tuple[str, int | None, int]] = set()
    for finding in _Reader(story, context, speller).findings():
        place = (finding.field, finding.paragraph, finding.start)
        if place not in asked:
            asked.add(place)
            yield finding


class _Reader:
    """Holds the names of one story against each other."""

    def __init__(self, story: Story, context: Context, speller: Speller) -> None:
        self._context = context
        self._speller = speller
        self._names = list(names(passages(story), speller.knows))
        self._places: defaultdict[str, list[_Place]] = defaultdict(list)
        for name in self._names:
            for at, word in enumerate(name.words):
                if len(word) >= _SHORTEST:
                    self._places[word].append(_Place(name, at))

    def findings(self) -> Iterator[Finding]:
        """Yield what is to be asked."""
        if len(self._names) < _PAIR:
            return
        yield from self._whole_names()
        for one, two in _beginning_alike([*self._places]):
            if abs(len(one) - len(two)) > _SHORTEST:
                continue
            like = likeness(one, two, self._is_known)
            pair = self._may_be_one(one, two, like) if like is not Likeness.NONE else None
            if pair is None:
                continue
            likely, odd = self._by_likelihood(one, two)
            places = [(place.name.passage, place.token) for place in self._places[odd]]
            yield self._question(places, likely, len(self._places[likely]), pair)

    def _is_known(self, word: str) -> bool:
        return self._speller.knows(word) or self._speller.knows_wide(word)

    def _may_be_one(self, one: str, two: str, like: Likeness) -> tuple[str, str] | None:
        """Return the two names to be asked about: whole ones, where both spellings stand in the same.

        None where nothing speaks for one name, or somebody has said that they are two.
        """
        if {one, two} <= self._context.house.accepted:
            return None
        framed = [{place.frame: place.name.text for place in self._places[word]} for word in (one, two)]
        shared = [frame for frame in framed[0] if frame in framed[1] and self._is_telling(frame)]
        if shared:
            pairs = ((framed[0][frame], framed[1][frame]) for frame in shared)
            return next((pair for pair in pairs if not self._context.are_two(*pair)), None)
        if like is Likeness.STEM or min(map(self._context.archive.names, (one, two))) >= _PRINTED:
            return None
        is_one = self._stands_alone(one, two) and not self._context.are_two(one, two)
        return (one, two) if is_one else None

    def _is_telling(self, frame: Sequence[str]) -> bool:
        """Tell whether the other words of a name are more than a title."""
        return any(word and word not in TITLES for word in frame)

    def _stands_alone(self, one: str, two: str) -> bool:
        """Tell whether a spelling in no list may stand for the other, by what stands beside each."""
        odd, other = (one, two) if len(self._places[one]) <= len(self._places[two]) else (two, one)
        if all(map(_is_listed, self._places[odd])):
            return False
        if len(self._places[odd]) > 1 and not self._beside(odd).intersection(self._beside(other)):
            return False
        if self._is_known(odd):
            if self._is_known(other) or len(self._places[one]) != len(self._places[two]):
                return False
            odd, other = other, odd
        if self._speller.knows(other.lower()):
            return False
        if self._speller.knows(other) and len(odd) > _SHORTEST:
            return True
        given, others = self._beside(odd), self._beside(other)
        return not (given and others) or not given.isdisjoint(others)

    def _beside(self, word: str) -> set[str]:
        """Return the words that stand next to a word in names."""
        return {
            plain(place.name.words[at])
            for place in self._places[word]
            for at in (place.at - 1, place.at + 1)
            if 0 <= at < len(place.name.words)
        }

    def _by_likelihood(self, one: str, two: str) -> tuple[str, str]:
        """Return the likelier spelling first: of the house list, the commoner, in a list, the first."""

        def weight(word: str) -> tuple[bool, int, bool, int]:
            count = len(self._places[word])
            return word in self._context.house.accepted, count, self._is_known(word), -self._order(word)

        return (one, two) if weight(one) >= weight(two) else (two, one)

    def _order(self, word: str) -> int:
        return list(self._places).index(word)

    def _whole_names(self) -> Iterator[Finding]:
        """Yield full names that differ in a hyphen, a space, an accent or a capital alone, in the order of
        their words, in an initial, or in the rank before them.
        """
        long = [name for name in self._names if len("".join(name.words)) > _SHORTEST]
        mixed = [name for name in long if not any(_is_shouted(word) for word in name.words)]
        yield from self._unlike(mixed, lambda name: "".join(map(plain, name.words)), lambda name: name.text)
        yield from self._unlike(
            [name for name in mixed if len(name.tokens) > 1],
            lambda name: " ".join(sorted(map(plain, name.words))),
            lambda name: " ".join(map(plain, name.words)),
        )
        yield from self._unlike(
            [name for name in mixed if any(map(_is_initial, name.words[1:-1]))],
            lambda name: " ".join("." if _is_initial(word) else plain(word) for word in name.words),
            lambda name: " ".join(map(plain, name.words)),
        )
        yield from self._unlike(
            [name for name in long if name.title in RANKS],
            lambda name: plain(name.words[-1]),
            lambda name: RANKS[name.title],
        )

    def _unlike(
        self, names_: Iterable[Name], same: Callable[[Name], str], way: Callable[[Name], str]
    ) -> Iterator[Finding]:
        """Yield a question for each way but the commonest in which names that are the same are written."""
        by_name: defaultdict[str, defaultdict[str, list[Name]]] = defaultdict(lambda: defaultdict(list))
        for name in names_:
            by_name[same(name)][way(name)].append(name)
        for ways in by_name.values():
            likely, *odd = sorted(ways.values(), key=len, reverse=True)
            for others in odd:
                pair = likely[0].whole.text, others[0].whole.text
                if not self._context.are_two(*pair):
                    places = [(name.passage, name.whole) for name in others]
                    yield self._question(places, pair[0], len(likely), pair)

    def _question(
        self, places: Sequence[tuple[Passage, Token]], likely: str, count: int, pair: tuple[str, str]
    ) -> Finding:
        """Ask once, where the odd spelling stands first."""
        (passage, token), *others = places
        more = f", and {times(len(others))} more" if others else ""
        message = f"“{token.text}” here{more}, but “{likely}” elsewhere in this story; are they one?"
        why = (
            f"“{likely}” stands {times(count)} in this story.",
            f"“{token.text}” {times(len(places))}: “{reading(passage.text, token.start, token.end)}”",
            *printed(self._context.archive, pair),
        )
        found = finding_in(passage, token.start, token.end, NAMES, Severity.ASK, message, (likely,), why)
        return replace(found, pair=pair)


def _is_listed(place: _Place) -> bool:
    """Tell whether a single name stands in a row of names, as a team is given: of two alike both may play."""
    text, token = place.name.passage.text, place.token
    before, after = text[max(0, token.start - _REACH) : token.start], text[token.end : token.end + _REACH]
    return len(place.name.words) == 1 and bool(_NAME_BEFORE.search(before) and _NAME_AFTER.match(after))


def _is_shouted(word: str) -> bool:
    return word.isupper() and len(word) > _SHORTEST


def _beginning_alike(words: Sequence[str]) -> list[tuple[str, str]]:
    """Return the pairs, in order, whose first letters leave room for one name: the same, or changed over."""
    by_start: defaultdict[str, list[int]] = defaultdict(list)
    pairs: list[tuple[int, int]] = []
    for at, word in enumerate(words):
        first, changed_over = word[0], word[1].upper() + word[0].lower()
        if first.isascii():
            earlier = [*by_start[first], *by_start["other"]]
            if word[1].islower() and changed_over[0] != first:
                earlier += by_start[changed_over]
            starts = (first, word[:2])
        else:
            earlier = [*range(at)]
            starts = ("other",)
        pairs += ((one, at) for one in earlier)
        for start in starts:
            by_start[start].append(at)
    return [(words[one], words[two]) for one, two in sorted(pairs)]


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()
