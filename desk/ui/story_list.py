"""The list of stories: a page in memory where it is looked at, the rest in the store."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListView,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desk.newsroom.shelf import Shelf
from desk.store.stories import StoryRow
from desk.story.dates import short_date
from desk.ui.cards import plain
from desk.ui.fields import is_undo_key
from desk.ui.theme import Colours

PAGE = 100
STORIES_MIME = "application/x-desk-stories"
_PAGES_KEPT = 12
_SEARCH_PAUSE_MS = 60
_Index = QModelIndex | QPersistentModelIndex


class StoryListModel(QAbstractListModel):
    """Counts all stories a search finds, and holds only the pages that were looked at last."""

    arrived = Signal()

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._search = ""
        self._count = 0
        self._pages: dict[int, list[StoryRow]] = {}
        self._asked: set[int] = set()
        self._round = 0
        shelf.changed.listen(lambda _none: self.refresh())

    def search(self, text: str) -> None:
        """Show what a search finds, the newest change first."""
        if text != self._search:
            self._search = text
            self.refresh()

    def refresh(self) -> None:
        """Ask again for the number of stories and for the pages held; they stay in sight meanwhile."""
        self._round += 1
        self._asked.clear()
        current = self._round
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
        current = self._round
        self._shelf.ask_page(
            self._search, number * PAGE, PAGE, lambda rows: self._came(current, number, rows)
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

    def _came(self, asked_in: int, number: int, rows: list[StoryRow]) -> None:
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


class StoryRowPainter(QStyledItemDelegate):
    """Paints a story as two lines: the headline, then slug, words and when it was changed."""

    def __init__(self, colours: Colours, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.colours = colours
        self.open_id = 0
        self._now = now

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of two lines with air."""
        del index
        metrics = option.fontMetrics  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        return QSize(200, round(metrics.height() * 2 + 20))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        row = index.data(Qt.ItemDataRole.UserRole)
        box: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        font: QFont = option.font  # pyright: ignore[reportAttributeAccessIssue]
        c = self.colours
        painter.save()
        is_open = isinstance(row, StoryRow) and row.id == self.open_id
        if is_open or state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(c.select))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(c.hover))
        if is_open:
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), QColor(c.accent))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(c.line))
        if isinstance(row, StoryRow):
            self._paint_row(painter, box.adjusted(14, 8, -12, -9), row, font)
        painter.restore()

    def _paint_row(self, painter: QPainter, box: QRect, row: StoryRow, font: QFont) -> None:
        bold, small = QFont(font), QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(font.pointSizeF() - 1)
        painter.setFont(bold)
        painter.setPen(QColor(self.colours.ink))
        metrics = QFontMetrics(bold)
        first = QRect(box.left(), box.top(), box.width(), metrics.height())
        title = row.headline or row.slug or "Untitled"
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        elided = metrics.elidedText(title, Qt.TextElideMode.ElideRight, first.width())
        painter.drawText(first, left, elided)
        painter.setFont(small)
        painter.setPen(QColor(self.colours.quiet))
        metrics = QFontMetrics(small)
        second = QRect(box.left(), first.bottom() + 2, box.width(), metrics.height())
        facts = f"{row.words} words · {short_date(row.changed, self._now())}"
        name = row.slug if row.headline else "No headline"
        room = second.width() - metrics.horizontalAdvance(facts) - 12
        painter.drawText(second, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, facts)
        painter.drawText(second, left, metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(0, room)))


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
        self._chosen: tuple[int, ...] = ()
        self._choosing = False
        self.view.selectionModel().selectionChanged.connect(plain(self._note_chosen))
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
        """Return the stories selected, in the order of the list."""
        places = sorted(index.row() for index in self.view.selectedIndexes())
        rows = (self.model.row(at) for at in places)
        return [row for row in rows if row is not None]

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
        if len(self.view.selectedIndexes()) == 1:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row(index.row())
        if row is not None:
            self.wanted.emit(row.id)

    def _note_chosen(self) -> None:
        if not self._choosing:
            self._chosen = tuple(row.id for row in self.chosen())

    def _choose_again(self) -> None:
        """Select the stories that were chosen where the list now has them: it goes by place, they do not."""
        places = (self.model.place_of(story_id) for story_id in self._chosen)
        again = QItemSelection()
        for place in places:
            if place is not None:
                again.select(self.model.index(place), self.model.index(place))
        self._choosing = True
        self.view.selectionModel().select(again, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._choosing = False
        self._note_chosen()

    def _arrived(self) -> None:
        none = self.model.rowCount() == 0
        searching = self.search.text().strip()
        self._empty.setText(f"No story has “{searching}”." if searching else "No stories yet.")
        self._stack.setCurrentIndex(1 if none else 0)
        if len(self._chosen) > 1:
            self._choose_again()
        at = self.model.place_of(self.painter.open_id)
        if at is not None and len(self.view.selectedIndexes()) <= 1:
            self.view.setCurrentIndex(self.model.index(at))
        self.view.viewport().update()
