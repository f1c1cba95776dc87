"""Where a credit begins in the line under a picture, and whether there is one at all."""

import re
from collections.abc import Iterator
from typing import Final

from desk.pictures.credit_evidence import Evidence
from desk.pictures.credit_label import Label, Labels
from desk.pictures.credit_line import LEADERS, LineReader
from desk.pictures.credit_names import Names
from desk.pictures.credit_phrases import alternatives
from desk.pictures.credit_piece import Kind
from desk.pictures.credit_pieces import ABBREVIATED
from desk.pictures.credit_reading import Reading
from desk.pictures.credit_words import CreditWords, folded

# No credit is longer; what stands before that is not looked at.
_REACH: Final = 700
_STOP: Final = re.compile(r"[.!?…][”’\"')\]]*\s+(?=\S)")
_BREAK: Final = re.compile(r"\s*[|\n\t•]+\s*|\s+[–—-]\s+|\s{2,}")
_ENDS: Final = (".", "!", "?", "…", "”", "’", '"', "'", ")", "]", "|", "/", "–", "—", "-", ";", "\n", "*")
_RUN_IN: Final = re.compile(
    r"(?<=[a-zß-ÿ.])(?:Handout\b|REUTERS|AFP\b|AP Photo|Getty Images|EPA\b|Pool\b).*", re.DOTALL
)
_CAPTION_LABEL: Final = re.compile(r"\s*\bimage caption\s*[,:]\s*", re.IGNORECASE)
_WORD: Final = re.compile(r"(?<=\s)[^\W\d_][^\s/]*")
_PARTING: Final = "|•/–—"
_SENTENCE: Final = (".", "!", "?", "”", '"')
_LONGEST_CHAIN: Final = 120
_NAME_REACH: Final = 40
_EXPLAINED: Final = 8

Found = tuple[int, Reading]


