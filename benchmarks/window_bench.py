"""How fast the window is: from its start, from a key to the screen, from an edit to the page."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import cast

from benchmarks.desks import new_desk
from benchmarks.figures import Row, p50_p95, p50_p99, p99_most

_ROOT = Path(__file__).resolve().parent.parent
_LAYOUTS = ("print-version", "news-page")


def start_rows(runs: int) -> list[Row]:
    """Start Desk ``runs`` times on no store yet, and ``runs`` times on a store that is there."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        new_desk(folder / "there").close()
        first = [_start(folder, folder / f"new-{run}" / "desk.sqlite") for run in range(runs)]
        again = [_start(folder, folder / "there" / "desk.sqlite") for _ in range(runs)]
    rows = [
        (f"start to {what}, {when}", _spread([one[what] for one in found]), runs)
        for when, found in (("first start, sample laid out", first), ("store there", again))
        for what in ("first paint", "page drawn")
    ]
    if again[0]["held"]:
        held, most = (median(one[name] for one in again) for name in ("held", "most"))
        rows.append(("memory once the page is drawn", f"{held:.0f} MB held, {most:.0f} MB at most", runs))
    return rows


def key_rows(platform: str, keys: int, edits: int, seconds: int, *, sizes: tuple[int, ...]) -> list[Row]:
    """Type in a window on ``platform``, offscreen or xcb, at stories of these many words."""
    rows: list[Row] = []
    for words in sizes:
        of_pages = edits if words == sizes[0] else 0
        found = _typed(platform, (words, keys, of_pages, seconds))
        where = f"{words:,} words, {'X' if platform == 'xcb' else 'offscreen'}"
        rows.append((f"key to paint, {where}", p50_p99(found["keys"]), keys))
        rows += _held(found, seconds, where)
        rows += [
            (f"key to page painted, {layout}, {where}", p50_p95(found[layout]), of_pages)
            for layout in _LAYOUTS
            if layout in found
        ]
    return rows


def fine_rows(seconds: int) -> list[Row]:
    """Type in a window shown at 200 %, where the page is drawn four times as fine."""
    found = _typed("offscreen", (600, 1, 0, seconds), {"QT_SCALE_FACTOR": "2"})
    return _held(found, seconds, "600 words, at 200 %")


def _held(found: dict[str, list[float]], seconds: int, where: str) -> list[Row]:
    """Tell from one beat to the next; what an idle window shows is the machine’s, not Desk’s."""
    return [
        (f"window’s thread held, {doing}, for {seconds} s, {where}", p99_most(found[name]), len(found[name]))
        for name, doing in (("idle", "idle"), ("beats", "10 keys a second"))
    ]


@contextmanager
def an_x_screen() -> Generator[bool, None, None]:
    """Have an X screen: the one there is, else a virtual one where Xvfb is; tells whether there is one."""
    if os.environ.get("DISPLAY"):
        yield True
        return
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        yield False
        return
    reader, writer = os.pipe()
    server = subprocess.Popen(
        [xvfb, "-displayfd", str(writer), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"],
        pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writer)
    try:
        with os.fdopen(reader) as told:
            os.environ["DISPLAY"] = f":{told.readline().strip()}"
        yield True
    finally:
        del os.environ["DISPLAY"]
        server.terminate()
        server.wait()


def _start(home: Path, store: Path) -> dict[str, float]:
    own = {name: str(home) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    found = _told(["benchmarks.drive_start", repr(time.monotonic()), str(store)], "offscreen", own)
    return cast("dict[str, float]", found)


def _typed(
    platform: str, numbers: tuple[int, ...], more: dict[str, str] | None = None
) -> dict[str, list[float]]:
    found = _told(["benchmarks.drive_keys", *map(str, numbers)], platform, more or {})
    return cast("dict[str, list[float]]", found)


def _told(words: list[str], platform: str, more: dict[str, str]) -> object:
    """Run one of the drivers in a process of its own; returns what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=_ROOT, env={**os.environ, "QT_QPA_PLATFORM": platform, **more},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{words[0]} could not be run:\n{done.stderr}")
    return json.loads(done.stdout)


def _spread(ms: list[float]) -> str:
    return f"middle {median(ms):.0f} ms, {min(ms):.0f} ms to {max(ms):.0f} ms"
