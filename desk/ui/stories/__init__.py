"""The list of stories: a page in memory where it is looked at, the rest in the store."""

from desk.ui.stories.model import STORIES_MIME
from desk.ui.stories.panel import StoryList

__all__ = ["STORIES_MIME", "StoryList"]