class Splitter:
    """Finds the credit in a line: after a label, in brackets, or by the agency that signs it."""

    def __init__(self, words: CreditWords, names: Names, labels: Labels, lines: LineReader) -> None:
        self._words = words
        self._names = names
        self._labels = labels
        self._lines = lines
        self._evidence = Evidence(words, names)
        signed = alternatives(words.signed)
        self._signed = re.compile(
            rf"(?<=\s)(?:{signed})(?:\s+(?:file\s+)?photos?)?\s*/\s*(?=\S)", re.IGNORECASE
        )

    def split(self, line: str, *, bare: bool) -> tuple[str, str, Reading | None]:
        """Return caption, credit as written, and its reading; the last two empty and None for no credit.

        ``bare`` takes a name and no more for a credit; as a caption it says who is in the picture.
        """
        line = line.strip()
        parted = _CAPTION_LABEL.split(line, maxsplit=1)
        if len(parted) > 1 and parted[0]:
            reading = self._lines.read(parted[0])
            if reading is not None and reading.credit.names_someone:
                return parted[1].strip(), parted[0], reading
        found = self._whole(line, bare=bare)
        if found is None or self._begins_with_caption(line):
            found = min(self._candidates(line), key=lambda one: one[0], default=found)
        if found is None:
            return line, "", None
        start, reading = found
        return line[:start].strip().rstrip(_PARTING).strip(), line[start:].strip(), reading

    def _whole(self, line: str, *, bare: bool) -> Found | None:
        reading = self._lines.read(line) if len(line) <= _REACH else None
        if reading is None:
            return None
        shown = reading.label is not None or self._evidence.shows(reading, line, alone=bare)
        return (0, reading) if shown else None

    def _begins_with_caption(self, line: str) -> bool:
        """Tell whether a sentence that names no agency stands first: “Supreme Court of India. (AFP)”."""
        for stop in _STOP.finditer(line):
            head = line[: stop.start() + 1]
            if " " not in head or ABBREVIATED.search(head) is not None:
                continue
            reading = self._lines.read(head)
            return reading is None or (reading.label is None and not reading.firm)
        return False

    def _candidates(self, line: str) -> Iterator[Found]:
        """Yield every place a credit may begin, in no order; the first in the line is the one."""
        low = max(0, len(line) - _REACH)
        yield from self._bracketed(line, low)
        yield from self._labelled(line, low)
        yield from self._after_stop(line, low)
        for pattern in (_RUN_IN, self._signed):
            for found in pattern.finditer(line, low):
                reading = self._lines.read(line[found.start() :])
                if reading is not None and reading.firm and found.start():
                    yield found.start(), reading
        yield from self._run_on(line, low)

    def _after_stop(self, line: str, low: int) -> Iterator[Found]:
        """Find what follows the end of a sentence or a stroke: “… on Friday. Ann Hale/Reuters”."""
        for pattern in (_STOP, _BREAK):
            for stop in pattern.finditer(line, low):
                start = stop.end()
                reading = self._lines.read(line[start:]) if stop.start() else None
                if reading is None:
                    continue
                if reading.label is None:
                    shown = self._evidence.shows(reading, line[start:], alone=False)
                else:
                    begins = line[start].isupper() or line[start] in "(["
                    shown = begins and (_leads(reading.label) or reading.firm)
                if shown:
                    yield start, reading

    def _run_on(self, line: str, low: int) -> Iterator[Found]:
        """Find a name and its agency that follow the caption without a stop: “… in Kyiv Ann Hale/Reuters”."""
        stroke = line.find("/", low)
        if stroke < 0 or len(line) - stroke > _LONGEST_CHAIN:
            return
        for found in _WORD.finditer(line, max(low, stroke - _NAME_REACH), stroke):
            tail = line[found.start() :]
            reading = self._lines.read(tail) if self._names.is_given(tail) else None
            if reading is None or reading.label is not None or not reading.pieces:
                continue
            if reading.pieces[0].kind is Kind.PERSON and any(one.known for one in reading.pieces[1:]):
                yield found.start(), reading

    def _bracketed(self, line: str, low: int) -> Iterator[Found]:
        """Find credits in the brackets that end the line."""
        bare = line.rstrip(" .")
        end = len(bare)
        while end and bare[end - 1] in ")]":
            start = _opening(bare, end, low)
            if start is None:
                return
            reading = self._lines.read(bare[start:])
            if reading is not None and start and self._may_follow(reading, bare[:start], bare[start:]):
                yield start, reading
            end = len(bare[:start].rstrip(" ."))

    def _may_follow(self, reading: Reading, before: str, text: str) -> bool:
        """Tell whether a bracket is a credit, not an abbreviation explained: “… Organization (WHO)”."""
        if reading.label is not None:
            return _leads(reading.label) or reading.firm
        inside = text.strip("()[] ")
        ended = before.rstrip().endswith(_SENTENCE)
        if not self._evidence.shows(reading, inside, alone=False):
            return ended and inside.isalpha() and inside.isupper()
        if len(reading.credit.chain) != 1 or len(reading.pieces) > 1 or " " in inside:
            return True
        signed = folded(reading.credit.chain[0]) in self._words.signed
        return ended or (signed and not _explains(before, inside))

    def _labelled(self, line: str, low: int) -> Iterator[Found]:
        for label in self._labels.within(line[low:]):
            start = low + label.start
            if not start or not _may_stand(line, start, label):
                continue
            reading = self._lines.read(line[start:])
            if reading is None or reading.label is None:
                continue
            if reading.credit.names_someone or reading.credit.flags:
                yield start, reading


def _leads(label: Label) -> bool:
    return label.sure or label.joined or folded(label.words).endswith(LEADERS)


def _may_stand(line: str, start: int, label: Label) -> bool:
    """Tell whether a label may begin here: after a sentence, or with a capital and a colon."""
    before = line[:start].rstrip()
    if label.words[0].islower():
        return label.sure and before.endswith(_ENDS) and not before.endswith(("-", "'", "’"))
    if before.endswith(_ENDS) or line[start - 1] not in " \t":
        return label.sure or label.joined or folded(label.words).endswith(LEADERS)
    return label.sure


def _opening(text: str, end: int, low: int) -> int | None:
    """Find where the bracket opens that closes just before ``end``."""
    closer = text[end - 1]
    opener = "(" if closer == ")" else "["
    depth = 0
    for at in range(end - 1, low - 1, -1):
        depth += (text[at] == closer) - (text[at] == opener)
        if depth == 0:
            return at
    return None


def _explains(before: str, acronym: str) -> bool:
    """Tell whether the words before a bracket are spelt out in it: “Press Trust of India (PTI)”."""
    initials = "".join(word[0] for word in before.split()[-_EXPLAINED:] if word[0].isupper())
    return initials.casefold().endswith(acronym.casefold())
