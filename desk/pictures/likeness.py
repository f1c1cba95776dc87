"""Fingerprints by which a recompressed, resized or brightened copy of a photo is known again."""

import math
from functools import cache
from typing import Final

from PIL import Image

ALIKE: Final = 10
_SIDE, _LOW = 32, 8


def fingerprint(small: Image.Image) -> int:
    """Return 64 bits of the photo’s coarse shapes: a perceptual hash by the discrete cosine transform.

    32 × 32 greys, their 8 × 8 lowest frequencies, each above or below the median; the mean brightness plays
    no part. ``small`` is the photo upright, in RGB, and not much smaller than ``Look.small``.
    """
    grey = small.convert("L").resize((_SIDE, _SIDE), Image.Resampling.LANCZOS)
    pixels = grey.tobytes()
    waves = _waves()
    rows = [
        [sum(pixels[row * _SIDE + at] * wave[at] for at in range(_SIDE)) for wave in waves]
        for row in range(_SIDE)
    ]
    found = [
        sum(rows[row][across] * down[row] for row in range(_SIDE)) for down in waves for across in range(_LOW)
    ]
    middle = sorted(found[1:])[len(found) // 2 - 1]
    return sum(1 << place for place, value in enumerate(found) if place and value > middle)


def distance(first: int, second: int) -> int:
    """Return in how many bits two fingerprints differ; up to ``ALIKE`` the photos are near-duplicates."""
    return (first ^ second).bit_count()


@cache
def _waves() -> tuple[tuple[float, ...], ...]:
    step = math.pi / (2 * _SIDE)
    return tuple(tuple(math.cos((2 * at + 1) * wave * step) for at in range(_SIDE)) for wave in range(_LOW))
