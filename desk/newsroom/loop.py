"""The window's event loop as the newsroom needs it; ui hands in Qt's, tests hand in their own."""

from collections.abc import Callable
from typing import Protocol


class Timer(Protocol):
    """A call that is due later."""

    def cancel(self) -> None:
        """Call it off; nothing happens when it is past."""
        ...


class Loop(Protocol):
    """One thread's event loop."""

    def later(self, seconds: float, call: Callable[[], None]) -> Timer:
        """Call once after ``seconds``; to be asked from the loop's own thread."""
        ...

    def soon(self, call: Callable[[], None]) -> None:
        """Call in the loop's thread as soon as it is free; may be asked from any thread."""
        ...
