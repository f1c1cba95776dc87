"""Pictures brought into the library: chosen, dropped or pasted, and what came of it."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from desk.newsroom.importing import counted
from desk.newsroom.photo_intake import PhotoReport
from desk.ui.drops import files_in
from desk.ui.folders import FOR_PICTURES, PICTURES
from desk.ui.library.dialogs import ReportDialog
from desk.ui.library.errand import Errand


class Intake(Errand):
    """Brings pictures in by whatever door, and says at the foot what came."""

    def choose_files(self) -> None:
        """Ask for files."""
        start = self.folders.last(FOR_PICTURES)
        names, _kind = QFileDialog.getOpenFileNames(self.window, "Add photos", start, PICTURES)
        if names:
            self.folders.remember(FOR_PICTURES, names[0])
            self.bring_in([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder, of which all pictures come in, and those of the folders in it."""
        start = self.folders.last(FOR_PICTURES)
        if name := QFileDialog.getExistingDirectory(self.window, "Add a folder of photos", start):
            self.bring_in([Path(name)])

    def paste(self) -> None:
        """Bring in the picture or the files of the clipboard."""
        clipboard = QGuiApplication.clipboard()
        if paths := files_in(clipboard.mimeData()):
            self.bring_in(paths)
            return
        image = clipboard.image()
        if image.isNull():
            self.foot.say("The clipboard holds no picture; copy one first.")
            return
        pixels = image.convertToFormat(QImage.Format.Format_RGBA8888)
        self.jobs.bring_in_pasted(bytes(pixels.constBits()), (pixels.width(), pixels.height()), self._came)

    def bring_in(self, paths: list[Path]) -> None:
        """Bring in files and folders."""
        self.foot.say("Bringing in pictures…")
        self.jobs.bring_in(paths, self._came)

    def _came(self, report: PhotoReport) -> None:
        new = sum(one.is_new for one in report.came)
        words = [f"{counted(new, 'photo')} added"]
        if known := len(report.came) - new:
            words.append(f"{known} already here")
        if like := sum(bool(one.alike) for one in report.came):
            words.append(f"{like} nearly the same as another (see Uses)")
        if report.refused:
            words.append(f"{len(report.refused)} refused")
        self.foot.say(f"{', '.join(words)}{'; stopped' if report.stopped else ''}.")
        if report.refused:
            self.dialogs.open(ReportDialog("Pictures refused", report.refused, self.window))
