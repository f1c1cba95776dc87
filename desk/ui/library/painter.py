"""A cell of the photo grid, painted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desk.store.library import StoredPhoto
from desk.ui.theme import Colours

if TYPE_CHECKING:
    from desk.ui.library.model import PhotoGridModel

CELL = QSize(196, 196)
_PICTURE = 138
_BAND = 22
_Index = QModelIndex | QPersistentModelIndex


class PhotoCellPainter(QStyledItemDelegate):
    """Paints the picture, its name, and its credit; what is missing is said in the colour of trouble."""

    def __init__(self, model: "PhotoGridModel", colours: Colours) -> None:
        super().__init__(model)
        self._model = model
        self.colours = colours

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size of every cell."""
        del option, index
        return CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        box: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        font: QFont = option.font  # pyright: ignore[reportAttributeAccessIssue]
        stored = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        cell = box.adjusted(4, 4, -4, -4)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, QColor(self.colours.select))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(cell, QColor(self.colours.hover))
        if isinstance(stored, StoredPhoto):
            inner = cell.adjusted(6, 6, -6, -4)
            self._paint_picture(
                painter, QRect(inner.left(), inner.top(), inner.width(), _PICTURE), index, stored
            )
            self._paint_words(painter, inner, stored, font)
        painter.restore()

    def _paint_picture(self, painter: QPainter, box: QRect, index: _Index, stored: StoredPhoto) -> None:
        shown = self._model.picture(index.row(), stored.photo)
        if shown is None or shown.pixmap.isNull():
            painter.fillRect(box, QColor(self.colours.window))
        else:
            self._paint_pixmap(painter, box, shown.pixmap)
        if shown is not None and shown.trouble:
            band = QRect(box.left(), box.bottom() - _BAND + 1, box.width(), _BAND)
            painter.fillRect(band, QColor(self.colours.window))
            painter.setPen(QColor(self.colours.bad))
            painter.drawText(band, Qt.AlignmentFlag.AlignCenter, shown.trouble)

    def _paint_pixmap(self, painter: QPainter, box: QRect, picture: QPixmap) -> None:
        size = picture.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left = box.left() + (box.width() - size.width()) // 2
        top = box.top() + (box.height() - size.height()) // 2
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRect(left, top, size.width(), size.height()), picture)

    def _paint_words(self, painter: QPainter, box: QRect, stored: StoredPhoto, font: QFont) -> None:
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() - 1)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        credit = stored.photo.described.creditline
        colours = self.colours
        top = box.top() + _PICTURE + 3
        for words, face, colour in (
            (stored.photo.name, font, colours.ink),
            (credit or "No credit", small, colours.quiet if credit else colours.bad),
        ):
            metrics = QFontMetrics(face)
            painter.setFont(face)
            painter.setPen(QColor(colour))
            line = QRect(box.left(), top, box.width(), metrics.height())
            painter.drawText(line, left, metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, box.width()))
            top += metrics.height()
