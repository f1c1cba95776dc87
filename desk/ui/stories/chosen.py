"""The stories selected in the list, by their numbers: places change under a selection, numbers do not."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QListView

from desk.store.stories import StoryRow
from desk.ui.cards import plain
from desk.ui.stories.model import StoryListModel

Heard = Callable[[list[int]], object]


class Chosen:
    """Follows what is selected. Of pages that are not held it asks the store which stories they are."""

    def __init__(self, view: QListView, model: StoryListModel) -> None:
        self._view = view
        self._model = model
        self._ids: list[int] | None = []
        self._is_held = True
        self._noted_in = 0
        self._waiting: list[Heard] = []
        self._choosing = False
        view.selectionModel().selectionChanged.connect(plain(self._note))

    @property
    def count(self) -> int:
        """How many stories are selected."""
        return sum(last - first + 1 for first, last in self._ranges())

    def rows(self) -> list[StoryRow]:
        """Return the stories selected, in the order of the list; those of pages not held are left out."""
        rows = (self._model.held(at) for at in self._places())
        return [row for row in rows if row is not None]

    def ask(self, then: Heard) -> None:
        """Tell the numbers of all stories selected, at once where they are known."""
        if self._ids is None:
            self._waiting.append(then)
        else:
            then(self._ids)

    def follow(self) -> None:
        """Select the stories chosen where a changed list has them; let go of more than are held."""
        if not self._is_held:
            if self._model.round != self._noted_in:
                self._view.selectionModel().clearSelection()
        elif self._ids and len(self._ids) > 1:
            again = QItemSelection()
            for place in map(self._model.place_of_story, self._ids):
                if place is not None:
                    again.select(self._model.index(place), self._model.index(place))
            self._choosing = True
            self._view.selectionModel().select(again, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._choosing = False
            self._note()

    def _note(self) -> None:
        if self._choosing:
            return
        waiting: list[Heard] = []
        self._waiting = waiting
        self._noted_in = self._model.round
        self._is_held = all(self._model.held(at) is not None for at in self._places())
        if self._is_held:
            self._ids = [row.id for row in self.rows()]
        else:
            self._ids = None
            self._model.ask_ids(self._ranges(), partial(self._came, waiting))

    def _came(self, waiting: list[Heard], ids: list[int]) -> None:
        if waiting is self._waiting:
            self._ids = ids
        for then in waiting:
            then(ids)

    def _places(self) -> Iterator[int]:
        return chain.from_iterable(range(first, last + 1) for first, last in self._ranges())

    def _ranges(self) -> list[tuple[int, int]]:
        """Return the first and last place of each stretch selected, in the order of the list."""
        selection = self._view.selectionModel().selection()
        parts = (selection.at(number) for number in range(selection.count()))
        return sorted((part.top(), part.bottom()) for part in parts)
