"""What each piece of a credit is by itself: an owner, a person, an account, a flag, or several at once."""

import re
from typing import Final

from desk.pictures.credit_cut import cut
from desk.pictures.credit_names import Names
from desk.pictures.credit_phrases import Phrases
from desk.pictures.credit_piece import Kind, Mark, Piece
from desk.pictures.credit_words import CreditWords, folded

_AND: Final = re.compile(r"\s+(?:and|&|und|et|y)\s+", re.IGNORECASE)
_BRACKET: Final = re.compile(r"(?P<before>.*?)\s*[(\[](?P<inside>[^()\[\]]*)[)\]]")
_SHORTENED: Final = "Mr|Mrs|Ms|Jr|Sr|Ltd|Inc|Bros|Corp|Sgt|Lt|Dr|St|Co|Cpl|Col|Capt|Maj|No|Prof|Gen"
# What a full point ends that is no sentence: “Jr.”, an initial.
ABBREVIATED: Final = re.compile(rf"(?:\b(?:{_SHORTENED}|L\.L\.C)|(?:^|[\s.])[^\W\d_])\.$")
_STOP: Final = re.compile(r"(?P<word>\w\w+)[.!?]\s+[\w(\[]")
_USER: Final = re.compile(r"^(?:(?i:user|utilisateur|benutzer):|©)\s*")
_THE: Final = re.compile(r"^[Tt]he\s+(?=[A-Z])")
_QUOTES: Final = "\"“”'‘’*_"
_PHOTO: Final = (" photo", " image", " pic", " picture")
_DEEPEST: Final = 6
_PAIR: Final = 2


