"""Credit style in the window: tried on lines as it is written, kept, and put back as it came."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import STORY
from hands import Hands
from PySide6.QtTest import QTest

from desk.story.model import PhotoUse
from desk.ui.photos.credit_style_dialog import CreditStyleDialog


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the house’s own style, which is not there yet."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "Desk" / "credits.toml"


@pytest.fixture
def dialog(desk: Hands) -> CreditStyleDialog:
    use = PhotoUse("The quay.", "Photo", "Ann HALE / AFP")
    desk.window.newsroom.open_story.become(replace(STORY, photos=(use,)), words="x", by=None)
    desk.do("credit-style")
    dialog = desk.window.deeds.credit_style.dialog
    assert dialog is not None
    desk.wait(lambda: dialog.examples)
    return dialog


def test_lines_are_set_as_the_style_is_written_and_kept_when_it_is_saved(
    desk: Hands, dialog: CreditStyleDialog, own: Path
) -> None:
    assert dialog.examples[:2] == ["Photograph: Ann Hale/AFP", "File photograph: Ann Hale/AP"]
    assert not dialog.save.isEnabled()
    dialog.form.lines["label"].selectAll()
    QTest.keyClicks(dialog.form.lines["label"], "Picture")
    desk.wait(lambda: dialog.examples[0] == "Picture: Ann Hale/AFP")
    desk.click(dialog.save)
    desk.wait(lambda: dialog.said == "Saved.")
    assert 'label = "Picture"' in own.read_text("utf-8")
    card = desk.window.inspector.photos._cards[0]
    desk.wait(lambda: card.style_link.toolTip() == "Picture: Ann Hale/AFP")
    desk.click(dialog.reset)
    desk.wait(lambda: dialog.said == "As it came with Desk.")
    assert not own.exists()
    desk.wait(lambda: card.style_link.toolTip() == "Photograph: Ann Hale/AFP")


def test_a_line_of_ones_own_is_tried_and_an_agency_written_in_another_way(
    desk: Hands, dialog: CreditStyleDialog
) -> None:
    QTest.keyClicks(dialog.own_line, "PA Wire/TOM RUDD")
    desk.wait(lambda: dialog.examples[0] == "Photograph: Tom Rudd/PA")
    assert dialog.form.agencies.pairs == [("REX Shutterstock", "Shutterstock")]
    came, set_so = dialog.form.agencies._fields
    QTest.keyClicks(came, "pa")
    QTest.keyClicks(set_so, "PA Media")
    desk.wait(lambda: dialog.examples[0] == "Photograph: Tom Rudd/PA Media")


def test_a_place_no_style_has_is_not_saved(desk: Hands, dialog: CreditStyleDialog, own: Path) -> None:
    QTest.keyClicks(dialog.form.lines["licence"], "{page}")
    desk.click(dialog.save)
    desk.wait(lambda: dialog.said == "Licence cannot hold {page}; mend it before it is saved.")
    assert not own.exists()
