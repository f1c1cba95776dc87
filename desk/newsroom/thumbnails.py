"""Thumbnails kept on disk: each made once for all starts, and thrown away when there are very many."""

from pathlib import Path
from typing import Final

from desk.errors import DeskError
from desk.pictures.photo import shrink

LONGEST: Final = 360
_MOST, _KEPT = 20_000, 15_000


class Thumbnails:
    """A folder of small copies, named after the bytes of their photos; any of them may go at any time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0

    def of(self, source: Path) -> bytes | None:
        """Return the thumbnail of a photo file as JPEG bytes; None where it is no photo any more."""
        small = self._folder / f"{source.stem}-{LONGEST}.jpg"
        try:
            return small.read_bytes()
        except OSError:
            pass
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            shrink(source, small, LONGEST)
            self._made += 1
            return small.read_bytes()
        except (DeskError, OSError):
            return None

    def prune(self) -> None:
        """Throw the oldest away where there are very many; a folder that cannot be read is left alone."""
        if not self._made:
            return
        try:
            files = list(self._folder.iterdir())
            if len(files) > _MOST:
                files.sort(key=lambda file: file.stat().st_mtime)
                for file in files[: len(files) - _KEPT]:
                    file.unlink(missing_ok=True)
        except OSError:
            return
