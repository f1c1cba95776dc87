"""What the checks found: underlined in the body, listed in the inspector, mended by a click."""

from dataclasses import replace

import pytest
from conftest import STORY
from hands import Hands, answer_menus
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QMenu, QPushButton

from desk.story.model import Paragraph, Related, Story
from desk.ui.body import BodyEditor
from desk.ui.checks_panel import FindingCard

SLIPS = replace(
    STORY,
    headline="Ferry sails at at dawn",
    body=(Paragraph("🚢🚢 The the ferry left."), Paragraph("A maintenence crew 👩‍🚒 saw the the bell.")),
    related=(Related("Ferry fares fares go up"),),
)
FOUND = ("at at", "The the", "maintenence", "the the", "fares fares")


@pytest.fixture
def slips(desk: Hands) -> Hands:
    """The story with its slips, checked."""
    desk.window.newsroom.open_story.become(SLIPS, words="Slips", by=None)
    desk.wait(lambda: len(desk.window.findings) == len(FOUND))
    return desk


def underlined(body: BodyEditor) -> list[str]:
    """Read the words that carry a wavy line."""
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    return [
        mark.cursor.selectedText() for mark in body.extraSelections() if mark.format.underlineStyle() == wave
    ]


def cards(desk: Hands) -> list[FindingCard]:
    return desk.window.inspector.checks.widget().findChildren(FindingCard)


def suggestion(desk: Hands, words: str) -> QPushButton:
    buttons = desk.window.inspector.checks.widget().findChildren(QPushButton)
    return next(button for button in buttons if button.accessibleName() == words)


def show_checks(desk: Hands) -> None:
    desk.window.panes.inspector.raise_()
    desk.window.inspector.setCurrentWidget(desk.window.inspector.checks)


def test_findings_are_underlined_at_their_words_also_after_an_emoji(slips: Hands) -> None:
    assert [f.text for f in slips.window.findings] == list(FOUND)
    assert underlined(slips.body) == ["The the", "maintenence", "the the"]
    assert slips.window.inspector.tabText(3) == "Checks (5)"
    assert len(cards(slips)) == 5


def test_a_story_without_slips_says_so(desk: Hands) -> None:
    desk.wait(lambda: desk.window.inspector.checks._shown == ())
    desk.window.newsroom.open_story.become(SLIPS, words="Slips", by=None)
    desk.wait(lambda: desk.window.findings)
    desk.undo()
    desk.wait(lambda: not desk.window.findings)
    assert underlined(desk.body) == []
    assert desk.window.inspector.tabText(3) == "Checks"


def test_underlines_stay_when_the_type_is_made_larger(slips: Hands) -> None:
    slips.do("larger")
    assert underlined(slips.body) == ["The the", "maintenence", "the the"]


def test_a_click_on_a_card_goes_to_the_words_wherever_they_are(slips: Hands) -> None:
    pane, related = slips.window.pane, slips.window.inspector.related
    where = (
        lambda: pane.headline.textCursor().selectedText(),
        *[lambda: pane.body.textCursor().selectedText()] * 3,
        related._rows[0][1].selectedText,
    )
    for at, read in enumerate(where):
        show_checks(slips)
        slips.click(cards(slips)[at], QPoint(20, 8))
        assert read() == FOUND[at]
    assert slips.window.inspector.currentWidget() is related


def test_a_suggestion_mends_the_words_and_undo_brings_them_back(slips: Hands) -> None:
    show_checks(slips)
    slips.click(suggestion(slips, "Replace maintenence by maintenance"))
    assert slips.texts[1] == "A maintenance crew 👩‍🚒 saw the the bell."
    assert slips.shown == slips.story.body
    assert slips.window.actions_["undo"].text() == "&Undo Replace “maintenence”"
    slips.wait(lambda: "maintenence" not in [f.text for f in slips.window.findings])
    slips.undo()
    assert slips.story == SLIPS


def test_a_suggestion_that_no_longer_fits_changes_nothing(slips: Hands) -> None:
    show_checks(slips)
    button = suggestion(slips, "Replace maintenence by maintenance")
    slips.caret(1, 0)
    slips.type(slips.body, "Tall ")
    slips.click(button)
    assert slips.texts[1] == "Tall A maintenence crew 👩‍🚒 saw the the bell."
    assert slips.window.strip.sentence == (
        "“maintenence” has changed since it was checked; look at the new findings."
    )


def test_the_menu_under_the_words_offers_the_suggestion(
    slips: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def choose(menu: QMenu) -> None:
        shown.extend(action.text() for action in menu.actions()[:2])
        menu.actions()[0].trigger()

    answer_menus(monkeypatch, choose)
    slips.caret(1, 6)
    point = slips.body.cursorRect().center()
    slips.body.customContextMenuRequested.emit(point)
    assert shown[0] == "maintenance"
    assert slips.texts[1].startswith("A maintenance crew")


def test_the_menu_elsewhere_has_no_suggestion(slips: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    answer_menus(monkeypatch, lambda menu: shown.append(menu.actions()[0].text()))
    slips.caret(1, 1)
    slips.body.customContextMenuRequested.emit(slips.body.cursorRect().center())
    assert shown == [slips.window.actions_["undo"].text()]


def test_next_finding_goes_through_all_of_them_and_round_again(slips: Hands) -> None:
    slips.focus(slips.body)
    slips.caret(0, 0)
    seen: list[str] = []
    for _ in range(6):
        slips.press(Qt.Key.Key_F8)
        seen.append(_selected(slips))
    assert seen == ["The the", "maintenence", "the the", "fares fares", "at at", "The the"]


def test_next_finding_starts_from_the_caret(slips: Hands) -> None:
    slips.caret(1, 15)
    slips.press(Qt.Key.Key_F8)
    assert _selected(slips) == "the the"


def test_next_finding_without_any_says_so(desk: Hands) -> None:
    desk.wait(lambda: desk.window.inspector.checks._shown == ())
    desk.do("next-finding")
    assert desk.window.strip.sentence == "The checks found nothing in this story."


def _selected(desk: Hands) -> str:
    pane, related = desk.window.pane, desk.window.inspector.related
    for read in (
        (pane.headline, lambda: pane.headline.textCursor().selectedText()),
        (pane.body, lambda: pane.body.textCursor().selectedText()),
        (related._rows[0][1], related._rows[0][1].selectedText),
    ):
        if read[0].hasFocus():
            return read[1]()
    return ""


def test_many_findings_are_listed_up_to_a_number_and_counted_on_the_tab(desk: Hands) -> None:
    story = Story(body=tuple(Paragraph("The the ferry.") for _ in range(205)))
    desk.window.newsroom.open_story.become(story, words="Many", by=None)
    desk.wait(lambda: len(desk.window.findings) == 205)
    assert len(cards(desk)) == 200
    assert desk.window.inspector.tabText(3) == "Checks (205)"
