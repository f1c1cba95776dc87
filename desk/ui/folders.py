"""The folders a person chose files in last, each purpose its own."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, QSettings

from desk.newsroom.photo_intake import SUFFIXES

FOR_PICTURES: Final = "pictures"
PICTURES: Final = f"Pictures ({' '.join(f'*{suffix}' for suffix in sorted(SUFFIXES))})"


class Folders:
    """Remembers folders in the settings of the window."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def last(self, purpose: str) -> str:
        """Return the folder used last for a purpose, at first the person’s own."""
        return str(self._settings.value(f"folder-{purpose}", QDir.homePath()))

    def remember(self, purpose: str, file: str) -> None:
        """Remember the folder of a file just chosen."""
        self._settings.setValue(f"folder-{purpose}", str(Path(file).parent))
