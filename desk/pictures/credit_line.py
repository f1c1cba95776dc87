"""A text that is a credit from end to end: its label, its marks, its chain; and two credits in one."""

import re
from dataclasses import replace
from typing import Final

from desk.pictures.credit_chain import settle
from desk.pictures.credit_label import Label, Labels, label_flags
from desk.pictures.credit_marks import MarkReader
from desk.pictures.credit_names import Names
from desk.pictures.credit_parts import Credit
from desk.pictures.credit_piece import Kind
from desk.pictures.credit_pieces import PieceReader
from desk.pictures.credit_reading import Reading, in_order, merged
from desk.pictures.credit_words import CreditWords, folded

_EDGE: Final = " \t\r\n|/·•–—,;"
_INSIDE: Final = r"(?P<inside>[^()\[\]]*(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*)"
_LEADING: Final = re.compile(rf"[(\[]{_INSIDE}[)\]][\s.,:–—-]*(?P<rest>.*)", re.DOTALL)
_TRAILING: Final = re.compile(rf"(?P<rest>.*?\S)\s*[(\[]{_INSIDE}[)\]][\s.]*", re.DOTALL)
_TWICE: Final = re.compile(r"(?P<once>\S.{3,}\S)[\s,;|]+(?P=once)", re.DOTALL)
_STUMP: Final = re.compile(r"(?P<before>.*(?:/|\bvia\s|\sby\s)\s*)(?P<stump>[^/]{2,})", re.DOTALL)
LEADERS: Final = ("courtesy", "copyright", "credit", "credits")
_CUT_BYTES: Final = (31, 32)
_LONG_STUMP: Final = 6
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
        return merged(kept, text)

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
        found = _TWICE.fullmatch(text)
        if found is not None:
            return [found["once"], found["once"]]
        front = self._labels.at_front(text)
        after = front.end if front is not None else 1
        for label in self._labels.within(text):
            before = text[: label.start].rstrip()
            signs = before.endswith("/") or self._signs(before)
            if (
                label.start >= after
                and label.sure
                and not label.words.startswith("(")
                and text[label.start - 1] in " \t.)|"
                and not signs
            ):
                return [text[: label.start].strip(_EDGE), *self._segments(text[label.start :])]
        return [text]

    def _signs(self, before: str) -> bool:
        """Tell whether one word before a label is whose picture it is: “ST Photo: …”, “Star Photo: …”."""
        owned = " " not in before and self._names.is_organisation(before)
        return self._names.is_acronym(before) or owned

    def _is_second(self, inside: str) -> bool:
        label = self._labels.at_front(inside)
        return (label is not None and (label.sure or label.joined)) or "/" in inside

    def _segment(self, text: str) -> Reading | None:
        text, truncated = self._whole_again(text)
        label = self._labels.at_front(text)
        reading = None
        if label is None or not (label.sure or label.joined or folded(label.words).endswith(LEADERS)):
            reading = self._unlabelled(text)
        if label is not None and not (reading is not None and reading.firm):
            labelled = self._names_of(text[label.end :], label)
            if labelled is not None and (
                label.sure or label.joined or labelled.firm or self._may_lead(label, labelled)
            ):
                reading = labelled
        if reading is not None and truncated:
            credit = reading.credit
            reading = replace(reading, credit=replace(credit, flags=in_order(*credit.flags, "truncated")))
        return reading

    def _may_lead(self, label: Label, reading: Reading) -> bool:
        small = folded(label.words)
        return small.endswith(LEADERS) and reading.credit.names_someone

    def _unlabelled(self, text: str) -> Reading | None:
        for label in self._labels.within(text):
            # “via” leads on to the next owner: “Action Images via Reuters” has no label.
            leads = label.joined or (label.sure and self._signs(text[: label.start].strip()))
            if label.start and leads and not label.words.lower().endswith("via"):
                return self._prefixed(text[: label.start].strip(_EDGE), label, text[label.end :])
        return self._names_of(text, None)

    def _prefixed(self, before: str, label: Label, rest: str) -> Reading | None:
        """Read “U.S. Navy photo by Ann Hale”, and a subject before the label: “dough photo by …”."""
        reading = self._names_of(rest, label)
        if reading is None:
            return None
        before = re.sub(r"^(?i:(?:an?\s+)?official)\s+", "", before)
        owner = self._names.owner(before)
        titled = self._names.is_name(before) and not before.rsplit(maxsplit=1)[-1].islower()
        if owner or (titled and (self._names.is_organisation(before) or len(before.split()) == 1)):
            first = owner or before
            chain = (first, *(one for one in reading.credit.chain if folded(one) != folded(first)))
            credit = replace(reading.credit, chain=chain)
            return replace(reading, credit=credit, firm=reading.firm or bool(owner))
        words = before.split()
        plain = len(words) <= _MOST_SUBJECT and not any(folded(word) in self._words.never for word in words)
        hosted = any(one.known and one.kind is Kind.OWNER for one in reading.pieces) or reading.credit.licence
        return reading if plain and hosted and "." not in before else None

    def _names_of(self, text: str, label: Label | None) -> Reading | None:
        words = label.words if label is not None else ""
        dated = any(sign in folded(words) for sign in ("©", "(c)", "ⓒ", "copyright"))
        marks = self._marks.take(text, dated=dated or "©" in text)
        rest = marks.rest.strip(_EDGE)
        pieces = self._pieces.read(rest) if rest.strip(" .()") else []
        by = folded(words).endswith(" by") or (words.lower() in {"©", "(c)"} and len(pieces) > 1)
        chain = settle(pieces, self._words, self._names, by=by, licensed=bool(marks.licence))
        if chain is None:
            return None
        credit = Credit(
            label=words,
            creators=tuple(chain.creators),
            chain=tuple(chain.owners),
            platform=chain.platform,
            account=chain.account,
            flags=in_order(*chain.flags, *label_flags(words)),
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
        whole = {
            name
            for form, name in self._words.owners.items()
            if form.startswith(stump) and (form in self._words.signed or len(stump) >= _LONG_STUMP)
        }
        return (f"{found['before']}{whole.pop()}", True) if len(whole) == 1 else (text, False)
