"""How much ink the house lets a press profile lay."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from desk.cli import commands
from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.newsroom.exporting import Order, RefusedError, make
from desk.press.settings import Settings
from desk.story.model import Paragraph, Story

STORY = Story(headline="Ferry sails", body=(Paragraph("The ferry left at dawn."),))


@pytest.fixture(autouse=True)
def _config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def limits(desk: Desk) -> list[tuple[int, int]]:
    return [(one.ink_limit, one.own_limit) for one in desk.composing.profiles.all()]


def test_each_profile_has_its_own_limit_until_the_house_sets_another(desk: Desk) -> None:
    own = [(300, 300), (300, 300), (240, 240)]
    assert limits(desk) == own
    newsprint = desk.composing.profiles.get("newsprint")
    desk.composing.limit_ink(newsprint, 220)
    assert limits(desk) == [*own[:2], (220, 240)]
    desk.composing.limit_ink(newsprint, None)
    assert limits(desk) == own


def test_a_printers_file_is_known_again_wherever_it_lies(desk: Desk, tmp_path: Path) -> None:
    here, there = tmp_path / "press.icc", tmp_path / "copy of press.icc"
    for path in (here, there):
        shutil.copy(desk.composing.profiles.get("uncoated").file, path)
    desk.composing.limit_ink(desk.composing.profiles.get(str(here)), 260)
    assert desk.composing.profiles.get(str(there)).ink_limit == 260
    assert desk.composing.profiles.limit_for(there.read_bytes()) == 260


def test_preflight_refuses_what_the_house_would_not_print(desk: Desk) -> None:
    page = Settings.of(desk.composing.layouts.get("news-page"), "Red page")
    house = replace(page.house, masthead="The Herald", band=True, colour=(0.0, 100.0, 90.0, 10.0))
    desk.composing.own_layouts.save(replace(page, house=house))
    desk.composing.read_own_layouts()
    story = replace(STORY, layout="own-red-page")
    assert make(desk, story, Order("pdfx"), "a.pdf", desk.answers()).faults == ()
    desk.composing.limit_ink(desk.composing.profiles.get("coated"), 180)
    with pytest.raises(RefusedError, match=r"200 %.*180 %"):
        make(desk, story, Order("pdfx"), "a.pdf", desk.answers())


def test_a_limit_out_of_reach_or_a_broken_file_is_told(desk: Desk) -> None:
    with pytest.raises(DeskError, match="An ink limit is 150 to 400 per cent, not 90"):
        desk.composing.limit_ink(desk.composing.profiles.get(""), 90)
    desk.places.ink_limits.parent.mkdir(parents=True, exist_ok=True)
    desk.places.ink_limits.write_text("[[profile]]\nsha256 = 'zz'\nink_limit = 200\n", "utf-8")
    desk.composing.__dict__.pop("profiles")
    with pytest.raises(DeskError, match="mend the file or take it away"):
        desk.composing.profiles.all()


def test_the_command_line_sets_and_lists_limits(desk: Desk) -> None:
    def said(*words: str) -> str:
        result = CliRunner().invoke(commands, ["--store", str(desk.places.store), "profiles", *words])
        assert result.exit_code == 0, result.output
        return result.output

    assert said("ink", "newsprint", "210") == "210 % of ink at most (its own 240 %)\n"
    rows = json.loads(said("list", "--json"))["profiles"]
    assert [(row["id"], row["ink_limit"], row["own_limit"]) for row in rows][-1] == ("newsprint", 210, 240)
    assert said("ink", "newsprint") == "240 % of ink at most\n"
