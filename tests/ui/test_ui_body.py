"""The body editor: kinds, faces, Enter, and changes that come from elsewhere."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from conftest import STORY
from hands import CTRL, SHIFT, Hands
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlock

from desk.story.model import Kind, Paragraph, Span, Story

FACES: dict[str, tuple[Qt.Key, str]] = {"bold": (Qt.Key.Key_B, "bold"), "italic": (Qt.Key.Key_I, "italic")}


def _looks(block: QTextBlock) -> list[tuple[str, bool, bool]]:
    """Read how a block looks: each stretch, whether it is heavy, whether it slopes."""
    out: list[tuple[str, bool, bool]] = []
    each = block.begin()
    while not each.atEnd():
        fragment = each.fragment()
        form = fragment.charFormat()
        out.append((fragment.text(), form.fontWeight() >= QFont.Weight.Bold, form.fontItalic()))
        each += 1
    return out


def _look_of(desk: Hands, paragraph: int) -> list[tuple[str, bool, bool]]:
    return _looks(desk.body.document().findBlockByNumber(paragraph))


@pytest.mark.parametrize(
    ("key", "deed", "kind"),
    [
        (Qt.Key.Key_1, "crosshead", Kind.CROSSHEAD),
        (Qt.Key.Key_2, "quote", Kind.QUOTE),
        (Qt.Key.Key_3, "list-item", Kind.LIST_ITEM),
    ],
)
def test_a_kind_is_set_by_its_key_shown_by_its_switch_and_taken_off_again(
    desk: Hands, key: Qt.Key, deed: str, kind: Kind
) -> None:
    desk.caret(2, 3)
    desk.press(key, CTRL)
    assert desk.story.body[2] == replace(STORY.body[2], kind=kind)
    assert desk.window.actions_[deed].isChecked()
    assert desk.body.caret()[0] == 2
    desk.press(key, CTRL)
    assert desk.story == STORY
    assert not desk.window.actions_[deed].isChecked()


def test_a_kind_goes_to_every_paragraph_the_selection_touches(desk: Hands) -> None:
    desk.caret(0, 5, to=(2, 1))
    desk.press(Qt.Key.Key_3, CTRL)
    assert [p.kind for p in desk.story.body] == [Kind.LIST_ITEM] * 3 + [Kind.TEXT]
    assert desk.shown == desk.story.body


def test_an_empty_story_takes_a_kind_before_its_first_word(desk: Hands) -> None:
    desk.focus(desk.body)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_Delete)
    assert desk.story.body == ()
    desk.press(Qt.Key.Key_1, CTRL)
    desk.type(desk.body, "Fog")
    assert desk.story.body == (Paragraph("Fog", Kind.CROSSHEAD),)


@pytest.mark.parametrize("face", FACES)
def test_a_face_is_set_on_a_selection_and_taken_off_again(desk: Hands, face: str) -> None:
    key, name = FACES[face]
    desk.caret(0, 4, to=(2, 6))
    desk.press(key, CTRL)
    assert [p.spans for p in desk.story.body] == [
        (Span(4, 42, name),), (Span(0, 15, name),), (Span(0, 6, name),), ()
    ]  # fmt: skip
    assert desk.window.actions_[face].isChecked()
    assert _look_of(desk, 2) == [
        ("Nobody", name == "bold", name == "italic"),
        (" on the deck spoke for an hour.", False, False),
    ]
    desk.press(key, CTRL)
    assert desk.story == STORY
    assert not desk.window.actions_[face].isChecked()


@pytest.mark.parametrize("face", FACES)
def test_a_face_without_a_selection_is_taken_by_the_next_typing(desk: Hands, face: str) -> None:
    key, name = FACES[face]
    desk.caret(3, 20)
    desk.press(key, CTRL)
    assert desk.window.actions_[face].isChecked()
    desk.type(desk.body, "Hi")
    desk.press(key, CTRL)
    desk.type(desk.body, "lo")
    assert desk.story.body[3] == Paragraph("The bell rang twice.Hilo", Kind.TEXT, (Span(20, 22, name),))


def test_enter_after_a_crosshead_begins_text_and_inside_one_splits_it(desk: Hands) -> None:
    desk.caret(1, 15)
    desk.press(Qt.Key.Key_Return)
    desk.type(desk.body, "x")
    assert desk.story.body[1:3] == (Paragraph("A calm crossing", Kind.CROSSHEAD), Paragraph("x"))
    desk.caret(1, 6)
    desk.press(Qt.Key.Key_Return)
    assert [(p.text, p.kind) for p in desk.story.body[1:3]] == [
        ("A calm", Kind.CROSSHEAD), (" crossing", Kind.CROSSHEAD)
    ]  # fmt: skip


def test_shift_enter_and_the_keypad_begin_a_paragraph_as_enter_does(desk: Hands) -> None:
    desk.caret(3, 8)
    desk.press(Qt.Key.Key_Return, SHIFT)
    desk.caret(4, 3)
    desk.press(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert desk.texts[3:] == ["The bell", " ra", "ng twice."]


def test_a_list_goes_on_with_enter_and_ends_with_an_empty_item(desk: Hands) -> None:
    desk.caret(3, 20)
    desk.press(Qt.Key.Key_3, CTRL)
    desk.press(Qt.Key.Key_Return)
    desk.type(desk.body, "Fog")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    desk.type(desk.body, "End")
    assert desk.story.body[3:] == (
        Paragraph("The bell rang twice.", Kind.LIST_ITEM), Paragraph("Fog", Kind.LIST_ITEM), Paragraph("End")
    )  # fmt: skip


def test_enter_over_a_selection_puts_a_paragraph_break_in_its_place(desk: Hands) -> None:
    desk.caret(2, 6, to=(3, 8))
    desk.press(Qt.Key.Key_Return)
    assert desk.texts == [STORY.body[0].text, STORY.body[1].text, "Nobody", " rang twice."]


@pytest.mark.parametrize("joined", [1, 2])
def test_paragraphs_joined_by_backspace_look_as_the_story_has_them(desk: Hands, joined: int) -> None:
    desk.caret(joined, 0)
    desk.press(Qt.Key.Key_Backspace)
    kept = STORY.body[joined - 1]
    assert desk.story.body[joined - 1] == Paragraph(kept.text + STORY.body[joined].text, kept.kind)
    heavy = kept.kind is Kind.CROSSHEAD
    assert _look_of(desk, joined - 1) == [(kept.text + STORY.body[joined].text, heavy, False)]


def test_text_typed_over_a_crosshead_and_its_neighbour_looks_like_text(desk: Hands) -> None:
    desk.caret(0, 3, to=(1, 2))
    desk.type(desk.body, "x")
    assert desk.story.body[0] == Paragraph("Thexcalm crossing")
    assert _look_of(desk, 0) == [("Thexcalm crossing", False, False)]


def test_a_change_made_elsewhere_touches_only_the_paragraphs_that_differ(desk: Hands) -> None:
    open_story = desk.window.newsroom.open_story
    touched: list[tuple[int, int]] = []
    document = desk.body.document()
    lengths = [len(p.text) + 1 for p in STORY.body]
    document.contentsChange.connect(lambda at, gone, new: touched.append((at, at + max(gone, new))))
    new = (*STORY.body[:2], Paragraph("Someone spoke.", Kind.QUOTE, (Span(0, 7, "italic"),)), STORY.body[3])
    open_story.become(replace(STORY, body=new), words="Elsewhere", by=None)
    assert desk.shown == new == desk.story.body
    start = sum(lengths[:2]) - 1  # the break before it carries its kind
    assert touched
    assert all(start <= at and to <= start + 1 + lengths[2] for at, to in touched)


def _swap(body: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    return tuple(reversed(body))


SHIFTS: dict[str, Callable[[tuple[Paragraph, ...]], tuple[Paragraph, ...]]] = {
    "a paragraph before all": lambda body: (Paragraph("New", Kind.QUOTE), *body),
    "a paragraph after all": lambda body: (*body, Paragraph("New", Kind.LIST_ITEM)),
    "one in the middle": lambda body: (*body[:2], Paragraph("🚢 New"), *body[2:]),
    "the first gone": lambda body: body[1:],
    "the last gone": lambda body: body[:-1],
    "the middle gone": lambda body: (body[0], body[3]),
    "all gone": lambda _body: (),
    "another order": _swap,
    "every paragraph twice": lambda body: tuple(p for each in body for p in (each, each)),
    "only empty ones": lambda _body: (Paragraph(), Paragraph("", Kind.CROSSHEAD), Paragraph()),
}


@pytest.mark.parametrize("name", SHIFTS)
def test_a_change_made_elsewhere_lands_exactly_and_so_does_taking_it_back(desk: Hands, name: str) -> None:
    open_story = desk.window.newsroom.open_story
    body = SHIFTS[name](STORY.body)
    open_story.become(replace(STORY, body=body), words="Elsewhere", by=None)
    assert desk.shown == (body or (Paragraph(),))
    open_story.undo()
    assert desk.shown == STORY.body
    desk.type(desk.body, "x")
    assert desk.shown == desk.story.body


def test_the_text_under_a_face_keeps_it_when_the_type_is_made_larger(desk: Hands) -> None:
    desk.caret(2, 0, to=(2, 6))
    desk.press(Qt.Key.Key_I, CTRL)
    story: Story = desk.story
    desk.do("larger")
    assert desk.story == story
    assert desk.shown == story.body
    assert _look_of(desk, 2)[0] == ("Nobody", False, True)


def test_a_story_that_is_no_longer_open_is_not_changed_by_the_keys(desk: Hands) -> None:
    old = desk.window.newsroom.open_story
    desk.do("remove")
    desk.wait_none_open()
    for deed in ("crosshead", "bold", "quote"):
        desk.do(deed)
    assert old.story == STORY
    assert not desk.window.page.is_drawn


def test_what_comes_late_to_a_story_left_behind_does_not_show_in_the_one_now_open(desk: Hands) -> None:
    old = desk.window.newsroom.open_story
    desk.do("new")
    desk.wait(lambda: desk.window.newsroom.open_story is not old)
    old.become(replace(STORY, headline="Late"), words="Late", by=None)
    assert desk.window.pane.headline.toPlainText() == ""
    assert desk.body.toPlainText() == ""
    assert desk.window.windowTitle() == "Untitled – Desk"
