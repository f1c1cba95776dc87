"""Deeds of the View menu: sizes, paper, theme and panes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desk.newsroom.previewing import View
from desk.ui import theme
from desk.ui.page_view import Fit
from desk.ui.paragraphs import TEXT_POINTS

if TYPE_CHECKING:
    from desk.ui.window import Window

_SMALLEST, _LARGEST = 9.0, 28.0
_PAPERS = (("paper-a4", "a4"), ("paper-letter", "us-letter"))


class ViewDeeds:
    """How the window and the page look; what is chosen is remembered."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._points = TEXT_POINTS

    def calls(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of this kind call."""
        page = self._window.page
        return {
            "larger": lambda: self._zoom(self._points + 1), "smaller": lambda: self._zoom(self._points - 1),
            "page-larger": lambda: page.zoom(1), "page-smaller": lambda: page.zoom(-1),
            "page-width": lambda: page.fit(Fit.WIDTH), "page-whole": lambda: page.fit(Fit.PAGE),
            "paper-a4": lambda: self._paper("a4"), "paper-letter": lambda: self._paper("us-letter"),
            "theme-system": lambda: self.wear(theme.Mode.SYSTEM),
            "theme-light": lambda: self.wear(theme.Mode.LIGHT),
            "theme-dark": lambda: self.wear(theme.Mode.DARK),
            "reset-panes": self._window.panes.reset,
        }  # fmt: skip

    def restore(self) -> None:
        """Take up paper, theme and size of type as they were left."""
        settings = self._window.settings
        self._paper(str(settings.value("paper", "a4")))
        try:
            self._zoom(float(str(settings.value("type", TEXT_POINTS))))
        except ValueError:
            self._zoom(TEXT_POINTS)
        self._tick_theme(theme.mode_named(settings.value("theme")))

    def wear(self, mode: theme.Mode) -> None:
        """Dress the program in a theme and remember it."""
        self._window.settings.setValue("theme", mode.value)
        self._tick_theme(mode)
        colours = theme.colours_for(mode)
        theme.dress(colours)
        self._window.dress(colours)

    def look(self, ppi: float) -> None:
        """Have the page drawn as finely as it is shown."""
        previewer = self._window.newsroom.previewer
        previewer.look(View(ppi, previewer.view.paper))

    def show_papers(self) -> None:
        """Offer the papers the open story’s layout is made for, and tick the one it is set on."""
        room = self._window.newsroom
        wanted = room.previewer.view.paper
        name = room.open_story.story.layout if room.open_story else ""
        layout = next((one for one in room.desk.composing.layouts.all() if one.id == name), None)
        for action_id, paper in _PAPERS:
            action = self._window.actions_[action_id]
            action.setEnabled(layout is None or paper in layout.papers)
            action.setChecked(paper == (wanted if layout is None else layout.paper_for(wanted)))

    def _zoom(self, points: float) -> None:
        self._points = max(_SMALLEST, min(_LARGEST, points))
        self._window.settings.setValue("type", self._points)
        self._window.pane.body.zoom(self._points)

    def _paper(self, paper: str) -> None:
        previewer = self._window.newsroom.previewer
        self._window.settings.setValue("paper", paper)
        previewer.look(View(previewer.view.ppi, paper))
        self.show_papers()

    def _tick_theme(self, mode: theme.Mode) -> None:
        for each in theme.Mode:
            self._window.actions_[f"theme-{each.value}"].setChecked(each is mode)