class PieceReader:
    """Cuts a credit into pieces and says of each what it is, as far as it shows by itself."""

    def __init__(self, words: CreditWords, names: Names) -> None:
        self._words = words
        self._names = names
        self._phrases = Phrases(words)

    def read(self, text: str) -> list[Piece]:
        """Return the pieces of ``text`` in order, without those that say nothing."""
        parts = cut(text, self._words)
        pieces: list[Piece] = []
        for mark, part in parts:
            posted = bool(pieces) and pieces[-1].kind is Kind.PLATFORM and mark is Mark.STROKE
            pieces += [self._as_account(one, posted=posted) for one in self._piece(part, mark, 0)]
        return pieces

    def _as_account(self, piece: Piece, *, posted: bool) -> Piece:
        """Take one small word after a platform’s stroke for an account: “instagram.com/tideline”."""
        if posted and piece.kind is Kind.NONE and self._names.is_handle(piece.text):
            return Piece(piece.text, piece.mark, Kind.ACCOUNT)
        return piece

    def _piece(self, text: str, mark: Mark, depth: int) -> list[Piece]:
        text = _bare(text)
        if not any(char.isalnum() for char in text):
            return []
        if depth > _DEEPEST:
            return [Piece(text, mark, Kind.NONE)]
        whole = self._whole(text, mark)
        if whole is None:
            whole = self._parted(text, mark, depth + 1)
        return whole or ([] if whole is not None else [self._name(text, mark)])

    def _whole(self, text: str, mark: Mark) -> list[Piece] | None:
        """Read a piece that is one known word or phrase; empty for one that says nothing."""
        small = folded(text)
        if text[0] == "@" and self._names.is_handle(text):
            return [Piece(text, mark, Kind.ACCOUNT)]
        if owner := self._names.owner(text):
            return [Piece(owner, mark, Kind.OWNER, known=True)]
        if platform := self._words.platforms.get(small):
            return [Piece(platform, mark, Kind.PLATFORM)]
        if flag := self._words.flags.get(small.removeprefix("the ").removeprefix("an ")):
            return [Piece(flag, mark, Kind.FLAG)]
        return [] if small in self._words.empty else None

    def _parted(self, text: str, mark: Mark, depth: int) -> list[Piece] | None:
        """Read a piece that holds others: a social account, “Navy handout”, “Ann Hale for the Guardian”."""
        ways = (
            self._social, self._flagged, self._led_by, self._flag_after, self._bracketed,
            self._commissioned, self._beside_owner, self._owned, self._paired,
        )  # fmt: skip
        for way in ways:
            if pieces := way(text, mark, depth):
                return pieces
        return None

    def _social(self, text: str, mark: Mark, _depth: int) -> list[Piece]:
        if (made := self._phrases.made.fullmatch(text)) is not None:
            return [Piece(self._platform(made), mark, Kind.PLATFORM)]
        for pattern in (self._phrases.page, self._phrases.owned):
            found = pattern.fullmatch(text)
            if found is None:
                continue
            platform = Piece(self._platform(found), mark, Kind.PLATFORM)
            account = _bare(self._phrases.account(found))
            if self._phrases.is_picture_word(account):
                flag = self._words.flags.get(folded(account))
                return [Piece(flag, mark, Kind.FLAG), platform] if flag else [platform]
            named = self._names.is_name(account) or self._names.is_handle(account)
            if (account and not named) or not self._phrases.is_page(found, text):
                continue
            return [platform, Piece(account, mark, Kind.ACCOUNT)] if account else [platform]
        return []

    def _platform(self, found: re.Match[str]) -> str:
        return self._words.platforms[folded(found["platform"])]

    def _flagged(self, text: str, mark: Mark, depth: int) -> list[Piece]:
        """Read “screen grab from …”, “Handout …”."""
        found = self._phrases.flag_first.fullmatch(text)
        if found is None:
            return []
        rest = self._piece(self._led(found["rest"]), mark, depth)
        return [] if _fails(rest) else [Piece(self._flag(found), mark, Kind.FLAG), *rest]

    def _led_by(self, text: str, mark: Mark, depth: int) -> list[Piece]:
        found = self._phrases.lead.fullmatch(text)
        if found is None:
            return []
        courtesy = [Piece("courtesy", mark, Kind.FLAG)] if folded(text).startswith("courtesy") else []
        return [*courtesy, *self._piece(self._led(found["rest"]), mark, depth)]

    def _flag_after(self, text: str, mark: Mark, depth: int) -> list[Piece]:
        """Read “Navy handout”, “Kremlin Pool Photo”, “PA Archive”."""
        if (kept := self._phrases.kept.fullmatch(text)) is not None:
            owner = Piece(self._names.owner(kept["owner"]), mark, Kind.OWNER, known=True)
            return [owner, Piece("file", mark, Kind.FLAG)]
        found = self._phrases.flag_last.fullmatch(text)
        if found is None:
            return []
        rest = self._piece(found["rest"], mark, depth)
        return [] if _fails(rest) else [*rest, Piece(self._flag(found), mark, Kind.FLAG)]

    def _flag(self, found: re.Match[str]) -> str:
        return self._words.flags[folded(found["flag"])]

    def _led(self, text: str) -> str:
        """Take “a video shared by the” off what it leads to."""
        while (
            found := self._phrases.footage.fullmatch(text) or self._phrases.lead.fullmatch(text)
        ) is not None:
            text = found["rest"]
        return text if self._names.owner(text) else _THE.sub("", text)

    def _bracketed(self, text: str, mark: Mark, depth: int) -> list[Piece]:
        """Read “Ann Hale (Reuters)”; a bracket that says nothing known belongs to the name before it."""
        found = _BRACKET.fullmatch(text)
        if found is None:
            return []
        before, inside = found["before"].strip(), found["inside"].strip()
        within = self._piece(inside, Mark.BRACKET, depth)
        if not before:
            return within
        if (owner := self._names.owner(before)) and self._names.owner(inside):
            return [Piece(owner, mark, Kind.OWNER, known=True)]
        if all(one.kind is Kind.FLAG or one.known for one in within):
            return [*self._piece(before, mark, depth), *within]
        return []

    def _commissioned(self, text: str, mark: Mark, depth: int) -> list[Piece]:
        """Read “Ann Hale for the Guardian”; “Invision for Quaker” is one owner’s name."""
        commissioned = Piece("commissioned", mark, Kind.FLAG)
        if (found := self._phrases.for_client.fullmatch(text)) is not None and mark is not Mark.START:
            return [commissioned, *self._piece(found["client"], mark, depth)]
        found = self._phrases.client.fullmatch(text)
        if found is None:
            return []
        if self._names.owner(found["who"]):
            return [Piece(text, mark, Kind.OWNER, known=True)]
        written = found["client"] or found["loud"]
        known = self._names.owner(written)
        client = known or _THE.sub("", written)
        if not self._names.is_person(found["who"]) or not self._names.is_name(client):
            return []
        owner = Piece(client, Mark.STROKE, Kind.OWNER, known=bool(known))
        return [*self._piece(found["who"], mark, depth), commissioned, owner]

    def _beside_owner(self, text: str, mark: Mark, depth: int) -> list[Piece]:
        """Read an owner and a name that nothing parts: “ANP Koen van Weel”, “WEELAFP”."""
        phrases = self._phrases
        after = (phrases.hyphened, phrases.signed_last, phrases.glued)
        before = (phrases.member, phrases.ranked, phrases.signed_first)
        if (found := phrases.member.fullmatch(text)) is not None and self._names.is_handle(found["rest"]):
            owner = Piece(self._names.owner(found["owner"]), mark, Kind.OWNER, known=True)
            return [Piece(found["rest"], mark, Kind.PERSON), owner]
        for pattern in (*before, *after):
            found = pattern.fullmatch(text)
            if found is None:
                continue
            first = pattern in before
            if pattern is phrases.glued and not found["owner"].isupper():
                continue
            flag = first and folded(found["rest"]) in self._words.flags
            if flag or self._names.is_person(found["rest"]):
                owner = Piece(self._names.owner(found["owner"]), mark, Kind.OWNER, known=True)
                rest = self._piece(found["rest"], mark, depth)
                return [owner, *rest] if first else [*rest, owner]
        return []

    def _owned(self, text: str, mark: Mark, depth: int) -> list[Piece]:
        """Read “UN Photo”: an owner of one word and its picture."""
        small = folded(text)
        stems = [text[: len(text) - len(noun)] for noun in _PHOTO if small.endswith(noun)]
        return self._piece(stems[0], mark, depth) if stems and " " not in stems[0].strip() else []

    def _paired(self, text: str, mark: Mark, depth: int) -> list[Piece]:
        """Read two names with “and” between."""
        sides = _AND.split(text)
        owned = any(self._names.owner(side) for side in sides)
        if len(sides) < _PAIR or not all(self._may_pair(side, owned=owned) for side in sides):
            return []
        marks = (mark, *(Mark.AND for _side in sides[1:]))
        return [one for side, its in zip(sides, marks, strict=True) for one in self._piece(side, its, depth)]

    def _may_pair(self, side: str, *, owned: bool) -> bool:
        return self._names.is_person(side) or bool(self._names.owner(side)) or (owned and side.isalpha())

    def _name(self, text: str, mark: Mark) -> Piece:
        """Judge a piece by its shape alone."""
        bare = self._words.ranks.sub("", text, count=1) if self._words.ranks.match(text) else text
        if self._names.is_person(bare):
            return Piece(bare, mark, Kind.PERSON)
        if self._names.is_handle(text) and not text.islower():
            return Piece(text, mark, Kind.NAME)
        if not self._names.is_name(text) or _has_stop(text) or self._names.is_subject(text):
            return Piece(text, mark, Kind.NONE)
        if self._names.is_organisation(text):
            return Piece(_THE.sub("", text) if text[0] == "t" else text, mark, Kind.OWNER)
        return Piece(text, mark, Kind.NAME)


def _fails(pieces: list[Piece]) -> bool:
    return any(one.kind is Kind.NONE for one in pieces)


def _has_stop(text: str) -> bool:
    """Tell whether a sentence ends within ``text``; “Ltd.” and the like end none."""
    return any(found["word"] not in _SHORTENED.split("|") for found in _STOP.finditer(text))


def _bare(text: str) -> str:
    """Take quotation marks, loose brackets and a closing full point off a piece, but not that of “Ltd.”."""
    text = _USER.sub("", text.strip().strip(_QUOTES).strip(" ,;:"))
    if text.count("(") != text.count(")"):
        text = text.strip("()[] ")
    if text.endswith(".") and ABBREVIATED.search(text) is None:
        text = text.rstrip(". ")
    return text
