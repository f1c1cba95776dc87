"""Photo files: what one is, and a smaller copy of it for the page or the screen."""

import io
import os
import re
import struct
import warnings
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Final, NamedTuple, cast

from PIL import Image, ImageCms, ImageOps
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile

from desk.errors import DeskError
from desk.pictures.webp_apart import LARGE, decoded_apart

_SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "TIFF": ".tif", "WEBP": ".webp"}
_PLUGINS: tuple[tuple[bytes, type[ImageFile]], ...] = (
    (rb"\xff\xd8\xff", JpegImageFile),
    (rb"\x89PNG\r\n\x1a\n", PngImageFile),
    (rb"II[*+]\x00|MM\x00[*+]", TiffImageFile),
    (rb"RIFF....WEBP", WebPImageFile),
)
_HEAD = 12
_SMOOTH = frozenset({"L", "RGB", "RGBA", "CMYK"})
SMALL: Final = 360
_STRIP = 64
_QUALITY = 88
_WHITE = (255, 255, 255)


class Upright(NamedTuple):
    """A photo decoded and turned upright; ``size`` is the whole photo’s, however small it was decoded."""

    form: str
    picture: Image.Image
    size: tuple[int, int]


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """What a photo file is: ``JPEG``, ``PNG``, ``TIFF`` or ``WEBP``, the suffix that says so with its
    dot, and its size in pixels as it is seen, with the camera's orientation applied.
    """

    format: str
    suffix: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Look:
    """What one decoding of a photo tells: its facts, and an upright copy in sRGB, ``SMALL`` pixels a side."""

    facts: PhotoFacts
    small: Image.Image


def look(raw: bytes) -> Look:
    """Read from a photo’s bytes what it is, with a small copy; its name plays no part.

    The whole file is decoded, though a JPEG no larger than the copy needs, so one cut short is found here.
    Raises DeskError when it is no JPEG, PNG, TIFF or WebP, is damaged, or is larger than Pillow's limit
    against decompression bombs.
    """
    seen = upright(io.BytesIO(raw), "The photo", draft=SMALL)
    facts = PhotoFacts(seen.form, _SUFFIXES[seen.form], *seen.size)
    return Look(facts, in_srgb(made_small(seen.picture, SMALL)))


def suffix_of(raw: bytes) -> str | None:
    """Return the suffix that says what kind of photo these bytes begin like; None where they are none."""
    plugin = _plugin(raw[:_HEAD])
    return None if plugin is None else _SUFFIXES[plugin.format or ""]


def shrink(source: Path, target: Path, longest: int) -> None:
    """Write ``source`` as an RGB JPEG whose longest side has at most ``longest`` pixels.

    The camera's orientation is applied, colours are in sRGB by the photo’s own profile, what is transparent
    becomes white, nothing is enlarged, and no metadata goes along. ``target`` is replaced whole or left as it
    was. Raises DeskError when the source is no photo ``look`` would take, or the target cannot be written.
    """
    try:
        stream = source.open("rb")
    except OSError as error:
        raise DeskError(
            f"The photo {source} cannot be opened ({error.strerror}); choose it again."
        ) from error
    with stream:
        seen = upright(stream, f"The photo {source}", draft=longest)
    _write(target, jpeg_of(in_srgb(made_small(seen.picture, longest))))


def jpeg_of(picture: Image.Image) -> bytes:
    """Return an RGB picture as JPEG, with no metadata."""
    out = io.BytesIO()
    # A fresh picture carries no metadata for the encoder to copy.
    Image.frombytes("RGB", picture.size, picture.tobytes()).save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def png_of(rgba: bytes, size: tuple[int, int]) -> bytes:
    """Return pixels, red, green, blue and alpha a byte each, as PNG; opaque ones without their alpha."""
    picture = Image.frombytes("RGBA", size, rgba)
    opaque = picture.getchannel("A").getextrema() == (255, 255)
    out = io.BytesIO()
    (picture.convert("RGB") if opaque else picture).save(out, "PNG")
    return out.getvalue()


