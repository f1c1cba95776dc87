"""The form of the house settings: every value of a layout of the house’s own."""

from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit

from desk.press.house import HEADLINE_FACES, TEXT_FACES, House
from desk.press.layouts import Measure
from desk.press.settings import Settings
from desk.ui.form import Form, beside
from desk.ui.house_fields import Faces, Inks, Number, Paper

_LONGEST_NAME, _LONGEST_MASTHEAD = 60, 80


class HouseForm(Form):
    """The fields; ``changed`` tells of each edit by a person."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._template = ""
        self._showing = False
        self.name = _line("Name of the layout", _LONGEST_NAME, "")
        self.masthead = _line("Masthead", _LONGEST_MASTHEAD, "The story’s source")
        self.band = QCheckBox("On a band of colour off the top")
        self.hyphenate = QCheckBox("Break words")
        self.marks = QCheckBox("Marks and slug line round press pages")
        self.paper = Paper()
        self.columns = Number("columns", "Columns", places=0, step=1)
        self.numbers = {name: Number(name, words) for name, words in _NUMBERS.items()}
        self.faces = {
            "text_face": Faces("Face of the text", TEXT_FACES),
            "headline_face": Faces("Face of headlines", HEADLINE_FACES),
            "label_face": Faces("Face of captions and labels", TEXT_FACES),
        }
        self.inks = {"colour": Inks("Colour of the house"), "tint": Inks("Ground of the related box")}
        self._lay_out()
        self._connect()

    def show_settings(self, settings: Settings) -> None:
        """Show these settings."""
        self._showing = True
        house, measure = settings.house, settings.measure
        self._template = settings.template
        self.name.setText(settings.name)
        self.masthead.setText(house.masthead)
        self.band.setChecked(house.band)
        self.hyphenate.setChecked(measure.hyphenate)
        self.marks.setChecked(house.marks)
        self.columns.setValue(measure.columns)
        for name, number in self.numbers.items():
            number.setValue(getattr(measure if hasattr(measure, name) else house, name))
        for name, faces in self.faces.items():
            faces.setCurrentText(getattr(house, name))
        for name, inks in self.inks.items():
            inks.set_value(getattr(house, name))
        self.paper.show_size(house.width_mm, house.height_mm)
        self._showing = False

    def settings(self) -> Settings:
        """Return the settings as they stand in the form."""
        values: dict[str, object] = {name: round(number.value(), 2) for name, number in self.numbers.items()}
        measure = Measure(
            columns=round(self.columns.value()),
            size_pt=cast("float", values.pop("size_pt")),
            leading_pt=cast("float", values.pop("leading_pt")),
            hyphenate=self.hyphenate.isChecked(),
        )
        values |= {name: faces.currentText() for name, faces in self.faces.items()}
        values |= {name: inks.value() for name, inks in self.inks.items()}
        values |= {"masthead": self.masthead.text().strip(), "band": self.band.isChecked()}
        values["marks"] = self.marks.isChecked()
        return Settings(self.name.text(), self._template, measure, House(**cast("Any", values)))

    def _connect(self) -> None:
        for line in (self.name, self.masthead):
            line.textEdited.connect(self._edited)
        for box in (self.band, self.hyphenate, self.marks):
            box.toggled.connect(self._edited)
        for number in (self.columns, *self.numbers.values()):
            number.valueChanged.connect(self._edited)
        for faces in self.faces.values():
            faces.currentIndexChanged.connect(self._edited)
        for inks in self.inks.values():
            inks.changed.connect(self._edited)
        self.paper.chosen.connect(self._take_paper)

    def _take_paper(self, width: float, height: float) -> None:
        self._showing = True
        self.numbers["width_mm"].setValue(width)
        self.numbers["height_mm"].setValue(height)
        self._showing = False
        self._edited()

    def _edited(self) -> None:
        if not self._showing:
            numbers = self.numbers
            self.paper.show_size(numbers["width_mm"].value(), numbers["height_mm"].value())
            self.changed.emit()

    def _lay_out(self) -> None:
        n = self.numbers
        self.add([("Name", self.name)])
        self.add([("Words", self.masthead), ("Size", n["masthead_pt"]), ("", self.band)], "Masthead")
        paper = [
            ("Size", self.paper), ("", beside(n["width_mm"], n["height_mm"])),
            ("Top, foot", beside(n["top_mm"], n["foot_mm"])),
            ("Sides, bleed", beside(n["side_mm"], n["bleed_mm"])), ("", self.marks),
        ]  # fmt: skip
        self.add(paper, "Paper")
        columns = [
            ("Columns", self.columns), ("Gutter", n["gutter_mm"]),
            ("Text, grid", beside(n["size_pt"], n["leading_pt"])), ("", self.hyphenate),
        ]  # fmt: skip
        self.add(columns, "Columns")
        faces = [
            ("Text", self.faces["text_face"]), ("Standfirst", n["standfirst_pt"]),
            ("Headlines", self.faces["headline_face"]), ("Largest", n["headline_pt"]),
            ("Labels", self.faces["label_face"]), ("Captions", n["caption_pt"]),
        ]  # fmt: skip
        self.add(faces, "Faces and sizes")
        inks = [("House", self.inks["colour"]), ("Related box", self.inks["tint"])]
        self.add(inks, "Colours, in percentages of ink")


_NUMBERS = {
    "width_mm": "Width of the page",
    "height_mm": "Height of the page",
    "top_mm": "Margin at the top",
    "foot_mm": "Margin at the foot",
    "side_mm": "Margin at the sides",
    "bleed_mm": "Bleed",
    "gutter_mm": "Gutter between columns",
    "leading_pt": "Base grid",
    "size_pt": "Size of the text",
    "masthead_pt": "Size of the masthead",
    "headline_pt": "Size of the largest headline",
    "standfirst_pt": "Size of the standfirst",
    "caption_pt": "Size of captions",
}


def _line(words: str, longest: int, hint: str) -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(longest)
    line.setAccessibleName(words)
    line.setPlaceholderText(hint)
    return line
