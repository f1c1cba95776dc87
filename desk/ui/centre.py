"""The middle of the window: the strip over the open story, or words when none is open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from desk.ui.story_pane import StoryPane
from desk.ui.strip import Strip

_SMALLEST_WIDTH = 340


class Centre(QWidget):
    """Holds the strip and the story pane."""

    def __init__(self, strip: Strip, pane: StoryPane) -> None:
        super().__init__()
        self.setObjectName("deskCentre")
        # Without it a style sheet paints no ground for a class of our own.
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(_SMALLEST_WIDTH)
        empty = QLabel("No story is open.\n\nStart one with New Story, or bring copy in with Import.")
        empty.setObjectName("quiet")
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._middle = QStackedWidget()
        self._middle.addWidget(pane)
        self._middle.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(self._middle, 1)

    def show_story(self, *, is_open: bool) -> None:
        """Show the story pane, or that there is no story."""
        self._middle.setCurrentIndex(0 if is_open else 1)
