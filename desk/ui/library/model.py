"""The photos a search finds, as cells of a grid."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPixmap

from desk.newsroom.photo_library import PhotoLibrary, Wanted
from desk.store.library import StoredPhoto

PAGE = 100
_PAGES_KEPT = 12
_PICTURES_KEPT = 400
_UNDER_WAY = 4
_Index = QModelIndex | QPersistentModelIndex


class PhotoGridModel(QAbstractListModel):
    """Counts all photos that are wanted; holds the pages and the pictures that were looked at last.

    ``visible`` tells whether a place is in sight: a picture nobody looks at any more is not made.
    """

    arrived = Signal()

    def __init__(
        self, library: PhotoLibrary, visible: Callable[[int], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._visible = visible
        self.wanted = Wanted()
        self._count = 0
        self._round = 0
        self._pages: dict[int, list[StoredPhoto]] = {}
        self._asked: set[int] = set()
        self._pictures: dict[str, QPixmap] = {}
        self._queue: dict[str, int] = {}
        self._under_way: set[str] = set()
        library.changed.listen(lambda _none: self.refresh())

    def show(self, wanted: Wanted) -> None:
        """Show other photos."""
        if wanted != self.wanted:
            self.wanted = wanted
            self._pages.clear()
            self.refresh()

    def refresh(self) -> None:
        """Ask again for the number of photos and the pages held; they stay in sight meanwhile."""
        self._round += 1
        self._asked.clear()
        # A file that was missing may be there again.
        self._pictures = {file: one for file, one in self._pictures.items() if not one.isNull()}
        current = self._round
        self._library.ask_count(self.wanted, lambda count: self._counted(current, count))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many photos there are."""
        return 0 if parent.isValid() else self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a photo’s name and credit or, for the user role, the photo; None until it has come."""
        stored = self.at(index.row())
        if role == Qt.ItemDataRole.UserRole:
            return stored
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            if stored is None:
                return ""
            told = stored.photo.described
            return f"{stored.photo.name}, {told.creditline or 'no credit'}"
        return None

    def at(self, place: int) -> StoredPhoto | None:
        """Return the photo at a place, None while its page is on the way."""
        number, within = divmod(place, PAGE)
        page = self._pages.get(number)
        if page is None or number not in self._asked:
            self._ask(number)
        return page[within] if page is not None and within < len(page) else None

    def held(self, places: Sequence[int]) -> list[StoredPhoto] | None:
        """Return the photos at these places; None where one of them is not held."""
        found: list[StoredPhoto] = []
        for place in places:
            number, within = divmod(place, PAGE)
            page = self._pages.get(number, [])
            if within >= len(page):
                return None
            found.append(page[within])
        return found

    def picture(self, place: int, file: str) -> QPixmap | None:
        """Return a thumbnail, null where the file is missing; None while it is on the way."""
        found = self._pictures.pop(file, None)
        if found is not None:
            self._pictures[file] = found
            return found
        if file not in self._under_way:
            self._queue.pop(file, None)
            self._queue[file] = place
            self._next()
        return None

    def forget_picture(self, file: str) -> None:
        """Make a thumbnail anew when it is next looked at."""
        self._pictures.pop(file, None)

    def _next(self) -> None:
        """Ask for a few at a time, the one looked at last first, and none that was scrolled past."""
        while self._queue and len(self._under_way) < _UNDER_WAY:
            file, place = self._queue.popitem()
            if self._visible(place):
                self._under_way.add(file)
                self._library.ask_thumbnail(
                    file, lambda raw, file=file, place=place: self._drawn(file, place, raw)
                )

    def _drawn(self, file: str, place: int, raw: bytes | None) -> None:
        self._under_way.discard(file)
        pixmap = QPixmap()
        if raw is not None:
            pixmap.loadFromData(raw)
        self._pictures[file] = pixmap
        while len(self._pictures) > _PICTURES_KEPT:
            del self._pictures[next(iter(self._pictures))]
        if place < self._count:
            self.dataChanged.emit(self.index(place), self.index(place))
        self._next()

    def _ask(self, number: int) -> None:
        if number in self._asked:
            return
        self._asked.add(number)
        current = self._round
        self._library.ask_page(
            self.wanted, number * PAGE, PAGE, lambda rows: self._came(current, number, rows)
        )

    def _counted(self, asked_in: int, count: int) -> None:
        if asked_in != self._round:
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

    def _came(self, asked_in: int, number: int, rows: list[StoredPhoto]) -> None:
        if asked_in != self._round:
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
