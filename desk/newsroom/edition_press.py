"""The pages of an edition made into PDF, in processes of their own when there are many."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path

from desk import resources
from desk.errors import DeskError
from desk.newsroom.photos import Photos
from desk.press.page_layouts import PageLayouts
from desk.press.page_setter import PageCopy, PageSetter, PieceFit

FEW = 4
_PAGES_A_JOB = 4
_LOOK_SECONDS = 0.1
Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


class StoppedError(DeskError):
    """A person stopped the export."""

    def __init__(self) -> None:
        super().__init__("The export was stopped; nothing was written.")


@dataclass(frozen=True, slots=True)
class PageJob:
    """Pages to be set by one process, with the folder of the desk’s photos."""

    pages: tuple[PageCopy, ...]
    photos: Path
    made: datetime


@dataclass(frozen=True, slots=True)
class PageMade:
    """One page as PDF, and how its stories fit."""

    number: int
    pdf: bytes
    fits: tuple[PieceFit, ...]


def set_job(job: PageJob) -> list[PageMade]:
    """Set the pages of a job; run in a process of its own, with its own compiler."""
    photos = Photos(job.photos)
    setter = PageSetter(resources.shipped() / "fonts", PageLayouts.load(), photos.at_size)
    try:
        return [made_page(setter, page, job.made) for page in job.pages]
    finally:
        setter.close()
        photos.close()


def made_page(setter: PageSetter, page: PageCopy, made: datetime) -> PageMade:
    """Set one page."""
    return PageMade(page.number, setter.pdf(page, made=made), setter.fit(page))


def set_here(
    setter: PageSetter, pages: Sequence[PageCopy], made: datetime, progress: Progress, stop: Stop
) -> list[PageMade]:
    """Set a few pages in this process. Raises StoppedError as soon as ``stop`` says so."""
    done: list[PageMade] = []
    for page in pages:
        if stop():
            raise StoppedError
        done.append(made_page(setter, page, made))
        progress(len(done), len(pages))
    return done


def set_beside(
    pages: Sequence[PageCopy], photos: Path, made: datetime, progress: Progress, stop: Stop
) -> list[PageMade]:
    """Set many pages on all cores, and return them in their order.

    Raises StoppedError when ``stop`` says so, and DeskError when a process was ended from outside.
    """
    workers = max(1, min(os.cpu_count() or 1, -(-len(pages) // _PAGES_A_JOB)))
    size = min(_PAGES_A_JOB, -(-len(pages) // workers))
    jobs = [PageJob(tuple(pages[at : at + size]), photos, made) for at in range(0, len(pages), size)]
    done: dict[int, PageMade] = {}
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        try:
            for finished in _as_they_come([pool.submit(set_job, job) for job in jobs], stop):
                done.update({page.number: page for page in finished.result()})
                progress(len(done), len(pages))
        except BrokenProcessPool as error:
            raise DeskError(
                "A process that sets pages was ended from outside; close other programs, then try again."
            ) from error
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    return [done[page.number] for page in pages]


def _as_they_come(waiting: Sequence[Future[list[PageMade]]], stop: Stop) -> Iterator[Future[list[PageMade]]]:
    left = set(waiting)
    while left:
        if stop():
            raise StoppedError
        done, left = wait(left, timeout=_LOOK_SECONDS, return_when=FIRST_COMPLETED)
        yield from done
