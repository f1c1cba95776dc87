"""A house sets a layout of its own: values with limits, kept in a folder, sent as one file."""

import datetime as dt
import io
import math
import zipfile
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from desk.errors import DeskError
from desk.press.house import HEADLINE_FACES, RANGES, TEXT_FACES, House
from desk.press.layout_file import FACTS
from desk.press.layouts import Layout, Layouts, Measure
from desk.press.own_layouts import OwnLayouts
from desk.press.settings import Settings, as_toml, id_for, read_toml
from desk.press.typesetter import Typesetter
from desk.story.model import Paragraph, Related, Story

MADE = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
STORY = Story(
    headline="Swans cross the weir",
    source="The Post",
    body=(Paragraph("Nine swans crossed the weir on Tuesday and nobody knew why they had."),) * 8,
    related=(Related("More about swans"),),
    layout="news-page",
)
TEMPLATES = "berliner-page, brief, broadsheet-half, feature-page, news-page, tabloid-page"
USUAL = Settings("Herald page", "news-page", Measure(3, 8.9, 10.9, hyphenate=True), House())


@pytest.fixture
def own(tmp_path: Path, layouts: Layouts) -> OwnLayouts:
    return OwnLayouts(tmp_path / "layouts", layouts.all())


def with_house(**values: object) -> Settings:
    return replace(USUAL, house=replace(USUAL.house, **values))  # pyright: ignore[reportArgumentType]


def zipped(*files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files:
            archive.writestr(name, raw)
    return out.getvalue()


def test_the_news_page_sets_out_from_the_usual_settings(layouts: Layouts) -> None:
    assert Settings.of(layouts.get("news-page"), "Herald page") == USUAL


def test_a_layout_without_settings_gives_none(layouts: Layouts) -> None:
    with pytest.raises(DeskError, match="“Print version” takes no house settings"):
        Settings.of(layouts.get("print-version"), "One")


def test_what_is_saved_is_read_back_the_same(own: OwnLayouts) -> None:
    settings = with_house(masthead="The “Herald” — নবান্ন", band=True, colour=(100.0, 60.0, 0.0, 12.5))
    layout = own.save(settings)
    assert (layout.id, layout.name, layout.papers, layout.template) == (
        "own-herald-page", "Herald page", ("house",), "news-page",
    )  # fmt: skip
    assert own.read() == ([layout], [])
    assert Settings.of(layout, layout.name) == settings


percent = st.floats(0, 60).map(lambda number: round(number, 1))
ink = st.tuples(percent, percent, percent, percent)


words = st.text(st.characters(codec="utf-8"), max_size=60)
points = st.floats(6, 14).map(lambda number: round(number, 2))


@given(
    st.builds(
        Settings,
        words,
        st.just("news-page"),
        st.builds(Measure, st.integers(1, 8), points, points, st.booleans()),
        st.builds(House, words, st.booleans(), colour=ink, tint=ink),
    )
)
def test_any_settings_are_written_so_that_they_are_read_back_the_same(settings: Settings) -> None:
    assert read_toml(as_toml(settings)) == settings


def test_a_saved_layout_is_changed_under_the_id_it_had(own: OwnLayouts) -> None:
    first = own.save(USUAL)
    again = own.save(replace(USUAL, name="Sunday page"), over=first.id)
    assert (again.id, again.name) == (first.id, "Sunday page")
    assert [layout.name for layout in own.read()[0]] == ["Sunday page"]


def test_a_new_layout_does_not_take_the_place_of_another(own: OwnLayouts) -> None:
    own.save(USUAL)
    with pytest.raises(DeskError, match=r"There is a layout “Herald page” already; choose another name\."):
        own.save(USUAL)


@pytest.mark.parametrize(
    ("name", "layout_id"),
    [("Herald page", "own-herald-page"), ("Sèvres & Co.", "own-sevres-co"), ("নব", "own-5ee1c5f1")],
)
def test_an_id_is_made_of_any_name(name: str, layout_id: str) -> None:
    assert id_for(name) == layout_id


def test_a_removed_layout_is_gone(own: OwnLayouts) -> None:
    layout = own.save(USUAL)
    own.remove(layout.id)
    assert own.read() == ([], [])
    with pytest.raises(DeskError, match="There is no layout “own-herald-page” of the house’s own"):
        own.remove(layout.id)


@pytest.mark.parametrize("name", ["../own", "", "own/../../x", "news-page"])
def test_no_name_reaches_outside_the_folder(own: OwnLayouts, name: str) -> None:
    with pytest.raises(DeskError, match="There is no layout"):
        own.exported(name)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (with_house(width_mm=60.0), "Width must be between 70 and 450 mm."),
        (with_house(height_mm=700.0), "Height must be between 140 and 650 mm."),
        (with_house(side_mm=math.nan), "Side must be between 5 and 60 mm."),
        (with_house(bleed_mm=10.5), "Bleed must be between 0 and 10 mm."),
        (with_house(headline_pt=200.0), "Headline must be between 18 and 120 pt."),
        (
            with_house(text_face="Comic Sans"),
            "Text face must be one of Source Serif 4, Source Sans 3.",
        ),
        (with_house(colour=(1.0, 2.0, 3.0)), "Colour must be four percentages of ink from 0 to 100."),
        (with_house(tint=(0.0, 0.0, 0.0, 101.0)), "Tint must be four percentages of ink from 0 to 100."),
        (with_house(colour=(90.0,) * 4), "Colour lays 360 % of ink where 240 % is the most."),
        (with_house(masthead="M" * 81), "Masthead must be 80 characters or fewer."),
        (
            with_house(height_mm=140.0, top_mm=30.0),
            "Between its margins the page is 96 mm deep where 100 mm is the least.",
        ),
        (
            replace(USUAL, measure=replace(USUAL.measure, columns=7)),
            "7 columns would be 21 mm wide where 25 mm is the least.",
        ),
        (
            replace(USUAL, measure=replace(USUAL.measure, leading_pt=8.0)),
            "Leading must be between the size of type and 2 times that.",
        ),
        (replace(USUAL, name="  "), "Name must be 1 to 60 characters."),
        (replace(USUAL, template="print-version"), f"Template must be one of {TEMPLATES}."),
    ],
)
def test_a_value_beyond_its_limit_is_refused_in_one_sentence(
    own: OwnLayouts, settings: Settings, sentence: str
) -> None:
    with pytest.raises(DeskError) as refused:
        own.save(settings)
    assert str(refused.value) == sentence
    assert not own.folder.exists()


