"""What preflight finds."""

from dataclasses import dataclass

_MM = 72 / 25.4
Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points, from the page’s origin."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What a printer would refuse: the rule’s name, the page from 1 (None: the whole file), in words."""

    rule: str
    page: int | None
    sentence: str


def where(box: Box, trim: Box) -> str:
    """Name a place as a person measures it: from the left and the top of the trimmed page."""
    across, down = (box[0] - trim[0]) / _MM, (trim[3] - box[3]) / _MM
    return f"{across:.0f} mm from the left and {down:.0f} mm from the top"


def in_mm(points: float) -> str:
    """Write a length in millimetres to one place."""
    return f"{points / _MM:.1f} mm"


def within(box: Box, other: Box) -> Box:
    """Return what two boxes have in common; a box of no size where that is nothing."""
    left, bottom = max(box[0], other[0]), max(box[1], other[1])
    return (left, bottom, max(left, min(box[2], other[2])), max(bottom, min(box[3], other[3])))


def meets(box: Box, other: Box) -> bool:
    """Tell whether two boxes have any of the page in common."""
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
