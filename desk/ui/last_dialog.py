"""The dialog a deed opened last."""

from PySide6.QtWidgets import QDialog


class LastDialog:
    """Keeps a dialog that is open without holding up the window; ``shown`` is the one opened last."""

    def __init__(self) -> None:
        self.shown: QDialog | None = None

    def open(self, dialog: QDialog) -> None:
        """Open a dialog and keep it."""
        self.shown = dialog
        # A dialog of the system has an ``open`` of its own that wants to be told whom to call.
        QDialog.open(dialog)
