"""Crops of a photo: the largest of a ratio, moved, dragged by an edge; all in fractions of the picture.

``ratio`` is width over height of the part that prints, None for a free crop, and ``aspect`` that of the whole
picture.
"""

from typing import Final

from desk.story.model import Crop, Focus

RATIOS: Final[tuple[tuple[str, float | None], ...]] = (
    ("Free", None),
    ("5:4", 5 / 4),
    ("4:5", 4 / 5),
    ("16:9", 16 / 9),
    ("1:1", 1.0),
)
SMALLEST: Final = 0.05
_EXACT: Final = 6
Edge = tuple[int, int]
"""Which sides are dragged: −1 for left or top, 1 for right or foot, 0 for neither."""


def largest(ratio: float | None, aspect: float, focus: Focus) -> Crop:
    """Return the largest crop of a ratio, its middle as near the focus as the edges let it."""
    if ratio is None:
        return Crop()
    share = ratio / aspect
    wide, high = min(1.0, share), min(1.0, 1 / share)
    return _placed(focus.x - wide / 2, focus.y - high / 2, wide, high)


def shifted(crop: Crop, right: float, down: float) -> Crop:
    """Move a crop as far as the edges let it."""
    return _placed(crop.left + right, crop.top + down, crop.width, crop.height)


def scaled(crop: Crop, by: float) -> Crop:
    """Make a crop larger or smaller about its middle, its ratio kept."""
    most = min(1 / crop.width, 1 / crop.height)
    by = min(most, max(by, SMALLEST / min(crop.width, crop.height)))
    wide, high = crop.width * by, crop.height * by
    middle = crop.left + crop.width / 2, crop.top + crop.height / 2
    return _placed(middle[0] - wide / 2, middle[1] - high / 2, wide, high)


def dragged(crop: Crop, edge: Edge, to: tuple[float, float], ratio: float | None, aspect: float) -> Crop:
    """Drag an edge or a corner to a place; the sides across from it stay. A ratio is kept by a corner."""
    x, y = (min(1.0, max(0.0, value)) for value in to)
    left, right = _side(crop.left, crop.left + crop.width, edge[0], x)
    top, foot = _side(crop.top, crop.top + crop.height, edge[1], y)
    wide, high = right - left, foot - top
    if ratio is not None and edge[0] and edge[1]:
        share = ratio / aspect
        wide, high = max(wide, high * share), max(high, wide / share)
        room_x = right if edge[0] < 0 else 1 - left
        room_y = foot if edge[1] < 0 else 1 - top
        by = min(1.0, room_x / wide, room_y / high)
        wide, high = wide * by, high * by
        left = right - wide if edge[0] < 0 else left
        top = foot - high if edge[1] < 0 else top
    return _placed(left, top, wide, high)


def _side(low: float, high: float, which: int, at: float) -> tuple[float, float]:
    if which < 0:
        return min(at, high - SMALLEST), high
    return (low, max(at, low + SMALLEST)) if which > 0 else (low, high)


def _placed(left: float, top: float, wide: float, high: float) -> Crop:
    wide, high = round(min(wide, 1.0), _EXACT), round(min(high, 1.0), _EXACT)
    left, top = min(max(left, 0.0), 1 - wide), min(max(top, 0.0), 1 - high)
    return Crop(round(left, _EXACT), round(top, _EXACT), wide, high)
