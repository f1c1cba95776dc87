"""Pictures taken into the library: kept once, with every word their files say and where it says it."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.newsroom.picture_desk import UNREADABLE, disagreeing, filled
from desk.pictures.metadata import with_metadata
from desk.pictures.metadata_fields import Field
from desk.story.model import PhotoUse
from desk.story.photo import Described, Found, Rights


def jpeg(side: tuple[int, int] = (90, 60), colour: tuple[int, int, int] = (40, 70, 90)) -> bytes:
    out = BytesIO()
    Image.new("RGB", side, colour).save(out, "JPEG")
    return out.getvalue()


def told(raw: bytes) -> bytes:
    """Write into a picture what an agency would."""
    return with_metadata(
        raw,
        {
            Field.CREATOR: ("Mara Quill",),
            Field.CREDIT_LINE: ("Tidewater Press",),
            Field.CAPTION: ("The quay at Port Elven.",),
            Field.KEYWORDS: ("quay", "dusk"),
        },
    )


def test_a_picture_is_filed_with_all_its_file_says(desk: Desk) -> None:
    raw = told(jpeg())
    photo = desk.picture_desk.bring_in(raw, "quay.jpg")
    assert (photo.name, photo.form, photo.width, photo.height, photo.size) == (
        "quay.jpg", "JPEG", 90, 60, len(raw),
    )  # fmt: skip
    assert photo.described == Described(
        creator="Mara Quill",
        creditline="Tidewater Press",
        caption="The quay at Port Elven.",
        keywords=("quay", "dusk"),
    )
    assert Found("creditline", "Tidewater Press", "IIM 2:110") in photo.found
    assert Found("creditline", "Tidewater Press", "XMP photoshop:Credit") in photo.found
    assert disagreeing(photo.found) == frozenset()
    assert photo.terms.rights is Rights.UNKNOWN
    assert not photo.terms.decided
    assert desk.store.library.known([photo.file]) == {photo.file: photo}


@pytest.mark.parametrize("harm", ["lost", "changed"])
def test_a_photo_brought_in_again_puts_back_its_file_that_was(desk: Desk, harm: str) -> None:
    photo = desk.picture_desk.bring_in(jpeg(), "quay.jpg")
    path = desk.photos.path(photo.file)
    assert path is not None
    if harm == "lost":
        path.unlink()
    else:
        path.write_bytes(jpeg(colour=(1, 2, 3)))
    assert desk.picture_desk.bring_in(jpeg(), "again.jpg") == photo
    assert path.read_bytes() == jpeg()


def test_a_picture_brought_in_has_its_thumbnail(desk: Desk) -> None:
    photo = desk.picture_desk.bring_in(jpeg((900, 600)), "quay.jpg")
    path = desk.photos.path(photo.file)
    assert path is not None
    path.write_bytes(b"no picture any more")
    small = desk.thumbnails.of(path)
    assert small is not None
    assert Image.open(BytesIO(small)).size == (360, 240)


def test_the_same_bytes_are_the_photo_there_is_as_the_desk_has_it(desk: Desk) -> None:
    photo = desk.picture_desk.bring_in(jpeg(), "quay.jpg")
    ours = replace(photo, described=Described(caption="Written at the desk."))
    desk.store.library.save([(ours, 1)])
    assert desk.picture_desk.bring_in(jpeg(), "another-name.jpg") == ours
    assert desk.store.library.count() == 1


def test_tags_that_say_different_things_are_told(desk: Desk) -> None:
    raw = told(jpeg()).replace(b"\x1c\x02\x6e\x00\x0fTidewater Press", b"\x1c\x02\x6e\x00\x0fGullwing Images")
    assert disagreeing(desk.picture_desk.bring_in(raw, "quay.jpg").found) == {"creditline"}


def test_words_that_cannot_be_read_are_told_and_the_picture_is_taken(desk: Desk) -> None:
    raw = told(jpeg()).replace(b"<rdf:RDF", b"<rdf:RDX")
    photo = desk.picture_desk.bring_in(raw, "quay.jpg")
    assert Found(UNREADABLE, "", "XMP") in photo.found
    assert photo.described.creditline == "Tidewater Press"


def test_a_refused_file_is_named_and_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "half.jpg").write_bytes(jpeg((900, 600))[:2000])
    with pytest.raises(DeskError, match=r"^half\.jpg: The photo is damaged or cut short; ask for the file"):
        desk.picture_desk.bring_in_file(tmp_path / "half.jpg")
    assert desk.store.library.count() == 0
    assert not desk.places.photos.exists()


def test_a_use_takes_what_it_lacks_from_the_file(desk: Desk) -> None:
    photo = desk.picture_desk.bring_in(told(jpeg()), "quay.jpg")
    assert filled(PhotoUse(), photo) == PhotoUse("The quay at Port Elven.", "", "Tidewater Press", photo.file)
    ours = PhotoUse("Dusk at the quay.", "Photo", "A. Rudd")
    assert filled(ours, photo) == replace(ours, file=photo.file)
    unnamed = replace(photo, described=Described(creator="Mara Quill", source="Tidewater"))
    assert filled(PhotoUse(), unnamed).credit == "Mara Quill/Tidewater"
