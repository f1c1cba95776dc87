"""The blocks of metadata a photo file carries, whatever kind of file it is."""

import warnings
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from desk.errors import DeskError


@dataclass(frozen=True, slots=True)
class Blocks:
    """Metadata as it lies in the file: Exif (a TIFF structure), XMP packet, IIM datasets, ICC profile.

    Each is empty where there is none. ``more_xmp`` is the extended packet of a JPEG.
    """

    exif: bytes = b""
    xmp: bytes = b""
    iim: bytes = b""
    icc: bytes = b""
    more_xmp: bytes = b""


def damaged(kind: str) -> DeskError:
    """Return the error for a file whose structure does not hold."""
    return DeskError(f"The {kind} is damaged or cut short; ask for the file again.")


@contextmanager
def quiet() -> Generator[None]:
    """Keep Pillow from warning: a camera’s faulty metadata is no fault of the picture."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"PIL\b")
        yield


def inflated(data: bytes, most: int = 16 * 1024 * 1024) -> bytes:
    """Return ``data`` without its zlib packing; empty when it has none or holds more than ``most`` bytes."""
    unpacker = zlib.decompressobj()
    try:
        whole = unpacker.decompress(data, most)
    except zlib.error:
        return b""
    return b"" if unpacker.unconsumed_tail else whole
