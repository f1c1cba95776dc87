"""Texts checked as they come, one a line: the way other programs ask Desk what it thinks of them."""

import logging
import os
import signal
import traceback
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import BinaryIO, cast

from desk.checks.seam import Finding
from desk.errors import DeskError
from desk.newsroom.asking import Asking
from desk.newsroom.desk import Desk
from desk.paths import StorePlaces
from desk.story.model import Paragraph, Story

Answer = list[Finding]

_AT_ONCE = 1 << 16
_WORTH_SHARING = 1 << 14
_LONGEST_LINE = 50_000_000
_PATIENCE_S = 5


def check_lines(
    desk: Desk, stream: BinaryIO, asking: Asking | None = None, *, cores: int | None = None
) -> Iterator[Answer]:
    """Check each line of UTF-8 as a story of one paragraph; yields what was found, a line a line, in order.

    Each answer is there before the next line need be sent. A stream that is faster than that is shared
    with a second process, where there is a second core. Raises DeskError for a line of over 50 MB, and for
    a rule there is not.
    """
    asking = (asking or Asking()).held(desk)
    answers = desk.answers()
    with ExitStack() as stack:
        help_ = _Help(stack, desk, asking) if (cores or os.cpu_count() or 1) > 1 else None
        for texts in _arriving(stream):
            mine, theirs = texts, list[str]()
            if help_ is not None and sum(map(len, texts)) >= _WORTH_SHARING and help_.is_ready():
                mine, theirs = texts[: len(texts) // 2], texts[len(texts) // 2 :]
                help_.ask(theirs)
            for text in mine:
                yield asking.check(desk, _story(text), answers)
            if help_ is not None and theirs:
                yield from help_.answers()


def _story(text: str) -> Story:
    return Story(body=(Paragraph(text),))


def _arriving(stream: BinaryIO) -> Iterator[list[str]]:
    """Yield the lines that have arrived, as soon as there is one; the last may lack its end."""
    begun: list[bytes] = []
    held = 0
    # read1 hands over what a pipe holds, without waiting for more.
    while came := cast("bytes", getattr(stream, "read1", stream.read)(_AT_ONCE)):
        *whole, rest = came.split(b"\n")
        if whole:
            whole[0] = b"".join((*begun, whole[0]))
            begun, held = [], 0
            yield [_text(line) for line in whole]
        begun.append(rest)
        held += len(rest)
        if held > _LONGEST_LINE:
            raise DeskError("A line is longer than 50 MB; --lines wants one text a line.")
    if last := b"".join(begun):
        yield [_text(last)]


def _text(line: bytes) -> str:
    return line.removesuffix(b"\r").decode("utf-8", "replace")


class _Help:
    """A second process that checks, started when first there is work for it."""

    def __init__(self, stack: ExitStack, desk: Desk, asking: Asking) -> None:
        self._stack = stack
        self._desk = desk
        self._asking = asking
        self._line: Connection | None = None
        self._said_ready = False

    def is_ready(self) -> bool:
        """Tell whether it can take work; starts it when asked first. It takes a second to be ready."""
        if not self._said_ready and self._connection().poll():
            self.answers()
            self._said_ready = True
        return self._said_ready

    def ask(self, texts: Sequence[str]) -> None:
        """Hand it texts; that it was ended from outside is told when its answers are asked for."""
        with suppress(BrokenPipeError):
            self._connection().send(texts)

    def answers(self) -> list[Answer]:
        """Wait for what it found in them; raises DeskError as a check here does."""
        try:
            answer = cast("list[Answer] | DeskError | str", self._connection().recv())
        except (EOFError, ConnectionResetError) as error:
            raise DeskError(
                "A process that checked was ended from outside; free some memory and check again."
            ) from error
        if isinstance(answer, DeskError):
            raise answer
        if isinstance(answer, str):
            raise RuntimeError(answer)  # noqa: TRY004 - a bug that happened there, told with its traceback
        return answer

    def _connection(self) -> Connection:
        if self._line is None:
            self._line = self._start()
        return self._line

    def _start(self) -> Connection:
        context = get_context("spawn")
        here, there = context.Pipe()
        told = (self._desk.places, self._desk.now(), self._asking, there)
        process = context.Process(target=_work, args=told, daemon=True)
        process.start()
        there.close()
        self._stack.callback(_end, process, here)
        return here


def _end(process: BaseProcess, line: Connection) -> None:
    line.close()
    process.join(_PATIENCE_S)
    if process.is_alive():
        process.terminate()
        process.join()
    process.close()


def _work(places: StorePlaces, began: datetime, asking: Asking, line: Connection) -> None:
    """Check texts until the other end hangs up; runs in a process of its own, ready once it has loaded."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A check that fails here fails in the process that asked, too, which says so.
    logging.getLogger("desk").addHandler(logging.NullHandler())
    desk = Desk(places, lambda: began)
    texts = ["Ready."]
    try:
        while True:
            line.send(_answers(desk, asking, texts))
            texts = cast("list[str]", line.recv())
    except (EOFError, ConnectionResetError, BrokenPipeError):
        return
    finally:
        desk.close()


def _answers(desk: Desk, asking: Asking, texts: Sequence[str]) -> list[Answer] | DeskError | str:
    try:
        answers = desk.answers()
        return [asking.check(desk, _story(text), answers) for text in texts]
    except DeskError as error:
        return error
    except Exception as bug:  # noqa: BLE001 - carried to the process that asked and raised there
        return "".join(traceback.format_exception(bug))
