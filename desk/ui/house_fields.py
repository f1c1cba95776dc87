"""The fields of the house settings: numbers with units, faces, and colours in four inks."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QFrame, QHBoxLayout, QLabel, QWidget

from desk.press.house import RANGES, Ink
from desk.ui.pick import Pick

PAPERS: tuple[tuple[str, float, float], ...] = (
    ("A4, 210 × 297 mm", 210, 297),
    ("A3, 297 × 420 mm", 297, 420),
    ("US Letter, 216 × 279 mm", 215.9, 279.4),
    ("Tabloid, 280 × 400 mm", 280, 400),
    ("Berliner, 315 × 470 mm", 315, 470),
    ("Broadsheet, 375 × 597 mm", 375, 597),
)
_OWN_SIZE = "Another size"
_FIELD_HEIGHT = 30


class Number(QDoubleSpinBox):
    """A number with its unit, within what the press allows; the wheel is left to the form."""

    def __init__(self, name: str, words: str, *, places: int = 1, step: float = 0.5) -> None:
        super().__init__()
        reach = RANGES[name]
        self.setDecimals(places)
        self.setSingleStep(step)
        self.setRange(reach.least, reach.most)
        if places:
            self.setSuffix(f" {reach.unit}")
        self.setMinimumHeight(_FIELD_HEIGHT)
        self.lineEdit().setTextMargins(4, 0, 3, 0)
        self.setAccessibleName(words)
        self.setMinimumWidth(84)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        event.ignore()


class Faces(Pick):
    """One of the shipped faces."""

    def __init__(self, words: str, faces: tuple[str, ...]) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.addItems(list(faces))


class Paper(Pick):
    """A paper size by name; ``chosen`` tells its width and height in millimetres."""

    chosen = Signal(float, float)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Paper size")
        for words, width, height in PAPERS:
            self.addItem(words, (width, height))
        self.addItem(_OWN_SIZE)
        self.activated.connect(self._picked)

    def show_size(self, width: float, height: float) -> None:
        """Show the name of a size."""
        sizes = [(wide, high) for _words, wide, high in PAPERS]
        self.setCurrentIndex(sizes.index((width, height)) if (width, height) in sizes else len(sizes))

    def _picked(self, at: int) -> None:
        if at < len(PAPERS):
            self.chosen.emit(*PAPERS[at][1:])


class Inks(QWidget):
    """A colour as percentages of cyan, magenta, yellow and black, with a swatch of about its look."""

    changed = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        self._swatch = QFrame()
        self._swatch.setFixedSize(24, 24)
        row.addWidget(self._swatch)
        self.parts: list[QDoubleSpinBox] = []
        for letter, ink in (("C", "cyan"), ("M", "magenta"), ("Y", "yellow"), ("K", "black")):
            part = _Percent(f"{words}: {ink}")
            part.valueChanged.connect(self._edited)
            name = QLabel(letter)
            name.setObjectName("name")
            row.addWidget(name)
            row.addWidget(part, 1)
            self.parts.append(part)
        self._show_swatch()

    def value(self) -> Ink:
        """Return the four percentages."""
        c, m, y, k = (part.value() for part in self.parts)
        return c, m, y, k

    def set_value(self, ink: Ink) -> None:
        """Show a colour."""
        for part, percent in zip(self.parts, ink, strict=True):
            blocker = QSignalBlocker(part)
            part.setValue(percent)
            blocker.unblock()
        self._show_swatch()

    def _edited(self) -> None:
        self._show_swatch()
        self.changed.emit()

    def _show_swatch(self) -> None:
        colour = QColor.fromCmykF(*(percent / 100 for percent in self.value()))
        self._swatch.setStyleSheet(
            f"background: {colour.name()}; border: 1px solid rgba(128, 128, 128, 120); border-radius: 4px;"
        )


class _Percent(QDoubleSpinBox):
    def __init__(self, words: str) -> None:
        super().__init__()
        self.setDecimals(1)
        self.setRange(0, 100)
        self.setMinimumHeight(_FIELD_HEIGHT)
        self.lineEdit().setTextMargins(4, 0, 3, 0)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(words)
        self.setMinimumWidth(44)

    def textFromValue(self, value: float) -> str:
        """Say a whole percentage without a point."""
        return f"{value:g}"

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        event.ignore()
