"""A path as content builds it up before it is painted or clips (ISO 32000-1, 8.5)."""

from desk.press.preflight.fault import Box
from desk.press.preflight.matrix import Matrix, round_about, spot

DRAWS = frozenset({"re", "m", "l", "c", "v", "y"})


class Outline:
    """The corners of the path under way, in points of the page."""

    def __init__(self) -> None:
        self._corners: list[tuple[float, float]] = []
        self.is_box = False
        self.clips = False

    @property
    def box(self) -> Box | None:
        """The box round it; None where there is no path."""
        return round_about(self._corners) if self._corners else None

    def draw(self, operator: str, operands: list[float], at: Matrix) -> None:
        """Follow one of the operators in ``DRAWS``, in the units of ``at``."""
        if operator == "re":
            x, y, wide, high = operands
            self.is_box = not self._corners
            self._corners += [spot(at, x + dx, y + dy) for dx in (0, wide) for dy in (0, high)]
        else:
            self.is_box = False
            self._corners += [spot(at, x, y) for x, y in zip(operands[::2], operands[1::2], strict=False)]

    def end(self) -> None:
        """Begin anew."""
        self._corners, self.clips = [], False
