"""What the newsroom tells, shown in the window."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from desk.newsroom.autosave import SaveNews
from desk.newsroom.open_story import Change, OpenStory
from desk.newsroom.previewing import Proof
from desk.press.fit import Fit
from desk.store.stories import Removed
from desk.story.model import Kind

if TYPE_CHECKING:
    from desk.ui.window import Window


class Reporter:
    """Listens to the newsroom, and keeps every part of the window true to what it hears."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        room = window.newsroom
        room.in_hand.opened.listen(self._opened)
        room.in_hand.saved.listen(self._saved)
        room.trouble.listen(self._complain)
        room.notices.listen(window.strip.say)
        room.removing.removed.listen(self._removed)
        room.previewer.pages.listen(self._proofed)
        room.previewer.fits.listen(self._fitted)
        room.previewer.trouble.listen(window.page.show_trouble)
        room.checker.findings.listen(window.deeds.findings.show)
        room.cutter.news.listen(window.inspector.fit.show_cutting)
        room.cutter.trouble.listen(self._not_cut)
        window.pane.body.caret_moved.connect(self._show_kind)

    def show_no_story(self) -> None:
        """Show that no story is open."""
        window = self._window
        window.centre.show_story(is_open=False)
        window.pane.leave()
        window.inspector.leave()
        window.page.clear()
        window.stories.show_open(0)
        window.status.clear_story()
        window.deeds.view.show_papers()
        self._show_undo()
        window.setWindowTitle("Desk")

    def _opened(self, story: OpenStory | None) -> None:
        window = self._window
        window.deeds.findings.forget()
        if story is None:
            self.show_no_story()
            return
        if window.strip.is_bad:
            window.strip.hide()
        window.centre.show_story(is_open=True)
        window.inspector.setEnabled(True)
        window.pane.open(story)
        window.inspector.open(story)
        window.stories.show_open(story.id)
        window.status.clear_story()
        window.status.show_story(story.story)
        window.deeds.view.show_papers()
        story.listen(partial(self._changed, story))
        window.newsroom.shelf.ask_received(
            story.id, lambda copies: window.inspector.details.show_received(has=bool(copies))
        )
        self._show_undo()
        self._show_title()
        window.deeds.copy.opened()

    def _changed(self, story: OpenStory, change: Change) -> None:
        window = self._window
        if story is not window.newsroom.open_story:
            return
        window.pane.changed(change)
        window.inspector.changed(change)
        window.status.show_story(change.after)
        if change.after.layout != change.before.layout:
            window.deeds.view.show_papers()
        self._show_undo()
        self._show_title()
        self._show_kind()

    def _saved(self, news: SaveNews) -> None:
        window = self._window
        window.status.show_saved(news)
        if news.overtaken:
            window.strip.say(
                news.sentence,
                [
                    ("Keep mine as a new story", window.newsroom.in_hand.keep_as_new),
                    ("Open theirs", window.newsroom.in_hand.take_theirs),
                ],
                bad=True,
            )

    def _complain(self, sentence: str) -> None:
        if sentence != self._window.strip.sentence:
            self._window.strip.say(sentence, bad=True)

    def _removed(self, removed: Removed) -> None:
        window = self._window
        count = len(removed.stories)
        words = "1 story removed." if count == 1 else f"{count} stories removed."

        def put_back() -> None:
            window.strip.hide()
            window.newsroom.removing.put_back(removed)

        window.strip.say(words, [("Put back", put_back)])

    def _proofed(self, proof: Proof[QImage]) -> None:
        self._window.page.show_proof(proof)
        self._window.status.show_lines(proof.fit.lines, len(proof.pictures))

    def _fitted(self, fit: Fit) -> None:
        self._window.status.show_fit(fit)
        self._window.inspector.fit.show_fit(fit)
        self._window.pane.body.rule.mark(fit.breaks_at)

    def _not_cut(self, sentence: str) -> None:
        self._window.inspector.fit.forget()
        self._window.strip.say(sentence, bad=True)

    def _show_undo(self) -> None:
        open_story = self._window.newsroom.open_story
        for name, words in (
            ("undo", open_story.undo_words if open_story else ""),
            ("redo", open_story.redo_words if open_story else ""),
        ):
            action = self._window.actions_[name]
            action.setEnabled(bool(words))
            action.setText(f"&{name.capitalize()} {words}".strip())

    def _show_title(self) -> None:
        open_story = self._window.newsroom.open_story
        if open_story is not None:
            story = open_story.story
            self._window.setWindowTitle(f"{story.headline or story.slug or 'Untitled'} – Desk")

    def _show_kind(self) -> None:
        actions, body = self._window.actions_, self._window.pane.body
        kind = body.styles.kind_here()
        for each in (Kind.CROSSHEAD, Kind.QUOTE, Kind.LIST_ITEM):
            actions[each.value].setChecked(kind is each)
        faces = body.styles.faces_here()
        actions["bold"].setChecked("bold" in faces)
        actions["italic"].setChecked("italic" in faces)
