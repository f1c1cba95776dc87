"""A credit’s names cut apart at strokes, commas and “via”, and what each piece is by itself."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from desk.pictures.credit_names import Names
from desk.pictures.credit_words import CreditWords, folded


class Kind(Enum):
    """What a piece turned out to be. NAME is one whose neighbours must decide; NONE can be no part of a credit."""

    OWNER = "owner"
    PERSON = "person"
    PLATFORM = "platform"
    ACCOUNT = "account"
    FLAG = "flag"
    EMPTY = "empty"
    NAME = "name"
    NONE = "none"


class Mark(Enum):
    """What stood before a piece."""

    START = ""
    STROKE = "/"
    VIA = "via"
    COMMA = ","
    AND = "and"
    BRACKET = "("


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a credit, what stood before it, and what it is; ``known`` owners are in the vocabulary."""

    text: str
    mark: Mark
    kind: Kind
    known: bool = False


_CUT: Final = re.compile(
    r"(?P<via>\s*[/,(]?\s*\b(?:via|VIA|Via)\b:?\s*/?\s*)"
    r"|(?P<stroke>\s*[/#|;•]+\s*|\s+[–—-]+\s+|\s{2,}|\s*:\s+|\s*://?\s*)"
    r"|(?P<on>,?\s+on\s+(?=[A-Z]))"
    r"|(?P<comma>\s*,\s*|\.\s+(?=(?:for|image|picture|photo|file|representat|courtesy|mandatory|handout)\b))",
    re.IGNORECASE,
)
_AND: Final = re.compile(r"\s+(?:and|&|und|et|y)\s+", re.IGNORECASE)
_BRACKET: Final = re.compile(r"^(?P<before>.*?)\s*[(\[](?P<inside>[^()\[\]]*)[)\]]\s*$")
_ABBREVIATED: Final = re.compile(r"(?:\b(?:Jr|Sr|Inc|Ltd|Co|Corp|Bros|St|Dr|No|L\.L\.C)|(?:^|[\s.])[^\W\d_])\.$")
_SENTENCES: Final = re.compile(r"(?<!\bJr)(?<!\bSr)(?<!\bLtd)(?<!\bInc)(?<!\bBros)(?<!\bCorp)(?<!\bSgt)(?<!\bLt)(?<!\bDr)(?<!\bSt)(?<!\bCo)(?<!\bCpl)(?<!\bCol)(?<!\bCapt)(?<!\bMaj)(?<=\w\w)[.!?]\s+\w")
_QUOTES: Final = "\"“”'‘’*_"
_LEAD: Final = r"(?:(?:shared|posted|released|published|uploaded|provided|obtained|taken|issued|supplied|tweeted|sent|captured|made available|sourced|received|downloaded)\s+(?:from|by|of|on|via|in|at)|from|by|of|courtesy of|courtesy)"
_PAGE: Final = r"(?:page|handle|account|profile|channel|post|posts|feed|video|story|stories|timeline|wall|status|reel|grab|screengrab|screen grab|screenshot|photo|image|picture|live)"
_OFFICIAL: Final = r"(?:(?:an?|the)\s+)?(?:official|verified|personal|public)?\s*"
_VERBS: Final = r"(?:(?:shared|posted|released|published|uploaded|aired|circulated|provided|obtained|taken|issued|supplied|tweeted|broadcast|sent|captured|made available|made|grabbed|sourced|received|downloaded)\s+)?"
_FOOTAGE: Final = r"(?:(?:an?|the|this)\s+)?(?:undated\s+|live\s+|viral\s+|drone\s+|cctv\s+)?(?:video|clip|footage|live ?stream|broadcast|film|trailer|photo|image|picture|clips|videos)"
_FOLLOWING: Final = frozenset({"handout", "pool", "file", "screengrab"})
_OWN: Final = frozenset({"archive", "archives", "files", "ho", "supplied", "provided", "submitted", "grab"})
_FROM: Final = r"(?:from|by|of|on|via|in|at|courtesy of|courtesy|credit)"


