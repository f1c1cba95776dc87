"""Sending the open story to the press from the window: profile, place, preflight, reason, log."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import STORY
from hands import Hands, Lay, OpenWindow
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog
from pytestqt.qtbot import QtBot

from desk import resources
from desk.newsroom.desk import open_desk
from desk.story.model import PhotoUse
from desk.ui.press_dialogs import PressDialog, RefusedDialog

COATED = resources.shipped() / "profiles" / "ISOcoated_v2_300_bas.icc"


@pytest.fixture(autouse=True)
def _config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the file dialog will say that the page goes."""
    path = tmp_path / "ferry.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))
    return path


@pytest.fixture
def coarse(qtbot: QtBot, open_window: OpenWindow, lay: Lay, store: Path, tmp_path: Path) -> Hands:
    """A window on a story whose photo is too small to print."""
    Image.new("RGB", (90, 60), (40, 70, 90)).save(tmp_path / "small.png")
    desk = open_desk(store, store)
    name = desk.picture_desk.bring_in_file(tmp_path / "small.png").file
    desk.close()
    lay(replace(STORY, photos=(PhotoUse("The quay.", "Photo", "Ann Roe/Reuters", name),)))
    hands = Hands(qtbot, open_window())
    hands.wait_open()
    return hands


def ask(hands: Hands) -> PressDialog:
    hands.window.actions_["export-press"].trigger()
    dialog = hands.window.deeds.last_dialog
    assert isinstance(dialog, PressDialog)
    return dialog


def go_on(hands: Hands, dialog: PressDialog) -> None:
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    (button,) = (each for each in box.buttons() if each.text() == "Continue…")
    hands.bot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_open_story_goes_to_the_press_and_into_the_log(desk: Hands, page: Path) -> None:
    desk.without_photos()
    dialog = ask(desk)
    assert [dialog.choice.itemText(at) for at in range(dialog.choice.count())] == [
        "Coated: ISO Coated v2 300 %",
        "Uncoated: offset 300 %",
        "Newsprint: coldset 240 %",
    ]
    go_on(desk, dialog)
    desk.wait(page.exists)
    desk.wait(desk.window.newsroom.desk.store.sent)
    (line,) = desk.window.newsroom.desk.store.sent()
    assert (line.format, line.file, line.faults) == ("pdfx", "ferry.pdf", ())
    desk.wait(lambda: "Exported ferry.pdf" in desk.window.strip.sentence)


def test_a_printers_own_profile_is_remembered(
    desk: Hands, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.without_photos()
    own = tmp_path / "our press.icc"
    own.write_bytes(COATED.read_bytes())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(own), ""))
    dialog = ask(desk)
    dialog._ask_file()
    assert dialog.wanted == str(own)
    go_on(desk, dialog)
    desk.wait(desk.window.newsroom.desk.store.sent)
    assert desk.window.newsroom.desk.store.sent()[0].profile == "ISO Coated v2 300% (basICColor)"
    again = ask(desk)
    assert again.wanted == str(own)
    again.reject()
    own.unlink()
    gone = ask(desk)
    assert gone.wanted == "coated"
    gone.reject()
    assert page.exists()


def test_the_ink_limit_of_a_profile_is_set_where_the_profile_is_chosen(desk: Hands, page: Path) -> None:
    desk.without_photos()
    dialog = ask(desk)
    dialog.choice.setCurrentIndex(2)
    assert (dialog.ink.isEnabled(), dialog.ink_about.text()) == (False, "Reading the profile…")
    desk.wait(dialog.ink.isEnabled)
    assert (dialog.ink.value(), dialog.ink_about.text()) == (240, "The profile’s own is 240 %")
    dialog.ink.setValue(215)
    go_on(desk, dialog)
    desk.wait(page.exists)
    again = ask(desk)
    desk.wait(again.ink.isEnabled)
    assert (again.wanted, again.ink.value()) == ("newsprint", 215)
    again.ink.setValue(240)
    again.reject()
    once_more = ask(desk)
    desk.wait(once_more.ink.isEnabled)
    assert once_more.ink.value() == 215


def test_ink_limits_that_cannot_be_read_are_said_where_the_press_is_chosen(desk: Hands) -> None:
    limits = desk.window.newsroom.desk.places.ink_limits
    limits.parent.mkdir(parents=True, exist_ok=True)
    limits.write_text("limit = [")
    dialog = ask(desk)
    desk.wait(lambda: f"The ink limits in {limits} cannot be read" in dialog.trouble.text())
    assert (dialog.choice.count(), dialog.ink.isEnabled()) == (3, False)


def test_a_file_that_is_no_press_profile_says_so_and_has_no_ink_limit(desk: Hands, tmp_path: Path) -> None:
    (tmp_path / "screen.icc").write_bytes(b"no profile")
    dialog = ask(desk)
    dialog.add_file(tmp_path / "screen.icc")
    desk.wait(lambda: dialog.trouble.text().startswith("screen.icc is no ICC profile"))
    assert not dialog.ink.isEnabled()
    dialog.choice.setCurrentIndex(0)
    desk.wait(dialog.ink.isEnabled)
    assert not dialog.trouble.isVisible()
    assert dialog.ink_about.text() == "The profile’s own is 300 %"


def test_a_refused_page_is_written_only_with_a_reason(coarse: Hands, page: Path) -> None:
    window = coarse.window
    go_on(coarse, ask(coarse))
    coarse.wait(lambda: isinstance(window.deeds.last_dialog, RefusedDialog))
    dialog = window.deeds.last_dialog
    assert isinstance(dialog, RefusedDialog)
    shown = [dialog.faults.item(at).text() for at in range(dialog.faults.count())]
    assert len(shown) == 1
    assert "ppi and needs 200" in shown[0]
    assert not page.exists()
    assert not dialog.anyway.isEnabled()
    dialog.reason.setText("   ")
    assert not dialog.anyway.isEnabled()
    dialog.reason.setText("The printer has seen it")
    coarse.bot.mouseClick(dialog.anyway, Qt.MouseButton.LeftButton)
    coarse.wait(window.newsroom.desk.store.sent)
    (line,) = window.newsroom.desk.store.sent()
    assert page.exists()
    assert (line.reason, list(line.faults)) == ("The printer has seen it", shown)


def test_closing_the_refusal_writes_nothing(coarse: Hands, page: Path) -> None:
    window = coarse.window
    go_on(coarse, ask(coarse))
    coarse.wait(lambda: isinstance(window.deeds.last_dialog, RefusedDialog))
    window.deeds.last_dialog.reject()
    assert not page.exists()
    assert window.newsroom.desk.store.sent() == []


def test_without_a_story_nothing_is_asked(qtbot: QtBot, open_window: OpenWindow, lay: Lay) -> None:
    lay()
    window = open_window()
    qtbot.waitUntil(lambda: window.newsroom.open_story is None)
    window.deeds.sending.choose_press()
    assert window.deeds.last_dialog is None
