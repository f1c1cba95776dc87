"""A fixed piece of work, so that figures of different machines can be told as ratios."""

import hashlib
import time

_ROUNDS = 5
_STEPS = 400_000
_BLOCK = bytes(1 << 20)
_BLOCKS = 16


def calibration_ms() -> float:
    """Return the milliseconds the fixed loop takes: the best of five, half pure Python, half SHA-256."""
    return min(_once() for _ in range(_ROUNDS)) * 1000


def _once() -> float:
    begun = time.perf_counter()
    total = 0
    for step in range(_STEPS):
        total = (total * 31 + step) % 1_000_003
    digest = hashlib.sha256(str(total).encode())
    for _ in range(_BLOCKS):
        digest.update(_BLOCK)
    digest.digest()
    return time.perf_counter() - begun
