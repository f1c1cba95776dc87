"""The live page: the newest story set in the press worker, shown as it comes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.newsroom.news import News
from desk.newsroom.worker import Newest, Worker
from desk.press.fit import Fit
from desk.press.typesetter import SetPages
from desk.story.model import Story

P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class View:
    """How the page is looked at: pixels an inch of the picture, and the paper."""

    ppi: float = 110.0
    paper: str = "a4"


@dataclass(frozen=True, slots=True)
class Proof(Generic[P]):
    """The pages as set, each as the window's kind of picture, how they fit, and their size in points.

    ``pasteboard`` is a picture of what the page has no room for, as fine as the page's.
    """

    pictures: tuple[P, ...]
    fit: Fit
    width_pt: float
    height_pt: float
    pasteboard: P | None = None


def developed(pages: SetPages, develop: Callable[[bytes], P]) -> Proof[P]:
    """Make of pages as set a proof in the window’s kind of picture."""
    pasteboard = None if pages.pasteboard is None else develop(pages.pasteboard)
    return Proof(tuple(map(develop, pages.pngs)), pages.fit, pages.width_pt, pages.height_pt, pasteboard)


class Previewer(Generic[P]):
    """Sets the story again after each change; ``pages`` hears pictures, ``trouble`` one sentence.

    ``fits`` hears how the story fits before its picture is drawn, as soon as the lines are known.

    ``develop`` makes the window's kind of picture of a PNG; it is called in the worker.
    """

    def __init__(self, desk: Desk, worker: Worker, develop: Callable[[bytes], P]) -> None:
        self.pages: News[Proof[P]] = News()
        self.fits: News[Fit] = News()
        self.trouble: News[str] = News()
        self.view = View()
        self._desk = desk
        self._develop = develop
        self._newest: Newest[Proof[P]] = Newest(worker, show_older=True)
        self._fitting: Newest[Fit] = Newest(worker, show_older=True)
        self._story: Story | None = None

    def show(self, story: Story) -> None:
        """Set this story; a page still under way of an older state may be shown before it."""
        self._story = story
        view = self.view
        self._fitting.ask(lambda: self._fit(story, view), self.fits.tell, lambda _told_by_the_page: None)
        self._newest.ask(lambda: self._set(story, view), self.pages.tell, self._failed)

    def look(self, view: View) -> None:
        """Look at the page in another size or on other paper."""
        if view != self.view:
            self.view = view
            if self._story is not None:
                self.show(self._story)

    def drop(self) -> None:
        """Let go of the story: no page of it will come any more."""
        self._story = None
        self._fitting.drop()
        self._newest.drop()

    def _fit(self, story: Story, view: View) -> Fit:
        room = self._desk.composing
        return room.typesetter.fit(story, paper=room.paper_for(story, view.paper))

    def _set(self, story: Story, view: View) -> Proof[P]:
        room = self._desk.composing
        pages = room.typesetter.pages(story, ppi=view.ppi, paper=room.paper_for(story, view.paper))
        return developed(pages, self._develop)

    def _failed(self, error: DeskError) -> None:
        self.trouble.tell(str(error))
