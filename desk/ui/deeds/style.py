"""Story ▸ House Style: opens the dialog and does what it asks."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desk.ui.folders import Folders
from desk.ui.style_dialog import StyleDialog

if TYPE_CHECKING:
    from desk.ui.window import Window

_IN = "Styles (*.toml *.yml *.yaml);;All files (*)"
_OUT = "Styles (*.toml)"


class StyleDeed:
    """Joins the dialog to the newsroom; the dialog is made when first asked for."""

    def __init__(self, window: "Window", folders: Folders) -> None:
        self._window = window
        self._folders = folders
        self.dialog: StyleDialog | None = None

    def calls(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of this kind call."""
        return {"house-style": self.open}

    def open(self) -> None:
        """Read the rules and show them."""
        dialog = self.dialog or self._made()
        dialog.show()
        self._window.newsroom.styling.read()

    def _made(self) -> StyleDialog:
        styling = self._window.newsroom.styling
        dialog = self.dialog = StyleDialog(self._window)
        styling.sheets.listen(dialog.show_sheet)
        styling.verdict.listen(dialog.show_verdict)
        styling.trouble.listen(lambda sentence: dialog.say(sentence, bad=True))
        dialog.tried.connect(styling.try_)
        dialog.saved.connect(styling.save)
        dialog.removed.connect(styling.remove)
        dialog.switched.connect(styling.switch)
        dialog.import_wanted.connect(self._choose_import)
        dialog.export_wanted.connect(self._choose_export)
        return dialog

    def _choose_import(self) -> None:
        start = self._folders.last("styles")
        name, _kind = QFileDialog.getOpenFileName(self.dialog, "Import rules of style", start, _IN)
        if name:
            self._folders.remember("styles", name)
            self._window.newsroom.styling.import_(Path(name))

    def _choose_export(self) -> None:
        start = str(Path(self._folders.last("styles")) / "house-style.toml")
        name, _kind = QFileDialog.getSaveFileName(self.dialog, "Export the style", start, _OUT)
        if name:
            self._folders.remember("styles", name)
            self._window.newsroom.styling.export(Path(name))
