"""Many stories sent out at once: a process for each core, each with a typesetter of its own."""

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import cast

from desk.newsroom.answering import Answers
from desk.newsroom.colleague import Colleague
from desk.newsroom.desk import Desk
from desk.newsroom.exporting import HeldError, Order, RefusedError, left_out, to_file
from desk.store.stories import SentOut, StoredStory

FEWEST, FEWEST_FOR_PRESS = 44, 8
"""Below so many jobs a second process costs more than it saves (decision 008)."""
_ENDED = "A process that made pages was ended from outside; free some memory and export again."


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
    """What became of a job: written, or ``held`` back in a sentence.

    ``sent`` is the line for the log of what was written, ``note`` what is to be said of it.
    """

    at: int
    path: Path
    sent: SentOut | None = None
    held: str = ""
    note: str = ""


def send(desk: Desk, job: Job) -> Outcome:
    """Do a job on this desk; raises DeskError for all but the reasons of gate and preflight."""
    try:
        sent = to_file(desk, job.stored.id, job.stored.story, job.order, job.path, job.answers)
    except (HeldError, RefusedError) as error:
        return Outcome(job.at, job.path, held=f"Story {job.stored.id} is not exported. {error}")
    left = left_out(desk, job.stored.story, job.order)
    return Outcome(job.at, job.path, sent=sent, note=f"Story {job.stored.id}: {left}" if left else "")


_Maker = Colleague[Job, Outcome]


def send_many(
    desk: Desk, jobs: Iterable[Job], count: int, *, fewest: int = FEWEST, cores: int | None = None
) -> Iterator[Outcome]:
    """Do ``count`` jobs, in any order, and yield what became of each as it is done.

    Under ``fewest`` jobs, or on one core, they are done here one after another. A job is taken from ``jobs``
    only when a process is free for it, so memory does not grow with their number. Every page of a batch made
    in processes bears the time it began. Raises DeskError as ``send`` does, and then stops.
    """
    workers = min(cores or os.cpu_count() or 1, count)
    if count < fewest or workers == 1:
        for job in jobs:
            yield send(desk, job)
        return
    with ExitStack() as stack:
        colleagues = [_Maker(stack, desk, send, _ENDED) for _ in range(workers)]
        yield from _deal(iter(jobs), colleagues)


def _deal(jobs: Iterator[Job], free: list[_Maker]) -> Iterator[Outcome]:
    busy: dict[Connection, _Maker] = {}
    while True:
        while free and (job := next(jobs, None)) is not None:
            maker = free.pop()
            maker.ask(job)
            busy[maker.line] = maker
        if not busy:
            return
        for line in cast("list[Connection]", wait(list(busy))):
            maker = busy.pop(line)
            yield maker.answer()
            free.append(maker)
