"""One undo for every kind of change, by the keys, wherever the focus is."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from conftest import STORY
from hands import CTRL, SHIFT, Hands
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

from desk.story.model import Kind, Paragraph, PhotoUse, Related, Span, Story
from desk.ui.fields import LineText

Field = Callable[[Hands], QWidget]


def _photos(desk: Hands) -> QWidget:
    desk.window.panes.inspector.raise_()
    desk.window.inspector.setCurrentWidget(desk.window.inspector.photos)
    return desk.window.inspector.photos._cards[0]


def _caption(desk: Hands) -> QWidget:
    _photos(desk)
    return desk.window.inspector.photos._cards[0].lines["caption"]


def _credit(desk: Hands) -> QWidget:
    _photos(desk)
    return desk.window.inspector.photos._cards[0].lines["credit"]


def _related(desk: Hands) -> QWidget:
    desk.window.panes.inspector.raise_()
    desk.window.inspector.setCurrentWidget(desk.window.inspector.related)
    return desk.window.inspector.related._rows[1][1]


def _details(name: str) -> Field:
    def find(desk: Hands) -> QWidget:
        desk.window.panes.inspector.raise_()
        desk.window.inspector.setCurrentWidget(desk.window.inspector.details)
        details = desk.window.inspector.details
        return details._notes if name == "notes" else details.lines[name]

    return find


FIELDS: dict[str, tuple[Field, Story]] = {
    "headline": (lambda d: d.window.pane.headline, replace(STORY, headline="Ferry sails at dawnzz")),
    "standfirst": (
        lambda d: d.window.pane.standfirst,
        replace(STORY, standfirst="The crew waited for the wind.zz"),
    ),
    "byline": (lambda d: d.window.pane.byline, replace(STORY, byline="By Ann Roezz")),
    "dateline": (lambda d: d.window.pane.dateline, replace(STORY, dateline="zz")),
    "body": (
        lambda d: d.body,
        replace(STORY, body=(*STORY.body[:3], Paragraph("The bell rang twice.zz"))),
    ),
    "caption": (
        _caption,
        replace(STORY, photos=(PhotoUse("The ferry at the quay.zz", "Photo", "Ann Roe"),)),
    ),
    "credit": (_credit, replace(STORY, photos=(PhotoUse("The ferry at the quay.", "Photo", "Ann Roezz"),))),
    "related": (_related, replace(STORY, related=(STORY.related[0], Related("Harbour wall mendedzz")))),
    "slug": (_details("slug"), replace(STORY, slug="ferry-dawnzz")),
    "notes": (_details("notes"), replace(STORY, notes="zz")),
}


@pytest.mark.parametrize("name", FIELDS)
def test_one_undo_takes_back_the_typing_in_each_field_and_redo_brings_it_back(desk: Hands, name: str) -> None:
    find, typed = FIELDS[name]
    field = find(desk)
    desk.focus(field)
    desk.press(Qt.Key.Key_End, CTRL if isinstance(field, QTextEdit) else Qt.KeyboardModifier.NoModifier)
    desk.type(field, "zz")
    assert desk.story == typed
    desk.undo()
    assert desk.story == STORY
    assert desk.window.newsroom.open_story.undo_words == ""
    desk.redo()
    assert desk.story == typed
    assert _words_in(field).endswith("zz")
    desk.undo()
    desk.undo()
    assert desk.story == STORY


def _words_in(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    assert isinstance(field, QTextEdit | QPlainTextEdit)
    return field.toPlainText()


def test_undo_goes_back_through_changes_of_every_kind_in_the_order_they_were_made(desk: Hands) -> None:
    states = [desk.story]

    def done() -> None:
        states.append(desk.story)

    desk.caret(3, 20)
    desk.type(desk.body, "z")
    done()
    desk.type(desk.window.pane.headline, "z")
    done()
    desk.type(_caption(desk), "z")
    done()
    desk.type(_related(desk), "z")
    done()
    desk.caret(3, 0)
    desk.press(Qt.Key.Key_2, CTRL)
    done()
    desk.caret(2, 0, to=(2, 6))
    desk.press(Qt.Key.Key_B, CTRL)
    done()
    desk.click(desk.window.inspector.related.add)
    done()
    assert len(set(map(repr, states))) == 8
    for widget in (desk.body, desk.window.pane.headline, _caption(desk), desk.window.pane.byline):
        desk.focus(widget)
        for state in reversed(states[:-1]):
            desk.undo()
            assert desk.story == state
            assert desk.shown == state.body
        for state in states[1:]:
            desk.redo()
            assert desk.story == state
            assert desk.shown == state.body


def test_an_undo_with_nothing_left_to_take_back_changes_nothing(desk: Hands) -> None:
    byline = desk.window.pane.byline
    desk.type(byline, "q")
    desk.press(Qt.Key.Key_Backspace)
    for _ in range(4):
        desk.undo()
        assert desk.story == STORY
        assert byline.text() == STORY.byline


def test_the_menu_says_what_undo_would_take_back(desk: Hands) -> None:
    undo, redo = desk.window.actions_["undo"], desk.window.actions_["redo"]
    assert (undo.text(), undo.isEnabled(), redo.isEnabled()) == ("&Undo", False, False)
    desk.type(_credit(desk), "z")
    assert (undo.text(), undo.isEnabled()) == ("&Undo Credit", True)
    desk.type(desk.window.inspector.photos._cards[0].lines["credit_label"], "z")
    assert undo.text() == "&Undo Credit label"
    desk.undo()
    assert redo.text() == "&Redo Credit label"


def test_a_word_is_a_step_of_its_own(desk: Hands) -> None:
    desk.caret(3, 0)
    desk.type(desk.body, "One two ")
    desk.undo()
    assert desk.texts[3] == "One The bell rang twice."
    desk.undo()
    assert desk.texts[3] == "The bell rang twice."


def test_undo_shows_where_it_happened(desk: Hands) -> None:
    desk.caret(2, 9)
    desk.type(desk.body, "low ")
    desk.caret(0, 0)
    desk.undo()
    assert desk.body.caret() == (2, 9)


def test_bold_and_its_span_are_one_step(desk: Hands) -> None:
    desk.caret(2, 0, to=(2, 6))
    desk.press(Qt.Key.Key_B, CTRL)
    assert desk.story.body[2].spans == (Span(0, 6, "bold"),)
    assert desk.body.textCursor().selectedText() == "Nobody"
    desk.undo()
    assert desk.story == STORY


def test_undo_in_the_search_field_leaves_the_story_alone_while_it_has_something_itself(desk: Hands) -> None:
    desk.type(desk.window.pane.headline, "z")
    story = desk.story
    desk.type(desk.window.stories.search, "bell")
    desk.undo()
    assert desk.window.stories.search.text() == ""
    assert desk.story == story


def test_every_kind_of_field_sends_the_undo_keys_to_the_window(desk: Hands) -> None:
    desk.press(Qt.Key.Key_1, CTRL)
    desk.caret(3, 0)
    desk.press(Qt.Key.Key_1, CTRL)
    assert desk.story.body[3].kind is Kind.CROSSHEAD
    for find, _typed in FIELDS.values():
        desk.focus(find(desk))
        assert QApplication.focusWidget() is find(desk)
        desk.press(Qt.Key.Key_Z, CTRL)
        assert desk.story.body[3].kind is Kind.TEXT
        desk.press(Qt.Key.Key_Z, CTRL | SHIFT)
        assert desk.story.body[3].kind is Kind.CROSSHEAD


def test_the_menu_of_a_line_in_a_form_has_the_clipboard_and_no_undo_of_its_own(
    desk: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[list[str]] = []
    monkeypatch.setattr(
        QMenu, "popup", lambda menu, _at: shown.append([a.text() for a in menu.actions() if a.text()])
    )
    line = LineText("A line of a form", parent=desk.window)
    at = line.rect().center()
    QApplication.sendEvent(line, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, line.mapToGlobal(at)))
    assert [[words.split("\t")[0] for words in menu] for menu in shown] == [
        ["Cu&t", "&Copy", "&Paste", "Delete", "Select All"]
    ]
