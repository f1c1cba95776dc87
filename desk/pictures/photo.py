"""Photo files: what one is, and a smaller copy of it for the page or the screen."""

import io
import os
import re
import struct
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from PIL import Image, ImageOps
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile

from desk.errors import DeskError

_SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "TIFF": ".tif", "WEBP": ".webp"}
_PLUGINS: tuple[tuple[bytes, Callable[[IO[bytes]], ImageFile]], ...] = (
    (rb"\xff\xd8\xff", JpegImageFile),
    (rb"\x89PNG\r\n\x1a\n", PngImageFile),
    (rb"II[*+]\x00|MM\x00[*+]", TiffImageFile),
    (rb"RIFF....WEBP", WebPImageFile),
)
_HEAD = 12
_QUALITY = 88
_WHITE = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """What a photo file is: ``JPEG``, ``PNG``, ``TIFF`` or ``WEBP``, the suffix that says so with its
    dot, and its size in pixels as it is seen, with the camera's orientation applied.
    """

    format: str
    suffix: str
    width: int
    height: int


def inspect(raw: bytes) -> PhotoFacts:
    """Read what a photo is from its bytes; its name plays no part.

    Every pixel is decoded, so a file cut short is found here. Raises DeskError when it is no JPEG, PNG,
    TIFF or WebP, is damaged, or is larger than Pillow's limit against decompression bombs.
    """
    form, picture = upright(io.BytesIO(raw), "The photo")
    return PhotoFacts(form, _SUFFIXES[form], picture.width, picture.height)


def shrink(source: Path, target: Path, longest: int) -> None:
    """Write ``source`` as an RGB JPEG whose longest side has at most ``longest`` pixels.

    The camera's orientation is applied, what is transparent becomes white, nothing is enlarged, and no
    metadata goes along. ``target`` is replaced whole or left as it was. Raises DeskError when the source
    is no photo ``inspect`` would take, or the target cannot be written.
    """
    try:
        stream = source.open("rb")
    except OSError as error:
        raise DeskError(
            f"The photo {source} cannot be opened ({error.strerror}); choose it again."
        ) from error
    with stream:
        _, picture = upright(stream, f"The photo {source}", draft=longest)
    small = rgb(picture)
    small.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=3.0)
    out = io.BytesIO()
    # A fresh picture carries no metadata for the encoder to copy.
    Image.frombytes("RGB", small.size, small.tobytes()).save(out, "JPEG", quality=_QUALITY)
    _write(target, out.getvalue())


def png_of(rgba: bytes, size: tuple[int, int]) -> bytes:
    """Return pixels, red, green, blue and alpha a byte each, as PNG; opaque ones without their alpha."""
    picture = Image.frombytes("RGBA", size, rgba)
    opaque = picture.getchannel("A").getextrema() == (255, 255)
    out = io.BytesIO()
    (picture.convert("RGB") if opaque else picture).save(out, "PNG")
    return out.getvalue()


def upright(stream: IO[bytes], what: str, draft: int | None = None) -> tuple[str, Image.Image]:
    """Decode a photo and turn it upright: its format and its pixels, in whatever mode it came.

    ``draft`` is the longest side wanted, for which a JPEG may be decoded smaller. Raises DeskError, naming
    the photo as ``what``, for what is no picture, is damaged, or is too large to open safely.
    """
    head = stream.read(_HEAD)
    stream.seek(0)
    plugin = next((plugin for magic, plugin in _PLUGINS if re.match(magic, head, re.DOTALL)), None)
    if plugin is None:
        raise DeskError(f"{what} is not a picture Desk can read; choose a JPEG, PNG, TIFF or WebP.")
    try:
        with warnings.catch_warnings():
            # A camera's faulty metadata is no fault of the picture, and stderr is not Pillow's to write on.
            warnings.filterwarnings("ignore", module=r"PIL\b")
            return _decoded(plugin, stream, what, draft)
    except (OSError, SyntaxError, ValueError, struct.error) as error:
        raise DeskError(f"{what} is damaged or cut short; ask for the file again.") from error


def _decoded(
    plugin: Callable[[IO[bytes]], ImageFile], stream: IO[bytes], what: str, draft: int | None
) -> tuple[str, Image.Image]:
    # The plug-in itself, since Image.open only warns of a bomb until it is twice the limit.
    with plugin(stream) as picture:
        limit = Image.MAX_IMAGE_PIXELS or 0
        if picture.width * picture.height > limit:
            raise DeskError(
                f"{what} has {picture.width} × {picture.height} pixels, more than the {limit:,} "
                "Desk opens safely; make it smaller first."
            )
        if draft is not None:
            picture.draft(picture.mode, (draft, draft))
        picture.load()
        return str(picture.format), ImageOps.exif_transpose(picture)


def rgb(picture: Image.Image) -> Image.Image:
    """Return a picture of any mode in 8-bit RGB, on white where it is transparent."""
    if picture.mode.startswith(("I", "F")):
        picture = Image.eval(picture.convert("F"), lambda value: value / 257.0).convert("L")
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        ground = Image.new("RGB", seen.size, _WHITE)
        ground.paste(seen, mask=seen.getchannel("A"))
        return ground
    return picture.convert("RGB")


def _write(target: Path, data: bytes) -> None:
    try:
        with NamedTemporaryFile(dir=target.parent, prefix=".photo-", delete=False) as file:
            try:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
                file.close()
                Path(file.name).replace(target)
            except OSError:
                Path(file.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise DeskError(
            f"The photo cannot be written to {target} ({error.strerror}); free space or choose another place."
        ) from error
