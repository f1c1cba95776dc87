"""A process of its own that works at the same desk: it is asked, and answers."""

import signal
import traceback
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar, cast

from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.paths import StorePlaces

Q = TypeVar("Q")
A = TypeVar("A")
_PATIENCE_S = 5


@dataclass(frozen=True, slots=True)
class _Bug:
    """What went wrong there, with its traceback."""

    told: str


class Colleague(Generic[Q, A]):
    """Works in a process of its own until ``stack`` is closed; it answers in the order it was asked.

    ``work`` is sent there, so it is a function of a module or a ``partial`` of one. Everything it does bears
    the time it began. ``ended`` says what a person is told when the process was ended from outside.
    """

    def __init__(self, stack: ExitStack, desk: Desk, work: Callable[[Desk, Q], A], ended: str) -> None:
        self._ended = ended
        context = get_context("spawn")
        self.line, there = context.Pipe()
        told = (desk.places, desk.now(), work, there)
        process = context.Process(target=_work, args=told, daemon=True)
        process.start()
        there.close()
        stack.callback(_end, process, self.line)

    def ask(self, question: Q) -> None:
        """Hand it work; that it was ended from outside is told when its answer is asked for."""
        with suppress(BrokenPipeError):
            self.line.send(question)

    def has_answered(self) -> bool:
        """Tell whether ``answer`` need not wait."""
        return self.line.poll()

    def answer(self) -> A:
        """Wait for its next answer; raises DeskError as the work here would."""
        try:
            answer = cast("A | DeskError | _Bug", self.line.recv())
        except (EOFError, ConnectionResetError) as error:
            raise DeskError(self._ended) from error
        if isinstance(answer, DeskError):
            raise answer
        if isinstance(answer, _Bug):
            raise RuntimeError(answer.told)  # noqa: TRY004 - a bug that happened there, told with its traceback
        return answer


def _end(process: BaseProcess, line: Connection) -> None:
    """Hang up: the process ends after what it is at."""
    line.close()
    process.join(_PATIENCE_S)
    if process.is_alive():
        process.terminate()
        process.join()
    process.close()


def _work(places: StorePlaces, began: datetime, work: Callable[[Desk, Q], A], line: Connection) -> None:
    """Answer until the other end hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    desk = Desk(places, lambda: began)
    try:
        while True:
            question = cast("Q", line.recv())
            line.send(_answered(desk, work, question))
    except (EOFError, ConnectionResetError, BrokenPipeError):
        return
    finally:
        desk.close()


def _answered(desk: Desk, work: Callable[[Desk, Q], A], question: Q) -> A | DeskError | _Bug:
    try:
        return work(desk, question)
    except DeskError as error:
        return error
    except Exception as bug:  # noqa: BLE001 - carried to the process that asked and raised there
        return _Bug("".join(traceback.format_exception(bug)))
