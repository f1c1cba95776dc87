"""The form of one rule of house style."""

from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit

from desk.checks.seam import Severity
from desk.checks.style_rule import TEXT_FIELDS, StyleRule
from desk.ui.form import Form, beside
from desk.ui.pick import Pick

_KINDS = (("words", "Words"), ("swaps", "Words with what to write"), ("pattern", "A pattern"))
_SEVERITIES = (
    (Severity.FIX, "Fix"), (Severity.ASK, "Ask"), (Severity.STYLE, "Style"),
    (Severity.STOP, "Stop the press"),
)  # fmt: skip
_LOOKS = {
    "words": "One word or phrase a line.",
    "swaps": "One a line: wrong = right.",
    "pattern": "A regular expression; \\1 in “Write instead” is its first bracket.",
}


class StyleForm(Form):
    """The fields of a rule; ``changed`` tells of each edit by a person."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rule = StyleRule("", "", "swaps", "")
        self.name, self.why, self.instead = _line("Name"), _lines("Why", 2), _line("Write instead")
        self.kind, self.severity = Pick(), Pick()
        self.looks = _lines("What to look for", 5)
        self.must_flag, self.must_pass = _lines("Must flag", 3), _lines("Must pass", 3)
        self.near, self.spared = _lines("Only near", 2), _lines("Spare", 2)
        self.fields = {name: QCheckBox(name.capitalize()) for name in TEXT_FIELDS}
        self.quotations = QCheckBox("In quotations, too")
        self.languages, self.not_languages = _line("Languages"), _line("Languages left out")
        for key, words in _KINDS:
            self.kind.addItem(words, key)
        for severity, words in _SEVERITIES:
            self.severity.addItem(words, severity)
        self.kind.setAccessibleName("Kind")
        self.severity.setAccessibleName("Severity")
        self._lay_out()
        for line in (self.name, self.instead, self.languages, self.not_languages):
            line.textEdited.connect(self.changed)
        for lines in (self.why, self.looks, self.near, self.spared, self.must_flag, self.must_pass):
            lines.textChanged.connect(self.changed)
        for pick in (self.kind, self.severity):
            pick.activated.connect(self.changed)
        self.kind.currentIndexChanged.connect(self._show_kind)
        for box in (*self.fields.values(), self.quotations):
            box.clicked.connect(self.changed)

    def show_rule(self, rule: StyleRule) -> None:
        """Show a rule."""
        blocker = QSignalBlocker(self)
        self._rule = rule
        self.name.setText(rule.name)
        self.why.setPlainText(rule.why)
        self.kind.setCurrentIndex(self.kind.findData(rule.kind))
        self.severity.setCurrentIndex([one for one, _words in _SEVERITIES].index(rule.severity))
        self.looks.setPlainText(_looked_for(rule))
        self.instead.setText(" | ".join(rule.instead))
        self.near.setPlainText("\n".join(rule.near))
        self.spared.setPlainText("\n".join(rule.spared))
        for name, box in self.fields.items():
            box.setChecked(name in rule.fields)
        self.languages.setText(" | ".join(rule.languages))
        self.not_languages.setText(" | ".join(rule.not_languages))
        self.must_flag.setPlainText("\n".join(rule.must_flag))
        self.must_pass.setPlainText("\n".join(rule.must_pass))
        self.quotations.setChecked(rule.quotations)
        self._show_kind()
        self.verticalScrollBar().setValue(0)
        blocker.unblock()

    def rule(self) -> StyleRule:
        """Return the rule as it stands; what the form has no field for is as it was."""
        kind, looks = str(self.kind.currentData()), _filled(self.looks)
        pairs = (line.partition("=") for line in looks)
        swaps = {wrong.strip(): right.strip() for wrong, _sign, right in pairs}
        return replace(
            self._rule,
            name=self.name.text().strip(),
            why=" ".join(self.why.toPlainText().split()),
            kind=kind,
            severity=Severity(self.severity.currentData()),
            words=looks if kind == "words" else (),
            swaps=self._swaps(kind, swaps),
            pattern="".join(looks) if kind == "pattern" else "",
            near=_lines_of(self.near) if kind == "pattern" else (),
            instead=() if kind == "swaps" else _parts(self.instead.text()),
            spared=_filled(self.spared),
            fields=tuple(name for name, box in self.fields.items() if box.isChecked()),
            quotations=self.quotations.isChecked(),
            languages=_parts(self.languages.text().strip()),
            not_languages=_parts(self.not_languages.text().strip()),
            must_flag=_filled(self.must_flag),
            must_pass=_filled(self.must_pass),
        )

    def _swaps(self, kind: str, swaps: dict[str, str]) -> MappingProxyType[str, str]:
        if kind == "pattern":
            return MappingProxyType(dict(self._rule.swaps if self._rule.kind == "pattern" else {}))
        return MappingProxyType(swaps if kind == "swaps" else {})

    def _show_kind(self) -> None:
        kind = str(self.kind.currentData())
        self._hint.setText(_LOOKS[kind])
        self._rows.setRowVisible(self.instead, kind != "swaps")
        self._rows.setRowVisible(self.near, kind == "pattern")

    def _lay_out(self) -> None:
        self._hint = QLabel()
        self._hint.setObjectName("quiet")
        self._hint.setWordWrap(True)
        for line, hint in (
            (self.instead, "Several with | between"), (self.languages, "en is every English"),
            (self.not_languages, "None left out"),
        ):  # fmt: skip
            line.setPlaceholderText(hint)
        self.near.setPlaceholderText("One of these must be in the text, for speed: one a line")
        self.spared.setPlaceholderText("Found, but right: one a line")
        self._rows = self.add([
            ("Name", self.name), ("Why", self.why), ("Severity", self.severity), ("Look for", self.kind),
            ("", self.looks), ("", self._hint), ("Only near", self.near), ("Write instead", self.instead),
            ("Spare", self.spared), ("Must flag", self.must_flag), ("Must pass", self.must_pass),
        ])  # fmt: skip
        where = [
            ("Look in", beside(*self.fields.values(), share=False)), ("", self.quotations),
            ("Languages", self.languages), ("But not", self.not_languages),
        ]  # fmt: skip
        self.add(where, "Where")


def _looked_for(rule: StyleRule) -> str:
    if rule.kind == "swaps":
        return "\n".join(f"{wrong} = {right}" for wrong, right in rule.swaps.items())
    return rule.pattern if rule.kind == "pattern" else "\n".join(rule.words)


def _lines_of(field: QPlainTextEdit) -> tuple[str, ...]:
    """Return the lines that are not empty; a space at the end of one counts."""
    return tuple(line for line in field.toPlainText().splitlines() if line.strip())


def _filled(field: QPlainTextEdit) -> tuple[str, ...]:
    return tuple(line.strip() for line in _lines_of(field))


def _parts(text: str) -> tuple[str, ...]:
    """Return what stands between bars; a space at the end of the text counts."""
    return tuple(part for part in text.split(" | ") if part.strip())


def _line(words: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(words)
    return line


def _lines(words: str, rows: int) -> QPlainTextEdit:
    lines = QPlainTextEdit()
    lines.setAccessibleName(words)
    lines.setTabChangesFocus(True)
    lines.setFixedHeight(lines.fontMetrics().lineSpacing() * rows + 18)
    return lines
