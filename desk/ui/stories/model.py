"""The stories a search finds, as rows for a list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desk.newsroom.shelf import Shelf
from desk.store.stories import StoryRow

PAGE = 100
STORIES_MIME = "application/x-desk-stories"
_PAGES_KEPT = 12
_Index = QModelIndex | QPersistentModelIndex


class StoryListModel(QAbstractListModel):
    """Counts all stories a search finds, and holds only the pages that were looked at last.

    ``round`` is another number after each change of the list.
    """

    arrived = Signal()

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._search = ""
        self._count = 0
        self._pages: dict[int, list[StoryRow]] = {}
        self._asked: set[int] = set()
        self.round = 0
        shelf.changed.listen(lambda _none: self.refresh())

    def search(self, text: str) -> None:
        """Show what a search finds, the newest change first."""
        if text != self._search:
            self._search = text
            self.refresh()

    def refresh(self) -> None:
        """Ask again for the number of stories and for the pages held; they stay in sight meanwhile."""
        self.round += 1
        self._asked.clear()
        current = self.round
        self._shelf.ask_count(self._search, lambda count: self._counted(current, count))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many stories there are."""
        return 0 if parent.isValid() else self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's headline or, for the user role, the whole row; None until it has come."""
        row = self.row(index.row())
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return "" if row is None else f"{row.headline or row.slug or 'Untitled'}, {row.words} words"
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let a story be dragged, to a page of an edition."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Name what is dragged: stories by their numbers."""
        return [STORIES_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Take up the numbers of the stories dragged, in the order of the list."""
        rows = (self.row(at) for at in sorted(index.row() for index in indexes))
        data = QMimeData()
        data.setData(STORIES_MIME, " ".join(str(row.id) for row in rows if row is not None).encode())
        return data

    def row(self, at: int) -> StoryRow | None:
        """Return the story at a place in the list, None while its page is on the way."""
        number, within = divmod(at, PAGE)
        page = self._pages.get(number)
        if page is None or number not in self._asked:
            self._ask(number)
        return page[within] if page is not None and within < len(page) else None

    def held(self, at: int) -> StoryRow | None:
        """Return the story at a place where its page is held; none is asked for."""
        number, within = divmod(at, PAGE)
        page = self._pages.get(number)
        return page[within] if page is not None and within < len(page) else None

    def ask_ids(self, ranges: Sequence[tuple[int, int]], then: Callable[[list[int]], None]) -> None:
        """Ask for the numbers of the stories at these places, first and last of each range."""
        self._shelf.ask_ids(self._search, ranges, then)

    def place_of(self, story_id: int) -> int | None:
        """Find a story among the pages held, in the newest of them first."""
        for number, page in reversed(self._pages.items()):
            for within, row in enumerate(page):
                if row.id == story_id:
                    return number * PAGE + within
        return None

    def _ask(self, number: int) -> None:
        if number in self._asked:
            return
        self._asked.add(number)
        current = self.round
        self._shelf.ask_page(
            self._search, number * PAGE, PAGE, lambda rows: self._came(current, number, rows)
        )

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

    def _came(self, asked_in: int, number: int, rows: list[StoryRow]) -> None:
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
