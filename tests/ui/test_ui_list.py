"""The list of stories: search, opening, choosing, removing, and a long one that is never held whole."""

from dataclasses import replace

import pytest
from conftest import STORY
from hands import CTRL, SHIFT, Hands, Lay, OpenWindow, answer_menus
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desk.story.model import Paragraph, Story

NAMES = ("Adder", "Bittern", "Crane", "Dunlin", "Egret")


@pytest.fixture
def five(qtbot: QtBot, lay: Lay, open_window: OpenWindow) -> Hands:
    """Five stories; the last laid is the newest and open."""
    lay(
        *(
            Story(headline=name, slug=name.lower(), body=(Paragraph(f"{name} on the marsh."),))
            for name in NAMES
        )
    )
    desk = Hands(qtbot, open_window())
    desk.wait_open()
    return desk


@pytest.fixture
def long(qtbot: QtBot, lay: Lay, open_window: OpenWindow) -> Hands:
    """A store of 3,000 stories, numbered as they were laid."""
    lay(*(Story(headline=f"Story {number}") for number in range(1, 3001)))
    desk = Hands(qtbot, open_window())
    desk.wait_open()
    return desk


def spot(desk: Hands, row: int) -> QPoint:
    view = desk.window.stories.view
    return view.visualRect(desk.window.stories.model.index(row)).center()


