"""Thumbnails kept on disk: each made once for all starts, and thrown away when there are very many."""

import contextlib
import threading
from pathlib import Path

from desk.errors import DeskError
from desk.pictures.photo import SMALL, jpeg_of, look

_END = b"\xff\xd9"
_MOST, _KEPT = 20_000, 15_000


class Thumbnails:
    """A folder of small copies, named after the bytes of their photos; any of them may go at any time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = False

    def of(self, source: Path) -> bytes | None:
        """Return the thumbnail of a photo file as JPEG bytes; None where it is no photo any more."""
        kept = self.kept(source.name)
        if kept is not None:
            return kept
        try:
            small = jpeg_of(look(source.read_bytes()).small)
        except (DeskError, OSError):
            return None
        self.keep(source.name, small)
        return small

    def keep(self, file: str, jpeg: bytes) -> None:
        """Keep the thumbnail of the photo in ``file``; where the folder cannot be written it is let go."""
        self._made = True
        target = self._place(file)
        beside = target.with_suffix(f".{threading.get_ident()}")
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(jpeg)
            beside.replace(target)

    def kept(self, file: str) -> bytes | None:
        """Return the thumbnail kept of the photo in ``file``, None where there is none."""
        try:
            jpeg = self._place(file).read_bytes()
        except OSError:
            return None
        # It is written unsynced, so a power cut may have cut it.
        return jpeg if jpeg.endswith(_END) else None

    def _place(self, file: str) -> Path:
        return self._folder / f"{Path(file).stem}-{SMALL}.jpg"

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
