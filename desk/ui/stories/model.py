"""The stories a search finds, as rows for a list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt

from desk.newsroom.shelf import Shelf
from desk.store.stories import StoryRow
from desk.ui.paged_model import Index, PagedModel

STORIES_MIME = "application/x-desk-stories"


class StoryListModel(PagedModel[StoryRow]):
    """All stories a search finds."""

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._search = ""
        shelf.changed.listen(lambda _none: self.refresh())

    def ask_count(self, then: Callable[[int], None]) -> None:
        """Ask how many stories the search finds."""
        self._shelf.ask_count(self._search, then)

    def ask_rows(self, skip: int, count: int, then: Callable[[list[StoryRow]], None]) -> None:
        """Ask for so many of them after the first ``skip``."""
        self._shelf.ask_page(self._search, skip, count, then)

    def search(self, text: str) -> None:
        """Show what a search finds, the newest change first."""
        if text != self._search:
            self._search = text
            self.refresh()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's headline or, for the user role, the whole row; None until it has come."""
        row = self.row(index.row())
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return "" if row is None else f"{row.headline or row.slug or 'Untitled'}, {row.words} words"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
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

    def ask_ids(self, ranges: Sequence[tuple[int, int]], then: Callable[[list[int]], None]) -> None:
        """Ask for the numbers of the stories at these places, first and last of each range."""
        self._shelf.ask_ids(self._search, ranges, then)

    def place_of_story(self, story_id: int) -> int | None:
        """Find a story among the pages held, in the newest of them first."""
        return self.place_of(lambda row: row.id == story_id)
