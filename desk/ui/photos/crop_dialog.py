"""The dialog in which a photo is cropped for one story, the page following as it goes."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desk.story.crops import RATIOS
from desk.story.model import PhotoUse
from desk.ui.cards import plain
from desk.ui.photos.crop_view import CropView

_HOW = (
    "Drag to move, a grip to size; double-click sets the focus, which crops keep in. Arrows move, + and − "
    "size, Alt and arrows move the focus."
)


class CropDialog(QDialog):
    """Ratios, the picture with its crop, and how finely it prints so; ``tried`` tells of each change."""

    tried = Signal()

    def __init__(self, picture: QPixmap, use: PhotoUse, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Crop {name}")
        self.view = CropView(picture, use.crop, use.focus)
        self.ratios: dict[str, QToolButton] = {}
        self.whole = QPushButton("Whole Picture")
        self.whole.setAutoDefault(False)
        self.whole.clicked.connect(plain(self.view.take_whole))
        self.fineness = QLabel()
        self.fineness.setObjectName("quiet")
        how = QLabel(_HOW)
        how.setObjectName("quiet")
        how.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(self._top())
        column.addWidget(self.view, 1)
        column.addWidget(how)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText("Crop")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.view.changed.connect(self.tried)
        self.view.setFocus()

    def show_fineness(self, ppi: float | None, least: float) -> None:
        """Show the pixels an inch it prints at, in red under what the layout asks."""
        is_low = ppi is not None and ppi < least
        words = "" if ppi is None else f"{ppi:.0f} ppi as printed"
        self.fineness.setText(f"{words}; the layout asks for {least:.0f}" if is_low else words)
        self.fineness.setObjectName("bad" if is_low else "quiet")
        self.fineness.style().polish(self.fineness)

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        group = QButtonGroup(self)
        for name, ratio in RATIOS:
            button = QToolButton()
            button.setText(name)
            button.setCheckable(True)
            button.setChecked(ratio is None)
            button.clicked.connect(plain(partial(self.view.take_ratio, ratio)))
            group.addButton(button)
            self.ratios[name] = button
            top.addWidget(button)
        top.addWidget(self.whole)
        top.addStretch(1)
        top.addWidget(self.fineness)
        return top
