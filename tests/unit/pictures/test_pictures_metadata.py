"""What a photo says of itself is read wherever it lies, and written so that others read the same."""

import hashlib
import io
import json
import random
import re
import subprocess
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from desk.errors import DeskError
from desk.pictures.metadata import Said, read_metadata, with_metadata
from desk.pictures.metadata_fields import PLACES, Field, Shape
from desk.pictures.metadata_iim import cut, read_iim, write_iim

WRITTEN = ["JPEG", "PNG", "WEBP"]
EVERY = {
    **{field: (f"{field.value}: Øre “x” é",) for field in Field},
    Field.CREATOR: ("Ann Hale", "Søren Rudd"),
    Field.KEYWORDS: ("bell", "harbour – März"),
    Field.PEOPLE: ("Tom Rudd", "Pia Lund"),
    Field.DATE_CREATED: ("2026-03-04T19:15:00+01:00",),
    Field.COUNTRY_CODE: ("MRN",),
    Field.CREDIT_LINE: ("Photograph: Søren Østergaard/Tideline via Harbour Wire",),
}
ORIENTATION, GPS, TAKEN, SERIAL, MODEL = 0x0112, 0x8825, 0x8769, 0xA431, 0x0110
TAG = {
    "dc": "XMP-dc",
    "photoshop": "XMP-photoshop",
    "xmpRights": "XMP-xmpRights",
    "Iptc4xmpCore": "XMP-iptcCore",
    "Iptc4xmpExt": "XMP-iptcExt",
    "plus": "XMP-plus",
}


