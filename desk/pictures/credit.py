"""Photo credits: the grammar’s one door. A line in, its parts out; a caption parted from its credit."""

from dataclasses import replace
from pathlib import Path

from desk.pictures.credit_label import Labels
from desk.pictures.credit_line import LineReader
from desk.pictures.credit_names import Names
from desk.pictures.credit_parts import Credit
from desk.pictures.credit_split import Splitter
from desk.pictures.credit_words import CreditWords, read_words


class CreditReader:
    """Reads lines as credits by one vocabulary. Pure: the same line always gives the same parts.

    ``agencies`` are the names, folded, of those who license pictures.
    """

    def __init__(self, words: CreditWords) -> None:
        self.agencies = words.signed | words.stock
        names, labels = Names(words), Labels(words)
        self._splitter = Splitter(words, names, labels, LineReader(words, names, labels))

    def read(self, line: str) -> Credit:
        """Take ``line`` apart; where it shows no credit, all of it is the caption.

        A line that is a name and no more is a credit.
        """
        caption, _written, reading = self._splitter.split(line, bare=True)
        return Credit(caption=caption) if reading is None else replace(reading.credit, caption=caption)

    def split_caption(self, line: str) -> tuple[str, str]:
        """Part a caption from the credit stuck at its end: (caption, credit as written, empty when none).

        A caption that is a name and no more says who is in the picture: it holds no credit.
        """
        caption, written, _reading = self._splitter.split(line, bare=False)
        return caption, written


def read_credits(folder: Path) -> CreditReader:
    """Return a reader with the vocabulary in ``folder``; raises DeskError when it cannot be read."""
    return CreditReader(read_words(folder))
