"""Figures as rows of a table: what, how much in words, and of how many runs."""

import re
from statistics import quantiles

Row = tuple[str, str, int]
_TIME = re.compile(r"([\d,]+(?:\.\d+)?) (ms|s)\b")


def p50_p99(ms: list[float]) -> str:
    """Tell the middle and the slow end."""
    return _of(ms, 99)


def p50_p95(ms: list[float]) -> str:
    """Tell the middle and the slow end of few runs."""
    return _of(ms, 95)


def p99_most(ms: list[float]) -> str:
    """Tell the slow end and the slowest of very many."""
    cut = quantiles(ms, n=100, method="inclusive")[98]
    return f"p99 {cut:.1f} ms, most {max(ms):.1f} ms"


def _of(ms: list[float], high: int) -> str:
    cuts = quantiles(ms, n=100, method="inclusive")
    places = 2 if cuts[49] < 10 else 0  # noqa: PLR2004 - below ten the parts of a millisecond count
    return f"p50 {cuts[49]:.{places}f} ms, p{high} {cuts[high - 1]:.{places}f} ms"


def ratios(figure: str, calibration_ms: float) -> str:
    """Tell each time in a figure as a multiple of the calibration loop."""
    times = ((float(number.replace(",", "")), unit) for number, unit in _TIME.findall(figure))
    return " ".join(
        f"×{number * (1000 if unit == 's' else 1) / calibration_ms:.3g}" for number, unit in times
    )
