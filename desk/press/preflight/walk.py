"""Follows a page’s content and notes every mark: what it is, in which colour, and where."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject, NameObject

from desk.press.preflight.fault import within
from desk.press.preflight.found import Found
from desk.press.preflight.groups import blended, ends, stated
from desk.press.preflight.matrix import Matrix, matrix_of, scale, times
from desk.press.preflight.objects import name, number, numbers, of, parts
from desk.press.preflight.outline import DRAWS, Outline
from desk.press.preflight.pen import Ink, Pen, changed, inked
from desk.press.preflight.seen import Laid, Paint
from desk.press.preflight.spaces import space_of
from desk.press.preflight.type_line import MOVES, TypeLine
from desk.press.preflight.type_seen import Font, Fonts

_DEEPEST = 12
_ENDS = {
    "f": "f",
    "F": "f",
    "f*": "f",
    "B": "fs",
    "B*": "fs",
    "b": "fs",
    "b*": "fs",
    "s": "s",
    "S": "s",
    "n": "",
}
_COLOURS = frozenset({"cs", "CS", "sc", "SC", "scn", "SCN", "g", "G", "rg", "RG", "k", "K"})
_SPACE = 32
_UNCOLOURED = 2
_FOREIGN = {"/Ref": "a page of another file", "/OPI": "a picture to be fetched from elsewhere"}
_THOUSAND = 1000.0


class Walk:
    """Follows one content stream: a page’s, a form’s or a pattern’s."""

    def __init__(
        self, found: Found, reader: PdfReader, fonts: Fonts, resources: object, pen: Pen, depth: int = 0
    ) -> None:
        self._found = found
        self._reader = reader
        self._fonts = fonts
        self._resources = resources
        self._pen = pen
        self._start = pen.at
        self._depth = depth
        self._kept: list[Pen] = []
        self._path = Outline()
        self._line = TypeLine()
        self._deeds: dict[str, Callable[[list[object]], None]] = {
            "q": self._keep, "Q": self._back, "Tj": self._show, "TJ": self._show, "'": self._show_next,
            '"': self._show_next, "Do": self._thing, "sh": self._shade,
        }  # fmt: skip

    def follow(self, content: object) -> None:
        """Follow the stream to its end."""
        stream = ContentStream(content, self._reader)
        for operands, raw in cast("list[tuple[list[object], bytes]]", stream.operations):
            operator = raw.decode("latin-1")
            if operator in self._deeds:
                self._deeds[operator](operands)
            elif operator in MOVES:
                self._pen = changed(self._pen, operator, operands, self._resources, self._fonts)
                self._line.move(operator, _numbers(operands), self._pen.leading)
            elif operator in DRAWS:
                self._path.draw(operator, _numbers(operands), self._pen.at)
            elif operator in {"W", "W*"}:
                self._path.clips = True
            elif operator in _ENDS:
                self._end_path(_ENDS[operator])
            elif operator in _COLOURS:
                self._pen = inked(self._pen, operator, operands, self._resources)
            elif operator == "INLINE IMAGE":
                self._inline(operands)
            else:
                if operator == "gs" and operands:
                    stated(self._found, of(of(self._resources, "/ExtGState"), name(operands[0])))
                self._pen = changed(self._pen, operator, operands, self._resources, self._fonts)

    def _keep(self, _operands: list[object]) -> None:
        self._kept.append(self._pen)

    def _back(self, _operands: list[object]) -> None:
        if self._kept:
            self._pen = self._kept.pop()

    def _show_next(self, operands: list[object]) -> None:
        self._line.move("T*", [], self._pen.leading)
        self._show(operands)

    def _show(self, operands: list[object]) -> None:
        """Note a string, or an array of strings and the spaces between them."""
        pen = self._pen
        if pen.font is None or not operands:
            return
        codes: list[int] = []
        advance = 0.0
        for part in parts(operands[-1]) or [operands[-1]]:
            text = _bytes(part)
            if text is None:
                advance -= number(part) / _THOUSAND * pen.size * pen.stretch
                continue
            for code in pen.font.codes(text):
                codes.append(code)
                word = pen.word if code == _SPACE and not pen.font.is_composite else 0.0
                advance += (pen.font.width(code) * pen.size + pen.letter + word) * pen.stretch
        if codes and pen.shows_type:
            self._found.type(pen, pen.font, codes, times(self._line.at, pen.at), advance)
            scaled = (pen.size * pen.stretch, 0.0, 0.0, pen.size, 0.0, pen.rise)
            self._drawn(pen.font, codes, times(scaled, times(self._line.at, pen.at)))
        self._line.go_on(advance)

    def _thing(self, operands: list[object]) -> None:
        thing = of(of(self._resources, "/XObject"), name(operands[0]))
        for key, words in _FOREIGN.items():
            if of(thing, key) is not None:
                self._found.odd("foreign", words)
        if name(of(thing, "/Subtype")) == "/Image":
            self._found.picture(thing, of(self._resources, "/ColorSpace"), self._pen.at)
        elif name(of(thing, "/Subtype")) == "/PS":
            self._found.odd("foreign", "a fragment of PostScript")
        elif thing is not None:
            blended(self._found, thing, self._resources)
            self._inside(thing, self._pen.at)

    def _drawn(self, font: Font, codes: list[int], at: Matrix) -> None:
        """Follow the glyphs of a font that are drawn by content of their own (a Type 3 font)."""
        for code in dict.fromkeys(codes):
            if (glyph := font.drawn(code)) is not None:
                self._inside(glyph, times(font.matrix, at), font.resources)

    def _inline(self, operands: object) -> None:
        found = DictionaryObject()
        for short, value in cast("dict[str, dict[NameObject, object]]", operands)["settings"].items():
            found[NameObject(_LONG.get(str(short), str(short)))] = value
        self._found.picture(found, of(self._resources, "/ColorSpace"), self._pen.at)

    def _shade(self, operands: list[object]) -> None:
        self._shading(of(of(self._resources, "/Shading"), name(operands[0])))

    def _shading(self, shading: object) -> None:
        space = space_of(of(shading, "/ColorSpace"), of(self._resources, "/ColorSpace"))
        box = self._path.box or self._pen.clip
        heaviest = max(ends(of(shading, "/Function")), key=sum, default=())
        laid: Laid = "multiplies" if self._pen.multiplies else "knocks out"
        self._found.paint(Paint("shading", space, heaviest, box, laid=laid))

    def _end_path(self, how: str) -> None:
        pen, box = self._pen, self._path.box
        if box is not None and "f" in how and self._paints(pen.fill):
            ink, laid = pen.fill, pen.laid(strokes=False)
            is_box = self._path.is_box
            self._found.paint(Paint("fill", ink.space, ink.values, box, laid=laid, fills_box=is_box))
        if box is not None and "s" in how and self._paints(pen.stroke):
            ink, laid = pen.stroke, pen.laid(strokes=True)
            self._found.paint(
                Paint("stroke", ink.space, ink.values, box, pen.width * scale(pen.at), laid=laid)
            )
        if box is not None and self._path.clips:
            self._pen = replace(self._pen, clip=within(box, self._pen.clip))
        self._path.end()

    def _paints(self, ink: Ink) -> bool:
        """Follow the pattern of an ink that has one; tell whether the ink paints by its own colour."""
        if not ink.pattern:
            return True
        pattern = of(of(self._resources, "/Pattern"), ink.pattern)
        shading = of(pattern, "/Shading")
        if shading is not None:
            self._shading(shading)
        elif pattern is not None:
            self._inside(pattern, self._start)
        return number(of(pattern, "/PaintType")) == _UNCOLOURED

    def _inside(self, form: object, at: Matrix, otherwise: object = None) -> None:
        """Follow a form, a pattern or a glyph; one too deep, or that draws itself, is told as unseen."""
        if self._depth >= _DEEPEST:
            self._found.odd("unseen", f"drawings within drawings more than {_DEEPEST} deep")
            return
        self._found.enter()
        resources = of(form, "/Resources") or otherwise or self._resources
        matrix = times(matrix_of(numbers(of(form, "/Matrix"))), at)
        # A form goes on with the state it is drawn in; a pattern begins with none of it (8.7.3.1).
        pen = Pen(clip=self._pen.clip) if of(form, "/PatternType") is not None else self._pen
        pen = replace(pen, at=matrix)
        Walk(self._found, self._reader, self._fonts, resources, pen, self._depth + 1).follow(form)


_LONG = {
    "/W": "/Width",
    "/H": "/Height",
    "/CS": "/ColorSpace",
    "/IM": "/ImageMask",
    "/BPC": "/BitsPerComponent",
}


def _numbers(operands: list[object]) -> list[float]:
    return [number(each) for each in operands]


def _bytes(value: object) -> bytes | None:
    if isinstance(value, bytes):
        return value
    original = getattr(value, "original_bytes", None)
    return original if isinstance(original, bytes) else None
