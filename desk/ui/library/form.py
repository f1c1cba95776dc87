"""The form of a photo, or of several at once: what is typed waits to be looked over and saved."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desk.newsroom.photo_edits import LABELS
from desk.story.photo import CHANNELS, Rights
from desk.ui.cards import plain
from desk.ui.fields import GrowingText, LineText
from desk.ui.pick import Pick

_LONG = frozenset({"caption", "alttext", "instructions", "usageterms", "restrictions"})
DETAILS = (
    "caption", "headline", "alttext", "creator", "creditline", "source", "copyrightnotice", "people",
    "keywords", "datecreated", "sublocation", "city", "state", "country", "instructions",
    "usageterms", "webstatement", "licensor", "digitalsourcetype", "aisystem", "aiprompt", "datamining",
)  # fmt: skip
TERMS = (
    "expires", "uses", "territory", "restrictions", "licence", "who", "when", "how", "evidence",
)  # fmt: skip
_HINTS = {
    "people": "Several with semicolons between", "keywords": "Several with semicolons between",
    "expires": "2026-12-31, or empty for none", "uses": "A number, or empty for any",
    "when": "2026-03-04", "evidence": "A link, or where the file is", "how": "E-mail, telephone, contract",
    "licence": "Such as CC BY 4.0",
}  # fmt: skip
_DIFFERENT = "Several values"


class FieldsForm(QScrollArea):
    """Named fields under one another; ``typed`` tells that a person changed one of them."""

    typed = Signal()

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines: dict[str, LineText | GrowingText] = {}
        self._touched: dict[str, str] = {}
        body = QWidget()
        body.setObjectName("panelBody")
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(14, 12, 14, 12)
        form = QFormLayout()
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(6)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for name in names:
            line = GrowingText(LABELS[name]) if name in _LONG else LineText(LABELS[name])
            line.typed.connect(partial(self.touch, name))
            self.lines[name] = line
            label = QLabel(LABELS[name])
            label.setObjectName("name")
            label.setMinimumWidth(92)
            form.addRow(label, line)
        self.column.addLayout(form)
        self.column.addStretch(1)
        self.setWidget(body)

    def edits(self) -> dict[str, str]:
        """Return the fields a person has changed, as typed."""
        return dict(self._touched)

    def show_words(self, words: Mapping[str, str | None]) -> None:
        """Show fields; None is for several photos that differ. What was typed and not saved is let go."""
        self._touched.clear()
        for name, line in self.lines.items():
            value = words.get(name)
            line.show_text(value or "")
            line.setPlaceholderText(_DIFFERENT if value is None else _HINTS.get(name, ""))

    def touch(self, name: str, text: str) -> None:
        """Note that a person changed a field."""
        self._touched[name] = text
        self.typed.emit()


class RightsForm(FieldsForm):
    """The right a photo is printed by, its reason, and the terms."""

    def __init__(self) -> None:
        super().__init__(TERMS)
        self.right = Pick()
        self.right.setAccessibleName("Right")
        self.right.addItem("As guessed", "")
        for one in Rights:
            self.right.addItem(one.value[:1].upper() + one.value[1:], one.value)
        self.right.setPlaceholderText(_DIFFERENT)
        self.reason = QLabel()
        self.reason.setObjectName("why")
        self.reason.setWordWrap(True)
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self.channels = {name: QCheckBox(name.capitalize()) for name in CHANNELS}
        top = QFormLayout()
        top.setHorizontalSpacing(10)
        top.setContentsMargins(0, 0, 0, 8)
        label = QLabel("Right")
        label.setObjectName("name")
        label.setMinimumWidth(92)
        top.addRow(label, self.right)
        top.addRow(self.reason)
        row = QHBoxLayout()
        for box in self.channels.values():
            row.addWidget(box)
            row.addSpacing(12)
            box.clicked.connect(plain(self._channels_chosen))
        row.addStretch(1)
        label = QLabel("Channels")
        label.setObjectName("name")
        label.setMinimumWidth(92)
        top.addRow(label, row)
        self.column.insertLayout(0, top)
        self.right.activated.connect(plain(lambda: self.touch("rights", str(self.right.currentData()))))

    def show_words(self, words: Mapping[str, str | None]) -> None:
        """Show the right and the channels too."""
        super().show_words(words)
        right, channels = words.get("rights"), words.get("channels")
        self.right.setCurrentIndex(-1 if right is None else self.right.findData(right))
        for name, box in self.channels.items():
            box.setTristate(channels is None)
            if channels is None:
                box.setCheckState(Qt.CheckState.PartiallyChecked)
            else:
                box.setChecked(name in channels.split("; "))

    def _channels_chosen(self) -> None:
        for box in self.channels.values():
            box.setTristate(False)
        chosen = [name for name, box in self.channels.items() if box.checkState() == Qt.CheckState.Checked]
        self.touch("channels", "; ".join(chosen))


class Completions:
    """Offers credit lines used before while one is typed; ``ask`` asks for those that begin so."""

    def __init__(self, line: QLineEdit) -> None:
        self._model = QStringListModel()
        completer = QCompleter(self._model, line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        line.setCompleter(completer)
        self.completer = completer

    def offer(self, lines: list[str]) -> None:
        """Offer these."""
        if lines != self._model.stringList():
            self._model.setStringList(lines)
            if self.completer.widget().hasFocus() and lines:
                self.completer.complete()
