"""Photos in the inks of a press: CMYK by the press’s profile, or black alone for a black-and-white photo."""

import io
from pathlib import Path
from typing import cast

import numpy as np
from PIL import Image, ImageCms

from desk.errors import DeskError
from desk.pictures.photo import by_strips, made_small, rgb, upright

_QUALITY = 92
_FULL = 2.55
_WAVERS = 3
_GREYS = frozenset({"1", "L", "LA", "I", "I;16"})


def press_jpeg(source: Path, icc: bytes, longest: int, limit: int | None = None) -> bytes:
    """Return a photo as JPEG for the press whose profile is ``icc``, at most ``longest`` pixels a side.

    Colours go from the photo’s own profile (sRGB where it has none) to the press’s, relative
    colorimetric with black point compensation. A grey photo stays grey and prints in black alone. A CMYK
    JPEG that is small enough, upright, and without a profile or with this very one comes back byte for
    byte. Nothing is enlarged. Where ``limit`` is
    given, in per cent over four plates, no spot lays more: black stays, and the colours under it give way in
    their proportion. Raises DeskError when the file is no photo.
    """
    what = f"The photo {source}"
    try:
        raw = source.read_bytes()
    except OSError as error:
        raise DeskError(f"{what} cannot be opened ({error.strerror}); choose it again.") from error
    form, picture, _size = upright(io.BytesIO(raw), what)
    own = cast("bytes | None", picture.info.get("icc_profile"))
    if picture.mode == "CMYK" and own in {None, icc}:
        if form == "JPEG" and max(picture.size) <= longest and not _is_over(picture, limit):
            return raw
        inked = made_small(picture, longest)
    elif picture.mode in _GREYS:
        inked = made_small(rgb(picture).convert("L"), longest)
    else:
        inked = _turned(made_small(picture if picture.mode == "CMYK" else rgb(picture), longest), own, icc)
    if inked.mode == "CMYK" and limit is not None:
        inked = _held(inked, limit)
    out = io.BytesIO()
    # A fresh picture carries no metadata for the encoder to copy.
    Image.frombytes(inked.mode, inked.size, inked.tobytes()).save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _is_over(picture: Image.Image, limit: int | None) -> bool:
    if limit is None:
        return False
    return int(_inks(picture).sum(axis=2, dtype=np.int32).max()) > limit * _FULL


def _held(picture: Image.Image, limit: int) -> Image.Image:
    """Return a CMYK picture with a little less ink on any spot than ``limit``, for JPEG wavers."""
    inks = _inks(picture).astype(np.float32)
    colours, black = inks[..., :3].sum(axis=2), inks[..., 3]
    room = np.maximum((limit - _WAVERS) * _FULL - black, 0)
    share = np.where(colours > room, room / np.maximum(colours, 1), 1)
    inks[..., :3] *= share[..., np.newaxis]
    return Image.fromarray(inks.astype(np.uint8), "CMYK")


def _inks(picture: Image.Image) -> "np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]":
    return np.asarray(picture, dtype=np.uint8)


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
