"""Credit style: the form beside lines as they come and as they are set by it, live."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desk.newsroom.credit_styling import Example, StyleKept
from desk.pictures.credit_style import CreditStyle
from desk.ui.cards import plain
from desk.ui.fields import LineText
from desk.ui.photos.credit_style_form import CreditStyleForm

_SIZE = QSize(980, 720)
_ROLE = QDialogButtonBox.ButtonRole


class CreditStyleDialog(QDialog):
    """Shows the style and tells what is wanted: a trial of it, that it be kept, or the shipped one again."""

    tried = Signal()
    saved = Signal()
    reset_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Credit Style")
        self.resize(_SIZE.boundedTo(parent.screen().availableGeometry().size()))
        self.form = CreditStyleForm()
        self.form.changed.connect(self._edited)
        self.own_line = LineText("A line to try", "A credit as it came, to try")
        self.own_line.typed.connect(plain(self.tried.emit))
        self._examples = QVBoxLayout()
        self._shown: list[QLabel] = []
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self.save, self.reset = QPushButton("Save"), QPushButton("As It Came")
        self._lay_out()

    @property
    def said(self) -> str:
        """What is said under the form."""
        return self._said.text()

    @property
    def examples(self) -> list[str]:
        """The lines as they are set, from the top."""
        return [label.accessibleName() for label in self._shown]

    def style_set(self) -> CreditStyle:
        """Return the style as it stands in the form."""
        return self.form.style_set()

    def show_kept(self, kept: StyleKept) -> None:
        """Show the style in force, and say what was done."""
        self.form.show_style(kept.style)
        self.save.setEnabled(False)
        self.say(kept.said)
        self.tried.emit()

    def show_examples(self, examples: Sequence[Example]) -> None:
        """Show lines as they come and as they are set."""
        for label in self._shown:
            self._examples.removeWidget(label)
            label.deleteLater()
        self._shown.clear()
        for one in examples:
            set_so = one.set_so or "Names nobody: left as it is"
            label = QLabel(f"{escape(one.came)}<br><b>{escape(set_so)}</b>")
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setAccessibleName(one.set_so)
            label.setWordWrap(True)
            self._examples.addWidget(label)
            self._shown.append(label)

    def say(self, sentence: str, *, bad: bool = False) -> None:
        """Say a sentence under the examples."""
        self._said.setObjectName("bad" if bad else "quiet")
        self._said.setText(sentence)
        self._said.style().unpolish(self._said)
        self._said.style().polish(self._said)

    def _edited(self) -> None:
        self.save.setEnabled(True)
        self.say("")
        self.tried.emit()

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("panelBody")
        inner = QVBoxLayout(body)
        inner.setContentsMargins(16, 12, 16, 12)
        self._examples.setSpacing(12)
        inner.addLayout(self._examples)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.own_line)
        column.addWidget(area, 1)
        column.addWidget(self._said)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.form)
        split.addWidget(right)
        split.setChildrenCollapsible(False)
        split.setSizes([500, 440])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for button, role, wanted in (
            (self.reset, _ROLE.ResetRole, self.reset_wanted),
            (self.save, _ROLE.ActionRole, self.saved),
        ):
            buttons.addButton(button, role)
            button.setAutoDefault(button is self.save)
            button.clicked.connect(plain(wanted.emit))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 14, 14, 12)
        whole.setSpacing(12)
        whole.addWidget(split, 1)
        whole.addWidget(buttons)
