"""How the window looks and what of it is remembered: type, page, paper, theme, panes."""

import pytest
from hands import CTRL, Hands, OpenWindow
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from desk.ui.theme import DARK, LIGHT, Colours


@pytest.fixture
def drawn(desk: Hands) -> Hands:
    """The window as wide as on a desk, with its page drawn."""
    desk.window.resize(1560, 900)
    desk.window.panes.reset()
    desk.wait_drawn()
    return desk


def page_width(desk: Hands) -> int:
    return desk.window.page._sheets.page.width()


def paper(desk: Hands) -> tuple[int, int]:
    """Read the size of the page in whole points."""
    width, height = desk.window.page._points
    return round(width), round(height)


def again(qtbot: QtBot, open_window: OpenWindow, desk: Hands) -> Hands:
    """Close the window and open the next on the same settings."""
    assert desk.window.close()
    hands = Hands(qtbot, open_window())
    hands.wait_open()
    return hands


def test_the_type_is_made_larger_and_smaller_within_bounds_and_remembered(
    desk: Hands, qtbot: QtBot, open_window: OpenWindow
) -> None:
    story = desk.story
    desk.caret(2, 6)
    desk.press(Qt.Key.Key_Plus, CTRL)
    assert desk.body.setting.points == 14
    assert desk.body.caret() == (2, 6)
    assert desk.body.textCursor().charFormat().fontPointSize() == 14
    for _ in range(30):
        desk.do("larger")
    assert desk.body.setting.points == 28
    for _ in range(30):
        desk.press(Qt.Key.Key_Minus, CTRL)
    assert desk.body.setting.points == 9
    desk.do("larger")
    assert desk.story == story
    assert again(qtbot, open_window, desk).body.setting.points == 10


def test_the_column_of_type_keeps_a_readable_measure(drawn: Hands) -> None:
    drawn.window.panes.page.hide()
    drawn.window.panes.inspector.hide()
    drawn.wait(lambda: drawn.body.width() > 1000)
    em = drawn.body.setting.points * drawn.body.logicalDpiY() / 72
    column, headline = drawn.body.viewport(), drawn.window.pane.headline
    drawn.wait(lambda: column.width() <= 33 * em + 2)
    drawn.wait(lambda: abs(_left(drawn, headline) - _left(drawn, column)) <= 2)


def _left(desk: Hands, part: QWidget) -> int:
    return part.mapTo(desk.window, part.rect().topLeft()).x()


def test_the_page_is_fitted_to_the_pane_and_zoomed(drawn: Hands) -> None:
    page = drawn.window.page
    drawn.do("page-width")
    bar = page.verticalScrollBar().sizeHint().width()
    assert abs(page_width(drawn) - (page.width() - bar - 36)) <= 2
    drawn.window.resize(1560, 600)
    drawn.wait(lambda: page.viewport().height() < 560)
    drawn.do("page-whole")
    assert abs(page._sheets.page.height() - (page.viewport().height() - 36)) <= 2
    drawn.do("page-width")
    was = page_width(drawn)
    drawn.do("page-larger")
    larger = page_width(drawn)
    assert larger > was
    drawn.do("page-smaller")
    assert page_width(drawn) < larger
    for _ in range(12):
        drawn.do("page-larger")
    assert page_width(drawn) == round(595.28 * 3)
    for _ in range(12):
        drawn.do("page-smaller")
    assert page_width(drawn) == round(595.28 * 0.33)


def test_a_page_shown_larger_is_drawn_finer(drawn: Hands) -> None:
    for _ in range(12):
        drawn.do("page-smaller")
    drawn.wait(lambda: drawn.window.page._sheets.images[0].width() < 350)
    for _ in range(8):
        drawn.do("page-larger")
    drawn.wait(lambda: drawn.window.page._sheets.images[0].width() > 1700)


