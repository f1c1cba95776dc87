"""Story ▸ Credit Style: opens the dialog and does what it asks."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desk.story.model import Story
from desk.ui.photos.credit_style_dialog import CreditStyleDialog

if TYPE_CHECKING:
    from desk.ui.window import Window


class CreditStyleDeed:
    """Joins the dialog to the newsroom; the dialog is made when first asked for."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self.dialog: CreditStyleDialog | None = None

    def calls(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of this kind call."""
        return {"credit-style": self.open}

    def open(self) -> None:
        """Read the style in force and show it."""
        dialog = self.dialog or self._made()
        dialog.show()
        self._window.newsroom.credit_styling.read()

    def _made(self) -> CreditStyleDialog:
        styling = self._window.newsroom.credit_styling
        dialog = self.dialog = CreditStyleDialog(self._window)
        styling.styles.listen(dialog.show_kept)
        styling.examples.listen(dialog.show_examples)
        styling.trouble.listen(lambda sentence: dialog.say(sentence, bad=True))
        dialog.tried.connect(lambda: styling.try_(dialog.style_set(), self._story, dialog.own_line.text()))
        dialog.saved.connect(lambda: styling.keep(dialog.style_set()))
        dialog.reset_wanted.connect(styling.as_it_came)
        return dialog

    @property
    def _story(self) -> Story | None:
        open_story = self._window.newsroom.open_story
        return open_story.story if open_story is not None else None
