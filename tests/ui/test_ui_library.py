"""The photo library’s window: photos brought in, found, edited together with one undo, and put on a story."""

from pathlib import Path

import pytest
from conftest import STORY
from hands import Hands, Lay, OpenWindow
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desk.newsroom.desk import open_desk
from desk.newsroom.photo_edits import edited
from desk.ui.fields import GrowingText, LineText
from desk.ui.library import LibraryWindow
from desk.ui.library.compare import CompareDialog


class Librarian:
    """Hands on the photo library."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        hands.do("photo-library")
        library = hands.window.deeds.library.library
        assert library is not None
        self.window: LibraryWindow = library

    def bring_in(self, *paths: Path) -> str:
        self.window.intake.bring_in(list(paths))
        self.hands.wait(lambda: self.window.foot.stop.isHidden() and bool(self.said))
        self.hands.wait(lambda: bool(self.names))
        return self.said

    @property
    def said(self) -> str:
        return self.window.foot.said.text()

    @property
    def names(self) -> list[str]:
        rows = (self.window.grid.photos.row(at) for at in range(self.window.grid.photos.rowCount()))
        return [row.photo.name for row in rows if row is not None]

    @property
    def credits(self) -> list[str]:
        rows = (self.window.grid.photos.row(at) for at in range(self.window.grid.photos.rowCount()))
        return [row.photo.described.creditline for row in rows if row is not None]

    def choose(self, place: int, name: str) -> None:
        self.window.grid.choose(place)
        self.hands.wait(lambda: self.window.pane.title.text() == name)

    def type(self, field: str, words: str) -> None:
        self._line(field).clear()
        QTest.keyClicks(self._line(field), words)

    def shown(self, field: str) -> str:
        line = self._line(field)
        return line.text() if isinstance(line, LineText) else line.toPlainText()

    def _line(self, field: str) -> LineText | GrowingText:
        return {**self.window.pane.details.lines, **self.window.pane.rights.lines}[field]


@pytest.fixture
def librarian(qtbot: QtBot, lay: Lay, open_window: OpenWindow) -> Librarian:
    lay(STORY)
    hands = Hands(qtbot, open_window())
    hands.wait(lambda: hands.window.newsroom.open_story is not None)
    return Librarian(hands)


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / name for name in ("quay.png", "mole.png")]
    for path, colour in zip(paths, (Qt.GlobalColor.darkCyan, Qt.GlobalColor.red), strict=True):
        image = QImage(90, 60, QImage.Format.Format_RGB32)
        image.fill(colour)
        image.save(str(path))
    return paths


def test_pictures_are_brought_in_and_those_refused_are_told(
    librarian: Librarian, pictures: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "notes.jpg").write_text("no picture")
    said = librarian.bring_in(*pictures, tmp_path / "notes.jpg")
    assert said.startswith("2 photos added")
    assert said.endswith("1 refused.")
    assert librarian.names == ["mole.png", "quay.png"]
    assert librarian.window.finder.count.text() == "2 photos"
    assert librarian.window.dialogs.shown is not None
    librarian.window.dialogs.shown.reject()


def test_several_photos_are_edited_after_a_preview_and_one_undo_takes_it_back(
    librarian: Librarian, pictures: list[Path]
) -> None:
    librarian.bring_in(*pictures)
    window = librarian.window
    window.grid.choose(0, 1)
    librarian.hands.wait(lambda: window.pane.title.text() == "2 photos chosen")
    librarian.type("creditline", "Mara Quill")
    assert window.pane.preview.text() == (
        "2 photos of 2 will change:\n"
        "mole.png: Credit line: nothing becomes “Mara Quill”\n"
        "quay.png: Credit line: nothing becomes “Mara Quill”"
    )
    window.pane.save.click()
    librarian.hands.wait(lambda: librarian.credits == ["Mara Quill"] * 2)
    librarian.type("expires", "soon")
    assert window.pane.preview.text() == "The last day of use is no day; write it as 2026-03-04."
    assert not window.pane.save.isEnabled()
    assert window.buttons["undo"].toolTip() == "Typing"
    window.buttons["undo"].click()
    assert (window.pane.edits, window.buttons["undo"].toolTip()) == ({}, "Edit 2 Photos")
    window.buttons["undo"].click()
    librarian.hands.wait(lambda: librarian.credits == ["", ""])


def test_what_was_taken_back_is_done_again(librarian: Librarian, pictures: list[Path]) -> None:
    librarian.bring_in(*pictures)
    window = librarian.window
    assert not window.buttons["undo"].isEnabled()
    window.grid.choose(1)
    librarian.hands.wait(lambda: window.pane.title.text() == "quay.png")
    window.buttons["delete"].click()
    librarian.hands.wait(lambda: librarian.names == ["mole.png"])
    assert window.buttons["undo"].toolTip() == "Delete Photo"
    window.buttons["undo"].click()
    librarian.hands.wait(lambda: librarian.names == ["mole.png", "quay.png"])
    assert (window.buttons["redo"].toolTip(), window.buttons["undo"].isEnabled()) == ("Delete Photo", False)
    window.buttons["redo"].click()
    librarian.hands.wait(lambda: librarian.names == ["mole.png"])


def test_what_is_chosen_and_typed_stays_while_others_come_in(
    librarian: Librarian, pictures: list[Path]
) -> None:
    librarian.bring_in(pictures[0])
    window = librarian.window
    window.grid.choose(0)
    librarian.hands.wait(lambda: window.pane.title.text() == "quay.png")
    librarian.type("creditline", "Mara Quill")
    librarian.bring_in(pictures[1])
    librarian.hands.wait(lambda: librarian.names == ["mole.png", "quay.png"])
    assert [at.row() for at in window.grid.selectedIndexes()] == [1]
    assert window.pane.edits == {"creditline": "Mara Quill"}


def test_what_is_typed_is_saved_when_another_photo_is_chosen_and_undone_in_one_step(
    librarian: Librarian, pictures: list[Path]
) -> None:
    librarian.bring_in(*pictures)
    librarian.choose(1, "quay.png")
    librarian.type("creditline", "Mara Quill")
    librarian.choose(0, "mole.png")
    librarian.hands.wait(lambda: librarian.credits == ["", "Mara Quill"])
    assert librarian.window.buttons["undo"].toolTip() == "Edit Photo"
    librarian.window.buttons["undo"].click()
    librarian.hands.wait(lambda: librarian.credits == ["", ""])


def test_a_caption_of_many_lines_is_shown_from_its_first(librarian: Librarian, pictures: list[Path]) -> None:
    librarian.bring_in(pictures[0])
    librarian.choose(0, "quay.png")
    caption = librarian.window.pane.details.lines["caption"]
    assert isinstance(caption, GrowingText)
    librarian.type("caption", "The ferry lies at the quay. " * 8)
    librarian.hands.wait(lambda: caption.height() > 4 * caption.fontMetrics().lineSpacing())
    librarian.hands.wait(lambda: caption.verticalScrollBar().maximum() == 0)


def test_what_cannot_be_read_waits_where_it_was_typed_and_the_rest_is_saved(
    librarian: Librarian, pictures: list[Path]
) -> None:
    librarian.bring_in(*pictures)
    librarian.choose(1, "quay.png")
    librarian.type("creditline", "Mara Quill")
    librarian.type("expires", "soon")
    librarian.choose(0, "mole.png")
    assert librarian.said == (
        "The last day of use is no day; write it as 2026-03-04. What was typed waits at quay.png."
    )
    assert librarian.shown("expires") == ""
    librarian.hands.wait(lambda: librarian.credits == ["", "Mara Quill"])
    librarian.choose(1, "quay.png")
    assert librarian.shown("expires") == "soon"
    assert librarian.window.pane.edits == {"expires": "soon"}


def test_what_is_typed_of_a_photo_changed_elsewhere_stays_typed_and_can_be_saved_over_it(
    librarian: Librarian, pictures: list[Path]
) -> None:
    librarian.bring_in(pictures[0])
    librarian.choose(0, "quay.png")
    library = librarian.hands.window.newsroom.desk.store.library
    stored = library.page()[0]
    library.save([(edited(stored.photo, {"caption": "The quay."}), stored.version)])
    librarian.type("creditline", "Mara Quill")
    librarian.window.pane.save.click()
    librarian.hands.wait(lambda: "was changed or removed elsewhere" in librarian.said)
    librarian.hands.wait(lambda: librarian.shown("caption") == "The quay.")
    assert librarian.window.pane.edits == {"creditline": "Mara Quill"}
    librarian.window.pane.save.click()
    librarian.hands.wait(lambda: librarian.credits == ["Mara Quill"])


def test_what_is_typed_goes_with_the_photo_onto_the_story_and_is_saved_when_the_library_is_closed(
    librarian: Librarian, pictures: list[Path]
) -> None:
    librarian.bring_in(pictures[0])
    librarian.choose(0, "quay.png")
    librarian.type("alttext", "A ferry")
    librarian.window.buttons["put"].click()
    assert librarian.hands.story.photos[0].alt == "A ferry"
    librarian.type("source", "Northern Star")
    librarian.window.close()
    library = librarian.hands.window.newsroom.desk.store.library
    librarian.hands.wait(lambda: library.page()[0].photo.described.source == "Northern Star")


def test_what_is_typed_is_saved_when_desk_is_closed(
    librarian: Librarian, pictures: list[Path], store: Path
) -> None:
    librarian.bring_in(pictures[0])
    librarian.choose(0, "quay.png")
    librarian.type("creditline", "Mara Quill")
    librarian.hands.window.close()
    desk = open_desk(store, store)
    assert desk.store.library.page()[0].photo.described.creditline == "Mara Quill"
    desk.close()


def test_photos_are_found_by_their_words_and_by_kind(librarian: Librarian, pictures: list[Path]) -> None:
    librarian.bring_in(*pictures)
    librarian.window.finder.search.setText("mole")
    librarian.hands.wait(lambda: librarian.names == ["mole.png"])
    librarian.window.finder.search.clear()
    librarian.hands.wait(lambda: len(librarian.names) == 2)
    only = librarian.window.finder.only
    only.setCurrentIndex(only.findData("screen grabs"))
    only.activated.emit(only.currentIndex())
    librarian.hands.wait(lambda: librarian.window.finder.count.text() == "no photos")


def test_a_grid_without_photos_says_why(librarian: Librarian, pictures: list[Path]) -> None:
    empty = librarian.window.grid.empty
    librarian.hands.wait(empty.isVisible)
    assert empty.text() == "No photos yet. Drop pictures or folders here, or choose Add…"
    librarian.bring_in(*pictures)
    assert not empty.isVisible()
    QTest.keyClicks(librarian.window.finder.search, "xylophone")
    librarian.hands.wait(empty.isVisible)
    assert empty.text() == "No photo has “xylophone”."


def test_a_photo_put_on_the_story_is_in_use_and_cannot_be_deleted(
    librarian: Librarian, pictures: list[Path]
) -> None:
    librarian.bring_in(pictures[0])
    window = librarian.window
    window.grid.choose(0)
    librarian.hands.wait(lambda: window.pane.title.text() == "quay.png")
    window.buttons["put"].click()
    assert librarian.said == "1 photo put on “Ferry sails at dawn”."
    photo = librarian.hands.story.photos[0]
    assert (photo.file.endswith(".png"), photo.caption) == (True, "The ferry at the quay.")
    librarian.hands.window.newsroom.in_hand.save_now()
    librarian.hands.wait(lambda: librarian.hands.window.newsroom.desk.store.library.stands(photo.file) != [])
    window.buttons["delete"].click()
    librarian.hands.wait(lambda: "is in use (story 1) and cannot be deleted" in librarian.said)
    assert librarian.names == ["quay.png"]


def test_two_photos_are_compared_side_by_side(librarian: Librarian, pictures: list[Path]) -> None:
    librarian.bring_in(*pictures)
    librarian.window.grid.choose(0, 1)
    librarian.hands.wait(librarian.window.buttons["compare"].isEnabled)
    librarian.window.buttons["compare"].click()
    dialog = librarian.window.dialogs.shown
    assert isinstance(dialog, CompareDialog)
    librarian.hands.wait(lambda: all(not one.pixmap().isNull() for one in dialog.pictures))
    dialog.resize(560, 420)
    librarian.hands.wait(
        lambda: all(
            one.width() < 300 and one.pixmap().width() in {one.width(), one.height() * 3 // 2}
            for one in dialog.pictures
        )
    )
    dialog.reject()


def test_grid_and_pane_are_both_in_sight_in_a_narrow_window(librarian: Librarian) -> None:
    window = librarian.window
    window.resize(800, 500)
    librarian.hands.wait(lambda: window.size().toTuple() == (800, 500))
    buttons = [one.geometry() for one in window.buttons.values()]
    assert len({one.y() for one in buttons}) > 1
    assert window.pane.mapTo(window, window.pane.rect().topRight()).x() <= window.width()


def test_a_picture_is_pasted(librarian: Librarian) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    QGuiApplication.clipboard().setImage(image)
    librarian.window.intake.paste()
    librarian.hands.wait(lambda: librarian.names == ["pasted.png"])


@pytest.mark.parametrize("harm", ["missing", "changed"])
def test_a_lost_file_is_marked_in_the_grid_with_its_picture_still_there(
    librarian: Librarian, pictures: list[Path], harm: str
) -> None:
    librarian.bring_in(pictures[0])
    grid, desk = librarian.window.grid, librarian.hands.window.newsroom.desk
    stored = grid.photos.row(0)
    assert stored is not None
    path = desk.photos.path(stored.photo.file)
    assert path is not None
    path.unlink()
    if harm == "changed":
        path.write_bytes(b"another picture")
    librarian.window.hide()
    librarian.window.show()
    librarian.hands.wait(
        lambda: (
            grid.photos.data(grid.photos.index(0), Qt.ItemDataRole.ToolTipRole)
            == (f"quay.png, no credit, file {harm}")
        )
    )
    shown = grid.photos.picture(0, stored.photo)
    assert shown is not None
    assert not shown.pixmap.isNull()


def test_a_lost_file_is_told_and_found_again(librarian: Librarian, pictures: list[Path]) -> None:
    librarian.bring_in(pictures[0])
    window, room = librarian.window, librarian.hands.window.newsroom
    stored = window.grid.photos.row(0)
    assert stored is not None
    path = room.desk.photos.path(stored.photo.file)
    assert path is not None
    path.unlink()
    window.grid.choose(0)
    librarian.hands.wait(lambda: "is missing from the photo folder" in window.pane.trouble.text())
    window.relink(pictures[0])
    librarian.hands.wait(lambda: window.pane.trouble.text() == "")
    assert path.read_bytes() == pictures[0].read_bytes()
