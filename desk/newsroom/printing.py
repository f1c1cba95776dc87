"""The open story printed on paper: set as finely as the printer prints, and handed over page by page."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from desk.errors import DeskError
from desk.newsroom.copyfit import counted
from desk.newsroom.desk import Desk
from desk.newsroom.exporting import PDF, HeldError, Order, held
from desk.newsroom.loop import Loop
from desk.newsroom.news import News
from desk.newsroom.worker import Failed, Worker
from desk.story.model import Story

FINEST_PPI = 600
_MOST_PIXELS = 36_000_000
_PT_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What a person asks of a printer: which pages by number, all where none is named, and how often.

    ``ppi`` is how finely it prints. ``force`` overrides the reasons of the gate that can be, ``why`` those
    that want a reason.
    """

    paper: str
    ppi: float
    pages: frozenset[int] = frozenset()
    copies: int = 1
    force: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet to be printed: a PNG of so many pixels an inch."""

    png: bytes
    ppi: float


class StoppedError(DeskError):
    """A person stopped the printing."""


class Printing:
    """Prints stories in the press worker; ``progress`` hears how many sheets of how many are done."""

    def __init__(self, desk: Desk, loop: Loop, worker: Worker) -> None:
        self.progress: News[tuple[int, int]] = News()
        self._desk = desk
        self._loop = loop
        self._worker = worker
        self._stop = threading.Event()

    def print(
        self,
        story_id: int,
        story: Story,
        order: PrintOrder,
        draw: Callable[[Sheet], None],
        then: Callable[[int], None],
        failed: Failed,
    ) -> None:
        """Set the story and hand ``draw`` each sheet, in the worker; ``then`` hears how many.

        HeldError in ``failed`` carries the gate's reasons, StoppedError says that ``stop`` was heard; what
        ``draw`` raises as a DeskError is told there too.
        """
        self._stop.clear()
        self._worker.ask(lambda: self._printed(story_id, story, order, draw), then, failed)

    def stop(self) -> None:
        """Print no further sheet."""
        self._stop.set()

    def _printed(self, story_id: int, story: Story, order: PrintOrder, draw: Callable[[Sheet], None]) -> int:
        desk = self._desk
        asked = Order(PDF, paper=order.paper, force=order.force, override=order.why)
        reasons = held(desk, story, asked, desk.answers(story_id, story=story, with_copy=False))
        if reasons:
            raise HeldError(reasons)
        sheets = self._sheets(story, order)
        for done, sheet in enumerate(sheets):
            self._loop.soon(partial(self.progress.tell, (done, len(sheets))))
            if self._stop.is_set():
                raise StoppedError(f"Printing was stopped after {counted(done, 'sheet')}.")
            draw(sheet)
        return len(sheets)

    def _sheets(self, story: Story, order: PrintOrder) -> Sequence[Sheet]:
        room = self._desk.composing
        paper = room.paper_for(story, order.paper)
        size = room.typesetter.pages(story, ppi=_PT_PER_INCH / 8, paper=paper)
        inches = size.width_pt * size.height_pt / _PT_PER_INCH**2
        ppi = min(order.ppi, FINEST_PPI, (_MOST_PIXELS / inches) ** 0.5)
        drawn = room.typesetter.drawn(story, ppi=ppi, paper=paper)
        chosen = [png for number, png in enumerate(drawn, 1) if not order.pages or number in order.pages]
        if not chosen:
            raise DeskError(
                f"There is no page {min(order.pages)} to print; the story has {counted(len(drawn), 'page')}."
            )
        return [Sheet(png, ppi) for png in chosen] * order.copies
