"""The signs drawn beside paragraphs: the bar of a quote, the dot of a list item."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextBlock
from PySide6.QtWidgets import QTextEdit

from desk.story.model import Kind
from desk.ui import paragraphs as blocks
from desk.ui.theme import Colours


def draw_signs(editor: QTextEdit, em: float, colours: Colours) -> None:
    """Draw the signs of the paragraphs in sight; ``em`` is the size of type in pixels."""
    painter = QPainter(editor.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    top = editor.verticalScrollBar().value()
    block = editor.cursorForPosition(QPoint(0, 0)).block()
    bottom = editor.viewport().height()
    layout = editor.document().documentLayout()
    while block.isValid():
        box = layout.blockBoundingRect(block).translated(0, -top)
        if box.top() > bottom:
            break
        _draw(painter, block, box, em, colours)
        block = block.next()
    painter.end()


def _draw(painter: QPainter, block: QTextBlock, box: QRectF, em: float, colours: Colours) -> None:
    kind = blocks.kind_of(block)
    if kind is Kind.QUOTE:
        bar = QRectF(box.left() - em * 0.9, box.top() + 3, 3, box.height() - em * 0.75)
        painter.fillRect(bar, QColor(colours.accent))
    elif kind is Kind.LIST_ITEM and block.layout().lineCount():
        line = block.layout().lineAt(0)
        middle = box.top() + line.y() + line.height() * 0.62
        painter.setBrush(QColor(colours.ink))
        painter.setPen(Qt.PenStyle.NoPen)
        size = em * 0.28
        painter.drawEllipse(QRectF(box.left() - em, middle - size / 2, size, size))
