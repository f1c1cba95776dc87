"""House style in the window: rules switched, changed with their examples run, and brought in."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import STORY
from hands import Hands, Lay, OpenWindow
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desk.checks.style_rule import TEXT_FIELDS
from desk.story.model import Paragraph, Story
from desk.ui.style_dialog import StyleDialog


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "Desk" / "style.toml"


@pytest.fixture
def desk(qtbot: QtBot, open_window: OpenWindow, lay: Lay) -> Hands:
    lay(Story(slug=STORY.slug, body=(Paragraph("The omnibus goes until 12 midnight."),)))
    hands = Hands(qtbot, open_window())
    hands.wait_open()
    hands.wait(lambda: found(hands) == ["style/noon"])
    return hands


@pytest.fixture
def dialog(desk: Hands) -> StyleDialog:
    desk.do("house-style")
    dialog = desk.window.deeds.style.dialog
    assert dialog is not None
    desk.wait(lambda: dialog.list.count() > 60)
    return dialog


def found(desk: Hands) -> list[str]:
    return [one.rule for one in desk.window.findings]


def choose(dialog: StyleDialog, name: str) -> None:
    names = [dialog.list.item(at).text() for at in range(dialog.list.count())]
    dialog.list.setCurrentRow(names.index(name))


def test_a_rule_is_switched_off_and_on_for_the_open_story(desk: Hands, dialog: StyleDialog) -> None:
    choose(dialog, "Noon and midnight")
    dialog.list.currentItem().setCheckState(Qt.CheckState.Unchecked)
    desk.wait(lambda: found(desk) == [])
    dialog.list.currentItem().setCheckState(Qt.CheckState.Checked)
    desk.wait(lambda: found(desk) == ["style/noon"])


def test_examples_run_while_a_rule_is_written_and_one_that_fails_cannot_be_saved(
    desk: Hands, dialog: StyleDialog
) -> None:
    choose(dialog, "Ages with hyphens")
    dialog.form.must_pass.setPlainText("A 15 year old boy won.")
    desk.wait(lambda: dialog.said == "“A 15 year old boy won.” must pass and is flagged.")
    assert not dialog.save.isEnabled()
    dialog.form.must_pass.setPlainText("A 15-year-old boy won.")
    desk.wait(lambda: dialog.said == "All its examples hold.")
    assert dialog.save.isEnabled()


def test_a_new_rule_is_kept_and_looked_for_at_once(desk: Hands, dialog: StyleDialog, home: Path) -> None:
    dialog.new.click()
    dialog.form.name.setText("Bus")
    dialog.form.looks.setPlainText("omnibus = bus")
    dialog.form.must_flag.setPlainText("An omnibus came.")
    desk.wait(dialog.save.isEnabled)
    dialog.save.click()
    desk.wait(lambda: found(desk) == ["style/bus", "style/noon"])
    assert dialog.list.currentItem().text() == "Bus  ·  our own"
    assert 'id = "bus"' in home.read_text("utf-8")
    dialog.remove.click()
    desk.wait(lambda: found(desk) == ["style/noon"])


def test_a_rule_that_came_with_desk_can_be_changed_and_be_as_it_came(
    desk: Hands, dialog: StyleDialog
) -> None:
    choose(dialog, "Noon and midnight")
    dialog.form.severity.setCurrentIndex(1)
    dialog.form.severity.activated.emit(1)
    desk.wait(dialog.save.isEnabled)
    dialog.save.click()
    desk.wait(lambda: [one.severity.value for one in desk.window.findings] == ["ask"])
    assert dialog.remove.text() == "As It Came"
    dialog.remove.click()
    desk.wait(lambda: [one.severity.value for one in desk.window.findings] == ["style"])


def test_a_list_of_words_is_brought_in_and_the_style_sent_out(
    desk: Hands, dialog: StyleDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    came, went = tmp_path / "Old.yml", tmp_path / "ours.toml"
    came.write_text("extends: substitution\nswap: {omnibus: bus, 'a+': b}\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(came), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(went), ""))
    dialog.import_wanted.emit()
    desk.wait(lambda: found(desk) == ["style/old", "style/noon"])
    assert dialog.said == (
        "Brought in 1 rule from Old.yml. Old.yml: “a+” is a pattern and no list of words; it was left out."
    )
    dialog.export_wanted.emit()
    desk.wait(went.exists)
    assert 'swaps = { "omnibus" = "bus" }' in went.read_text("utf-8")


def test_what_is_not_saved_yet_is_there_again_after_a_look_at_another_rule(
    desk: Hands, dialog: StyleDialog
) -> None:
    choose(dialog, "Ages with hyphens")
    dialog.form.must_pass.setPlainText("She is 15.")
    choose(dialog, "Borne")
    assert "She is 15." not in dialog.form.must_pass.toPlainText()
    choose(dialog, "Ages with hyphens")
    assert dialog.form.must_pass.toPlainText() == "She is 15."
    desk.wait(dialog.save.isEnabled)


def test_rules_are_searched_by_their_words(dialog: StyleDialog) -> None:
    dialog.search.setText("baited")
    shown = [one for at in range(dialog.list.count()) if not (one := dialog.list.item(at)).isHidden()]
    assert [item.text() for item in shown] == ["Set phrases"]


def test_every_condition_of_a_rule_can_be_set_and_holds(desk: Hands, dialog: StyleDialog, home: Path) -> None:
    desk.window.newsroom.open_story.become(
        Story(headline="An omnibus", body=(Paragraph("A red bus, the old Omnibus, an omnibus lane."),)),
        words="Buses",
        by=None,
    )
    dialog.new.click()
    form = dialog.form
    form.name.setText("Bus")
    form.kind.setCurrentIndex(form.kind.findData("pattern"))
    form.looks.setPlainText(r"(?i)\bomnibus\b")
    form.near.setPlainText("lane\nroad")
    form.spared.setPlainText("Omnibus\nomnibuses")
    form.must_flag.setPlainText("An OMNIBUS lane.")
    form.fields["headline"].click()
    form.not_languages.setText("en-US")
    form.not_languages.textEdited.emit("en-US")
    desk.wait(lambda: dialog.said == "“An OMNIBUS lane.” must be flagged and is not.")
    form.spared.setPlainText("Omnibuses")
    desk.wait(dialog.save.isEnabled)
    dialog.save.click()
    desk.wait(lambda: [one.text for one in desk.window.findings] == ["Omnibus", "omnibus"])
    written = home.read_text("utf-8")
    assert 'near = ["lane", "road"]' in written
    assert 'except = ["Omnibuses"]' in written
    assert 'fields = ["standfirst", "caption", "body", "related"]' in written
    assert 'not_languages = ["en-US"]' in written
    shown = (form.near.toPlainText(), form.spared.toPlainText(), form.fields["headline"].isChecked())
    assert shown == ("lane\nroad", "Omnibuses", False)


def test_each_rule_shipped_comes_out_of_the_form_as_it_went_in(dialog: StyleDialog) -> None:
    for row in dialog._rows.values():
        dialog.form.show_rule(row.rule)
        fields = tuple(name for name in TEXT_FIELDS if name in row.rule.fields)
        assert dialog.form.rule() == replace(row.rule, fields=fields)
