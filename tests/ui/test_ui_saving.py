"""What is typed reaches the story and then the store, and the status bar says so only when it is true."""

import re
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import STORY
from hands import Hands, Lay, OpenWindow
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desk.errors import DeskError
from desk.story.model import Paragraph, Story

FULL = "The disk is full: make room on it, then save again."


def _refuse(*_args: object, **_named: object) -> None:
    raise DeskError(FULL)


def test_words_typed_into_each_field_reach_the_story_and_the_store(desk: Hands) -> None:
    pane = desk.window.pane
    for field in (pane.headline, pane.standfirst, pane.byline, pane.dateline):
        desk.focus(field)
        desk.press(Qt.Key.Key_End)
        desk.type(field, " x")
    desk.caret(0, 0)
    desk.type(desk.body, "So: ")
    assert desk.story == replace(
        STORY,
        headline="Ferry sails at dawn x",
        standfirst="The crew waited for the wind. x",
        byline="By Ann Roe x",
        dateline=" x",
        body=(Paragraph("So: The ferry left the quay at dawn on Monday."), *STORY.body[1:]),
    )
    desk.wait_saved()
    assert desk.kept == desk.story


def test_the_status_bar_says_saved_only_after_the_commit(
    desk: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = desk.window
    store = window.newsroom.desk.store
    may_save, save = threading.Event(), store.save

    def slow(story_id: int, story: Story, *, version: int) -> object:
        assert may_save.wait(5)
        return save(story_id, story, version=version)

    monkeypatch.setattr(store, "save", slow)
    was = window.status.saved.text()
    assert re.fullmatch(r"Saved \d\d:\d\d:\d\d", was)
    desk.type(desk.body, "x")
    assert window.status.saved.text() == "Saving…"
    desk.wait(lambda: window.newsroom.in_hand._autosave and window.newsroom.in_hand._autosave._saving)
    assert window.status.saved.text() == "Saving…"
    assert desk.kept == STORY
    may_save.set()
    desk.wait(lambda: window.status.saved.text() != "Saving…")
    assert re.fullmatch(r"Saved \d\d:\d\d:\d\d", window.status.saved.text())
    assert desk.kept.body[0].text == "xThe ferry left the quay at dawn on Monday."


def test_a_save_that_fails_is_told_in_red_with_what_to_do_and_the_next_one_recovers(
    desk: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = desk.window.status.saved
    with monkeypatch.context() as patch:
        patch.setattr(desk.window.newsroom.desk.store, "save", _refuse)
        desk.type(desk.body, "x")
        desk.wait(lambda: saved.text() == f"Not saved: {FULL}")
        assert saved.palette().color(saved.foregroundRole()) == QColor(desk.window.colours.bad)
        desk.type(desk.body, "y")
        assert saved.text() == f"Not saved: {FULL}"
    desk.do("save")
    desk.wait_saved()
    assert desk.kept.body[0].text.startswith("xyThe ferry")
    assert saved.palette().color(saved.foregroundRole()) == QColor(desk.window.colours.ink)


def test_save_now_does_not_wait_for_the_pause(desk: Hands) -> None:
    desk.type(desk.window.pane.headline, "x")
    desk.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    desk.wait_saved()
    assert desk.kept.headline == desk.story.headline


def test_a_story_that_cannot_be_saved_stays_open_when_another_is_wanted(
    qtbot: QtBot, open_window: OpenWindow, lay: Lay, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first, _second) = lay(replace(STORY, headline="Older"), STORY)
    desk = Hands(qtbot, open_window())
    desk.wait_open()
    with monkeypatch.context() as patch:
        patch.setattr(desk.window.newsroom.desk.store, "save", _refuse)
        desk.type(desk.body, "x")
        desk.window.newsroom.in_hand.open(first)
        desk.wait(lambda: desk.window.strip.sentence == FULL)
        assert desk.story.headline == STORY.headline
    desk.window.newsroom.in_hand.open(first)
    desk.wait(lambda: desk.story.headline == "Older")


def test_closing_saves_the_newest_words(desk: Hands) -> None:
    desk.type(desk.window.pane.headline, "x")
    typed = desk.story
    number = desk.window.newsroom.open_story.id
    assert desk.window.close()
    assert desk.kept_of(number) == typed


@pytest.mark.parametrize(("answer", "closes"), [("Keep Desk Open", False), ("Close and Lose Them", True)])
def test_closing_asks_before_words_are_lost_that_cannot_be_saved(
    desk: Hands, monkeypatch: pytest.MonkeyPatch, answer: str, closes: bool
) -> None:
    asked: list[str] = []

    def choose(box: QMessageBox) -> int:
        asked.append(box.informativeText())
        next(button for button in box.buttons() if button.text() == answer).click()
        return 0

    with monkeypatch.context() as patch:
        patch.setattr(desk.window.newsroom.desk.store, "save", _refuse)
        patch.setattr(QMessageBox, "exec", choose)
        desk.type(desk.body, "x")
        assert desk.window.close() is closes
    assert asked == [FULL]


def test_a_second_window_is_refused_in_words_and_overwrites_nothing(
    desk: Hands, qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Hands(qtbot, open_window())
    other.wait_open()
    desk.window.activateWindow()
    desk.type(desk.window.pane.headline, "First ")
    desk.wait_saved()
    kept = desk.kept
    other.window.activateWindow()
    other.type(other.window.pane.headline, "Second ")
    other.wait(lambda: other.window.status.saved.text().startswith("Not saved: "))
    assert (
        "was changed by another window or command since it was opened here"
        in other.window.status.saved.text()
    )
    assert desk.kept == kept
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
    monkeypatch.setattr(other.window.deeds.program, "leave_unsaved", lambda _error: True)
    assert other.window.close()


def test_a_file_that_is_no_store_is_refused_in_one_sentence(
    qtbot: QtBot, open_window: OpenWindow, store: Path
) -> None:
    store.write_bytes(b"This is a shopping list and not a database." * 100)
    desk = Hands(qtbot, open_window())
    desk.wait(lambda: desk.window.strip.sentence)
    assert "is not a Desk store" in desk.window.strip.sentence
    assert desk.window.newsroom.open_story is None