def click(desk: Hands, row: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(desk.window.stories.view.viewport(), Qt.MouseButton.LeftButton, held, spot(desk, row))


def chosen(desk: Hands) -> list[str]:
    return [row.headline for row in desk.window.stories.chosen()]


def test_the_newest_is_first_and_open(five: Hands) -> None:
    assert five.titles() == ["Egret", "Dunlin", "Crane", "Bittern", "Adder"]
    assert five.story.headline == "Egret"
    five.wait(lambda: chosen(five) == ["Egret"])


def test_a_click_opens_a_story_and_its_words_are_shown(five: Hands) -> None:
    click(five, 3)
    five.wait(lambda: five.story.headline == "Bittern")
    assert five.body.toPlainText() == "Bittern on the marsh."
    assert five.window.stories.painter.open_id == five.window.newsroom.open_story.id


def test_arrows_and_enter_open_a_story(five: Hands) -> None:
    five.focus(five.window.stories.view)
    five.press(Qt.Key.Key_Down)
    five.press(Qt.Key.Key_Down)
    assert five.story.headline == "Egret"
    five.press(Qt.Key.Key_Return)
    five.wait(lambda: five.story.headline == "Crane")


def test_search_finds_as_it_is_typed_and_escape_shows_all_again(five: Hands) -> None:
    five.do("find")
    five.wait(five.window.stories.search.hasFocus)
    five.type(five.window.stories.search, "crane on")
    five.wait(lambda: five.titles() == ["Crane"])
    five.press(Qt.Key.Key_Escape)
    five.wait(lambda: len(five.titles()) == 5)


def test_enter_in_the_search_opens_the_first_it_found(five: Hands) -> None:
    five.type(five.window.stories.search, "dun")
    five.wait(lambda: five.titles() == ["Dunlin"])
    five.press(Qt.Key.Key_Return)
    five.wait(lambda: five.story.headline == "Dunlin")


def test_a_search_that_finds_nothing_says_so(five: Hands) -> None:
    five.type(five.window.stories.search, "Kim's \"[wee")
    words = five.window.stories._empty
    five.wait(words.isVisible)
    assert words.text() == "No story has “Kim's \"[wee”."


def test_a_story_moves_to_the_top_when_it_is_saved(five: Hands) -> None:
    click(five, 4)
    five.wait(lambda: five.story.headline == "Adder")
    five.type(five.window.pane.headline, "!")
    five.wait(lambda: five.titles() == ["Adder!", "Egret", "Dunlin", "Crane", "Bittern"])
    five.wait(lambda: chosen(five) == ["Adder!"])


def test_several_stories_are_removed_and_put_back(five: Hands) -> None:
    click(five, 1)
    five.wait(lambda: five.story.headline == "Dunlin")
    click(five, 3, CTRL)
    assert chosen(five) == ["Dunlin", "Bittern"]
    five.do("remove")
    five.wait(lambda: five.titles() == ["Egret", "Crane", "Adder"])
    assert five.window.strip.sentence == "2 stories removed."
    five.wait(lambda: five.window.newsroom.open_story is not None and five.story.headline == "Egret")
    five.click(five.offer("Put back"))
    five.wait(lambda: five.titles() == ["Egret", "Dunlin", "Crane", "Bittern", "Adder"])


def test_stories_chosen_stay_the_ones_chosen_when_a_save_moves_the_list(five: Hands) -> None:
    click(five, 2)
    five.wait(lambda: five.story.headline == "Crane")
    click(five, 3, CTRL)
    click(five, 1, CTRL)
    assert set(chosen(five)) == {"Crane", "Bittern", "Dunlin"}
    five.type(five.window.pane.headline, "!")
    five.wait(lambda: five.titles() == ["Crane!", "Egret", "Dunlin", "Bittern", "Adder"])
    five.wait(lambda: set(chosen(five)) == {"Crane!", "Bittern", "Dunlin"})


def test_words_typed_while_another_story_is_on_its_way_are_kept(five: Hands) -> None:
    number = five.window.newsroom.open_story.id
    five.focus(five.body)
    click(five, 2)
    QTest.keyClicks(five.body, "Late ")
    five.wait(lambda: five.story.headline == "Crane")
    assert five.kept_of(number).body[0].text == "Late Egret on the marsh."
    assert five.texts == ["Crane on the marsh."]


def test_the_list_menu_comes_from_the_table_of_actions(five: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[list[str]] = []
    answer_menus(monkeypatch, lambda menu: shown.append([a.text() for a in menu.actions() if a.text()]))
    five.window.stories.view.customContextMenuRequested.emit(spot(five, 0))
    assert shown == [["&New Story", "&Import…", "As &PDF…", "Show Copy as Receive&d…", "&Remove Story…"]]


def test_a_long_list_holds_only_the_pages_looked_at(long: Hands) -> None:
    model, view = long.window.stories.model, long.window.stories.view
    assert model.rowCount() == 3000
    assert len(model._pages) == 1
    view.scrollToBottom()
    long.wait(lambda: model._pages.get(29))
    assert model.row(2999).headline == "Story 1"
    assert len(model._pages) <= 3
    bar = view.verticalScrollBar()
    long.wait(lambda: bar.value() == bar.maximum())
    for part in range(30):
        bar.setValue(bar.maximum() * part // 29)
        long.wait(lambda: all(model.row(at) is not None for at in _in_sight(long)))
    assert len(model._pages) <= 12
    bar.setValue(bar.maximum() // 2)
    long.wait(lambda: all(model.row(at) is not None for at in _in_sight(long)))
    for at in _in_sight(long):
        assert model.row(at).headline == f"Story {3000 - at}"


def _in_sight(desk: Hands) -> range:
    view = desk.window.stories.view
    first = view.indexAt(QPoint(4, 4)).row()
    last = view.indexAt(QPoint(4, view.viewport().height() - 4)).row()
    return range(first, (last if last >= 0 else 2999) + 1)


def test_all_of_a_long_stretch_are_removed_and_put_back_though_few_of_its_rows_were_looked_at(
    long: Hands,
) -> None:
    view, model = long.window.stories.view, long.window.stories.model
    click(long, 1)
    long.wait(lambda: long.story.headline == "Story 2999")
    view.scrollToBottom()
    long.wait(lambda: model.row(2999) is not None)
    click(long, 2998, SHIFT)
    assert len(model._pages) <= 3
    long.do("remove")
    long.wait(lambda: long.window.strip.sentence == "2998 stories removed.")
    long.wait(lambda: long.titles() == ["Story 3000", "Story 1"])
    long.wait(lambda: long.story.headline == "Story 3000")
    long.click(long.offer("Put back"))
    long.wait(lambda: model.rowCount() == 3000)
    long.do("remove")
    long.wait(lambda: model.rowCount() == 2999)
    assert long.window.strip.sentence == "1 story removed."


def test_rows_far_down_are_right_after_a_save_moved_a_story_up(long: Hands) -> None:
    model = long.window.stories.model
    long.window.stories.view.scrollToBottom()
    long.wait(lambda: model._pages.get(29))
    long.window.newsroom.in_hand.open(1)
    long.wait(lambda: long.story.headline == "Story 1")
    long.type(long.window.pane.headline, "!")
    long.wait(lambda: model.row(0) is not None and model.row(0).headline == "Story 1!")
    long.window.stories.view.scrollToBottom()
    long.wait(lambda: model.row(2999) is not None and model.row(2999).headline == "Story 2")
    assert model.rowCount() == 3000
    long.wait(lambda: model.row(1000) is not None)
    assert model.row(1000).headline == "Story 2001"


def test_a_search_in_a_long_list_pages_too(long: Hands) -> None:
    model = long.window.stories.model
    long.type(long.window.stories.search, "story 2")
    long.wait(lambda: model.rowCount() == 1111 and model.row(0) is not None)
    long.window.stories.view.scrollToBottom()
    long.wait(lambda: model.row(1110) is not None and model.row(1110).headline == "Story 2")


def test_the_facts_under_a_headline_are_read_aloud_with_it(five: Hands) -> None:
    model = five.window.stories.model
    five.window.newsroom.open_story.become(replace(STORY, headline=""), words="x", by=None)
    five.wait(lambda: five.titles()[0] == "ferry-dawn")
    assert model.data(model.index(0)) == "ferry-dawn, 24 words"
    assert model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole) == "Dunlin, 4 words"
