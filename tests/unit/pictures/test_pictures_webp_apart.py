"""A large WebP is the same picture from another process, and a damaged one is refused as any other."""

import io
import sys

import pytest
from PIL import Image, ImageChops
from PIL.WebPImagePlugin import WebPImageFile

from desk.errors import DeskError
from desk.pictures.photo import look, upright
from desk.pictures.webp_apart import LARGE, decoded_apart

SIZE = (2400, 1800)


def large(mode: str, **how: object) -> bytes:
    ramp = Image.linear_gradient("L").resize(SIZE)
    bands = (ramp, ImageChops.invert(ramp), ramp.transpose(Image.Transpose.ROTATE_180), ramp)
    out = io.BytesIO()
    Image.merge(mode, bands[: len(mode)]).save(out, "WEBP", method=0, **how)
    return out.getvalue()


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_large_webp_is_the_same_picture_from_another_process(mode: str) -> None:
    assert SIZE[0] * SIZE[1] >= LARGE
    raw = large(mode)
    opened = WebPImageFile(io.BytesIO(raw))
    apart = decoded_apart(opened, raw)
    assert apart is not None
    opened.load()
    assert (apart.mode, apart.size) == (mode, SIZE)
    assert apart.tobytes() == opened.tobytes()


def test_a_large_webp_keeps_its_profile_and_is_turned_as_the_camera_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    seen = upright(io.BytesIO(large("RGB", exif=exif, icc_profile=b"a profile")), "The photo")
    assert (seen.size, seen.picture.size, seen.form) == (SIZE[::-1], SIZE[::-1], "WEBP")
    assert seen.picture.info["icc_profile"] == b"a profile"


def test_a_large_webp_is_decoded_here_where_the_other_process_ends_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def ending(**_line: object) -> list[str]:
        return [sys.executable, "-c", "raise SystemExit(1)"]

    monkeypatch.setattr("multiprocessing.spawn.get_command_line", ending)
    out = io.BytesIO()
    Image.effect_noise(SIZE, 90).convert("RGB").save(out, "WEBP", method=0)
    assert upright(io.BytesIO(out.getvalue()), "The photo").size == SIZE


def test_a_large_webp_cut_short_is_refused_in_a_sentence_and_nothing_is_written_to_the_terminal(
    capfd: pytest.CaptureFixture[str],
) -> None:
    raw = large("RGB")
    with pytest.raises(DeskError, match="is damaged or cut short; ask for the file again"):
        look(raw[: len(raw) * 2 // 3])
    assert capfd.readouterr() == ("", "")
