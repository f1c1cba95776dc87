"""One page of the flat plan: its picture, its state, and what is over, short or missing."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desk.newsroom.edition_plan import PageFact
from desk.press.page_layouts import PageFrame, PageLayout
from desk.story.edition import Page, PageState
from desk.ui.stories import STORIES_MIME
from desk.ui.theme import Colours

WIDTH = 178
# On the paper of the page, which is white in every theme.
_OVER, _EMPTY = "#b3201b", "#8d8a84"
_STRIP = 4
_STATE_WORDS = {
    PageState.OPEN: "open",
    PageState.FILLED: "filled",
    PageState.PROOFED: "proofed",
    PageState.OFF_STONE: "off stone",
}


class Thumb(QWidget):
    """The page small: frames that are over with a red foot, empty ones dashed, one a story is held over."""

    def __init__(self, layout: PageLayout | None, colours: Colours) -> None:
        super().__init__()
        self.page_layout = layout
        self.picture: QImage | None = None
        self.held: PageFrame | None = None
        self.over: frozenset[str] = frozenset()
        self.empty: frozenset[str] = frozenset()
        self._colours = colours
        tall = 1.31 if layout is None else layout.height_mm / layout.width_mm
        self.setFixedSize(QSize(WIDTH, round(WIDTH * tall)))

    def frame_at(self, point: QPoint) -> PageFrame | None:
        """Return the frame nearest to a place on the picture."""
        layout = self.page_layout
        if layout is None:
            return None
        scale = layout.width_mm / self.width()
        return layout.frame_at(point.x() * scale, point.y() * scale)

    def hold(self, frame: PageFrame | None) -> None:
        """Show that a story let go now would stand in this frame."""
        self.held = frame
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, or paper while it is awaited."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor("white"))
        if self.picture is not None:
            painter.drawImage(QRectF(self.rect()), self.picture)
        painter.setPen(QColor(self._colours.line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        for frame in self.page_layout.frames if self.page_layout is not None else ():
            if frame.name in self.over:
                box = self._box(frame)
                painter.setPen(QPen(QColor(_OVER), 1))
                painter.drawRect(box)
                painter.fillRect(
                    QRectF(box.left(), box.bottom() - _STRIP, box.width(), _STRIP), QColor(_OVER)
                )
            elif frame.name in self.empty:
                painter.setPen(QPen(QColor(_EMPTY), 1, Qt.PenStyle.DashLine))
                painter.drawRect(self._box(frame))
        if self.held is not None:
            accent = QColor(self._colours.accent)
            painter.setPen(QPen(accent, 2))
            accent.setAlpha(50)
            painter.setBrush(accent)
            painter.drawRect(self._box(self.held))
        painter.end()

    def _box(self, frame: PageFrame) -> QRectF:
        if self.page_layout is None:
            return QRectF()
        scale = self.width() / self.page_layout.width_mm
        left, top, right, bottom = (side * scale for side in self.page_layout.box(frame))
        return QRectF(left, top, right - left, bottom - top)


class PageCard(QFrame):
    """A page as a card; stories are dropped on its frames, Enter or a right click opens its menu."""

    dropped = Signal(int, str, object)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, page: Page, layout: PageLayout | None, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.page = page
        self._layout = layout
        self._colours = colours
        self.thumb = Thumb(layout, colours)
        self.title = QLabel()
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setFixedWidth(WIDTH)
        self.words.setMinimumHeight(self.fontMetrics().height() * 2)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(6)
        for part in (self.thumb, self.title, self.words):
            column.addWidget(part)
        self._say(f"{page.printed_folio}", "", bad=False)

    def look_like(self, before: "PageCard") -> None:
        """Look as this page did before, until it is set again."""
        self.thumb.picture = before.thumb.picture
        if self.page.layout == before.page.layout:
            self.thumb.page_layout = before.thumb.page_layout

    def show_fact(self, fact: PageFact, picture: QImage | None) -> None:
        """Show the page as it was set."""
        self.thumb.picture = picture
        if self._layout is not None:
            self.thumb.page_layout = self._layout.read_from(right=fact.from_right)
        self.thumb.over = frozenset(story.frame for story in fact.stories if story.is_over or story.is_gone)
        self.thumb.empty = frozenset((*fact.empty_frames, *(story.frame for story in fact.spent)))
        self.thumb.update()
        words = fact.trouble or fact.words
        if not words and fact.stories and not fact.empty_frames:
            words = "fits"
        is_bad = (
            bool(fact.trouble)
            or fact.missing_credits > 0
            or any(story.is_over or story.is_gone for story in fact.stories)
        )
        self._say(f"{fact.folio}   {_STATE_WORDS[fact.state]}", words, bad=is_bad)
        c = self._colours
        ink = {PageState.OPEN: c.quiet, PageState.FILLED: c.accent, PageState.PROOFED: c.warn}
        self.title.setStyleSheet(f"font-weight: 600; color: {ink.get(fact.state, c.good)};")
        lines = [f"{story.frame}: {story.headline} ({story.words})" for story in fact.stories]
        self.setToolTip("\n".join([*lines, *(f"{frame}: empty" for frame in fact.empty_frames)]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the page’s menu with Enter or Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.menu_wanted.emit(self.page.number, self.mapToGlobal(self.rect().center()))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the page’s menu."""
        self.menu_wanted.emit(self.page.number, event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take stories of the list."""
        if event.mimeData().hasFormat(STORIES_MIME) and self.thumb.page_layout is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show the frame a story would stand in."""
        self.thumb.hold(self._frame(event.position().toPoint()))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no frame."""
        self.thumb.hold(None)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Place the stories let go."""
        frame = self._frame(event.position().toPoint())
        self.thumb.hold(None)
        numbers = bytes(event.mimeData().data(STORIES_MIME).data()).split()
        if frame is not None and numbers:
            event.acceptProposedAction()
            self.dropped.emit(self.page.number, frame.name, [int(number) for number in numbers])

    def _frame(self, point: QPoint) -> PageFrame | None:
        return self.thumb.frame_at(self.thumb.mapFrom(self, point))

    def _say(self, title: str, words: str, *, bad: bool) -> None:
        self.title.setText(title)
        self.words.setText(words)
        name = "bad" if bad else "quiet"
        if self.words.objectName() != name:
            self.words.setObjectName(name)
            self.words.style().unpolish(self.words)
            self.words.style().polish(self.words)
        self.setAccessibleName(f"Page {title}, {words}" if words else f"Page {title}")
