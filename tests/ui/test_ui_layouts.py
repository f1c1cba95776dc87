"""Choosing in the window the layout a story is set in."""

from conftest import STORY
from hands import Hands, Lay, OpenWindow
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot


def test_every_layout_is_offered_by_name_with_a_picture_and_the_page_follows_the_choice(
    qtbot: QtBot, open_window: OpenWindow, lay: Lay
) -> None:
    lay(STORY)
    hands = Hands(qtbot, open_window())
    hands.wait_open()
    hands.wait_drawn()
    (choice,) = (
        box for box in hands.window.inspector.findChildren(QComboBox) if box.accessibleName() == "Layout"
    )
    names = [choice.itemText(at) for at in range(choice.count())]
    assert names == [
        "Berliner page",
        "Brief",
        "Broadsheet half page",
        "Feature page",
        "Galley proof",
        "News page",
        "Print version",
        "Tabloid page",
    ]
    pictures = [choice.itemIcon(at).pixmap(choice.iconSize()).toImage() for at in range(choice.count())]
    assert all(
        one != other for at, one in enumerate(pictures) for other in (*pictures[:at], *pictures[at + 1 :])
    )
    QTest.keyClick(choice, Qt.Key.Key_End)
    assert hands.story.layout == "tabloid-page"
    hands.wait(lambda: " lines short" in hands.window.status.fit.text())
