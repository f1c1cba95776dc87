"""Type a press can set, and that survives the knife; rules thick enough to print."""

from collections.abc import Iterator

from desk.press.preflight.fault import Box, Fault, in_mm, meets, where
from desk.press.preflight.seen import Paint, SeenFile

_THINNEST_PT = 0.25
_SLACK = 0.005
_NEAREST_PT = 3 * 72 / 25.4
_SAFE = 0.01
_SHORTEST_PT = 4.0


def fonts(file: SeenFile) -> Iterator[Fault]:
    """See that every font is in the file."""
    for page in file.pages:
        for face in page.faces:
            if not face.is_embedded:
                yield Fault("font", page.number, f"The font {face.name} is not in the file.")


def glyphs(file: SeenFile) -> Iterator[Fault]:
    """See that every character has a glyph."""
    for page in file.pages:
        for words in page.words:
            if words.missing:
                count = "A character has" if words.missing == 1 else f"{words.missing} characters have"
                yield Fault(
                    "missing-glyph",
                    page.number,
                    f"{count} no glyph in {words.font}, {where(words.box, page.cut)}.",
                )


def rules(file: SeenFile) -> Iterator[Fault]:
    """See that no rule is thinner than a quarter point."""
    for page in file.pages:
        for paint in page.marks_on_page():
            thick = _thickness(paint)
            if thick is not None and thick < _THINNEST_PT - _SLACK:
                yield Fault(
                    "thin-rule",
                    page.number,
                    f"A rule {where(paint.box, page.cut)} is {thick:.2f} pt thick; under "
                    f"{_THINNEST_PT} pt it breaks up.",
                )


def _thickness(paint: Paint) -> float | None:
    """Return how thick a rule is, drawn as a line or as a long narrow box; None for what is no rule."""
    if paint.kind == "stroke":
        return paint.width_pt
    wide, high = paint.box[2] - paint.box[0], paint.box[3] - paint.box[1]
    is_rule = paint.kind == "fill" and paint.fills_box and max(wide, high) >= _SHORTEST_PT
    return min(wide, high) if is_rule else None


def margins(file: SeenFile) -> Iterator[Fault]:
    """See that no type on the page is within 3 mm of where it is cut."""
    for page in file.pages:
        for words in page.words:
            room = _room(words.box, page.cut)
            if meets(words.box, page.cut) and room < _NEAREST_PT - _SAFE:
                near = "runs over the trim" if room < 0 else f"is {in_mm(room)} from the trim"
                yield Fault(
                    "near-trim", page.number, f"Type {where(words.box, page.cut)} {near} and may be cut off."
                )


def _room(box: Box, trim: Box) -> float:
    return min(box[0] - trim[0], box[1] - trim[1], trim[2] - box[2], trim[3] - box[3])
