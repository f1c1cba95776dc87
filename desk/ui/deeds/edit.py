"""Deeds of editing: undo, the clipboard, faces and kinds of paragraphs, and going to the search."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from desk.story.model import Kind

if TYPE_CHECKING:
    from desk.ui.window import Window


class EditDeeds:
    """What is done to the words where the caret is."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    def calls(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of this kind call."""
        styles = self._window.pane.body.styles
        return {
            "undo": lambda: self._step(back=True), "redo": lambda: self._step(back=False),
            "cut": lambda: _clip("cut"), "copy": lambda: _clip("copy"),
            "paste": lambda: _clip("paste"), "select-all": lambda: _clip("selectAll"),
            "find": self.find,
            "bold": lambda: styles.set_face("bold"), "italic": lambda: styles.set_face("italic"),
            "crosshead": lambda: styles.set_kind(Kind.CROSSHEAD),
            "quote": lambda: styles.set_kind(Kind.QUOTE),
            "list-item": lambda: styles.set_kind(Kind.LIST_ITEM),
        }  # fmt: skip

    def find(self) -> None:
        """Go to the search field."""
        window = self._window
        window.panes.bring(window.panes.stories)
        window.stories.search.setFocus()
        window.stories.search.selectAll()

    def _step(self, *, back: bool) -> None:
        open_story = self._window.newsroom.open_story
        if open_story is not None:
            (open_story.undo if back else open_story.redo)()


def _clip(what: str) -> None:
    target = QApplication.focusWidget()
    if isinstance(target, QLineEdit | QTextEdit | QPlainTextEdit):
        getattr(target, what)()
