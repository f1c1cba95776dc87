"""Type in a real window and time it: `python -m benchmarks.drive_keys WORDS KEYS EDITS SECONDS`.

Prints JSON: the milliseconds from each key to the end of the paint that shows it, from an edit to the page
that shows it in each layout, from one beat of the window's thread to the next while ten keys a second are
typed, and the platform.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, pairwise
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QSettings, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.desks import new_desk, open_with
from desk.newsroom.desk import Desk, open_desk
from desk.ui import app as program
from desk.ui.window import Window

_TYPED = "the harbour master said that nobody had asked him about the tide "
_PAUSE_MS = 30
_KEYS_A_SECOND = 10
_PATIENCE_SECONDS = 60.0
_WINDOW = (1560, 960)
_LAYOUTS = ("print-version", "news-page")


class Typist:
    """Types into the body of a window and knows when what was typed is painted."""

    def __init__(self, window: Window, app: QApplication) -> None:
        self._window = window
        self._app = app
        self._body = window.pane.body
        self._letters = cycle(_TYPED)
        self._changed = False
        self.painted_at = 0.0
        self._paint = self._body.paintEvent
        self._body.document().contentsChange.connect(self._note_change)
        # Qt asks the object itself for its paintEvent, so one window can be watched and the class stays.
        self._body.paintEvent = self._painted

    def key(self) -> None:
        """Press and let go the next key; it waits in the queue as one from the screen does."""
        letter = next(self._letters)
        code = Qt.Key.Key_Space if letter == " " else getattr(Qt.Key, f"Key_{letter.upper()}")
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.postEvent(self._body, event)

    def key_to_paint(self) -> float:
        """Press a key; returns the milliseconds until the paint of its change is done."""
        self.painted_at = 0.0
        begun = time.perf_counter()
        self.key()
        self.until(lambda: self.painted_at)
        return (self.painted_at - begun) * 1000

    def go_to_middle(self) -> None:
        """Put the caret in the middle of the body, where it is seen."""
        body = self._body
        middle = body.document().findBlockByNumber(body.document().blockCount() // 2)
        cursor = QTextCursor(middle)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        body.setTextCursor(cursor)
        body.ensureCursorVisible()
        body.setFocus()

    def until(self, holds: Callable[[], object]) -> None:
        """Let the window live until something holds."""
        end = time.monotonic() + _PATIENCE_SECONDS
        while not holds():
            if time.monotonic() > end:
                raise SystemExit("What was to be timed did not come about in a minute.")
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def rest(self, ms: int) -> None:
        """Let the window live for a while."""
        over: list[bool] = []
        QTimer.singleShot(ms, self._window, lambda: over.append(True))
        self.until(lambda: over)

    def _note_change(self) -> None:
        self._changed = True

    def _painted(self, event: QPaintEvent) -> None:
        self._paint(event)
        if self._changed:
            self._changed = False
            self.painted_at = time.perf_counter()


def keys(typist: Typist, count: int) -> list[float]:
    """Type ``count`` keys with a fast typist's pauses; the page, the checks and the store follow."""
    times: list[float] = []
    typist.key_to_paint()
    for _ in range(count):
        typist.rest(_PAUSE_MS)
        times.append(typist.key_to_paint())
    return times


def pages(typist: Typist, window: Window, count: int) -> list[float]:
    """Return the milliseconds from a key to the page pane's paint of the page that has it."""
    times: list[float] = []
    sheets = cast("QWidget", window.page.widget())
    paint = sheets.paintEvent
    told: list[object] = []
    painted: list[float] = []

    def painting(event: QPaintEvent) -> None:
        paint(event)
        if told:
            painted.append(time.perf_counter())

    sheets.paintEvent = painting
    window.newsroom.previewer.pages.listen(told.append)
    for _ in range(count + 1):
        typist.rest(700)
        told.clear()
        painted.clear()
        begun = time.perf_counter()
        typist.key()
        typist.until(lambda: painted)
        times.append((painted[0] - begun) * 1000)
    sheets.paintEvent = paint
    return times[1:]


def beats(typist: Typist, window: Window, seconds: int, *, typing: bool) -> list[float]:
    """Type ten keys a second, or none; returns the milliseconds between beats of a timer of one."""
    at: list[float] = []
    heart, hand = QTimer(window), QTimer(window)
    heart.setTimerType(Qt.TimerType.PreciseTimer)
    hand.setTimerType(Qt.TimerType.PreciseTimer)
    heart.timeout.connect(lambda: at.append(time.perf_counter()))
    hand.timeout.connect(typist.key)
    heart.start(1)
    if typing:
        hand.start(1000 // _KEYS_A_SECOND)
    typist.rest(seconds * 1000)
    hand.stop()
    heart.stop()
    return [(after - before) * 1000 for before, after in pairwise(at)]


def main(words: int, key_count: int, edits: int, seconds: int) -> None:
    """Measure in a window on a story of so many words."""
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    app.setQuitOnLastWindowClosed(False)
    found: dict[str, object] = {"platform": QGuiApplication.platformName()}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for layout in _LAYOUTS if edits else _LAYOUTS[:1]:
            made = new_desk(folder / layout)
            open_with(made, words, layout)
            made.close()
            desk = open_desk(folder / layout / "desk.sqlite", folder / "unused.sqlite")
            found |= _in_window(app, desk, layout, key_count, edits, seconds)
            key_count = seconds = 0
    print(json.dumps(found))


def _in_window(
    app: QApplication, desk: Desk, layout: str, key_count: int, edits: int, seconds: int
) -> dict[str, object]:
    ini = desk.places.store.with_name("window.ini")
    window = program.make_window(desk, QSettings(str(ini), QSettings.Format.IniFormat))
    typist = Typist(window, app)
    window.resize(*_WINDOW)
    window.show()
    window.newsroom.start()
    typist.until(lambda: window.page.is_drawn)
    typist.rest(1500)
    typist.go_to_middle()
    found: dict[str, object] = {}
    if key_count:
        found["keys"] = keys(typist, key_count)
        typist.rest(1000)
    if edits:
        found[layout] = pages(typist, window, edits)
        typist.rest(1000)
    if seconds:
        found["idle"] = beats(typist, window, seconds, typing=False)
        found["beats"] = beats(typist, window, seconds, typing=True)
    window.close()
    return found


if __name__ == "__main__":
    main(*map(int, sys.argv[1:5]))
