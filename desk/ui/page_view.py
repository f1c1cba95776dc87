"""The page, live: the pages of the open story on a pasteboard."""

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from desk.newsroom.previewing import Proof

_GAP = 18
_POINTS_AN_INCH = 72.0
_FINEST_PPI = 220.0
_STEPS = (0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)


class Fit(Enum):
    """How large the page is shown."""

    WIDTH = "width"
    PAGE = "page"
    FIXED = "fixed"


class Sheets(QWidget):
    """Draws the pages one under the other, and below them what they have no room for."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pasteboardBody")
        self.images: tuple[QImage, ...] = ()
        self.overset: QImage | None = None
        self.page = QSize(1, 1)
        self.shadow = QColor(0, 0, 0, 38)

    def lay_out(self, images: tuple[QImage, ...], page: QSize, overset: QImage | None = None) -> None:
        """Take new pages of ``page`` logical pixels each; ``overset`` is as wide as they are."""
        self.images = images
        self.page = page
        self.overset = overset
        high = len(images) * (page.height() + _GAP) + _GAP
        self.setFixedSize(
            page.width() + 2 * _GAP, high + (round(self._overset_box().height()) + _GAP if overset else 0)
        )
        self.update()

    def _overset_box(self) -> QRectF:
        """Where the overset sheet lies, a gap below the last page."""
        if self.overset is None:
            return QRectF()
        scale = self.page.width() / max(1, self.overset.width())
        top = _GAP + len(self.images) * (self.page.height() + _GAP)
        return QRectF(_GAP, top, self.page.width(), self.overset.height() * scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that show."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for at, image in enumerate(self.images):
            box = QRectF(_GAP, _GAP + at * (self.page.height() + _GAP), self.page.width(), self.page.height())
            if not box.intersects(QRectF(event.rect())):
                continue
            painter.fillRect(box.translated(0, 1).adjusted(-1, 0, 1, 1), self.shadow)
            painter.drawImage(box, image)
        if self.overset is not None:
            painter.drawImage(self._overset_box(), self.overset)
        painter.end()


class PageView(QScrollArea):
    """Shows proofs; ``ppi_wanted`` asks for pictures as fine as the page is shown."""

    ppi_wanted = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pasteboard")
        self.setAccessibleName("Page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._sheets = Sheets()
        self.setWidget(self._sheets)
        self._fit = Fit.WIDTH
        self._zoom = 1.0
        self._points = (595.28, 841.89)
        self._trouble = QLabel(self)
        self._trouble.setObjectName("bad")
        self._trouble.setWordWrap(True)
        self._trouble.setAutoFillBackground(True)
        self._trouble.setMargin(10)
        self._trouble.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(80)
        self._pause.timeout.connect(lambda: self.ppi_wanted.emit(self.ppi()))

    @property
    def is_drawn(self) -> bool:
        """Whether a page is shown."""
        return bool(self._sheets.images)

    @property
    def overset(self) -> QImage | None:
        """What is shown below the page because it has no room there."""
        return self._sheets.overset

    def show_proof(self, proof: Proof[QImage]) -> None:
        """Show these pages; the place looked at stays."""
        self._trouble.hide()
        self._points = (proof.width_pt, proof.height_pt)
        self._sheets.images = proof.pictures
        self._sheets.overset = proof.pasteboard
        self._resize_sheets()

    def show_trouble(self, sentence: str) -> None:
        """Say why the page could not be set; the old page stays in sight."""
        self._trouble.setText(sentence)
        self._trouble.setFixedWidth(self.viewport().width())
        self._trouble.adjustSize()
        self._trouble.move(0, 0)
        self._trouble.show()

    def clear(self) -> None:
        """Show nothing."""
        self._sheets.lay_out((), QSize(1, 1))

    def ppi(self) -> float:
        """Return how fine the pictures must be for the size shown, on this screen."""
        return min(_FINEST_PPI, max(36.0, _POINTS_AN_INCH * self._shown_zoom() * self.devicePixelRatioF()))

    def fit(self, fit: Fit) -> None:
        """Show the page as wide as the pane, or whole."""
        self._fit = fit
        self._resize_sheets()

    def zoom(self, steps: int) -> None:
        """Show the page larger or smaller."""
        now = self._shown_zoom()
        sizes = [size for size in _STEPS if (size > now + 0.01 if steps > 0 else size < now - 0.01)]
        if sizes:
            self._zoom = sizes[0] if steps > 0 else sizes[-1]
            self._fit = Fit.FIXED
            self._resize_sheets()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._resize_sheets()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for pictures that suit the screen the page has come to."""
        super().showEvent(event)
        self._pause.start()

    def _shown_zoom(self) -> float:
        # The scroll bar's room is left whether it shows or not: were the page to grow as the bar goes,
        # and the bar to come back as the page grows, neither would ever come to rest.
        width, height = self._points
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * _GAP
        if self._fit is Fit.WIDTH:
            return max(0.2, room / width)
        if self._fit is Fit.PAGE:
            return max(0.15, min(room / width, (self.height() - 2 * _GAP) / height))
        return self._zoom

    def _resize_sheets(self) -> None:
        zoom = self._shown_zoom()
        width, height = self._points
        self._sheets.lay_out(
            self._sheets.images, QSize(round(width * zoom), round(height * zoom)), self._sheets.overset
        )
        self._pause.start()
