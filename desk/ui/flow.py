"""A layout that sets widgets in lines, as words are: what does not fit goes on to the next."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class Flow(QLayout):
    """Widgets from left to right, each as wide as it likes to be, ``gap`` pixels apart."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more, at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Return one, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Let one go, None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Take as many lines as the width asks for."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines."""
        heights = [max(item.sizeHint().height() for item in line) for line in self._lines(width)]
        margins = self.contentsMargins()
        return sum(heights) + self._gap * (len(heights) - 1) + margins.top() + margins.bottom()

    def setGeometry(self, rect: QRect) -> None:
        """Set the lines, what is lower than its line in the middle of it."""
        super().setGeometry(rect)
        inside = self.contentsRect()
        y = inside.y()
        for line in self._lines(inside.width()):
            x, height = inside.x(), max(item.sizeHint().height() for item in line)
            for item in line:
                size = item.sizeHint().boundedTo(QSize(inside.width(), height))
                item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self._gap
            y += height + self._gap

    def sizeHint(self) -> QSize:
        """Ask for the least."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the widest."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lines(self, width: int) -> Iterator[list[QLayoutItem]]:
        """Yield what stands on each line of a width, at least one on each."""
        line: list[QLayoutItem] = []
        room = width
        for item in self._items:
            needs = item.sizeHint().width()
            if line and needs > room:
                yield line
                line, room = [], width
            line.append(item)
            room -= needs + self._gap
        if line:
            yield line
