"""Files that come by drag and drop, or by the clipboard."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent


def take_drag(event: QDragEnterEvent) -> None:
    """Take a drag that carries files or folders."""
    if event.mimeData().hasUrls():
        event.acceptProposedAction()


def dropped(event: QDropEvent) -> list[Path]:
    """Return the files and folders of this computer that were dropped; taken when there are any."""
    paths = files_in(event.mimeData())
    if paths:
        event.acceptProposedAction()
    return paths


def files_in(data: QMimeData) -> list[Path]:
    """Return the files and folders of this computer that the data names."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
