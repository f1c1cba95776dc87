"""Slow work on many things, begun a few ahead of where its answers are taken up."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
# One processor is left to the window; more than four hold more pictures in memory than they save time.
_WORKERS = min(4, max(1, (os.cpu_count() or 1) - 1))


def a_few_ahead(work: Callable[[T], R], things: Iterable[T], stop: Callable[[], bool]) -> Iterator[Future[R]]:
    """Do the work in threads and yield its futures in the order of the things.

    Once ``stop`` says so nothing more is begun, and what was begun is still yielded.
    """
    begun: deque[Future[R]] = deque()
    left = iter(things)
    with ThreadPoolExecutor(_WORKERS, thread_name_prefix="desk-ahead") as workers:
        while True:
            while len(begun) <= _WORKERS and not stop():
                try:
                    begun.append(workers.submit(work, next(left)))
                except StopIteration:
                    break
            if not begun:
                return
            yield begun.popleft()
