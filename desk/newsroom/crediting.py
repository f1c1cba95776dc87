"""Credits as this house reads and sets them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from desk.errors import DeskError
from desk.newsroom.files import write_kept
from desk.pictures.credit import CreditReader, read_credits
from desk.pictures.credit_parts import Credit
from desk.pictures.credit_style import CreditStyle, as_toml, read_style, set_credit
from desk.pictures.credit_words import folded

_STYLE = "style.toml"
_BRACKETS = {"(": ")", "[": "]"}


class Crediting:
    """The grammar of credits and the house’s style for them.

    ``words`` is the folder of shipped vocabulary and style; ``own`` the style of the house’s own, used where
    there is one. Raises DeskError when either cannot be read.
    """

    def __init__(self, words: Path, own: Path) -> None:
        self._reader: CreditReader = read_credits(words)
        self._shipped = words / _STYLE
        self._own = own
        self.style: CreditStyle = read_style(own if own.exists() else self._shipped)

    @property
    def agencies(self) -> frozenset[str]:
        """The names, folded, of those who license pictures."""
        return self._reader.agencies

    @property
    def house(self) -> frozenset[str]:
        """The names, folded, that this house goes by in credits."""
        return frozenset(folded(name) for name in self.style.house.split(";") if name.strip())

    def read(self, line: str) -> Credit:
        """Take a line apart; where it shows no credit, all of it is the caption."""
        return self._reader.read(line)

    def read_lines(self, lines: Iterable[bytes]) -> Iterator[Credit]:
        """Take apart each line of a stream, UTF-8; an empty one gives an empty credit."""
        for line in lines:
            yield self.read(line.decode("utf-8-sig", errors="replace"))

    def split_caption(self, line: str) -> tuple[str, str]:
        """Part a caption from the credit at its end: (caption, credit as written, or empty)."""
        return self._reader.split_caption(line)

    def part(self, line: str) -> tuple[str, str, str]:
        """Part a caption from the credit at its end: caption, label and credit, empty where there is none."""
        caption, written = self.split_caption(line)
        return (caption, *self.label_off(written)) if written else (line, "", "")

    def label_off(self, written: str) -> tuple[str, str]:
        """Part a credit as written from its label: “Photo: Ann Hale” gives “Photo” and “Ann Hale”.

        Brackets round the whole of it are taken off.
        """
        bare = written.strip()
        if bare[:1] in _BRACKETS and bare[-1:] == _BRACKETS[bare[0]] and bare.count(bare[0]) == 1:
            bare = bare[1:-1].strip()
        label = self.read(bare).label
        if not label or not bare.casefold().startswith(label.casefold()):
            return "", bare
        return bare[: len(label)], bare[len(label) :].lstrip(" :")

    def in_style(self, credit: Credit, style: CreditStyle | None = None) -> str:
        """Set a credit in house style, or in one tried, without its caption; empty when it names nobody."""
        return set_credit(credit, style or self.style)

    def keep_style(self, style: CreditStyle) -> None:
        """Make a style the house’s own from now on; raises DeskError when it cannot be written."""
        write_kept(self._own, as_toml(style).encode())
        self.style = style

    def as_it_came(self) -> None:
        """Go by the shipped style again, the house’s own thrown away; raises DeskError when it cannot be."""
        try:
            self._own.unlink(missing_ok=True)
        except OSError as error:
            raise DeskError(
                f"{self._own} cannot be removed ({error.strerror}); remove it by hand."
            ) from error
        self.style = read_style(self._shipped)
