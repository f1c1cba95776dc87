"""What is in a credit beside names: an address, a reference, a licence, restrictions in words, years."""

import re
from dataclasses import dataclass
from typing import Final

from desk.pictures.credit_words import CreditWords

_URL: Final = re.compile(
    r"(?:[(,;]\s*)?(?:\b(?:available(?:\s+(?:at|from))?|see|link|url|at|from|source|original)\s*:?\s+)?"
    r"[(<]?(?P<url>(?:https?://|www\.)[^\s<>()]+[^\s<>().,;:'\"’”])[)>]?",
    re.IGNORECASE,
)
_GIVEN: Final = "used|licen[cs]ed|published|released|shared|available|distributed|made available"
_LEAD: Final = (
    rf"(?:[,;(/|–-]\s*)?(?:\b(?:(?:is\s+|are\s+)?(?:{_GIVEN})?\s*(?:under|via|with|on)\s+"
    r"(?:an?\s+|the\s+(?:terms\s+of\s+(?:the\s+)?)?)?|licen[cs]e:\s*|\ban?\s+))?"
)
_TRAIL: Final = r"(?:\s+licen[cs]e\b)?\)?"
_YEARS: Final = re.compile(r"(?<![\w/-])(?:19|20)\d\d(?:\s?[–-]\s?(?:(?:19|20)\d\d|\d\d))?(?![\w/-])")
_SHARE: Final = {
    "attribution": "BY",
    "by": "BY",
    "sharealike": "SA",
    "share alike": "SA",
    "sa": "SA",
    "noncommercial": "NC",
    "non-commercial": "NC",
    "nc": "NC",
    "noderivs": "ND",
    "noderivatives": "ND",
    "no derivatives": "ND",
    "nd": "ND",
}
_NOISE: Final = re.compile(r"\bTPX IMAGES? OF THE DAY\b|\bREUTERS TPX\b(?= IMAGES)|\bor licensors\b")
_WORK: Final = re.compile(r"^\s*[\"“][^\"”]+[\"”]\s+by\s+")
# Where a member of Wikimedia Commons lives, before the licence: “Ann Hale from Marren, Wales, CC0”.
_HOME: Final = re.compile(r"\s+from\s+[^\W\d_][^/|()]*?(?=,\s*(?:CC\b|public domain|GFDL))", re.IGNORECASE)
_EDGES: Final = " \t,;/|.–-"
GAP: Final = "  "


@dataclass(frozen=True, slots=True)
class Marks:
    """What was taken out of a credit, as it is set, and ``rest``, the names that are left."""

    rest: str
    licence: str = ""
    ref: str = ""
    url: str = ""
    rights: str = ""


class MarkReader:
    """Takes addresses, references, licences and restrictions out of a credit."""

    def __init__(self, words: CreditWords) -> None:
        self._words = words
        self._licences = tuple(
            (
                one.name,
                re.compile(
                    rf"{_LEAD}(?<![\w-])(?P<licence>{one.pattern.pattern}){_TRAIL}(?!\w)", re.IGNORECASE
                ),
            )
            for one in words.licences
        )

    def take(self, text: str, *, dated: bool) -> Marks:
        """Take the marks out of ``text``; ``dated`` takes out years too, as after ©."""
        text = _WORK.sub("", _NOISE.sub(GAP, text))
        ref, text = self._reference(text)
        url, text = _address(text)
        text = _HOME.sub("", text)
        licence, text = self._licence(text)
        rights, text = self._rights(text)
        if dated:
            text = _YEARS.sub(GAP, text)
        return Marks(text, licence, ref, url, rights)

    def _reference(self, text: str) -> tuple[str, str]:
        for pattern in self._words.references:
            found = pattern.search(text)
            if found is not None:
                return found[1], _without(text, found)
        return "", text

    def _licence(self, text: str) -> tuple[str, str]:
        for name, pattern in self._licences:
            found = pattern.search(text)
            if found is None:
                continue
            groups = [found["licence"], *(part or "" for part in found.groups()[1:])]
            first = groups[1] if len(groups) > 1 else ""
            if "{spelt}" in name:
                first = _spelt(first)
            elif "BY" in first.upper() or "\\1 \\2" in name:
                first = first.upper().replace(" ", "-")
            second = groups[2] if len(groups) > 2 else ""  # noqa: PLR2004 - the second group of the pattern
            whole = name.replace("{spelt}", first).replace("\\1", first).replace("\\2", second)
            return " ".join(whole.split()), _without(text, found)
        return "", text

    def _rights(self, text: str) -> tuple[str, str]:
        found_all: list[str] = []
        for pattern in self._words.rights:
            while (found := pattern.search(text)) is not None:
                words = found[0].strip(_EDGES)
                if not words:
                    break
                found_all.append(words)
                text = _without(text, found)
        return "; ".join(found_all), text


def _address(text: str) -> tuple[str, str]:
    found = _URL.search(text)
    return ("", text) if found is None else (found["url"], _without(text, found))


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]}{GAP}{text[found.end() :]}"


def _spelt(words: str) -> str:
    """Return the letters of a licence spelt out: “Attribution-ShareAlike” is BY-SA."""
    names = "|".join(sorted(_SHARE, key=len, reverse=True))
    return "-".join(_SHARE[one] for one in re.findall(names, words.casefold()))