class PieceReader:
    """Cuts a credit into pieces and says of each what it is, as far as it shows by itself."""

    def __init__(self, words: CreditWords, names: Names) -> None:
        self._words = words
        self._names = names
        platforms = _any(words.platforms)
        flags = _any(words.flags)
        signed = _any(words.signed)
        owners = _any(words.owners)
        self._page = re.compile(rf"{_OFFICIAL}(?P<platform>{platforms})(?:\s+{_PAGE}\b)*(?:\s*[:,]?\s*(?:\b(?:of|by|from)\b\s*)?(?P<account>.*))?", re.I)
        self._owned = re.compile(rf"(?P<account>.+?)(?:['’]s?)?(?:\s+{_OFFICIAL.strip()})?(?:\s+on)?\s+(?P<platform>{platforms})(?:\s+{_PAGE}\b)*", re.I)
        self._flag_first = re.compile(
            rf"(?P<flag>{flags})\b\s*(?:[:,-]\s*|(?:{_VERBS}{_FROM}\s+)|(?=[@A-Z©(]))(?P<rest>\S.*)", re.I
        )
        after = _any(one for one, flag in words.flags.items() if flag in _FOLLOWING and one not in _OWN)
        self._flag_last = re.compile(rf"(?P<rest>.+?)\s+(?P<flag>{after})", re.I)
        self._kept = re.compile(rf"(?P<owner>{owners})\s+archives?", re.I)
        self._lead = re.compile(rf"(?:{_FOOTAGE}\s+)?{_LEAD}\s+(?:the\s+(?!guardian|observer|times|independent|telegraph|sun\b|new york|washington))?(?P<rest>\S.*)", re.I)
        self._footage = re.compile(rf"{_FOOTAGE}\s+{_VERBS}{_FROM}\s+(?P<rest>\S.*)", re.I)
        self._signed_first = re.compile(rf"(?P<owner>{signed})\s+(?P<rest>\S.*)", re.I)
        self._signed_last = re.compile(rf"(?P<rest>.+?)\s+(?P<owner>{signed})", re.I)
        self._hyphened = re.compile(rf"(?P<rest>[^/]+?)-(?P<owner>{owners})", re.I)
        self._client = re.compile(r"(?P<who>.+?)\s+for\s+(?P<client>(?:[Tt]he\s+)?[^\W\d_].*)")
        self._glue = re.compile(rf"(?P<rest>.*[^\W\d_]{{2}})(?P<owner>{_any(tuple(one for one in words.signed if len(one) > 2))})", re.I)  # noqa: PLR2004

    def read(self, text: str) -> list[Piece]:
        """Return the pieces of ``text`` in order."""
        pieces: list[Piece] = []
        for mark, part in self._cut(text):
            pieces.extend(self._piece(part, mark, depth=0))
        return [one for one in pieces if one.text or one.kind is not Kind.EMPTY]

    def _cut(self, text: str) -> list[tuple[Mark, str]]:
        parts: list[tuple[Mark, str]] = []
        at, mark = 0, Mark.START
        for found in _CUT.finditer(text):
            if _depth(text, found.start()) > 0 and found["via"] is None:
                continue
            if found["on"] is not None and not self._is_host(text[found.end() :]):
                continue
            parts.append((mark, text[at : found.start()]))
            at = found.end()
            mark = Mark.VIA if found["via"] or found["on"] else Mark.COMMA if found["comma"] else Mark.STROKE
        parts.append((mark, text[at:]))
        return self._joined([(mark, part.strip()) for mark, part in parts])

    def _is_host(self, text: str) -> bool:
        head = folded(re.split(r"\s*[,/(]", text)[0])
        return head in self._words.owners or head in self._words.platforms

    def _joined(self, parts: list[tuple[Mark, str]]) -> list[tuple[Mark, str]]:
        """Put back what a comma must not part: “ZUMA Press, Inc.”, “Religious corporation, Eiheiji”."""
        whole: list[tuple[Mark, str]] = []
        for mark, part in parts:
            if mark is Mark.COMMA and whole:
                before = whole[-1][1]
                last = before.split()[-1] if before else ""
                of_kind = len(before.split()) > 1 and last.islower() and folded(last) in self._words.kinds
                if folded(part) in self._words.forms or of_kind:
                    whole[-1] = (whole[-1][0], f"{before}, {part}")
                    continue
            whole.append((mark, part))
        return whole

    def _piece(self, text: str, mark: Mark, depth: int) -> list[Piece]:
        text = _bare(text)
        if depth > 6 or not text or not any(char.isalnum() for char in text):  # noqa: PLR2004 - no credit nests so deep
            return [Piece("", mark, Kind.EMPTY)] if depth <= 6 else [Piece(text, mark, Kind.NONE)]  # noqa: PLR2004
        return self._whole(text, mark) or self._parted(text, mark, depth) or [self._name(text, mark)]

    def _whole(self, text: str, mark: Mark) -> list[Piece]:
        """Read a piece that is one known word or phrase."""
        small = folded(text)
        if text[0] == "@" and self._names.is_handle(text):
            return [Piece(text, mark, Kind.ACCOUNT)]
        if owner := self._names.owner(text):
            return [Piece(owner, mark, Kind.OWNER, known=True)]
        if (kept := self._kept.fullmatch(text)) is not None:
            owner = self._names.owner(kept["owner"])
            return [Piece(owner, mark, Kind.OWNER, known=True), Piece("file", mark, Kind.FLAG)]
        if (platform := self._words.platforms.get(small)) is not None:
            return [Piece(platform, mark, Kind.PLATFORM)]
        if (flag := self._words.flags.get(small.removeprefix("the ").removeprefix("an "))) is not None:
            return [Piece(flag, mark, Kind.FLAG)]
        if small in self._words.empty:
            return [Piece("", mark, Kind.EMPTY)]
        return []

    def _parted(self, text: str, mark: Mark, depth: int) -> list[Piece]:
        """Read a piece that holds others: a social account, “Navy handout”, “Ann Hale for the Guardian”."""
        for way in (self._social, self._flagged, self._bracketed, self._commissioned, self._signed, self._paired):
            if pieces := way(text, mark, depth):
                return pieces
        return []

    def _social(self, text: str, mark: Mark, _depth: int) -> list[Piece]:
        for pattern in (self._page, self._owned):
            found = pattern.fullmatch(text)
            if found is None:
                continue
            account = _bare(found["account"] or "")
            account = re.sub(r"^(?i:the|user|official|verified)\s+(?=\S)", "", account)
            account = re.sub(r"(?:['’]s)?(?:\s+(?i:official|verified|personal))?$", "", account).strip()
            if re.fullmatch(r"(?i:screen ?grab|video ?grab|screenshot|photo|image|video|post)", account):
                flag = self._words.flags.get(folded(account))
                flags = [Piece(flag, mark, Kind.FLAG)] if flag else []
                return [*flags, Piece(self._platform(found), mark, Kind.PLATFORM)]
            if account and not (self._names.is_name(account) or self._names.is_handle(account)):
                continue
            if len(found["platform"]) == 1 and pattern is self._owned and not re.search(r"(?i)\bon\s+x\b|['’]s|@|handle|account|page|post", text):
                continue
            if len(found["platform"]) == 1 and pattern is self._page and not re.search(r"(?i)\bx\s*(?:page|handle|account|profile|post|feed|video|[:@])|official|verified", text):
                continue
            pieces = [Piece(self._platform(found), mark, Kind.PLATFORM)]
            return [*pieces, Piece(account, mark, Kind.ACCOUNT)] if account else pieces
        return []

    def _platform(self, found: re.Match[str]) -> str:
        return self._words.platforms[folded(found["platform"])]

    def _flagged(self, text: str, mark: Mark, depth: int) -> list[Piece]:
        found = self._flag_first.fullmatch(text)
        if found is not None and not self._names.owner(text):
            rest = self._piece(self._led(found["rest"]), mark, depth + 1)
            if all(one.kind is not Kind.NONE for one in rest):
                return [Piece(self._words.flags[folded(found["flag"])], mark, Kind.FLAG), *rest]
        found = self._lead.fullmatch(text)
        if found is not None:
            return self._piece(self._led(found["rest"]), mark, depth + 1)
        found = self._flag_last.fullmatch(text)
        if found is not None and not self._names.owner(text):
            flag = self._words.flags[folded(found["flag"])]
            rest = self._piece(found["rest"], mark, depth + 1)
            if all(one.kind is not Kind.NONE for one in rest):
                return [*rest, Piece(flag, mark, Kind.FLAG)]
        return []

    def _led(self, text: str) -> str:
        """Take “a video shared by the” off what it leads to."""
        while (found := self._footage.fullmatch(text) or self._lead.fullmatch(text)) is not None:
            text = found["rest"]
        return re.sub(r"^(?:the|The)\s+(?=[A-Z])", "", text) if not self._names.owner(text) else text

    def _bracketed(self, text: str, mark: Mark, depth: int) -> list[Piece]:
        found = _BRACKET.fullmatch(text)
        if found is None:
            return []
        before, inside = found["before"].strip(), found["inside"].strip()
        within = self._piece(inside, Mark.BRACKET, depth + 1)
        if not before:
            return within
        if all(one.kind in {Kind.FLAG, Kind.EMPTY} or one.known for one in within):
            return [*self._piece(before, mark, depth + 1), *within]
        if (owner := self._names.owner(before)) and self._names.owner(inside):
            return [Piece(owner, mark, Kind.OWNER, known=True)]
        return []

    def _commissioned(self, text: str, mark: Mark, depth: int) -> list[Piece]:
        found = self._client.fullmatch(text)
        if found is None:
            return []
        who, client = found["who"], found["client"]
        if self._names.owner(who):
            return [Piece(text, mark, Kind.OWNER, known=True)]
        if not self._names.is_person(who):
            return []
        paper = re.sub(r"^[Tt]he\s+", "", client)
        bare = self._names.owner(client) or (paper if folded(paper) not in self._words.article else f"The {paper}")
        if not self._names.is_name(bare):
            return []
        return [
            *self._piece(who, mark, depth + 1),
            Piece("commissioned", mark, Kind.FLAG),
            Piece(bare, Mark.STROKE, Kind.OWNER, known=bool(self._names.owner(client))),
        ]

    def _signed(self, text: str, mark: Mark, depth: int) -> list[Piece]:
        """Read an owner and a name that nothing parts, or only a hyphen: “ANP Koen van Weel”, “Ross-Imagn Images”."""
        for pattern, first in ((self._signed_first, True), (self._hyphened, False), (self._signed_last, False)):
            found = pattern.fullmatch(text)
            if found is None:
                continue
            rest = found["rest"]
            if not (self._names.is_person(rest) or (pattern is self._signed_first and folded(rest) in self._words.flags)):
                continue
            owner = Piece(self._names.owner(found["owner"]), mark, Kind.OWNER, known=True)
            others = self._piece(rest, mark, depth + 1)
            return [owner, *others] if first else [*others, owner]
        small = folded(text)
        for noun in (" photo", " photos", " image", " pic", " picture", " pictures"):
            stem = text[: len(text) - len(noun)] if small.endswith(noun) else ""
            if stem and (self._names.is_acronym(stem) or (len(stem.split()) == 1 and not self._names.owner(text))):
                return self._piece(stem, mark, depth + 1)
        found = self._glue.fullmatch(text)
        if found is not None and self._names.is_person(found["rest"]) and found["owner"].isupper():
            return [Piece(found["rest"], mark, Kind.PERSON), Piece(self._names.owner(found["owner"]), Mark.STROKE, Kind.OWNER, known=True)]
        return []

    def _paired(self, text: str, mark: Mark, depth: int) -> list[Piece]:
        sides = _AND.split(text)
        if len(sides) < 2 or not all(self._names.is_person(side) or self._names.owner(side) for side in sides):  # noqa: PLR2004 - a pair
            return []
        pieces = self._piece(sides[0], mark, depth + 1)
        for side in sides[1:]:
            pieces.extend(self._piece(side, Mark.AND, depth + 1))
        return pieces

    def _name(self, text: str, mark: Mark) -> Piece:
        bare = self._words.ranks.sub("", text, count=1) if self._words.ranks.match(text) else text
        if self._names.is_person(bare):
            return Piece(bare, mark, Kind.PERSON)
        if self._names.is_handle(text) and not text.islower():
            return Piece(text, mark, Kind.NAME)
        if not self._names.is_name(text) or _SENTENCES.search(text):
            return Piece(text, mark, Kind.NONE)
        if self._names.is_organisation(text):
            return Piece(re.sub(r"^the\s+(?=[A-Z])", "", text), mark, Kind.OWNER)
        return Piece(text, mark, Kind.NAME)


def _depth(text: str, at: int) -> int:
    return text.count("(", 0, at) - text.count(")", 0, at)


def _bare(text: str) -> str:
    """Take quotation marks, loose brackets and a closing full point off a piece, but not that of “Ltd.”."""
    text = text.strip().strip(_QUOTES).strip(" ,;:")
    if text.count("(") != text.count(")"):
        text = text.strip("()[] ")
    if text.endswith(".") and _ABBREVIATED.search(text) is None:
        text = text.rstrip(". ")
    return text


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(one).replace(r"\ ", r"\s+").replace("'", "['’]") for one in ordered)