@pytest.mark.parametrize("fit", ["page-width", "page-whole"])
def test_a_fitted_page_comes_to_rest_at_every_size_of_the_window(drawn: Hands, fit: str) -> None:
    drawn.do(fit)
    for height in range(560, 900, 17):
        drawn.window.resize(1560, height)
        drawn.bot.waitUntil(lambda h=height: drawn.window.height() == h)
        sizes = {_settled(drawn) for _ in range(3)}
        assert len(sizes) == 1


def _settled(desk: Hands) -> tuple[int, int]:
    for _ in range(3):
        desk.bot.wait(0)
    return page_width(desk), desk.window.page.viewport().width()


def test_letter_paper_is_drawn_and_remembered(drawn: Hands, qtbot: QtBot, open_window: OpenWindow) -> None:
    drawn.do("paper-letter")
    drawn.wait(lambda: paper(drawn) == (612, 792))
    actions = drawn.window.actions_
    assert (actions["paper-a4"].isChecked(), actions["paper-letter"].isChecked()) == (False, True)
    later = again(qtbot, open_window, drawn)
    later.wait(lambda: paper(later) == (612, 792))
    later.do("paper-a4")
    later.wait(lambda: paper(later) == (595, 842))


def choose_layout(hands: Hands, name: str) -> None:
    (choice,) = (
        box for box in hands.window.inspector.findChildren(QComboBox) if box.accessibleName() == "Layout"
    )
    QTest.keyClick(choice, Qt.Key.Key_Home)
    while hands.story.layout != name:
        QTest.keyClick(choice, Qt.Key.Key_Down)


def ticked_papers(hands: Hands) -> dict[str, bool]:
    """Read the papers offered in the View menu, and whether each is ticked."""
    actions = (hands.window.actions_[name] for name in ("paper-a4", "paper-letter"))
    return {action.text(): action.isChecked() for action in actions if action.isEnabled()}


def test_only_papers_the_layout_is_made_for_are_offered_and_letter_comes_back_with_one_that_has_it(
    drawn: Hands,
) -> None:
    drawn.do("paper-letter")
    assert ticked_papers(drawn) == {"Paper: &A4": False, "Paper: L&etter": True}
    choose_layout(drawn, "news-page")
    assert ticked_papers(drawn) == {"Paper: &A4": True}
    choose_layout(drawn, "tabloid-page")
    assert ticked_papers(drawn) == {}
    choose_layout(drawn, "print-version")
    assert ticked_papers(drawn) == {"Paper: &A4": False, "Paper: L&etter": True}
    drawn.do("paper-letter")
    assert ticked_papers(drawn) == {"Paper: &A4": False, "Paper: L&etter": True}


@pytest.mark.parametrize(("deed", "colours"), [("theme-light", LIGHT), ("theme-dark", DARK)])
def test_a_theme_repaints_the_window_and_is_remembered(
    drawn: Hands, qtbot: QtBot, open_window: OpenWindow, deed: str, colours: Colours
) -> None:
    drawn.do("theme-dark" if deed == "theme-light" else "theme-light")
    drawn.do(deed)
    assert _grounds(drawn) == (QColor(colours.paper), QColor(colours.panel))
    assert [
        t for t in ("theme-system", "theme-light", "theme-dark") if drawn.window.actions_[t].isChecked()
    ] == [deed]
    later = again(qtbot, open_window, drawn)
    assert later.window.actions_[deed].isChecked()
    later.wait(lambda: _grounds(later)[0] == QColor(colours.paper))


def _grounds(desk: Hands) -> tuple[QColor, QColor]:
    """Read the colours behind the body and behind the story list's search field."""
    body = desk.body.viewport().grab(QRect(0, 0, 3, 3)).toImage().pixelColor(1, 1)
    panel = desk.window.stories.grab(QRect(0, 0, 3, 3)).toImage().pixelColor(2, 2)
    return body, panel


def test_the_icons_take_the_ink_of_the_theme(drawn: Hands) -> None:
    drawn.do("theme-dark")
    image = drawn.window.actions_["new"].icon().pixmap(48, 48).toImage()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() > 250
    }
    wanted = QColor(DARK.ink)
    assert inks
    for ink in map(QColor, inks):
        assert max(abs(ink.red() - wanted.red()), abs(ink.green() - wanted.green())) <= 2


