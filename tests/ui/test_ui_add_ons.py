"""Add-ons that cannot be loaded are told calmly in the window, and written in the log."""

import logging

import pytest
from hands import OpenWindow
from pytestqt.qtbot import QtBot

from desk.press.layouts import Layouts
from desk.wire.registry import Formats

FORMAT = "The format “old” cannot be loaded (out of tune); update or remove the add-on it comes from."
LAYOUT = "The layout “odd” cannot be read; update or remove the add-on it comes from."


def test_what_cannot_be_loaded_is_said_in_the_strip_and_in_the_log(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    formats, layouts = Formats.load(), Layouts.load()
    formats.problems, layouts.broken = (FORMAT,), (LAYOUT,)
    monkeypatch.setattr(Formats, "load", lambda: formats)
    monkeypatch.setattr(Layouts, "load", lambda: layouts)
    with caplog.at_level(logging.WARNING, "desk"):
        window = open_window()
        qtbot.waitUntil(lambda: FORMAT in window.strip.sentence, timeout=8000)
    assert window.strip.sentence == f"{FORMAT} {LAYOUT}"
    assert not window.strip.is_bad
    assert [record.message for record in caplog.records] == [FORMAT, LAYOUT]
