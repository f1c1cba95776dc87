"""House settings are tried on the open story, kept as a layout of the house’s own, and passed on."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hand_loop import HandLoop

from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.newsroom.house import SPECIMEN, Houses
from desk.newsroom.previewing import Proof
from desk.newsroom.worker import Worker
from desk.paths import StorePlaces
from desk.press.settings import Settings


@pytest.fixture
def own_desk(tmp_path: Path, loop: HandLoop) -> Iterator[Desk]:
    desk = Desk(StorePlaces(tmp_path / "desk.sqlite", tmp_path / "layouts"), loop.now)
    yield desk
    desk.close()


@pytest.fixture
def houses(own_desk: Desk, worker: Worker) -> Houses[bytes]:
    return Houses(own_desk, worker, bytes)


@pytest.fixture
def settings(own_desk: Desk) -> Settings:
    return Settings.of(own_desk.composing.layouts.get("news-page"), "Herald page")


def test_settings_are_tried_without_being_kept(
    own_desk: Desk, houses: Houses[bytes], settings: Settings, worker: Worker, loop: HandLoop
) -> None:
    pages: list[Proof[bytes]] = []
    houses.pages.listen(pages.append)
    wide = replace(settings, house=replace(settings.house, width_mm=254.0))
    houses.try_(wide, SPECIMEN, 36)
    loop.settle(worker)
    assert [page.width_pt for page in pages] == [pytest.approx(720)]
    assert not own_desk.places.layouts.exists()


def test_settings_that_make_no_page_are_said_and_no_page_comes(
    houses: Houses[bytes], settings: Settings, worker: Worker, loop: HandLoop
) -> None:
    pages: list[Proof[bytes]] = []
    sentences: list[str] = []
    houses.pages.listen(pages.append)
    houses.trouble.listen(sentences.append)
    houses.try_(replace(settings, house=replace(settings.house, width_mm=100.0)), SPECIMEN, 36)
    loop.settle(worker)
    assert (pages, sentences) == ([], ["3 columns would be 20 mm wide where 25 mm is the least."])


def test_a_layout_kept_is_one_a_story_can_be_set_in(
    own_desk: Desk, houses: Houses[bytes], settings: Settings
) -> None:
    told: list[None] = []
    houses.changed.listen(told.append)
    layout = houses.save(settings)
    assert told == [None]
    assert [one.id for one in houses.starts()] == [
        "own-herald-page", "news-page", "berliner-page", "brief", "broadsheet-half", "feature-page",
        "tabloid-page",
    ]  # fmt: skip
    story = replace(SPECIMEN, layout=layout.id)
    assert own_desk.composing.typesetter.fit(story, paper=own_desk.composing.paper_for(story, "a4")).lines > 0
    wider = replace(settings, house=replace(settings.house, width_mm=254.0))
    houses.save(wider, over=layout.id)
    assert own_desk.composing.typesetter.pages(story, ppi=36, paper="house").width_pt == pytest.approx(720)
    houses.remove(layout.id)
    with pytest.raises(DeskError, match="There is no layout “own-herald-page”"):
        own_desk.composing.typesetter.fit(story, paper="house")


def test_a_layout_broken_by_hand_is_named_and_so_is_it_when_a_story_asks_for_it(
    own_desk: Desk, houses: Houses[bytes], settings: Settings
) -> None:
    layout = houses.save(settings)
    facts = own_desk.places.layouts / layout.id / "layout.toml"
    facts.write_text(facts.read_text().replace("columns = 3", "columns = three"))
    (broken,) = houses.read_again()
    assert broken.sentence.startswith(f"The layout in {facts}, line 5, cannot be used: Invalid value")
    with pytest.raises(DeskError) as refused:
        own_desk.composing.typesetter.fit(replace(SPECIMEN, layout=layout.id), paper="house")
    assert str(refused.value) == broken.sentence


def test_a_layout_goes_out_and_comes_in_as_one_file(
    houses: Houses[bytes], settings: Settings, tmp_path: Path
) -> None:
    layout = houses.save(settings)
    houses.export(layout.id, tmp_path / "herald.desklayout")
    houses.remove(layout.id)
    assert houses.import_(tmp_path / "herald.desklayout") == layout
    with pytest.raises(DeskError, match=r"^none\.desklayout cannot be read \(No such file or directory\);"):
        houses.import_(tmp_path / "none.desklayout")
