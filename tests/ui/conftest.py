"""Windows on stores of their own, opened as the program opens them and closed as a person closes them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hands import Hands, Lay, OpenWindow
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.newsroom.desk import open_desk
from desk.story.model import Kind, Paragraph, PhotoUse, Related, Story
from desk.ui.app import make_window
from desk.ui.window import Window

STORY = Story(
    headline="Ferry sails at dawn",
    slug="ferry-dawn",
    standfirst="The crew waited for the wind.",
    byline="By Ann Roe",
    source="Quay News",
    handle="@quaynews",
    published="2025-10-15T14:40",
    body=(
        Paragraph("The ferry left the quay at dawn on Monday."),
        Paragraph("A calm crossing", Kind.CROSSHEAD),
        Paragraph("Nobody on the deck spoke for an hour."),
        Paragraph("The bell rang twice."),
    ),
    photos=(PhotoUse("The ferry at the quay.", "Photo", "Ann Roe"),),
    related=(Related("Ferry fares go up"), Related("Harbour wall mended")),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the offscreen plugin say what it always says of a window that has a smallest size."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints"))


@pytest.fixture(scope="session", autouse=True)
def fusion(qapp: QApplication) -> None:
    """Draw as the program draws."""
    qapp.setStyle("Fusion")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The store of this test; it is there once a window or ``lay`` has opened it."""
    return tmp_path / "desk.sqlite"


@pytest.fixture
def settings_file(tmp_path: Path) -> Path:
    return tmp_path / "window.ini"


@pytest.fixture
def lay(store: Path) -> Lay:
    """Put stories into the store before a window opens it; the last is the newest."""

    def put(*stories: Story) -> list[int]:
        desk = open_desk(store, store)
        ids = [stored.id for stored in desk.store.add_all(stories)]
        desk.close()
        return ids

    return put


@pytest.fixture
def open_window(qtbot: QtBot, store: Path, settings_file: Path) -> Iterator[OpenWindow]:
    """Open windows on the store, each shown and started; those still open are closed at the end."""
    windows: list[Window] = []

    def make() -> Window:
        settings = QSettings(str(settings_file), QSettings.Format.IniFormat)
        window = make_window(open_desk(store, store), settings)
        windows.append(window)
        window.show()
        qtbot.waitExposed(window)
        window.start()
        return window

    yield make
    QGuiApplication.clipboard().clear()
    for window in windows:
        if window.isVisible():
            assert window.close()
        QCoreApplication.processEvents()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def desk(qtbot: QtBot, open_window: OpenWindow, lay: Lay) -> Hands:
    """A window with one story open, ``STORY``, and hands to work it."""
    lay(STORY)
    hands = Hands(qtbot, open_window())
    hands.wait_open()
    return hands


@pytest.fixture
def sample(qtbot: QtBot, open_window: OpenWindow) -> Hands:
    """A window on its first start, with the sample's page drawn."""
    hands = Hands(qtbot, open_window())
    hands.wait_open()
    hands.wait_drawn()
    return hands
