"""What the checks found: underlined in the body, listed in the inspector, mended by a click."""

import re
from dataclasses import replace
from itertools import combinations

import pytest
from conftest import STORY
from hands import CTRL, SHIFT, Hands, OpenWindow, answer_menus
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from desk.checks.registry import NamedCheck
from desk.checks.seam import Context, Finding, Rule, Severity
from desk.story.model import Paragraph, PhotoUse, Related, Story
from desk.story.text import Passage, passages
from desk.ui.body import BodyEditor
from desk.ui.fields import GrowingText, LineText
from desk.ui.finding_card import FindingCard
from desk.ui.pair_table import PairTable

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
    return desk.window.inspector.checks.cards


def card(desk: Hands, words: str) -> FindingCard:
    return next(one for one in cards(desk) if one.finding.text == words)


def link(card: FindingCard, words: str) -> QPushButton:
    return next(button for button in card.findChildren(QPushButton) if button.text() == words)


def focused(desk: Hands) -> str:
    """Read the words of the card that has the focus."""
    return next((one.finding.text for one in cards(desk) if one.hasFocus()), "")


def suggestion(desk: Hands, words: str) -> QPushButton:
    buttons = desk.window.inspector.checks.widget().findChildren(QPushButton)
    return next(button for button in buttons if button.accessibleName() == words)


def show_checks(desk: Hands) -> None:
    desk.window.panes.inspector.raise_()
    desk.window.inspector.setCurrentWidget(desk.window.inspector.checks)


def test_findings_are_underlined_at_their_words_also_after_an_emoji(slips: Hands) -> None:
    assert [f.text for f in slips.window.findings] == list(FOUND)
    assert underlined(slips.body) == ["The the", "maintenence", "the the"]
    assert slips.window.inspector.tabText(3) == "Checks (7)"
    slips.wait(lambda: len(cards(slips)) == 5)
    assert slips.window.status.checks.text() == "2 stop the press, 5 to fix"


def test_a_story_without_slips_says_so(desk: Hands) -> None:
    desk.wait(lambda: desk.window.inspector.checks._title.text() == "Nothing found")
    foot = desk.window.inspector.checks._foot
    assert re.fullmatch(r"55 words checked at \d\d:\d\d:\d\d\.", foot.text())
    assert desk.window.status.checks.text() == "2 stop the press"
    desk.window.newsroom.open_story.become(SLIPS, words="Slips", by=None)
    desk.wait(lambda: desk.window.findings)
    desk.undo()
    desk.wait(lambda: not desk.window.findings)
    assert underlined(desk.body) == []
    assert desk.window.inspector.tabText(3) == "Checks (2)"
    assert len(desk.window.inspector.checks.held_cards) == 2


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
        shown.extend(action.text() for action in menu.actions())
        menu.actions()[0].trigger()

    answer_menus(monkeypatch, choose)
    slips.caret(1, 6)
    point = slips.body.cursorRect().center()
    slips.body.customContextMenuRequested.emit(point)
    assert shown[:7] == [
        "maintenance",
        "",
        "Show Why",
        "Ignore Here",
        "Ignore “maintenence” in This Story",
        "Add “maintenence” to the House List",
        "Switch Off “Spelling” in Every Story",
    ]
    assert slips.texts[1].startswith("A maintenance crew")


