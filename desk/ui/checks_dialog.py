"""What the desk has decided about the checks: the rules that are on, and the house list of words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desk.newsroom.deciding import ChecksSettings


class ChecksDialog(QDialog):
    """Switches for every rule, and the house list; ``rules``, ``words`` and ``forgotten`` are changes."""

    def __init__(self, settings: ChecksSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Checks")
        self.resize(620, 560)
        self._before = settings
        self._boxes: dict[str, QCheckBox] = {}
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.addTab(self._rules_tab(), "Rules")
        tabs.addTab(self._words_tab(), "House List")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.addWidget(tabs, 1)
        column.addWidget(buttons)

    @property
    def rules(self) -> dict[str, bool]:
        """The rules switched here."""
        before = {chosen.rule.id: chosen.is_on for chosen in self._before.beside_style}
        now = {rule: box.isChecked() for rule, box in self._boxes.items()}
        return {rule: on for rule, on in now.items() if on != before[rule]}

    @property
    def words(self) -> dict[str, str]:
        """The words put on the list here, or given another word to write instead."""
        before = dict(self._before.words)
        return {word: instead for word, instead in self._listed().items() if before.get(word) != instead}

    @property
    def forgotten(self) -> list[str]:
        """The words taken off the list here."""
        listed = self._listed()
        return [word for word, _instead in self._before.words if word not in listed]

    def _rules_tab(self) -> QWidget:
        body = QWidget()
        body.setObjectName("panelBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(2)
        for chosen in sorted(self._before.beside_style, key=lambda chosen: chosen.rule.name.casefold()):
            box = QCheckBox(chosen.rule.name)
            box.setChecked(chosen.is_on)
            box.setToolTip(chosen.rule.id)
            self._boxes[chosen.rule.id] = box
            what = QLabel(chosen.rule.what)
            what.setTextFormat(Qt.TextFormat.PlainText)
            what.setObjectName("quiet")
            what.setWordWrap(True)
            what.setContentsMargins(22, 0, 0, 8)
            column.addWidget(box)
            column.addWidget(what)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        return scroll

    def _words_tab(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 14, 0, 0)
        self._table = QTableWidget(0, 2)
        self._table.setHorizontalHeaderLabels(["Word or name", "Write instead"])
        self._table.setAccessibleName("House list")
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for word, instead in self._before.words:
            self._add_row(word, instead)
        column.addWidget(self._table, 1)
        row = QHBoxLayout()
        self._word, self._instead = QLineEdit(), QLineEdit()
        self._word.setPlaceholderText("Word or name")
        self._word.setAccessibleName("Word or name to add")
        self._instead.setPlaceholderText("Write instead (nothing: it is right)")
        self._instead.setAccessibleName("What to write instead")
        self._add, self._take_off = QPushButton("Add"), QPushButton("Take Off")
        for button in (self._add, self._take_off):
            button.setAutoDefault(False)
        self._add.clicked.connect(self._added)
        self._take_off.clicked.connect(self._taken_off)
        self._table.itemSelectionChanged.connect(self._selected)
        for widget, stretch in ((self._word, 1), (self._instead, 1), (self._add, 0), (self._take_off, 0)):
            row.addWidget(widget, stretch)
        column.addLayout(row)
        self._selected()
        return page

    def _listed(self) -> dict[str, str]:
        rows: dict[str, str] = {}
        for at in range(self._table.rowCount()):
            word, instead = (self._cell(at, column) for column in range(2))
            if word and word != instead:
                rows[word] = instead
        return rows

    def _cell(self, row: int, column: int) -> str:
        item = self._table.item(row, column)
        return item.text().strip() if item is not None else ""

    def _add_row(self, word: str, instead: str) -> None:
        at = self._table.rowCount()
        self._table.insertRow(at)
        for column, text in enumerate((word, instead)):
            item = QTableWidgetItem(text)
            if column == 0:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            self._table.setItem(at, column, item)

    def _added(self) -> None:
        word, instead = self._word.text().strip(), self._instead.text().strip()
        if not word or word == instead:
            self._word.setFocus()
            return
        if word in self._listed():
            self._drop([at for at in range(self._table.rowCount()) if self._cell(at, 0) == word])
        self._add_row(word, instead)
        self._table.scrollToBottom()
        self._word.clear()
        self._instead.clear()
        self._word.setFocus()

    def _taken_off(self) -> None:
        self._drop([index.row() for index in self._table.selectionModel().selectedRows()])

    def _drop(self, rows: list[int]) -> None:
        for at in sorted(rows, reverse=True):
            self._table.removeRow(at)

    def _selected(self) -> None:
        self._take_off.setEnabled(bool(self._table.selectionModel().selectedRows()))
