"""Texts checked as they come, one a line: the way other programs ask Desk what it thinks of them."""

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from typing import BinaryIO, cast

from desk.checks.seam import Finding
from desk.errors import DeskError
from desk.newsroom.answering import Answers
from desk.newsroom.asking import Asking
from desk.newsroom.colleague import Colleague
from desk.newsroom.desk import Desk
from desk.story.model import Paragraph, Story

_DESK_LOG = logging.getLogger("desk")

Answer = list[Finding]
_Reader = Colleague[list[str], list[Answer]]

_AT_ONCE = 1 << 16
_WORTH_SHARING = 1 << 14
_LONGEST_LINE = 50_000_000
_ENDED = "A process that checked was ended from outside; free some memory and check again."


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
            is_much = sum(map(len, texts)) >= _WORTH_SHARING
            colleague = help_.ready() if help_ is not None and is_much else None
            mine = texts if colleague is None else texts[: len(texts) // 2]
            if colleague is not None:
                colleague.ask(texts[len(mine) :])
            yield from _each(desk, asking, mine, answers)
            if colleague is not None:
                yield from colleague.answer()


def _each(desk: Desk, asking: Asking, texts: Sequence[str], answers: Answers) -> Iterator[Answer]:
    """Check each text as a story of one paragraph, all of them read at once."""
    asking.read_ahead(desk, Story(body=tuple(map(Paragraph, texts))), answers)
    for text in texts:
        yield asking.check(desk, Story(body=(Paragraph(text),)), answers)


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
    """A colleague who checks, called when first there is work for one."""

    def __init__(self, stack: ExitStack, desk: Desk, asking: Asking) -> None:
        self._stack = stack
        self._desk = desk
        self._work = partial(_checked, asking)
        self._colleague: _Reader | None = None
        self._said_ready = False

    def ready(self) -> _Reader | None:
        """Return the colleague who can take work, None while it starts, which takes a second."""
        if self._colleague is None:
            self._colleague = _Reader(self._stack, self._desk, self._work, _ENDED)
            self._colleague.ask(["Ready."])
        if not self._said_ready and self._colleague.has_answered():
            self._colleague.answer()
            self._said_ready = True
        return self._colleague if self._said_ready else None


def _checked(asking: Asking, desk: Desk, texts: list[str]) -> list[Answer]:
    # A check that fails here fails in the process that asked, too, which says so.
    if not _DESK_LOG.handlers:
        _DESK_LOG.addHandler(logging.NullHandler())
    return list(_each(desk, asking, texts, desk.answers()))
