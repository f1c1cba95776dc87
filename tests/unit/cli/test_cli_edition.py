"""`desk edition …`, as scripts call it."""

import json
from pathlib import Path

import pytest

from desk.cli import run
from desk.newsroom.desk import open_desk
from desk.story.model import Paragraph, Story

SENTENCE = "The bell was lifted out of the harbour on Wednesday, in one piece. "


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "desk.sqlite"
    desk = open_desk(path, path)
    desk.store.add(Story(headline="Bell", body=(Paragraph(SENTENCE * 3),)))
    desk.store.add(Story(headline="Divers", body=(Paragraph(SENTENCE * 40),) * 4))
    desk.close()
    return path


@pytest.fixture
def out(capsys: pytest.CaptureFixture[str]) -> "Out":
    return Out(capsys)


class Out:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def of(self, store: Path, *words: str, status: int = 0) -> tuple[str, str]:
        assert run(["--store", str(store), "edition", *words]) == status
        said = self._capsys.readouterr()
        return said.out, said.err

    def json(self, store: Path, *words: str) -> dict:
        return json.loads(self.of(store, *words, "--json")[0])


def test_an_edition_is_made_filled_shown_and_exported(
    store: Path, tmp_path: Path, out: Out, capsys: pytest.CaptureFixture[str]
) -> None:
    made = out.json(store, "new", "Late", "--date", "2026-03-02", "--pages", "2")
    assert (made["id"], made["name"], len(made["pages"])) == (1, "Late", 2)
    placed = out.json(store, "place", "1", "2", "briefs", "1")
    assert placed["pages"][1]["stories"] == [{"frame": "briefs", "story": 1}]

    first, second = out.json(store, "show", "1")["pages"]
    assert (first["state"], first["stories"], len(first["empty_frames"])) == ("open", [], 5)
    (brief,) = second["stories"]
    assert (brief["headline"], brief["is_over"], brief["missing_credits"]) == ("Bell", False, 0)
    assert brief["words"] == f"{brief['free_lines']} lines short"

    page = tmp_path / "late.pdf"
    _said, error = out.of(store, "export", "1", "--out", str(page), status=1)
    asked = "place a story there, or let it go out white."
    assert error.splitlines() == [
        f"desk: Page 1 is empty; {asked}",
        f"desk: Page 2 has nothing in lead, second, single one and single two; {asked}",
    ]
    said, progress = out.of(store, "export", "1", "--force", "--out", str(page))
    assert said == f"{page}\n"
    assert run(["--store", str(store), "preflight", str(page)]) == 0
    capsys.readouterr()
    assert progress == "1 of 2 pages set\n2 of 2 pages set\n"
    assert page.read_bytes().startswith(b"%PDF")
    folder = tmp_path / "pages"
    said, _progress = out.of(store, "export", "1", "--format", "pdf", "--one-a-page", "--out", str(folder))
    assert said.splitlines() == [str(folder / "late-page-1.pdf"), str(folder / "late-page-2.pdf")]


def test_a_page_is_added_changed_marked_renumbered_and_removed(store: Path, out: Out) -> None:
    out.of(store, "new", "Late", "--date", "2026-03-02")
    out.of(store, "page", "1", "4", "--add", "--layout", "tabloid-front")
    told = out.json(store, "page", "1", "4", "--folio", "B4", "--mark", "proofed", "--move-to", "3")
    assert told["pages"] == [
        {"number": 3, "folio": "B4", "layout": "tabloid-front", "mark": "proofed", "stories": []}
    ]
    out.of(store, "page", "1", "3", "--mark", "off-stone")
    _said, error = out.of(store, "page", "1", "3", "--remove", status=2)
    assert error == "desk: Page 3 is off the stone; open it again before it is changed.\n"
    out.of(store, "page", "1", "3", "--mark", "open", "--layout", "tabloid-five")
    assert out.of(store, "page", "1", "3", "--remove")[0] == "1\tLate\t2026-03-02\t0 pages\n"
    assert "--remove stands alone" in out.of(store, "page", "1", "3", "--remove", "--add", status=2)[1]


def test_editions_and_layouts_are_listed_in_words_and_as_json(store: Path, out: Out) -> None:
    out.of(store, "new", "Late", "--date", "2026-03-02", "--pages", "1")
    assert out.of(store, "list")[0] == "1\tLate\t2026-03-02\t1 page\n"
    assert [one["name"] for one in out.json(store, "list")["editions"]] == ["Late"]
    assert "tabloid-front\tlead, second, third" in out.of(store, "layouts")[0].splitlines()
    frames = out.json(store, "layouts")["layouts"][-2]["frames"]
    assert frames[-1] == {"name": "briefs", "takes_several": True}
    out.of(store, "remove", "1")
    assert out.json(store, "list") == {"editions": []}


def test_the_flat_plan_is_read_at_a_terminal(store: Path, out: Out) -> None:
    out.of(store, "new", "Late", "--date", "2026-03-02", "--pages", "1")
    out.of(store, "place", "1", "1", "single one", "2")
    lines = out.of(store, "show", "1")[0].splitlines()
    assert lines[0] == "1\tLate\t2026-03-02\t1 page"
    assert lines[1].startswith("Page 1  Tabloid page, five frames: open, over by ")
    assert lines[2].startswith("    single one: 2  Divers (over by ")
    assert lines[3:] == [f"    {frame}: empty" for frame in ("lead", "second", "single two", "briefs")]


def test_an_edition_that_is_over_is_held_until_it_is_forced(store: Path, tmp_path: Path, out: Out) -> None:
    out.of(store, "new", "Late", "--date", "2026-03-02", "--pages", "1")
    out.of(store, "place", "1", "1", "single one", "2")
    page = tmp_path / "late.pdf"
    _said, error = out.of(store, "export", "1", "--out", str(page), status=1)
    assert "Page 1, single one: “Divers” does not fit" in error
    assert not page.exists()
    out.of(store, "export", "1", "--force", "--out", str(page))
    assert page.exists()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("show", "7"), "There is no edition 7 in this store"),
        (("new", "Late", "--date", "soon"), "“soon” is no date; write it as 2026-03-02."),
        (("place", "1", "1", "lead", "1"), "There is no edition 1"),
        (("export", "1", "--out", "."), ". is a folder; name a file, or ask for --one-a-page."),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    store: Path, out: Out, words: tuple[str, ...], why: str
) -> None:
    said, error = out.of(store, *words, status=2)
    assert said == ""
    assert error.startswith("desk: ")
    assert why in error
