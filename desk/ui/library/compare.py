"""Two photos side by side, with what differs under them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desk.newsroom.photo_intake import differences
from desk.newsroom.photo_shelf import PhotoShelf
from desk.story.photo import Photo
from desk.ui.cards import plain

_LONGEST = 1400


class _Picture(QLabel):
    """A picture as large as there is room for, all of it in sight."""

    def __init__(self) -> None:
        super().__init__("…")
        self._whole = QPixmap()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumSize(240, 160)
        # What is shown never makes it larger.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_picture(self, whole: QPixmap) -> None:
        """Show a picture."""
        self._whole = whole
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._whole.isNull():
            return
        ratio = self.devicePixelRatioF()
        fitted = self._whole.scaled(
            self.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )  # fmt: skip
        fitted.setDevicePixelRatio(ratio)
        self.setPixmap(fitted)


class CompareDialog(QDialog):
    """Shows two photos as large as there is room for."""

    def __init__(self, shelf: PhotoShelf, one: Photo, other: Photo, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Compare")
        self.resize(QSize(1120, 720).boundedTo(self.screen().availableGeometry().size()))
        grid = QGridLayout()
        self.pictures: list[_Picture] = []
        for at, photo in enumerate((one, other)):
            picture = _Picture()
            name = QLabel(f"{photo.name}\n{photo.described.creditline or 'No credit'}")
            name.setTextFormat(Qt.TextFormat.PlainText)
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(picture, 0, at)
            grid.addWidget(name, 1, at)
            grid.setColumnStretch(at, 1)
            self.pictures.append(picture)
            shelf.ask_picture(photo.file, _LONGEST, lambda raw, at=at: self._came(at, raw))
        grid.setRowStretch(0, 1)
        self.told = QLabel("\n".join(differences(one, other)) or "Nothing differs but the bytes.")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(plain(self.reject))
        column = QVBoxLayout(self)
        column.addLayout(grid, 1)
        column.addWidget(self.told)
        column.addWidget(buttons)

    def _came(self, at: int, raw: bytes | None) -> None:
        pixmap = QPixmap()
        if raw is None or not pixmap.loadFromData(raw):
            self.pictures[at].setText("The file is missing.")
            return
        self.pictures[at].show_picture(pixmap)
