"""The body editor: paragraphs of the open story, typed straight into the story."""

from desk.ui.body.editor import BodyEditor

__all__ = ["BodyEditor"]