GOOD = as_toml(USUAL)


@pytest.mark.parametrize(
    ("facts", "line", "why"),
    [
        (GOOD.replace("columns = 3", "columns = 30"), 5, "columns must be between 1 and 8 columns"),
        (GOOD.replace("columns = 3", 'columns = "3"'), 5, "columns must be a whole number"),
        (GOOD.replace("hyphenate = true\n", ""), 1, "hyphenate is missing"),
        (GOOD.replace("[measure]", "[measure]\nkern = 1"), 5, "kern is not part of a measure"),
        (GOOD.replace("band = false", "band = 0"), 12, "band must be true or false"),
        (GOOD.replace("side_mm = 15", 'side_mm = "15"'), 17, "side_mm must be a number"),
        (GOOD.replace("tint = [0, 0, 0, 4.5]", 'tint = ["a"]'), 29, "tint must be four percentages"),
        (GOOD.replace("bleed_mm = 0\n", ""), 1, "bleed_mm is missing from [house]"),
        (GOOD.replace("marks = true", "marks = 1"), 20, "marks must be true or false"),
        (GOOD + "folio = 1\n", 30, "folio is not a house setting"),
        ("code = 1\n" + GOOD, 1, "code has no place in a layout of the house’s own"),
        (
            GOOD.replace('template = "news-page"', 'template = "../x"'),
            2,
            f"template must be one of {TEMPLATES}",
        ),
        (GOOD.replace('"Herald page"', "3"), 1, "name must be text in quotes"),
        (GOOD[: GOOD.index("[house]")], 1, "house is missing"),
        (GOOD.replace("columns = 3", "columns = "), 5, "Invalid value"),
        (GOOD + 'more = "', 30, ""),
    ],
)
def test_a_broken_layout_names_its_file_and_line_and_the_others_are_read(
    own: OwnLayouts, facts: str, line: int, why: str
) -> None:
    fine = own.save(replace(USUAL, name="Fine"))
    file = own.folder / "own-broken" / FACTS
    file.parent.mkdir()
    file.write_text(facts)
    layouts, (broken,) = own.read()
    assert layouts == [fine]
    assert broken.id == "own-broken"
    assert broken.sentence.startswith(f"The layout in {file}, line {line}, cannot be used: ")
    assert why in broken.sentence
    assert broken.sentence.endswith("; mend the file or take it away.")