def upright(stream: IO[bytes], what: str, draft: int | None = None) -> Upright:
    """Decode a photo and turn it upright, in whatever mode it came.

    ``draft`` is the longest side wanted, for which a JPEG may be decoded smaller. Raises DeskError, naming
    the photo as ``what``, for what is no picture, is damaged, or is too large to open safely.
    """
    head = stream.read(_HEAD)
    stream.seek(0)
    plugin = _plugin(head)
    if plugin is None:
        raise DeskError(f"{what} is not a picture Desk can read; choose a JPEG, PNG, TIFF or WebP.")
    try:
        with warnings.catch_warnings():
            # A camera's faulty metadata is no fault of the picture, and stderr is not Pillow's to write on.
            warnings.filterwarnings("ignore", module=r"PIL\b")
            return _decoded(plugin, stream, what, draft)
    except Image.DecompressionBombError as error:
        # Of a WebP the plug-in asks how large it says it is before Desk can.
        raise DeskError(
            f"{what} says it has more pixels than Desk opens safely; make it smaller first."
        ) from error
    except (OSError, SyntaxError, ValueError, struct.error) as error:
        raise DeskError(f"{what} is damaged or cut short; ask for the file again.") from error


def _plugin(head: bytes) -> type[ImageFile] | None:
    return next((plugin for magic, plugin in _PLUGINS if re.match(magic, head, re.DOTALL)), None)


def _decoded(plugin: type[ImageFile], stream: IO[bytes], what: str, draft: int | None) -> Upright:
    # The plug-in itself, since Image.open only warns of a bomb until it is twice the limit.
    with plugin(stream) as picture:
        limit = Image.MAX_IMAGE_PIXELS or 0
        if picture.width * picture.height > limit:
            raise DeskError(
                f"{what} has {picture.width} × {picture.height} pixels, more than the {limit:,} "
                "Desk opens safely; make it smaller first."
            )
        wide, high = picture.size
        if draft is not None:
            picture.draft(picture.mode, (draft, draft))
        form, whole = str(picture.format), _loaded(picture, stream)
        decoded = whole.size
        # In place: a copy of 24 megapixels is made with Python’s lock held, and the window waits for it.
        ImageOps.exif_transpose(whole, in_place=True)
        return Upright(form, whole, (high, wide) if whole.size != decoded else (wide, high))


def _loaded(picture: ImageFile, stream: IO[bytes]) -> Image.Image:
    if isinstance(picture, WebPImageFile) and picture.width * picture.height >= LARGE:
        stream.seek(0)
        apart = decoded_apart(picture, stream.read())
        if apart is not None:
            return apart
    picture.load()
    return picture


def made_small(picture: Image.Image, longest: int) -> Image.Image:
    """Return a picture with no side over ``longest``, itself made smaller wherever its mode allows that."""
    small = picture if picture.mode in _SMOOTH and "transparency" not in picture.info else rgb(picture)
    small.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return small


def in_srgb(picture: Image.Image) -> Image.Image:
    """Return a picture in sRGB by the profile in it; one that is broken or of other colours plays no part."""
    own = cast("bytes | None", picture.info.get("icc_profile"))
    if not own or picture.mode not in {"RGB", "CMYK"}:
        return rgb(picture)
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(own))
        srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
        turn = ImageCms.buildTransform(profile, srgb, picture.mode, "RGB")
    except (OSError, ValueError, ImageCms.PyCMSError):
        return rgb(picture)
    return by_strips(picture, turn, "RGB")


def by_strips(picture: Image.Image, turn: ImageCms.ImageCmsTransform, mode: str) -> Image.Image:
    """Return a picture in other colours, turned a strip at a time: Python’s lock is held for each."""
    turned = Image.new(mode, picture.size)
    for top in range(0, picture.height, _STRIP):
        strip = picture.crop((0, top, picture.width, min(top + _STRIP, picture.height)))
        turned.paste(cast("Image.Image", ImageCms.applyTransform(strip, turn)), (0, top))
    return turned


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
