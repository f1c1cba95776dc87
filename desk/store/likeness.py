"""Near-duplicates found by index: which fingerprints differ from one in a few of their 64 bits."""

import sqlite3
from collections.abc import Iterator
from itertools import combinations

_PARTS, _WIDE = 4, 16
_BITS = 2**64 - 1
_MASK = 2**_WIDE - 1
_NEAR = 2
_FLIPS = tuple(
    sum(1 << at for at in places) for many in range(_NEAR + 1) for places in combinations(range(_WIDE), many)
)
MOST = _PARTS * (_NEAR + 1) - 1
"""The most bits that may differ: with one more, each of the parts could differ in more than are looked up."""


def part_indexes() -> Iterator[str]:
    """Return what makes the indexes: one for each 16 bits of the fingerprints."""
    for part in range(_PARTS):
        yield (f"CREATE INDEX photos_likeness_{part} ON photos ({_part(part)}) WHERE fingerprint IS NOT NULL")


def like(db: sqlite3.Connection, fingerprint: int, bits: int) -> list[str]:
    """Return the files of photos whose fingerprint differs in at most so many bits, the likest first.

    Of two that differ in ``MOST`` bits or fewer, one of the four parts differs in two or none: it is enough
    to look up each part with every two of its bits turned about. Raises ValueError for more bits.
    """
    if bits > MOST:
        raise ValueError(f"no more than {MOST} bits can be looked up")
    found: set[tuple[int, str]] = set()
    for part in range(_PARTS):
        own = fingerprint >> part * _WIDE & _MASK
        rows = db.execute(
            f"SELECT file, fingerprint FROM photos WHERE fingerprint IS NOT NULL AND {_part(part)} "  # noqa: S608
            f"IN ({', '.join(str(own ^ flip) for flip in _FLIPS)})"
        )
        apart = ((((fingerprint ^ other) & _BITS).bit_count(), file) for file, other in rows)
        found.update(one for one in apart if one[0] <= bits)
    return [file for _apart, file in sorted(found)]


def _part(part: int) -> str:
    return f"(fingerprint >> {part * _WIDE} & {_MASK})"
