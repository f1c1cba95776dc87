"""Where a credit begins in the line under a picture, and whether there is one at all."""

import re
from collections.abc import Iterator
from typing import Final

from desk.pictures.credit_label import Label, Labels
from desk.pictures.credit_line import LineReader, Reading
from desk.pictures.credit_names import Names
from desk.pictures.credit_pieces import Kind, Mark
from desk.pictures.credit_words import CreditWords, folded

_REACH: Final = 700
_STOP: Final = re.compile(r"[.!?…][”’\"')\]]*\s+(?=\S)")
_BREAK: Final = re.compile(r"\s*[|\n\t•]+\s*|\s+[–—-]\s+|\s{2,}")
_ENDS: Final = (".", "!", "?", "…", "”", "’", '"', "'", ")", "]", "|", "/", "–", "—", "-", ";", "\n", "*")
_GLUED: Final = re.compile(r"(?<=[a-zß-ÿ.])(?:Handout\b|REUTERS|AFP\b|AP Photo|Getty Images|EPA\b|Pool\b).*", re.DOTALL)
_CAPTION_WORD: Final = re.compile(r"\s*\bimage caption\s*[,:]\s*", re.IGNORECASE)
_FILE_LINE: Final = re.compile(r"[.!?]\s+\w{4,}.*\b(?:is|are|was|were|has|said)\b")
_BARE_OWNER: Final = 3
_BARE_PERSON: Final = 4


