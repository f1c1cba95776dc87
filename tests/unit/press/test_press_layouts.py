"""Layouts are found, and a broken one says where."""

from pathlib import Path

import pytest

from desk.errors import DeskError
from desk.press.layouts import Frame, HeadlineBox, Layouts

GOOD = """\
id = "one"
name = "One"
about = "A layout."
papers = ["a4", "a5"]

[measure]
columns = 2
size_pt = 9
leading_pt = 11.5
hyphenate = true
"""


def write(folder: Path, name: str, facts: str, page: str = "Page.") -> Path:
    (folder / name).mkdir(parents=True)
    (folder / name / "layout.toml").write_text(facts)
    if page:
        (folder / name / "page.typ").write_text(page)
    return folder / name / "layout.toml"


def test_the_shipped_layouts_are_registered() -> None:
    layouts = Layouts.load()
    assert layouts.broken == ()
    assert {layout.id: layout.papers for layout in layouts.all()} == {
        "berliner-page": ("berliner",),
        "brief": ("strip",),
        "broadsheet-half": ("broadsheet-half",),
        "galley-proof": ("a4", "us-letter"),
        "news-page": ("a4",),
        "print-version": ("a4", "us-letter"),
        "tabloid-page": ("tabloid",),
        "feature-page": ("tabloid",),
    }


def test_a_layout_says_what_it_is(tmp_path: Path) -> None:
    write(tmp_path, "one", GOOD)
    (tmp_path / "shared.typ").write_text("#let a = 1")
    layout = Layouts.of([tmp_path]).get("one")
    assert (layout.name, layout.about, layout.papers) == ("One", "A layout.", ("a4", "a5"))
    assert (layout.measure.columns, layout.measure.size_pt, layout.measure.leading_pt) == (2, 9.0, 11.5)
    assert layout.measure.hyphenate
    assert layout.folder == tmp_path / "one"
    assert layout.shared == (tmp_path / "shared.typ",)


def test_a_layout_names_its_frames_or_has_one_without_end(tmp_path: Path) -> None:
    write(tmp_path, "one", GOOD)
    write(
        tmp_path,
        "two",
        GOOD.replace('"one"', '"two"')
        + '[headline]\nlines = 2\nloose = 0.5\n[[frames]]\nname = "body"\ndepth = 18\n',
    )
    layouts = Layouts.of([tmp_path])
    assert (layouts.get("one").headline, layouts.get("one").frames) == (HeadlineBox(4, 0.25), (Frame(),))
    assert layouts.get("one").frames[0].is_endless
    assert (layouts.get("two").headline, layouts.get("two").frames) == (
        HeadlineBox(2, 0.5),
        (Frame("body", 18),),
    )


@pytest.mark.parametrize(
    ("facts", "line", "why"),
    [
        (GOOD.replace('"One"', "One"), 2, "Invalid value"),
        (GOOD.replace("name =", "nome ="), 1, "name is missing"),
        (GOOD.replace("columns = 2", 'columns = "2"'), 7, "columns must be a whole number"),
        (GOOD.replace("true", "1"), 10, "hyphenate must be true or false"),
        (GOOD.replace('["a4", "a5"]', "[]"), 4, "papers must name one paper or more"),
        (GOOD.replace('["a4", "a5"]', "[4]"), 4, "papers must name one paper or more"),
        (GOOD[: GOOD.index("[measure]")], 1, "measure is missing"),
        (GOOD + "[headline]\nlines = 0\nloose = 0.5", 12, "lines must be 1 or more"),
        (GOOD + "[headline]\nlines = 2\nloose = 2", 13, "loose must be between 0 and 1"),
        (GOOD + '[[frames]]\nname = "body"\ndepth = 0', 13, "depth must be a number of lines"),
        (GOOD.replace("[measure]", "frames = []\n[measure]"), 6, "frames must name one frame or more"),
        (GOOD.replace("[measure]", "frames = [4]\n[measure]"), 6, "frames must be tables"),
        (GOOD + 'more = "', 11, ""),
    ],
)
def test_a_broken_layout_names_its_file_and_line_and_the_others_load(
    tmp_path: Path, facts: str, line: int, why: str
) -> None:
    file = write(tmp_path, "broken", facts)
    write(tmp_path, "fine", GOOD.replace('"one"', '"fine"'))
    layouts = Layouts.of([tmp_path])
    assert [layout.id for layout in layouts.all()] == ["fine"]
    (sentence,) = layouts.broken
    assert sentence.startswith(f"The layout in {file}, line {line}, cannot be used: ")
    assert why in sentence
    assert sentence.endswith("mend the file or take it away.")


def test_a_layout_without_a_page_or_with_a_taken_id_is_broken(tmp_path: Path) -> None:
    write(tmp_path, "a", GOOD)
    write(tmp_path, "b", GOOD)
    write(tmp_path, "c", GOOD, page="")
    layouts = Layouts.of([tmp_path])
    assert [layout.folder.name for layout in layouts.all()] == ["a"]
    assert "another layout is called “one” already" in layouts.broken[0]
    assert "page.typ is missing" in layouts.broken[1]


def test_a_layout_that_wants_the_network_is_broken(tmp_path: Path) -> None:
    write(tmp_path, "a", GOOD, page='#import "@preview/cetz:0.3.1": canvas')
    (sentence,) = Layouts.of([tmp_path]).broken
    assert "page.typ asks for the package @preview/cetz:0.3.1 from the network" in sentence


def test_an_unknown_layout_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="no layout “two”; choose one of: none at all"):
        Layouts.of([tmp_path]).get("two")
    write(tmp_path, "one", GOOD)
    with pytest.raises(DeskError, match="no layout “two”; choose one of: one"):
        Layouts.of([tmp_path]).get("two")


def test_a_registered_package_that_is_gone_is_said_and_the_rest_load(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        name = "gone"

        def load(self) -> None:
            raise ModuleNotFoundError("No module named 'gone'")

    monkeypatch.setattr("desk.press.layouts.entry_points", lambda group: [Gone()] if group else [])
    layouts = Layouts.load()
    assert layouts.all() == ()
    assert layouts.broken == (
        "The layouts “gone” cannot be loaded (No module named 'gone'); install their package again.",
    )
