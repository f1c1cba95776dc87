"""Deeds of the photo library."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desk.newsroom.importing import counted
from desk.story.photo import Photo
from desk.ui.library import LibraryWindow
from desk.ui.theme import Colours

if TYPE_CHECKING:
    from desk.ui.window import Window


class LibraryDeeds:
    """Shows the photo library in a window of its own, made when first asked for."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self.library: LibraryWindow | None = None

    def calls(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of this kind call."""
        return {"photo-library": self.show_library}

    def show_library(self) -> None:
        """Show every photo of the desk."""
        window = self._window
        if self.library is None:
            self.library = LibraryWindow(
                window.newsroom.library,
                self._put,
                window.colours,
                window.settings,
                str(window.newsroom.desk.places.credit_style),
                window,
            )
        if self.library.isVisible():
            self.library.raise_()
        self.library.show()

    def dress(self, colours: Colours) -> None:
        """Take the colours of another theme."""
        if self.library is not None:
            self.library.dress(colours)

    def close(self) -> None:
        """Close the library with the window."""
        if self.library is not None:
            self.library.close()

    def _put(self, photos: list[Photo]) -> str:
        """Put photos on the open story: the first where one is awaited. Returns what is to be said of it."""
        open_story = self._window.newsroom.open_story
        if open_story is None:
            return "Open a story first; then put the photo on it."
        for photo in photos:
            awaited = (at for at, use in enumerate(open_story.story.photos) if not use.file)
            self._window.newsroom.darkroom.put(open_story, photo, next(awaited, None))
        title = open_story.story.headline or open_story.story.slug or "the open story"
        return f"{counted(len(photos), 'photo')} put on “{title}”."
