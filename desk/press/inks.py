"""Turns the greys of a page into black ink alone, and lets solid black overprint."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, Pdf, Stream

_PREFIX = "/DeskInk"
_SOLID = (0.0, 0.0, 0.0, 1.0)
_ICC_PARTS = 2
Instruction = ContentStreamInstruction | pikepdf.ContentStreamInlineImage


@dataclass(frozen=True, slots=True)
class _Pen:
    """What the next mark is made with: whether a plane’s colours are greys, and whether it is solid black."""

    fill_is_grey: bool = False
    stroke_is_grey: bool = False
    fill_is_black: bool = False
    stroke_is_black: bool = False


def in_press_inks(pdf: Pdf) -> None:
    """Write every grey of the pages as a tint of black, and set solid black to overprint.

    Typst writes greys by an ICC profile, which a press would separate into four inks. Photos in grey
    become DeviceGray, which a CMYK output intent prints in black. Overprint of mode 1 leaves the other
    plates under black text and rules as they are (ISO 32000-1, 8.6.7).
    """
    done: set[tuple[int, int]] = set()
    for page in pdf.pages:
        resources = _resources(page.obj)
        page.obj.Contents = pdf.make_stream(rewritten(page.obj, resources))
        _follow(pdf, resources, done)


def _follow(pdf: Pdf, resources: Dictionary, done: set[tuple[int, int]]) -> None:
    resources.ExtGState = resources.get("/ExtGState", Dictionary())
    for fill in (False, True):
        for stroke in (False, True):
            resources.ExtGState[_state(fill, stroke)] = Dictionary(
                Type=Name.ExtGState, op=fill, OP=stroke, OPM=1
            )
    for inner in _painted(resources):
        if inner.objgen in done:
            continue
        done.add(inner.objgen)
        if inner.get("/Subtype") == Name.Image:
            _plain_grey(inner)
        elif isinstance(inner, Stream) and inner.get("/PatternType", 1) == 1:
            own = _resources(inner)
            # It is drawn in the state of its place, where black may overprint; its own colours may not.
            inner.write(f"{_state(fill=False, stroke=False)} gs\n".encode() + rewritten(inner, own))
            _follow(pdf, own, done)
        elif "/Shading" in inner:
            _plain_grey(cast("Dictionary", inner["/Shading"]))


def _painted(resources: Dictionary) -> Iterator[pikepdf.Object]:
    for kind in ("/XObject", "/Pattern"):
        yield from cast("Dictionary", resources.get(kind, Dictionary())).values()
    for shading in cast("Dictionary", resources.get("/Shading", Dictionary())).values():
        _plain_grey(shading)


def _resources(owner: pikepdf.Object) -> Dictionary:
    if "/Resources" not in owner:
        owner.Resources = Dictionary()
    return cast("Dictionary", owner.Resources)


def _plain_grey(owner: pikepdf.Object) -> None:
    if _is_icc_grey(owner.get("/ColorSpace")):
        owner.ColorSpace = Name.DeviceGray


def _is_icc_grey(space: pikepdf.Object | None) -> bool:
    if space == Name.DeviceGray:
        return True
    if not isinstance(space, Array) or len(space) != _ICC_PARTS:
        return False
    return space[0] == Name.CalGray or (space[0] == Name.ICCBased and int(space[1].get("/N", 0)) == 1)


def rewritten(owner: pikepdf.Object, resources: Dictionary) -> bytes:
    """Return the content of a page, form or pattern with greys as tints of black and black overprinting."""
    spaces = cast("Dictionary", resources.get("/ColorSpace", Dictionary()))
    greys = {name for name, space in spaces.items() if _is_icc_grey(space)} | {"/DeviceGray"}
    pen = _Pen()
    kept: list[_Pen] = []
    out: list[Instruction] = []
    for step in pikepdf.parse_content_stream(owner):
        operator = str(step.operator)
        if operator == "q":
            kept.append(pen)
        elif operator == "Q" and kept:
            pen = kept.pop()
        steps, after = _redone(step, operator, pen, greys)
        if (after.fill_is_black, after.stroke_is_black) != (pen.fill_is_black, pen.stroke_is_black):
            state = Name(_state(after.fill_is_black, after.stroke_is_black))
            out.append(ContentStreamInstruction([state], Operator("gs")))
        pen = after
        out.extend(steps)
    return pikepdf.unparse_content_stream(out)


def _redone(step: Instruction, operator: str, pen: _Pen, greys: set[str]) -> tuple[list[Instruction], _Pen]:
    if operator not in {"cs", "CS", "sc", "scn", "SC", "SCN", "g", "G", "k", "K", "rg", "RG"}:
        return [step], pen
    strokes = operator.isupper()
    operands = [cast("Decimal | Name", operand) for operand in step.operands]
    if operator in {"cs", "CS"}:
        grey = str(operands[0]) in greys
        pen = _told(pen, strokes, is_grey=grey, black=grey)
        return [_tint(Decimal(1), strokes) if grey else step], pen
    is_grey = pen.stroke_is_grey if strokes else pen.fill_is_grey
    if operator in {"g", "G"} or (is_grey and operator.lower() in {"sc", "scn"}):
        ink = 1 - Decimal(str(operands[0]))
        return [_tint(ink, strokes)], _told(pen, strokes, is_grey=is_grey, black=ink == 1)
    black = operator.lower() == "k" and tuple(map(float, cast("list[Decimal]", operands))) == _SOLID
    still_grey = is_grey and operator.lower() not in {"k", "rg"}
    return [step], _told(pen, strokes, is_grey=still_grey, black=black)


def _told(pen: _Pen, strokes: bool, *, is_grey: bool, black: bool) -> _Pen:
    if strokes:
        return replace(pen, stroke_is_grey=is_grey, stroke_is_black=black)
    return replace(pen, fill_is_grey=is_grey, fill_is_black=black)


def _tint(ink: Decimal, strokes: bool) -> ContentStreamInstruction:
    none = Decimal(0)
    return ContentStreamInstruction([none, none, none, round(ink, 4)], Operator("K" if strokes else "k"))


def _state(fill: bool, stroke: bool) -> str:
    return f"{_PREFIX}{int(fill)}{int(stroke)}"
