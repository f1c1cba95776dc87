"""Photos in the inks of the press."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from desk import resources
from desk.errors import DeskError
from desk.pictures.press_photo import press_jpeg

ICC = (resources.shipped() / "profiles" / "ISOcoated_v2_300_bas.icc").read_bytes()


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(io.BytesIO(jpeg))


def photo(path: Path, mode: str, colour: tuple[int, ...] | int, form: str = "JPEG", **more: object) -> Path:
    Image.new(mode, (90, 60), colour).save(path, form, **more)
    return path


def test_a_colour_photo_comes_out_in_four_inks_under_the_limit(tmp_path: Path) -> None:
    black = opened(press_jpeg(photo(tmp_path / "a.jpg", "RGB", (0, 0, 0)), ICC, 900))
    white = opened(press_jpeg(photo(tmp_path / "b.jpg", "RGB", (255, 255, 255)), ICC, 900))
    assert (black.mode, black.size) == ("CMYK", (90, 60))
    assert 240 * 2.55 < sum(black.getpixel((9, 9))) <= 302 * 2.55
    assert white.getpixel((9, 9)) == (0, 0, 0, 0)


def test_red_has_magenta_and_yellow_and_hardly_any_cyan(tmp_path: Path) -> None:
    cyan, magenta, yellow, black = opened(
        press_jpeg(photo(tmp_path / "a.jpg", "RGB", (220, 20, 30)), ICC, 900)
    ).getpixel((9, 9))
    assert min(magenta, yellow) > 200
    assert max(cyan, black) < 40


@pytest.mark.parametrize("mode", ["L", "1", "LA", "I;16"])
def test_a_grey_photo_prints_in_black_alone(tmp_path: Path, mode: str) -> None:
    value = {"L": 128, "1": 1, "LA": (128, 255), "I;16": 128 * 257}[mode]
    made = opened(press_jpeg(photo(tmp_path / "a.png", mode, value, "PNG"), ICC, 900))
    assert made.mode == "L"
    assert abs(made.getpixel((9, 9)) - (255 if mode == "1" else 128)) <= 1


@pytest.mark.parametrize("profile", [None, ICC])
def test_a_cmyk_jpeg_for_this_press_comes_back_byte_for_byte(tmp_path: Path, profile: bytes | None) -> None:
    file = photo(tmp_path / "a.jpg", "CMYK", (10, 200, 30, 0), icc_profile=profile)
    assert press_jpeg(file, ICC, 90) == file.read_bytes()
    assert opened(press_jpeg(file, ICC, 45)).size == (45, 30)


def test_a_photos_own_profile_is_heeded(tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain = press_jpeg(photo(tmp_path / "a.jpg", "RGB", (90, 140, 40)), ICC, 900)
    assert press_jpeg(photo(tmp_path / "b.jpg", "RGB", (90, 140, 40), icc_profile=lab), ICC, 900) == plain
    assert press_jpeg(photo(tmp_path / "c.jpg", "RGB", (90, 140, 40), icc_profile=b"junk"), ICC, 900) == plain
    assert press_jpeg(photo(tmp_path / "d.jpg", "RGB", (90, 140, 40), icc_profile=ICC), ICC, 900) == plain


def test_a_cmyk_photo_for_another_press_is_made_over_and_one_with_a_false_profile_left(
    tmp_path: Path,
) -> None:
    other = bytearray(ICC)
    other[84:100] = b"another identity"
    file = photo(tmp_path / "a.jpg", "CMYK", (10, 200, 30, 0), icc_profile=bytes(other))
    assert opened(press_jpeg(file, ICC, 900)).getpixel((9, 9)) != (10, 200, 30, 0)
    false = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    kept = photo(tmp_path / "b.jpg", "CMYK", (10, 200, 30, 0), icc_profile=false)
    assert opened(press_jpeg(kept, ICC, 900)).getpixel((9, 9)) == (10, 200, 30, 0)


def test_nothing_is_enlarged_and_a_camera_held_sideways_is_turned(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    file = photo(tmp_path / "a.jpg", "RGB", (9, 9, 9), exif=exif)
    assert opened(press_jpeg(file, ICC, 900)).size == (60, 90)
    assert opened(press_jpeg(file, ICC, 30)).size == (20, 30)


def test_what_is_no_photo_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"Dear editor")
    with pytest.raises(DeskError, match="not a picture Desk can read"):
        press_jpeg(tmp_path / "a.jpg", ICC, 900)
    with pytest.raises(DeskError, match="cannot be opened"):
        press_jpeg(tmp_path / "b.jpg", ICC, 900)


def test_no_spot_lays_more_than_the_house_lets_it_and_black_stays(tmp_path: Path) -> None:
    made = opened(press_jpeg(photo(tmp_path / "a.jpg", "RGB", (0, 0, 0)), ICC, 900, 200)).getpixel((9, 9))
    free = opened(press_jpeg(photo(tmp_path / "a.jpg", "RGB", (0, 0, 0)), ICC, 900)).getpixel((9, 9))
    assert 190 * 2.55 < sum(made) <= 200 * 2.55
    assert abs(made[3] - free[3]) <= 2
    shares = [round(here / there, 1) for here, there in zip(made[:3], free[:3], strict=True)]
    assert len({*shares}) == 1


def test_a_cmyk_photo_under_the_limit_comes_back_byte_for_byte_and_one_over_it_does_not(
    tmp_path: Path,
) -> None:
    light = photo(tmp_path / "a.jpg", "CMYK", (10, 200, 30, 0))
    heavy = photo(tmp_path / "b.jpg", "CMYK", (200, 200, 200, 90))
    assert press_jpeg(light, ICC, 90, 200) == light.read_bytes()
    assert sum(opened(press_jpeg(heavy, ICC, 90, 200)).getpixel((9, 9))) <= 200 * 2.55
