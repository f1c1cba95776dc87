"""The one table of actions, the menus made from it, and names for those who hear the window."""

from collections.abc import Iterator

import pytest
from hands import Hands
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeySequence
from PySide6.QtWidgets import QMenu, QMessageBox, QToolBar

from desk.ui.actions import BODY_MENU, DEEDS, LIST_MENU, TOOLBAR


def _in_menus(menu: QMenu) -> Iterator[str]:
    for action in menu.actions():
        if action.menu() is not None:
            yield from _in_menus(action.menu())
        elif not action.isSeparator():
            yield action.text()


def _menus(desk: Hands) -> list[QMenu]:
    return [action.menu() for action in desk.window.menuBar().actions()]


def test_every_action_has_a_call_and_no_call_is_without_an_action(desk: Hands) -> None:
    assert set(desk.window.deeds.calls()) == {deed.id for deed in DEEDS}
    assert len({deed.id for deed in DEEDS}) == len(DEEDS)


def test_no_two_actions_share_keys(desk: Hands) -> None:
    keys: dict[str, str] = {}
    for deed in DEEDS:
        for sequence in desk.window.actions_[deed.id].shortcuts():
            name = sequence.toString(QKeySequence.SequenceFormat.PortableText)
            assert keys.setdefault(name, deed.id) == deed.id, name


def test_every_action_stands_in_a_menu_once(desk: Hands) -> None:
    found = [words for menu in _menus(desk) for words in _in_menus(menu)]
    for deed in DEEDS:
        assert found.count(desk.window.actions_[deed.id].text()) == 1, deed.id


def test_the_toolbar_and_context_menus_name_actions_of_the_table() -> None:
    known = {deed.id for deed in DEEDS} | {"-"}
    for names in (TOOLBAR, BODY_MENU, LIST_MENU):
        assert set(names) <= known


def test_no_two_actions_of_a_menu_share_a_mnemonic(desk: Hands) -> None:
    for menu in _menus(desk):
        letters = [a.text().split("&", 1)[1][0].lower() for a in menu.actions() if "&" in a.text()]
        assert sorted(letters) == sorted(set(letters)), menu.title()


def test_every_button_of_the_toolbar_says_what_it_does(desk: Hands) -> None:
    bar = desk.window.findChild(QToolBar, "toolbar")
    for action in bar.actions():
        if action.isSeparator() or not action.text():
            continue
        assert action.toolTip(), action.text()
        assert not action.icon().isNull(), action.text()


def _walk(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield interface
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and child.isValid():
            yield from _walk(child)


def test_everything_that_takes_the_focus_has_a_name(sample: Hands) -> None:
    window = sample.window
    sample.wait(lambda: window.findings)
    nameless: list[str] = []
    seen = 0
    for panel in (
        window.inspector.details,
        window.inspector.photos,
        window.inspector.related,
        window.inspector.checks,
    ):
        window.panes.inspector.raise_()
        window.inspector.setCurrentWidget(panel)
        for interface in _walk(QAccessible.queryAccessibleInterface(window)):
            if not interface.state().focusable or interface.state().invisible:
                continue
            seen += 1
            if not interface.text(QAccessible.Text.Name).strip():
                nameless.append(f"{interface.role().name} {interface.object()}")
    assert seen > 40
    assert nameless == []


def test_about_tells_version_and_store(desk: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "about", lambda _parent, _title, words: told.append(words))
    desk.do("about")
    assert str(desk.window.newsroom.desk.places.store) in told[0]


def test_deeds_on_a_story_are_harmless_when_none_is_open(desk: Hands) -> None:
    desk.do("remove")
    desk.wait_none_open()
    for deed in (
        "remove", "save", "undo", "redo", "bold", "crosshead", "export-pdf", "received", "add-photo",
        "add-related", "next-finding", "larger", "page-larger", "page-whole",
    ):  # fmt: skip
        desk.do(deed)
    assert desk.window.newsroom.open_story is None
    assert desk.window.newsroom.desk.store.count() == 0
    desk.do("new")
    desk.wait(lambda: desk.window.newsroom.open_story is not None)
    assert desk.story.headline == ""
