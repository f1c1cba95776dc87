"""Many stories sent out at once: a process for each core, each with a typesetter of its own."""

import os
import signal
import traceback
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import cast

from desk.errors import DeskError
from desk.newsroom.answering import Answers
from desk.newsroom.desk import Desk
from desk.newsroom.exporting import HeldError, Order, RefusedError, left_out, to_file
from desk.paths import StorePlaces
from desk.store.stories import SentOut, StoredStory

FEWEST = 32
_PATIENCE_S = 5


@dataclass(frozen=True, slots=True)
class Job:
    """One story to be written to ``path``; ``at`` is its place among the others.

    ``answers`` are the desk’s to its checks: where pages are made, the store is not open.
    """

    at: int
    stored: StoredStory
    order: Order
    path: Path
    answers: Answers


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: written, ``held`` back in a sentence, or stopped by an error or a bug.

    ``sent`` is the line for the log of what was written, ``note`` what is to be said of it.
    """

    at: int
    path: Path
    sent: SentOut | None = None
    held: str = ""
    note: str = ""
    error: str = ""
    bug: str = ""


def send(desk: Desk, job: Job) -> Outcome:
    """Do a job on this desk; raises DeskError for all but the reasons of gate and preflight."""
    try:
        sent = to_file(desk, job.stored.id, job.stored.story, job.order, job.path, job.answers)
    except (HeldError, RefusedError) as error:
        return Outcome(job.at, job.path, held=f"Story {job.stored.id} is not exported. {error}")
    left = left_out(desk, job.stored.story, job.order)
    return Outcome(job.at, job.path, sent=sent, note=f"Story {job.stored.id}: {left}" if left else "")


def send_many(desk: Desk, jobs: Iterable[Job], count: int, *, cores: int | None = None) -> Iterator[Outcome]:
    """Do ``count`` jobs, in any order, and yield what became of each as it is done.

    Under ``FEWEST`` jobs, or on one core, they are done here one after another: a process takes half a
    second to start, as long as fifty plain pages or eight for the press. A job is taken from ``jobs`` only
    when a process is free for it, so memory does not grow with their number. Every page of a batch made in
    processes bears the time it began. Raises DeskError as ``send`` does, and then stops.
    """
    workers = min(cores or os.cpu_count() or 1, count)
    if count < FEWEST or workers == 1:
        for job in jobs:
            yield send(desk, job)
        return
    with ExitStack() as stack:
        lines = [_start(stack, desk.places, desk.now()) for _ in range(workers)]
        yield from _deal(iter(jobs), lines)


def _deal(jobs: Iterator[Job], free: list[Connection]) -> Iterator[Outcome]:
    busy: list[Connection] = []
    while True:
        while free and (job := next(jobs, None)) is not None:
            free[-1].send(job)
            busy.append(free.pop())
        if not busy:
            return
        for line in cast("list[Connection]", wait(busy)):
            outcome = _answer(line)
            busy.remove(line)
            free.append(line)
            yield outcome


def _answer(line: Connection) -> Outcome:
    try:
        outcome = cast("Outcome", line.recv())
    except (EOFError, ConnectionResetError) as error:
        raise DeskError(
            "A process that made pages was ended from outside; free some memory and export again."
        ) from error
    if outcome.error:
        raise DeskError(outcome.error)
    if outcome.bug:
        raise RuntimeError(outcome.bug)
    return outcome


def _start(stack: ExitStack, places: StorePlaces, began: datetime) -> Connection:
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_work, args=(places, began, there), daemon=True)
    process.start()
    there.close()
    stack.callback(_end, process, here)
    return here


def _end(process: BaseProcess, line: Connection) -> None:
    """Hang up: the process ends after the page it is at."""
    line.close()
    process.join(_PATIENCE_S)
    if process.is_alive():
        process.terminate()
        process.join()
    process.close()


def _work(places: StorePlaces, began: datetime, line: Connection) -> None:
    """Do jobs until the other end hangs up; runs in a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    desk = Desk(places, lambda: began)
    try:
        while True:
            job = cast("Job", line.recv())
            line.send(_outcome(desk, job))
    except (EOFError, ConnectionResetError, BrokenPipeError):
        return
    finally:
        desk.close()


def _outcome(desk: Desk, job: Job) -> Outcome:
    try:
        return send(desk, job)
    except DeskError as error:
        return Outcome(job.at, job.path, error=str(error))
    except Exception as bug:  # noqa: BLE001 - carried to the process that asked and raised there
        return Outcome(job.at, job.path, bug="".join(traceback.format_exception(bug)))
