"""Details, photos and related lines in the inspector."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import STORY
from hands import Hands
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton, QWidget

from desk.story.model import PhotoUse, Related


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "quay.jpg"
    Image.new("RGB", (90, 60), (200, 60, 40)).save(path)
    return path


def open_tab(desk: Hands, panel: QWidget) -> None:
    desk.window.panes.inspector.raise_()
    desk.window.inspector.setCurrentWidget(panel)


def button(card: QWidget, words: str) -> QToolButton:
    return next(
        each for each in card.findChildren(QToolButton) if words in {each.accessibleName(), each.text()}
    )


def test_a_date_that_is_none_is_told_in_words(desk: Hands) -> None:
    details = desk.window.inspector.details
    open_tab(desk, details)
    assert details._printed.text() == "15 Oct 2025, 02:40 pm"
    published = details.lines["published"]
    published.selectAll()
    desk.type(published, "Tuesday")
    assert desk.story.published == "Tuesday"
    assert details._printed.text() == "Not a date: write it as 2023-09-13 or 2023-09-13T02:56."
    colour = details._printed.palette().color(details._printed.foregroundRole())
    assert colour == QColor(desk.window.colours.bad)
    desk.undo()
    assert details._printed.text() == "15 Oct 2025, 02:40 pm"


def test_the_layout_chosen_is_the_page_drawn(desk: Hands) -> None:
    open_tab(desk, desk.window.inspector.details)
    desk.wait_drawn()
    before = desk.window.page._sheets.images[0]
    layout = desk.window.inspector.details._layout
    desk.focus(layout)
    desk.press(Qt.Key.Key_Down if layout.currentIndex() == 0 else Qt.Key.Key_Up)
    assert desk.story.layout == "news-page"
    desk.wait(lambda: desk.window.page._sheets.images[0] != before)
    desk.undo()
    assert desk.story == STORY
    assert layout.currentData() == "print-version"


def test_a_language_that_is_not_in_the_list_is_shown_as_it_is(desk: Hands) -> None:
    language = desk.window.inspector.details._language
    desk.window.newsroom.open_story.become(replace(STORY, language="cy"), words="x", by=None)
    assert language.currentText() == "cy"
    desk.undo()
    assert language.currentText() == "English (Britain)"


def test_the_wheel_over_a_choice_does_not_change_the_story(desk: Hands) -> None:
    open_tab(desk, desk.window.inspector.details)
    layout = desk.window.inspector.details._layout
    none = Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton, none,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(layout, turn)
    assert desk.story == STORY


def test_a_picture_is_chosen_for_a_photo_shown_and_taken_off_again(
    desk: Hands, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photos = desk.window.inspector.photos
    open_tab(desk, photos)
    card = photos._cards[0]
    assert card._picture.text() == "Picture awaited: drop it here or choose it."
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(picture)], ""))
    desk.click(button(card, "Choose picture…"))
    desk.wait(lambda: not card._picture.pixmap().isNull())
    colour = card._picture.pixmap().toImage().pixelColor(10, 10)
    assert colour.red() > 180
    assert colour.blue() < 80
    assert desk.story.photos[0] == replace(STORY.photos[0], file=desk.story.photos[0].file)
    desk.click(button(card, "Take off the story"))
    assert desk.story.photos == ()
    assert photos._title.text() == "No photos yet"
    assert photos._title.isVisible()
    desk.undo()
    desk.undo()
    assert desk.story == STORY


def test_photos_are_added_and_change_places(
    desk: Hands, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photos = desk.window.inspector.photos
    open_tab(desk, photos)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(picture)], ""))
    desk.click(photos.add)
    desk.wait(lambda: len(desk.story.photos) == 2)
    desk.type(photos._cards[1].lines["caption"], "Red")
    desk.click(button(photos._cards[1], "Move up"))
    assert [p.caption for p in desk.story.photos] == ["Red", "The ferry at the quay."]
    assert photos._cards[0].lines["caption"].toPlainText() == "Red"
    desk.wait(lambda: not photos._cards[0]._picture.pixmap().isNull())
    assert photos._cards[1]._picture.text() == "Picture awaited: drop it here or choose it."
    desk.click(button(photos._cards[0], "Move up"))
    desk.click(button(photos._cards[1], "Move down"))
    assert [p.caption for p in desk.story.photos] == ["Red", "The ferry at the quay."]
    desk.click(button(photos._cards[0], "Move down"))
    assert [p.caption for p in desk.story.photos] == ["The ferry at the quay.", "Red"]


def test_a_photo_whose_file_is_gone_says_so(desk: Hands) -> None:
    story = replace(STORY, photos=(PhotoUse("Gone", file="0" * 64 + ".jpg"),))
    desk.window.newsroom.open_story.become(story, words="x", by=None)
    desk.wait(
        lambda: desk.window.inspector.photos._cards[0]._picture.text() == "The picture file is missing."
    )


def test_related_lines_are_added_filled_moved_and_removed(desk: Hands) -> None:
    related = desk.window.inspector.related
    desk.do("add-related")
    assert desk.window.inspector.isVisible()
    assert desk.window.inspector.currentWidget() is related
    desk.wait(related._rows[2][1].hasFocus)
    desk.type(related._rows[2][1], "Fog lifts")
    desk.type(related._rows[2][2], "https://example.org/fog")
    assert desk.story.related[2] == Related("Fog lifts", "https://example.org/fog")
    desk.click(button(related._rows[2][0], "Move up"))
    assert [r.title for r in desk.story.related] == ["Ferry fares go up", "Fog lifts", "Harbour wall mended"]
    desk.click(button(related._rows[0][0], "Move down"))
    desk.click(button(related._rows[2][0], "Remove the line"))
    assert [r.title for r in desk.story.related] == ["Fog lifts", "Ferry fares go up"]
    for _ in range(6):
        desk.undo()
    assert desk.story == STORY
    assert [row[1].text() for row in related._rows] == ["Ferry fares go up", "Harbour wall mended"]


def test_a_story_without_related_lines_says_so(desk: Hands) -> None:
    related = desk.window.inspector.related
    open_tab(desk, related)
    for _ in range(2):
        desk.click(button(related._rows[0][0], "Remove the line"))
    assert desk.story.related == ()
    assert related._title.isVisible()


def test_a_picture_added_from_the_menu_brings_the_photos_into_sight(
    desk: Hands, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(picture)], ""))
    desk.window.panes.page.raise_()
    desk.do("add-photo")
    desk.wait(lambda: desk.story.photos[0].file)
    assert not desk.window.inspector.photos.visibleRegion().isEmpty()
    assert desk.window.settings.value("folder-pictures") == str(picture.parent)


def test_all_five_tabs_are_in_sight_however_narrow_the_window(desk: Hands) -> None:
    bar = desk.window.inspector.tabBar()
    desk.window.resize(desk.window.minimumSizeHint())
    desk.window.inspector.setTabText(3, "Checks (22)")
    desk.wait(lambda: all(bar.rect().contains(bar.tabRect(at)) for at in range(5)))
