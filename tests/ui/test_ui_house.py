"""House settings in the window: a form beside the page it makes, live."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import STORY
from hands import NONE, Hands, Lay, OpenWindow
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from desk.ui.house_dialog import HouseDialog

NO_BUTTON, NO_PHASE = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "Desk" / "layouts"


@pytest.fixture
def desk(qtbot: QtBot, open_window: OpenWindow, lay: Lay) -> Hands:
    lay(replace(STORY, layout="news-page"))
    hands = Hands(qtbot, open_window())
    hands.wait_open()
    hands.wait_drawn()
    return hands


@pytest.fixture
def dialog(desk: Hands) -> HouseDialog:
    desk.do("house-settings")
    dialog = desk.window.deeds.house.dialog
    assert dialog is not None
    desk.wait(lambda: dialog.page.is_drawn)
    return dialog


def shape(dialog: HouseDialog) -> float:
    """Width over height of the page shown."""
    size = dialog.page.widget().page
    return size.width() / size.height()


def trouble(dialog: HouseDialog) -> str:
    return next(
        (
            label.text()
            for label in dialog.page.findChildren(QLabel)
            if label.objectName() == "bad" and not label.isHidden()
        ),
        "",
    )


def offered(desk: Hands) -> list[str]:
    choice = desk.window.inspector.details._layout
    return [choice.itemText(at) for at in range(choice.count())]


def test_the_form_starts_from_the_news_page(dialog: HouseDialog) -> None:
    assert dialog.which.currentText() == "New, from News page"
    assert dialog.form.name.text() == "Our news page"
    assert dialog.form.paper.currentText() == "A4, 210 × 297 mm"
    assert dialog.form.numbers["leading_pt"].value() == 10.9
    assert (dialog.remove.isEnabled(), dialog.export.isEnabled()) == (False, False)


def test_a_change_is_seen_on_the_page_at_once(desk: Hands, dialog: HouseDialog) -> None:
    assert shape(dialog) == pytest.approx(210 / 297, abs=0.01)
    dialog.form.paper.activated.emit(3)
    desk.wait(lambda: shape(dialog) == pytest.approx(280 / 400, abs=0.003))
    assert dialog.form.numbers["width_mm"].value() == 280
    dialog.form.numbers["width_mm"].setValue(400)
    desk.wait(lambda: shape(dialog) == pytest.approx(1, abs=0.01))
    assert dialog.form.paper.currentText() == "Another size"


def test_settings_that_make_no_page_are_said_and_the_old_page_stays(desk: Hands, dialog: HouseDialog) -> None:
    dialog.form.columns.setValue(8)
    desk.wait(lambda: trouble(dialog) == "8 columns would be 18 mm wide where 25 mm is the least.")
    assert dialog.page.is_drawn
    assert not dialog.save.isEnabled()
    dialog.form.columns.setValue(2)
    desk.wait(lambda: not trouble(dialog))
    assert dialog.save.isEnabled()


def test_a_saved_layout_is_offered_to_stories_and_changed_where_it_is_used(
    desk: Hands, dialog: HouseDialog, home: Path
) -> None:
    form = dialog.form
    form.name.clear()
    desk.type(form.name, "Herald")
    desk.type(form.masthead, "The Herald")
    form.inks["colour"].parts[0].setValue(80)
    desk.click(dialog.save)
    assert dialog.said == "Saved “Herald”; choose it under Details ▸ Layout."
    assert dialog.over == "own-herald"
    facts = (home / "own-herald" / "layout.toml").read_text()
    assert 'masthead = "The Herald"' in facts
    assert "colour = [80.0, 0.0, 0.0, 100.0]" in facts.replace("80,", "80.0,").replace(
        " 0,", " 0.0,"
    ).replace("100]", "100.0]")
    assert "Herald" in offered(desk)

    desk.window.newsroom.open_story.become(replace(STORY, layout="own-herald"), words="Layout", by=None)
    desk.wait(lambda: desk.window.page._points[0] == pytest.approx(595.3, abs=0.1))
    form.numbers["width_mm"].setValue(254)
    desk.click(dialog.save)
    desk.wait(lambda: desk.window.page._points[0] == pytest.approx(720, abs=0.1))


def test_a_new_layout_of_a_name_that_is_taken_is_refused(desk: Hands, dialog: HouseDialog) -> None:
    desk.click(dialog.save)
    dialog.which.setCurrentIndex(dialog.which.findText("New, from News page"))
    dialog.which.activated.emit(dialog.which.currentIndex())
    desk.click(dialog.save)
    assert dialog.said == "There is a layout “Our news page” already; choose another name."


def test_a_layout_is_exported_removed_and_brought_in_again(
    desk: Hands, dialog: HouseDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "ours.desklayout"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    desk.click(dialog.save)
    dialog.export_wanted.emit()
    assert dialog.said == f"Exported to {file}."
    desk.click(dialog.remove)
    assert dialog.said == "Removed “Our news page”; save it again to keep it after all."
    assert "Our news page" not in offered(desk)
    dialog.import_wanted.emit()
    assert dialog.said == "Brought in “Our news page”; choose it under Details ▸ Layout."
    assert "Our news page" in offered(desk)
    dialog.import_wanted.emit()
    assert dialog.said.startswith("There is a layout “Our news page” already;")


def test_a_layout_broken_by_hand_is_named_when_the_form_opens(desk: Hands, home: Path) -> None:
    (home / "own-old").mkdir(parents=True)
    (home / "own-old" / "layout.toml").write_text('name = "Old"\n')
    desk.do("house-settings")
    dialog = desk.window.deeds.house.dialog
    assert dialog is not None
    assert "own-old/layout.toml, line 1, cannot be used: template is missing; " in dialog.said


def test_the_wheel_over_a_field_scrolls_the_form_and_changes_nothing(
    desk: Hands, dialog: HouseDialog
) -> None:
    form = dialog.form
    before = form.settings()
    for field in (form.columns, form.paper, form.inks["tint"].parts[0]):
        desk.focus(field)
        turn = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), NO_BUTTON, NONE, NO_PHASE, False
        )
        QApplication.sendEvent(field, turn)
        assert not turn.isAccepted()
    assert form.settings() == before
