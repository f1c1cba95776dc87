"""The pane of stories: the search field over the list."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QStackedLayout, QVBoxLayout, QWidget

from desk.newsroom.shelf import Shelf
from desk.store.stories import StoryRow
from desk.ui.cards import plain
from desk.ui.fields import is_undo_key
from desk.ui.stories.chosen import Chosen
from desk.ui.stories.model import StoryListModel
from desk.ui.stories.painter import StoryRowPainter
from desk.ui.theme import Colours

_SEARCH_PAUSE_MS = 60


class StoryList(QWidget):
    """The search field over the list; ``wanted`` says which story is to be opened."""

    wanted = Signal(int)

    def __init__(self, shelf: Shelf, colours: Colours, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.model = StoryListModel(shelf, self)
        self.painter = StoryRowPainter(colours, now, self)
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText("Search all stories")
        self.search.setAccessibleName("Search all stories")
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.view = QListView()
        self.view.setAccessibleName("Stories")
        self.view.setModel(self.model)
        self.view.setItemDelegate(self.painter)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.view.setDragEnabled(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._chosen = Chosen(self.view, self.model)
        self.view.clicked.connect(self._clicked)
        self.view.activated.connect(self._open)
        self._empty = QLabel()
        self._empty.setObjectName("quiet")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SEARCH_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.model.search(self.search.text()))
        self.search.textChanged.connect(plain(self._pause.start))
        self.model.arrived.connect(self._arrived)
        self._lay_out()

    def show_open(self, story_id: int) -> None:
        """Mark the story that is open."""
        self.painter.open_id = story_id
        self._arrived()

    def chosen(self) -> list[StoryRow]:
        """Return the stories selected, in the order of the list; those of pages not held are left out."""
        return self._chosen.rows()

    def ask_chosen(self, then: Callable[[list[int]], object]) -> None:
        """Tell the numbers of all stories selected, at once where they are known."""
        self._chosen.ask(then)

    def dress(self, colours: Colours) -> None:
        """Take the colours of another theme."""
        self.painter.colours = colours
        self.view.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search field, Down and Enter go to the list, Escape clears the search."""
        if watched is self.search and is_undo_key(event) and not self._has_own(event):
            event.ignore()
            return True
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return} and self.model.rowCount():
                self.view.setFocus()
                self.view.setCurrentIndex(self.model.index(0))
                if event.key() == Qt.Key.Key_Return:
                    self._open(self.model.index(0))
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _has_own(self, event: QEvent) -> bool:
        """Tell whether the search field itself has something to undo or redo, as the key asks."""
        undo = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        return self.search.isUndoAvailable() if undo else self.search.isRedoAvailable()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QWidget()
        top_row = QVBoxLayout(top)
        top_row.setContentsMargins(10, 10, 10, 8)
        top_row.addWidget(self.search)
        column.addWidget(top)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column.addLayout(self._stack, 1)

    def _clicked(self, index: QModelIndex) -> None:
        if self._chosen.count == 1:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row(index.row())
        if row is not None:
            self.wanted.emit(row.id)

    def _arrived(self) -> None:
        none = self.model.rowCount() == 0
        searching = self.search.text().strip()
        self._empty.setText(f"No story has “{searching}”." if searching else "No stories yet.")
        self._stack.setCurrentIndex(1 if none else 0)
        self._chosen.follow()
        at = self.model.place_of_story(self.painter.open_id)
        if at is not None and self._chosen.count <= 1:
            self.view.setCurrentIndex(self.model.index(at))
        self.view.viewport().update()
