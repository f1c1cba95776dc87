"""Photos on their way out: what they say of themselves, and what they keep to themselves."""

import base64
import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from desk.newsroom.desk import Desk
from desk.newsroom.exporting import Order, make
from desk.newsroom.photo_export import PhotoOrder, photo_bytes
from desk.pictures.metadata import with_metadata
from desk.pictures.metadata_fields import Field
from desk.story.model import Paragraph, PhotoUse, Story
from desk.story.photo import Described, Photo

GPS, TAKEN, SERIAL = 0x8825, 0x8769, 0xA431
LONG = "Photograph: Søren Østergaard/AFP via Getty Images"


@pytest.fixture
def taken(tmp_path: Path) -> Path:
    """A photo of 600 by 400 pixels from a camera that knows where it is, with words of its own."""
    exif = Image.Exif()
    exif.get_ifd(GPS).update({1: "N", 2: (51.0, 3.0, 7.0), 3: "E", 4: (1.0, 2.0, 3.0)})
    exif.get_ifd(TAKEN).update({SERIAL: "SER-4711"})
    path = tmp_path / "quay.jpg"
    Image.new("RGB", (600, 400), (40, 70, 90)).save(path, exif=exif)
    words = {
        Field.CREATOR: ("Søren Østergaard",),
        Field.COPYRIGHT: ("© Tideline",),
        Field.USAGE_TERMS: ("No archive",),
        Field.CAPTION: ("The caption it came with.",),
        Field.CITY: ("Marren",),
    }
    path.write_bytes(with_metadata(path.read_bytes(), words, gps=True, serials=True))
    return path


def exiftool(raw: bytes, path: Path) -> dict[str, Any]:
    path.write_bytes(raw)
    told = subprocess.run(["exiftool", "-j", "-G1", path], check=True, capture_output=True, text=True)
    data: list[dict[str, Any]] = json.loads(told.stdout)
    return data[0]


def private(told: dict[str, Any]) -> list[str]:
    return [tag for tag in told if "GPS" in tag or "Serial" in tag or "Thumbnail" in tag]


@pytest.mark.exiftool
def test_the_photos_of_a_web_page_carry_its_caption_and_credit_and_no_position(
    desk: Desk, taken: Path, tmp_path: Path
) -> None:
    file = desk.picture_desk.bring_in_file(taken).file
    use = PhotoUse("The quay at dawn – Øst.", "Photograph", LONG.removeprefix("Photograph: "), file)
    story = Story(headline="Ferry sails", body=(Paragraph("It left."),), photos=(replace(use, alt="A quay"),))
    answers = desk.answers(desk.store.add(story).id, story=story)
    page = make(desk, story, Order("html"), "ferry", answers).raw.decode()
    found = re.search(r"data:image/jpeg;base64,([^\"]+)", page)
    assert found is not None
    told = exiftool(base64.b64decode(found[1]), tmp_path / "out.jpg")
    assert told["XMP-dc:Description"] == told["IPTC:Caption-Abstract"] == "The quay at dawn – Øst."
    assert told["XMP-photoshop:Credit"] == LONG
    assert told["IPTC:Credit"] == "Photograph: Søren Østergaard/A"
    assert told["XMP-iptcCore:AltTextAccessibility"] == "A quay"
    assert told["XMP-dc:Creator"] == told["IPTC:By-line"] == "Søren Østergaard"
    assert told["XMP-dc:Rights"] == told["IPTC:CopyrightNotice"] == "© Tideline"
    assert told["XMP-xmpRights:UsageTerms"] == "No archive"
    assert private(told) == []


@pytest.mark.exiftool
@pytest.mark.parametrize(("form", "longest"), [("jpeg", None), ("jpeg", 300), ("png", 300), ("webp", 300)])
def test_a_photo_sent_out_keeps_its_position_and_its_camera_only_where_asked(
    form: str, longest: int | None, desk: Desk, taken: Path, tmp_path: Path
) -> None:
    file = desk.picture_desk.bring_in_file(taken).file
    photo = Photo(file, described=Described(caption="The quay.", creditline=LONG))
    plain = exiftool(photo_bytes(desk.photos, photo, PhotoOrder(form, longest)), tmp_path / "plain")
    assert private(plain) == []
    order = PhotoOrder(form, longest, gps=True, serials=True)
    kept = exiftool(photo_bytes(desk.photos, photo, order), tmp_path / "kept")
    assert kept["GPS:GPSLatitude"] == "51 deg 3' 7.00\""
    assert kept["GPS:GPSLatitudeRef"] == "North"
    assert kept["ExifIFD:SerialNumber"] == "SER-4711"
    for told in (plain, kept):
        assert told["XMP-photoshop:Credit"] == LONG
        assert told["XMP-dc:Description"] == "The quay."
        width = next(told[tag] for tag in told if tag.endswith(":ImageWidth"))
        assert width == (longest or 600)
