"""Copy brought in through the window, the report on it, and the bytes as received."""

from pathlib import Path

import pytest
from hands import Hands
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QPushButton, QTextBrowser

from desk.story.model import PhotoUse
from desk.ui.dialogs import HeldDialog, ImportDialog, ReceivedDialog

PAGE = """Fog shuts the harbour
The bell has not stopped.
Send us your fog pictures
Quay News | @quaynews | 02 Mar 2026, 09:05 am Print

Boats lie in fog. Photo Courtesy: Ann Roe
Nothing moved in the harbour on Monday.
The bell rang all day.
- Ferry fares go up
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "fog.txt"
    path.write_bytes(b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode())
    return path


@pytest.fixture
def noise(tmp_path: Path) -> Path:
    path = tmp_path / "noise.txt"
    path.write_bytes(bytes(range(256)) * 40)
    return path


def choose(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(p) for p in paths], ""))


def test_imported_copy_is_opened_and_reported_with_what_is_unplaced(
    desk: Hands, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, page)
    desk.do("import")
    desk.wait(lambda: isinstance(desk.window.deeds.last_dialog, ImportDialog))
    assert desk.story.headline == "Fog shuts the harbour"
    assert desk.story.photos == (PhotoUse("Boats lie in fog.", "Photo Courtesy", "Ann Roe"),)
    dialog = desk.window.deeds.last_dialog
    assert dialog.isVisible()
    report = dialog.findChild(QTextBrowser).toPlainText()
    assert "fog.txt" in report
    assert "Line 3: Send us your fog pictures" in report
    assert "1 line unplaced" in desk.window.strip.sentence
    dialog.reject()
    assert desk.window.settings.value("folder-import") == str(page.parent)


def test_copy_that_is_all_in_its_place_is_reported_in_a_line_with_the_whole_on_request(
    desk: Hands, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.write_text(PAGE.replace("Send us your fog pictures\n", ""), encoding="utf-8")
    choose(monkeypatch, page)
    desk.do("import")
    desk.wait(lambda: desk.window.strip.sentence.startswith("fog.txt, read as "))
    assert desk.window.strip.sentence.endswith("; nothing unplaced.")
    dialog = desk.window.deeds.last_dialog
    assert not dialog.isVisible()
    desk.click(desk.offer("Report"))
    assert dialog.isVisible()
    assert "Every line is in its place." in dialog.findChild(QTextBrowser).toPlainText()
    dialog.reject()


def test_a_file_that_is_no_copy_is_refused_in_one_sentence(
    desk: Hands, noise: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.story
    choose(monkeypatch, noise)
    desk.do("import")
    desk.wait(lambda: "noise.txt" in desk.window.strip.sentence)
    assert desk.window.strip.sentence.count(". ") == 0
    assert desk.window.strip.sentence.endswith(".")
    assert not desk.window.deeds.last_dialog.isVisible()
    assert desk.story == before


def test_a_refused_file_among_others_is_named_with_its_reason(
    desk: Hands, page: Path, noise: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.write_text(PAGE.replace("Send us your fog pictures\n", ""), encoding="utf-8")
    choose(monkeypatch, noise, page)
    desk.do("import")
    desk.wait(lambda: desk.window.strip.sentence == "1 story brought in, 1 file refused.")
    dialog = desk.window.deeds.last_dialog
    assert dialog.isVisible()
    report = dialog.findChild(QTextBrowser).toPlainText()
    assert report.startswith("Not brought in. noise.txt")
    assert "Every line is in its place." in report
    dialog.reject()


def test_nothing_chosen_brings_nothing_in(desk: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(monkeypatch)
    desk.do("import")
    assert desk.window.strip.sentence == ""
    assert desk.window.deeds.last_dialog is None


def test_the_clipboard_becomes_a_story(desk: Hands) -> None:
    desk.clip(PAGE)
    desk.do("paste-copy")
    desk.wait(lambda: desk.story.headline == "Fog shuts the harbour")
    assert desk.story.source == "Quay News"
    desk.wait(lambda: desk.window.strip.sentence.startswith("pasted copy, read as "))
    desk.window.deeds.last_dialog.reject()


def test_a_clipboard_without_text_is_answered_in_words(desk: Hands) -> None:
    desk.clip(" \n")
    desk.do("paste-copy")
    assert desk.window.strip.sentence == "The clipboard holds no text; copy the story first."


def test_the_copy_as_received_is_shown_and_saved_again_equal_to_the_byte(
    desk: Hands, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, page)
    desk.do("import")
    desk.wait(lambda: isinstance(desk.window.deeds.last_dialog, ImportDialog))
    desk.window.deeds.last_dialog.reject()
    desk.type(desk.body, "x")
    desk.do("received")
    desk.wait(lambda: isinstance(desk.window.deeds.last_dialog, ReceivedDialog))
    dialog = desk.window.deeds.last_dialog
    assert dialog.findChild(QPlainTextEdit).toPlainText().startswith("Fog shuts the harbour\nThe bell")
    copy = tmp_path / "again.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(copy), ""))
    save = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Save a Copy…")
    desk.click(save)
    assert copy.read_bytes() == page.read_bytes()
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "none" / "x.txt"), "")
    )
    desk.click(save)
    assert "cannot be written" in desk.window.strip.sentence
    dialog.reject()


def test_a_story_written_here_has_no_received_copy(desk: Hands) -> None:
    desk.do("received")
    desk.wait(lambda: desk.window.strip.sentence)
    assert desk.window.strip.sentence == "This story was written here; it has no received copy."
    assert not desk.window.inspector.details._received.isVisibleTo(desk.window.inspector.details)


def test_copy_with_marks_of_markup_in_it_is_shown_as_it_is(desk: Hands, tmp_path: Path) -> None:
    file = tmp_path / "b<b>old.txt"
    file.write_text(PAGE.replace("Send us", "<b>Send</b> us"), encoding="utf-8")
    desk.drop(desk.window, [file])
    desk.wait(lambda: isinstance(desk.window.deeds.last_dialog, ImportDialog))
    report = desk.window.deeds.last_dialog.findChild(QTextBrowser).toPlainText()
    assert "b<b>old.txt" in report
    assert "<b>Send</b> us your fog pictures" in report
    desk.window.deeds.last_dialog.reject()
    assert not isinstance(desk.window.deeds.last_dialog, HeldDialog)
