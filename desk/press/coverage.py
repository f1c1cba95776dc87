"""Which characters of a story no shipped face can print."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from desk.errors import DeskError
from desk.press.copy import UNPRINTED
from desk.story.model import Story
from desk.story.text import passages

_JOINERS = frozenset("\u200c\u200d")
PLAIN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x100)))) | frozenset(
    "‘’“”–—…•€"
)
"""What the faces shipped have: a story of nothing else, as most are, is not worth reading every face for."""
_SUFFIXES = frozenset({".ttf", ".otf"})


@dataclass(frozen=True, slots=True)
class Unprintable:
    """A character without a glyph, its Unicode name in capitals, and where it stands.

    ``field`` and ``paragraph`` are a Passage's (desk.story.text); ``start`` counts code points.
    """

    char: str
    name: str
    field: str
    paragraph: int | None
    start: int


class Coverage:
    """The characters the faces in a folder can print between them; read from the files once, when asked."""

    def __init__(self, fonts: Path) -> None:
        self._fonts = fonts

    def missing(self, story: Story) -> tuple[Unprintable, ...]:
        """Return every character of every printed text that no face has, in reading order.

        Characters that never print (controls, direction marks, joiners) are not missed. Half a surrogate
        pair is, since it is no character. Raises DeskError when the faces cannot be read.
        """
        return tuple(self._each(story))

    def _each(self, story: Story) -> Iterator[Unprintable]:
        for passage in passages(story):
            if PLAIN.issuperset(passage.text):
                continue
            for at, char in enumerate(passage.text):
                if char not in self._printable:
                    yield Unprintable(char, _name(char), passage.field, passage.paragraph, at)

    @cached_property
    def _printable(self) -> frozenset[str]:
        from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 - seldom wanted, and slow to load

        files = sorted(file for file in self._fonts.rglob("*") if file.suffix.lower() in _SUFFIXES)
        if not files:
            raise DeskError(f"There are no faces in {self._fonts}; install Desk again.")
        found: set[str] = set(UNPRINTED | _JOINERS)
        for file in files:
            try:
                with file.open("rb") as stream, TTFont(stream, lazy=True) as face:
                    found.update(map(chr, face.getBestCmap() or ()))
            except (TTLibError, OSError) as error:
                raise DeskError(f"The face {file} cannot be read; install Desk again.") from error
        return frozenset(found)


def _name(char: str) -> str:
    if "\ud800" <= char <= "\udfff":
        return "HALF OF A SURROGATE PAIR"
    return unicodedata.name(char, f"U+{ord(char):04X}")
