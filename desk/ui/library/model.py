"""The photos a search finds, as cells of a grid."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPixmap

from desk.newsroom.photo_files import FileState
from desk.newsroom.photo_library import PhotoLibrary
from desk.newsroom.photo_shelf import Thumbnail, Wanted
from desk.store.library import StoredPhoto
from desk.story.photo import Photo
from desk.ui.paged_model import Index, PagedModel

_PICTURES_KEPT = 400
_UNDER_WAY = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """A thumbnail, null where there is none to be had, and how its photo’s file is found."""

    pixmap: QPixmap
    state: FileState

    @property
    def trouble(self) -> str:
        """What is wrong with the file in two words, empty for a sound one."""
        if self.state is FileState.SOUND:
            return "No picture" if self.pixmap.isNull() else ""
        return f"File {self.state}"


class PhotoGridModel(PagedModel[StoredPhoto]):
    """All photos that are wanted, with the pictures that were looked at last.

    ``visible`` tells whether a place is in sight: a picture nobody looks at any more is not made.
    """

    def __init__(
        self, library: PhotoLibrary, visible: Callable[[int], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._shelf = library.shelf
        self._visible = visible
        self.wanted = Wanted()
        self._pictures: dict[str, Shown] = {}
        self._stale: set[str] = set()
        self._queue: dict[str, tuple[int, Photo]] = {}
        self._under_way: set[str] = set()
        library.changed.listen(lambda _none: self.refresh())

    def ask_count(self, then: Callable[[int], None]) -> None:
        """Ask how many photos are wanted."""
        self._shelf.ask_count(self.wanted, then)

    def ask_rows(self, skip: int, count: int, then: Callable[[list[StoredPhoto]], None]) -> None:
        """Ask for so many of them after the first ``skip``."""
        self._shelf.ask_page(self.wanted, skip, count, then)

    def show(self, wanted: Wanted) -> None:
        """Show other photos."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.forget()
            self.refresh()

    def refresh(self) -> None:
        """Ask again for all that is shown; a file may be missing by now, or there again."""
        self._stale = {*self._pictures, *self._under_way}
        super().refresh()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a photo’s name and credit or, for the user role, the photo; None until it has come."""
        stored = self.row(index.row())
        if role == Qt.ItemDataRole.UserRole:
            return stored
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            if stored is None:
                return ""
            told = stored.photo.described
            shown = self._pictures.get(stored.photo.file)
            words = [stored.photo.name, told.creditline or "no credit"]
            return ", ".join(words if shown is None or not shown.trouble else [*words, shown.trouble.lower()])
        return None

    def all_held(self, places: Sequence[int]) -> list[StoredPhoto] | None:
        """Return the photos at these places; None where one of them is not held."""
        found = [one for one in map(self.held, places) if one is not None]
        return found if len(found) == len(places) else None

    def places(self, files: AbstractSet[str]) -> list[int]:
        """Return where the photos of these files are, in order; those not held are left out."""
        found = ((at, self.held(at)) for at in self.held_places())
        return sorted(at for at, one in found if one is not None and one.photo.file in files)

    def picture(self, place: int, photo: Photo) -> Shown | None:
        """Return a thumbnail and how its file is found; None while it is on the way."""
        file = photo.file
        found = self._pictures.pop(file, None)
        if found is not None:
            self._pictures[file] = found
        if (found is None or file in self._stale) and file not in self._under_way:
            self._queue.pop(file, None)
            self._queue[file] = (place, photo)
            self._next()
        return found

    def _next(self) -> None:
        """Ask for a few at a time, the one looked at last first, and none that was scrolled past."""
        while self._queue and len(self._under_way) < _UNDER_WAY:
            file, (place, photo) = self._queue.popitem()
            if self._visible(place):
                self._under_way.add(file)
                self._shelf.ask_thumbnail(photo, partial(self._drawn, self.round, file, place))

    def _drawn(self, asked_in: int, file: str, place: int, thumbnail: Thumbnail) -> None:
        self._under_way.discard(file)
        if asked_in == self.round:
            self._stale.discard(file)
        pixmap = QPixmap()
        if thumbnail.jpeg is not None:
            pixmap.loadFromData(thumbnail.jpeg)
        self._pictures[file] = Shown(pixmap, thumbnail.state)
        while len(self._pictures) > _PICTURES_KEPT:
            del self._pictures[next(iter(self._pictures))]
        if place < self._count:
            self.dataChanged.emit(self.index(place), self.index(place))
        self._next()
