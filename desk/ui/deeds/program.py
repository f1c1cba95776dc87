"""Deeds for the program as a whole: what it is, and how it is left."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QMessageBox

import desk
from desk.errors import DeskError

if TYPE_CHECKING:
    from desk.ui.window import Window


class ProgramDeeds:
    """Quit, About, and the question before words are lost."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    def calls(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of this kind call."""
        return {"quit": self._window.close, "about": self.about}

    def leave_unsaved(self, error: DeskError) -> bool:
        """Ask whether to close though the newest words could not be kept."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText("The newest words could not be saved.")
        box.setInformativeText(str(error))
        stay = box.addButton("Keep Desk Open", QMessageBox.ButtonRole.RejectRole)
        leave = box.addButton("Close and Lose Them", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.exec()
        return box.clickedButton() is leave

    def about(self) -> None:
        """Say which Desk this is and where its store lies."""
        place = QDir.toNativeSeparators(str(self._window.newsroom.desk.places.store))
        QMessageBox.about(
            self._window,
            "About Desk",
            f"Desk {desk.__version__}\n\nStore: {place}\n\nMIT licence. Works offline.",
        )
