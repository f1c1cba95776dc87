"""`desk layout list|export|import`, as scripts call them."""

import json
from pathlib import Path

import pytest

from desk.cli import run
from desk.newsroom.desk import open_desk
from desk.press.settings import Settings
from desk.story.model import Paragraph, Story


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with one story, and beside the shipped layouts one of the house’s own."""
    path = tmp_path / "desk.sqlite"
    desk = open_desk(path, path)
    desk.store.add(Story(headline="Bell", body=(Paragraph("It rang."),)))
    desk.composing.own_layouts.save(Settings.of(desk.composing.layouts.get("news-page"), "Herald page"))
    desk.close()
    return path


def test_the_layouts_are_listed_the_house_s_own_among_them(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--store", str(store), "layout", "list", "--json"]) == 0
    told = {one["id"]: one for one in json.loads(capsys.readouterr().out)["layouts"]}
    assert told["own-herald-page"] == {
        "id": "own-herald-page",
        "name": "Herald page",
        "about": "News page, as the house sets it.",
        "papers": ["house"],
        "columns": 3,
        "size_pt": 8.9,
        "leading_pt": 10.9,
        "template": "news-page",
    }
    assert told["news-page"]["template"] is None
    assert run(["--store", str(store), "layout", "list"]) == 0
    assert "own-herald-page\tHerald page\tNews page, as the house sets it." in capsys.readouterr().out


def test_a_story_is_exported_in_a_layout_of_the_house_s_own(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "bell.pdf"
    assert run(["--store", str(store), "export", "1", "--layout", "own-herald-page", "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"{out}\n"
    assert out.read_bytes().startswith(b"%PDF")


def test_a_layout_goes_out_and_comes_in_as_one_file(
    store: Path, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "herald.desklayout"
    assert run(["--store", str(store), "layout", "export", "own-herald-page", "--out", str(file)]) == 0
    assert run(["--store", str(store), "layout", "import", str(file)]) == 2
    assert "There is a layout “Herald page” already" in capsys.readouterr().err
    facts = home / "Desk" / "layouts" / "own-herald-page" / "layout.toml"
    facts.unlink()
    facts.parent.rmdir()
    assert run(["--store", str(store), "layout", "import", str(file)]) == 0
    assert capsys.readouterr().out == "own-herald-page\tHerald page\tNews page, as the house sets it.\n"
    assert facts.is_file()


def test_a_layout_goes_to_standard_output(store: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["--store", str(store), "layout", "export", "own-herald-page", "--out", "-"]) == 0
    assert capsysbinary.readouterr().out.startswith(b"PK")


def test_what_cannot_be_exported_or_brought_in_is_said_in_a_sentence(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--store", str(store), "layout", "export", "news-page", "--out", str(tmp_path / "n")]) == 2
    assert "There is no layout “news-page” of the house’s own" in capsys.readouterr().err
    foreign = tmp_path / "foreign.zip"
    foreign.write_bytes(b"PK no layout")
    assert run(["--store", str(store), "layout", "import", str(foreign)]) == 2
    assert capsys.readouterr().err == (
        "desk: foreign.zip is no layout exported by Desk; choose a .desklayout file.\n"
    )


def test_a_broken_layout_is_named_with_its_file_and_line(
    store: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = home / "Desk" / "layouts" / "own-herald-page" / "layout.toml"
    facts.write_text(facts.read_text().replace("columns = 3", "columns = 30"))
    assert run(["--store", str(store), "layout", "list"]) == 2
    said = capsys.readouterr()
    assert "news-page" in said.out
    assert f"{facts}, line 5, cannot be used: columns must be between 1 and 8 columns" in said.err
