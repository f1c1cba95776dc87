"""Puts photos in the inks of the press into a finished page, no finer than the page prints them."""

import hashlib
import io
import math
from collections.abc import Callable, Mapping
from typing import cast

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name, Pdf, Stream
from PIL import Image

PRINTED_PPI = 300
_PT_PER_INCH = 72
PressPhoto = Callable[[str, int], bytes | None]
"""Asked for a photo by its name and the longest side wanted in pixels; gives a JPEG in press inks."""
_INVERTED = [1, 0, 1, 0, 1, 0, 1, 0]


def with_press_photos(pdf: Pdf, names: Mapping[str, str], photo: PressPhoto) -> None:
    """Replace each photo by its press version at ``PRINTED_PPI`` where it prints largest.

    ``names`` gives a photo’s name by the SHA-256 of the file that was placed. A picture not among them
    stays as it is.
    """
    sizes: dict[tuple[int, int], tuple[Stream, float]] = {}
    for page in pdf.pages:
        _measure(page.obj, Matrix(), sizes)
    for image, scale in sizes.values():
        name = names.get(hashlib.sha256(image.read_raw_bytes()).hexdigest())
        if name is not None:
            longest = max(int(image.Width), int(image.Height))
            wanted = math.ceil(min(1.0, scale * PRINTED_PPI / _PT_PER_INCH) * longest)
            jpeg = photo(name, wanted)
            if jpeg is not None:
                _replace(image, jpeg)


def _measure(
    owner: pikepdf.Object, start: Matrix, sizes: dict[tuple[int, int], tuple[Stream, float]]
) -> None:
    """Find each image and how many points the largest print of it gives one of its pixels."""
    resources = cast("Dictionary", owner.get("/Resources", Dictionary()))
    things = cast("Dictionary", resources.get("/XObject", Dictionary()))
    at = start
    kept: list[Matrix] = []
    for step in pikepdf.parse_content_stream(owner, "q Q cm Do"):
        match str(step.operator):
            case "q":
                kept.append(at)
            case "Q" if kept:
                at = kept.pop()
            case "cm":
                at = Matrix(*map(float, cast("list[float]", step.operands))) @ at
            case "Do":
                thing = cast("Stream", things[str(step.operands[0])])
                if thing.get("/Subtype") == Name.Form:
                    matrix = Matrix(thing.get("/Matrix", Array([1, 0, 0, 1, 0, 0])))
                    _measure(thing, matrix @ at, sizes)
                else:
                    scale = max(
                        math.hypot(at.a, at.b) / int(thing.Width), math.hypot(at.c, at.d) / int(thing.Height)
                    )
                    _, before = sizes.get(thing.objgen, (thing, 0.0))
                    sizes[thing.objgen] = (thing, max(before, scale))
            case _:
                pass


def _replace(image: Stream, jpeg: bytes) -> None:
    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as picture:
        mode, (width, height), adobe = picture.mode, picture.size, "adobe" in picture.info
    for key in ("/Decode", "/DecodeParms", "/SMask", "/Mask"):
        if key in image:
            del image[key]
    image.write(jpeg, filter=Name.DCTDecode)
    image.Width, image.Height, image.BitsPerComponent = width, height, 8
    image.ColorSpace = {"CMYK": Name.DeviceCMYK, "L": Name.DeviceGray}.get(mode, Name.DeviceRGB)
    if mode == "CMYK" and adobe:
        image.Decode = Array(_INVERTED)
