"""Deeds of sending out: the open story exported, and what is said when it may not go."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QFileDialog

from desk.checks.seam import Finding, Severity
from desk.errors import DeskError
from desk.newsroom.exporting import PRESS, PROOF, READERS, HeldError, Order, RefusedError, file_name
from desk.newsroom.gate import Reason
from desk.ui.dialogs import HeldDialog
from desk.ui.folders import Folders
from desk.ui.last_dialog import LastDialog
from desk.ui.press_dialogs import PressDialog, RefusedDialog

if TYPE_CHECKING:
    from desk.ui.window import Window

_NAMES = {
    "pdf": "PDF (*.pdf)",
    PRESS: "PDF/X-4 (*.pdf)",
    PROOF: "PDF for proof (*.pdf)",
    READERS: "PDF/UA (*.pdf)",
    "html": "Web page (*.html)",
    "txt": "Plain text (*.txt)",
    "md": "Markdown (*.md)",
}


class SendingDeeds:
    """The Export menu; ``go_to`` takes a person to what holds a story back."""

    def __init__(
        self, window: "Window", folders: Folders, dialogs: LastDialog, go_to: Callable[[Finding], None]
    ) -> None:
        self._window = window
        self._folders = folders
        self._dialogs = dialogs
        self._go_to = go_to

    def calls(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of this kind call."""
        return {
            "export-pdf": lambda: self.choose_export("pdf"), "export-press": self.choose_press,
            "export-proof": lambda: self.choose_export(PROOF),
            "export-readers": lambda: self.choose_export(READERS),
            "export-html": lambda: self.choose_export("html"),
            "export-txt": lambda: self.choose_export("txt"), "export-md": lambda: self.choose_export("md"),
        }  # fmt: skip

    def choose_press(self) -> None:
        """Ask which press the page is for, then where to, and send the open story out."""
        window = self._window
        if window.newsroom.open_story is None:
            return
        wanted = str(window.settings.value("press-profile", ""))
        dialog = PressDialog(window.newsroom.press_choice(), wanted, window)

        def chosen() -> None:
            window.settings.setValue("press-profile", dialog.wanted)
            self.choose_export(PRESS, dialog.wanted)

        dialog.accepted.connect(chosen)
        self._dialogs.open(dialog)

    def choose_export(self, form: str, profile: str = "") -> None:
        """Ask where to, and send the open story out."""
        open_story = self._window.newsroom.open_story
        if open_story is None:
            return
        order = Order(form, paper=self._window.newsroom.previewer.view.paper, profile=profile)
        start = Path(self._folders.last("export")) / file_name(open_story.story, open_story.id, order)
        name, _kind = QFileDialog.getSaveFileName(self._window, "Export", str(start), _NAMES[form])
        if name:
            self._folders.remember("export", name)
            self.export(order, Path(name))

    def export(self, order: Order, path: Path) -> None:
        """Send the open story out to a file."""
        room = self._window.newsroom
        if room.open_story is None:
            return
        self._window.strip.say(f"Exporting {path.name}…")
        failed = partial(self._not_exported, order, path)
        room.sending.export(room.open_story, order, path, self._exported, failed)

    def _exported(self, path: Path, note: str) -> None:
        place = QDir.toNativeSeparators(str(path.parent))
        self._window.strip.say(" ".join(filter(None, (f"Exported {path.name} to {place}.", note))))

    def _not_exported(self, order: Order, path: Path, error: DeskError) -> None:
        if isinstance(error, RefusedError):
            self._window.strip.say(f"Not exported: a printer would refuse {path.name}.", bad=True)
            self._dialogs.open(
                RefusedDialog(
                    error.faults,
                    lambda reason: self.export(replace(order, override=reason), path),
                    self._window,
                )
            )
            return
        self._window.strip.say(f"Not exported. {error}", bad=True)
        if isinstance(error, HeldError):
            self._dialogs.open(
                HeldDialog(
                    error.reasons,
                    self.go_to_reason,
                    lambda why: self.export(replace(order, force=True, override=why or order.override), path),
                    self._window,
                )
            )

    def go_to_reason(self, reason: Reason) -> None:
        """Take a person to what holds a story back."""
        self._go_to(
            Finding(reason.rule, Severity.STOP, reason.sentence, reason.field, reason.paragraph,
                    reason.start, reason.start + len(reason.text), reason.text)
        )  # fmt: skip
