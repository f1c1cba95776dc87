"""`desk photo …`, as scripts call it."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from desk.cli import run
from desk.newsroom.desk import open_desk
from desk.pictures.metadata import read_metadata, with_metadata
from desk.pictures.metadata_fields import Field
from desk.story.model import PhotoUse, Story


def drawn(width: int, height: int, quality: int = 90) -> bytes:
    """Draw a quay at dusk: a picture with shapes, so that its fingerprint means something."""
    picture = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    picture.paste((200, 40, 30), (width // 5, height // 4, width // 2, height // 2))
    picture.paste((20, 90, 140), (width // 2, height // 2, width - width // 8, height - height // 6))
    out = BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


QUAY = with_metadata(
    drawn(900, 600),
    {Field.CREDIT_LINE: ("Mara Quill/Tidewater Press",), Field.CAPTION: ("The quay at dusk.",)},
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "quay.jpg").write_bytes(QUAY)
    return folder


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> "Call":
    return Call(tmp_path / "desk.sqlite", capsys)


class Call:
    def __init__(self, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.store = store
        self._capsys = capsys

    def __call__(self, *words: str | Path, status: int = 0) -> tuple[str, str]:
        assert run(["--store", str(self.store), "photo", *map(str, words)]) == status
        said = self._capsys.readouterr()
        return said.out, said.err

    def json(self, *words: str | Path, status: int = 0) -> dict:
        return json.loads(self(*words, "--json", status=status)[0])


def test_a_folder_is_brought_in_and_what_is_no_picture_is_refused_in_a_sentence(
    call: Call, folder: Path
) -> None:
    (folder / "below").mkdir()
    (folder / "below" / "broken.jpg").write_bytes(QUAY[:3000])
    (folder / "notes.txt").write_text("not a picture")
    out, err = call("add", folder, folder / "notes.txt", status=2)
    assert out == "1\tquay.jpg\tnew\n"
    assert err.splitlines() == [
        "0 of 3 photos", "1 of 3 photos", "2 of 3 photos", "3 of 3 photos",
        "desk: broken.jpg: The photo is damaged or cut short; ask for the file again.",
        "desk: notes.txt: The photo is not a picture Desk can read; choose a JPEG, PNG, TIFF or WebP.",
    ]  # fmt: skip
    assert call("add", folder / "quay.jpg")[0] == "1\tquay.jpg\tknown\n"


def test_a_smaller_copy_is_told_as_like_and_what_it_is_like(call: Call, folder: Path) -> None:
    first = call.json("add", folder / "quay.jpg")["photos"][0]
    (folder / "small.jpg").write_bytes(drawn(450, 300, quality=60))
    small = call.json("add", folder / "small.jpg")["photos"][0]
    assert (small["new"], small["alike"]) == (True, [first["file"]])
    assert call.json("show", "1")["alike"] == [small["file"]]


def test_a_photo_is_shown_with_where_each_value_came_from(call: Call, folder: Path) -> None:
    call("add", folder / "quay.jpg")
    shown = call.json("show", "1")
    assert shown["described"]["creditline"] == "Mara Quill/Tidewater Press"
    assert {"field": "caption", "value": "The quay at dusk.", "tag": "IIM 2:120"} in shown["found"]
    assert (shown["disagree"], shown["state"], shown["stories"], shown["ran"]) == ([], "sound", [], [])
    assert call.json("show", shown["file"][:12])["id"] == 1
    assert "has no one photo 99" in call("show", "99", status=2)[1]


def test_photos_are_found_by_any_field_and_by_kind(call: Call, folder: Path) -> None:
    (folder / "plain.png").write_bytes(QUAY)
    Image.new("RGB", (40, 30), (9, 9, 9)).save(folder / "plain.png")
    call("add", folder)
    named = lambda *words: [row["name"] for row in call.json("list", *words)["photos"]]  # noqa: E731
    assert named() == ["quay.jpg", "plain.png"]
    assert named("--search", "tidewater") == ["quay.jpg"]
    assert named("--only", "uncredited") == ["plain.png"]
    call("rights", "2", "agency", "--expires", "2026-03-31")
    assert named("--only", "expiring", "--until", "2026-03-30") == []
    assert named("--only", "expiring", "--until", "2026-03-31") == ["quay.jpg"]
    assert named("--only", "undecided") == ["plain.png"]


def test_a_credit_is_set_and_taken_apart_and_the_right_guessed_until_it_is_decided(
    call: Call, folder: Path
) -> None:
    call("add", folder / "quay.jpg")
    told = call.json("credit", "1", "Photo Courtesy: Screen grab from X page of Sprinter")
    assert (told["rights"], told["decided"]) == ("screen grab", False)
    assert told["parts"]["flags"] == ["courtesy", "screengrab"]
    call("rights", "1", "screen grab", "--by", "T. Sprinter", "--when", "2026-03-02", "--how", "e-mail")
    terms = call.json("show", "1")["terms"]
    assert (terms["rights"], terms["decided"]) == ("screen grab", True)
    assert terms["permission"] == {
        "who": "T. Sprinter", "when": "2026-03-02", "how": "e-mail", "evidence": "",
    }  # fmt: skip
    assert "2026-02-30 is no day" in call("rights", "1", "staff", "--expires", "2026-02-30", status=2)[1]


@pytest.mark.parametrize(("form", "suffix"), [("jpeg", "jpg"), ("png", "png"), ("webp", "webp")])
def test_a_photo_goes_out_smaller_with_the_desks_words_in_it(
    form: str, suffix: str, call: Call, folder: Path, tmp_path: Path
) -> None:
    call("add", folder / "quay.jpg")
    call("credit", "1", "Mara Quill")
    out = tmp_path / "out"
    assert "is no folder" in call("export", "1", "--out", out, status=2)[1]
    out.mkdir()
    (made,) = call.json("export", "1", "--format", form, "--longest", "300", "--out", out)["files"]
    assert made == str(out / f"quay.{suffix}")
    with Image.open(made) as picture:
        assert (picture.format, picture.size) == (form.upper(), (300, 200))
    said = read_metadata(Path(made).read_bytes())
    assert said.text(Field.CREDIT_LINE) == "Mara Quill"
    assert said.text(Field.CAPTION) == "The quay at dusk."
    (again,) = call.json("export", "1", "--format", form, "--out", out)["files"]
    assert again == str(out / f"quay-2.{suffix}")


def test_a_photo_that_needs_no_making_over_keeps_its_pixels(call: Call, folder: Path, tmp_path: Path) -> None:
    call("add", folder / "quay.jpg")
    call("credit", "1", "Mara Quill")
    call("export", "1", "--out", tmp_path)
    with Image.open(tmp_path / "quay.jpg") as made, Image.open(folder / "quay.jpg") as came:
        assert made.tobytes() == came.tobytes()


def test_a_missing_or_changed_file_is_said_and_brought_back_by_its_bytes(
    call: Call, folder: Path, tmp_path: Path
) -> None:
    file = call.json("add", folder / "quay.jpg")["photos"][0]["file"]
    kept = call.store.with_name("desk.photos") / file
    kept.write_bytes(drawn(90, 60))
    assert call.json("show", "1")["state"] == "changed"
    kept.unlink()
    assert "The file of quay.jpg is missing from the photo folder" in call("show", "1")[0]
    assert "is missing" in call("export", "1", "--out", tmp_path, status=2)[1]
    (folder / "other.jpg").write_bytes(drawn(90, 60))
    refused = call("relink", "1", folder / "other.jpg", status=2)[1]
    assert refused.startswith("desk: other.jpg does not hold the file of quay.jpg, byte for byte")
    assert call("relink", "1", folder)[0] == f"{folder / 'quay.jpg'}\n"
    assert kept.read_bytes() == QUAY
    assert call.json("show", "1")["state"] == "sound"


def test_a_photo_on_a_story_says_so(call: Call, folder: Path) -> None:
    file = call.json("add", folder / "quay.jpg")["photos"][0]["file"]
    desk = open_desk(call.store, call.store)
    desk.store.add(Story(slug="quay-dusk", photos=(PhotoUse(credit="Mara Quill", file=file),)))
    desk.close()
    assert call.json("show", "1")["stories"] == [{"id": 1, "slug": "quay-dusk"}]
