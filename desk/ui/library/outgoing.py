"""Photos sent out of the library: as files with their words in them, and on a contact sheet."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from desk.newsroom.importing import counted
from desk.newsroom.photo_export import PhotoOrder
from desk.story.photo import Photo
from desk.ui.cards import plain
from desk.ui.library.dialogs import ExportDialog, ReportDialog
from desk.ui.library.errand import Errand

_PURPOSE = "photos-out"


class Outgoing(Errand):
    """Asks how and where to, and says at the foot what was written."""

    def ask_export(self, photos: Sequence[Photo]) -> None:
        """Ask in what form photos are to go out, and into which folder."""
        dialog = ExportDialog(len(photos), self.window)

        def chosen() -> None:
            start = self.folders.last(_PURPOSE)
            if name := QFileDialog.getExistingDirectory(self.window, "Export photos to", start):
                self.folders.remember(_PURPOSE, str(Path(name) / "photos"))
                self.export_to(Path(name), photos, dialog.order())

        dialog.accepted.connect(plain(chosen))
        self.dialogs.open(dialog)

    def export_to(self, folder: Path, photos: Sequence[Photo], order: PhotoOrder) -> None:
        """Write photos into a folder."""

        def done(result: tuple[list[Path], list[str]]) -> None:
            made, refused = result
            self.foot.say(f"{counted(len(made), 'photo')} written to {folder}.")
            if refused:
                self.dialogs.open(ReportDialog("Photos not exported", tuple(refused), self.window))

        self.foot.say("Exporting…")
        self.jobs.export(photos, order, folder, done)

    def ask_sheet(self, photos: Sequence[Photo]) -> None:
        """Ask where a contact sheet is to go."""
        suggested = str(Path(self.folders.last(_PURPOSE)) / "contact-sheet.pdf")
        name, _kind = QFileDialog.getSaveFileName(self.window, "Contact sheet", suggested, "PDF (*.pdf)")
        if name:
            self.folders.remember(_PURPOSE, name)
            self.print_sheet(Path(name), photos)

    def print_sheet(self, path: Path, photos: Sequence[Photo]) -> None:
        """Write a contact sheet of photos."""
        self.foot.say("Setting the contact sheet…")
        self.jobs.print_sheet(photos, path, lambda made: self.foot.say(f"{made} is written."))
