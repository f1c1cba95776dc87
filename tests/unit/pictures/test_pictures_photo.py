"""Photo files are known by their content, and made smaller without leaving anything behind."""

import io
import random
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from desk.errors import DeskError
from desk.pictures.likeness import fingerprint
from desk.pictures.metadata_fields import Field
from desk.pictures.photo import PhotoFacts, look, shrink
from desk.pictures.web_photo import web_photo

FORMATS = [("JPEG", ".jpg"), ("PNG", ".png"), ("TIFF", ".tif"), ("WEBP", ".webp")]
RED, BLUE = (200, 30, 30), (30, 30, 200)


def picture(width: int = 60, height: int = 40) -> Image.Image:
    """Red on the left, blue on the right."""
    whole = Image.new("RGB", (width, height), BLUE)
    whole.paste(RED, (0, 0, width // 2, height))
    return whole


def saved(image: Image.Image, form: str, **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **how)
    return out.getvalue()


def turned(form: str = "JPEG") -> bytes:
    """A picture whose camera lay on its side: stored 60 × 40, seen 40 × 60 with red on top."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "The photographer’s home address"
    return saved(picture(), form, exif=exif)


def near(colour: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(colour, tuple)
    return all(abs(have - want) < 12 for have, want in zip(colour, wanted, strict=True))


@pytest.mark.parametrize(("form", "suffix"), FORMATS)
def test_each_kind_is_known_by_its_content(form: str, suffix: str) -> None:
    assert look(saved(picture(), form)).facts == PhotoFacts(form, suffix, 60, 40)


def test_a_photo_taken_sideways_has_the_size_it_is_seen_in() -> None:
    assert look(turned()).facts == PhotoFacts("JPEG", ".jpg", 40, 60)


def test_a_large_photo_has_its_own_size_however_small_it_is_decoded() -> None:
    exif = Image.Exif()
    exif[0x0112] = 8
    seen = look(saved(picture(4000, 3000), "JPEG", exif=exif))
    assert seen.facts == PhotoFacts("JPEG", ".jpg", 3000, 4000)
    assert (seen.small.mode, seen.small.size) == ("RGB", (270, 360))


@pytest.mark.parametrize(
    ("form", "mode"), [("JPEG", "RGB"), ("PNG", "RGB"), ("JPEG", "CMYK"), ("TIFF", "CMYK")]
)
def test_colours_are_shown_by_the_profile_in_the_file(form: str, mode: str, tmp_path: Path) -> None:
    """The one profile has red and blue the other way about, the other is that of a press."""
    if mode == "CMYK":
        icc = (Path("resources") / "profiles" / "ISOcoated_v2_300_bas.icc").read_bytes()
        whole, red = Image.new(mode, (60, 40), (0, 255, 255, 0)), (227, 6, 19)
    else:
        icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        places = {tag: icc.index(tag) for tag in (b"rXYZ", b"bXYZ")}
        swapped = bytearray(icc)
        swapped[places[b"rXYZ"] : places[b"rXYZ"] + 4] = b"bXYZ"
        swapped[places[b"bXYZ"] : places[b"bXYZ"] + 4] = b"rXYZ"
        icc, whole, red = bytes(swapped), Image.new(mode, (60, 40), BLUE), RED
    (tmp_path / "source").write_bytes(saved(whole, form, icc_profile=icc))
    shrink(tmp_path / "source", tmp_path / "small.jpg", 30)
    with Image.open(tmp_path / "small.jpg") as small:
        assert near(small.getpixel((15, 10)), red)


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7", b"GIF89a" + b"\x00" * 40, b"<svg/>", b"BM" + b"\x00" * 60])
def test_what_is_no_photo_is_said_so(raw: bytes) -> None:
    with pytest.raises(
        DeskError, match=r"^The photo is not a picture Desk can read; choose a JPEG, PNG, TIFF or WebP"
    ):
        look(raw)


@pytest.mark.parametrize(("form", "_suffix"), FORMATS)
def test_a_photo_cut_short_is_said_so(form: str, _suffix: str) -> None:
    noisy = Image.effect_noise((300, 200), 90).convert("RGB")
    raw = saved(noisy, form)
    with pytest.raises(DeskError, match=r"^The photo is damaged or cut short; ask for the file again"):
        look(raw[: len(raw) // 2])


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    raw = bytearray(saved(Image.new("1", (8, 8)), "PNG"))
    raw[16:24] = (60_000).to_bytes(4, "big") * 2
    header = bytes(raw[12:29])
    raw[29:33] = zlib.crc32(header).to_bytes(4, "big")
    with pytest.raises(
        DeskError, match="has 60000 × 60000 pixels, more than the 89,478,485 Desk opens safely"
    ):
        look(bytes(raw))


@given(
    st.binary(max_size=200),
    st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"RIFF0000WEBP"]),
)
def test_rubbish_behind_a_right_beginning_is_refused_in_a_sentence(rubbish: bytes, beginning: bytes) -> None:
    with pytest.raises(DeskError):
        look(beginning + rubbish)


@pytest.mark.parametrize(("form", "suffix"), FORMATS)
def test_a_photo_is_made_smaller_as_jpeg(tmp_path: Path, form: str, suffix: str) -> None:
    source = tmp_path / f"source{suffix}"
    source.write_bytes(saved(picture(600, 400), form))
    shrink(source, tmp_path / "small.jpg", 90)
    with Image.open(tmp_path / "small.jpg") as small:
        assert (small.format, small.mode, small.size) == ("JPEG", "RGB", (90, 60))
        assert near(small.getpixel((5, 30)), RED)
        assert near(small.getpixel((85, 30)), BLUE)


def test_a_small_photo_is_not_enlarged(tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(saved(picture(), "PNG"))
    shrink(tmp_path / "source", tmp_path / "small.jpg", 900)
    assert look((tmp_path / "small.jpg").read_bytes()).facts.width == 60


def test_it_is_turned_upright_and_keeps_no_metadata(tmp_path: Path) -> None:
    (tmp_path / "source.jpg").write_bytes(turned())
    shrink(tmp_path / "source.jpg", tmp_path / "small.jpg", 30)
    raw = (tmp_path / "small.jpg").read_bytes()
    with Image.open(io.BytesIO(raw)) as small:
        assert small.size == (20, 30)
        assert near(small.getpixel((10, 3)), RED)
        assert near(small.getpixel((10, 27)), BLUE)
        assert dict(small.getexif()) == {}
        assert "icc_profile" not in small.info
    assert b"home address" not in raw
    assert b"Exif" not in raw


def test_faulty_camera_notes_do_not_spoil_a_good_picture() -> None:
    raw = turned()
    assert (
        look(raw.replace(b"MM\x00*\x00\x00\x00\x08\x00\x02", b"MM\x00*\x00\x00\x00\x08\x00\x99")).facts.format
        == "JPEG"
    )


def test_glass_becomes_white(tmp_path: Path) -> None:
    for form, mode in (("PNG", "RGBA"), ("PNG", "LA"), ("WEBP", "RGBA")):
        (tmp_path / "glass").write_bytes(saved(Image.new(mode, (20, 20)), form))
        shrink(tmp_path / "glass", tmp_path / "small.jpg", 10)
        with Image.open(tmp_path / "small.jpg") as small:
            assert near(small.getpixel((5, 5)), (255, 255, 255))


@pytest.mark.parametrize(
    ("mode", "form", "colour", "seen"),
    [
        ("L", "PNG", 128, (128, 128, 128)),
        ("I;16", "PNG", 32_896, (128, 128, 128)),
        ("I;16", "TIFF", 32_896, (128, 128, 128)),
        ("CMYK", "JPEG", (0, 0, 0, 127), (128, 128, 128)),
        ("CMYK", "TIFF", (0, 0, 0, 127), (128, 128, 128)),
        ("P", "PNG", 0, (0, 0, 0)),
        ("1", "TIFF", 1, (255, 255, 255)),
    ],
)
def test_every_kind_of_colour_becomes_rgb(
    tmp_path: Path, mode: str, form: str, colour: int, seen: tuple[int, int, int]
) -> None:
    (tmp_path / "source").write_bytes(saved(Image.new(mode, (30, 30), colour), form))
    shrink(tmp_path / "source", tmp_path / "small.jpg", 10)
    with Image.open(tmp_path / "small.jpg") as small:
        assert near(small.getpixel((5, 5)), seen)


def test_the_same_photo_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(saved(picture(600, 400), "JPEG"))
    shrink(tmp_path / "source", tmp_path / "one.jpg", 90)
    shrink(tmp_path / "source", tmp_path / "two.jpg", 90)
    assert (tmp_path / "one.jpg").read_bytes() == (tmp_path / "two.jpg").read_bytes()


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "small.jpg"
    target.write_bytes(b"as before")
    (tmp_path / "words.jpg").write_text("words")
    with pytest.raises(DeskError, match=r"words\.jpg is not a picture Desk can read"):
        shrink(tmp_path / "words.jpg", target, 90)
    with pytest.raises(DeskError, match=r"gone\.jpg cannot be opened \(No such file or directory\)"):
        shrink(tmp_path / "gone.jpg", target, 90)
    assert target.read_bytes() == b"as before"


def test_a_target_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "source.png").write_bytes(saved(picture(), "PNG"))
    folder = tmp_path / "small.jpg"
    folder.mkdir()
    with pytest.raises(DeskError, match="The photo cannot be written to"):
        shrink(tmp_path / "source.png", folder, 90)
    with pytest.raises(DeskError, match="The photo cannot be written to"):
        shrink(tmp_path / "source.png", tmp_path / "nowhere" / "small.jpg", 90)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["small.jpg", "source.png"]


@pytest.mark.parametrize(
    ("form", "mode", "how"),
    [
        ("JPEG", "RGB", {"quality": 90}),
        ("JPEG", "CMYK", {"progressive": True}),
        ("PNG", "RGBA", {}),
        ("PNG", "P", {}),
        ("TIFF", "RGB", {"compression": "tiff_lzw"}),
        ("TIFF", "CMYK", {}),
        ("WEBP", "RGB", {"lossless": True}),
    ],
)
def test_five_hundred_spoilt_photos_of_each_kind_are_looked_at_or_refused(
    form: str, mode: str, how: dict[str, object]
) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Harbour"
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    grain = Image.effect_noise((96, 64), 60).convert("RGB").convert(mode)
    whole = saved(grain, form, exif=exif, icc_profile=icc, **how)
    chance = random.Random(f"{form} {mode}")  # noqa: S311 - the same files each time
    told: list[str] = []
    for _turn in range(500):
        raw = bytearray(whole)
        for _bite in range(chance.randint(1, 12)):
            # Half of them in the head, where the structure is; the rest anywhere, in the pixels too.
            raw[chance.randrange(len(raw) if chance.random() < 0.5 else min(len(raw), 900))] = (
                chance.randrange(256)
            )
        if chance.random() < 0.2:
            del raw[chance.randrange(len(raw)) :]
        for work in (lambda raw=bytes(raw): fingerprint(look(raw).small), lambda raw=bytes(raw): sent(raw)):
            try:
                work()
            except DeskError as error:
                told.append(str(error))
            else:
                told.append("taken")
    assert told.count("taken") < 1000
    assert [one for one in told if one != "taken" and not one.endswith(".")] == []


def sent(raw: bytes) -> bytes:
    return web_photo(raw, "jpeg", 30, {Field.CREDIT_LINE: ("Ann Hale",)}, gps=True, serials=True)
