"""Deeds about what the checks found: going there, and mending it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desk.checks.seam import Finding
from desk.story.edits import with_passage
from desk.story.text import passages

if TYPE_CHECKING:
    from desk.ui.window import Window


class FindingDeeds:
    """Walks the findings of the open story; ``gone_to`` is the one gone to last."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self.all: tuple[Finding, ...] = ()
        self.gone_to: Finding | None = None

    def calls(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of this kind call."""
        return {"next-finding": self.next}

    def show(self, findings: tuple[Finding, ...]) -> None:
        """Take what the checks found now, and mark it where it is."""
        self.all = findings
        self._window.pane.mark(findings)
        self._window.inspector.show_findings(findings)

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

    def next(self) -> None:
        """Go to the finding after the caret or the one gone to last, and from the last to the first."""
        body = self._window.pane.body
        if not self.all:
            self._window.strip.say("The checks found nothing in this story.")
        elif body.hasFocus():
            caret = body.caret()
            later = (
                f for f in self.all
                if f.field == "related" or (f.field == "body" and (f.paragraph or 0, f.start) >= caret)
            )  # fmt: skip
            self.go_to(next(later, self.all[0]))
        else:
            at = self.all.index(self.gone_to) + 1 if self.gone_to in self.all else 0
            self.go_to(self.all[at % len(self.all)])

    def mend(self, finding: Finding, text: str) -> None:
        """Put ``text`` in place of what was found; Undo brings the old words back."""
        open_story = self._window.newsroom.open_story
        if open_story is None:
            return
        place = (finding.field, finding.paragraph)
        here = next((p for p in passages(open_story.story) if (p.field, p.paragraph) == place), None)
        if here is None or here.text[finding.start : finding.end] != finding.text:
            self._window.strip.say(
                f"“{finding.text}” has changed since it was checked; look at the new findings."
            )
            return
        story = with_passage(open_story.story, here, finding.start, finding.end, text)
        open_story.become(story, words=f"Replace “{finding.text}”", by=None)
