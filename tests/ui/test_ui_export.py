"""Stories sent out through the window, and held back where they cannot print."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import STORY
from hands import Hands
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton

from desk.ui.dialogs import HeldDialog


def save_as(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[str]:
    offered: list[str] = []

    def ask(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        offered.append(start)
        return (str(path) if path else "", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return offered


def test_the_pdf_holds_the_story_s_words(
    desk: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "page.pdf"
    offered = save_as(monkeypatch, out)
    desk.without_photos()
    desk.caret(3, 19)
    desk.type(desk.body, " Then fog")
    desk.do("export-pdf")
    desk.wait(lambda: desk.window.strip.sentence == f"Exported page.pdf to {tmp_path}.")
    assert Path(offered[0]).name == "ferry-dawn-1.pdf"
    reader = PdfReader(out)
    assert "The bell rang twice Then fog" in " ".join(reader.pages[0].extract_text().split())
    assert reader.metadata.title == "Ferry sails at dawn"


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("html", "Nobody on the deck spoke for an hour."),
        ("txt", "Nobody on the deck spoke for an hour."),
        ("md", "## A calm crossing"),
    ],
)
def test_the_other_forms_hold_them_too(
    desk: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, words: str
) -> None:
    out = tmp_path / f"page.{form}"
    save_as(monkeypatch, out)
    desk.do(f"export-{form}")
    desk.wait(lambda: desk.window.strip.sentence == f"Exported page.{form} to {tmp_path}.")
    assert words in out.read_text(encoding="utf-8")
    assert desk.window.settings.value("folder-export") == str(tmp_path)


def test_nothing_is_written_when_no_name_is_given(
    desk: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set(tmp_path.iterdir())
    save_as(monkeypatch, None)
    desk.do("export-pdf")
    assert desk.window.strip.sentence == ""
    assert set(tmp_path.iterdir()) == before


def test_a_folder_that_is_not_there_is_told_in_words(
    desk: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_as(monkeypatch, tmp_path / "none" / "page.txt")
    desk.do("export-txt")
    desk.wait(lambda: desk.window.strip.sentence.startswith("Not exported. "))
    assert "cannot be written" in desk.window.strip.sentence


@pytest.mark.parametrize("field", ["body", "byline", "caption"])
def test_a_character_that_cannot_be_printed_holds_the_page_and_a_click_goes_to_it(
    desk: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, field: str
) -> None:
    bad = "🙂\U0001f9ff"
    story = {
        "body": replace(
            STORY, body=(*STORY.body[:2], replace(STORY.body[2], text=f"Ox {bad}."), STORY.body[3])
        ),
        "byline": replace(STORY, byline=f"Ox {bad}"),
        "caption": replace(STORY, photos=(replace(STORY.photos[0], caption=f"Ox {bad}"),)),
    }[field]
    desk.window.newsroom.open_story.become(story, words="Odd", by=None)
    out = tmp_path / "page.pdf"
    save_as(monkeypatch, out)
    desk.do("export-pdf")
    desk.wait(lambda: isinstance(desk.window.deeds.last_dialog, HeldDialog))
    dialog = desk.window.deeds.last_dialog
    reasons = [b for b in dialog.findChildren(QPushButton) if b.text().startswith("No shipped face")]
    assert len(reasons) == 2
    assert "U+1F9FF" in reasons[1].text()
    assert not out.exists()
    desk.click(reasons[1])
    assert not dialog.isVisible()
    lines = desk.window.inspector.photos._cards[0].lines
    chosen = {
        "body": desk.body.textCursor().selectedText,
        "byline": desk.window.pane.byline.selectedText,
        "caption": lines["caption"].textCursor().selectedText,
    }[field]
    assert chosen() == "\U0001f9ff"


def test_an_empty_story_is_held_and_a_click_goes_to_its_body(
    desk: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.do("new")
    desk.wait(lambda: desk.story.headline == "")
    save_as(monkeypatch, tmp_path / "page.pdf")
    desk.do("export-pdf")
    desk.wait(lambda: isinstance(desk.window.deeds.last_dialog, HeldDialog))
    dialog = desk.window.deeds.last_dialog
    sentence = "There is nothing to print: write a headline or some copy first."
    desk.click(next(b for b in dialog.findChildren(QPushButton) if b.text() == sentence))
    desk.window.activateWindow()
    desk.wait(desk.body.hasFocus)


def test_a_photo_awaited_holds_the_page_until_a_reason_lets_it_go(
    desk: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "page.pdf"
    save_as(monkeypatch, out)
    desk.do("export-pdf")
    desk.wait(lambda: isinstance(desk.window.deeds.last_dialog, HeldDialog))
    dialog = desk.window.deeds.last_dialog
    words = [button.text() for button in dialog.findChildren(QPushButton)]
    assert words[0] == "Photo 1 is still awaited; choose its file, or let the page go without it."
    anyway = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Print All the Same")
    assert not anyway.isEnabled()
    dialog.findChild(QLineEdit).setText("The picture never came.")
    desk.click(anyway)
    desk.wait(lambda: desk.window.strip.sentence.startswith("Exported page.pdf"))
    (line,) = desk.window.newsroom.desk.store.usage.audited(1)
    assert (line.reason, line.story) == ("The picture never came.", 1)
