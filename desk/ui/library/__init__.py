"""The window of the photo library: a grid of photos, and a pane on those chosen."""

from desk.ui.library.window import LibraryWindow

__all__ = ["LibraryWindow"]
