"""Measure Desk on this machine: `python -m benchmarks [--quick]`."""

import argparse
import platform
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from benchmarks import copy_bench, page_bench, store_bench, window_bench
from benchmarks.calibration import calibration_ms
from benchmarks.figures import Row, ratios


def main() -> None:
    """Print one table; with ``--quick``, of fewer runs and with ratios to the calibration loop."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure Desk on this machine.")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="fewer runs, 10,000 stories, and ratios against a fixed loop, for comparing machines",
    )
    quick = parser.parse_args().quick
    loop = calibration_ms()
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    print(f"The calibration loop takes {loop:.1f} ms here.\n", flush=True)
    heads = ["what", "figure", "runs", *(["against the loop"] if quick else [])]
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}", flush=True)
    for what, figure, runs in _quick() if quick else _full():
        cells = [what, figure, f"{runs:,}", *([ratios(figure, loop)] if quick else [])]
        print(f"| {' | '.join(cells)} |", flush=True)


def _full() -> Iterator[Row]:
    yield from _each(
        copy_bench.rows,
        page_bench.rows,
        lambda: window_bench.start_rows(7),
        lambda: window_bench.key_rows("offscreen", 300, 40, 20, sizes=(600, 5000)),
        lambda: window_bench.fine_rows(20),
    )
    with window_bench.an_x_screen() as there:
        if there:
            yield from window_bench.key_rows("xcb", 300, 40, 20, sizes=(600, 5000))
        else:
            print("There is no X screen here and no Xvfb, so nothing is measured on one.", file=sys.stderr)
    yield from store_bench.rows()


def _quick() -> Iterator[Row]:
    yield from _each(
        lambda: copy_bench.rows(imports=50, checks=5, desks=30),
        lambda: window_bench.start_rows(2),
        lambda: window_bench.key_rows("offscreen", 60, 5, 3, sizes=(600,)),
        lambda: page_bench.rows(edits=20, pdfs=10, cold=2),
        lambda: store_bench.rows(10_000),
    )


def _each(*benches: Callable[[], Iterable[Row]]) -> Iterator[Row]:
    return chain.from_iterable(bench() for bench in benches)


if __name__ == "__main__":
    main()
