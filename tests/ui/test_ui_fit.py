"""Copyfit in the window: the meter, the rule beside the body, the pasteboard, and printing what fits."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import STORY
from hands import Hands, Lay, OpenWindow
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desk.press.fit import Widow
from desk.story.model import Paragraph
from desk.ui.dialogs import HeldDialog
from desk.ui.fit_panel import OfferCard

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
    fit = long.window.newsroom.desk.composing.typesetter.fit(LONG)
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
    longer = replace(LONG, photos=(), body=LONG.body * 2)
    long.window.newsroom.open_story.become(longer, words="Copy", by=None)
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


def test_a_cut_chosen_from_the_list_makes_the_copy_fit_and_undo_brings_it_back(long: Hands) -> None:
    panel = long.window.inspector.fit
    long.wait(lambda: panel.words.text().startswith("Over by "))
    before = long.story
    long.click(panel.search)
    long.wait(lambda: panel.said.text() == "Each of these makes the copy fit.")
    card = panel.findChildren(OfferCard)[0]
    assert card.findChildren(QLabel)[0].text().startswith("Saves ")
    long.click(card.cut)
    assert long.story != before
    assert [card for card in panel.findChildren(OfferCard) if card.isVisibleTo(panel)] == []
    long.wait(lambda: not long.window.status.fit.text().startswith("over by "))
    assert long.window.actions_["undo"].text() == "&Undo Cut to Fit"
    long.do("undo")
    assert long.story == before


def test_a_search_can_be_stopped_and_another_story_begins_afresh(long: Hands) -> None:
    panel = long.window.inspector.fit
    long.wait(lambda: panel.words.text().startswith("Over by "))
    long.window.panes.inspector.raise_()
    long.window.inspector.setCurrentWidget(panel)
    long.click(panel.search)
    assert not panel.search.isEnabled()
    long.click(panel.halt)
    assert panel.said.text() == "Stopped."
    assert panel.search.isEnabled()
    long.do("new")
    long.wait(lambda: long.story.headline == "")
    assert panel.said.text() == ""


SHORT = ("Each of these fills lines; the copy stays.", "Nothing here would fill the page.")


def test_a_pull_quote_offered_for_a_short_page_is_one_edit_and_undo_takes_it_back(long: Hands) -> None:
    panel = long.window.inspector.fit
    said = "“Nobody ever asked the bell,” said the mayor. "
    story = replace(LONG, body=(Paragraph("It rang over the harbour. " * 30 + said),) * 4)
    long.window.newsroom.open_story.become(story, words="Short", by=None)
    long.wait(lambda: panel.search.text() == "Fill the Page")
    assert not panel.quotes.isVisibleTo(panel)
    long.click(panel.search)
    long.wait(lambda: panel.said.text() == "Each of these fills lines; the copy stays.")
    words = [[label.text() for label in card.findChildren(QLabel)] for card in panel.findChildren(OfferCard)]
    at = [row[1:] for row in words].index(["“Nobody ever asked the bell”", "Pull quote from the story"])
    assert words[at][0].startswith("Fills ")
    long.click(panel.findChildren(OfferCard)[at].cut)
    assert long.story == replace(story, pull_quote="“Nobody ever asked the bell”")
    assert long.window.inspector.details.lines["pull_quote"].text() == "“Nobody ever asked the bell”"
    long.do("undo")
    assert long.story == story


def test_chosen_words_are_made_the_pull_quote_in_their_quotation_marks(long: Hands) -> None:
    story = replace(LONG, body=(Paragraph("The mayor was calm. “Nobody ever asked the bell,” she said."),))
    long.window.newsroom.open_story.become(story, words="Short", by=None)
    long.do("pull-quote")
    assert long.story == story
    assert long.window.strip.sentence == "Select words in the body first; then make them the pull quote."
    cursor = long.body.textCursor()
    cursor.setPosition(21)
    cursor.setPosition(47, QTextCursor.MoveMode.KeepAnchor)
    long.body.setTextCursor(cursor)
    long.do("pull-quote")
    assert long.story.pull_quote == "“Nobody ever asked the bell”"
    assert long.window.actions_["undo"].text() == "&Undo Make Pull Quote"
    long.do("undo")
    assert long.story == story


def test_nothing_has_to_go_where_all_fits_and_a_short_last_line_is_one_click_away(long: Hands) -> None:
    panel = long.window.inspector.fit
    typesetter = long.window.newsroom.desk.composing.typesetter
    story = next(
        story
        for words in range(8, 40)
        if (story := replace(LONG, body=(Paragraph("Intro."), Paragraph("tide " * words + "so"))))
        and typesetter.fit(story, widows=True).widows == (Widow(1, "so"),)
    )
    long.window.newsroom.open_story.become(story, words="Short", by=None)
    long.wait(lambda: panel.words.text().endswith(" lines short"))
    long.click(panel.search)
    long.wait(lambda: panel.said.text() in SHORT)
    button = next(b for b in panel.findChildren(QPushButton) if "save “" in b.text())
    assert button.text() == "Paragraph 2: save “so”"
    long.window.panes.inspector.raise_()
    long.window.inspector.setCurrentWidget(panel)
    button.click()
    assert long.body.caret() == (1, len(story.body[1].text))
