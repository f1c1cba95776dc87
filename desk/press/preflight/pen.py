"""The graphics state of a page as far as preflight needs it (ISO 32000-1, 8.4)."""

from dataclasses import dataclass, replace

from desk.press.preflight.fault import Box
from desk.press.preflight.matrix import PLAIN, Matrix, matrix_of, times
from desk.press.preflight.objects import items, name, number, of, parts, truth
from desk.press.preflight.seen import Laid, Space
from desk.press.preflight.spaces import CMYK, GREY, RGB, space_of
from desk.press.preflight.type_seen import Font, Fonts

_INVISIBLE = frozenset({3, 7})
_DEVICE = {"g": GREY, "rg": RGB, "k": CMYK}


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour to paint with: its space, its parts from 0 to 1, and a pattern’s name instead of them."""

    space: Space = GREY
    values: tuple[float, ...] = (0.0,)
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Pen:
    """What the next mark is made with. Lengths are in units of the page’s own space, before ``at``."""

    at: Matrix = PLAIN
    fill: Ink = Ink()
    stroke: Ink = Ink()
    width: float = 1.0
    font: Font | None = None
    size: float = 0.0
    letter: float = 0.0
    word: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    overprints_fill: bool = False
    overprints_stroke: bool = False
    overprint_mode: int = 0
    multiplies: bool = False
    clip: Box = (0.0, 0.0, 0.0, 0.0)

    @property
    def shows_type(self) -> bool:
        """Whether type is painted and not only clips or lies unseen."""
        return self.mode not in _INVISIBLE

    def laid(self, *, strokes: bool) -> Laid:
        """Return what becomes of the inks under the next mark (ISO 32000-1, 8.6.7 and 11.3.5)."""
        ink = self.stroke if strokes else self.fill
        overprints = self.overprints_stroke if strokes else self.overprints_fill
        if self.multiplies:
            return "multiplies"
        keeps_plates = ink.space.family == "spot" or (
            ink.space.family == "cmyk" and not ink.space.is_calibrated and self.overprint_mode == 1
        )
        return "overprints" if overprints and keeps_plates else "knocks out"

    def dipped(self, operator: str, ink: Ink) -> "Pen":
        """Return the pen with another ink; operators in capitals are for strokes."""
        return replace(self, stroke=ink) if operator[0].isupper() else replace(self, fill=ink)

    def ink(self, operator: str) -> Ink:
        """Return the ink that an operator changes."""
        return self.stroke if operator[0].isupper() else self.fill


def device_ink(operator: str, values: list[float]) -> Ink:
    """Return the ink of ``g``, ``rg``, ``k`` and their capitals."""
    return Ink(_DEVICE[operator.lower()], tuple(values))


def first_ink(space: Space) -> Ink:
    """Return the colour a space begins with (8.6.5.6 and others): black, and full spot ink."""
    if space.family == "spot":
        return Ink(space, (1.0,) * space.parts)
    if space.family == "cmyk":
        return Ink(space, (0.0, 0.0, 0.0, 1.0))
    return Ink(space, (0.0,) * space.parts)


def inked(pen: Pen, operator: str, operands: list[object], resources: object) -> Pen:
    """Return the pen after one of the operators of colour."""
    if operator in {"cs", "CS"}:
        return pen.dipped(operator, first_ink(space_of(operands[0], of(resources, "/ColorSpace"))))
    values = [number(each) for each in operands if not name(each)]
    if operator.lower() in _DEVICE:
        return pen.dipped(operator, device_ink(operator, values))
    pattern = name(operands[-1]) if operands else ""
    return pen.dipped(operator, replace(pen.ink(operator), values=tuple(values), pattern=pattern))


def changed(pen: Pen, operator: str, operands: list[object], resources: object, fonts: Fonts) -> Pen:
    """Return the pen after an operator that sets one of its other parts; as it was after any else."""
    if not operands:
        return pen
    value = number(operands[-1])
    match operator:
        case "cm":
            pen = replace(pen, at=times(matrix_of([number(each) for each in operands]), pen.at))
        case "gs":
            pen = _stated(pen, of(of(resources, "/ExtGState"), name(operands[0])), fonts)
        case "Tf":
            pen = replace(pen, font=fonts.of(of(of(resources, "/Font"), name(operands[0]))), size=value)
        case "Tz":
            pen = replace(pen, stretch=value / 100)
        case "Tr":
            pen = replace(pen, mode=int(value))
        case "w" | "Tc" | "Tw" | "TD" | "TL" | "Ts":
            pen = _with(pen, operator, value)
        case _:
            pass
    return pen


def _with(pen: Pen, operator: str, value: float) -> Pen:
    match operator:
        case "w":
            return replace(pen, width=value)
        case "Tc":
            return replace(pen, letter=value)
        case "Tw":
            return replace(pen, word=value)
        case "TD":
            return replace(pen, leading=-value)
        case "TL":
            return replace(pen, leading=value)
        case _:
            return replace(pen, rise=value)


def _stated(pen: Pen, state: object, fonts: Fonts) -> Pen:
    for key, value in items(state):
        if key == "/LW":
            pen = replace(pen, width=number(value))
        elif key == "/Font" and (font := parts(value)):
            pen = replace(pen, font=fonts.of(font[0]), size=number(font[1]))
        elif key == "/OP":
            # Alone it is for both; /op beside it is for all but strokes (ISO 32000-1, table 58).
            both = of(state, "/op") is None
            pen = replace(pen, overprints_stroke=truth(value))
            pen = replace(pen, overprints_fill=truth(value)) if both else pen
        elif key == "/op":
            pen = replace(pen, overprints_fill=truth(value))
        elif key == "/OPM":
            pen = replace(pen, overprint_mode=int(number(value)))
        elif key == "/BM":
            modes = {name(value), *map(name, parts(value))}
            pen = replace(pen, multiplies=bool(modes & {"/Multiply", "/Darken", "/ColorBurn"}))
    return pen
