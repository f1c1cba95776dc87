"""The photos of a story: their words, their credit, their rights, and what holds them from the press."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import STORY
from hands import CTRL, SHIFT, Hands
from PIL import Image
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from desk.store.library import StoredPhoto
from desk.story.model import PhotoUse
from desk.story.photo import Permission, Rights
from desk.ui.photos.rights_dialog import RightsDialog

GRAB = PhotoUse("The quay at dawn. Photo Courtesy: Screen grab from X page of Marlow")


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "quay.jpg"
    Image.new("RGB", (900, 600), (200, 60, 40)).save(path)
    return path


def with_use(desk: Hands, use: PhotoUse) -> None:
    desk.window.newsroom.open_story.become(replace(STORY, photos=(use,)), words="x", by=None)
    desk.window.panes.inspector.raise_()
    desk.window.inspector.setCurrentWidget(desk.window.inspector.photos)


def placed(desk: Hands, picture: Path, use: PhotoUse) -> None:
    """Put a picture file on a use, as a drop does, and wait until it has been looked at."""
    with_use(desk, use)
    desk.window.deeds.story.add_pictures([picture])
    desk.wait(lambda: desk.story.photos[0].file)
    checker = desk.window.newsroom.checker
    desk.wait(lambda: [one.photo is not None for one in checker.heard.photos] == [True])


def of_photos(desk: Hands) -> list[str]:
    return [reason.rule for reason in desk.window.newsroom.checker.heard.held]


def record(desk: Hands) -> StoredPhoto:
    found = desk.window.newsroom.desk.store.library.get(desk.story.photos[0].file)
    assert found is not None
    return found


def test_alt_text_is_of_this_use_and_typed_under_its_credit(desk: Hands) -> None:
    with_use(desk, PhotoUse("The quay.", "Photo", "Ann Roe"))
    desk.type(desk.window.inspector.photos._cards[0].lines["alt"], "A stone quay")
    assert desk.story.photos == (PhotoUse("The quay.", "Photo", "Ann Roe", alt="A stone quay"),)
    desk.undo()
    assert desk.story.photos[0].alt == ""


def test_a_credit_moves_out_of_its_caption_by_one_key_and_back_by_one_undo(desk: Hands) -> None:
    with_use(desk, GRAB)
    card = desk.window.inspector.photos._cards[0]
    desk.wait(card.split.isVisible)
    desk.focus(card.lines["caption"])
    desk.press(Qt.Key.Key_C, CTRL | SHIFT)
    assert desk.story.photos == (
        PhotoUse("The quay at dawn.", "Photo Courtesy", "Screen grab from X page of Marlow"),
    )
    assert card.lines["credit"].text() == "Screen grab from X page of Marlow"
    desk.wait(card.split.isHidden)
    desk.undo()
    assert desk.story.photos == (GRAB,)


def test_nothing_of_a_photo_is_cut_off_in_a_narrow_pane(desk: Hands, picture: Path) -> None:
    placed(desk, picture, GRAB)
    panel = desk.window.inspector.photos
    card = panel._cards[0]
    desk.wait(lambda: not card.split.isHidden())
    panel.setParent(None)
    panel.resize(260, 500)
    panel.show()
    desk.wait(lambda: card.width() < 260)
    buttons = [one for one in card.findChildren(QAbstractButton) if one.isVisible()]
    assert len(buttons) == 7
    assert max(one.mapTo(panel, one.rect().bottomRight()).x() for one in buttons) < 250


def test_where_no_caption_ends_in_a_credit_the_key_says_so(desk: Hands) -> None:
    with_use(desk, PhotoUse("The quay at dawn."))
    desk.do("split-credit")
    assert desk.window.strip.sentence == "No caption here ends in a credit."
    assert desk.story.photos == (PhotoUse("The quay at dawn."),)


def test_a_credit_is_set_in_house_style_by_a_click(desk: Hands) -> None:
    with_use(desk, PhotoUse("The quay.", "Photo", "ANN ROE / AFP"))
    card = desk.window.inspector.photos._cards[0]
    desk.wait(card.style_link.isVisible)
    desk.click(card.style_link)
    assert desk.story.photos == (PhotoUse("The quay.", "Photograph", "Ann Roe/AFP"),)
    desk.wait(card.style_link.isHidden)


def test_what_holds_a_photo_stands_under_it_and_in_the_checks_and_leads_to_its_rights(
    desk: Hands, picture: Path
) -> None:
    placed(desk, picture, PhotoUse("The quay.", "Screen grab", "Marlow/X"))
    desk.wait(lambda: of_photos(desk) == ["no-permission"])
    sentence = (
        "Photo 1 is a screen grab, and nobody is on record as having allowed it; note who did, when and how."
    )
    photos, checks = desk.window.inspector.photos, desk.window.inspector.checks
    assert photos._cards[0].hindrances.text() == sentence
    assert photos._cards[0]._right.text() == "Screen grab: the credit says it is a screen grab"
    assert [card.reason.sentence for card in checks.held_cards] == [sentence]
    desk.window.inspector.setCurrentWidget(checks)
    desk.click(checks.held_cards[0])
    assert desk.window.inspector.currentWidget() is photos
    desk.wait(photos._cards[0].rights.hasFocus)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("photo-gone", "The picture of photo 1 is no longer in the photo folder; add it again."),
        ("photo-changed", "The picture of photo 1 was changed outside Desk; add the original again."),
    ],
)
def test_a_lost_file_is_told_on_the_story_and_found_again_from_there(
    desk: Hands, picture: Path, rule: str, sentence: str
) -> None:
    placed(desk, picture, PhotoUse("The quay.", "Photo", "Ann Roe/AFP"))
    desk.wait(lambda: of_photos(desk) == [])
    photos, newsroom = desk.window.inspector.photos, desk.window.newsroom
    path = newsroom.desk.photos.path(desk.story.photos[0].file)
    assert path is not None
    path.unlink()
    if rule == "photo-changed":
        path.write_bytes(b"another picture")
    newsroom.library.changed.tell(None)
    desk.wait(lambda: of_photos(desk) == [rule])
    card = photos._cards[0]
    assert card.hindrances.text() == sentence
    desk.window.inspector.setCurrentWidget(photos)
    desk.wait(card.relink.isVisible)
    desk.window.deeds.photos.find_file(0, picture.with_name("nowhere.png"))
    desk.wait(lambda: "nowhere.png" in desk.window.strip.sentence)
    desk.window.deeds.photos.find_file(0, picture)
    desk.wait(lambda: of_photos(desk) == [])
    assert desk.window.strip.sentence == f"Found again in {picture}."
    assert path.read_bytes() == picture.read_bytes()
    desk.wait(card.relink.isHidden)


def test_rights_are_decided_in_the_form_and_can_be_taken_back(desk: Hands, picture: Path) -> None:
    placed(desk, picture, PhotoUse("The quay.", "Screen grab", "Marlow/X"))
    card = desk.window.inspector.photos._cards[0]
    desk.click(card.rights)
    desk.wait(lambda: isinstance(desk.window.deeds.last_dialog, RightsDialog))
    dialog = desk.window.deeds.last_dialog
    assert isinstance(dialog, RightsDialog)
    form = dialog.form
    assert form.right.currentText() == "Screen grab"
    QTest.keyClicks(form.lines["who"], "Marlow Pike")
    QTest.keyClicks(form.lines["when"], "yesterday")
    dialog.accept()
    assert dialog.trouble.text() == "The day of the permission is no day; write it as 2026-03-04."
    assert form.lines["when"].hasFocus()
    form.lines["when"].selectAll()
    QTest.keyClicks(form.lines["when"], "2026-03-01")
    QTest.keyClicks(form.lines["how"], "by letter")
    QTest.keyClicks(form.lines["uses"], "1")
    dialog.accept()
    desk.wait(lambda: of_photos(desk) == [])
    terms = record(desk).photo.terms
    assert (terms.rights, terms.decided, terms.uses) == (Rights.SCREEN_GRAB, True, 1)
    assert terms.permission == Permission("Marlow Pike", "2026-03-01", "by letter")
    assert card._right.text() == "Screen grab; allowed by Marlow Pike, 2026-03-01; one use"
    desk.click(desk.offer("Take back"))
    desk.wait(lambda: of_photos(desk) == ["no-permission"])
    assert not record(desk).photo.terms.decided


def test_evidence_dropped_on_its_field_is_kept_and_opened_from_the_record(
    desk: Hands, picture: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = tmp_path / "Letter of the port.pdf"
    letter.write_bytes(b"%PDF-1.4 You may.")
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    placed(desk, picture, PhotoUse("The quay.", "Screen grab", "Marlow/X"))
    desk.click(desk.window.inspector.photos._cards[0].rights)
    desk.wait(lambda: isinstance(desk.window.deeds.last_dialog, RightsDialog))
    dialog = desk.window.deeds.last_dialog
    field = dialog.form.lines["evidence"]
    assert not field.show_it.isEnabled()
    assert desk.drop(field, [tmp_path / "run.exe"])
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.trouble.text().startswith("run.exe is of no kind that is kept as evidence;")
    assert desk.drop(field, [letter])
    assert field.text() == str(letter)
    dialog.accept()
    desk.wait(lambda: record(desk).photo.terms.permission.evidence.startswith("Letter of the port.pdf ("))
    letter.unlink()
    desk.click(desk.window.inspector.photos._cards[0].rights)
    desk.wait(lambda: desk.window.deeds.last_dialog is not dialog)
    again = desk.window.deeds.last_dialog
    desk.click(again.form.lines["evidence"].show_it)
    desk.wait(lambda: opened)
    (kept,) = desk.window.newsroom.desk.places.evidence.iterdir()
    assert opened[0].toLocalFile() == str(kept)
    again.reject()


def test_a_photo_still_awaited_is_guessed_from_its_credit_and_has_no_rights_to_decide(desk: Hands) -> None:
    with_use(desk, PhotoUse("The quay.", "Screen grab", "Marlow/X"))
    card = desk.window.inspector.photos._cards[0]
    desk.wait(lambda: card._right.text() == "Screen grab: the credit says it is a screen grab")
    assert not card.rights.isEnabled()
    assert "Photo 1 is still awaited" in card.hindrances.text()
    assert desk.window.status.checks.text() == "2 stop the press"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_credits_used_before_are_offered_while_one_is_typed(desk: Hands, picture: Path) -> None:
    placed(desk, picture, PhotoUse("The quay.", "Photo", "Ann Roe/AFP"))
    kept = record(desk)
    library = desk.window.newsroom.desk.store.library
    described = replace(kept.photo.described, creditline="Ann Roe/AFP")
    library.save([(replace(kept.photo, described=described), kept.version)])
    line = desk.window.inspector.photos._cards[0].lines["credit"]
    line.selectAll()
    desk.type(line, "Ann")
    completer = line.completer()
    desk.wait(lambda: completer.popup().isVisible())
    assert completer.currentCompletion() == "Ann Roe/AFP"
    completer.popup().hide()