@pytest.mark.parametrize("raw", [b"\xff\xfe", b"#" * 64_001])
def test_a_file_that_is_no_settings_is_broken(own: OwnLayouts, raw: bytes) -> None:
    file = own.folder / "own-broken" / FACTS
    file.parent.mkdir(parents=True)
    file.write_bytes(raw)
    layouts, (broken,) = own.read()
    assert layouts == []
    assert str(file) in broken.sentence


def test_a_folder_named_as_a_shipped_layout_is_broken(own: OwnLayouts) -> None:
    file = own.folder / "news-page" / FACTS
    file.parent.mkdir(parents=True)
    file.write_text(GOOD)
    assert "its folder’s name cannot be a layout’s" in own.read()[1][0].sentence


def test_a_broken_layout_says_so_when_a_story_asks_for_it(layouts: Layouts) -> None:
    mine = Layouts(layouts.all())
    mine.take_own([], {"own-broken": "It is broken."})
    with pytest.raises(DeskError, match=r"^It is broken\.$"):
        mine.get("own-broken")
    mine.take_own([], {})
    with pytest.raises(DeskError, match="There is no layout “own-broken”"):
        mine.get("own-broken")


def test_a_layout_goes_to_another_desk_as_one_file(own: OwnLayouts, tmp_path: Path, layouts: Layouts) -> None:
    sent = own.save(with_house(masthead="The Herald"))
    raw = own.exported(sent.id)
    assert raw == own.exported(sent.id)
    there = OwnLayouts(tmp_path / "there", layouts.all())
    assert there.import_(raw, "herald.desklayout") == sent
    assert there.read() == ([sent], [])
    with pytest.raises(DeskError, match="There is a layout “Herald page” already"):
        there.import_(raw, "herald.desklayout")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"PK no zip",
        GOOD.encode(),
        zipped(),
        zipped(("page.typ", b"#panic()")),
        zipped((FACTS, GOOD.encode()), ("page.typ", b"x")),
        zipped((f"../{FACTS}", GOOD.encode())),
        zipped((f"/{FACTS}", GOOD.encode())),
        zipped((FACTS, b"\xff")),
        zipped((FACTS, b" " * 3_000_000)),
        b"0" * 1_000_001,
        zipped((FACTS, GOOD.encode()))[:-40],
    ],
)
def test_a_foreign_or_hostile_file_is_refused_and_nothing_is_kept(own: OwnLayouts, raw: bytes) -> None:
    with pytest.raises(DeskError) as refused:
        own.import_(raw, "a.zip")
    assert str(refused.value) == "a.zip is no layout exported by Desk; choose a .desklayout file."
    assert not own.folder.exists()


def test_a_file_damaged_anywhere_is_refused_or_is_the_same(own: OwnLayouts) -> None:
    raw = zipped((FACTS, GOOD.encode()))
    for at in range(len(raw)):
        damaged = bytes((*raw[:at], raw[at] ^ 0xFF, *raw[at + 1 :]))
        try:
            layout = own.import_(damaged, "a.zip")
        except DeskError:
            assert own.read() == ([], [])
        else:
            assert Settings.of(layout, layout.name) == USUAL
            own.remove(layout.id)


def test_a_bad_value_in_an_imported_file_names_its_line(own: OwnLayouts) -> None:
    raw = zipped((FACTS, GOOD.replace("columns = 3", "columns = 30").encode()))
    with pytest.raises(DeskError) as refused:
        own.import_(raw, "a.desklayout")
    assert str(refused.value) == (
        "The layout in a.desklayout, layout.toml, line 5, cannot be used: columns must be between 1 and 8 "
        "columns; nothing was brought in."
    )


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, layouts: Layouts) -> None:
    (tmp_path / "layouts").write_text("a file")
    with pytest.raises(DeskError, match=r"layout\.toml cannot be written \("):
        OwnLayouts(tmp_path / "layouts", layouts.all()).save(USUAL)


def page_of(typesetter: Typesetter, own: OwnLayouts, settings: Settings) -> PdfReader:
    layout = own.trial(settings)
    pages = typesetter.pages(STORY, ppi=36, paper="house", layout=layout)
    house = settings.house
    assert (pages.width_pt, pages.height_pt) == pytest.approx(
        (house.width_mm * 72 / 25.4, house.height_mm * 72 / 25.4)
    )
    return PdfReader(io.BytesIO(typesetter.pdf(STORY, paper="house", made=MADE, layout=layout)))