class Splitter:
    """Finds the credit in a line: after a label, in brackets, or by the agency that signs it."""

    def __init__(self, words: CreditWords, names: Names, labels: Labels, lines: LineReader) -> None:
        self._words = words
        self._names = names
        self._labels = labels
        self._lines = lines
        owners = "|".join(sorted((re.escape(one) for one in words.signed), key=len, reverse=True))
        self._signed = re.compile(rf"(?<=\s)(?:{owners})(?:\s+(?:file\s+)?photos?)?\s*/\s*(?=\S)", re.IGNORECASE)
        self._worded = re.compile(r"(?<=\s)[^\W\d_][^\s/]*")

    def split(self, line: str) -> tuple[str, Reading | None]:
        """Return caption and credit; the whole line and None when there is no credit."""
        line = line.strip()
        found = self._found(line)
        if found is None:
            return line, None
        start, reading, caption = found
        return caption or _caption(line[:start]), reading

    def split_text(self, line: str) -> tuple[str, str]:
        """Return caption and the credit as written."""
        line = line.strip()
        found = self._found(line)
        if found is None:
            return line, ""
        start, _reading, caption = found
        if caption:
            return caption, line[: line.index(caption)].strip() if line.endswith(caption) else line
        return _caption(line[:start]), line[start:].strip()

    def _found(self, line: str) -> tuple[int, Reading, str] | None:
        parted = _CAPTION_WORD.split(line, maxsplit=1)
        if len(parted) == 2 and parted[0]:  # noqa: PLR2004 - before and after
            reading = self._lines.read(parted[0])
            if reading is not None and reading.credit.names_someone:
                return 0, reading, parted[1].strip()
        if (reading := self._whole(line)) is not None:
            return 0, reading, ""
        for start, reading in sorted(self._candidates(line), key=lambda one: one[0]):
            return start, reading, ""
        return None

    def _whole(self, line: str) -> Reading | None:
        reading = self._lines.read(line) if len(line) <= _REACH else None
        if reading is None:
            return None
        if reading.label is not None:
            return reading
        return reading if self._is_evident(reading, line, alone=True) else None

    def _candidates(self, line: str) -> Iterator[tuple[int, Reading]]:
        yield from self._bracketed(line)
        yield from self._labelled(line)
        low = max(0, len(line) - _REACH)
        for pattern in (_STOP, _BREAK):
            for stop in pattern.finditer(line, low):
                reading = self._lines.read(line[stop.end() :])
                if reading is None or stop.start() == 0:
                    continue
                led = reading.label is not None and line[stop.end()].isupper() and (reading.label.joined or reading.firm or reading.label.sure)
                if led or (reading.label is None and self._is_evident(reading, line[stop.end() :], alone=False)):
                    yield stop.end(), reading
        for pattern in (_GLUED, self._signed):
            for found in pattern.finditer(line, low):
                reading = self._lines.read(line[found.start() :])
                if reading is not None and reading.firm and found.start():
                    yield found.start(), reading
        yield from self._run_on(line, low)

    def _run_on(self, line: str, low: int) -> Iterator[tuple[int, Reading]]:
        """Find a name and its agency that follow the caption without a stop: “… in Kyiv Ann Hale/Reuters”."""
        stroke = line.find("/", low)
        if stroke < 0 or len(line) - stroke > 120:  # noqa: PLR2004 - a chain of agencies is no longer
            return
        for found in self._worded.finditer(line, max(low, stroke - 40), stroke):
            tail = line[found.start() :]
            if not self._names.is_given(tail):
                continue
            reading = self._lines.read(tail)
            if reading is None or reading.label is not None or not reading.pieces:
                continue
            if reading.pieces[0].kind is Kind.PERSON and any(one.known for one in reading.pieces[1:]):
                yield found.start(), reading

    def _bracketed(self, line: str) -> Iterator[tuple[int, Reading]]:
        bare = line.rstrip(" .")
        end = len(bare)
        while end and bare[end - 1] in ")]":
            start = _opening(bare, end)
            if start is None:
                return
            reading = self._lines.read(bare[start:])
            if reading is not None and start and self._may_follow(reading, bare[:start], bare[start:]):
                yield start, reading
            end = len(bare[:start].rstrip(" ."))

    def _may_follow(self, reading: Reading, before: str, text: str) -> bool:
        """Tell whether a bracket after ``before`` is a credit, not an abbreviation explained: “… Organization (WHO)”."""
        if reading.label is not None:
            return reading.label.sure or reading.label.joined or reading.firm
        if not self._is_evident(reading, text.strip("()[] "), alone=False):
            return False
        credit = reading.credit
        if len(credit.chain) == 1 and len(reading.pieces) == 1 and len(text.split()) == 1:
            ended = before.rstrip().endswith((".", "!", "?", "”", '"'))
            signed = folded(credit.chain[0]) in self._words.signed
            return ended or (signed and not _explains(before, text.strip("()[] ")))
        return True

    def _labelled(self, line: str) -> Iterator[tuple[int, Reading]]:
        low = max(0, len(line) - _REACH)
        for label in self._labels.within(line[low:]):
            start = low + label.start
            tail = line[start:]
            if not start or not self._may_stand(line, start, label):
                continue
            reading = self._lines.read(tail)
            if reading is not None and reading.label is not None and reading.credit.names_someone | bool(reading.credit.flags):
                yield start, reading

    def _may_stand(self, line: str, start: int, label: Label) -> bool:
        """Tell whether a label may begin here: after a sentence, or with a capital and a colon."""
        before = line[:start].rstrip()
        if label.words[0].islower():
            return before.endswith(_ENDS) and label.sure and not before.endswith(("-", "'", "’"))
        if before.endswith(_ENDS) or line[start - 1] not in " \t":
            return label.sure or label.joined or folded(label.words).endswith(("courtesy", "credit"))
        return label.sure

    def _is_evident(self, reading: Reading, text: str, *, alone: bool) -> bool:
        """Tell whether a credit without a label shows itself: by an agency, a stroke after a name, a handout.

        ``alone`` is a line with nothing before it: then a person’s or an organisation’s name will do.
        """
        credit, pieces = reading.credit, reading.pieces
        if "©" in text[:2] or credit.licence:
            return True
        marks = {one.mark for one in pieces[1:]}
        known = [one for one in pieces if one.known]
        persons = [one for one in pieces if one.kind is Kind.PERSON]
        if not pieces:
            return False
        if len(pieces) > 1 and marks <= {Mark.COMMA, Mark.AND}:
            if not (pieces[0].known or pieces[0].kind in {Kind.PERSON, Kind.FLAG}):
                return False
            owned = [one for one in pieces if one.kind is Kind.OWNER or one.kind is Kind.FLAG]
            return bool(known or (alone and owned) or (alone and len(persons) == len(pieces)))
        if known or (reading.firm and (alone or credit.names_someone or text.isascii() and len(text.split()) > 1)):
            return True
        if len(pieces) > 1:
            return bool(persons or credit.creators) and pieces[0].kind is Kind.PERSON and len(pieces[0].text.split()) > 1
        if not alone:
            return any(one.kind is Kind.FLAG for one in pieces) and not credit.names_someone and text.lower() not in {"file", "agency", "web", "online", "pool", "ai", "stock", "internet"}
        return self._is_bare_name(reading, text)

    def _is_bare_name(self, reading: Reading, text: str) -> bool:
        words = text.split()
        if reading.pieces[0].kind is Kind.PERSON:
            return len(words) <= _BARE_PERSON and text.rstrip(".") == text
        if reading.pieces[0].kind is Kind.OWNER:
            last = folded(words[-1])
            listed = last in self._words.strong or last in self._words.forms or self._names.is_site(text)
            return len(words) <= _BARE_OWNER and listed and text.rstrip(".") == text
        return self._names.is_acronym(text) or self._names.is_site(text)


def _caption(text: str) -> str:
    return text.strip().rstrip("|•/–—-").strip() if text.strip().endswith(("|", "•", "/", "–", "—", " -")) else text.strip()


def _opening(text: str, end: int) -> int | None:
    """Find where the bracket opens that closes just before ``end``."""
    closer = text[end - 1]
    opener = "(" if closer == ")" else "["
    depth = 0
    for at in range(end - 1, -1, -1):
        depth += (text[at] == closer) - (text[at] == opener)
        if depth == 0:
            return at
    return None


def _explains(before: str, acronym: str) -> bool:
    """Tell whether the words before a bracket are spelt out in it: “Press Trust of India (PTI)”."""
    initials = "".join(word[0] for word in before.split()[-8:] if word[0].isupper()).casefold()
    return initials.endswith(acronym.casefold())
