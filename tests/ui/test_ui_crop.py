"""A photo cropped for one story: by its ratio, by mouse and keys, with the page and the ppi following."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import STORY
from hands import SHIFT, Hands
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desk.story.model import Crop, Focus, PhotoUse
from desk.ui.photos.crop_dialog import CropDialog
from desk.ui.photos.crop_view import on_screen


@pytest.fixture
def cropping(desk: Hands, tmp_path: Path) -> CropDialog:
    """The crop of a photo of 900 by 600 pixels, open over the story it is on."""
    Image.new("RGB", (900, 600), (200, 60, 40)).save(tmp_path / "quay.jpg")
    story = replace(STORY, layout="news-page", photos=(PhotoUse("The quay.", "Photo", "Ann Roe/AFP"),))
    desk.window.newsroom.open_story.become(story, words="x", by=None)
    desk.window.deeds.story.add_pictures([tmp_path / "quay.jpg"])
    desk.wait(lambda: desk.story.photos[0].file)
    checker = desk.window.newsroom.checker
    desk.wait(lambda: [one.photo is not None for one in checker.heard.photos] == [True])
    desk.click(desk.window.inspector.photos._cards[0].crop)
    desk.wait(lambda: isinstance(desk.window.deeds.last_dialog, CropDialog))
    dialog = desk.window.deeds.last_dialog
    assert isinstance(dialog, CropDialog)
    desk.wait(lambda: "ppi as printed" in dialog.fineness.text())
    return dialog


def test_a_ratio_is_cropped_about_the_focus_and_undone_as_one(desk: Hands, cropping: CropDialog) -> None:
    before = desk.story
    QTest.mouseDClick(cropping.view, Qt.MouseButton.LeftButton, pos=at(cropping, 0.9, 0.5))
    assert cropping.view.focus.x == pytest.approx(0.9, abs=0.01)
    desk.click(cropping.ratios["1:1"])
    assert desk.story == before
    cropping.accept()
    use = desk.story.photos[0]
    assert use.crop == Crop(0.333333, 0.0, 0.666667, 1.0)
    assert use.focus.x == pytest.approx(0.9, abs=0.01)
    desk.do("undo")
    assert desk.story == before


def test_half_as_wide_and_deep_a_crop_prints_half_as_fine_and_the_layout_says_what_it_asks(
    desk: Hands, cropping: CropDialog
) -> None:
    whole = int(cropping.fineness.text().split()[0])
    drag(cropping, (1.0, 1.0), (0.5, 0.5))
    assert cropping.view.crop.width == pytest.approx(0.5, abs=0.01)
    desk.wait(lambda: abs(int(cropping.fineness.text().split()[0]) - whole / 2) < whole / 50)
    assert cropping.fineness.text().endswith("ppi as printed; the layout asks for 200")
    assert cropping.fineness.objectName() == "bad"


def test_the_page_follows_a_crop_that_is_tried_and_goes_back_when_it_is_given_up(
    desk: Hands, cropping: CropDialog
) -> None:
    desk.wait_drawn()
    page = desk.window.page._sheets.images[0]
    desk.click(cropping.ratios["4:5"])
    desk.wait(lambda: desk.window.page._sheets.images[0] != page)
    cropping.reject()
    desk.wait(lambda: desk.window.page._sheets.images[0] == page)
    assert desk.story.photos[0].crop == Crop()
    assert desk.story.photos[0].focus == Focus()


def test_the_keys_move_and_size_a_crop(desk: Hands, cropping: CropDialog) -> None:
    desk.click(cropping.ratios["1:1"])
    view = cropping.view
    left = view.crop.left
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.crop.left == pytest.approx(left + 0.005)
    QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
    assert view.crop.left == pytest.approx(left - 0.045)
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.crop.height == pytest.approx(1 / 1.05, abs=1e-5)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert view.focus.y == pytest.approx(0.505)
    desk.click(cropping.whole)
    assert (view.crop.height, view.ratio) == (1.0, 1.0)


def test_a_crop_is_moved_by_dragging_it(cropping: CropDialog) -> None:
    cropping.view.take_ratio(1.0)
    left = cropping.view.crop.left
    drag(cropping, (0.5, 0.5), (0.6, 0.5))
    assert cropping.view.crop.left == pytest.approx(left + 0.1, abs=0.01)


def at(dialog: CropDialog, x: float, y: float) -> QPoint:
    return on_screen(dialog.view._whole(), x, y).toPoint()


def drag(dialog: CropDialog, start: tuple[float, float], end: tuple[float, float]) -> None:
    QTest.mousePress(dialog.view, Qt.MouseButton.LeftButton, pos=at(dialog, *start))
    QTest.mouseMove(dialog.view, at(dialog, *end))
    QTest.mouseRelease(dialog.view, Qt.MouseButton.LeftButton, pos=at(dialog, *end))
