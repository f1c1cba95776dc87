"""The menu of a page in the flat plan, and what it does."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from desk.newsroom.editions import PageChange
from desk.newsroom.flat_planning import FlatPlanning
from desk.press.page_layouts import PageLayout
from desk.story.edition import LARGEST_PAGE, Mark, Page
from desk.ui.cards import plain

Chosen = Callable[[], Sequence[tuple[int, str]]]
_MARKS = (("&Open", Mark.NONE), ("&Proofed", Mark.PROOFED), ("Off &Stone", Mark.OFF_STONE))
_LONGEST_TITLE = 40


class PageMenu:
    """Makes menus. ``chosen`` gives the stories a person has chosen in the list, number and title."""

    def __init__(self, planning: FlatPlanning[QImage], chosen: Chosen, parent: QWidget) -> None:
        self._planning = planning
        self._chosen = chosen
        self._parent = parent

    def make(self, page: Page, layout: PageLayout | None) -> QMenu:
        """Make the menu of a page: what to place in each frame, and what else may be done to it."""
        menu = QMenu(self._parent)
        number = page.number
        for frame in layout.frames if layout else ():
            here = menu.addMenu(f"Frame: {frame.name}")
            for story, title in self._chosen():
                call = partial(self.place, number, frame.name, [story])
                here.addAction(f"Place “{title[:_LONGEST_TITLE]}”").triggered.connect(plain(call))
            if page.in_frame(frame.name):
                here.addAction("Clear").triggered.connect(plain(partial(self._clear, number, frame.name)))
            here.setEnabled(not here.isEmpty())
        menu.addSeparator()
        marks, layouts = menu.addMenu("&Mark As"), menu.addMenu("&Layout")
        for words, mark in _MARKS:
            action = marks.addAction(words)
            action.setCheckable(True)
            action.setChecked(page.mark is mark)
            action.triggered.connect(plain(partial(self.alter, number, PageChange(mark=mark))))
        for one in self._planning.layouts():
            action = layouts.addAction(one.name)
            action.setCheckable(True)
            action.setChecked(page.layout == one.id)
            action.triggered.connect(plain(partial(self.alter, number, PageChange(layout=one.id))))
        menu.addAction("&Renumber…").triggered.connect(plain(partial(self._renumber, page)))
        menu.addAction("&Folio…").triggered.connect(plain(partial(self._foliate, page)))
        menu.addSeparator()
        remove = partial(self._planning.change, lambda editions, ed: editions.remove_page(ed, number))
        menu.addAction("Remove Page").triggered.connect(plain(remove))
        return menu

    def place(self, number: int, frame: str, stories: Sequence[int]) -> None:
        """Place stories in a frame: beside the others in one of briefs, instead of the one in another."""
        self._planning.change(lambda editions, edition: editions.drop(edition, number, frame, stories))

    def _clear(self, number: int, frame: str) -> None:
        self._planning.change(lambda editions, edition: editions.place(edition, number, frame, ()))

    def alter(self, number: int, change: PageChange) -> None:
        """Change a page."""
        self._planning.change(lambda editions, edition: editions.alter(edition, number, change))

    def _renumber(self, page: Page) -> None:
        to, is_given = QInputDialog.getInt(
            self._parent, "Renumber", f"New number of page {page.number}:", page.number, 1, LARGEST_PAGE
        )
        if is_given:
            self.alter(page.number, PageChange(number=to))

    def _foliate(self, page: Page) -> None:
        folio, is_given = QInputDialog.getText(
            self._parent, "Folio", f"Printed on page {page.number}, its number when empty:", text=page.folio
        )
        if is_given:
            self.alter(page.number, PageChange(folio=folio))
