"""House style: the rules with their switches, and one of them to be changed."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desk.checks.style_rule import StyleRule, id_for
from desk.newsroom.styling import StyleRow, StyleSheet
from desk.ui.cards import plain
from desk.ui.style_form import StyleForm

_PAUSE_MS = 200
_ROLE = QDialogButtonBox.ButtonRole


class StyleDialog(QDialog):
    """Shows the rules; tells which is tried, to be kept, removed or switched, and of files wanted.

    What was written and not saved is kept while other rules are looked at.
    """

    tried = Signal(object)
    saved = Signal(object)
    removed = Signal(object)
    switched = Signal(object, bool)
    import_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("House Style")
        self.resize(940, 700)
        self._rows: dict[str, StyleRow] = {}
        self._drafts: dict[str, StyleRule] = {}
        self.list = QListWidget()
        self.list.setAccessibleName("Rules of house style")
        self.list.currentItemChanged.connect(plain(self._picked))
        self.list.itemChanged.connect(self._switched)
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText("Search the rules")
        self.search.setAccessibleName("Search the rules")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(plain(self._filter))
        self.form = StyleForm()
        self.form.changed.connect(self._edited)
        self._said, self._count = QLabel(), QLabel()
        self.new, self.save, self.remove = QPushButton("New Rule"), QPushButton("Save"), QPushButton("Remove")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._try)
        self._lay_out()

    @property
    def said(self) -> str:
        """What is said under the form."""
        return self._said.text()

    def show_sheet(self, sheet: StyleSheet) -> None:
        """Show the rules, and the one to be shown, that shown before, or the first."""
        wanted = sheet.shown or self._id()
        blocker = QSignalBlocker(self.list)
        self._rows = {row.rule.id: row for row in sheet.rows}
        self.list.clear()
        for row in sorted(sheet.rows, key=lambda row: row.rule.name.casefold().lstrip("-“")):
            item = QListWidgetItem(row.rule.name + ("  ·  our own" if row.is_own else ""))
            item.setData(Qt.ItemDataRole.UserRole, row.rule.id)
            item.setToolTip(row.rule.rule.what)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if row.is_on else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        blocker.unblock()
        self._count_on()
        self._filter()
        items = [self.list.item(at) for at in range(self.list.count())]
        ids = [str(item.data(Qt.ItemDataRole.UserRole)) for item in items]
        self.list.setCurrentRow(ids.index(wanted) if wanted in ids else 0)
        self._picked()
        self.say(" ".join((sheet.said, *sheet.refused[:2])).strip(), bad=bool(sheet.refused))

    def show_verdict(self, sentence: str) -> None:
        """Say why the rule as it stands fails, or that its examples hold."""
        self.save.setEnabled(not sentence)
        told = f"{sentence[:1].upper()}{sentence[1:].rstrip('.')}." if sentence else "All its examples hold."
        self.say(told, bad=bool(sentence))

    def say(self, sentence: str, *, bad: bool = False) -> None:
        """Say a sentence under the form."""
        self._said.setObjectName("bad" if bad else "quiet")
        self._said.setText(sentence)
        self._said.style().unpolish(self._said)
        self._said.style().polish(self._said)

    def _id(self) -> str:
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if self.list.currentRow() >= 0 else ""

    def _picked(self) -> None:
        row = self._rows.get(self._id())
        self._pause.stop()
        self.save.setEnabled(False)
        self.remove.setEnabled(row is not None and row.is_own)
        self.remove.setText("As It Came" if row is not None and row.is_own and row.is_shipped else "Remove")
        if row is None:
            return
        draft = self._drafts.get(row.rule.id)
        self.form.show_rule(draft or row.rule)
        self.say("Changed, and not saved yet." if draft else "")
        if draft:
            self._pause.start(_PAUSE_MS)

    def _start_new(self) -> None:
        blocker = QSignalBlocker(self.list)
        self.list.setCurrentRow(-1)
        blocker.unblock()
        self._picked()
        empty = StyleRule("", "", "swaps", "The house writes “{instead}”.")
        self.form.show_rule(self._drafts.get("", empty))
        self.form.name.setFocus()
        self.say("Give it a name, words to look for, and an example that it must flag.")

    def _edited(self) -> None:
        self._drafts[self._id()] = self.form.rule()
        self.save.setEnabled(False)
        self._pause.start(_PAUSE_MS)

    def _try(self) -> None:
        self.tried.emit(self._rule())

    def _send(self, wanted: SignalInstance) -> None:
        self._drafts.pop(self._id(), None)
        wanted.emit(self._rule())

    def _rule(self) -> StyleRule:
        """Return the rule of the form; a new one is given an id made from its name."""
        rule = self.form.rule()
        return rule if rule.id else replace(rule, id=id_for(rule.name, set(self._rows)))

    def _switched(self, item: QListWidgetItem) -> None:
        row = self._rows.get(str(item.data(Qt.ItemDataRole.UserRole)))
        if row is not None:
            self.switched.emit(row.rule, item.checkState() is Qt.CheckState.Checked)
            self._count_on()

    def _count_on(self) -> None:
        items = [self.list.item(at) for at in range(self.list.count())]
        on = sum(item.checkState() is Qt.CheckState.Checked for item in items)
        self._count.setText(f"{on} of {len(items)} rules on")

    def _filter(self) -> None:
        words = self.search.text().casefold().strip()
        for at in range(self.list.count()):
            item = self.list.item(at)
            row = self._rows[str(item.data(Qt.ItemDataRole.UserRole))]
            rule = row.rule
            text = " ".join((rule.name, rule.why, rule.pattern, *rule.words, *rule.swaps)).casefold()
            item.setHidden(words not in text)

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        rules, rule = QVBoxLayout(left), QVBoxLayout(right)
        for column in (rules, rule):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
        self._count.setObjectName("quiet")
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._said.setMinimumHeight(self._said.fontMetrics().lineSpacing() * 2)
        for widget in (self.search, self.list, self._count):
            rules.addWidget(widget)
        rule.addWidget(self.form, 1)
        rule.addWidget(self._said)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(right)
        split.setChildrenCollapsible(False)
        split.setSizes([330, 600])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 14, 14, 12)
        whole.setSpacing(12)
        whole.addWidget(split, 1)
        whole.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        bring, send, close = QPushButton("Import…"), QPushButton("Export…"), QPushButton("Close")
        row = QHBoxLayout()
        for button, call in (
            (bring, self.import_wanted.emit), (send, self.export_wanted.emit), (self.new, self._start_new),
            (self.remove, lambda: self._send(self.removed)), (self.save, lambda: self._send(self.saved)),
            (close, self.reject),
        ):  # fmt: skip
            if button is self.new:
                row.addStretch(1)
            button.setAutoDefault(button is self.save)
            button.clicked.connect(plain(call))
            row.addWidget(button)
        self.save.setDefault(True)
        return row
