"""Words and phrases looked for in a text as a person would: whole, whatever the apostrophe, names let be."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_WORD = re.compile(r"\w+")
_OPENS = re.compile(r"(?:^|[.?!:]['’”\"]*\s|\n)[\s“‘\"'(\[–—-]*\Z")
_CAPITAL_NEXT = re.compile(r"[\s\u00a0]+[A-Z]")
_BEFORE = r"(?<![\w@#/‐‑-])(?<!\w['’.])"
_AFTER = r"(?![\w@‐‑-])(?!['’](?!s\b)\w)(?!\.\w)"
_LOOK_BACK = 12
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "a all and are as at be been but by end for from had has have he her his if in into is it its more "
        "not of on one or out she so than that the their them there they this time to up was were what when "
        "which who will with would",
    )
)


class Phrases:
    """Some phrases. One written in small letters is found so, in capitals where all is, and with a capital
    where a sentence opens, but not in a name; one written with a capital is found just so.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        listed = sorted({plainly(phrase) for phrase in phrases}, key=lambda one: (-len(one), one))
        self._small = frozenset(one for one in listed if one == one.lower())
        self._exact = frozenset(listed) - self._small
        self._by_rarest: dict[str, list[str]] = {}
        for one in listed:
            self._by_rarest.setdefault(_rarest(one), []).append(one)
        self.rarest = frozenset(self._by_rarest)
        self._pattern = lru_cache(None)(self._compiled)

    def find(self, text: str, words: frozenset[str] | None = None) -> Iterator[tuple[int, int, str]]:
        """Yield where each stands in a text, and the words found as they are written in a list.

        ``words`` are those of the text, when they are known already.
        """
        there = self.rarest & (words_of(text) if words is None else words)
        matches = [match for word in there for match in self._pattern(word).finditer(text)]
        past = 0
        for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
            if match.start() < past:
                continue
            past, plain = match.end(), plainly(match[0])
            if plain in self._exact:
                yield match.start(), match.end(), plain
            elif plain.lower() in self._small and _is_ours(match, text):
                yield match.start(), match.end(), plain.lower()

    def _compiled(self, rarest: str) -> re.Pattern[str]:
        """Make the pattern of the phrases that have this word, the longest first."""
        listed = "|".join(map(_loose, self._by_rarest[rarest]))
        return re.compile(f"{_BEFORE}(?:{listed}){_AFTER}", re.IGNORECASE)


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in small letters, to be held against ``Phrases.rarest``."""
    return frozenset(_WORD.findall(text.lower()))


def plainly(found: str) -> str:
    """Write words as a list has them: one plain space, straight apostrophes and hyphens."""
    return " ".join(found.replace("’", "'").replace("‐", "-").replace("‑", "-").split())


def as_found(instead: str, found: str, listed: str) -> str:
    """Give what is to be written the capitals of what was found, where the list has small letters."""
    if listed != listed.lower() or instead == "":
        return instead
    letters = [letter for letter in found if letter.isalpha()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return instead.upper()
    return instead[0].upper() + instead[1:] if found[:1].isupper() else instead


def _loose(phrase: str) -> str:
    parts = (re.escape(part) for part in plainly(phrase).split(" "))
    return r"[\s\u00a0]+".join(parts).replace("'", "['’]").replace(r"\-", "[-‐‑]")


def _rarest(phrase: str) -> str:
    """Return the longest word that is not a common one: it is least likely to stand in a text by chance."""
    parts = _WORD.findall(plainly(phrase).lower())
    return max(parts, key=lambda word: (word not in _COMMON, len(word)), default="")


def _is_ours(match: re.Match[str], text: str) -> bool:
    found = match[0]
    if not found[:1].isupper() or found.isupper():
        return True
    opens = _OPENS.search(text[max(0, match.start() - _LOOK_BACK) : match.start()])
    return opens is not None and not _CAPITAL_NEXT.match(text, match.end())
