"""Pairs of words in a table that grows by a line of two fields, and shrinks by what is selected."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desk.ui.cards import plain

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PairWords:
    """What a table is called and is for, the heads of its columns, and the hints of the fields under them."""

    name: str
    purpose: str
    heads: Pair
    hints: Pair


class PairTable(QWidget):
    """The table. ``is_sound`` tells whether a pair may be put in; one of the same ``key`` gives way to it.

    ``changed`` tells of each edit by a person, what is typed and not yet added too.
    """

    changed = Signal()

    def __init__(
        self, words: PairWords, is_sound: Callable[[Pair], bool], key: Callable[[Pair], Hashable]
    ) -> None:
        super().__init__()
        self._is_sound = is_sound
        self._key = key
        self._table = QTableWidget(0, 2)
        self._table.setHorizontalHeaderLabels(list(words.heads))
        self._table.setAccessibleName(words.name)
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setTabKeyNavigation(False)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._table.itemSelectionChanged.connect(self._selected)
        self._fields = QLineEdit(), QLineEdit()
        for field, hint in zip(self._fields, words.hints, strict=True):
            field.setPlaceholderText(hint)
            field.setAccessibleName(hint)
            field.textEdited.connect(plain(self.changed.emit))
        self._add, self._take_off = QPushButton("Add"), QPushButton("Take Off")
        self._add.clicked.connect(self._added)
        self._take_off.clicked.connect(self._taken_off)
        self._lay_out(words.purpose)
        self._selected()

    @property
    def pairs(self) -> list[Pair]:
        """The pairs there are, what is typed and not yet added among them."""
        typed = self._typed()
        shown = self._shown()
        if not self._is_sound(typed):
            return shown
        return [pair for pair in shown if self._key(pair) != self._key(typed)] + [typed]

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show these."""
        self._table.setRowCount(0)
        for pair in pairs:
            self._append(pair)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add what is typed on Enter; with nothing typed Enter is the dialog’s."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and any(self._typed()):
            self._added()
        else:
            super().keyPressEvent(event)

    def _shown(self) -> list[Pair]:
        return [self._pair(at) for at in range(self._table.rowCount())]

    def _pair(self, row: int) -> Pair:
        items = (self._table.item(row, column) for column in range(2))
        one, two = (item.text() if item is not None else "" for item in items)
        return one, two

    def _typed(self) -> Pair:
        one, two = (" ".join(field.text().split()) for field in self._fields)
        return one, two

    def _append(self, pair: Pair) -> None:
        at = self._table.rowCount()
        self._table.insertRow(at)
        for column, text in enumerate(pair):
            self._table.setItem(at, column, QTableWidgetItem(text))

    def _added(self) -> None:
        typed = self._typed()
        self._fields[0].setFocus()
        if not self._is_sound(typed):
            return
        self._drop([at for at, pair in enumerate(self._shown()) if self._key(pair) == self._key(typed)])
        self._append(typed)
        self._table.scrollToBottom()
        for field in self._fields:
            field.clear()
        self.changed.emit()

    def _taken_off(self) -> None:
        self._drop([index.row() for index in self._table.selectionModel().selectedRows()])
        self.changed.emit()

    def _drop(self, rows: list[int]) -> None:
        for at in sorted(rows, reverse=True):
            self._table.removeRow(at)

    def _selected(self) -> None:
        self._take_off.setEnabled(bool(self._table.selectionModel().selectedRows()))

    def _lay_out(self, purpose: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        told = QLabel(purpose)
        told.setObjectName("quiet")
        told.setWordWrap(True)
        told.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(told)
        column.addWidget(self._table, 1)
        row = QHBoxLayout()
        for field in self._fields:
            row.addWidget(field, 1)
        for button in (self._add, self._take_off):
            button.setAutoDefault(False)
            row.addWidget(button)
        column.addLayout(row)
