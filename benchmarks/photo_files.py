"""Photos of real size for the benchmarks, of many forms, profiles and orientations, with words in them."""

import io
import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFilter, TiffImagePlugin

from desk import resources
from desk.pictures.metadata import with_metadata
from desk.pictures.metadata_fields import Field

SIZES = ((6000, 4000), (4000, 6000), (6016, 4016), (5616, 3744))
_SCENES = ("harbour", "council", "ferry", "market", "stadium", "court")
_NAMES = ("Ann Roe", "Mara Quill", "Joss Tarn", "Ida Weller", "Piet Marlow")
_ORIENTATION, _MAKE, _MODEL, _GPS = 0x0112, 0x010F, 0x0110, 0x8825
SENT = 4
_MODES = ("RGB", "RGB", "RGB", "CMYK", "RGB", "L", "RGB", "RGB")


def write_photos(folder: Path, count: int) -> Iterator[Path]:
    """Write so many photos of about 24 megapixels, of each picture four with other words.

    One picture in twenty is a PNG, one a TIFF, one a WebP. Of the JPEGs one in eight is in the inks of a
    press, one in eight grey, one in six progressive; they are turned in four ways.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for picture in range((count + SENT - 1) // SENT):
        dice = random.Random(picture)  # noqa: S311 - figures, not secrets
        suffix = {7: "png", 13: "tif", 17: "webp"}.get(picture % 20, "jpg")
        raw = _picture(dice, picture, suffix)
        for number in range(picture * SENT, min(count, (picture + 1) * SENT)):
            path = folder / f"{number:04d}-{dice.choice(_SCENES)}.{suffix}"
            words = _words(dice, number)
            # Words are not written into a TIFF; four bytes that no reader looks at make it another file.
            mine = raw + number.to_bytes(4, "big") if suffix == "tif" else with_metadata(raw, words, gps=True)
            path.write_bytes(mine)
            yield path


def _picture(dice: random.Random, number: int, suffix: str) -> bytes:
    picture = _scene(dice, SIZES[number % len(SIZES)])
    out = io.BytesIO()
    if suffix == "png":
        picture.quantize(256).save(out, "PNG", compress_level=1)
    elif suffix == "tif":
        picture.quantize(256).save(out, "TIFF", compression="tiff_lzw")
    elif suffix == "webp":
        picture.save(out, "WEBP", quality=80, method=0)
    else:
        _save_jpeg(out, picture, number)
    return out.getvalue()


def _save_jpeg(out: io.BytesIO, picture: Image.Image, number: int) -> None:
    mode = _MODES[number % len(_MODES)]
    profile = {"RGB": _srgb, "CMYK": _press, "L": bytes}[mode]()
    exif = Image.Exif()
    exif[_ORIENTATION] = (1, 1, 1, 6, 8, 3)[number % 6]
    exif[_MAKE], exif[_MODEL] = "Desk", "Bench 24"
    exif.get_ifd(_GPS).update({1: "N", 2: _angle(51), 3: "W", 4: _angle(1)})
    picture.convert(mode).save(
        out, "JPEG", quality=85, subsampling=number % 3, progressive=number % 6 == 1, icc_profile=profile,
        exif=exif,
    )  # fmt: skip


def _angle(degrees: int) -> tuple[TiffImagePlugin.IFDRational, ...]:
    return tuple(TiffImagePlugin.IFDRational(one) for one in (degrees, 30, 15))


def _scene(dice: random.Random, size: tuple[int, int]) -> Image.Image:
    """Draw shapes at a quarter of the size, blow them up, and lay grain over them as a camera does."""
    small = (size[0] // 4, size[1] // 4)
    picture = Image.new("RGB", small, tuple(dice.randrange(256) for _ in range(3)))
    draw = ImageDraw.Draw(picture)
    for _ in range(dice.randrange(30, 90)):
        x, y, r = dice.randrange(small[0]), dice.randrange(small[1]), dice.randrange(20, 240)
        colour = tuple(dice.randrange(256) for _ in range(3))
        form = draw.ellipse if dice.random() < 0.6 else draw.rectangle  # noqa: PLR2004
        form((x - r, y - r // 2, x + r, y + r // 2), fill=colour)
    whole = picture.filter(ImageFilter.GaussianBlur(1)).resize(size, Image.Resampling.BILINEAR)
    left, top = dice.randrange(400), dice.randrange(400)
    grain = _grain().crop((left, top, left + size[0], top + size[1]))
    return ImageChops.add(whole, grain, scale=1, offset=-20)


def _words(dice: random.Random, number: int) -> dict[Field, tuple[str, ...]]:
    name, scene = dice.choice(_NAMES), dice.choice(_SCENES)
    day = (date(2026, 1, 1) + timedelta(days=number % 300)).isoformat()
    return {
        Field.CAPTION: (f"The {scene} on day {number}, seen from the north.",),
        Field.HEADLINE: (f"At the {scene}",),
        Field.CREATOR: (name,),
        Field.CREDIT_LINE: (f"{name}/AFP" if number % 5 else "",) if number % 11 else (),
        Field.DATE_CREATED: (day,),
        Field.KEYWORDS: (scene, f"frame{number}"),
    }


@cache
def _grain() -> Image.Image:
    one = Image.effect_noise((6600, 6600), 7).point(lambda value: value - 108)
    return Image.merge("RGB", (one, one, one))


@cache
def _srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]


@cache
def _press() -> bytes:
    return next((resources.shipped() / "profiles").glob("*.icc")).read_bytes()
