"""The form in which a person decides by what right a photo is printed."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desk.newsroom.photo_standing import rights_words
from desk.story.photo import CHANNELS, Permission, Photo, Rights, Terms
from desk.ui.pick import Pick

_CHANNEL_WORDS = {"print": "Print", "web": "Web"}


class RightsDialog(QDialog):
    """Rights, terms and permission of a photo; ``terms`` is what was decided.

    ``in_force`` are the terms that count now: decided, or guessed with the reason shown.
    """

    def __init__(self, photo: Photo, in_force: Terms, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Rights of {photo.name or 'the photo'}")
        self.setMinimumWidth(520)
        self.rights = Pick()
        self.rights.setAccessibleName("Rights")
        for right in Rights:
            self.rights.addItem(f"{right.value[:1].upper()}{right.value[1:]}", right)
        self.licence = _line("Licence", in_force.licence, "CC BY 4.0")
        self.expires = _line("Last day of use", in_force.expires, "2026-12-31; empty for none")
        self.uses = _line("Uses", "" if in_force.uses is None else str(in_force.uses), "empty for any number")
        self.channels = {one: QCheckBox(_CHANNEL_WORDS[one]) for one in CHANNELS}
        self.territory = _line("Territory", in_force.territory, "where it may run; empty for anywhere")
        self.restrictions = _line("Restrictions", in_force.restrictions, "No archive, no sales …")
        allowed = in_force.permission
        self.who = _line("Allowed by", allowed.who, "who said it may run")
        self.when = _line("Allowed on", allowed.when, "2026-11-23")
        self.how = _line("How", allowed.how, "by letter, by telephone …")
        self.evidence = _line("Evidence", allowed.evidence, "a link or a file")
        self.trouble = QLabel()
        self.trouble.setObjectName("bad")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.rights.setCurrentIndex(list(Rights).index(in_force.rights))
        for name, box in self.channels.items():
            box.setChecked(name in in_force.channels)
        self._lay_out(in_force)

    @property
    def terms(self) -> Terms:
        """The terms as the form has them; ``wrong`` is to be empty first."""
        uses = self.uses.text().strip()
        return Terms(
            rights=Rights(self.rights.currentData()),
            decided=True,
            expires=self.expires.text().strip(),
            uses=int(uses) if uses else None,
            channels=tuple(name for name, box in self.channels.items() if box.isChecked()),
            territory=self.territory.text().strip(),
            restrictions=self.restrictions.text().strip(),
            licence=self.licence.text().strip(),
            permission=Permission(
                self.who.text().strip(), self.when.text().strip(), self.how.text().strip(),
                self.evidence.text().strip(),
            ),
        )  # fmt: skip

    def accept(self) -> None:
        """Close, unless something cannot be read: then say what, and go there."""
        wrong = self._wrong()
        if wrong is None:
            super().accept()
            return
        line, sentence = wrong
        self.trouble.setText(sentence)
        self.trouble.show()
        line.setFocus()

    def _wrong(self) -> tuple[QLineEdit, str] | None:
        for line, name in ((self.expires, "The last day of use"), (self.when, "The day it was allowed")):
            if (text := line.text().strip()) and not _is_day(text):
                return line, f"{name} is not a date: write it as 2026-12-31."
        uses = self.uses.text().strip()
        if uses and not (uses.isascii() and uses.isdigit() and int(uses) > 0):
            return self.uses, "Uses must be a whole number, or empty for any number."
        return None

    def _lay_out(self, in_force: Terms) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(14)
        form.addRow("Rights", self.rights)
        if not in_force.decided:
            guess = QLabel(f"Nobody has decided yet. {rights_words(in_force)}.")
            guess.setTextFormat(Qt.TextFormat.PlainText)
            guess.setObjectName("quiet")
            guess.setWordWrap(True)
            form.addRow("", guess)
        channels = QHBoxLayout()
        channels.setSpacing(18)
        for box in self.channels.values():
            channels.addWidget(box)
        channels.addStretch(1)
        for name, field in (
            ("Licence", self.licence), ("Last day of use", self.expires), ("Uses", self.uses),
        ):  # fmt: skip
            form.addRow(name, field)
        form.addRow("For", channels)
        for name, field in (
            ("Territory", self.territory), ("Restrictions", self.restrictions), ("Allowed by", self.who),
            ("On", self.when), ("How", self.how), ("Evidence", self.evidence),
        ):  # fmt: skip
            form.addRow(name, field)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.trouble)
        column.addWidget(buttons)


def _line(name: str, text: str, hint: str) -> QLineEdit:
    line = QLineEdit(text)
    line.setAccessibleName(name)
    line.setPlaceholderText(hint)
    return line


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2026-12-31")
