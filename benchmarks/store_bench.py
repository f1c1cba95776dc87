"""Measures the store with 100,000 stories in it: `python benchmarks/store_bench.py [STORIES]`."""

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.stores import COMMON_WORD, make_store, rare_word, stories
from desk.store.store import Store

_STORIES = 100_000


def rows(count: int = _STORIES) -> list[tuple[str, str, int]]:
    """Return what was measured: its name, the figure with its unit, and how many runs it is of."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.sqlite"
        begun = time.perf_counter()
        make_store(path, count)
        seconds = time.perf_counter() - begun
        size = path.stat().st_size / 1e6
        made = [(f"fill a store with {count:,} stories", f"{seconds:.0f} s, {size:.0f} MB", 1)]
        return made + _opening(path) + _open_store(path, count)


def _opening(path: Path) -> list[tuple[str, str, int]]:
    def once() -> None:
        _open(path).close()

    return [_row("open and close", _timed(once, 50))]


def _open_store(path: Path, count: int) -> list[tuple[str, str, int]]:
    store = _open(path)
    try:
        last = _last_key(store, count)
        searches = {
            "a rare word": rare_word(count // 2),
            f"a word in every third ({COMMON_WORD})": COMMON_WORD,
            "two words": f"{COMMON_WORD} council",
            "one letter": "h",
            "two letters": "ha",
            "three letters": "har",
            "four letters": "harb",
            "a sign inside (soyuz-2)": "soyuz-2",
        }
        return [
            _saving(store, 400),
            _saving(store, 5000),
            _row("list, first page of 100", _timed(store.page, 300)),
            _row("list, last page of 100", _timed(lambda: store.page(before=last), 300)),
            _row("count all", _timed(store.count, 50)),
            *(
                _row(f"search {name}", _timed(lambda text=text: store.page(text), 30))
                for name, text in searches.items()
            ),
            _row("count a common word", _timed(lambda: store.count(COMMON_WORD), 30)),
            _row("count one letter", _timed(lambda: store.count("h"), 10)),
        ]
    finally:
        store.close()


def _saving(store: Store, words: int) -> tuple[str, str, int]:
    story = next(stories(1, words=words))
    stored = store.add(story)
    version = stored.version

    def save() -> None:
        nonlocal version
        changed = replace(story, notes=f"Save {version}")
        version = store.save(stored.id, changed, version=version).version

    return _row(f"save a story of {words:,} words", _timed(save, 500))


def _last_key(store: Store, count: int) -> int:
    """Return the key that the last page of the list is asked with."""
    line = store.page(rare_word(min(100, count - 1)))[0]
    return line.key


def _open(path: Path) -> Store:
    return Store.open(path, now=lambda: datetime.now(UTC))


def _timed(call: Callable[[], object], runs: int) -> list[float]:
    call()
    took: list[float] = []
    for _ in range(runs):
        begun = time.perf_counter()
        call()
        took.append((time.perf_counter() - begun) * 1000)
    return took


def _row(name: str, took: list[float]) -> tuple[str, str, int]:
    cut = quantiles(took, n=100)
    return name, f"p50 {cut[49]:.2f} ms, p99 {cut[98]:.2f} ms", len(took)


if __name__ == "__main__":
    for name, figure, runs in rows(*map(int, sys.argv[1:2])):
        print(f"{name:45} {figure:32} {runs} runs")
