"""The label of a credit: “Photo:”, “Mandatory Credit: Photo by”, “©”, “Image source,”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desk.pictures.credit_words import CreditWords, LabelWords, folded

_DRAWN: Final = (
    "illustrations?|(?:info)?graph(?:ic)?s?|cartoon|artwork|photo ?montage|montage|collage|composite|drawing"
    "|sketch|painting"
)
_LABEL_FLAGS: Final = (
    (r"\b(?:file|archiv(?:e|al))\b", "file"),
    (r"\bcourtesy\b", "courtesy"),
    (r"\b(?:handout|hand-out|supplied|submitted)\b", "handout"),
    (r"\bpool\b", "pool"),
    (r"\bmandatory\b", "mandatory"),
    (r"\b(?:representat\w+|symbolic|illustrative)\b", "representational"),
    (r"\bai\b|\bai[- ]generated\b|\bgenerated\b", "ai"),
    (r"\b(?:screen[ -]?(?:grab|shot|capture)|video ?grab|video still|grab)s?\b", "screengrab"),
    (rf"\b(?:{_DRAWN})\b", "illustration"),
)

# Labels that need no colon.
_BY_THEMSELVES: Final = frozenset({"mandatory credit"})
# Labels that a stroke may follow: “Photo / Ann Hale”.
_BEFORE_STROKE: Final = frozenset({"photo", "photos", "pic", "pics", "picture", "pictures", "image", "foto"})


@dataclass(frozen=True, slots=True)
class Label:
    """A label found: where it starts and ends in the line, its words, and how it leads to the name.

    ``joined`` ends in “by” or “of”; ``sure`` has a colon, ©, “should read” or a full point (“Fot.”), so it is
    a label wherever it stands; the rest (“Courtesy Tideline”) need a good name after them.
    """

    start: int
    end: int
    words: str
    joined: bool
    sure: bool


def _any(words: tuple[str, ...]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace(r"\-", "[- ]?") for word in ordered)


class Labels:
    """Finds labels by the words of ``words.toml``."""

    def __init__(self, words: CreditWords) -> None:
        self._pattern = _pattern(words.label)

    def at_front(self, text: str) -> Label | None:
        """Return the label ``text`` begins with."""
        return self._at(text, 0)

    def _at(self, text: str, at: int) -> Label | None:
        found = self._pattern.match(text, at)
        if found is None or _is_owned(found):
            return None
        signs = found["stroke"] is not None and text[:at].rstrip()[-1:].isalnum()
        return None if signs else _label(found)

    def within(self, text: str) -> Iterator[Label]:
        """Yield the labels in ``text`` in the order of reading."""
        for at in range(len(text)):
            if at and (text[at - 1].isalnum() or text[at - 1] in "-_@"):
                glued = text[at - 1].islower() and text[at].isupper()
                if not glued:
                    continue
                found = self._pattern.match(text, at)
                if found is not None and found["colon"] is not None:
                    yield _label(found)
                continue
            if not (text[at].isalpha() or text[at] in "©ⓒ("):
                continue
            if (label := self._at(text, at)) is not None:
                yield label


def label_flags(label: str) -> list[str]:
    """Return the flags a label itself sets, as “file” for “File photo”."""
    small = folded(label)
    return [flag for pattern, flag in _LABEL_FLAGS if re.search(pattern, small)]


def _pattern(words: LabelWords) -> re.Pattern[str]:
    picture = rf"(?:(?:{_any(words.before)})[\s-]+){{0,3}}(?:{_any(words.pictures)})(?!\w)"
    joins = rf"(?:{_any(words.joins)}|(?<=courtesy\s)of|(?<=source\s)of)"
    should = r"\s+should\s+read"
    after = rf"[\s-]+(?:{_any(words.after)})\b"
    alone = rf"(?:{_any(words.alone)})(?:(?<=[©ⓒ)])|(?!\w))(?:{should})?"
    grab = rf"(?:(?:{_any(words.before)})[\s-]+){{0,2}}(?:{_any(words.grabs)})\b(?:{after})?(?=\s*:)"
    unit = rf"(?:{grab}|{picture}(?:\s+illustrations?\b)?(?:{after})?|{alone})"
    # “Mandatory Credit: Photo by”, “© Photo by”: one label in two parts.
    whole = rf"(?:{unit}\s*[:–-]?\s*(?={unit}(?:\s*:|\s+{joins}\b)|[©ⓒ]|\(c\))){{0,2}}{unit}"
    return re.compile(
        rf"(?P<words>{whole})"
        rf"(?:(?P<colon>\s*[:：]+\s*|\s+\|\s+|\s*…\s*|\.{{3}}\s*)|(?P<join>\s+{joins}\b(?:\s*:)?\s*)"
        rf"|(?P<stroke>\s*/\s*)|(?P<comma>\s*,\s*)|(?P<bare>\s+|(?<=[©ⓒ)])\s*|$))",
        re.IGNORECASE,
    )


def _is_owned(found: re.Match[str]) -> bool:
    """Tell whether the words are no label but a part of the name: “Pool Photo via AP”."""
    via = found["join"] is not None and "via" in found["join"].lower()
    words = f"{found.string[max(0, found.start() - 9) : found.start()]}{found['words']}"
    return via and re.search(r"(?i)\b(?:pool|hand-?out)\s+\w+$", words) is not None


def _label(found: re.Match[str]) -> Label:
    words = found["words"].strip()
    joined = found["join"] is not None
    if joined:
        words = f"{words}{found['join'].rstrip(' :')}"
    small = folded(words)
    copyright_ = any(sign in small for sign in ("©", "(c)", "ⓒ"))
    source = found["comma"] is not None and small.endswith(("source", "sources", "credit", "credits"))
    stroke = found["stroke"] is not None and small in _BEFORE_STROKE
    sure = found["colon"] is not None or stroke or copyright_ or source
    sure = sure or "should read" in small or small in _BY_THEMSELVES or words.endswith(".")
    return Label(found.start(), found.end(), words.rstrip(" :"), joined, sure)