def test_the_page_is_as_large_as_the_house_sets_it_with_its_masthead_and_bleed(
    typesetter: Typesetter, own: OwnLayouts
) -> None:
    settings = with_house(width_mm=280.0, height_mm=400.0, bleed_mm=5.0, masthead="The Herald", band=True)
    (page,) = page_of(typesetter, own, settings).pages
    assert "The Herald" in page.extract_text()
    assert "The Post" not in page.extract_text()
    inch = 72 / 25.4
    assert [float(side) for side in page.trimbox] == pytest.approx(
        [5 * inch, 5 * inch, 285 * inch, 405 * inch], abs=0.01
    )
    assert [float(side) for side in page.mediabox] == pytest.approx([0, 0, 290 * inch, 410 * inch], abs=0.01)


def test_the_colour_is_laid_in_the_inks_asked_for(typesetter: Typesetter, own: OwnLayouts) -> None:
    (page,) = page_of(typesetter, own, with_house(colour=(100.0, 60.0, 0.0, 20.0), band=True)).pages
    assert b"1 0.6 0 0.2 k" in page.get_contents().get_data()


@pytest.mark.parametrize("face", HEADLINE_FACES)
@pytest.mark.parametrize("text", TEXT_FACES)
def test_the_page_is_set_in_the_faces_asked_for(
    typesetter: Typesetter, own: OwnLayouts, face: str, text: str
) -> None:
    settings = with_house(headline_face=face, text_face=text, label_face=text)
    (page,) = page_of(typesetter, own, settings).pages
    names = {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}
    wanted = {face.replace(" ", ""), text.replace(" ", "")}
    assert all(any(one in name for name in names) for one in wanted)
    assert not any(other not in wanted and any(other in name for name in names) for other in
                   ("Newsreader", "SourceSerif4", "SourceSans3"))  # fmt: skip


@pytest.mark.parametrize("name", list(RANGES))
def test_a_page_is_set_at_the_ends_of_every_range(typesetter: Typesetter, own: OwnLayouts, name: str) -> None:
    for number in (RANGES[name].least, RANGES[name].most):
        house = replace(USUAL.house, width_mm=450.0, height_mm=400.0)
        measure = USUAL.measure
        if name == "columns":
            measure = replace(measure, columns=int(number))
        elif name == "size_pt":
            measure = replace(measure, size_pt=float(number), leading_pt=float(number) + 2)
        elif name == "leading_pt":
            measure = replace(measure, leading_pt=float(number), size_pt=max(6.0, number / 2))
        else:
            house = replace(house, **{name: float(number)})  # pyright: ignore[reportArgumentType]
        if name == "width_mm":
            measure = replace(measure, columns=1)
        story = replace(STORY, body=STORY.body[:2])
        layout = own.trial(replace(USUAL, measure=measure, house=house))
        assert typesetter.fit(story, paper="house", layout=layout).lines > 0


def test_every_shipped_page_of_columns_takes_house_settings(
    typesetter: Typesetter, layouts: Layouts, own: OwnLayouts
) -> None:
    shipped = [layout for layout in layouts.all() if layout.house is not None]
    assert ", ".join(layout.id for layout in shipped) == TEMPLATES
    for layout in shipped:
        settings = Settings.of(layout, f"Our {layout.name}")
        house = replace(layout.house or House(), masthead="The Marren Herald", band=True, bleed_mm=3.0)
        page = page_of(typesetter, own, replace(settings, house=house)).pages[0]
        assert float(page.mediabox.width - page.trimbox.width) == pytest.approx(6 * 72 / 25.4, abs=0.01)
        assert "The Marren Herald" in page.extract_text()
        assert STORY.source not in page.extract_text()


def test_every_setting_has_its_place_in_the_shipped_layout(layouts: Layouts) -> None:
    page: Layout = layouts.get("news-page")
    assert page.house == House()
    assert {field.name for field in fields(House)} <= set(
        (page.folder / FACTS).read_text("utf-8").replace("=", " ").split()
    )


def test_a_headline_prints_in_the_lines_the_meter_counts_though_one_fills_its_measure(
    typesetter: Typesetter, own: OwnLayouts
) -> None:
    story = replace(STORY, headline="Nine swans turn back highest tide in living memory", body=STORY.body * 4)
    for step in range(40):
        layout = own.trial(with_house(width_mm=240.0 + 2 * step, headline_pt=60.0))
        fit = typesetter.fit(story, paper="house", layout=layout)
        raw = typesetter.pdf(story, paper="house", made=MADE, layout=layout)
        text = PdfReader(io.BytesIO(raw)).pages[0].extract_text()
        printed = [" ".join(line.split()) for line in text.splitlines()]
        assert [" ".join(line.text.split()) in printed for line in fit.headline] == [True] * len(fit.headline)
