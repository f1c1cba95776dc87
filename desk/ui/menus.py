"""The menus, the toolbar and the context menus of the window, filled from its table of actions."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QWidget

from desk.ui.actions import BODY_MENU, FIELD_MENU, LIST_MENU, MENUS, TOOLBAR
from desk.ui.body import BodyEditor
from desk.ui.fields import GrowingText, LineText, leave_menu
from desk.ui.finding_menu import fill

if TYPE_CHECKING:
    from desk.ui.window import Window


class Menus:
    """Puts the actions where a person finds them."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._fill_bar()
        window.addToolBar(self._toolbar())
        for name, field in window.pane.texts.items():
            leave_menu(field, partial(self._text_menu, BODY_MENU if name == "body" else FIELD_MENU))
        window.inspector.text_menu_wanted.connect(partial(self._text_menu, FIELD_MENU))
        window.stories.view.customContextMenuRequested.connect(self._list_menu)

    def _fill_bar(self) -> None:
        window = self._window
        for title, names in MENUS:
            menu = window.menuBar().addMenu(title)
            window.actions_.fill(menu, names)
            if title == "&View":
                panes = QMenu("&Panes", menu)
                menu.insertMenu(window.actions_["reset-panes"], panes)
                for dock in window.panes.all:
                    panes.addAction(dock.toggleViewAction())

    def _toolbar(self) -> QToolBar:
        window = self._window
        bar = QToolBar("Toolbar", window)
        bar.setObjectName("toolbar")
        bar.setIconSize(QSize(18, 18))
        bar.setMovable(False)
        window.actions_.fill(bar, TOOLBAR)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(space)
        for dock in window.panes.all:
            bar.addAction(dock.toggleViewAction())
        return bar

    def _text_menu(
        self, names: Sequence[str], field: BodyEditor | GrowingText | LineText, point: QPoint
    ) -> None:
        menu = QMenu(self._window)
        self._window.actions_.fill(menu, names)
        finding = field.marks.under(point)
        if finding is not None:
            deeds = self._window.deeds
            fill(menu, finding, deeds.findings, deeds.deciding, menu.actions()[0])
        menu.exec(field.marks.on_screen(point))

    def _list_menu(self, point: QPoint) -> None:
        menu = QMenu(self._window)
        self._window.actions_.fill(menu, LIST_MENU)
        menu.exec(self._window.stories.view.viewport().mapToGlobal(point))
