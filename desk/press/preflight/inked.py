"""How much ink a photo prints with, read from its own pixels."""

import io
import math
from itertools import islice

from PIL import Image, ImageChops

from desk.press.preflight.objects import data, name, number, numbers, of, parts, resolved
from desk.press.preflight.seen import Inks

_MOST_PIXELS = 100_000
_SMALLEST = 64
_FULL = 2.55
_SPOTS = 48
_BITS = 8


def heaviest_ink(image: object) -> float | None:
    """Return the most ink anywhere in a CMYK photo, in per cent over four plates.

    Single pixels do not count: what is looked at is the mean of a few, since a JPEG wavers by a per cent
    or two from pixel to pixel. None when the pixels cannot be read.
    """
    picture = _opened(image)
    if picture is None or picture.mode != "CMYK":
        return None
    inverted = numbers(of(image, "/Decode"))[:1] == [1.0]
    pixels = picture.width * picture.height
    block = max(2 if min(picture.size) > _SMALLEST else 1, math.ceil(math.sqrt(pixels / _MOST_PIXELS)))
    inks = (picture.reduce(block) if block > 1 else picture).tobytes()
    plates = (islice(inks, plate, None, 4) for plate in range(4))
    sums = (sum(inks4) for inks4 in zip(*plates, strict=True))
    heaviest = 4 * 255 - min(sums) if inverted else max(sums)
    return heaviest / _FULL


def plates(image: object) -> tuple[tuple[Inks, ...], ...]:
    """Return the inks of a CMYK photo in at most 48 rows of 48 spots; none where it cannot be read."""
    picture = _opened(image)
    if picture is None or picture.mode != "CMYK":
        return ()
    inverted = numbers(of(image, "/Decode"))[:1] == [1.0]
    block = max(1, math.ceil(max(picture.size) / _SPOTS))
    small = picture.reduce(block)
    inks = small.tobytes()
    parts4 = [1 - ink / 255 if inverted else ink / 255 for ink in inks]
    spots: list[Inks] = list(zip(*(parts4[plate::4] for plate in range(4)), strict=True))
    return tuple(tuple(spots[row * small.width : (row + 1) * small.width]) for row in range(small.height))


def _opened(image: object) -> Image.Image | None:
    filters = [name(each) for each in parts(of(image, "/Filter"))] or [name(of(image, "/Filter"))]
    if filters[-1] == "/DCTDecode":
        return _jpeg(image)
    size = (int(number(of(image, "/Width"))), int(number(of(image, "/Height"))))
    raw = data(image)
    if int(number(of(image, "/BitsPerComponent"), _BITS)) != _BITS or len(raw) != size[0] * size[1] * 4:
        return None
    return Image.frombytes("CMYK", size, raw)


def _jpeg(image: object) -> Image.Image | None:
    try:
        with Image.open(io.BytesIO(_encoded(image)), formats=("JPEG",)) as picture:
            picture.load()
            turned = picture.mode == "CMYK" and "adobe" in picture.info
            # Pillow turns the values of such a file round; a press reads them as they are stored.
            return ImageChops.invert(picture) if turned else picture.copy()
    except OSError:
        return None


def _encoded(image: object) -> bytes:
    return bytes(getattr(resolved(image), "_data", b""))
