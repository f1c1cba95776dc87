"""View ▸ House Settings: opens the form and does what it asks."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QFileDialog

from desk.errors import DeskError
from desk.newsroom.house import SPECIMEN
from desk.press.layout_file import SUFFIX
from desk.press.layouts import Layout
from desk.ui.cards import plain
from desk.ui.folders import Folders
from desk.ui.house_dialog import HouseDialog

if TYPE_CHECKING:
    from desk.ui.window import Window

_FILES = f"Layouts (*{SUFFIX});;All files (*)"


class HouseDeed:
    """Joins the form to the newsroom; the form is made when first asked for."""

    def __init__(self, window: "Window", folders: Folders) -> None:
        self._window = window
        self._folders = folders
        self.dialog: HouseDialog | None = None

    def calls(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of this kind call."""
        return {"house-settings": self.open}

    def open(self) -> None:
        """Read the layouts from their folder and open the form on the open story’s own, where it has one."""
        dialog = self.dialog or self._made()
        broken = self._window.newsroom.houses.read_again()
        open_story = self._window.newsroom.open_story
        dialog.show()
        self._offer(open_story.story.layout if open_story else "")
        dialog.say(" ".join(one.sentence for one in broken), bad=True)

    def save(self) -> None:
        """Keep the settings as they stand."""
        dialog, houses = self._dialog, self._window.newsroom.houses
        self._do(lambda: self._kept(houses.save(dialog.settings(), dialog.over), "Saved"))

    def remove(self) -> None:
        """Take the layout shown away; a story set in it must be given another."""
        dialog, houses = self._dialog, self._window.newsroom.houses
        name = dialog.settings().name

        def remove() -> None:
            houses.remove(dialog.over)
            self._offer("")
            dialog.say(f"Removed “{name}”; save it again to keep it after all.")
            dialog.form.show_settings(replace(settings, name=name))

        settings = dialog.settings()
        self._do(remove)

    def import_from(self, path: Path) -> None:
        """Bring in a layout from a file."""
        houses = self._window.newsroom.houses
        self._do(lambda: self._kept(houses.import_(path), "Brought in"))

    def export_to(self, path: Path) -> None:
        """Write the layout shown, as it was last saved, to a file."""
        dialog = self._dialog

        def export() -> None:
            self._window.newsroom.houses.export(dialog.over, path)
            dialog.say(f"Exported to {QDir.toNativeSeparators(str(path))}.")

        self._do(export)

    @property
    def _dialog(self) -> HouseDialog:
        return self.dialog or self._made()

    def _made(self) -> HouseDialog:
        window = self._window
        dialog = HouseDialog(window)
        self.dialog = dialog
        houses = window.newsroom.houses
        houses.pages.listen(dialog.show_proof)
        houses.trouble.listen(dialog.show_trouble)
        houses.changed.listen(self._changed)
        dialog.trial.connect(self._try)
        dialog.save_wanted.connect(self.save)
        dialog.remove_wanted.connect(self.remove)
        dialog.import_wanted.connect(self._choose_import)
        dialog.export_wanted.connect(self._choose_export)
        dialog.finished.connect(plain(houses.drop))
        return dialog

    def _try(self) -> None:
        dialog, room = self._dialog, self._window.newsroom
        if dialog.isVisible():
            story = room.open_story.story if room.open_story else SPECIMEN
            room.houses.try_(dialog.settings(), story, dialog.page.ppi())

    def _offer(self, chosen: str) -> None:
        self._dialog.offer(self._window.newsroom.houses.starts(), chosen)

    def _kept(self, layout: Layout, done: str) -> None:
        self._offer(layout.id)
        self._dialog.say(f"{done} “{layout.name}”; choose it under Details ▸ Layout.")

    def _changed(self, _none: None) -> None:
        window = self._window
        window.inspector.details.show_layouts(list(window.newsroom.desk.composing.layouts.all()))
        window.newsroom.set_again()
        window.deeds.view.show_papers()

    def _do(self, deed: Callable[[], None]) -> None:
        try:
            deed()
        except DeskError as error:
            self._dialog.say(str(error), bad=True)

    def _choose_import(self) -> None:
        start = self._folders.last("layouts")
        name, _kind = QFileDialog.getOpenFileName(self._dialog, "Import a layout", start, _FILES)
        if name:
            self._folders.remember("layouts", name)
            self.import_from(Path(name))

    def _choose_export(self) -> None:
        start = str(Path(self._folders.last("layouts")) / f"{self._dialog.over}{SUFFIX}")
        name, _kind = QFileDialog.getSaveFileName(self._dialog, "Export the layout", start, _FILES)
        if name:
            self._folders.remember("layouts", name)
            self.export_to(Path(name))
