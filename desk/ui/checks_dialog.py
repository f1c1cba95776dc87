"""What the desk has decided about the checks: the rules that are on, and the house list of words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desk.newsroom.deciding import ChecksChange, ChecksSettings
from desk.ui.pair_table import PairTable, PairWords

_HOUSE = PairWords(
    "House list",
    "Words and names that are right as they stand, and others with what the house writes instead.",
    ("Word or name", "Write instead"),
    ("Word or name", "Write instead (nothing: it is right)"),
)
_APART = PairWords(
    "Like names",
    "Names that are alike and are two: the checks ask about them no more.",
    ("One name", "The other"),
    ("One name", "The other"),
)


class ChecksDialog(QDialog):
    """Switches for every rule, the house list, and the names told apart; ``change`` is what was changed."""

    def __init__(self, settings: ChecksSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Checks")
        self.resize(620, 560)
        self._before = settings
        self._boxes: dict[str, QCheckBox] = {}
        self._words = PairTable(_HOUSE, lambda pair: pair[0] not in {"", pair[1]}, lambda pair: pair[0])
        self._words.show_pairs(settings.words)
        self._apart = PairTable(_APART, lambda pair: "" not in pair and pair[0] != pair[1], frozenset)
        self._apart.show_pairs(settings.apart)
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.addTab(self._rules_tab(), "Rules")
        tabs.addTab(self._words, "House List")
        tabs.addTab(self._apart, "Like Names")
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
    def change(self) -> ChecksChange:
        """What was changed here."""
        on = {chosen.rule.id: chosen.is_on for chosen in self._before.beside_style}
        rules = {rule: box.isChecked() for rule, box in self._boxes.items() if box.isChecked() != on[rule]}
        before, words = dict(self._before.words), dict(self._words.pairs)
        apart = self._apart.pairs
        return ChecksChange(
            rules=rules,
            accepted={word: instead for word, instead in words.items() if before.get(word) != instead},
            forgotten=[word for word in before if word not in words],
            apart=[pair for pair in apart if pair not in self._before.apart],
            again=[pair for pair in self._before.apart if pair not in apart],
        )

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
