"""A text that is a credit from end to end: its label, its marks, its chain; and two credits in one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from desk.pictures.credit_chain import Chain, settle
from desk.pictures.credit_label import Label, Labels, label_flags
from desk.pictures.credit_marks import MarkReader
from desk.pictures.credit_names import Names
from desk.pictures.credit_parts import Credit
from desk.pictures.credit_pieces import Kind, Mark, Piece, PieceReader
from desk.pictures.credit_words import CreditWords, folded


@dataclass(frozen=True, slots=True)
class Reading:
    """A credit read, its label where it has one, and its pieces; ``firm`` when a known name or flag is in it."""

    credit: Credit
    label: Label | None
    pieces: tuple[Piece, ...]
    firm: bool


_EDGE: Final = " \t\r\n|/·•–—,;"
_INSIDE: Final = r"(?P<inside>[^()\[\]]*(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*)"
_LEADING: Final = re.compile(rf"[(\[]{_INSIDE}[)\]][\s.,:–—-]*(?P<rest>.*)", re.DOTALL)
_TRAILING: Final = re.compile(rf"(?P<rest>.*?\S)\s*[(\[]{_INSIDE}[)\]][\s.]*", re.DOTALL)
_STUMP: Final = re.compile(r"(?P<before>.*(?:/|\bvia\s|\sby\s)\s*)(?P<stump>[^/]{2,})", re.DOTALL)
_LEADERS: Final = ("courtesy", "copyright", "credit", "credits")
_CUT_BYTES: Final = (31, 32)
_MOST_SUBJECT: Final = 8


class LineReader:
    """Reads whole credits by one vocabulary."""

    def __init__(self, words: CreditWords, names: Names, labels: Labels) -> None:
        self._words = words
        self._names = names
        self._labels = labels
        self._marks = MarkReader(words)
        self._pieces = PieceReader(words, names)

    def read(self, text: str) -> Reading | None:
        """Read ``text`` as a credit; None when a part of it can be none, or nothing is said."""
        readings = [self._segment(part) for part in self._segments(text)]
        kept = [one for one in readings if one is not None]
        if not kept or len(kept) != len(readings):
            return None
        if len(kept) > 1 and not all(one.firm or one.label is not None for one in kept):
            return None
        return _merged(kept, text)

    def _segments(self, text: str) -> list[str]:
        """Part a text into the credits that stand in it side by side."""
        text = text.strip(_EDGE)
        found = _LEADING.fullmatch(text)
        if found is not None and folded(found["inside"]) != "c":
            inside, rest = found["inside"], found["rest"].strip(_EDGE + ".")
            return [*self._segments(inside), *(self._segments(rest) if rest else [])]
        found = _TRAILING.fullmatch(text)
        if found is not None and self._is_second(found["inside"]):
            return [*self._segments(found["rest"]), found["inside"]]
        front = self._labels.at_front(text)
        after = front.end if front is not None else 1
        for label in self._labels.within(text):
            if label.start >= after and label.sure and not label.words.startswith("(") and text[label.start - 1] in " \t.)|":
                return [text[: label.start].strip(_EDGE), *self._segments(text[label.start :])]
        return [text]

    def _is_second(self, inside: str) -> bool:
        label = self._labels.at_front(inside)
        return (label is not None and (label.sure or label.joined)) or "/" in inside

    def _segment(self, text: str) -> Reading | None:
        text, truncated = self._whole_again(text)
        label = self._labels.at_front(text)
        reading = None
        if label is None or not (label.sure or label.joined or folded(label.words).endswith(_LEADERS)):
            reading = self._unlabelled(text)
        if label is not None and not (reading is not None and reading.firm):
            labelled = self._names_of(text[label.end :], label)
            if labelled is not None and (label.sure or label.joined or labelled.firm or self._may_lead(label, labelled)):
                reading = labelled
        if reading is not None and truncated:
            credit = reading.credit
            reading = replace(reading, credit=replace(credit, flags=_flags(*credit.flags, "truncated")))
        return reading

    def _may_lead(self, label: Label, reading: Reading) -> bool:
        small = folded(label.words)
        return small.endswith(_LEADERS) and reading.credit.names_someone

    def _unlabelled(self, text: str) -> Reading | None:
        for label in self._labels.within(text):
            if label.start and label.joined:
                return self._prefixed(text[: label.start].strip(_EDGE), label, text[label.end :])
        return self._names_of(text, None)

    def _prefixed(self, before: str, label: Label, rest: str) -> Reading | None:
        """Read “U.S. Navy photo by Ann Hale”, and a picture’s subject before the label: “dough photo by …”."""
        reading = self._names_of(rest, label)
        if reading is None:
            return None
        owner = self._names.owner(before)
        titled = self._names.is_name(before) and not before.split()[-1].islower()
        if owner or (titled and (self._names.is_organisation(before) or len(before.split()) == 1)):
            chain = (owner or before, *(one for one in reading.credit.chain if folded(one) != folded(owner or before)))
            return replace(reading, credit=replace(reading.credit, chain=chain), firm=reading.firm or bool(owner))
        words = before.split()
        plain = len(words) <= _MOST_SUBJECT and not any(folded(word) in self._words.never for word in words)
        hosted = any(one.known and one.kind is Kind.OWNER for one in reading.pieces) or reading.credit.licence
        return reading if plain and hosted and "." not in before else None

    def _names_of(self, text: str, label: Label | None) -> Reading | None:
        words = label.words if label is not None else ""
        dated = folded(words).startswith(("©", "(c)", "ⓒ")) or "copyright" in folded(words)
        marks = self._marks.take(text, dated=dated or "©" in text)
        rest = marks.rest.strip(_EDGE)
        pieces = [one for one in self._pieces.read(rest)] if rest.strip(" .()") else []
        by = folded(words).endswith((" by", " of")) or words.lower() in {"©", "(c)"} and len(pieces) > 1
        chain = settle(pieces, self._words, self._names, by=by, licensed=bool(marks.licence))
        if chain is None:
            return None
        credit = Credit(
            label=words,
            creators=tuple(chain.creators),
            chain=tuple(chain.owners),
            platform=chain.platform,
            account=chain.account,
            flags=_flags(*chain.flags, *label_flags(words)),
            licence=marks.licence,
            ref=marks.ref,
            url=marks.url,
            rights=marks.rights,
        )
        marked = bool(marks.licence or marks.ref or marks.rights)
        if not (credit.names_someone or chain.flags or marks.url or marked or label is not None):
            return None
        return Reading(credit, label, tuple(pieces), chain.firm or marked)

    def _whole_again(self, text: str) -> tuple[str, bool]:
        """Complete an agency cut off at the 32 bytes that IPTC IIM 2:110 holds."""
        if len(text.strip().encode()) not in _CUT_BYTES or (found := _STUMP.fullmatch(text)) is None:
            return text, False
        stump = " ".join(found["stump"].casefold().split())
        if stump in self._words.owners or stump in self._words.flags:
            return text, False
        whole = {name for form, name in self._words.owners.items() if form.startswith(stump) and form in self._words.signed}
        return (f"{found['before']}{whole.pop()}", True) if len(whole) == 1 else (text, False)


def _flags(*flags: str) -> tuple[str, ...]:
    return tuple(sorted(set(flags)))


def _merged(readings: Sequence[Reading], text: str) -> Reading:
    """Join credits that stand side by side; the last with a label leads, and a repeated name is a duplicate."""
    main = next((one for one in reversed(readings) if one.label is not None), readings[-1])
    others = [one for one in readings if one is not main]
    if not others:
        return main
    credit, flags = main.credit, [*main.credit.flags]
    creators, chain = list(credit.creators), list(credit.chain)
    for other in (one.credit for one in others):
        flags.extend(other.flags)
        if _shared(other.creators, creators) or (_shared(other.chain, chain) and not (other.creators and creators)):
            flags.append("duplicate")
            creators = [_as_written(one, other.creators, text) for one in creators] or list(other.creators)
            chain = [*(one for one in other.chain if not _shared((one,), chain)), *chain]
        else:
            creators = [*other.creators, *creators]
            chain = [*other.chain, *chain]
    everything = [main.credit, *(one.credit for one in others)]
    credit = Credit(
        label=credit.label,
        creators=tuple(creators),
        chain=tuple(dict.fromkeys(chain)),
        platform=_first(one.platform for one in everything),
        account=_first(one.account for one in everything),
        flags=_flags(*flags),
        licence=_first(one.licence for one in everything),
        ref=_first(one.ref for one in everything),
        url=_first(one.url for one in everything),
        rights="; ".join(dict.fromkeys(one.rights for one in everything if one.rights)),
    )
    pieces = tuple(piece for one in readings for piece in one.pieces)
    return Reading(credit, main.label, pieces, any(one.firm for one in readings))


def _shared(some: Sequence[str], others: Sequence[str]) -> bool:
    return bool({folded(one) for one in some} & {folded(one) for one in others})


def _as_written(name: str, twins: Sequence[str], text: str) -> str:
    """Prefer the spelling of a twin that stands in the line in mixed letters."""
    return next((twin for twin in twins if folded(twin) == folded(name) and twin in text), name)


def _first(values: object) -> str:
    return next((value for value in values if value), "")  # type: ignore
