"""Measures the photo library: `python -m benchmarks.photo_bench [PHOTOS] [ROWS]`.

PHOTOS of real size (24 megapixels) are brought in, searched and exported; a list of ROWS is paged through.
"""

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.figures import Row, p50_p95
from benchmarks.photo_files import SENT, write_photos
from desk.newsroom.desk import Desk, open_desk
from desk.newsroom.photo_export import PhotoOrder, export_photos
from desk.newsroom.photo_intake import PhotoIntake
from desk.newsroom.thumbnails import Thumbnails
from desk.story.photo import Described, Photo

_PHOTOS, _ROWS = 1000, 100_000


def rows(photos: int = _PHOTOS, listed: int = _ROWS) -> list[Row]:
    """Return what was measured: its name, the figure with its unit, and how many runs it is of."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        desk = open_desk(place / "desk.sqlite", place / "desk.sqlite")
        try:
            return [*_files(desk, place, photos), *_list(desk, listed)]
        finally:
            desk.close()


def _files(desk: Desk, place: Path, count: int) -> list[Row]:
    files = list(write_photos(place / "in", count))
    size = sum(file.stat().st_size for file in files) / count / 1e6
    begun = time.perf_counter()
    report = PhotoIntake(desk.picture_desk, lambda: desk.store.library).bring_in(files)
    taken = time.perf_counter() - begun
    kept = [one.photo for one in report.came]
    shutil.rmtree(place / "in")
    out = place / "out"
    out.mkdir()
    begun = time.perf_counter()
    made, _refused = export_photos(desk.photos, kept, PhotoOrder("jpeg", 1200), out)
    each = (time.perf_counter() - begun) * 1000 / len(made)
    paths = [desk.photos.path(photo.file) for photo in kept if photo.form == "JPEG"][::SENT][:40]
    thumbnails = Thumbnails(place / "thumbnails")
    small = [_ms(lambda path=path: thumbnails.of(path)) for path in paths if path is not None]
    return [
        (f"bring in {count:,} photos of 24 megapixels, {size:.1f} MB each", f"{taken:.0f} s", 1),
        ("bring in a photo, its thumbnail made", f"{taken / count * 1000:.0f} ms", count),
        ("export a photo at 1,200 pixels", f"{each:.0f} ms", len(made)),
        ("thumbnail of a JPEG of 24 megapixels made anew", p50_p95(small), len(small)),
        ("search them for a rare word", p50_p95(_timed(lambda: desk.store.library.page("frame17"), 30)), 30),
    ]


def _list(desk: Desk, count: int) -> list[Row]:
    dice = random.Random(1)  # noqa: S311 - figures, not secrets
    library = desk.store.library
    words = ("harbour", "council", "ferry", "market", "stadium", "court")

    def one(number: int) -> Photo:
        told = Described(
            caption=f"The {dice.choice(words)} on day {number}", creditline=f"Ann Roe {number % 97}"
        )
        return replace(
            Photo(f"{number:064x}.jpg"),
            name=f"{number}.jpg",
            fingerprint=dice.getrandbits(63),
            described=told,
        )

    begun = time.perf_counter()
    for first in range(0, count, 5000):
        library.add(one(number) for number in range(first, min(count, first + 5000)))
    filled = time.perf_counter() - begun
    return [
        (f"fill a library with {count:,} photos", f"{filled:.0f} s", 1),
        ("library, first page of 100", p50_p95(_timed(library.page, 50)), 50),
        ("library, last page of 100", p50_p95(_timed(lambda: library.page(skip=count - 100), 20)), 20),
        ("library, count all", p50_p95(_timed(library.count, 20)), 20),
        ("library, search a rare word", p50_p95(_timed(lambda: library.page("77777"), 30)), 30),
        ("library, search a common word", p50_p95(_timed(lambda: library.page("harbour"), 30)), 30),
        ("library, count a common word", p50_p95(_timed(lambda: library.count("harbour"), 20)), 20),
        ("library, unused, first page", p50_p95(_timed(lambda: library.page(only="unused"), 20)), 20),
        ("library, near-duplicates of one", p50_p95(_timed(lambda: library.like(12345, 10), 10)), 10),
    ]


def _timed(call: Callable[[], object], times: int) -> list[float]:
    return [_ms(call) for _ in range(times)]


def _ms(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    for what, figure, runs in rows(*given):
        print(f"| {what} | {figure} | {runs:,} |")
