"""The shipped line icons, drawn in the ink of the theme at whatever size and density is asked."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class LineIcon(QIconEngine):
    """One icon; ``ink`` and ``faint`` are its colours when it can and cannot be used."""

    def __init__(self, svg: bytes, ink: str, faint: str) -> None:
        super().__init__()
        self._svg = svg
        self._ink = ink
        self._faint = faint

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon into ``rect``."""
        del state
        colour = QColor(self._faint if mode == QIcon.Mode.Disabled else self._ink)
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(0.55)
        raw = self._svg.replace(b"currentColor", colour.name().encode())
        QSvgRenderer(QByteArray(raw)).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Draw the icon on nothing."""
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPointF(0, 0).toPoint(), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        """Return another of the same."""
        return LineIcon(self._svg, self._ink, self._faint)


class Icons:
    """Makes icons of one theme from the folder of shipped SVG files."""

    def __init__(self, folder: Path, ink: str, faint: str) -> None:
        self._folder = folder
        self._ink = ink
        self._faint = faint

    def get(self, name: str) -> QIcon:
        """Return the icon called ``name``."""
        return QIcon(LineIcon((self._folder / f"{name}.svg").read_bytes(), self._ink, self._faint))
