"""Deeds of printing: the open story on paper."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QProgressDialog

from desk.errors import DeskError
from desk.newsroom.exporting import HeldError
from desk.newsroom.previewing import Proof
from desk.newsroom.printing import PrintOrder, StoppedError
from desk.ui.dialogs import HeldDialog
from desk.ui.last_dialog import LastDialog
from desk.ui.printing import PaperPrinter, dialog_for, pages_of, printer_for, progress_of

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from desk.newsroom.gate import Reason
    from desk.ui.window import Window


class PrintingDeeds:
    """Print…; ``go_to`` takes a person to what holds a story back."""

    def __init__(self, window: "Window", dialogs: LastDialog, go_to: "Callable[[Reason], None]") -> None:
        self._window = window
        self._dialogs = dialogs
        self._go_to = go_to
        self._shown: Proof[QImage] | None = None
        self._printer: QPrinter | None = None
        self._progress: QProgressDialog | None = None
        window.newsroom.previewer.pages.listen(self._keep)
        window.newsroom.printing.progress.listen(self._far)

    def calls(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of this kind call."""
        return {"print": self.choose_printer}

    @property
    def is_ready(self) -> bool:
        """Whether a page is set, so that the dialog can say how many there are."""
        return self._shown is not None

    def choose_printer(self) -> None:
        """Ask for the printer, the pages and the copies, and print the open story."""
        window = self._window
        open_story = window.newsroom.open_story
        if open_story is None or self._shown is None:
            return
        if self._progress is not None:
            window.strip.say("A story is being printed; wait until it is done, or stop it.")
            return
        shown = self._shown
        name = open_story.story.slug or open_story.story.headline or "Story"
        # The dialog does not own its printer.
        printer = self._printer = printer_for(shown.width_pt, shown.height_pt, name)
        dialog = dialog_for(window, printer, len(shown.pictures))
        dialog.accepted.connect(partial(self._chosen, printer))
        self._dialogs.open(dialog)

    def _chosen(self, printer: QPrinter, _same: QPrinter) -> None:
        order = PrintOrder(
            paper=self._window.newsroom.previewer.view.paper,
            ppi=printer.resolution(),
            pages=pages_of(printer),
            copies=1 if printer.supportsMultipleCopies() else printer.copyCount(),
        )
        self.print(printer, order)

    def print(self, printer: QPrinter, order: PrintOrder) -> None:
        """Print the open story on this printer."""
        room = self._window.newsroom
        if room.open_story is None:
            return
        paper = PaperPrinter(printer)
        self._progress = progress_of(self._window)
        self._progress.canceled.connect(room.printing.stop)
        room.printing.print(
            room.open_story.id,
            room.open_story.story,
            order,
            paper.draw,
            partial(self._printed, paper),
            partial(self._not_printed, paper, printer, order),
        )

    def _keep(self, shown: "Proof[QImage]") -> None:
        self._shown = shown

    def _far(self, far: tuple[int, int]) -> None:
        if self._progress is not None:
            done, count = far
            self._progress.setMaximum(count)
            self._progress.setValue(done)
            self._progress.setLabelText(f"Printing sheet {done + 1} of {count}…")

    def _done(self) -> None:
        if self._progress is not None:
            self._progress.close()
            self._progress.deleteLater()
            self._progress = None

    def _printed(self, paper: PaperPrinter, sheets: int) -> None:
        self._done()
        try:
            paper.finish()
        except DeskError as error:
            self._window.strip.say(f"Not printed. {error}", bad=True)
            return
        self._window.strip.say(f"Printed {sheets} {'sheet' if sheets == 1 else 'sheets'}.")

    def _not_printed(
        self, paper: PaperPrinter, printer: QPrinter, order: PrintOrder, error: DeskError
    ) -> None:
        self._done()
        paper.give_up()
        if isinstance(error, StoppedError):
            self._window.strip.say(str(error))
            return
        self._window.strip.say(f"Not printed. {error}", bad=True)
        if isinstance(error, HeldError):
            self._dialogs.open(
                HeldDialog(
                    error.reasons,
                    self._go_to,
                    lambda why: self.print(printer, replace(order, force=True, why=why or order.why)),
                    self._window,
                )
            )
