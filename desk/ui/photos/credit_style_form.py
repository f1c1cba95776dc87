"""The form of a house’s style for credits: order, words, separators, labels, and names of agencies."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from desk.pictures.credit_style import CreditStyle
from desk.pictures.credit_words import folded
from desk.ui.cards import plain
from desk.ui.fields import LineText
from desk.ui.form import Form, beside
from desk.ui.pair_table import PairTable, PairWords
from desk.ui.pick import Pick

_LINES: Mapping[str, tuple[str, str]] = {
    "label": ("Label", "Photograph"),
    "after_label": ("After the label", ""),
    "between": ("Between name and agency", ""),
    "before_last_owner": ("Before the last agency", ""),
    "between_names": ("Between names", ""),
    "before_last_name": ("Before the last name", ""),
    "handout": ("Handout", "Left out"),
    "pool": ("Pool", "Left out"),
    "account": ("Account", "{account}/{platform}"),
    "licence": ("Licence", ", {licence}"),
    "house": ("This house", "Its names in credits, with semicolons between"),
}
_KINDS: Mapping[str, str] = {
    "ai": "AI-generated", "screengrab": "Screen grab", "illustration": "Illustration",
    "representational": "Representational", "file": "From the files", "handout": "Handout",
    "pool": "Pool", "courtesy": "Courtesy",
}  # fmt: skip
_AGENCIES = PairWords(
    "Agencies as this house writes them",
    "Agencies this house writes in another way than they sign, and misspellings it has met.",
    ("As it comes", "As it is set"),
    ("As it comes", "As it is set"),
)


class CreditStyleForm(Form):
    """The fields; ``changed`` tells of each edit by a person."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines = {name: LineText(words, hint) for name, (words, hint) in _LINES.items()}
        self.kinds = {flag: LineText(f"Label: {words}", "As above") for flag, words in _KINDS.items()}
        self.order = Pick()
        self.order.setAccessibleName("Order")
        self.order.addItem("Names, then agencies", True)
        self.order.addItem("Agencies, then names", False)
        self.capitals, self.full_point = QCheckBox("All in capitals"), QCheckBox("A full point at the end")
        self.agencies = PairTable(_AGENCIES, all, lambda pair: folded(pair[0]))
        self.agencies.setMinimumHeight(220)
        self._labels: dict[str, str] = {}
        self._lay_out()
        for line in (*self.lines.values(), *self.kinds.values()):
            line.typed.connect(plain(self.changed.emit))
        for box in (self.capitals, self.full_point):
            box.clicked.connect(plain(self.changed.emit))
        self.order.activated.connect(plain(self.changed.emit))
        self.agencies.changed.connect(self.changed)

    def show_style(self, style: CreditStyle) -> None:
        """Show a style."""
        for name, line in self.lines.items():
            line.show_text(str(getattr(style, name)))
        self._labels = dict(style.labels)
        for flag, line in self.kinds.items():
            line.show_text(self._labels.get(flag, ""))
        self.order.setCurrentIndex(self.order.findData(style.names_first))
        self.capitals.setChecked(style.capitals)
        self.full_point.setChecked(style.full_point)
        self.agencies.show_pairs(list(style.agencies.items()))

    def style_set(self) -> CreditStyle:
        """Return the style as it stands; labels keep the order they had, new ones come after."""
        typed = self._labels | {flag: line.text() for flag, line in self.kinds.items()}
        return CreditStyle(
            **{name: line.text() for name, line in self.lines.items()},  # pyright: ignore[reportArgumentType] - lines are of the fields that hold words
            names_first=bool(self.order.currentData()),
            capitals=self.capitals.isChecked(),
            full_point=self.full_point.isChecked(),
            labels={flag: words for flag, words in typed.items() if words},
            agencies=dict(self.agencies.pairs),
        )

    def _lay_out(self) -> None:
        names = [name for name in _LINES if name not in {"handout", "pool", "account", "licence", "house"}]
        first, *rest = ((_LINES[name][0], self.lines[name]) for name in names)
        boxes = beside(self.capitals, self.full_point, share=False)
        self.add([("Order", self.order), first, *rest, ("", boxes)])
        more = ("handout", "pool", "account", "licence", "house")
        self.add([(_LINES[name][0], self.lines[name]) for name in more], "Words")
        self.add([(_KINDS[flag], line) for flag, line in self.kinds.items()], "Labels of other pictures")
        self.add([("", self.agencies)], "Agencies")
