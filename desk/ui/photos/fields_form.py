"""Named fields of a photo, or of several at once: what a person types is noted until it is saved."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from desk.newsroom.photo_edits import LABELS
from desk.ui.fields import GrowingText, LineText
from desk.ui.form import Form, beside
from desk.ui.photos.evidence_field import EvidenceField

_LONG = frozenset({"caption", "alttext", "instructions", "usageterms", "restrictions"})
_HINTS = {
    "people": "Several with semicolons between", "keywords": "Several with semicolons between",
    "expires": "2026-12-31, or empty for none", "uses": "A number, or empty for any",
    "territory": "Where it may run; empty for anywhere", "restrictions": "No archive, no sales",
    "who": "Who said it may run", "when": "2026-03-04", "how": "E-mail, telephone, contract",
    "evidence": "Paste a link, or drop a file here", "licence": "Such as CC BY 4.0",
}  # fmt: skip
DIFFERENT = "Several values"


class FieldsForm(Form):
    """Named fields under one another; ``typed`` tells that a person changed one of them,
    ``evidence_wanted`` that the evidence is to be opened.
    """

    typed = Signal()
    evidence_wanted = Signal(str)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.lines: dict[str, LineText | GrowingText] = {}
        self._touched: dict[str, str] = {}
        for name in names:
            line = self._line(name)
            line.typed.connect(partial(self.touch, name))
            self.lines[name] = line
        self.add([(LABELS[name], self._row(line)) for name, line in self.lines.items()])

    def _line(self, name: str) -> LineText | GrowingText:
        if name == "evidence":
            return EvidenceField(LABELS[name])
        return GrowingText(LABELS[name]) if name in _LONG else LineText(LABELS[name])

    def _row(self, line: LineText | GrowingText) -> QWidget | QLayout:
        if not isinstance(line, EvidenceField):
            return line
        line.opened.connect(self.evidence_wanted)
        row = beside(line)
        row.addWidget(line.choose)
        row.addWidget(line.show_it)
        return row

    def edits(self) -> dict[str, str]:
        """Return the fields a person has changed, as typed."""
        return dict(self._touched)

    def show_words(self, words: Mapping[str, str | None], typed: Mapping[str, str] | None = None) -> None:
        """Show fields; None is for several photos that differ.

        ``typed`` names those of ``words`` that a person typed and that are not saved; other typing is let go.
        """
        self._touched = dict(typed or {})
        for name, line in self.lines.items():
            value = words.get(name)
            line.show_text(value or "")
            line.setPlaceholderText(DIFFERENT if value is None else _HINTS.get(name, ""))

    def touch(self, name: str, text: str) -> None:
        """Note that a person changed a field."""
        self._touched[name] = text
        self.typed.emit()
