"""A loop moved by hand: its clock goes on when a test says so, and nothing sleeps."""

import queue
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from desk.newsroom.worker import Worker

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_PATIENCE_SECONDS = 60


class HandTimer:
    def __init__(self, due_ms: int, call: Callable[[], None]) -> None:
        self.due_ms = due_ms
        self.call: Callable[[], None] | None = call

    def cancel(self) -> None:
        self.call = None


class HandLoop:
    """Runs what is due, in the thread of the test."""

    def __init__(self) -> None:
        self._ms = 0
        self._timers: list[HandTimer] = []
        self._soon: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def now(self) -> datetime:
        return START + timedelta(milliseconds=self._ms)

    def later(self, seconds: float, call: Callable[[], None]) -> HandTimer:
        timer = HandTimer(self._ms + round(seconds * 1000), call)
        self._timers.append(timer)
        return timer

    def soon(self, call: Callable[[], None]) -> None:
        self._soon.put(call)

    def settle(self, *workers: Worker) -> None:
        """Run all that the workers were asked, and all that comes of it."""
        while True:
            for worker in workers:
                worker.wait(lambda: None)
            if not self._drained():
                return

    def advance(self, ms: int, *workers: Worker) -> None:
        """Let time go on, each timer at its own moment."""
        end = self._ms + ms
        self.settle(*workers)
        while due := sorted(self._due(end), key=lambda timer: timer.due_ms):
            timer = due[0]
            self._timers.remove(timer)
            self._ms = max(self._ms, timer.due_ms)
            if timer.call is not None:
                timer.call()
            self.settle(*workers)
        self._ms = end

    def until(self, done: Callable[[], bool]) -> None:
        """Run what workers and timers bring until ``done``; the clock stands still."""
        while not done():
            if due := self._due(self._ms):
                self._timers.remove(due[0])
                if due[0].call is not None:
                    due[0].call()
                continue
            self._soon.get(timeout=_PATIENCE_SECONDS)()

    def _due(self, end: int) -> list[HandTimer]:
        return [timer for timer in self._timers if timer.due_ms <= end]

    def _drained(self) -> int:
        calls = 0
        while True:
            try:
                call = self._soon.get_nowait()
            except queue.Empty:
                return calls
            calls += 1
            call()
