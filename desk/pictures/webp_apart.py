"""Large WebP decoded in a process of its own.

The decoder copies the whole picture with Python’s lock held: 96 MB of one of 24 megapixels, 45 ms, or several
times that where the computer is busy, and the window waits for it.
"""

import signal
from multiprocessing import current_process, get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PIL import Image
from PIL.WebPImagePlugin import WebPImageFile

LARGE: Final = 4_000_000
"""From so many pixels on the process is worth its start."""
_STRIP: Final = 64


def decoded_apart(picture: WebPImageFile, raw: bytes) -> Image.Image | None:
    """Return the picture of a WebP that was opened from ``raw`` and not loaded, with its ``info``.

    None where a process cannot be had or does not manage it: then it is for the caller to load.
    """
    if current_process().daemon:
        return None  # such a process may start no other, and has no window
    try:
        with TemporaryDirectory(prefix="desk-webp-") as folder:
            coded, pixels = Path(folder) / "coded", Path(folder) / "pixels"
            # In a file: what is sent to a process that ends before it has read it all is waited for for ever.
            coded.write_bytes(raw)
            process = get_context("spawn").Process(target=_decode, args=(coded, pixels), daemon=True)
            process.start()
            process.join()
            return None if process.exitcode else _picture(picture, pixels)
    except OSError:
        return None


def _decode(coded: Path, pixels: Path) -> None:
    """Work in the other process: write the pixels of a WebP in a file to another."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with WebPImageFile(coded) as picture:
            pixels.write_bytes(picture.tobytes())
    except Exception as error:
        raise SystemExit(1) from error


def _picture(picture: WebPImageFile, pixels: Path) -> Image.Image:
    """Put the pixels together a strip at a time: Python’s lock is held for each."""
    whole = Image.new(picture.mode, picture.size)
    whole.info = picture.info
    line = picture.width * len(picture.getbands())
    with pixels.open("rb") as file:
        for top in range(0, picture.height, _STRIP):
            strip = (picture.width, min(_STRIP, picture.height - top))
            whole.paste(Image.frombytes(picture.mode, strip, file.read(line * strip[1])), (0, top))
    return whole
