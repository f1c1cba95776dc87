"""The inspector: Details, Photos, Related, Checks and Fit of the open story."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QTabWidget

from desk.checks.seam import Finding
from desk.newsroom.answering import Heard
from desk.newsroom.checking import Checked
from desk.newsroom.darkroom import Darkroom
from desk.newsroom.open_story import Change, OpenStory
from desk.press.layouts import Layout
from desk.story.model import Story
from desk.ui.checks_panel import ChecksPanel
from desk.ui.details import Details
from desk.ui.fit_panel import FitPanel
from desk.ui.icons import Icons
from desk.ui.photos import PhotosPanel
from desk.ui.related_panel import RelatedPanel
from desk.ui.theme import Colours


class Inspector(QTabWidget):
    """Five tabs; that of the checks says how many findings there are.

    ``text_menu_wanted`` asks for the menu of a text of the story at a point.
    """

    text_menu_wanted = Signal(object, QPoint)

    def __init__(self, layouts: list[Layout], darkroom: Darkroom, icons: Icons) -> None:
        super().__init__()
        self.details = Details(layouts)
        self.photos = PhotosPanel(darkroom, icons)
        self.related = RelatedPanel(icons)
        self.checks = ChecksPanel()
        self.setAccessibleName("Inspector")
        self.fit = FitPanel()
        self.setDocumentMode(True)
        # A pane as narrow as it may be shows all five: none of them is behind an arrow.
        self.tabBar().setUsesScrollButtons(False)
        self.tabBar().setElideMode(Qt.TextElideMode.ElideNone)
        for name, panel in (
            ("Details", self.details), ("Photos", self.photos), ("Related", self.related),
            ("Checks", self.checks),
            ("Fit", self.fit),
        ):  # fmt: skip
            panel.setAccessibleName(name)
            self.addTab(panel, name)
        for panel in (self.details, self.photos, self.related):
            panel.text_menu_wanted.connect(self.text_menu_wanted)

    def open(self, open_story: OpenStory) -> None:
        """Show another story."""
        self.details.open(open_story)
        self.photos.open(open_story)
        self.related.open(open_story)
        self.checks.wait()
        self.fit.clear()
        self.setTabText(3, "Checks")

    def leave(self) -> None:
        """Show an empty form that nothing can be typed into: no story is open."""
        self.open(OpenStory(0, Story(), 0, lambda: 0.0))
        self.details.show_received(has=False)
        self.show_heard(Heard(), Checked())
        self.setEnabled(False)

    def changed(self, change: Change) -> None:
        """Follow a change made anywhere."""
        self.details.changed(change)
        self.photos.changed(change)
        self.related.changed(change)
        self.fit.forget()

    def dress(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self.photos.dress(icons)
        self.related.dress(icons)

    def show_heard(self, heard: Heard, checked: Checked) -> None:
        """Show what the checks found and what holds the photos, and how many on the tab."""
        self.checks.show_heard(heard, checked)
        self.photos.show_standings(heard.photos)
        count = len(heard.shown) + len(heard.held)
        self.setTabText(3, f"Checks ({count})" if count else "Checks")

    def mark(self, findings: Sequence[Finding], colours: Colours) -> None:
        """Underline what the checks found."""
        for panel in (self.details, self.photos, self.related):
            panel.mark(findings, colours)

    def reveal(self, finding: Finding) -> bool:
        """Take the caret to a finding in a field shown here; tells whether it is."""
        for panel in (self.photos, self.related):
            if panel.reveal(finding):
                self.setCurrentWidget(panel)
                panel.reveal(finding)
                return True
        line = next((line for name, line in self.details.lines.items() if name == finding.field), None)
        if line is None:
            return False
        self.setCurrentWidget(self.details)
        line.marks.reveal(finding)
        return True
