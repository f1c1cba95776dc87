"""Deeds about what the checks found: going there, and mending it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from desk.checks.seam import Finding
from desk.story.edits import with_passage
from desk.story.model import Story
from desk.story.text import passages
from desk.ui.body import BodyEditor
from desk.ui.checks_panel import ChecksPanel, can_mend_unasked
from desk.ui.fields import GrowingText, LineText
from desk.ui.finding_menu import fill

if TYPE_CHECKING:
    from desk.ui.window import Window


class FindingDeeds:
    """Walks the findings of the open story; ``gone_to`` is the one gone to last."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self.all: tuple[Finding, ...] = ()
        self.gone_to: Finding | None = None
        self.menu: QMenu | None = None

    def calls(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of this kind call."""
        return {
            "walk-findings": self.walk,
            "next-finding": self.next,
            "previous-finding": self.previous,
            "offer-fixes": self.offer,
            "fix-all": self.mend_all,
        }

    def show(self, findings: tuple[Finding, ...]) -> None:
        """Take what the checks found now, and mark it where it is."""
        checker = self._window.newsroom.checker
        self.all = findings
        self.mark()
        self._window.inspector.show_heard(checker.heard, checker.checked)
        self._window.status.show_heard(checker.heard)

    def mark(self) -> None:
        """Underline what was found, wherever it is, in the colours of the theme."""
        window = self._window
        for part in (window.pane, window.inspector):
            part.mark(self.all, window.colours)

    def forget(self) -> None:
        """Another story is open, or none: nothing has been found in it yet."""
        self.all = ()
        self.gone_to = None

    def go_to(self, finding: Finding) -> None:
        """Take the caret to a finding, wherever it is."""
        window = self._window
        if not window.pane.reveal(finding):
            window.panes.bring(window.panes.inspector)
            window.inspector.reveal(finding)
        self.gone_to = finding

    def look_at(self, finding: Finding) -> None:
        """Show a finding’s words in the body while the focus stays on its card."""
        self._window.pane.show_words(finding)
        self.gone_to = finding

    def walk(self) -> None:
        """Go through the cards with the keys, from the finding gone to last: mend, ignore, on to the next."""
        if not self.all:
            self._window.strip.say("The checks found nothing in this story.")
            return
        self._cards().walk(self.gone_to)

    def show_why(self, finding: Finding) -> None:
        """Show what speaks for a finding, on its card."""
        self._cards().show_why(finding)

    def _cards(self) -> ChecksPanel:
        """Bring the cards into sight."""
        window = self._window
        window.panes.bring(window.panes.inspector)
        window.inspector.setCurrentWidget(window.inspector.checks)
        return window.inspector.checks

    def next(self) -> None:
        """Go to the finding after the caret or the one gone to last, and from the last to the first."""
        self._step(1)

    def previous(self) -> None:
        """Go to the finding before the caret or the one gone to last, and from the first to the last."""
        self._step(-1)

    def offer(self) -> None:
        """Offer the mendings of the finding at the caret, in a menu there."""
        text = self._window.focusWidget()
        is_marked = isinstance(text, BodyEditor | GrowingText | LineText)
        finding, point = text.marks.here() if is_marked else (None, QPoint())
        if finding is None:
            self._window.strip.say("Nothing was found at the caret; F8 goes to the next finding.")
            return
        self.offer_for(finding, point)

    def offer_for(self, finding: Finding, point: QPoint) -> None:
        """Offer all that can be done about a finding, in a menu at a point of the screen."""
        self.menu = QMenu(self._window)
        fill(self.menu, finding, self, self._window.deeds.deciding)
        actions = self.menu.actions()
        if finding.suggestions:
            self.menu.setActiveAction(actions[0])
        self.menu.popup(point)

    def mend(self, finding: Finding, text: str) -> None:
        """Put ``text`` in place of what was found; Undo brings the old words back."""
        open_story = self._window.newsroom.open_story
        if open_story is None:
            return
        story = _mended(open_story.story, finding, text)
        if story is None:
            self._window.strip.say(
                f"“{finding.text}” has changed since it was checked; look at the new findings."
            )
            return
        open_story.become(story, words=f"Replace “{finding.text}”", by=None)

    def mend_all(self) -> None:
        """Mend every plain slip with its first suggestion, as one step; quotations are left alone."""
        open_story = self._window.newsroom.open_story
        fixable = [finding for finding in self.all if can_mend_unasked(finding)]
        if open_story is None or not fixable:
            self._window.strip.say("There is nothing that can be mended without a look.")
            return
        story, done = open_story.story, 0
        for finding in reversed(fixable):
            mended = _mended(story, finding, finding.suggestions[0])
            story, done = (story, done) if mended is None else (mended, done + 1)
        open_story.become(story, words=f"Fix All {done}", by=None)
        quoted = sum(finding.quoted for finding in self.all)
        left = f" {quoted} in quotations left for you." if quoted else ""
        self._window.strip.say(f"{done} mended.{left}", [("Undo", self._undo)])

    def _step(self, by: int) -> None:
        body = self._window.pane.body
        if not self.all:
            self._window.strip.say("The checks found nothing in this story.")
        elif body.hasFocus():
            start, end = body.selection()
            self.go_to(_after(self.all, end) if by > 0 else _before(self.all, start))
        else:
            at = self.all.index(self.gone_to) + by if self.gone_to in self.all else min(by, 0)
            self.go_to(self.all[at % len(self.all)])

    def _undo(self) -> None:
        self._window.strip.hide()
        self._window.actions_["undo"].trigger()


_Place = tuple[int, int]


def _after(findings: Sequence[Finding], caret: _Place) -> Finding:
    """Return the first finding of the body, or after it, from the caret on; else the first of all."""
    later = (
        f for f in findings
        if f.field == "related" or (f.field == "body" and (f.paragraph or 0, f.start) >= caret)
    )  # fmt: skip
    return next(later, findings[0])


def _before(findings: Sequence[Finding], caret: _Place) -> Finding:
    """Return the last finding before the caret, or before the body; else the last of all."""
    earlier = (
        f for f in reversed(findings)
        if f.field != "related" and (f.field != "body" or (f.paragraph or 0, f.start) < caret)
    )  # fmt: skip
    return next(earlier, findings[-1])


def _mended(story: Story, finding: Finding, text: str) -> Story | None:
    """Return the story with the words replaced, None where other words stand there now."""
    place = (finding.field, finding.paragraph)
    here = next((p for p in passages(story) if (p.field, p.paragraph) == place), None)
    if here is None or here.text[finding.start : finding.end] != finding.text:
        return None
    return with_passage(story, here, finding.start, finding.end, text)
