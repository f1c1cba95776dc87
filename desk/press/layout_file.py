"""One file that carries a layout of the house’s own to another desk: a zip of its ``layout.toml`` alone."""

import io
import zipfile
import zlib

from desk.errors import DeskError

FACTS = "layout.toml"
SUFFIX = ".desklayout"
LARGEST_FILE = 64_000
LARGEST_ZIP = 1_000_000


def packed(facts: bytes) -> bytes:
    """Make the file; the same settings give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(FACTS, (1980, 1, 1, 0, 0, 0)), facts)
    return out.getvalue()


def unpacked(raw: bytes, name: str) -> str:
    """Return the one file inside, having looked at what the zip says of it first."""
    foreign = f"{name} is no layout exported by Desk; choose a {SUFFIX} file."
    try:
        return _first(raw)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise DeskError(foreign) from error


def _first(raw: bytes) -> str:
    if len(raw) > LARGEST_ZIP:
        raise ValueError(raw[:1])
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        inside = archive.infolist()
        if [one.filename for one in inside] != [FACTS] or inside[0].file_size > LARGEST_FILE:
            raise ValueError(inside)
        with archive.open(inside[0]) as file:
            text = file.read(LARGEST_FILE + 1)
    if len(text) > LARGEST_FILE:
        raise ValueError(len(text))
    return text.decode("utf-8")
