"""A row of the story list, painted."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desk.store.stories import StoryRow
from desk.story.dates import short_date
from desk.ui.theme import Colours

_Index = QModelIndex | QPersistentModelIndex


class StoryRowPainter(QStyledItemDelegate):
    """Paints a story as two lines: the headline, then slug, words and when it was changed."""

    def __init__(self, colours: Colours, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.colours = colours
        self.open_id = 0
        self._now = now

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of two lines with air."""
        del index
        metrics = option.fontMetrics  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        return QSize(200, round(metrics.height() * 2 + 20))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        row = index.data(Qt.ItemDataRole.UserRole)
        box: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        font: QFont = option.font  # pyright: ignore[reportAttributeAccessIssue]
        c = self.colours
        painter.save()
        is_open = isinstance(row, StoryRow) and row.id == self.open_id
        if is_open or state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(c.select))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(c.hover))
        if is_open:
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), QColor(c.accent))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(c.line))
        if isinstance(row, StoryRow):
            self._paint_row(painter, box.adjusted(14, 8, -12, -9), row, font)
        painter.restore()

    def _paint_row(self, painter: QPainter, box: QRect, row: StoryRow, font: QFont) -> None:
        bold, small = QFont(font), QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(font.pointSizeF() - 1)
        painter.setFont(bold)
        painter.setPen(QColor(self.colours.ink))
        metrics = QFontMetrics(bold)
        first = QRect(box.left(), box.top(), box.width(), metrics.height())
        title = row.headline or row.slug or "Untitled"
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        elided = metrics.elidedText(title, Qt.TextElideMode.ElideRight, first.width())
        painter.drawText(first, left, elided)
        painter.setFont(small)
        painter.setPen(QColor(self.colours.quiet))
        metrics = QFontMetrics(small)
        second = QRect(box.left(), first.bottom() + 2, box.width(), metrics.height())
        facts = f"{row.words} words · {short_date(row.changed, self._now())}"
        name = row.slug if row.headline else "No headline"
        room = second.width() - metrics.horizontalAdvance(facts) - 12
        painter.drawText(second, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, facts)
        painter.drawText(second, left, metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(0, room)))
