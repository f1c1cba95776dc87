"""Start Desk as `desk --store PATH` does, in this fresh process, and print what it took as JSON.

    python -m benchmarks.drive_start BEGUN STORE

BEGUN is ``time.monotonic()`` of whoever started the process. The times are milliseconds since then: to the
end of the window's first paint, and to the end of the paint that has the page. The memory is megabytes once
the page is drawn: held now, and the most held so far; both are None where there is no /proc.
"""

import json
import re
import sys
import time
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QObject, QSettings, QTimer
from PySide6.QtWidgets import QWidget

from desk import cli
from desk.newsroom.desk import Desk
from desk.ui import app as program
from desk.ui.window import Window

_SETTLE_MS = 1000


class Watch(QObject):
    """Notes when the window and its page are painted, then closes the window."""

    def __init__(self, window: Window, begun: float) -> None:
        super().__init__(window)
        self._window = window
        self._begun = begun
        self._sheets = cast("QWidget", window.page.widget())
        self.found: dict[str, float | None] = {}
        window.installEventFilter(self)
        self._sheets.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """See paints go by; each is done when the loop comes round again."""
        if event.type() == QEvent.Type.Paint:
            if watched is self._window:
                QTimer.singleShot(0, lambda: self._note("first paint"))
            elif self._window.page.is_drawn:
                QTimer.singleShot(0, lambda: self._note("page drawn"))
        return super().eventFilter(watched, event)

    def _note(self, what: str) -> None:
        if what not in self.found:
            self.found[what] = (time.monotonic() - self._begun) * 1000
            if what == "page drawn":
                QTimer.singleShot(_SETTLE_MS, self._finish)

    def _finish(self) -> None:
        for name, field in (("held", "VmRSS"), ("most", "VmHWM")):
            self.found[name] = _megabytes(field)
        sys.stdout.write(json.dumps(self.found))
        self._window.close()


def _megabytes(field: str) -> float | None:
    status = Path("/proc/self/status")
    found = re.search(rf"{field}:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) / 1024 if found else None


def main(begun: float, store: str) -> int:
    """Start Desk with a watch on its window; returns Desk's exit status."""
    make_window = program.make_window

    def watched(desk: Desk, settings: QSettings) -> Window:
        window = make_window(desk, settings)
        Watch(window, begun)
        return window

    program.make_window = watched
    return cli.run(["--store", store])


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), sys.argv[2]))
