"""Photo files of the desk: kept once, shrunk once for each size asked."""

import hashlib
import tempfile
from pathlib import Path

from desk.errors import DeskError
from desk.newsroom.files import write_whole
from desk.pictures.photo import PhotoFacts, shrink, suffix_of
from desk.pictures.press_photo import press_jpeg
from desk.store.photos import PhotoFolder

_LARGEST_FILE = 200 * 1024 * 1024


class Photos:
    """The photo folder beside the store, and smaller copies made from it, gone with the program."""

    def __init__(self, folder: Path) -> None:
        self._folder = PhotoFolder(folder)
        self._seen: dict[str, tuple[int, int, bool]] = {}
        self._small = tempfile.TemporaryDirectory(prefix="desk-photos-", ignore_cleanup_errors=True)

    def name_of(self, raw: bytes) -> str | None:
        """Return the name a picture’s bytes have or would have in the folder; None where they are none."""
        suffix = suffix_of(raw)
        return None if suffix is None else self._folder.name_of(raw, suffix)

    def keep(self, raw: bytes, facts: PhotoFacts) -> str:
        """Keep a picture’s bytes: returns its name in the folder."""
        return self._folder.keep(raw, facts.suffix)

    def path(self, name: str) -> Path | None:
        """Return where the photo’s file lies, None when it is missing."""
        return self._folder.path(name)

    def is_sound(self, name: str) -> bool | None:
        """Tell whether a photo’s bytes still have the hash that is its name; None when its file is missing.

        They are read once for each size and time the file is found with.
        """
        path = self.path(name)
        if path is None:
            return None
        try:
            found = path.stat()
            stamp = (found.st_size, found.st_mtime_ns)
            if name not in self._seen or self._seen[name][:2] != stamp:
                self._seen[name] = (*stamp, has_hash(path, name))
        except OSError:
            return None
        return self._seen[name][2]

    def mend(self, name: str, raw: bytes) -> None:
        """Put a photo’s own bytes back; raises DeskError when they cannot be written."""
        self._folder.mend(name, raw)
        for small in Path(self._small.name).glob(f"{Path(name).stem}-*"):
            small.unlink(missing_ok=True)

    def discard(self, name: str) -> None:
        """Throw a photo’s file away; one that cannot be taken out stays."""
        self._folder.discard(name)

    def at_size(self, name: str, longest: int) -> Path | None:
        """Return a file of the photo no longer than ``longest`` pixels a side, None when it is missing."""
        source = self._folder.path(name)
        if source is None:
            return None
        target = Path(self._small.name) / f"{source.stem}-{longest}.jpg"
        if not target.exists():
            try:
                shrink(source, target, longest)
            except DeskError:
                return None
        return target

    def jpeg(self, name: str, longest: int) -> bytes | None:
        """Return the photo as JPEG bytes no longer than ``longest`` pixels a side, None when missing."""
        path = self.at_size(name, longest)
        return path.read_bytes() if path is not None else None

    def for_press(self, name: str, longest: int, icc: bytes, limit: int | None = None) -> bytes | None:
        """Return the photo as JPEG in the inks of a press profile, None when it is missing.

        ``limit`` is the most ink it may lay where that is less than the profile’s own. Made once for each
        photo, size, profile and limit. Raises DeskError when the file is no photo any more.
        """
        source = self._folder.path(name)
        if source is None:
            return None
        inks = hashlib.sha256(icc).hexdigest()[:16]
        target = Path(self._small.name) / f"{source.stem}-{longest}-{inks}-{limit or 0}.jpg"
        if not target.exists():
            write_whole(target, press_jpeg(source, icc, longest, limit))
        return target.read_bytes()

    def close(self) -> None:
        """Throw the smaller copies away."""
        self._small.cleanup()


def has_hash(path: Path, name: str) -> bool:
    """Tell whether the bytes of a file have the SHA-256 that a photo’s name begins with; raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == name.partition(".")[0]


def read_picture(path: Path) -> bytes:
    """Read a picture file; raises DeskError when it cannot be read or is far too large to be one."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise DeskError(f"{path.name} is larger than 200 MB; save a smaller copy of the picture.")
        return path.read_bytes()
    except OSError as error:
        raise DeskError(f"{path.name} cannot be read ({error.strerror}); check the file.") from error
