"""Photos for the web and for other desks: made over in a format and size, with their words in them."""

import io
import struct
from typing import Final

from PIL import Image

from desk.errors import DeskError
from desk.pictures.blocks import quiet
from desk.pictures.metadata import Values, with_metadata
from desk.pictures.photo import in_srgb, made_small, upright

FORMS: Final = ("jpeg", "png", "webp")
_QUALITY: Final = 88
_UPRIGHT: Final = 1
_TROUBLE: Final = (OSError, ValueError, TypeError, KeyError, AttributeError, struct.error, OverflowError)


def web_photo(
    raw: bytes, form: str, longest: int | None, values: Values, *, gps: bool = False, serials: bool = False
) -> bytes:
    """Return a photo in ``form`` (one of ``FORMS``), no side over ``longest`` pixels, with ``values`` in it.

    A photo that is in that form and small enough keeps its picture byte for byte. One made over is upright
    and in sRGB. Positions and serial numbers go along only where asked, thumbnails never; nothing is made
    larger. Raises DeskError when the file is no photo, or has words in it that cannot be parsed.
    """
    # Twice as large as wanted: the rest of the way is scaled with a finer filter than the decoder’s.
    draft = None if longest is None else 2 * longest
    came, picture, size = upright(io.BytesIO(raw), "The photo", draft=draft)
    small_enough = longest is None or max(size) <= longest
    if came.lower() == form and small_enough:
        return with_metadata(raw, values, gps=gps, serials=serials)
    exif = _exif(picture) if gps or serials else b""
    made = in_srgb(picture if longest is None else made_small(picture, longest))
    out = io.BytesIO()
    # Else the encoder copies profile, comments and Exif from it.
    made.info.clear()
    made.save(out, form.upper(), quality=_QUALITY, exif=exif)
    return with_metadata(out.getvalue(), values, gps=gps, serials=serials)


def _exif(picture: Image.Image) -> bytes:
    try:
        with quiet():
            exif = picture.getexif()
            exif[0x0112] = _UPRIGHT
            return exif.tobytes()
    except _TROUBLE as error:
        raise DeskError("The photo’s Exif cannot be read; export it without its position.") from error