def test_the_photos_and_findings_survive_a_change_of_theme(desk: Hands) -> None:
    desk.do("theme-dark")
    cards = desk.window.inspector.photos._cards
    assert [card.lines["caption"].toPlainText() for card in cards] == ["The ferry at the quay."]
    assert [row[1].text() for row in desk.window.inspector.related._rows] == [
        "Ferry fares go up", "Harbour wall mended"
    ]  # fmt: skip


def test_panes_hidden_and_moved_are_remembered_and_reset(
    drawn: Hands, qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = drawn.window
    window.panes.inspector.toggleViewAction().trigger()
    window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, window.panes.page)
    assert not window.panes.inspector.isVisible()
    later = again(qtbot, open_window, drawn).window
    assert not later.panes.inspector.isVisible()
    assert later.panes.stories.isVisible()
    assert later.dockWidgetArea(later.panes.page) == Qt.DockWidgetArea.BottomDockWidgetArea
    later.actions_["reset-panes"].trigger()
    assert later.panes.inspector.isVisible()
    assert later.dockWidgetArea(later.panes.page) == Qt.DockWidgetArea.RightDockWidgetArea


def test_a_hidden_list_comes_back_for_a_search(drawn: Hands) -> None:
    drawn.window.panes.stories.hide()
    drawn.do("find")
    drawn.wait(drawn.window.stories.search.hasFocus)
    assert drawn.window.stories.isVisible()


def test_a_page_that_cannot_be_set_is_told_over_the_old_one_and_goes_with_the_next(drawn: Hands) -> None:
    page = drawn.window.page
    page.show_trouble("The page cannot be set: mend the layout.")
    assert page._trouble.isVisible()
    assert page.is_drawn
    drawn.type(drawn.body, "x")
    drawn.wait(lambda: not page._trouble.isVisible())


def test_the_status_bar_counts_words_and_lines(drawn: Hands) -> None:
    assert drawn.window.status.words.text() == "24 words"
    drawn.wait(lambda: drawn.window.status.lines.text().endswith(" lines"))
    was = int(drawn.window.status.lines.text().split()[0])
    drawn.caret(3, 20)
    drawn.press(Qt.Key.Key_Return)
    drawn.type(drawn.body, "Fog")
    assert drawn.window.status.words.text() == "25 words"
    drawn.wait(lambda: drawn.window.status.lines.text() == f"{was + 1} lines")


def test_enter_goes_from_field_to_field_down_to_the_body(desk: Hands) -> None:
    pane = desk.window.pane
    desk.focus(pane.headline)
    for field in (pane.standfirst, pane.byline, pane.dateline, pane.body):
        desk.press(Qt.Key.Key_Return)
        assert field.hasFocus()
    assert desk.texts[0] == "The ferry left the quay at dawn on Monday."


def test_a_headline_takes_the_lines_it_needs(desk: Hands) -> None:
    headline = desk.window.pane.headline
    one = headline.height()
    desk.focus(headline)
    desk.press(Qt.Key.Key_End)
    desk.type(headline, " and again at noon, and once more in the evening, when the wind had dropped")
    assert headline.height() > one * 1.8
    assert "\n" not in desk.story.headline


@pytest.mark.parametrize(("deed", "colours"), [("theme-light", LIGHT), ("theme-dark", DARK)])
def test_the_story_stands_on_paper_from_edge_to_edge(drawn: Hands, deed: str, colours: Colours) -> None:
    drawn.do(deed)
    pane = drawn.window.pane
    picture = drawn.window.grab().toImage()
    for x, y in ((2, 2), (pane.width() - 2, 4), (4, pane.headline.height() // 2), (4, pane.height() - 4)):
        place = pane.mapTo(drawn.window, QPoint(x, y))
        assert picture.pixelColor(place) == QColor(colours.paper), (x, y)
