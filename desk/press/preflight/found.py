"""What following a page’s content brings together."""

from dataclasses import dataclass, field

from desk.press.preflight.fault import Box
from desk.press.preflight.inked import heaviest_ink
from desk.press.preflight.matrix import Matrix, placed, scale
from desk.press.preflight.objects import identity, number, of, resolved
from desk.press.preflight.pen import Ink, Pen
from desk.press.preflight.seen import Face, Paint, Picture, Words
from desk.press.preflight.spaces import GREY, space_of
from desk.press.preflight.type_seen import Font

_ASCENT, _DESCENT = 0.72, -0.21
_MOST_FORMS = 5_000


@dataclass(slots=True)
class Found:
    """The marks of one page, noted in the order they are made."""

    paints: list[Paint] = field(default_factory=list[Paint])
    words: list[Words] = field(default_factory=list[Words])
    pictures: list[Picture] = field(default_factory=list[Picture])
    faces: dict[str, Face] = field(default_factory=dict[str, Face])
    forms: int = 0
    _heaviest: dict[object, float | None] = field(default_factory=dict[object, float | None])

    def enter(self) -> None:
        """Count a form or pattern that is followed. Raises ValueError when they never end."""
        self.forms += 1
        if self.forms > _MOST_FORMS:
            raise ValueError("forms that draw one another without an end")

    def paint(self, kind: str, ink: Ink, box: Box, width_pt: float | None = None) -> None:
        """Note a mark; a pattern’s own marks are noted when it is followed."""
        if ink.pattern:
            return
        if kind == "text":
            self.paints.append(Paint("text", ink.space, ink.values, box))
        elif kind == "stroke":
            self.paints.append(Paint("stroke", ink.space, ink.values, box, width_pt))
        elif kind == "shading":
            self.paints.append(Paint("shading", ink.space, (), box))
        else:
            self.paints.append(Paint("fill", ink.space, ink.values, box))

    def type(self, pen: Pen, font: Font, codes: list[int], at: Matrix, advance: float) -> None:
        """Note a run of type set at ``at``, ``advance`` long in the units of its line."""
        self.faces[font.name] = Face(font.name, font.is_embedded)
        box = placed(at, 0, (pen.rise + _DESCENT * pen.size), advance, pen.rise + _ASCENT * pen.size)
        missing = sum(map(font.is_missing, codes))
        self.words.append(Words(font.name, abs(pen.size) * scale(at), box, missing))
        if pen.mode in {0, 2, 4, 6}:
            self.paint("text", pen.fill, box)
        if pen.mode in {1, 2, 5, 6}:
            self.paint("text", pen.stroke, box)

    def picture(self, image: object, named: object, at: Matrix) -> None:
        """Note a photo drawn over the unit square of ``at``."""
        a, b, c, d, _, _ = at
        is_mask = getattr(resolved(of(image, "/ImageMask")), "value", False) is True
        space = GREY if is_mask else space_of(of(image, "/ColorSpace"), named)
        self.pictures.append(
            Picture(
                space,
                int(number(of(image, "/Width"))),
                int(number(of(image, "/Height"))),
                (a * a + b * b) ** 0.5,
                (c * c + d * d) ** 0.5,
                placed(at, 0, 0, 1, 1),
                self._weighed(image) if space.family == "cmyk" else None,
                is_mask,
            )
        )

    def _weighed(self, image: object) -> float | None:
        key = identity(image)
        if key not in self._heaviest:
            self._heaviest[key] = heaviest_ink(image)
        return self._heaviest[key]
