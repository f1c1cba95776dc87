"""All deeds of one window, joined."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from desk.ui.deeds.copy_in import CopyDeeds
from desk.ui.deeds.credits import CreditStyleDeed
from desk.ui.deeds.crops import CropDeeds
from desk.ui.deeds.deciding import DecidingDeeds
from desk.ui.deeds.edit import EditDeeds
from desk.ui.deeds.edition import EditionDeeds
from desk.ui.deeds.findings import FindingDeeds
from desk.ui.deeds.house import HouseDeed
from desk.ui.deeds.library import LibraryDeeds
from desk.ui.deeds.photos import PhotoDeeds
from desk.ui.deeds.printing import PrintingDeeds
from desk.ui.deeds.program import ProgramDeeds
from desk.ui.deeds.sending import SendingDeeds
from desk.ui.deeds.story import StoryDeeds
from desk.ui.deeds.style import StyleDeed
from desk.ui.deeds.view import ViewDeeds
from desk.ui.folders import Folders
from desk.ui.last_dialog import LastDialog

if TYPE_CHECKING:
    from desk.ui.window import Window


class Deeds:
    """The window's deeds by kind; each kind says which actions of the table are its own."""

    def __init__(self, window: "Window") -> None:
        folders = Folders(window.settings)
        self._dialogs = LastDialog()
        self.story = StoryDeeds(window, folders)
        self.photos = PhotoDeeds(window, self._dialogs)
        self.crops = CropDeeds(window, self._dialogs)
        self.copy = CopyDeeds(window, folders, self._dialogs, self.story.add_pictures)
        self.findings = FindingDeeds(window)
        self.deciding = DecidingDeeds(window)
        self.sending = SendingDeeds(window, folders, self._dialogs, self.findings.go_to)
        self.printing = PrintingDeeds(window, self._dialogs, self.sending.go_to_reason)
        self.edit = EditDeeds(window)
        self.view = ViewDeeds(window)
        self.edition = EditionDeeds(window, self.sending.go_to_reason)
        self.library = LibraryDeeds(window)
        self.house = HouseDeed(window, folders)
        self.style = StyleDeed(window, folders)
        self.credit_style = CreditStyleDeed(window)
        self.program = ProgramDeeds(window)

    @property
    def last_dialog(self) -> QDialog | None:
        """The dialog a deed opened last."""
        return self._dialogs.shown

    def calls(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the table calls."""
        return {
            **self.copy.calls(), **self.sending.calls(), **self.printing.calls(), **self.edit.calls(),
            **self.story.calls(), **self.photos.calls(), **self.findings.calls(), **self.deciding.calls(),
            **self.view.calls(), **self.edition.calls(), **self.library.calls(), **self.house.calls(),
            **self.style.calls(), **self.credit_style.calls(), **self.program.calls(),
        }  # fmt: skip
