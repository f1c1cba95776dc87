"""The panes round the story: they move, hide, and come back where they were."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget, QWidget

from desk.ui.icons import Icons

_LIST_WIDTH, _PAGE_WIDTH, _INSPECTOR_WIDTH = 270, 440, 310
_ROOM_FOR_BOTH = 1420


class Panes:
    """The list, the page and the inspector as docks of one window."""

    def __init__(self, window: QMainWindow, stories: QWidget, page: QWidget, inspector: QWidget) -> None:
        self._window = window
        self.stories = _dock(window, "Stories", "stories", stories)
        self.page = _dock(window, "Page", "page", page)
        self.inspector = _dock(window, "Inspector", "inspector", inspector)
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.reset()

    @property
    def all(self) -> tuple[QDockWidget, ...]:
        """The three docks."""
        return (self.stories, self.page, self.inspector)

    def bring(self, dock: QDockWidget) -> None:
        """Bring a pane into sight, from hiding or from behind another."""
        dock.show()
        dock.raise_()

    def dress(self, icons: Icons) -> None:
        """Give the switches of the panes the icons of a theme."""
        for dock, icon in zip(self.all, ("panel-left", "newspaper", "panel-right"), strict=True):
            dock.toggleViewAction().setIcon(icons.get(icon))
            dock.toggleViewAction().setToolTip(f"Show or hide {dock.windowTitle()}")

    def reset(self) -> None:
        """Put the panes where they are on a first start."""
        window = self._window
        for dock in self.all:
            dock.setFloating(False)
            window.removeDockWidget(dock)
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.stories)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.page)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.inspector)
        for dock in self.all:
            dock.show()
        if window.width() >= _ROOM_FOR_BOTH:
            window.splitDockWidget(self.page, self.inspector, Qt.Orientation.Horizontal)
        else:
            window.tabifyDockWidget(self.inspector, self.page)
            self.page.raise_()
        window.resizeDocks(
            [self.stories, self.page, self.inspector],
            [_LIST_WIDTH, _PAGE_WIDTH, _INSPECTOR_WIDTH],
            Qt.Orientation.Horizontal,
        )


def _dock(window: QMainWindow, title: str, name: str, body: QWidget) -> QDockWidget:
    dock = QDockWidget(title, window)
    dock.setObjectName(name)
    dock.setWidget(body)
    return dock
