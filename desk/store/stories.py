"""What the store hands out and takes back: frozen values, and no SQL in them."""

from dataclasses import dataclass

from desk.store.usage import PhotoUsed
from desk.story.model import Story

Cell = str | bytes | int | None


@dataclass(frozen=True, slots=True)
class StoredStory:
    """A story as the store keeps it.

    ``version`` counts its saves from 1; ``created`` and ``changed`` are ISO 8601 in UTC, to the second,
    ending in Z; ``sample`` marks a story of the sample desk.
    """

    id: int
    story: Story
    version: int
    created: str
    changed: str
    sample: bool


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One line of the story list; ``Store.page`` is handed the ``key`` of the last for the lines after it."""

    id: int
    key: int
    slug: str
    headline: str
    words: int
    changed: str
    sample: bool


@dataclass(frozen=True, slots=True)
class ReceivedCopy:
    """Copy as it came in: every byte of it, and the lines (counted from 1) that went into no field.

    ``name`` is the file's name or what stands for one, ``at`` when it came, ISO 8601 in UTC.
    """

    name: str
    format: str
    encoding: str
    raw: bytes
    at: str
    unplaced: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """Stories taken out, with their received copy: all that ``Store.restore`` needs to put them back."""

    stories: tuple[tuple[Cell, ...], ...]
    received: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class SentOut:
    """One line of the log of exports: what went out, as which file, and its SHA-256.

    ``at`` is ISO 8601 in UTC, written by the store; ``faults`` are preflight's sentences and ``reason``
    why the file was let go all the same. ``photos`` are its lines for the usage log.
    """

    story: int
    slug: str
    format: str
    layout: str
    profile: str
    file: str
    size: int
    sha256: str
    faults: tuple[str, ...] = ()
    reason: str = ""
    at: str = ""
    photos: tuple[PhotoUsed, ...] = ()
