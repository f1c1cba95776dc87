"""The sample desk reads as its README says, and holds the slips it promises and no others."""

import io
import re
import tomllib
from pathlib import Path

import pytest
from PIL import Image

from desk.newsroom.desk import open_desk
from desk.pictures.metadata import read_metadata
from desk.pictures.metadata_fields import Field
from desk.resources import shipped
from desk.story.model import Kind, PhotoUse, Story
from desk.story.text import body_words
from desk.wire import print_page
from desk.wire.received import Received, Unplaced

SAMPLE = shipped() / "sample"
PLAN = tomllib.loads((SAMPLE / "sample.toml").read_text(encoding="utf-8"))["story"]


def received(name: str) -> Received:
    return print_page.read((SAMPLE / name).read_bytes())


def story(name: str) -> Story:
    return received(name).story


def test_every_story_in_the_folder_is_in_the_plan_and_the_newest_comes_last() -> None:
    files = [row["file"] for row in PLAN]

    assert sorted(files) == sorted(path.name for path in SAMPLE.glob("*.txt"))
    dates = [story(file).published for file in files]
    assert dates == ["2025-10-06T09:05", "2025-10-07", "2025-10-09T23:18", "2025-10-15T14:40"]


def test_every_layout_and_photo_the_plan_names_is_shipped() -> None:
    assert {row["layout"] for row in PLAN} == {"print-version", "news-page"}
    for row in PLAN:
        assert (shipped() / "layouts" / row["layout"]).is_dir()
    named = {row["photo"] for row in PLAN if "photo" in row}
    assert named == {f"photos/{path.name}" for path in (SAMPLE / "photos").iterdir()}


def test_each_photo_says_in_its_own_words_what_the_story_says_of_it() -> None:
    for row in PLAN:
        if "photo" in row:
            said = read_metadata((SAMPLE / row["photo"]).read_bytes())
            use = story(row["file"]).photos[0]
            assert (said.text(Field.CAPTION), said.text(Field.CREDIT_LINE)) == (use.caption, use.credit)


def test_the_story_that_opens_has_all_the_furniture_of_a_news_page() -> None:
    opened = story(PLAN[-1]["file"])

    assert opened.headline == "Sea gates turn back highest tide in living memory"
    assert opened.standfirst.startswith("The Hythe Barrier closed in earnest")
    assert opened.byline == "By Marta Ellwyn"
    assert opened.photos == (
        PhotoUse(
            "The Hythe Barrier at dusk on Tuesday, four hours before its gates were lowered.",
            "Photo Courtesy",
            "Port of Saltmere",
        ),
    )
    crossheads = [paragraph.text for paragraph in opened.body if paragraph.kind is Kind.CROSSHEAD]
    assert crossheads == ["Forty minutes to spare", "Who pays", "A long memory"]
    assert body_words(opened) == 529
    assert len(opened.related) == 4


def test_the_summit_comes_as_a_bare_print_page_with_a_screen_grab() -> None:
    summit = story("2-observatory.txt")

    assert summit.headline == ""
    assert (summit.source, summit.handle) == ("Ondreva Daily", "@ondrevadaily")
    assert len(summit.body) == 12
    assert body_words(summit) == 304
    assert summit.photos[0].credit == "Screen grab from X page of Taleth Observatory"


def test_the_summit_holds_the_bracketed_slip_and_the_name_spelt_two_ways() -> None:
    body = story("2-observatory.txt").body

    assert "[hour countries]" in body[6].text
    papers = [re.findall(r"Vessary Tribun\w+", paragraph.text) for paragraph in body]
    assert [(at, names) for at, names in enumerate(papers) if names] == [
        (2, ["Vessary Tribune"]),
        (6, ["Vessary Tribune"]),
        (11, ["Vessary Tribunal"]),
    ]


def test_the_footbridge_awaits_its_photo_and_leaves_only_a_heading_unplaced() -> None:
    bridge = received("3-footbridge.txt")

    assert bridge.story.photos == (
        PhotoUse(
            "The closed footbridge at Mill Lane, Ferrisham, on Monday.", "Photo", "Dilys Orme/Ferrisham Post"
        ),
    )
    assert all("photo" not in row for row in PLAN if row["file"] == "3-footbridge.txt")
    assert bridge.unplaced == (Unplaced(27, "Related Stories"),)
    assert len(bridge.story.related) == 3


def test_the_brief_is_brief() -> None:
    brief = story("4-night-ferry.txt")

    assert brief.headline == "Night ferry returns to Skerrow"
    assert (len(brief.body), body_words(brief)) == (1, 64)
    assert brief.photos == ()


@pytest.mark.parametrize("name", ["1-sea-gates.txt", "2-observatory.txt", "4-night-ferry.txt"])
def test_no_line_of_the_other_stories_is_left_unplaced(name: str) -> None:
    assert received(name).unplaced == ()


def test_the_desk_finds_the_planted_slips_and_nothing_else_by_all_its_rules(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "desk.sqlite", tmp_path / "elsewhere.sqlite")
    answers = desk.answers()
    found = [
        (row["file"], finding.rule, finding.paragraph, finding.text, finding.suggestions[0])
        for row in PLAN
        for finding in desk.check_room.check(story(row["file"]), answers).shown
    ]
    desk.close()

    assert found == [
        ("2-observatory.txt", "real-word", 6, "hour", "our"),
        ("2-observatory.txt", "name-two-ways", 11, "Tribunal", "Tribune"),
        ("1-sea-gates.txt", "doubled-word", 5, "the the", "the"),
        ("1-sea-gates.txt", "spelling", 9, "maintenence", "maintenance"),
    ]


@pytest.mark.parametrize("name", ["hythe-barrier.jpg", "mount-taleth.jpg"])
def test_a_sample_photo_prints_two_columns_wide_and_tells_nothing_of_a_camera(name: str) -> None:
    data = (SAMPLE / "photos" / name).read_bytes()

    assert len(data) < 350_000
    with Image.open(io.BytesIO(data)) as photo:
        assert (photo.size, photo.mode) == ((1800, 1200), "RGB")
        assert {0x010F, 0x0110, 0x0131, 0x8825} & set(photo.getexif()) == set()
        assert "comment" not in photo.info
