"""Where the next letter is set (ISO 32000-1, 9.4)."""

from desk.press.preflight.matrix import PLAIN, matrix_of, times

MOVES = frozenset({"BT", "Tm", "Td", "TD", "T*"})


class TypeLine:
    """The line of type under way; ``at`` takes its next letter to the page, before the pen’s own matrix."""

    def __init__(self) -> None:
        self.at = self._start = PLAIN

    def move(self, operator: str, operands: list[float], leading: float) -> None:
        """Follow one of the operators in ``MOVES``; ``leading`` is the pen’s."""
        match operator:
            case "BT":
                self.at = PLAIN
            case "Tm":
                self.at = matrix_of(operands)
            case "T*":
                self.at = times((1, 0, 0, 1, 0, -leading), self._start)
            case _:
                x, y = operands
                self.at = times((1, 0, 0, 1, x, y), self._start)
        self._start = self.at

    def go_on(self, advance: float) -> None:
        """Move along the line."""
        self.at = times((1, 0, 0, 1, advance, 0), self.at)
