"""Photos in the inks of a press: CMYK by the press’s profile, or black alone for a black-and-white photo."""

import io
from pathlib import Path
from typing import cast

from PIL import Image, ImageCms

from desk.errors import DeskError
from desk.pictures.photo import by_strips, made_small, rgb, upright

_QUALITY = 92
_GREYS = frozenset({"1", "L", "LA", "I", "I;16"})


def press_jpeg(source: Path, icc: bytes, longest: int) -> bytes:
    """Return a photo as JPEG for the press whose profile is ``icc``, at most ``longest`` pixels a side.

    Colours go from the photo’s own profile (sRGB where it has none) to the press’s, relative
    colorimetric with black point compensation. A grey photo stays grey and prints in black alone. A CMYK
    JPEG that is small enough, upright, and without a profile or with this very one comes back byte for
    byte. Nothing is enlarged. Raises DeskError when the file is no photo.
    """
    what = f"The photo {source}"
    try:
        raw = source.read_bytes()
    except OSError as error:
        raise DeskError(f"{what} cannot be opened ({error.strerror}); choose it again.") from error
    form, picture, _size = upright(io.BytesIO(raw), what)
    own = cast("bytes | None", picture.info.get("icc_profile"))
    if picture.mode == "CMYK" and own in {None, icc}:
        if form == "JPEG" and max(picture.size) <= longest:
            return raw
        inked = made_small(picture, longest)
    elif picture.mode in _GREYS:
        inked = made_small(rgb(picture).convert("L"), longest)
    else:
        inked = _turned(made_small(picture if picture.mode == "CMYK" else rgb(picture), longest), own, icc)
    out = io.BytesIO()
    # A fresh picture carries no metadata for the encoder to copy.
    Image.frombytes(inked.mode, inked.size, inked.tobytes()).save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _turned(picture: Image.Image, own: bytes | None, icc: bytes) -> Image.Image:
    press = ImageCms.ImageCmsProfile(io.BytesIO(icc))
    turn = _transform(_profile(own), press, picture.mode) or _transform(None, press, picture.mode)
    if turn is None:
        return picture
    return by_strips(picture, turn, "CMYK")


def _profile(own: bytes | None) -> ImageCms.ImageCmsProfile | None:
    """Return the photo’s own profile; None where it has none or a broken one."""
    try:
        return ImageCms.ImageCmsProfile(io.BytesIO(own)) if own else None
    except (OSError, ImageCms.PyCMSError):
        return None


def _transform(
    own: ImageCms.ImageCmsProfile | None, press: ImageCms.ImageCmsProfile, mode: str
) -> ImageCms.ImageCmsTransform | None:
    """Return the way into the press’s inks; None where the photo’s profile is not of its colours."""
    if own is None:
        if mode == "CMYK":
            return None
        own = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    try:
        return ImageCms.buildTransform(
            own,
            press,
            mode,
            "CMYK",
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except ImageCms.PyCMSError:
        return None
