"""What following a page’s content brings together."""

from dataclasses import dataclass, field
from typing import Literal

from desk.press.preflight.inked import heaviest_ink, plates
from desk.press.preflight.matrix import Matrix, placed, scale
from desk.press.preflight.objects import identity, number, of, truth
from desk.press.preflight.pen import Pen
from desk.press.preflight.seen import Face, Inks, Oddity, Paint, Picture, Words
from desk.press.preflight.spaces import GREY, space_of
from desk.press.preflight.type_seen import Font

_ASCENT, _DESCENT = 0.72, -0.21
_MOST_FORMS = 5_000


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What a photo’s pixels say; the photo is kept, so that its identity stays its own."""

    image: object
    heaviest: float | None
    plates: tuple[tuple[Inks, ...], ...]


@dataclass(slots=True)
class Found:
    """The marks of one page, noted in the order they are made."""

    paints: list[Paint] = field(default_factory=list[Paint])
    words: list[Words] = field(default_factory=list[Words])
    pictures: list[Picture] = field(default_factory=list[Picture])
    faces: dict[str, Face] = field(default_factory=dict[str, Face])
    layers: list[Paint | Picture] = field(default_factory=list[Paint | Picture])
    oddities: list[Oddity] = field(default_factory=list[Oddity])
    forms: int = 0
    _weighed: dict[object, _Weighed] = field(default_factory=dict[object, _Weighed])

    def enter(self) -> None:
        """Count a form or pattern that is followed. Raises ValueError when they never end."""
        self.forms += 1
        if self.forms > _MOST_FORMS:
            raise ValueError("forms that draw one another without an end")

    def paint(self, paint: Paint) -> None:
        """Note a mark."""
        self.paints.append(paint)
        self.layers.append(paint)

    def odd(self, rule: Literal["transfer", "transparency", "foreign", "unseen"], words: str) -> None:
        """Note something that is no mark."""
        self.oddities.append(Oddity(rule, words))

    def type(self, pen: Pen, font: Font, codes: list[int], at: Matrix, advance: float) -> None:
        """Note a run of type set at ``at``, ``advance`` long in the units of its line."""
        self.faces[font.name] = Face(font.name, font.is_embedded)
        box = placed(at, 0, (pen.rise + _DESCENT * pen.size), advance, pen.rise + _ASCENT * pen.size)
        missing = sum(map(font.is_missing, codes))
        self.words.append(Words(font.name, abs(pen.size) * scale(at), box, missing))
        if pen.mode in {0, 2, 4, 6} and not pen.fill.pattern:
            ink, laid = pen.fill, pen.laid(strokes=False)
            self.paint(Paint("text", ink.space, ink.values, box, laid=laid))
        if pen.mode in {1, 2, 5, 6} and not pen.stroke.pattern:
            ink, laid = pen.stroke, pen.laid(strokes=True)
            self.paint(Paint("text", ink.space, ink.values, box, laid=laid))

    def picture(self, image: object, named: object, at: Matrix) -> None:
        """Note a photo drawn over the unit square of ``at``."""
        a, b, c, d, _, _ = at
        is_mask = truth(of(image, "/ImageMask"))
        space = GREY if is_mask else space_of(of(image, "/ColorSpace"), named)
        weighed = self._weigh(image) if space.family == "cmyk" else _Weighed(image, None, ())
        picture = Picture(
            space,
            int(number(of(image, "/Width"))),
            int(number(of(image, "/Height"))),
            (a * a + b * b) ** 0.5,
            (c * c + d * d) ** 0.5,
            placed(at, 0, 0, 1, 1),
            weighed.heaviest,
            is_mask,
            weighed.plates,
        )
        self.pictures.append(picture)
        self.layers.append(picture)

    def _weigh(self, image: object) -> _Weighed:
        key = identity(image)
        if key not in self._weighed:
            self._weighed[key] = _Weighed(image, heaviest_ink(image), plates(image))
        return self._weighed[key]
