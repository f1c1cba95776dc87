"""Copyfit in the window: the meter, the rule beside the body, the pasteboard, and printing what fits."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import STORY
from hands import Hands, Lay, OpenWindow
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desk.story.model import Paragraph
from desk.ui.dialogs import HeldDialog

LONG = replace(STORY, layout="news-page", body=(Paragraph("The ferry left the quay at dawn. " * 20),) * 9)


@pytest.fixture
def long(qtbot: QtBot, open_window: OpenWindow, lay: Lay) -> Hands:
    """A window with a story open that is too long for its page."""
    lay(LONG)
    hands = Hands(qtbot, open_window())
    hands.wait_open()
    hands.wait_drawn()
    return hands


def test_the_meter_counts_lines_over_and_short_as_words_come_and_go(long: Hands) -> None:
    meter = long.window.status.fit
    long.wait(lambda: meter.text().startswith("over by "))
    assert meter.objectName() == "bad"
    before = meter.text()
    long.caret(8, 0)
    long.type(long.body, "Six more words than there were. " * 3)
    long.wait(lambda: meter.text() != before and meter.text().startswith("over by "))
    long.window.newsroom.open_story.become(replace(LONG, body=LONG.body[:2]), words="Cut", by=None)
    long.wait(lambda: meter.text().endswith(" lines short"))
    assert meter.objectName() == ""
    long.window.newsroom.open_story.become(replace(LONG, layout="print-version"), words="Layout", by=None)
    long.wait(lambda: meter.text() == "")


def test_the_headline_and_furniture_are_told_of_when_they_do_not_fit(long: Hands) -> None:
    story = replace(LONG, body=LONG.body[:1], headline="Ferry sails at dawn for the island " * 9)
    long.window.newsroom.open_story.become(story, words="Headline", by=None)
    long.wait(lambda: "headline over by " in long.window.status.fit.text())
    story = replace(LONG, body=LONG.body[:1], standfirst="The crew waited for the wind. " * 150)
    long.window.newsroom.open_story.become(story, words="Standfirst", by=None)
    long.wait(lambda: "no room for the standfirst" in long.window.status.fit.text())


def test_a_rule_beside_the_body_runs_from_the_first_overset_word(long: Hands) -> None:
    rule = long.body.rule
    long.wait(lambda: long.window.status.fit.text().startswith("over by "))
    fit = long.window.newsroom.desk.typesetter.fit(LONG)
    broken = fit.breaks_at
    assert broken is not None
    long.caret(broken.paragraph, broken.offset)
    long.body.ensureCursorVisible()
    caret = long.body.cursorRect()
    assert rule.bar.isVisible()
    assert rule.hook.isVisible()
    assert (rule.hook.x(), rule.hook.y()) == (
        max(0, caret.left() - 2),
        caret.top(),
    )
    assert rule.bar.geometry().top() == long.body.viewport().geometry().top() + caret.top()
    assert rule.bar.geometry().right() < long.body.viewport().geometry().left()

    long.window.newsroom.open_story.become(replace(LONG, body=LONG.body[:2]), words="Cut", by=None)
    long.wait(lambda: not rule.bar.isVisible() and not rule.hook.isVisible())


def test_the_pasteboard_shows_what_is_overset_and_is_bare_when_all_fits(long: Hands) -> None:
    long.wait(lambda: long.window.page.overset is not None)
    long.window.newsroom.open_story.become(replace(LONG, body=LONG.body[:2]), words="Cut", by=None)
    long.wait(lambda: long.window.page.overset is None)


def test_an_overset_page_is_held_and_can_be_printed_all_the_same(
    long: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "page.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    long.do("export-pdf")
    long.wait(lambda: isinstance(long.window.deeds.last_dialog, HeldDialog))
    dialog = long.window.deeds.last_dialog
    buttons = dialog.findChildren(QPushButton)
    assert [b.text() for b in buttons if b.text().startswith("Over by ")]
    assert not out.exists()
    anyway = next(b for b in buttons if b.text() == "Print What Fits")
    assert anyway.focusPolicy() != Qt.FocusPolicy.NoFocus
    long.click(anyway)
    long.wait(out.exists)
