"""Whether a text without a label shows by itself that it is a credit."""

from typing import Final

from desk.pictures.credit_names import Names
from desk.pictures.credit_piece import Kind, Mark
from desk.pictures.credit_reading import Reading
from desk.pictures.credit_words import CreditWords, folded

_SURE_FLAGS: Final = frozenset({"handout", "representational", "screengrab"})
_WEAK_FLAGS: Final = frozenset({"generic", "illustration"})
_STROKES: Final = ("/", "#", "via ")
_LINKS: Final = 5
_PEOPLE: Final = 3
_LISTED_WORDS: Final = 12
_FULL_NAME: Final = 2
_PERSON_WORDS: Final = 4
_OWNER_WORDS: Final = 3
_OFFICE_WORDS: Final = 8


class Evidence:
    """Weighs a reading by its agencies, strokes and handouts."""

    def __init__(self, words: CreditWords, names: Names) -> None:
        self._words = words
        self._names = names

    def shows(self, reading: Reading, text: str, *, alone: bool) -> bool:
        """Tell whether ``reading`` of ``text`` is a credit.

        ``alone`` is a line with nothing before it, which may be no more than a name.
        """
        credit, pieces = reading.credit, reading.pieces
        sign = bool(credit.licence) or "©" in text[:2]
        if sign or not pieces:
            return sign or bool(credit.ref)
        first = pieces[0]
        if len(pieces) > 1 and {one.mark for one in pieces[1:]} <= {Mark.COMMA, Mark.AND}:
            return self._listed(reading, text, alone=alone)
        if any(one.known for one in pieces) or (reading.firm and self._flagged(reading, text, alone=alone)):
            return True
        if len(pieces) > 1:
            return self._chained(reading, text)
        if alone:
            return self._is_bare_name(reading, text)
        return first.kind is Kind.FLAG and first.text in _SURE_FLAGS

    def _flagged(self, reading: Reading, text: str, *, alone: bool) -> bool:
        """Judge what is known by a flag or platform alone: “web” and “graphic” are words of captions too.

        “Ann Hale for Marren South” stands for election unless the client is an organisation.
        """
        if "commissioned" in reading.credit.flags:
            return self._names.is_organisation(reading.credit.chain[-1])
        if alone:
            return True
        weak = all(one.text in _WEAK_FLAGS for one in reading.pieces if one.kind is Kind.FLAG)
        platform = bool(reading.credit.platform or reading.credit.account)
        return platform or (not weak and (reading.credit.names_someone or " " in text.strip()))

    def _chained(self, reading: Reading, text: str) -> bool:
        """Judge names with strokes between: a person’s must be among them; a team sheet is no credit."""
        if len(reading.pieces) > _LINKS or not any(mark in text for mark in _STROKES):
            return False
        first = reading.pieces[0]
        person = any(one.kind is Kind.PERSON for one in reading.pieces)
        return person and (first.kind is Kind.PERSON or self._names.is_acronym(first.text))

    def _listed(self, reading: Reading, text: str, *, alone: bool) -> bool:
        """Judge names with commas between, which captions have too: “Ann Hale, University of Saltmere”."""
        pieces = reading.pieces
        if not (pieces[0].known or pieces[0].kind in {Kind.PERSON, Kind.FLAG}):
            return False
        if any(one.known for one in pieces):
            return True
        words = sum(len(one.text.split()) for one in pieces)
        owned = any(one.kind in {Kind.OWNER, Kind.FLAG} for one in pieces)
        people = len(pieces) <= _PEOPLE and all(one.kind is Kind.PERSON for one in pieces)
        pair = [one.kind for one in pieces] == [Kind.PERSON, Kind.OWNER]
        given = pair or any(self._names.is_given(one.text) for one in pieces)
        return alone and given and not text.endswith(")") and words <= _LISTED_WORDS and (owned or people)

    def _is_person_alone(self, text: str) -> bool:
        """Judge a person’s name with nothing beside it, which a place’s or a heading’s may look like."""
        words = text.split()
        if text.endswith(")") or len(words) > _PERSON_WORDS:
            return False
        mixed = not text.isupper() and any(
            len(word) > 1 and word.isalpha() and word.isupper() for word in words
        )
        return self._names.is_given(text) or (len(words) == _FULL_NAME and not mixed)

    def _is_bare_name(self, reading: Reading, text: str) -> bool:
        words = text.split()
        kind = reading.pieces[0].kind
        if text.endswith("."):
            return False
        if kind is Kind.PERSON:
            return self._is_person_alone(text)
        if kind is not Kind.OWNER:
            return self._names.is_acronym(text) or self._names.is_site(text)
        most = _OFFICE_WORDS if "of" in words else _OWNER_WORDS
        ends = {folded(words[0]), folded(words[-1])}
        named = not ends.isdisjoint(self._words.strong) or folded(words[-1]) in self._words.forms
        return len(words) <= most and words[-1][0].isupper() and (named or self._names.is_site(text))
