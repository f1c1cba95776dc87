"""The form in which a person decides by what right a photo is printed, and on what terms."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel

from desk.newsroom.photo_edits import LABELS
from desk.newsroom.photo_standing import rights_words
from desk.story.photo import CHANNELS, Rights, Terms
from desk.ui.cards import plain
from desk.ui.form import beside
from desk.ui.photos.fields_form import DIFFERENT, FieldsForm
from desk.ui.pick import Pick

_TERMS = (
    "licence", "expires", "uses", "territory", "restrictions", "who", "when", "how", "evidence",
)  # fmt: skip


class RightsForm(FieldsForm):
    """The right a photo is printed by, its reason, and the terms: of one photo or of several."""

    def __init__(self) -> None:
        super().__init__(_TERMS)
        self.right = Pick()
        self.right.setAccessibleName(LABELS["rights"])
        self.right.addItem("As guessed", "")
        for one in Rights:
            self.right.addItem(one.value[:1].upper() + one.value[1:], one.value)
        self.right.setPlaceholderText(DIFFERENT)
        self._reason = QLabel()
        self._reason.setObjectName("why")
        self._reason.setWordWrap(True)
        self._reason.setTextFormat(Qt.TextFormat.PlainText)
        self.channels = {name: QCheckBox(name.capitalize()) for name in CHANNELS}
        for box in self.channels.values():
            box.clicked.connect(plain(self._channels_chosen))
        channels = beside(*self.channels.values(), share=False)
        rows = ((LABELS["rights"], self.right), ("", self._reason), (LABELS["channels"], channels))
        self.add(rows, first=True)
        self.right.activated.connect(plain(lambda: self.touch("rights", str(self.right.currentData()))))

    def show_words(self, words: Mapping[str, str | None], typed: Mapping[str, str] | None = None) -> None:
        """Show the right and the channels too."""
        super().show_words(words, typed)
        right, channels = words.get("rights"), words.get("channels")
        self.right.setCurrentIndex(-1 if right is None else self.right.findData(right))
        for name, box in self.channels.items():
            box.setTristate(channels is None)
            if channels is None:
                box.setCheckState(Qt.CheckState.PartiallyChecked)
            else:
                box.setChecked(name in channels.split("; "))

    def show_reason(self, in_force: Terms | None) -> None:
        """Say whether the terms that count were decided or guessed, and why; None says nothing."""
        if in_force is None:
            words = ""
        elif in_force.decided:
            words = "Decided by a person."
        else:
            words = f"Nobody has decided yet. {rights_words(in_force)}."
        self._reason.setText(words)
        self._reason.setVisible(bool(words))

    def _channels_chosen(self) -> None:
        for box in self.channels.values():
            box.setTristate(False)
        chosen = [name for name, box in self.channels.items() if box.checkState() == Qt.CheckState.Checked]
        self.touch("channels", "; ".join(chosen))
