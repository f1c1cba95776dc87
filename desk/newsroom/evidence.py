"""Evidence that a photo may run: letters, e-mails and contracts, kept beside the store by their hash."""

import hashlib
import re
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from desk.errors import DeskError
from desk.newsroom.files import write_kept

_KEPT: Final = re.compile(r"(?P<name>.+) \((?P<file>[0-9a-f]{64}\.[a-z0-9]{2,5})\)")
_LINK: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_LARGEST: Final = 50 * 1024 * 1024
# What can be opened later without running anything.
_KINDS: Final = frozenset(
    {
        *(".pdf", ".txt", ".eml", ".msg", ".doc", ".docx", ".odt", ".rtf"),
        *(".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".gif", ".heic"),
    }
)


class Evidence:
    """Keeps files of evidence in a folder made with the first; each once, whatever it was called."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()

    def keep(self, text: str) -> str:
        """Return what a record says of its evidence: a file named by its whole path is kept and told by name
        and hash, ``E-mail.pdf (3f2a….pdf)``; a link or words stay as they are.

        Raises DeskError when the file is not there, is of no kind that is kept, or cannot be kept.
        """
        path = evidence_file(text)
        if path is None:
            return text.strip()
        try:
            raw = path.read_bytes()
        except OSError as error:
            raise _unreadable(path, error) from error
        file = hashlib.sha256(raw).hexdigest() + path.suffix.lower()
        if not (self._folder / file).exists():
            write_kept(self._folder / file, raw)
        return f"{path.name} ({file})"

    def address(self, text: str) -> str:
        """Return where evidence can be opened, a link or the address of a file.

        Raises DeskError when a file kept is missing or was changed, and where there is nothing to open.
        """
        if _LINK.fullmatch(text.strip()):
            return text.strip()
        kept = _KEPT.fullmatch(text.strip())
        path = _file_named(text.strip()) if kept is None else self._folder / kept["file"]
        if path is None:
            raise DeskError(
                "The evidence is told in words; choose a file or paste a link to have one opened."
            )
        if not path.is_file():
            raise DeskError(f"{path} is missing; put it back from a backup, or choose the evidence again.")
        if kept is not None and _digest(path) != path.stem:
            raise DeskError(f"{path} was changed outside Desk; put it back from a backup.")
        return path.as_uri()


def evidence_file(text: str) -> Path | None:
    """Return the file a text names by its whole path, None for a link or words; the file is not read.

    Raises DeskError when it is not there, too large, or of no kind that is kept.
    """
    path = _file_named(text.strip())
    if path is None:
        return None
    if path.suffix.lower() not in _KINDS:
        kinds = ", ".join(sorted(one[1:] for one in _KINDS))
        raise DeskError(f"{path.name} is of no kind that is kept as evidence; choose one of {kinds}.")
    try:
        if path.stat().st_size > _LARGEST:
            raise DeskError(f"{path.name} is larger than 50 MB; keep it elsewhere and paste a link to it.")
    except OSError as error:
        raise _unreadable(path, error) from error
    return path


def _unreadable(path: Path, error: OSError) -> DeskError:
    return DeskError(f"{path} cannot be read ({error.strerror}); choose the evidence again.")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _file_named(text: str) -> Path | None:
    """Return the file a text names by its whole path or address, None for other words."""
    bare = text.strip("\"'")
    if bare.lower().startswith("file:"):
        bare = url2pathname(unquote(urlsplit(bare).path))
    path = Path(bare)
    return path if path.is_absolute() else None
