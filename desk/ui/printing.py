"""Print…: the dialog of the system, the sheets drawn on the printer, and how far it is."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QProgressDialog

from desk.errors import DeskError
from desk.newsroom.printing import Sheet

if TYPE_CHECKING:
    from desk.ui.window import Window

_PATIENCE_MS = 300
_BAND = 128


class PaperPrinter:
    """Draws sheets on a printer, or into a PDF file, which appears whole or not at all.

    Made in the window’s thread; ``draw`` is called in one worker, and the rest once that is done.
    """

    def __init__(self, printer: QPrinter) -> None:
        self._printer = printer
        self._painter: QPainter | None = None
        self._target = Path(printer.outputFileName()) if printer.outputFileName() else None
        self._beside = self._target and self._target.with_name(f".{self._target.stem}.part.pdf")
        if self._beside is not None:
            printer.setOutputFileName(str(self._beside))
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setFullPage(True)

    def draw(self, sheet: Sheet) -> None:
        """Draw a sheet: as large as it is, or shrunk to what the paper takes. Raises DeskError on failure."""
        if self._painter is None:
            self._painter = QPainter()
            if not self._painter.begin(self._printer):
                self._painter = None
                raise DeskError("The printer cannot be reached; see that it is on, or choose another.")
        elif not self._printer.newPage():
            raise DeskError("The printer took no further sheet; see what it says, and print the rest.")
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        with Image.open(BytesIO(sheet.png), formats=["PNG"]) as opened:
            picture = opened.convert("RGB")
        size = QSizeF(*picture.size) * (self._printer.resolution() / sheet.ppi)
        # Qt holds the interpreter while it draws: over a second for a sheet, some milliseconds for a band.
        place = placed_on(self._printer, size)
        down = place.height() / picture.height
        for top in range(0, picture.height, _BAND):
            band = picture.crop((0, top, picture.width, min(picture.height, top + _BAND)))
            row = 3 * band.width
            drawn = QImage(band.tobytes(), band.width, band.height, row, QImage.Format.Format_RGB888)
            first, last = (round(place.y() + at * down) for at in (top, top + band.height))
            self._painter.drawImage(QRectF(place.x(), first, place.width(), last - first), drawn)

    def finish(self) -> None:
        """End the job; a file takes its name. Raises DeskError when that cannot be."""
        if self._painter is not None:
            self._painter.end()
        if self._beside is not None and self._target is not None:
            try:
                self._beside.replace(self._target)
            except OSError as error:
                raise DeskError(
                    f"{self._target.name} cannot be written ({error.strerror}); choose another place."
                ) from error

    def give_up(self) -> None:
        """Have nothing more printed; a file that was begun goes."""
        if self._painter is not None:
            self._printer.abort()
            self._painter.end()
        if self._beside is not None:
            self._beside.unlink(missing_ok=True)


def placed_on(printer: QPrinter, size: QSizeF) -> QRectF:
    """Return where a sheet of this size goes, in the printer’s dots: in the middle, shrunk to fit."""
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    if size.width() > paper.width() + 1 or size.height() > paper.height() + 1:
        layout = QPageLayout(printer.pageLayout())
        layout.setMode(QPageLayout.Mode.StandardMode)
        paper = QRectF(layout.paintRectPixels(printer.resolution()))
        size = size.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left = paper.x() + (paper.width() - size.width()) / 2
    return QRectF(left, paper.y() + (paper.height() - size.height()) / 2, size.width(), size.height())


def printer_for(width_pt: float, height_pt: float, name: str) -> QPrinter:
    """Return a printer with the page’s own paper, and the name the job goes by."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setCreator("Desk")
    size = QSizeF(width_pt, height_pt)
    page = QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    return printer


def pages_of(printer: QPrinter) -> frozenset[int]:
    """Return the numbers of the pages asked for; none for all of them."""
    if printer.printRange() != QPrinter.PrintRange.PageRange:
        return frozenset()
    ranges = printer.pageRanges()
    if ranges.isEmpty():
        return frozenset(range(max(1, printer.fromPage()), printer.toPage() + 1))
    return frozenset(
        page for page in range(ranges.firstPage(), ranges.lastPage() + 1) if ranges.contains(page)
    )


def dialog_for(window: "Window", printer: QPrinter, pages: int) -> QPrintDialog:
    """Return the system’s dialog for a printer, which has to outlive it."""
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle("Print")
    dialog.setMinMax(1, max(1, pages))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=pages > 1)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintSelection, on=False)
    return dialog


def progress_of(window: "Window") -> QProgressDialog:
    """Return the dialog that says how far it is and can stop it; meanwhile the window can be worked in."""
    progress = QProgressDialog("Setting the pages…", "Stop", 0, 0, window)
    progress.setWindowTitle("Printing")
    # A modal one would run the loop each time it is told how far it is, and be gone when that comes back.
    progress.setWindowModality(Qt.WindowModality.NonModal)
    progress.setMinimumDuration(_PATIENCE_MS)
    progress.setAutoClose(False)
    progress.setAutoReset(False)
    return progress