def test_the_menu_of_the_headline_offers_its_suggestion_too(
    slips: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_menus(monkeypatch, lambda menu: menu.actions()[0].trigger())
    headline = slips.window.pane.headline
    headline.marks.reveal(slips.window.findings[0])
    headline.customContextMenuRequested.emit(headline.cursorRect().center())
    assert slips.story.headline == "Ferry sails at dawn"


def test_why_is_asked_for_at_the_caret_and_shown_on_the_card(
    slips: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(menu: QMenu) -> None:
        next(action for action in menu.actions() if action.text() == "Show Why").trigger()

    answer_menus(monkeypatch, ask)
    slips.caret(1, 6)
    slips.body.customContextMenuRequested.emit(slips.body.cursorRect().center())
    slips.wait(lambda: focused(slips) == "maintenence")
    assert not card(slips, "maintenence")._why.isHidden()
    slips.press(Qt.Key.Key_Escape)
    assert slips.body.hasFocus()
    assert slips.body.textCursor().selectedText() == "maintenence"
    slips.press(Qt.Key.Key_F7)
    assert focused(slips) == "maintenence", "the walk goes on where it was left"


def test_the_keys_are_back_in_the_copy_when_the_last_card_is_mended(desk: Hands) -> None:
    one = replace(STORY, photos=(), body=(Paragraph("The the ferry left."),), related=())
    desk.window.newsroom.open_story.become(one, words="One", by=None)
    desk.wait_findings("The the")
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: focused(desk) == "The the")
    desk.press(Qt.Key.Key_Return)
    desk.wait_findings()
    desk.wait(desk.body.hasFocus)


def test_only_the_paragraph_that_changed_is_checked_again(desk: Hands) -> None:
    read: list[str] = []

    def notice(passage: Passage, _context: Context) -> tuple[Finding, ...]:
        read.append(passage.text)
        return ()

    rule = Rule("notice", "Notice", "Notes what is read.")
    desk.window.newsroom.desk.check_room.checks.take(NamedCheck("notice", (rule,), passage=notice))
    answers: list[object] = []
    desk.window.newsroom.checker.findings.listen(answers.append)
    desk.caret(0, 0)
    desk.type(desk.body, "x")
    desk.wait(lambda: len(answers) == 1)
    assert set(desk.texts) < set(read)
    read.clear()
    desk.caret(3, 0)
    desk.type(desk.body, "y")
    desk.wait(lambda: len(answers) == 2)
    assert read == ["yThe bell rang twice."]


def test_underlines_go_with_their_words_while_somebody_types_before_them(slips: Hands) -> None:
    slips.caret(1, 0)
    for key in "Oh, ":
        QTest.keyClick(slips.body, key)
        assert underlined(slips.body) == ["The the", "maintenence", "the the"], "no key waits for the checks"


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
    desk.wait(lambda: desk.window.inspector.checks._title.text() == "Nothing found")
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
    desk.wait(lambda: len(cards(desk)) == 200)
    assert desk.window.inspector.tabText(3) == "Checks (205)"


def test_previous_finding_goes_back_and_round_to_the_last(slips: Hands) -> None:
    slips.caret(1, 15)
    seen: list[str] = []
    for _ in range(5):
        slips.press(Qt.Key.Key_F8, SHIFT)
        seen.append(_selected(slips))
    assert seen == ["maintenence", "The the", "at at", "fares fares", "the the"]


def test_the_headline_is_underlined_too(slips: Hands) -> None:
    headline = slips.window.pane.headline
    assert [mark.cursor.selectedText() for mark in headline.extraSelections()] == ["at at"]


def test_f7_walks_the_cards_with_the_keys_alone(slips: Hands) -> None:
    slips.caret(0, 0)
    slips.press(Qt.Key.Key_F7)
    slips.wait(lambda: focused(slips) == "at at")
    slips.press(Qt.Key.Key_Down)
    assert focused(slips) == "The the"
    assert slips.body.textCursor().selectedText() == "The the"
    slips.press(Qt.Key.Key_Return)
    assert slips.texts[0] == "🚢🚢 The ferry left."
    slips.wait(lambda: len(cards(slips)) == 4 and focused(slips) == "maintenence")
    slips.press(Qt.Key.Key_1)
    assert slips.texts[1].startswith("A maintenance crew")
    slips.wait(lambda: len(cards(slips)) == 3 and focused(slips) == "the the")
    slips.press(Qt.Key.Key_Up)
    assert focused(slips) == "at at"
    slips.press(Qt.Key.Key_Space)
    assert slips.window.pane.headline.hasFocus()


def test_a_finding_ignored_here_goes_and_can_be_heard_again(slips: Hands) -> None:
    show_checks(slips)
    slips.click(link(card(slips, "maintenence"), "Ignore"))
    slips.wait(lambda: len(cards(slips)) == 4)
    panel = slips.window.inspector.checks
    assert panel._ignored_link.text() == "1 ignored"
    slips.click(panel._ignored_link)
    slips.wait(lambda: panel._left.count() == 1 and not panel._left.itemAt(0).widget().isHidden())
    ignored = panel._left.itemAt(0).widget()
    assert ignored.finding.text == "maintenence"
    slips.click(link(ignored, "Hear again"))
    slips.wait(lambda: len(cards(slips)) == 5)


def test_what_is_ignored_stays_ignored_when_the_story_is_opened_again(
    slips: Hands, open_window: OpenWindow
) -> None:
    show_checks(slips)
    slips.click(link(card(slips, "maintenence"), "Ignore"))
    slips.wait(lambda: len(cards(slips)) == 4)
    slips.wait_saved()
    assert slips.window.close()
    again = Hands(slips.bot, open_window())
    again.wait_open()
    again.wait(lambda: len(cards(again)) == 4)
    assert "maintenence" not in [f.text for f in again.window.findings]


def test_fix_all_mends_plain_slips_in_one_step_and_leaves_quotations_and_figures(desk: Hands) -> None:
    said = Paragraph("“It was the the tide,” said the the master. A maintenence crew came.")
    far = Paragraph("The town is 10 miles (30km) away.")
    desk.window.newsroom.open_story.become(replace(STORY, body=(said, far)), words="Slips", by=None)
    desk.wait(lambda: len(desk.window.findings) == 4)
    show_checks(desk)
    button = desk.window.inspector.checks._fix_all
    assert button.text() == "Fix All 2"
    desk.click(button)
    assert desk.texts == ["“It was the the tide,” said the master. A maintenance crew came.", far.text]
    assert desk.window.strip.sentence == "2 mended. 1 in quotations left for you."
    desk.click(desk.offer("Undo"))
    assert desk.texts == [said.text, far.text]


def test_fixes_are_offered_at_the_caret(slips: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    class AnsweredMenu(QMenu):
        def popup(self, _at: QPoint) -> None:
            assert self.activeAction().text() == "maintenance"
            self.activeAction().trigger()

    monkeypatch.setattr("desk.ui.deeds.findings.QMenu", AnsweredMenu)
    slips.caret(1, 6)
    slips.press(Qt.Key.Key_Period, CTRL)
    assert slips.texts[1].startswith("A maintenance crew")
    slips.caret(1, 0)
    slips.press(Qt.Key.Key_Period, CTRL)
    assert slips.window.strip.sentence == "Nothing was found at the caret; F8 goes to the next finding."


EVERYWHERE = replace(
    STORY,
    byline="🚢 By the the crew",
    dateline="Hull, the the quay",
    photos=(PhotoUse(caption="A crew"), PhotoUse(caption="The the bell")),
    related=(Related("Ferry fares"), Related("Ferry fares fares")),
)
FIELDS = {
    "Byline": ("byline", None, "🚢 By the crew"),
    "Dateline": ("dateline", None, "Hull, the quay"),
    "Caption of photo 2": ("caption", 1, "The bell"),
    "Related line 2": ("related", 1, "Ferry fares"),
}


@pytest.fixture
def everywhere(desk: Hands) -> Hands:
    """A story with a slip in each of its fields, checked."""
    desk.window.newsroom.open_story.become(EVERYWHERE, words="Slips", by=None)
    desk.wait(lambda: len(desk.window.findings) == len(FIELDS))
    return desk


def field(desk: Hands, name: str) -> LineText | GrowingText:
    texts = (*desk.window.findChildren(LineText), *desk.window.findChildren(GrowingText))
    return next(text for text in texts if text.accessibleName() == name)


def reds(text: LineText | GrowingText) -> int:
    """Count the pixels of a field that are as red as an underline."""
    image = text.grab().toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(pixel.red() > pixel.green() + 60 for pixel in pixels)


def go_to(desk: Hands, name: str) -> LineText | GrowingText:
    """Go to the finding of a field."""
    place = FIELDS[name][:2]
    desk.window.deeds.findings.go_to(
        next(one for one in desk.window.findings if (one.field, one.paragraph) == place)
    )
    return field(desk, name)


def wait_mended(desk: Hands, name: str) -> None:
    *place, mended = FIELDS[name]
    assert [one.text for one in passages(desk.story) if [one.field, one.paragraph] == place] == [mended]
    desk.wait(lambda: len(desk.window.findings) == len(FIELDS) - 1)


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_is_underlined_and_mended_at_the_caret(
    everywhere: Hands, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    class AnsweredMenu(QMenu):
        def popup(self, _at: QPoint) -> None:
            self.activeAction().trigger()

    monkeypatch.setattr("desk.ui.deeds.findings.QMenu", AnsweredMenu)
    assert reds(field(everywhere, name)) > 0
    text = go_to(everywhere, name)
    everywhere.press(Qt.Key.Key_Period, CTRL)
    wait_mended(everywhere, name)
    assert reds(text) == 0


@pytest.mark.parametrize("name", FIELDS)
def test_the_menu_of_every_field_offers_its_suggestion(
    everywhere: Hands, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    answer_menus(monkeypatch, lambda menu: menu.actions()[0].trigger())
    text = go_to(everywhere, name)
    text.customContextMenuRequested.emit(text.cursorRect().center())
    wait_mended(everywhere, name)


def test_the_underline_of_a_line_goes_with_its_words_while_somebody_types_before_them(
    everywhere: Hands,
) -> None:
    byline = field(everywhere, "Byline")
    assert isinstance(byline, LineText)
    everywhere.focus(byline)
    byline.setCursorPosition(0)
    everywhere.type(byline, "Oh ")
    byline.setCursorPosition(byline.text().index("the the") + 1)
    found, _where = byline.marks.here()
    assert found is not None
    assert found.text == "the the"
    assert reds(byline) > 0


def test_a_rule_is_switched_off_with_the_way_back(slips: Hands) -> None:
    deeds = slips.window.deeds.deciding
    deeds.switch_off(card(slips, "maintenence").finding)
    slips.wait(lambda: "maintenence" not in [f.text for f in slips.window.findings])
    assert slips.window.strip.sentence == (
        "“Spelling” is off in every story; Story > Checks… has all the rules."
    )
    slips.click(slips.offer("Take back"))
    slips.wait(lambda: len(slips.window.findings) == 5)


def test_the_checks_dialog_switches_rules_and_keeps_the_house_list(slips: Hands) -> None:
    slips.do("checks-settings")
    deeds = slips.window.deeds.deciding
    slips.wait(lambda: deeds.dialog is not None and deeds.dialog.isVisible())
    dialog = deeds.dialog
    dialog._boxes["doubled-word"].setChecked(False)
    put_in(slips, dialog._words, "Rosskerry", "")
    put_in(slips, dialog._words, "harbor", "harbour")
    dialog.accept()
    slips.wait(lambda: [f.text for f in slips.window.findings] == ["maintenence"])
    slips.do("checks-settings")
    slips.wait(lambda: deeds.dialog is not dialog and deeds.dialog.isVisible())
    again = deeds.dialog
    assert not again._boxes["doubled-word"].isChecked()
    assert again._words.pairs == [("Rosskerry", ""), ("harbor", "harbour")]
    again._words._table.selectRow(0)
    slips.click(again._words._take_off)
    assert again.change.forgotten == ["Rosskerry"]
    again.reject()


HORANS = replace(
    STORY, body=(Paragraph("Paul Horan spoke, and Paul Horgan answered."), Paragraph("Paul Horan left."))
)


def asked(desk: Hands) -> list[str]:
    return [found.text for found in desk.window.findings if found.rule == "name-two-ways"]


def test_two_like_names_are_told_apart_by_a_key_for_every_story_until_it_is_taken_back(desk: Hands) -> None:
    open_story = desk.window.newsroom.open_story
    open_story.become(HORANS, words="Horans", by=None)
    desk.wait(lambda: asked(desk) == ["Horgan"] and [one.finding.text for one in cards(desk)] == ["Horgan"])
    show_checks(desk)
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: focused(desk) == "Horgan")
    desk.press(Qt.Key.Key_T)
    desk.wait(lambda: not asked(desk))
    assert desk.window.strip.sentence == (
        "“Paul Horan” and “Paul Horgan” are two, in every story; Story > Checks… has all such names."
    )
    other = replace(HORANS, body=(Paragraph("Paul Horgan met Paul Horan, and teh dog."),))
    open_story.become(other, words="Others", by=None)
    desk.wait_findings("teh")
    desk.click(desk.offer("Take back"))
    desk.wait(lambda: asked(desk) == ["Horan"])


def test_the_checks_dialog_lists_the_names_told_apart_and_takes_others(desk: Hands) -> None:
    desk.window.newsroom.open_story.become(HORANS, words="Horans", by=None)
    desk.wait(lambda: asked(desk) == ["Horgan"])
    deeds = desk.window.deeds.deciding
    deeds.tell_apart(desk.window.findings[0])
    desk.wait(lambda: not asked(desk))
    desk.do("checks-settings")
    desk.wait(lambda: deeds.dialog is not None and deeds.dialog.isVisible())
    apart = deeds.dialog._apart
    assert apart.pairs == [("Paul Horan", "Paul Horgan")]
    put_in(desk, apart, "Anna Grey", "Anna Grey")
    assert len(apart.pairs) == 1, "a name is not told apart from itself"
    apart._table.selectRow(0)
    desk.click(apart._take_off)
    apart._fields[0].setText("Anna Grey")
    apart._fields[1].setText("Anna  Gray")
    assert deeds.dialog.change.apart == [("Anna Grey", "Anna Gray")], "what is typed counts without Add"
    deeds.dialog.accept()
    desk.wait(lambda: asked(desk) == ["Horgan"])


def put_in(desk: Hands, table: PairTable, one: str, other: str) -> None:
    """Type a pair and press Enter, which adds it and leaves the dialog open."""
    for field, words in zip(table._fields, (one, other), strict=True):
        field.setFocus()
        field.setText(words)
    desk.press(Qt.Key.Key_Return)


def test_why_shows_the_evidence(desk: Hands) -> None:
    finding = Finding(
        "names",
        Severity.ASK,
        "Spelt two ways.",
        "body",
        0,
        4,
        9,
        "ferry",
        ("fairy",),
        ("ferry: 3", "fairy: 1"),
    )
    shown = FindingCard(finding)
    desk.bot.addWidget(shown)
    shown.show()
    assert shown._why.isHidden()
    desk.click(link(shown, "Why?"))
    told = [line.text() for line in shown._why.findChildren(QLabel)]
    assert (shown._why.isHidden(), told) == (False, ["ferry: 3", "fairy: 1"])


def test_no_button_of_a_card_is_cut_off_in_a_narrow_pane(desk: Hands) -> None:
    offered = ("the Saltmere Globe", "Globe", "Globes")
    finding = Finding(
        "names",
        Severity.ASK,
        "Spelt two ways.",
        "body",
        0,
        4,
        9,
        "ferry",
        offered,
        ("Why.",),
        pair=("a", "b"),
    )
    shown = FindingCard(finding)
    desk.bot.addWidget(shown)
    shown.resize(240, 10)
    shown.setFixedWidth(240)
    shown.show()
    shown.resize(240, shown.heightForWidth(240))
    buttons = shown.findChildren(QPushButton)
    assert [button.text() for button in buttons] == [*offered, "Two names", "Why?", "Ignore", "More…"]
    places = [button.rect().translated(button.mapTo(shown, QPoint(0, 0))) for button in buttons]
    assert all(shown.rect().contains(place) for place in places)
    assert not any(one.intersects(two) for one, two in combinations(places, 2))
