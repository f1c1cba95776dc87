"""`desk fit` and `desk export --force`, as scripts call them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from desk.cli import run
from desk.newsroom.desk import open_desk
from desk.story.model import Paragraph, Story

LONG = Story(headline="Bell", layout="news-page", body=(Paragraph("It rang over the harbour. " * 40),) * 8)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "desk.sqlite"
    desk = open_desk(path, path)
    desk.store.add(LONG)
    desk.store.add(replace(LONG, body=(Paragraph("It rang."),)))
    desk.close()
    return path


def test_fit_tells_over_short_and_the_headline_as_json(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--store", str(store), "fit", "1", "--layout", "news-page", "--offers", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (frame,) = told["frames"]
    assert (frame["name"], frame["free_lines"]) == ("body", 0)
    assert frame["over_lines"] > 0
    assert frame["over_words"] > frame["over_lines"]
    assert 0 < frame["breaks_at"]["paragraph"] < 8
    assert told["headline"] == {"over_lines": 0, "lines": [{"text": "Bell", "state": "loose"}]}
    assert told["left_out"] == {
        "standfirst": False, "photos": 0, "related": 0, "byline": False, "pull_quote": False,
    }  # fmt: skip
    assert told["widows"] == []
    assert {tuple(offer) for offer in told["offers"]} == {("kind", "text", "saves")}
    assert told["offers"][0]["kind"] == "paragraph"

    assert run(["--store", str(store), "fit", "1", "--layout", "print-version", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert "offers" not in told
    (frame,) = told["frames"]
    assert (frame["over_lines"], frame["over_words"], frame["free_lines"]) == (0, 0, None)


def test_fit_offers_fillers_for_a_page_that_is_short(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = open_desk(store, store)
    said = Paragraph("“We were never asked about the bell,” said the mayor of the town. " * 4)
    number = desk.store.add(replace(LONG, body=(*LONG.body[:2], said, *LONG.body[2:4]))).id
    desk.close()
    assert run(["--store", str(store), "fit", str(number), "--offers", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["frames"][0]["free_lines"] > 20
    offers = {(offer["kind"], offer["text"]): offer["fills"] for offer in told["offers"]}
    assert list(offers) == [
        ("pull quote", "“We were never asked about the bell”"),
        ("leading", "11.2 pt instead of 10.9 pt"),
        ("leading", "11.5 pt instead of 10.9 pt"),
    ]
    assert all(lines > 0 for lines in offers.values())


def test_fit_says_the_same_to_a_person(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--store", str(store), "fit", "2"]) == 0
    first, headline = capsys.readouterr().out.splitlines()
    assert first.startswith("body: ")
    assert first.endswith(" lines short, 1 line printed")
    assert headline == "headline: line 1 is loose"


def test_an_overset_story_is_exported_only_by_force(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.pdf"
    export = ["--store", str(store), "export", "1", "--out", str(page)]
    assert run(export) == 1
    assert "on the news page; cut or choose another layout." in capsys.readouterr().err
    assert not page.exists()
    assert run([*export, "--force"]) == 0
    assert page.read_bytes().startswith(b"%PDF")


def test_a_layout_there_is_not_is_wrong_use(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--store", str(store), "fit", "1", "--layout", "poster"]) == 2
    assert "There is no layout “poster”" in capsys.readouterr().err
