"""Where a mark lands: matrices as ISO 32000-1, 8.3.4 writes them."""

import math

from desk.press.preflight.fault import Box

Matrix = tuple[float, float, float, float, float, float]
PLAIN: Matrix = (1, 0, 0, 1, 0, 0)


def matrix_of(numbers: list[float]) -> Matrix:
    """Return six numbers as a matrix; the plain one where they are not six."""
    if len(numbers) != len(PLAIN):
        return PLAIN
    a, b, c, d, e, f = numbers
    return (a, b, c, d, e, f)


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does ``first`` and ``then``."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def scale(matrix: Matrix) -> float:
    """Return by how much lengths grow, the smaller way."""
    a, b, c, d, _, _ = matrix
    return min(math.hypot(a, b), math.hypot(c, d))


def placed(matrix: Matrix, left: float, bottom: float, right: float, top: float) -> Box:
    """Return the box round a rectangle as the matrix puts it on the page."""
    corners = [spot(matrix, x, y) for x in (left, right) for y in (bottom, top)]
    return round_about(corners)


def spot(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where a point lands."""
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def round_about(points: list[tuple[float, float]]) -> Box:
    """Return the box round some points."""
    across, down = [x for x, _ in points], [y for _, y in points]
    return (min(across), min(down), max(across), max(down))
