"""Rows of which there may be any number: all are counted, and only the pages looked at last are held."""

from abc import abstractmethod
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Signal

PAGE = 100
_PAGES_KEPT = 12
Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")


class PagedModel(QAbstractListModel, Generic[Row]):
    """A model that asks for its count and its pages elsewhere; ``arrived`` says that some of it has come.

    ``round`` is another number after each change of what is shown: an answer from before is let go.
    """

    arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._pages: dict[int, list[Row]] = {}
        self._asked: set[int] = set()
        self.round = 0

    @abstractmethod
    def ask_count(self, then: Callable[[int], None]) -> None:
        """Ask how many rows there are."""

    @abstractmethod
    def ask_rows(self, skip: int, count: int, then: Callable[[list[Row]], None]) -> None:
        """Ask for so many rows after the first ``skip``."""

    def refresh(self) -> None:
        """Ask again for the number of rows and for the pages held; they stay in sight meanwhile."""
        self.round += 1
        self._asked.clear()
        current = self.round
        self.ask_count(lambda count: self._counted(current, count))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows there are."""
        return 0 if parent.isValid() else self._count

    def row(self, at: int) -> Row | None:
        """Return the row at a place, None while its page is on the way."""
        number = at // PAGE
        if number not in self._pages or number not in self._asked:
            self._ask(number)
        return self.held(at)

    def held(self, at: int) -> Row | None:
        """Return the row at a place where its page is held; none is asked for."""
        number, within = divmod(at, PAGE)
        page = self._pages.get(number)
        return page[within] if page is not None and within < len(page) else None

    def held_places(self) -> Iterator[int]:
        """Go through the places of the rows held."""
        for number, page in self._pages.items():
            yield from range(number * PAGE, number * PAGE + len(page))

    def place_of(self, is_it: Callable[[Row], bool]) -> int | None:
        """Find a row among the pages held, in the newest of them first."""
        for number, page in reversed(self._pages.items()):
            for within, row in enumerate(page):
                if is_it(row):
                    return number * PAGE + within
        return None

    def forget(self) -> None:
        """Let the pages held go: what is to be shown is another thing."""
        self._pages.clear()

    def _ask(self, number: int) -> None:
        if number in self._asked:
            return
        self._asked.add(number)
        current = self.round
        self.ask_rows(number * PAGE, PAGE, lambda rows: self._came(current, number, rows))

    def _counted(self, asked_in: int, count: int) -> None:
        if asked_in != self.round:
            return
        if count < self._count:
            self.beginRemoveRows(QModelIndex(), count, self._count - 1)
            self._count = count
            self.endRemoveRows()
        elif count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        self._ask(0)
        if not count:
            self._pages.clear()
            self.arrived.emit()

    def _came(self, asked_in: int, number: int, rows: list[Row]) -> None:
        if asked_in != self.round:
            return
        self._pages.pop(number, None)
        self._pages[number] = rows
        while len(self._pages) > _PAGES_KEPT:
            oldest = next(iter(self._pages))
            del self._pages[oldest]
            self._asked.discard(oldest)
        last = min(number * PAGE + PAGE, self._count) - 1
        if last >= number * PAGE:
            self.dataChanged.emit(self.index(number * PAGE), self.index(last))
        self.arrived.emit()
