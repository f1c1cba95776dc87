"""The pages of an edition made into PDF and looked over, in processes of their own when there are many."""

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Self, TypeVar

from desk import resources
from desk.errors import DeskError
from desk.newsroom import ink_limits
from desk.newsroom.composing_room import ComposingRoom
from desk.newsroom.desk import Desk
from desk.newsroom.photos import Photos
from desk.paths import StorePlaces
from desk.press.page_setter import PageCopy, PieceFit
from desk.press.pdfx import Job, Printed
from desk.press.preflight.fault import Fault
from desk.press.profiles import PressProfile, Profiles

FEW = 4
_MOST_A_JOB = 8
_LOOK_SECONDS = 0.1
_T = TypeVar("_T")
Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


class StoppedError(DeskError):
    """A person stopped the export."""

    def __init__(self) -> None:
        super().__init__("The export was stopped; nothing was written.")


@dataclass(frozen=True, slots=True)
class PageWork:
    """One page to be made: its copy, the name of its file, and what the slug line calls it.

    ``is_alone`` says that it is a press file of its own, not a page of a book.
    """

    copy: PageCopy
    file: str
    called: str
    is_alone: bool

    @property
    def printed(self) -> Printed:
        """What its press file is of."""
        copy = self.copy
        names = tuple(photo.file for piece in copy.pieces for photo in piece.story.photos if photo.file)
        about = " · ".join(filter(None, (copy.name, copy.date)))
        marks = copy.house is None or copy.house.marks
        title = f"{copy.name}, page {copy.folio}"
        return Printed(title, copy.name, about, names, (self.called,), marks)


@dataclass(frozen=True, slots=True)
class Making:
    """How pages are made: by a press profile, or for proof where it is None.

    A page that is over is made only where ``over`` says so.
    """

    made: datetime
    profile: PressProfile | None
    over: bool


@dataclass(frozen=True, slots=True)
class PageMade:
    """One page as PDF, None where it is over and was not made, and how its stories fit."""

    number: int
    pdf: bytes | None
    fits: tuple[PieceFit, ...]


def made_page(room: ComposingRoom, work: PageWork, making: Making) -> PageMade:
    """Make one page."""
    setter = room.page_setter
    number, fits = work.copy.number, setter.fit(work.copy)
    if not making.over and any(fit.fit.is_over for fit in fits):
        return PageMade(number, None, fits)
    pdf = setter.pdf(work.copy, made=making.made)
    if making.profile is not None:
        job = Job(making.profile, making.made, work.file)
        finish = room.finishing.finished if work.is_alone else room.finishing.laid
        pdf = finish(pdf, work.printed, job)
    return PageMade(number, pdf, fits)


def set_job(works: Sequence[PageWork], making: Making, places: StorePlaces) -> list[PageMade]:
    """Make some pages; run in a process of its own, with its own compiler."""
    photos = Photos(places.photos)
    room = ComposingRoom(photos, places.layouts, places.ink_limits)
    try:
        return [made_page(room, work, making) for work in works]
    finally:
        room.close()
        photos.close()


def look_job(raw: bytes, pages: range, limits: Path) -> tuple[Fault, ...]:
    """Look over some pages of a press file; run in a process of its own."""
    # As in the desk itself: what reads PDFs is not loaded before it is needed.
    from desk.press.preflight.run import Preflight  # noqa: PLC0415

    return Preflight(Profiles.load(resources.shipped() / "profiles", ink_limits.read(limits))).faults(
        raw, pages
    )


class Hands:
    """Who makes the pages: this process where they are few, else one a core. Use it in a ``with``."""

    def __init__(self, desk: Desk, count: int) -> None:
        self._desk = desk
        self._workers = min(os.cpu_count() or 1, -(-count // FEW)) if count > FEW else 0
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """Begin."""
        if self._workers:
            self._pool = ProcessPoolExecutor(self._workers, mp_context=get_context("spawn"))
        return self

    def __exit__(self, *_failed: object) -> None:
        """Let go of the processes; what is not begun is dropped."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def make(
        self, works: Sequence[PageWork], making: Making, progress: Progress, stop: Stop
    ) -> list[PageMade]:
        """Make the pages and return them in their order.

        Raises StoppedError when ``stop`` says so, and DeskError when a process was ended from outside.
        """
        done: dict[int, PageMade] = {}
        for pages in self._each(works, making, stop):
            done.update({page.number: page for page in pages})
            progress(len(done), len(works))
        return [done[work.copy.number] for work in works]

    def look_over(self, raw: bytes, count: int, stop: Stop) -> tuple[Fault, ...]:
        """Return preflight’s faults in a file of ``count`` pages. Raises as ``make`` does."""
        if self._pool is None:
            _go_on(stop)
            return self._desk.composing.preflight.faults(raw)
        size = -(-count // self._workers)
        parts = [range(at, min(at + size, count + 1)) for at in range(1, count + 1, size)]
        pool = self._pool
        with _unbroken():
            found = _as_they_come(
                [pool.submit(look_job, raw, part, self._desk.places.ink_limits) for part in parts], stop
            )
            faults = dict.fromkeys(fault for some in found for fault in some)
        return tuple(sorted(faults, key=lambda fault: fault.page or 0))

    def _each(self, works: Sequence[PageWork], making: Making, stop: Stop) -> Iterator[list[PageMade]]:
        if self._pool is None:
            for work in works:
                _go_on(stop)
                yield [made_page(self._desk.composing, work, making)]
            return
        size = min(_MOST_A_JOB, max(FEW, -(-len(works) // (2 * self._workers))))
        pool, places = self._pool, self._desk.places
        jobs = [works[at : at + size] for at in range(0, len(works), size)]
        with _unbroken():
            yield from _as_they_come([pool.submit(set_job, job, making, places) for job in jobs], stop)


def _go_on(stop: Stop) -> None:
    if stop():
        raise StoppedError


@contextmanager
def _unbroken() -> Generator[None]:
    try:
        yield
    except BrokenProcessPool as error:
        raise DeskError(
            "A process that sets pages was ended from outside; close other programs, then try again."
        ) from error


def _as_they_come(waiting: Sequence[Future[_T]], stop: Stop) -> Iterator[_T]:
    left = set(waiting)
    while left:
        _go_on(stop)
        done, left = wait(left, timeout=_LOOK_SECONDS, return_when=FIRST_COMPLETED)
        for one in done:
            yield one.result()
