"""A picture with its crop on it, to be moved, sized and given a focus, by the mouse or by the keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.story.crops import Edge, dragged, largest, scaled, shifted
from desk.story.model import Crop, Focus

_MARGIN, _GRIP, _NEAR = 10, 9, 14
_STEP, _LONG_STEP = 0.005, 0.05
_ZOOM = 1.05
_EDGES: tuple[Edge, ...] = ((-1, -1), (1, -1), (-1, 1), (1, 1), (0, -1), (0, 1), (-1, 0), (1, 0))
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class CropView(QWidget):
    """The picture with what is cropped away dimmed; ``changed`` tells of each change by a person.

    Drag inside to move, a grip to size, double-click to set the focus. Arrows move, with Shift further and
    with Alt the focus; + and − size.
    """

    changed = Signal()

    def __init__(self, picture: QPixmap, crop: Crop, focus: Focus) -> None:
        super().__init__()
        self.crop = crop
        self.focus = focus
        self.ratio: float | None = None
        self._picture = picture
        self._held: tuple[Edge | None, QPointF, Crop] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(360, 260)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Crop")

    @property
    def aspect(self) -> float:
        """Width over height of the whole picture."""
        return self._picture.width() / self._picture.height()

    def take_ratio(self, ratio: float | None) -> None:
        """Hold the crop to a ratio: the largest there is about the focus."""
        self.ratio = ratio
        if ratio is not None:
            self._become(largest(ratio, self.aspect, self.focus))

    def take_whole(self) -> None:
        """Crop nothing, or as little as the ratio asks."""
        self._become(largest(self.ratio, self.aspect, self.focus))

    def sizeHint(self) -> QSize:
        """Ask for room to work in."""
        return QSize(720, 500)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, dim what does not print, and draw frame, grips and focus."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, kept = self._whole(), self._kept()
        painter.drawPixmap(whole, self._picture, QRectF(self._picture.rect()))
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 150))
        for part in (
            QRectF(whole.topLeft(), QPointF(whole.right(), kept.top())),
            QRectF(QPointF(whole.left(), kept.bottom()), whole.bottomRight()),
            QRectF(QPointF(whole.left(), kept.top()), kept.bottomLeft()),
            QRectF(kept.topRight(), QPointF(whole.right(), kept.bottom())),
        ):
            painter.drawRect(part)
        painter.restore()
        accent = self.palette().highlight().color() if not self.hasFocus() else QColor("#ffffff")
        painter.setPen(QPen(accent, 2))
        painter.drawRect(kept)
        painter.setPen(QPen(QColor(0, 0, 0, 170), 1))
        painter.setBrush(QColor("#ffffff"))
        for edge in self._grips():
            at = _grip(kept, edge)
            painter.drawRect(QRectF(at.x() - _GRIP / 2, at.y() - _GRIP / 2, _GRIP, _GRIP))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        spot = on_screen(self._whole(), self.focus.x, self.focus.y)
        for colour, wide in ((QColor(0, 0, 0, 170), 4.0), (QColor("#ffffff"), 2.0)):
            painter.setPen(QPen(colour, wide))
            painter.drawEllipse(spot, 8, 8)
            painter.drawPoint(spot)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a grip, or of the crop itself."""
        at = event.position()
        edge = self._edge_at(at)
        if event.button() == Qt.MouseButton.LeftButton and (edge or self._kept().contains(at)):
            self._held = (edge, at, self.crop)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held; show what could be."""
        if self._held is None:
            self._show_cursor(event.position())
            return
        edge, start, before = self._held
        if edge is not None:
            self._become(
                dragged(before, edge, _in_picture(self._whole(), event.position()), self.ratio, self.aspect)
            )
            return
        whole, way = self._whole(), event.position() - start
        self._become(shifted(before, way.x() / whole.width(), way.y() / whole.height()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        del event
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Set the focus there."""
        self._focus_on(*_in_picture(self._whole(), event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by the arrows, size by + and −."""
        key = Qt.Key(event.key())
        held = event.modifiers()
        if key in _ARROWS:
            step = _LONG_STEP if held & Qt.KeyboardModifier.ShiftModifier else _STEP
            right, down = (step * way for way in _ARROWS[key])
            if held & Qt.KeyboardModifier.AltModifier:
                self._focus_on(self.focus.x + right, self.focus.y + down)
            else:
                self._become(shifted(self.crop, right, down))
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self._become(scaled(self.crop, _ZOOM))
        elif key == Qt.Key.Key_Minus:
            self._become(scaled(self.crop, 1 / _ZOOM))
        else:
            super().keyPressEvent(event)

    def _become(self, crop: Crop) -> None:
        if crop != self.crop:
            self.crop = crop
            self.update()
            self.changed.emit()

    def _focus_on(self, x: float, y: float) -> None:
        self.focus = Focus(min(1.0, max(0.0, x)), min(1.0, max(0.0, y)))
        self.update()
        self.changed.emit()

    def _grips(self) -> tuple[Edge, ...]:
        return _EDGES if self.ratio is None else _EDGES[:4]

    def _edge_at(self, at: QPointF) -> Edge | None:
        kept = self._kept()
        for edge in self._grips():
            way = _grip(kept, edge) - at
            if max(abs(way.x()), abs(way.y())) <= _NEAR:
                return edge
        return None

    def _show_cursor(self, at: QPointF) -> None:
        edge = self._edge_at(at)
        if edge is None:
            inside = self._kept().contains(at)
            self.setCursor(Qt.CursorShape.SizeAllCursor if inside else Qt.CursorShape.ArrowCursor)
        elif edge[0] and edge[1]:
            falls = edge[0] == edge[1]
            self.setCursor(Qt.CursorShape.SizeFDiagCursor if falls else Qt.CursorShape.SizeBDiagCursor)
        else:
            self.setCursor(Qt.CursorShape.SizeHorCursor if edge[0] else Qt.CursorShape.SizeVerCursor)

    def _whole(self) -> QRectF:
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        wide = min(room.width(), room.height() * self.aspect)
        high = wide / self.aspect
        return QRectF(room.center().x() - wide / 2, room.center().y() - high / 2, wide, high)

    def _kept(self) -> QRectF:
        crop, whole = self.crop, self._whole()
        return QRectF(
            on_screen(whole, crop.left, crop.top),
            on_screen(whole, crop.left + crop.width, crop.top + crop.height),
        ).intersected(whole)


def on_screen(whole: QRectF, x: float, y: float) -> QPointF:
    """Return where a place of the picture, in fractions, lies within ``whole`` of it."""
    return QPointF(whole.left() + x * whole.width(), whole.top() + y * whole.height())


def _in_picture(whole: QRectF, at: QPointF) -> tuple[float, float]:
    return (at.x() - whole.left()) / whole.width(), (at.y() - whole.top()) / whole.height()


def _grip(kept: QRectF, edge: Edge) -> QPointF:
    middle = kept.center()
    return QPointF(
        middle.x() + edge[0] * kept.width() / 2,
        middle.y() + edge[1] * kept.height() / 2,
    )
