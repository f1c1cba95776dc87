"""Copy and paste, within Desk and from elsewhere; and what is dragged in."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import STORY
from hands import CTRL, Hands
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage

from desk.story.model import Kind, Paragraph, PhotoUse, Related, Span


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "quay.png"
    Image.new("RGB", (60, 40), (90, 120, 150)).save(path)
    return path


def _html(html: str, text: str) -> QMimeData:
    data = QMimeData()
    data.setHtml(html)
    data.setText(text)
    return data


def test_paragraphs_copied_within_desk_keep_their_kinds_and_faces(desk: Hands) -> None:
    desk.caret(2, 0, to=(2, 6))
    desk.press(Qt.Key.Key_I, CTRL)
    desk.caret(1, 0, to=(2, 13))
    desk.press(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "A calm crossing\nNobody on the"
    desk.caret(3, 20)
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_V, CTRL)
    assert desk.story.body[4:] == (
        Paragraph("A calm crossing", Kind.CROSSHEAD),
        Paragraph("Nobody on the", Kind.TEXT, (Span(0, 6, "italic"),)),
    )
    desk.undo()
    assert desk.texts[4:] == [""]


def test_words_cut_from_one_paragraph_and_pasted_into_another_keep_that_one_s_kind(desk: Hands) -> None:
    desk.caret(1, 0, to=(1, 2))
    desk.press(Qt.Key.Key_X, CTRL)
    desk.caret(3, 0)
    desk.press(Qt.Key.Key_V, CTRL)
    assert desk.story.body[1] == Paragraph("calm crossing", Kind.CROSSHEAD)
    assert desk.story.body[3] == Paragraph("A The bell rang twice.")


def test_text_from_elsewhere_comes_in_plain_a_paragraph_a_line(desk: Hands) -> None:
    desk.clip(_html("<p><b>One</b></p><p><i>two</i></p>", "One\r\n\r\n  two  words\t \r\nthree"))
    desk.caret(3, 8)
    desk.press(Qt.Key.Key_V, CTRL)
    assert desk.story.body[3:] == (
        Paragraph("The bellOne"), Paragraph("two words"), Paragraph("three rang twice.")
    )  # fmt: skip


def test_html_neither_loads_a_file_nor_brings_an_object(desk: Hands, picture: Path) -> None:
    address = QUrl.fromLocalFile(str(picture)).toString()
    desk.clip(_html(f'Before<img src="{address}">after', "Before\ufffcafter"))
    desk.caret(3, 0)
    desk.press(Qt.Key.Key_V, CTRL)
    assert desk.texts[3] == "Before afterThe bell rang twice."
    assert "\ufffc" not in desk.body.toPlainText()
    images = [form for form in desk.body.document().allFormats() if form.isImageFormat()]
    assert images == []


def test_a_picture_on_the_clipboard_does_not_wipe_the_words_selected(desk: Hands) -> None:
    data = QMimeData()
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    desk.clip(data)
    desk.caret(2, 0, to=(2, 6))
    desk.press(Qt.Key.Key_V, CTRL)
    assert desk.story == STORY


def test_lines_pasted_into_a_field_of_one_line_are_joined_by_spaces(desk: Hands) -> None:
    pane = desk.window.pane
    for field in (pane.headline, pane.byline):
        desk.clip("One\r\ntwo\u2028three")
        desk.focus(field)
        desk.press(Qt.Key.Key_A, CTRL)
        desk.press(Qt.Key.Key_V, CTRL)
    assert (desk.story.headline, desk.story.byline) == ("One two three", "One two three")
    assert (pane.headline.toPlainText(), pane.byline.text()) == ("One two three", "One two three")


def test_lines_pasted_into_a_card_are_joined_by_spaces(desk: Hands) -> None:
    inspector = desk.window.inspector
    desk.window.panes.inspector.raise_()
    for panel, line in (
        (inspector.photos, inspector.photos._cards[0].lines["caption"]),
        (inspector.photos, inspector.photos._cards[0].lines["credit"]),
        (inspector.related, inspector.related._rows[0][1]),
    ):
        inspector.setCurrentWidget(panel)
        desk.clip("One\ntwo")
        desk.focus(line)
        desk.press(Qt.Key.Key_A, CTRL)
        desk.press(Qt.Key.Key_V, CTRL)
    assert desk.story.photos == (PhotoUse("One two", "Photo", "One two"),)
    assert desk.story.related[0] == Related("One two")


def test_select_all_and_copy_work_on_the_field_that_has_the_focus(desk: Hands) -> None:
    desk.focus(desk.window.pane.standfirst)
    desk.do("select-all")
    desk.do("copy")
    assert QGuiApplication.clipboard().text() == STORY.standfirst
    desk.do("cut")
    assert desk.story.standfirst == ""
    desk.do("paste")
    assert desk.story.standfirst == STORY.standfirst


def test_a_copy_file_dropped_on_the_window_is_brought_in(desk: Hands, tmp_path: Path) -> None:
    file = tmp_path / "fog.txt"
    file.write_text("Fog shuts the harbour\n\nNothing moved on Monday.\n", encoding="utf-8")
    assert desk.drop(desk.window, [file])
    desk.wait(lambda: desk.window.stories.model.rowCount() == 2)
    desk.wait(lambda: "Nothing moved on Monday." in desk.texts)


def test_a_picture_dropped_on_the_window_goes_to_the_first_photo_that_awaits_one(
    desk: Hands, picture: Path
) -> None:
    assert desk.drop(desk.window, [picture])
    desk.wait(lambda: desk.story.photos[0].file)
    assert desk.story.photos == (
        PhotoUse("The ferry at the quay.", "Photo", "Ann Roe", desk.story.photos[0].file),
    )
    assert desk.window.inspector.currentWidget() is desk.window.inspector.photos
    assert desk.window.inspector.photos.isVisible()
    desk.wait(lambda: not desk.window.inspector.photos._cards[0]._picture.pixmap().isNull())
    assert desk.drop(desk.window, [picture])
    desk.wait(lambda: len(desk.story.photos) == 2)
    assert desk.story.photos[1] == PhotoUse(file=desk.story.photos[0].file)
    desk.undo()
    desk.undo()
    assert desk.story == STORY


def test_files_are_left_to_the_window_by_every_field(desk: Hands, picture: Path) -> None:
    pane, card = desk.window.pane, desk.window.inspector.photos._cards[0]
    for number, field in enumerate(
        (pane.body.viewport(), pane.headline.viewport(), pane.byline, card.lines["credit"]), start=1
    ):
        assert desk.drop(field, [picture])
        desk.wait(lambda n=number: sum(bool(photo.file) for photo in desk.story.photos) == n)
    bare = (replace(desk.story.photos[0], file=""),)
    assert replace(desk.story, photos=bare) == STORY


def test_a_file_that_is_no_picture_is_refused_in_words(desk: Hands, tmp_path: Path) -> None:
    file = tmp_path / "quay.jpg"
    file.write_bytes(b"not a picture")
    assert desk.drop(desk.window, [file])
    desk.wait(lambda: desk.window.strip.sentence)
    assert desk.window.strip.sentence.startswith("quay.jpg: ")
    assert desk.story == STORY


def test_a_picture_without_a_story_to_put_it_on_is_answered_in_words(desk: Hands, picture: Path) -> None:
    desk.do("remove")
    desk.wait_none_open()
    assert desk.drop(desk.window, [picture])
    assert desk.window.strip.sentence == "Open a story first; then drop the picture on it."
