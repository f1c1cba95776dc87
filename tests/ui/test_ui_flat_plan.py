"""The flat plan: pages at a glance, stories placed by hand, and the edition sent out."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import STORY
from hands import NONE, Hands, Lay, OpenWindow
from pypdf import PdfReader
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desk.newsroom.editions import PageChange
from desk.story.edition import Edition, Mark
from desk.story.model import Paragraph
from desk.ui.flat_plan import FlatPlan

LONG = replace(STORY, headline="Long watch", body=(Paragraph("The ferry left the quay at dawn. " * 20),) * 9)
UNCREDITED = replace(STORY, headline="Quay café opens", photos=(replace(STORY.photos[0], credit=""),))


class Planner:
    """Hands on the flat plan."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        hands.do("flat-plan")
        assert hands.window.flat_plan is not None
        self.plan: FlatPlan = hands.window.flat_plan

    @property
    def edition(self) -> Edition:
        edition = self.hands.window.newsroom.flat_plan.edition
        assert edition is not None
        return edition

    def make(self, name: str, pages: int) -> None:
        self.plan.new.click()
        dialog = self.plan.asking
        assert dialog is not None
        dialog.name.setText(name)
        dialog.pages.setValue(pages)
        dialog.accept()
        self.hands.wait(lambda: len(self.plan.cards) == pages)

    def words(self, page: int) -> str:
        return f"{self.plan.cards[page].title.text()}: {self.plan.cards[page].words.text()}"

    def export(self, form: str, *, one_a_page: bool = False) -> None:
        self.plan.export.click()
        dialog = self.plan.bar.asking
        assert dialog is not None
        dialog.format.setCurrentIndex(dialog.format.findData(form))
        dialog.files.setCurrentIndex(dialog.files.findData(one_a_page))
        dialog.accept()

    def wait_words(self, page: int, words: str) -> None:
        self.hands.wait(lambda: page in self.plan.cards and words in self.words(page))

    def choose(self, page: int, *names: str) -> None:
        card = self.plan.cards[page]
        menu: QMenu = self.plan.menus.make(card.page, card.thumb.page_layout)
        for name in names:
            action = next(a for a in menu.actions() if a.text().replace("&", "").startswith(name))
            inner = action.menu()
            if not isinstance(inner, QMenu):
                action.trigger()
                return
            menu = inner


@pytest.fixture
def planner(qtbot: QtBot, open_window: OpenWindow, lay: Lay) -> Planner:
    lay(LONG, UNCREDITED, STORY)
    hands = Hands(qtbot, open_window())
    hands.wait_open()
    return Planner(hands)


def test_an_edition_is_made_and_its_pages_are_drawn(planner: Planner) -> None:
    assert not planner.plan.add.isEnabled()
    planner.make("Late", 2)
    planner.hands.wait(lambda: all(card.thumb.picture for card in planner.plan.cards.values()))
    assert [planner.words(page) for page in (1, 2)] == ["1   open: ", "2   open: "]
    assert planner.plan.choice.currentText().startswith("Late\u200e, ")
    planner.plan.add.click()
    planner.hands.wait(lambda: list(planner.plan.cards) == [1, 2, 3])


def test_a_story_dragged_from_the_list_is_placed_in_the_frame_it_is_let_go_on(planner: Planner) -> None:
    planner.make("Late", 1)
    model = planner.hands.window.stories.model
    data = model.mimeData([model.index(1, 0, QModelIndex())])
    card = planner.plan.cards[1]
    layout = card.thumb.page_layout
    assert layout is not None
    left, top, right, bottom = layout.box(layout.frame("single two"))
    scale = card.thumb.width() / layout.width_mm
    at = card.thumb.mapTo(card, QPoint(round((left + right) / 2 * scale), round((top + bottom) / 2 * scale)))
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(card, enter := QDragEnterEvent(at, copy, data, button, NONE))
    assert enter.isAccepted()
    QApplication.sendEvent(card, QDragMoveEvent(at, copy, data, button, NONE))
    assert card.thumb.held == layout.frame("single two")
    QApplication.sendEvent(card, let_go := QDropEvent(QPointF(at), copy, data, button, NONE))
    assert let_go.isAccepted()
    assert card.thumb.held is None
    planner.wait_words(1, "1 credit missing")
    assert planner.edition.page(1).in_frame("single two") == (2,)
    assert planner.plan.cards[1].words.objectName() == "bad"


