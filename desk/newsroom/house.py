"""House settings: a layout of the house’s own tried on the open story, kept, and passed on as a file."""

from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.newsroom.files import write_whole
from desk.newsroom.news import News
from desk.newsroom.previewing import Proof, developed
from desk.newsroom.worker import Newest, Worker
from desk.press.house import House
from desk.press.layout_file import LARGEST_ZIP
from desk.press.layouts import Layout
from desk.press.own_layouts import Broken
from desk.press.settings import Settings
from desk.story.model import Kind, Paragraph, Related, Story

P = TypeVar("P")
SPECIMEN = Story(
    headline="Lock-keeper’s geese hold up the morning barges",
    standfirst="Eleven boats waited while nine birds made up their minds.",
    byline="By the Water Desk",
    source="The Specimen",
    published="2025-10-15T14:40",
    body=(
        Paragraph(
            "The gates at Upper Corley stood open for an hour on Tuesday while a family of geese considered "
            "the far bank, the near bank and the keeper’s sandwich, in that order."
        ),
        Paragraph("A long view", Kind.CROSSHEAD),
        Paragraph(
            "“You can’t hurry a goose,” said the keeper, who has worked the lock since it was rebuilt. “I "
            "have seen people try. The goose always has longer.” Nobody on the barges was late for anything."
        ),
    )
    * 3,
    related=(Related("Towpath to be closed for resurfacing"), Related("What the tide tables say")),
)


class Houses(Generic[P]):
    """The house’s own layouts for the window.

    ``pages`` hears the pages of a trial, ``trouble`` why there are none.
    ``changed`` hears that there are other layouts than before. ``develop`` is called in the worker.
    """

    def __init__(self, desk: Desk, worker: Worker, develop: Callable[[bytes], P]) -> None:
        self.pages: News[Proof[P]] = News()
        self.trouble: News[str] = News()
        self.changed: News[None] = News()
        self._desk = desk
        self._develop = develop
        self._newest: Newest[Proof[P]] = Newest(worker, show_older=True)

    def starts(self) -> list[Layout]:
        """Return the layouts that settings can be taken from: the house’s own, then those shipped.

        Of those shipped the one with the usual settings comes first.
        """
        layouts = [layout for layout in self._desk.composing.layouts.all() if layout.house is not None]
        return sorted(layouts, key=lambda layout: (not layout.template, layout.house != House()))

    def read_again(self) -> tuple[Broken, ...]:
        """Read the layouts from their folder again; returns those that cannot be used."""
        broken = self._desk.composing.read_own_layouts()
        self.changed.tell(None)
        return broken

    def try_(self, settings: Settings, story: Story, ppi: float) -> None:
        """Set the story by settings that are not kept; while they cannot be used the old page stays."""
        self._newest.ask(lambda: self._set(settings, story, ppi), self.pages.tell, self._told)

    def drop(self) -> None:
        """Try nothing any more."""
        self._newest.drop()

    def save(self, settings: Settings, over: str = "") -> Layout:
        """Keep settings as a layout, in place of that of the id ``over`` if named; raises DeskError."""
        layout = self._desk.composing.own_layouts.save(settings, over)
        self.read_again()
        return layout

    def remove(self, layout_id: str) -> None:
        """Take a layout of the house’s own away; raises DeskError."""
        self._desk.composing.own_layouts.remove(layout_id)
        self.read_again()

    def export(self, layout_id: str, path: Path) -> None:
        """Write a layout of the house’s own as one file; raises DeskError."""
        write_whole(path, self._desk.composing.own_layouts.exported(layout_id))

    def import_(self, path: Path) -> Layout:
        """Bring a layout in from a file; raises DeskError."""
        layout = self._desk.composing.own_layouts.import_(read_layout_file(path), path.name)
        self.read_again()
        return layout

    def _set(self, settings: Settings, story: Story, ppi: float) -> Proof[P]:
        layout = self._desk.composing.own_layouts.trial(settings)
        pages = self._desk.composing.typesetter.pages(story, ppi=ppi, paper=layout.papers[0], layout=layout)
        return developed(pages, self._develop)

    def _told(self, error: DeskError) -> None:
        self.trouble.tell(str(error))


def read_layout_file(path: Path) -> bytes:
    """Read a file that may be a layout’s, no further than one can be long; raises DeskError."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_ZIP + 1)
    except OSError as error:
        raise DeskError(f"{path.name} cannot be read ({error.strerror}); choose another file.") from error
