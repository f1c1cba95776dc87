"""What `desk photo export` writes into files and what it takes out, as exiftool reads it."""

import json
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from desk.cli import run

pytestmark = pytest.mark.exiftool

FORMS = [("jpeg", "jpg", "300"), ("jpeg", "jpg", ""), ("png", "png", ""), ("webp", "webp", "300")]
POSITION = ("GPS:GPSLatitude", "GPS:GPSLongitude", "XMP-exif:GPSLatitude", "XMP-exif:GPSLongitude")
SERIALS = ("ExifIFD:SerialNumber", "ExifIFD:LensSerialNumber", "XMP-aux:SerialNumber")
THUMBNAILS = ("IFD1:ThumbnailImage", "IFD1:ThumbnailOffset", "Photoshop:PhotoshopThumbnail")


def exiftool(path: Path, *words: str) -> str:
    told = subprocess.run(["exiftool", "-q", *words, str(path)], check=True, capture_output=True, text=True)
    return told.stdout


def tags(path: Path) -> dict[str, Any]:
    data: list[dict[str, Any]] = json.loads(exiftool(path, "-j", "-G1", "-struct", "-n"))
    return data[0]


@pytest.fixture
def camera_file(tmp_path: Path) -> Path:
    """A photo as a camera and an agency leave it: turned, with position, serial numbers and a thumbnail."""
    path, small = tmp_path / "quay.jpg", tmp_path / "small.jpg"
    picture = Image.linear_gradient("L").resize((900, 600)).convert("RGB")
    picture.paste((200, 40, 30), (180, 150, 450, 300))
    out = BytesIO()
    picture.save(out, "JPEG", quality=90)
    path.write_bytes(out.getvalue())
    picture.resize((160, 107)).save(small)
    exiftool(
        path, "-overwrite_original", f"-ThumbnailImage<={small}",
        "-GPSLatitude=51.5", "-GPSLatitudeRef=N", "-GPSLongitude=1.25", "-GPSLongitudeRef=W",
        "-XMP-exif:GPSLatitude=51.5", "-XMP-exif:GPSLongitude=-1.25", "-ExifIFD:SerialNumber=SER-4711",
        "-ExifIFD:LensSerialNumber=LENS-12", "-XMP-aux:SerialNumber=SER-4711", "-IFD0:Model=Harbour 1",
        "-XMP-dc:Creator=Mara Quill", "-XMP-photoshop:Credit=Mara Quill/Tidewater Press",
        "-IPTC:Credit=Mara Quill/Tidewater Press", "-XMP-dc:Description=The quay at dusk.",
        "-XMP-dc:Rights=© Tidewater Press", "-XMP-xmpRights:UsageTerms=One use only",
    )  # fmt: skip
    return path


def sent(camera_file: Path, form: str, longest: str, *keep: str) -> dict[str, Any]:
    """Bring the file in, give it a longer credit, and send it out."""
    store, out = camera_file.with_name("desk.sqlite"), camera_file.with_name("out")
    out.mkdir(exist_ok=True)
    for words in (
        ["add", str(camera_file)],
        ["credit", "1", "Mara Quill and Søren Rüd/Tidewater Press"],
        [
            "export", "1", "--format", form, "--out", str(out), *(["--longest", longest] if longest else []),
            *(part for one in keep for part in ("--keep", one)),
        ],
    ):  # fmt: skip
        assert run(["--store", str(store), "photo", *words]) == 0
    (made,) = out.iterdir()
    return tags(made)


@pytest.mark.parametrize(("form", "suffix", "longest"), FORMS)
@pytest.mark.parametrize("keep", [(), ("gps",), ("serials",), ("gps", "serials")])
def test_position_and_serials_stay_only_where_asked_and_thumbnails_never(
    form: str, suffix: str, longest: str, keep: tuple[str, ...], camera_file: Path
) -> None:
    told = sent(camera_file, form, longest, *keep)
    assert told["SourceFile"].endswith(f"quay.{suffix}")
    here = {name for name in POSITION + SERIALS + THUMBNAILS if name in told}
    wanted = {*(POSITION if "gps" in keep else ()), *(SERIALS if "serials" in keep else ())}
    # The second set of tags is XMP’s: a photo made over has it from Desk, which writes the fields it knows.
    assert {name for name in here if not name.startswith("XMP")} == {
        name for name in wanted if not name.startswith("XMP")
    }
    assert {name for name in here if name.startswith("XMP")} <= wanted
    if "gps" in keep:
        assert (told["GPS:GPSLatitude"], told["GPS:GPSLongitude"]) == (51.5, 1.25)
    assert told["IFD0:Model"] == "Harbour 1" if keep or (not longest and form == "jpeg") else True


@pytest.mark.parametrize(("form", "suffix", "longest"), FORMS)
def test_caption_credit_copyright_and_rights_are_read_back(
    form: str, suffix: str, longest: str, camera_file: Path
) -> None:
    told = sent(camera_file, form, longest)
    credit = "Mara Quill and Søren Rüd/Tidewater Press"
    assert told["SourceFile"].endswith(f"quay.{suffix}")
    assert told["XMP-photoshop:Credit"] == credit
    assert told["XMP-dc:Description"] == "The quay at dusk."
    assert told["XMP-dc:Rights"] == "© Tidewater Press"
    assert told["XMP-xmpRights:UsageTerms"] == "One use only"
    assert told["XMP-dc:Creator"] in ("Mara Quill", ["Mara Quill"])
    if form == "jpeg":
        # IIM 2:110 holds 32 bytes; the two letters of two bytes each are counted, and none is cut in half.
        assert told["IPTC:Credit"] == "Mara Quill and Søren Rüd/Tidew"
        assert told["IPTC:Caption-Abstract"] == "The quay at dusk."
        assert told["IPTC:CopyrightNotice"] == "© Tidewater Press"
