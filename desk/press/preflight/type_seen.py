"""Fonts as preflight sees them: which glyph a code asks for, how wide it is, whether the font is there."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from desk.press.preflight.matrix import PLAIN, Matrix, matrix_of
from desk.press.preflight.objects import data, identity, name, number, of, parts

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_THOUSAND = 1000.0


@dataclass(frozen=True, slots=True)
class Font:
    """A font of the file. Widths are in thousandths of the type size; composite fonts have two-byte codes."""

    name: str
    is_embedded: bool
    is_composite: bool
    widths: dict[int, float] = field(default_factory=dict[int, float])
    usual_width: float = 0.0
    glyphs: bytes = b""
    unnamed: frozenset[int] = frozenset()
    scale: float = 1 / _THOUSAND
    matrix: Matrix = PLAIN
    glyphs_drawn: dict[int, object] = field(default_factory=dict[int, object])
    resources: object = None

    def drawn(self, code: int) -> object:
        """Return the content that draws a glyph of a Type 3 font; None of any other."""
        return self.glyphs_drawn.get(code)

    def codes(self, text: bytes) -> list[int]:
        """Return the codes of a string."""
        if not self.is_composite:
            return list(text)
        return [int.from_bytes(text[at : at + 2], "big") for at in range(0, len(text) - 1, 2)]

    def width(self, code: int) -> float:
        """Return how far a glyph moves the pen, in parts of the type size."""
        return self.widths.get(code, self.usual_width) * self.scale

    def is_missing(self, code: int) -> bool:
        """Tell whether a code asks for .notdef: the font has no glyph for what should stand there."""
        if not self.is_composite:
            return code in self.unnamed
        if self.glyphs:
            return not any(self.glyphs[2 * code : 2 * code + 2])
        return code == 0


class Fonts:
    """The fonts of a file, each read once."""

    def __init__(self) -> None:
        self._read: dict[object, Font] = {}

    def of(self, value: object) -> Font:
        """Return the font in a dictionary."""
        key = identity(value)
        if key not in self._read:
            self._read[key] = _composite(value) if name(of(value, "/Subtype")) == "/Type0" else _simple(value)
        return self._read[key]


def _bare(value: object) -> str:
    plain = name(of(value, "/BaseFont"))[1:]
    return plain.split("+", 1)[-1].removesuffix("-Identity-H") or "a font without a name"


def _is_embedded(descriptor: object) -> bool:
    return any(of(descriptor, file) is not None for file in _FILES)


def _composite(value: object) -> Font:
    inner = next(iter(parts(of(value, "/DescendantFonts"))), None)
    return Font(
        _bare(value),
        _is_embedded(of(inner, "/FontDescriptor")),
        is_composite=True,
        widths=_cid_widths(parts(of(inner, "/W"))),
        usual_width=number(of(inner, "/DW"), _THOUSAND),
        glyphs=data(of(inner, "/CIDToGIDMap")),
    )


def _cid_widths(array: list[object]) -> dict[int, float]:
    widths: dict[int, float] = {}
    at = 0
    while at + 1 < len(array):
        first = int(number(array[at]))
        if run := parts(array[at + 1]):
            widths.update((first + step, number(width)) for step, width in enumerate(run))
            at += 2
        elif at + 2 < len(array):
            widths.update(dict.fromkeys(range(first, int(number(array[at + 1])) + 1), number(array[at + 2])))
            at += 3
        else:
            break
    return widths


def _simple(value: object) -> Font:
    is_drawn = name(of(value, "/Subtype")) == "/Type3"
    first = int(number(of(value, "/FirstChar")))
    widths = {first + step: number(width) for step, width in enumerate(parts(of(value, "/Widths")))}
    matrix = [number(part) for part in parts(of(value, "/FontMatrix"))]
    named = dict(_named(parts(of(of(value, "/Encoding"), "/Differences"))))
    procs = of(value, "/CharProcs")
    return Font(
        _bare(value),
        is_drawn or _is_embedded(of(value, "/FontDescriptor")),
        is_composite=False,
        widths=widths,
        unnamed=frozenset(code for code, word in named.items() if word == "/.notdef"),
        scale=abs(matrix[0]) if is_drawn and matrix else 1 / _THOUSAND,
        matrix=matrix_of(matrix),
        glyphs_drawn={code: of(procs, word) for code, word in named.items()} if is_drawn else {},
        resources=of(value, "/Resources"),
    )


def _named(differences: list[object]) -> Iterator[tuple[int, str]]:
    """Yield the codes of an encoding’s differences and the names of their glyphs."""
    code = 0
    for part in differences:
        if word := name(part):
            yield code, word
            code += 1
        else:
            code = int(number(part))
