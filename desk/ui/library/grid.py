"""The grid of photos, and those chosen in it."""

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout

from desk.newsroom.photo_library import PhotoLibrary
from desk.newsroom.photo_shelf import Wanted
from desk.store.library import StoredPhoto
from desk.ui.cards import plain
from desk.ui.library.model import PhotoGridModel
from desk.ui.library.painter import CELL, PhotoCellPainter
from desk.ui.theme import Colours


class PhotoGrid(QListView):
    """Shows the photos that are wanted; ``chose`` tells that ``chosen`` are others, or not what they were."""

    chose = Signal()

    def __init__(self, library: PhotoLibrary, colours: Colours) -> None:
        super().__init__()
        self.chosen: list[StoredPhoto] = []
        self.photos = PhotoGridModel(library, self._in_sight, self)
        self._shelf = library.shelf
        self._painter = PhotoCellPainter(self.photos, colours)
        self._asked = self._taken = 0
        self.empty = QLabel()
        self.empty.setObjectName("quiet")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.empty.hide()
        QVBoxLayout(self.viewport()).addWidget(self.empty)
        self.setAccessibleName("Photos")
        self.setModel(self.photos)
        self.setItemDelegate(self._painter)
        # Not the icon mode: that keeps a tree of every place, and held the window when 100,000 were scrolled.
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setGridSize(CELL)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(2000)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.selectionModel().selectionChanged.connect(plain(self._chose))
        self.photos.arrived.connect(plain(self._keep_chosen))
        self.photos.arrived.connect(plain(self._tell_empty))
        library.changed.listen(lambda _none: self._changed())

    def dress(self, colours: Colours) -> None:
        """Take the colours of another theme."""
        self._painter.colours = colours
        self.viewport().update()

    def want(self, wanted: Wanted) -> None:
        """Show other photos, none of them chosen."""
        self.selectionModel().clear()
        self.photos.show(wanted)

    def choose(self, *places: int) -> None:
        """Choose the photos at these places."""
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().clear()
        for place in places:
            self.selectionModel().select(self.photos.index(place), flag.Select)

    def _tell_empty(self) -> None:
        """Say why no photo is shown, where none is."""
        wanted = self.photos.wanted
        if wanted.search:
            self.empty.setText(f"No photo has “{wanted.search}”.")
        elif wanted.only:
            self.empty.setText("No such photos.")
        else:
            self.empty.setText("No photos yet. Drop pictures or folders here, or choose Add…")
        self.empty.setVisible(self.photos.rowCount() == 0)

    def _in_sight(self, place: int) -> bool:
        return self.visualRect(self.photos.index(place)).intersects(self.viewport().rect())

    def _chose(self) -> None:
        selection = self.selectionModel().selection()
        parts = (selection.at(number) for number in range(selection.count()))
        ranges = sorted((part.top(), part.bottom()) for part in parts)
        held = self.photos.all_held([at for first, last in ranges for at in range(first, last + 1)])
        self._asked += 1
        if held is None:
            asked = self._asked
            self._shelf.ask_ranges(self.photos.wanted, ranges, lambda found: self._take(asked, found))
        else:
            self._take(self._asked, held)

    def _changed(self) -> None:
        """Look again at the photos chosen, of which some may be gone."""
        if self.chosen:
            self._asked += 1
            asked = self._asked
            files = [one.photo.file for one in self.chosen]
            self._shelf.ask_files(files, lambda found: self._take(asked, found))

    def _keep_chosen(self) -> None:
        """Move the selection after the photos chosen, which others that came or went have moved."""
        selection = self.selectionModel()
        places = self.photos.places({one.photo.file for one in self.chosen})
        if self._taken != self._asked or len(places) != len(self.chosen):
            return
        if places != sorted(at.row() for at in selection.selectedIndexes()):
            with QSignalBlocker(selection):
                self.choose(*places)
            self.viewport().update()

    def _take(self, asked: int, chosen: list[StoredPhoto]) -> None:
        """Take the photos chosen, unless others have been chosen since they were asked for."""
        if asked == self._asked:
            self._taken = asked
            self.chosen = chosen
            self.chose.emit()
