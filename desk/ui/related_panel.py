"""Related lines of the open story, in the order they print."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from desk.checks.seam import Finding
from desk.newsroom.open_story import Change, OpenStory
from desk.story.edits import moved, with_related, without
from desk.story.model import Related
from desk.ui.cards import CardList, icon_button
from desk.ui.fields import LineText, leave_menu
from desk.ui.finding_marks import found_in
from desk.ui.icons import Icons
from desk.ui.theme import Colours


class RelatedPanel(CardList):
    """All related lines of the open story."""

    def __init__(self, icons: Icons) -> None:
        super().__init__(
            "No related stories", "Lines added here print as the related list.", "Add line", icons.get("plus")
        )
        self._icons = icons
        self._open: OpenStory | None = None
        self._rows: list[tuple[QFrame, LineText, LineText]] = []
        self.add.clicked.connect(self._add_line)

    def dress(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._icons = icons
        self.add.setIcon(icons.get("plus"))
        if self._open is not None:
            self.open(self._open)

    def open(self, open_story: OpenStory) -> None:
        """Show another story."""
        self._open = open_story
        self._rows.clear()
        self.clear_cards()
        self._show(open_story.story.related)

    def changed(self, change: Change) -> None:
        """Follow a change made anywhere."""
        if change.before.related != change.after.related:
            self._show(change.after.related)

    def mark(self, findings: Sequence[Finding], colours: Colours) -> None:
        """Underline what the checks found."""
        for at, (_frame, title, _url) in enumerate(self._rows):
            title.marks.mark(found_in(findings, "related", at), colours)

    def reveal(self, finding: Finding) -> bool:
        """Select a finding's words in a related line; tells whether it is one."""
        at = finding.paragraph
        if finding.field != "related" or at is None or at >= len(self._rows):
            return False
        frame, title, _url = self._rows[at]
        self.ensureWidgetVisible(frame)
        title.marks.reveal(finding)
        return True

    def _show(self, lines: Sequence[Related]) -> None:
        while len(self._rows) > len(lines):
            self.drop_card(self._rows.pop()[0])
        while len(self._rows) < len(lines):
            self._rows.append(self._row(len(self._rows)))
        for (_frame, title, url), line in zip(self._rows, lines, strict=True):
            for field, text in ((title, line.title), (url, line.url)):
                field.show_text(text)
        self.show_empty(empty=not lines)

    def _row(self, at: int) -> tuple[QFrame, LineText, LineText]:
        frame = QFrame()
        frame.setObjectName("card")
        title = LineText(f"Related line {at + 1}", "Headline of the related story")
        url = LineText(f"Web address of related line {at + 1}", "Web address, if it has one")
        for line, part in ((title, "title"), (url, "url")):
            line.typed.connect(partial(self._edit, at, part))
            leave_menu(line, self.text_menu_wanted.emit)
        grid = QGridLayout(frame)
        grid.setContentsMargins(10, 10, 6, 8)
        grid.setSpacing(6)
        grid.addWidget(title, 0, 0, 1, 4)
        grid.addWidget(url, 1, 0)
        for column, (icon, words, call) in enumerate(
            (
                ("arrow-up", "Move up", lambda: self._move(at, -1)),
                ("arrow-down", "Move down", lambda: self._move(at, 1)),
                ("trash-2", "Remove the line", lambda: self._take_off(at)),
            ),
            start=1,
        ):
            grid.addWidget(
                icon_button(self._icons, icon, words, call), 1, column, Qt.AlignmentFlag.AlignRight
            )
        self.add_card(frame)
        return frame, title, url

    def _add_line(self) -> None:
        if self._open is not None:
            related = (*self._open.story.related, Related())
            self._become(related, "Add related line")
            self._rows[-1][1].setFocus()

    def _edit(self, at: int, part: str, text: str) -> None:
        if self._open is not None:
            lines = list(self._open.story.related)
            lines[at] = replace(lines[at], **{part: text})
            self._become(lines, "Related line", joins=f"related {at} {part}")

    def _move(self, at: int, by: int) -> None:
        if self._open is not None:
            self._become(moved(self._open.story.related, at, at + by), "Move related line")

    def _take_off(self, at: int) -> None:
        if self._open is not None:
            self._become(without(self._open.story.related, at), "Remove related line")

    def _become(self, related: Sequence[Related], words: str, joins: str = "") -> None:
        if self._open is not None:
            self._open.become(with_related(self._open.story, related), words=words, by=self, joins=joins)