def camera() -> Image.Exif:
    """Exif as from a camera on its side that knows where it is."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[MODEL] = "Harbour 1"
    exif.get_ifd(GPS).update({1: "N", 2: (51.0, 3.0, 7.0)})
    exif.get_ifd(TAKEN).update({SERIAL: "SER-4711", 0x9003: "2026:03:04 19:15:00"})
    return exif


def photo(form: str, **how: object) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((64, 48), 60).convert("RGB").save(out, form, **{"exif": camera(), **how})
    return out.getvalue()


def pixels(raw: bytes) -> bytes:
    with Image.open(io.BytesIO(raw)) as image:
        return image.tobytes()


def picture_bytes(raw: bytes) -> bytes:
    """The compressed picture as it lies in the file."""
    if raw.startswith(b"\xff\xd8"):
        return raw[raw.index(b"\xff\xda") :]
    if raw.startswith(b"\x89PNG"):
        return b"".join(re.findall(rb"IDAT(.*?)(?=....IDAT|....IEND)", raw, re.DOTALL))
    at = raw.index(b"VP8 ")
    return raw[at : at + 8 + int.from_bytes(raw[at + 4 : at + 8], "little")]


def jpeg_with(marker: int, data: bytes) -> bytes:
    raw = photo("JPEG", exif=b"")
    return raw[:2] + bytes((0xFF, marker)) + (len(data) + 2).to_bytes(2, "big") + data + raw[2:]


def with_xmp(packet: str) -> bytes:
    return jpeg_with(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + packet.encode())


def rdf(inside: str, attributes: str = "") -> str:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"'
        ' xmlns:mine="https://example.org/mine/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"'
        ' xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"'
        f" {attributes}>{inside}</rdf:Description></rdf:RDF></x:xmpmeta>"
    )


@pytest.mark.parametrize("form", WRITTEN)
def test_every_field_is_written_and_read_again(form: str) -> None:
    raw = photo(form)
    found = read_metadata(with_metadata(raw, EVERY))
    assert {field: found.values(field) for field in Field} == EVERY
    assert found.disagreeing() == {}
    assert found.unreadable == ()
    assert found.orientation == 6


@pytest.mark.exiftool
@pytest.mark.parametrize("form", WRITTEN)
def test_exiftool_reads_every_field_as_written(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"photo.{form.lower()}"
    path.write_bytes(with_metadata(photo(form), EVERY))
    told = exiftool(path)
    for field, place in PLACES.items():
        values = EVERY[field]
        if place.shape is Shape.LICENSOR:
            assert told["XMP-plus:Licensor"][0][place.name] == values[0]
            continue
        tag = f"{TAG[place.prefix]}:{place.name[0].upper()}{place.name[1:]}"
        wanted = "2026:03:04 19:15:00+01:00" if field is Field.DATE_CREATED else one_or_all(values)
        assert told[tag] == wanted, field
    assert told["IFD0:Artist"] == "Ann Hale; Søren Rudd"
    assert told["ExifIFD:DateTimeOriginal"] == "2026:03:04 19:15:00"
    if form == "WEBP":
        return
    assert told["IPTC:Credit"] == "Photograph: Søren Østergaard/T"
    assert told["IPTC:CodedCharacterSet"] == "UTF8"
    assert told["IPTC:By-line"] == ["Ann Hale", "Søren Rudd"]
    assert (told["IPTC:DateCreated"], told["IPTC:TimeCreated"]) == ("2026:03:04", "19:15:00+01:00")


@pytest.mark.exiftool
@pytest.mark.parametrize("form", [*WRITTEN, "TIFF"])
def test_what_exiftool_writes_is_read_with_the_tag_it_came_from(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"photo.{form.lower()}"
    path.write_bytes(photo(form))
    words = [
        *(
            "-XMP-dc:Creator=Ann Hale",
            "-XMP-photoshop:Credit=Hale/Tideline",
            "-XMP-dc:Description-de=Die Glocke",
        ),
        *(
            "-XMP-dc:Description=The bell",
            "-XMP-plus:LicensorName=Tideline Ltd",
            "-EXIF:Copyright=© Tideline",
        ),
    ]
    iim = (
        []
        if form == "WEBP"
        else ["-IPTC:Credit=Hale/Tidelin", "-IPTC:Keywords=bell", "-IPTC:Keywords=harbour"]
    )
    subprocess.run(["exiftool", "-q", "-overwrite_original", *words, *iim, path], check=True)
    found = read_metadata(path.read_bytes())
    assert found.values(Field.CREATOR) == ("Ann Hale",)
    assert found.text(Field.CAPTION) == "The bell"
    assert found.text(Field.LICENSOR) == "Tideline Ltd"
    assert found.said[Field.COPYRIGHT] == (Said(("© Tideline",), "Exif 0x8298"),)
    if iim:
        assert found.values(Field.KEYWORDS) == ("bell", "harbour")
        assert found.disagreeing() == {
            Field.CREDIT_LINE: (
                Said(("Hale/Tideline",), "XMP photoshop:Credit"),
                Said(("Hale/Tidelin",), "IIM 2:110"),
            )
        }


def exiftool(path: Path) -> dict[str, Any]:
    told = subprocess.run(
        ["exiftool", "-j", "-G1", "-struct", "-a", path], check=True, capture_output=True, text=True
    )
    data: list[dict[str, Any]] = json.loads(told.stdout)
    return data[0]


def one_or_all(values: tuple[str, ...]) -> str | list[str]:
    return values[0] if len(values) == 1 else list(values)


@pytest.mark.parametrize("form", WRITTEN)
def test_the_picture_itself_is_untouched_to_the_byte(form: str) -> None:
    raw = photo(form)
    new = with_metadata(raw, EVERY)
    assert picture_bytes(new) == picture_bytes(raw)
    assert pixels(new) == pixels(raw)


@pytest.mark.parametrize("form", WRITTEN)
def test_where_it_was_taken_and_by_which_camera_stays_only_where_asked(form: str) -> None:
    raw = photo(form)
    for gps, serials in ((False, False), (True, False), (False, True)):
        with Image.open(io.BytesIO(with_metadata(raw, {}, gps=gps, serials=serials))) as image:
            exif = image.getexif()
            assert bool(exif.get_ifd(GPS)) is gps
            assert (SERIAL in exif.get_ifd(TAKEN)) is serials
            assert exif[MODEL] == "Harbour 1"


def test_positions_serials_and_thumbnails_leave_xmp_too_and_the_rest_stays() -> None:
    raw = with_xmp(
        rdf(
            "<mine:note>kept</mine:note><exif:GPSLatitude>51,3N</exif:GPSLatitude>",
            'photoshop:Credit="Old" aux:SerialNumber="SER-4711" exif:GPSLongitude="1,2E"',
        )
    )
    new = with_metadata(raw, {Field.CREDIT_LINE: ("New",)})
    assert read_metadata(new).text(Field.CREDIT_LINE) == "New"
    assert b"kept" in new
    for gone in (b"51,3N", b"1,2E", b"SER-4711", b"Old"):
        assert gone not in new
    assert b"51,3N" in with_metadata(raw, {}, gps=True)


def with_extended_xmp(inside: str) -> bytes:
    """A JPEG whose XMP names an extended packet in pieces, as a large edit history leaves one."""
    packet = rdf(inside).encode()
    guid = hashlib.md5(packet, usedforsecurity=False).hexdigest().upper()
    raw = with_xmp(rdf("<photoshop:Credit>Tideline</photoshop:Credit>", f'xmpNote:HasExtendedXMP="{guid}"'))
    pieces = b""
    for at in range(0, len(packet), 60_000):
        place = len(packet).to_bytes(4, "big") + at.to_bytes(4, "big")
        data = b"http://ns.adobe.com/xmp/extension/\x00" + guid.encode() + place + packet[at : at + 60_000]
        pieces += b"\xff\xe1" + (len(data) + 2).to_bytes(2, "big") + data
    return raw[:2] + pieces + raw[2:]


LONG = "the tide turns " * 9_000


def test_extended_xmp_is_read_and_kept_when_the_words_change() -> None:
    inside = f"<mine:note>{LONG}</mine:note><photoshop:City>Marren</photoshop:City>"
    raw = with_extended_xmp(f"{inside}<exif:GPSLatitude>51,3N</exif:GPSLatitude>")
    assert read_metadata(raw).text(Field.CITY) == "Marren"
    new = with_metadata(raw, {Field.CREDIT_LINE: ("Photograph: Ann Hale",)})
    found = read_metadata(new)
    assert (found.text(Field.CREDIT_LINE), found.text(Field.CITY)) == ("Photograph: Ann Hale", "Marren")
    assert new.count(b"http://ns.adobe.com/xmp/extension/") == 3
    assert b"51,3N" not in new
    assert pixels(new) == pixels(raw)
    again = with_metadata(new, {Field.CITY: ()})
    assert LONG.encode()[:60_000] in again
    assert read_metadata(again).text(Field.CITY) == ""


def test_an_extended_packet_that_is_small_once_stripped_goes_into_the_main_one() -> None:
    raw = with_extended_xmp(f"<mine:note>kept</mine:note><xmpMM:History>{LONG}</xmpMM:History>")
    new = with_metadata(raw, {Field.HEADLINE: ("Bell",)})
    assert b"kept" in new
    assert b"xmp/extension" not in new
    assert b"HasExtendedXMP" not in new


def test_an_extended_packet_the_main_one_does_not_name_is_no_part_of_the_photo() -> None:
    raw = with_extended_xmp("<photoshop:City>Marren</photoshop:City>")
    other = re.sub(rb'(?<=HasExtendedXMP=").{32}', b"0" * 32, raw)
    assert read_metadata(raw).text(Field.CITY) == "Marren"
    assert read_metadata(other).text(Field.CITY) == ""


@pytest.mark.exiftool
def test_exiftool_reads_extended_xmp_as_written(tmp_path: Path) -> None:
    long = f"<dc:relation><rdf:Bag><rdf:li>{LONG.strip()}</rdf:li></rdf:Bag></dc:relation>"
    path = tmp_path / "extended.jpg"
    path.write_bytes(with_metadata(with_extended_xmp(long), {Field.CREDIT_LINE: ("Ann Hale/Tideline",)}))
    found = exiftool(path)
    assert found["XMP-dc:Relation"] == [LONG.strip()]
    assert found["XMP-photoshop:Credit"] == "Ann Hale/Tideline"
    assert "ExifTool:Warning" not in found


def test_thumbnails_previews_and_what_lies_behind_the_picture_leave_a_jpeg() -> None:
    raw = photo("JPEG", comment=b"a private word")
    raw = jpeg_with(0xED, b"Photoshop 3.0\x008BIM\x04\x0c\x00\x00\x00\x00\x00\x04THUM") + b"second picture"
    new = with_metadata(raw, {Field.HEADLINE: ("Bell",)})
    assert b"THUM" not in new
    assert b"second picture" not in new
    assert b"a private word" not in new
    assert pixels(new) == pixels(raw)


def test_a_field_is_taken_out_by_giving_it_no_value() -> None:
    raw = with_metadata(photo("JPEG"), EVERY)
    found = read_metadata(with_metadata(raw, {Field.CREDIT_LINE: (), Field.LICENSOR: (), Field.CREATOR: ()}))
    assert found.said.keys() == set(Field) - {Field.CREDIT_LINE, Field.LICENSOR, Field.CREATOR}


@pytest.mark.parametrize("form", WRITTEN)
def test_fields_that_are_not_given_stay(form: str) -> None:
    raw = with_metadata(photo(form), EVERY)
    found = read_metadata(with_metadata(raw, {Field.HEADLINE: ("New",)}))
    assert {field: found.values(field) for field in Field} == {**EVERY, Field.HEADLINE: ("New",)}


@pytest.mark.parametrize(
    ("packet", "said"),
    [
        ("<x:xmpmeta", "cannot be read, so it is left as it is"),
        (rdf("<dc:title>"), "cannot be read, so it is left as it is"),
        ("<note>no RDF</note>", "cannot be read, so it is left as it is"),
        (
            '<!DOCTYPE x [<!ENTITY a "b">]>' + rdf("<mine:note>&a;</mine:note>"),
            "cannot be read, so it is left",
        ),
    ],
)
def test_a_file_whose_xmp_cannot_be_parsed_is_never_rewritten(packet: str, said: str) -> None:
    raw = with_xmp(packet)
    assert read_metadata(raw).unreadable == ("XMP",)
    with pytest.raises(DeskError, match=rf"^The photo’s XMP {said}"):
        with_metadata(raw, {Field.HEADLINE: ("Bell",)})


def test_an_entity_in_xmp_reads_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret", "utf-8")
    found = read_metadata(
        with_xmp(f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]>{rdf("<dc:source>&a;</dc:source>")}')
    )
    assert found.said == {}


def test_old_captions_in_windows_letters_are_read() -> None:
    block = b"\x1c\x02\x6e\x00\x06M\xfcller" + b"\x1c\x02\x78\x00\x05\x93Hi\x94."
    assert read_iim(block) == {Field.CREDIT_LINE: ("Müller",), Field.CAPTION: ("“Hi”.",)}


@given(st.text(max_size=60), st.integers(0, 40))
def test_a_text_is_cut_at_a_character(text: str, most: int) -> None:
    short = cut(text.replace("\ud800", ""), most)
    assert len(short.encode()) <= most
    assert text.startswith(short) or any("\ud800" <= char <= "\udfff" for char in text)


@given(
    st.dictionaries(
        st.sampled_from([Field.CREDIT_LINE, Field.CAPTION, Field.CITY, Field.HEADLINE]),
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8).map(
            lambda one: (one.strip(),)
        ),
    )
)
def test_iim_gives_back_what_was_put_in(values: dict[Field, tuple[str, ...]]) -> None:
    assert read_iim(write_iim(values)) == {field: texts for field, texts in values.items() if texts[0]}


@given(st.binary(max_size=300))
def test_any_bytes_are_read_as_iim(block: bytes) -> None:
    assert all(all(texts) for texts in read_iim(b"\x1c\x02" + block).values())


def test_the_profile_is_named() -> None:
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for form in [*WRITTEN, "TIFF"]:
        assert read_metadata(photo(form, icc_profile=icc)).profile == "sRGB built-in"
    assert read_metadata(photo("JPEG", icc_profile=b"nonsense")).profile == ""


def test_what_is_no_photo_and_what_cannot_be_written_is_said_so() -> None:
    with pytest.raises(DeskError, match=r"^The photo is not a picture Desk can read; choose a JPEG"):
        read_metadata(b"%PDF-1.7")
    with pytest.raises(DeskError, match=r"^Metadata can be written into JPEG, PNG and WebP"):
        with_metadata(photo("TIFF"), {})
    with pytest.raises(DeskError, match="more than the 64 kB a JPEG has room for"):
        with_metadata(photo("JPEG"), {Field.ALT_TEXT: ("word " * 20_000,)})


@pytest.mark.parametrize("form", [*WRITTEN, "TIFF"])
def test_five_hundred_spoilt_files_of_each_kind_are_read_or_refused(form: str) -> None:
    whole = photo(form) if form == "TIFF" else with_metadata(photo(form), EVERY)
    head = min(len(whole), 6000)
    chance = random.Random(f"spoilt {form}")  # noqa: S311 - the same files each time
    refused: list[str] = []
    for _turn in range(500):
        raw = bytearray(whole)
        for _bite in range(chance.randint(1, 12)):
            raw[chance.randrange(head)] = chance.randrange(256)
        if chance.random() < 0.3:
            del raw[chance.randrange(len(raw)) :]
        try:
            read_metadata(bytes(raw))
            with_metadata(bytes(raw), {Field.HEADLINE: ("Bell",)})
        except DeskError as error:
            refused.append(str(error))
    assert 0 < len(refused) <= 500
    assert [sentence for sentence in refused if not sentence.endswith(".")] == []


def test_a_text_that_unpacks_to_gigabytes_is_passed_over() -> None:
    raw = photo("PNG")
    data = b"XML:com.adobe.xmp\x00\x01\x00\x00\x00" + zlib.compress(b" " * 40_000_000)
    chunk = len(data).to_bytes(4, "big") + b"iTXt" + data + zlib.crc32(b"iTXt" + data).to_bytes(4, "big")
    assert read_metadata(raw[:33] + chunk + raw[33:]).said.keys() == {Field.DATE_CREATED}
