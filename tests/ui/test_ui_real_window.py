"""What only a real window system shows: who has the focus, and keys that go by way of it."""

import pytest
from conftest import STORY
from hands import CTRL, Hands
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from desk.newsroom.exporting import Order
from desk.ui.dialogs import HeldDialog

pytestmark = pytest.mark.xvfb


def _window_key(desk: Hands, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    """Press a key as the window system delivers it: to the window, not to a widget."""
    QTest.keyClick(desk.window.windowHandle(), key, held)


def test_keys_sent_to_the_window_reach_the_field_with_the_focus_and_its_shortcuts(desk: Hands) -> None:
    desk.window.activateWindow()
    desk.wait(desk.window.isActiveWindow)
    desk.caret(3, 0)
    for letter in "Fog ":
        _window_key(desk, Qt.Key(ord(letter.upper())), Qt.KeyboardModifier.NoModifier)
    assert desk.texts[3] == "fog The bell rang twice."
    desk.focus(desk.window.pane.byline)
    _window_key(desk, Qt.Key.Key_Z, CTRL)
    assert desk.story == STORY
    desk.focus(desk.body)
    _window_key(desk, Qt.Key.Key_1, CTRL)
    assert desk.window.actions_["crosshead"].isChecked()
    _window_key(desk, Qt.Key.Key_F, CTRL)
    desk.wait(desk.window.stories.search.hasFocus)


def test_a_click_gives_the_body_the_focus_and_the_caret(desk: Hands) -> None:
    desk.focus(desk.window.pane.headline)
    desk.caret(2, 6)
    point = desk.body.cursorRect().center()
    desk.focus(desk.window.pane.headline)
    place = desk.body.viewport().mapTo(desk.window, point)
    QTest.mouseClick(desk.window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    desk.wait(desk.body.hasFocus)
    assert desk.body.caret() == (2, 6)


def test_a_dialog_gives_the_focus_back_to_the_place_it_names(desk: Hands) -> None:
    desk.do("new")
    desk.wait(lambda: desk.story.headline == "")
    desk.window.deeds.sending.export(
        Order("pdf"), desk.window.newsroom.desk.places.store.with_name("page.pdf")
    )
    desk.wait(lambda: isinstance(desk.window.deeds.last_dialog, HeldDialog))
    dialog = desk.window.deeds.last_dialog
    desk.wait(dialog.isActiveWindow)
    _press_first(dialog)
    desk.window.activateWindow()  # no window manager here does it
    desk.wait(lambda: QApplication.focusWidget() is desk.body)


def _press_first(dialog: HeldDialog) -> None:
    QTest.mouseClick(dialog.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
