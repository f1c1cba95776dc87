"""What a format's reader hands back: the story it saw, and every line it could not place."""

from dataclasses import dataclass

from desk.story.model import Story


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A line of the copy that went into no field; lines count from 1."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Received:
    """Copy as read: the story, the format and encoding it came in, and what is unplaced.

    ``mended`` counts the signs that had come to harm on the way and stand as they were meant.
    """

    story: Story
    format: str
    encoding: str
    unplaced: tuple[Unplaced, ...] = ()
    mended: int = 0