def test_a_page_read_from_the_right_takes_its_lead_at_the_right(
    qtbot: QtBot, open_window: OpenWindow, lay: Lay
) -> None:
    lay(replace(LONG, language="ar"))
    planner = Planner(Hands(qtbot, open_window()))
    planner.hands.wait_open()
    planner.make("Late", 1)
    planner.hands.window.newsroom.flat_plan.change(lambda e, number: e.place(number, 1, "single one", [1]))
    planner.wait_words(1, "over by ")
    thumb = planner.plan.cards[1].thumb
    across = [thumb.frame_at(QPoint(x, thumb.height() // 4)) for x in (10, thumb.width() - 10)]
    assert [frame.name for frame in across if frame is not None] == ["briefs", "lead"]


def test_a_page_s_menu_places_clears_and_marks(planner: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    planner.make("Late", 2)
    planner.hands.window.newsroom.in_hand.open(1)
    planner.hands.wait(lambda: planner.hands.story.headline == "Long watch")
    planner.hands.window.stories.view.clearSelection()
    planner.choose(1, "Frame: single one", "Place “Long watch”")
    planner.wait_words(1, "over by ")
    assert planner.plan.cards[1].toolTip().startswith("single one: Long watch (over by ")
    assert planner.plan.cards[1].thumb.over == {"single one"}
    assert planner.plan.cards[1].thumb.empty == {"lead", "second", "single two", "briefs"}
    planner.choose(1, "Frame: single one", "Clear")
    planner.wait_words(1, "1   open: ")
    planner.hands.wait(lambda: planner.edition.page(1).placements == ())
    planner.choose(1, "Mark As", "Proofed")
    planner.wait_words(1, "proofed")
    monkeypatch.setattr(QInputDialog, "getInt", lambda *_asked: (2, True))
    planner.choose(1, "Renumber…")
    planner.wait_words(2, "2   proofed")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_asked, **_more: ("B2", True))
    planner.choose(2, "Folio…")
    planner.wait_words(2, "B2   open")
    planner.choose(1, "Layout", "Tabloid front page")
    planner.hands.wait(lambda: planner.edition.page(1).layout == "tabloid-front")
    planner.choose(1, "Remove Page")
    planner.hands.wait(lambda: list(planner.plan.cards) == [2])


def test_what_is_refused_is_told_and_the_page_stays(planner: Planner) -> None:
    planner.make("Late", 1)
    planner.choose(1, "Mark As", "Off Stone")
    planner.wait_words(1, "off stone")
    planner.choose(1, "Remove Page")
    planner.hands.wait(lambda: planner.plan.bar.said.objectName() == "bad")
    assert planner.plan.bar.said.text() == "Page 1 is off the stone; open it again before it is changed."
    assert list(planner.plan.cards) == [1]


def test_a_story_edited_is_set_anew_on_its_page(planner: Planner) -> None:
    planner.make("Late", 1)
    planner.hands.window.newsroom.flat_plan.change(lambda editions, ed: editions.place(ed, 1, "briefs", [3]))
    planner.wait_words(1, "lines short")
    before = planner.words(1)
    planner.hands.caret(3, 0)
    planner.hands.type(planner.hands.body, "The fog came down and nobody saw the far bank. " * 3)
    planner.hands.wait(lambda: "lines short" in planner.words(1) and planner.words(1) != before)


def test_the_edition_is_exported_from_the_plan(
    planner: Planner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planner.make("Late", 2)
    out = tmp_path / "late.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(out), ""))
    planner.export("pdf")
    assert not planner.plan.export.isEnabled()
    planner.hands.wait(lambda: planner.plan.bar.said.text() == f"Exported late.pdf to {tmp_path}.")
    assert len(PdfReader(out).pages) == 2
    assert planner.plan.bar.progress.value() == 2
    assert planner.plan.export.isEnabled()
    folder = tmp_path / "pages"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(folder))
    planner.export("pdf", one_a_page=True)
    planner.hands.wait(lambda: planner.plan.bar.said.text() == f"Exported 2 files to {folder}.")
    (folder / "late-page-1.pdf").write_bytes(b"kept")
    planner.export("pdf", one_a_page=True)
    planner.hands.wait(lambda: planner.plan.bar.in_the_way is not None)
    asked = planner.plan.bar.in_the_way
    assert asked is not None
    assert asked.text() == "There already: late-page-1.pdf, late-page-2.pdf."
    assert (folder / "late-page-1.pdf").read_bytes() == b"kept"
    next(button for button in asked.buttons() if button.text() == "Replace").click()
    planner.hands.wait(lambda: (folder / "late-page-1.pdf").read_bytes() != b"kept")


def test_for_the_press_the_empty_page_is_asked_about_and_the_profile_kept(
    planner: Planner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planner.make("Late", 1)
    out = tmp_path / "late-press.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(out), ""))
    planner.export("pdfx")
    planner.hands.wait(lambda: planner.plan.bar.held is not None)
    assert "Page 1 is empty; place a story there" in planner.plan.bar.said.text()
    held = planner.plan.bar.held
    assert held is not None
    next(button for button in held.findChildren(QPushButton) if button.text() == "Print What Fits").click()
    planner.hands.wait(out.exists)
    assert planner.hands.window.newsroom.desk.composing.preflight.faults(out.read_bytes()) == ()
    assert planner.hands.window.settings.value("press-profile") == "coated"


def test_a_click_on_a_reason_opens_the_story_at_the_place(
    planner: Planner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom = planner.hands.window.newsroom
    planner.make("Late", 1)
    newsroom.flat_plan.change(lambda room, number: room.place(number, 1, "lead", [2]))
    planner.wait_words(1, "1 credit missing")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / "late.pdf"), ""))
    planner.export("pdfx")
    planner.hands.wait(lambda: planner.plan.bar.held is not None)
    held = planner.plan.bar.held
    assert held is not None
    assert newsroom.open_story is not None
    assert newsroom.open_story.id != 2
    next(button for button in held.findChildren(QPushButton) if "awaited" in button.text()).click()
    planner.hands.wait(lambda: newsroom.open_story is not None and newsroom.open_story.id == 2)
    findings = planner.hands.window.deeds.findings
    planner.hands.wait(lambda: findings.gone_to is not None)
    assert findings.gone_to is not None
    assert (findings.gone_to.rule, findings.gone_to.paragraph) == ("photo-awaited", 0)


def test_changes_are_undone_and_done_again(planner: Planner) -> None:
    planner.make("Late", 1)
    planning = planner.hands.window.newsroom.flat_plan
    assert not planner.plan.undo.isEnabled()
    planning.change(lambda editions, ed: editions.place(ed, 1, "briefs", [3]))
    planning.change(lambda editions, ed: editions.alter(ed, 1, PageChange(folio="A1")))
    planner.wait_words(1, "A1   open")
    planner.hands.wait(planner.plan.undo.isEnabled)
    for _twice in range(2):
        planner.hands.window.newsroom.flat_plan.undo()
    planner.hands.wait(lambda: planner.edition.page(1).placements == ())
    assert planner.edition.page(1).printed_folio == "1"
    assert not planner.plan.undo.isEnabled()
    planner.plan.redo.click()
    planner.hands.wait(lambda: planner.edition.page(1).in_frame("briefs") == (3,))
    planner.plan.redo.click()
    planner.wait_words(1, "A1   open")
    assert not planner.plan.redo.isEnabled()
    planner.plan.undo.click()
    planner.hands.wait(lambda: planner.words(1).startswith("1   open"))
    planning.change(lambda editions, ed: editions.alter(ed, 1, PageChange(mark=Mark.PROOFED)))
    planner.wait_words(1, "proofed")
    assert not planner.plan.redo.isEnabled()


def test_an_overset_edition_is_held_and_prints_what_fits_when_told_to(
    planner: Planner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planner.make("Late", 1)
    planner.hands.window.newsroom.flat_plan.change(
        lambda editions, ed: editions.place(ed, 1, "single one", [1])
    )
    out = tmp_path / "late.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(out), ""))
    planner.export("pdf")
    planner.hands.wait(lambda: planner.plan.bar.held is not None)
    assert "Page 1, single one: “Long watch” does not fit" in planner.plan.bar.said.text()
    assert not out.exists()
    held = planner.plan.bar.held
    assert held is not None
    next(button for button in held.findChildren(QPushButton) if button.text() == "Print What Fits").click()
    planner.hands.wait(out.exists)


def test_an_export_stopped_writes_nothing(
    planner: Planner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planner.make("Late", 4)
    out = tmp_path / "late.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(out), ""))
    planner.export("pdf")
    planner.plan.bar.stop.click()
    planner.hands.wait(lambda: "nothing was written" in planner.plan.bar.said.text())
    assert not out.exists()
    assert planner.plan.export.isEnabled()


def test_the_plan_opened_again_shows_the_edition_shown_last(planner: Planner) -> None:
    planner.make("Early", 1)
    planner.make("Late", 2)
    planner.plan.choice.setCurrentIndex(planner.plan.choice.findText("Early", Qt.MatchFlag.MatchStartsWith))
    planner.plan.choice.activated.emit(planner.plan.choice.currentIndex())
    planner.hands.wait(lambda: list(planner.plan.cards) == [1])
    planner.plan.close()
    assert planner.hands.window.newsroom.flat_plan.edition is None
    planner.hands.do("flat-plan")
    planner.hands.wait(lambda: planner.hands.window.newsroom.flat_plan.edition is not None)
    assert planner.edition.name == "Early"


def test_a_page_is_worked_from_the_keyboard_and_read_aloud(planner: Planner, qtbot: QtBot) -> None:
    planner.make("Late", 1)
    planner.hands.window.newsroom.flat_plan.change(
        lambda editions, ed: editions.alter(ed, 1, PageChange(mark=Mark.PROOFED))
    )
    planner.wait_words(1, "proofed")
    card = planner.plan.cards[1]
    assert card.accessibleName() == "Page 1   proofed"
    card.menu_wanted.disconnect()
    with qtbot.waitSignal(card.menu_wanted) as asked:
        qtbot.keyClick(card, Qt.Key.Key_Return)
    assert asked.args[0] == 1


def test_both_themes_draw_the_plan(planner: Planner) -> None:
    planner.make("Late", 1)
    planner.hands.do("theme-dark")
    planner.hands.wait(lambda: planner.plan.cards[1].thumb.picture is not None)
