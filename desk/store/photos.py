"""The folder of photo files beside a store: each kept once, under a name made of its bytes."""

import contextlib
import hashlib
import os
import re
import tempfile
from pathlib import Path

from desk.errors import DeskError

_NAME = re.compile(r"[0-9a-f]{64}\.[a-z0-9]{1,8}")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


class PhotoFolder:
    """Keeps photo files. The folder is made with the first photo."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def keep(self, raw: bytes, suffix: str) -> str:
        """Keep a photo and return its name: the SHA-256 of its bytes and ``suffix``, such as ``.jpg``.

        The file is there whole or not at all. Raises DeskError when it cannot be written, ValueError when
        the suffix is none.
        """
        name = self.name_of(raw, suffix)
        if not (self._path / name).exists():
            self._put(name, raw)
        return name

    def name_of(self, raw: bytes, suffix: str) -> str:
        """Return the name a photo has or would have here; raises ValueError when the suffix is none."""
        suffix = suffix.lower()
        if not _SUFFIX.fullmatch(suffix):
            raise ValueError(f"{suffix!r} is no suffix of a file")
        return hashlib.sha256(raw).hexdigest() + suffix

    def mend(self, name: str, raw: bytes) -> None:
        """Write the bytes of a photo over what lies under its name; they must be those it is named after.

        Raises DeskError when they cannot be written, ValueError for the bytes of another photo.
        """
        if not _NAME.fullmatch(name) or hashlib.sha256(raw).hexdigest() != name.partition(".")[0]:
            raise ValueError(f"these are not the bytes of {name}")
        self._put(name, raw)

    def discard(self, name: str) -> None:
        """Throw the photo of that name away; one that is not there, or cannot be taken out, is left."""
        path = self.path(name)
        if path is not None:
            with contextlib.suppress(OSError):
                path.unlink()

    def _put(self, name: str, raw: bytes) -> None:
        try:
            self._path.mkdir(parents=True, exist_ok=True)
            _write(self._path / name, raw)
        except OSError as error:
            reason = error.strerror or str(error)
            raise DeskError(
                f"The photo cannot be kept in {self._path} ({reason}): make room there or allow writing "
                "to it, then add the photo again."
            ) from error

    def path(self, name: str) -> Path | None:
        """Return where the photo of that name lies; None when it is missing or the name is not ours."""
        if not _NAME.fullmatch(name):
            return None
        path = self._path / name
        return path if path.is_file() else None


def _write(target: Path, raw: bytes) -> None:
    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    if os.name == "posix":
        _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make a new name survive a power cut; Windows does so by itself and opens no folder."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
