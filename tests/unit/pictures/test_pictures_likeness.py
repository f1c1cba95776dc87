"""Copies of a photo are known again, and other photos are not taken for it."""

import io
import random

import pytest
from PIL import Image, ImageEnhance

from desk.errors import DeskError
from desk.pictures.likeness import ALIKE, distance, fingerprint
from desk.pictures.photo import look


def scene(seed: int) -> Image.Image:
    """A picture with shapes of every size, as photographs have; another for each seed."""
    chance = random.Random(seed)  # noqa: S311 - the same pictures each time
    image = Image.new("L", (300, 200), 110)
    for wide, weight in ((3, 0.5), (6, 0.4), (12, 0.3), (48, 0.15)):
        size = (wide, wide * 2 // 3)
        grains = Image.frombytes(
            "L", size, bytes(chance.randrange(40, 180) for _ in range(size[0] * size[1]))
        )
        image = Image.blend(image, grains.resize(image.size, Image.Resampling.BICUBIC), weight)
    return image.convert("RGB")


def print_of(raw: bytes) -> int:
    return fingerprint(look(raw).small)


def saved(image: Image.Image, form: str = "PNG", **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **how)
    return out.getvalue()


@pytest.mark.parametrize("seed", range(12))
def test_recompressed_resized_and_brightened_copies_are_alike(seed: int) -> None:
    image = scene(seed)
    first = print_of(saved(image))
    copies = {
        "recompressed": saved(image, "JPEG", quality=30),
        "resized": saved(image.resize((120, 80))),
        "brightened": saved(ImageEnhance.Brightness(image).enhance(1.15)),
        "another kind": saved(image, "WEBP"),
    }
    apart = {how: distance(first, print_of(raw)) for how, raw in copies.items()}
    assert {how: bits for how, bits in apart.items() if bits > ALIKE} == {}


def test_other_photos_are_not_alike() -> None:
    prints = [print_of(saved(scene(seed))) for seed in range(12)]
    pairs = [distance(one, two) for at, one in enumerate(prints) for two in prints[at + 1 :]]
    assert min(pairs) > ALIKE


def test_the_fingerprint_is_of_64_bits_and_of_the_picture_as_it_is_seen() -> None:
    image = scene(1)
    exif = Image.Exif()
    exif[0x0112] = 3
    turned = saved(image.transpose(Image.Transpose.ROTATE_180), "PNG", exif=exif)
    assert print_of(turned) == print_of(saved(image))
    assert 0 < print_of(saved(image)) < 2**64
    assert distance(0b1011, 0b0010) == 2


def test_what_is_no_photo_has_no_fingerprint() -> None:
    with pytest.raises(DeskError, match=r"^The photo is not a picture Desk can read"):
        print_of(b"%PDF-1.7")
