"""Work with photos of real size in a real window: `python -m benchmarks.drive_photos PHOTOS [FOLDER]`.

They are brought in while the grid is scrolled and searched, then searched, then exported. Prints a table: how
long each took, and the milliseconds from one beat of the window's thread to the next meanwhile, with those
the thread worked itself (the rest it waited for the processor or for Python's lock). FOLDER has photos made
before by this program, or gets them.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.photo_files import write_photos
from desk.newsroom.desk import open_desk
from desk.newsroom.photo_export import PhotoOrder
from desk.ui import app as program
from desk.ui.library import LibraryWindow
from desk.ui.window import Window

_BEAT_MS = 4
_PATIENCE_SECONDS = 3600.0
_SCROLL_MS, _SEARCH_MS = 60, 1500
_WORDS = ("frame17", "harbour", "court Weller", "", "AFP", "ferry day")


class Heart:
    """Beats in the window's thread: ``gaps`` are milliseconds between, by the clock and of its own work."""

    def __init__(self, window: Window) -> None:
        self._at: list[tuple[float, float]] = []
        self._timer = QTimer(window)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT_MS)

    def gaps(self) -> tuple[list[float], list[float]]:
        """Return the gaps since the last call, and begin anew."""
        pairs = list(pairwise(self._at))
        self._at.clear()
        return [(b[0] - a[0]) * 1000 for a, b in pairs], [(b[1] - a[1]) * 1000 for a, b in pairs]

    def _beat(self) -> None:
        self._at.append((time.perf_counter(), time.thread_time()))


class Librarian:
    """Scrolls the grid up and down and searches it, as a person looking for a photo does."""

    def __init__(self, library: LibraryWindow) -> None:
        self._library = library
        self._dice = random.Random(1)  # noqa: S311 - figures, not secrets
        self._scroll, self._search = QTimer(library), QTimer(library)
        self._scroll.timeout.connect(self._roll)
        self._search.timeout.connect(self._look)

    def begin(self) -> None:
        """Begin to scroll and to search."""
        self._scroll.start(_SCROLL_MS)
        self._search.start(_SEARCH_MS)

    def rest(self) -> None:
        """Leave off, with all photos in sight."""
        self._scroll.stop()
        self._search.stop()
        self._library.finder.search.clear()

    def _roll(self) -> None:
        bar = self._library.grid.verticalScrollBar()
        bar.setValue(self._dice.randrange(bar.maximum() + 1) if bar.maximum() else 0)

    def _look(self) -> None:
        self._library.finder.search.setText(self._dice.choice(_WORDS))


def until(app: QApplication, holds: Callable[[], object]) -> float:
    """Let the window live until something holds; returns the seconds it took."""
    begun = time.perf_counter()
    while not holds():
        if time.perf_counter() - begun > _PATIENCE_SECONDS:
            raise SystemExit("What was to be timed did not come about in an hour.")
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return time.perf_counter() - begun


def drive(app: QApplication, window: Window, files: list[Path], out: Path) -> None:
    """Bring the photos in, search them and send them out, and print how the window fared."""
    window.deeds.library.show_library()
    library = window.deeds.library.library
    if library is None:
        raise SystemExit("The photo library did not open.")
    heart, librarian = Heart(window), Librarian(library)
    foot, finder, grid = library.foot, library.finder, library.grid
    librarian.begin()
    library.intake.bring_in(files)
    seconds = until(app, lambda: "added" in foot.said.text())
    _tell(f"{foot.said.text()} scrolled and searched meanwhile", seconds, heart)
    librarian.rest()
    until(app, lambda: grid.photos.rowCount() >= len(files))
    heart.gaps()
    for words in _WORDS:
        came: list[None] = []
        grid.photos.arrived.connect(lambda came=came: came.append(None))
        finder.search.setText(words)
        _tell(f"search “{words}”", until(app, lambda came=came: came), heart)
    finder.search.clear()
    until(app, lambda: grid.photos.rowCount() >= len(files))
    grid.selectAll()
    until(app, lambda: len(grid.chosen) >= len(files))
    _tell("choose them all", 0, heart)
    librarian.begin()
    out.mkdir()
    library.outgoing.export_to(out, [one.photo for one in grid.chosen], PhotoOrder("jpeg", 1200))
    seconds = until(app, lambda: "written" in foot.said.text())
    _tell(f"{foot.said.text()} scrolled and searched meanwhile", seconds, heart)
    librarian.rest()


def _tell(what: str, seconds: float, heart: Heart) -> None:
    clock, own = (sorted(gaps) for gaps in heart.gaps())
    if not clock:
        return
    ninety_nine = int(len(clock) * 0.99)
    figures = f"p50 {clock[len(clock) // 2]:.0f}, p99 {clock[ninety_nine]:.0f}, longest {clock[-1]:.0f} ms"
    work = f"own work p99 {own[ninety_nine]:.0f}, most {own[-1]:.0f} ms"
    sys.stdout.write(f"| {what} | {seconds:.2f} s | {figures}; {work} | {len(clock):,} |\n")
    sys.stdout.flush()


def main(count: int, folder: Path | None) -> None:
    """Measure with so many photos."""
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    app.setQuitOnLastWindowClosed(False)
    sys.setswitchinterval(program.SWITCH_SECONDS)
    with tempfile.TemporaryDirectory() as place:
        files_in = folder or Path(place) / "in"
        files = sorted(files_in.iterdir())[:count] if files_in.is_dir() else []
        files = files if len(files) == count else list(write_photos(files_in, count))
        desk = open_desk(Path(place) / "desk.sqlite", Path(place) / "unused.sqlite")
        settings = QSettings(str(Path(place) / "window.ini"), QSettings.Format.IniFormat)
        window = program.make_window(desk, settings)
        window.show()
        window.start()
        until(app, lambda: window.page.is_drawn)
        drive(app, window, files, Path(place) / "out")
        window.close()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)  # noqa: PLR2004 - the second
