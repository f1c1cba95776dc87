"""Qt's event loop as the newsroom needs it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desk.newsroom.loop import Timer


class QtTimer:
    """One call due later."""

    def __init__(self, timer: QTimer) -> None:
        self._timer = timer

    def cancel(self) -> None:
        """Call it off."""
        self._timer.stop()
        self._timer.deleteLater()


class QtLoop(QObject):
    """Brings calls from any thread to the window's."""

    _asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ended = False
        self._asked.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def later(self, seconds: float, call: Callable[[], None]) -> Timer:
        """Call once after ``seconds``."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(partial(self._call, call))
        timer.timeout.connect(timer.deleteLater)
        timer.start(round(seconds * 1000))
        return QtTimer(timer)

    def soon(self, call: Callable[[], None]) -> None:
        """Call as soon as the window is free."""
        self._asked.emit(call)

    def end(self) -> None:
        """Call nothing any more: the window is closed, and its workers take no more work."""
        self._ended = True

    def _call(self, call: Callable[[], None]) -> None:
        if not self._ended:
            call()
