"""Bring copy in: read it, keep its bytes, and say in a few words what was recognised."""

from dataclasses import dataclass, replace
from pathlib import Path

from desk.errors import DeskError
from desk.store.stories import ReceivedCopy, StoredStory
from desk.story.characters import mended_story
from desk.story.model import Story
from desk.story.slug import suggested_slug
from desk.story.text import body_words
from desk.wire.received import Received, Unplaced
from desk.wire.registry import Formats

LARGEST_COPY = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Imported:
    """A story brought in, and how it was read."""

    stored: StoredStory
    name: str
    format_name: str
    encoding: str
    unplaced: tuple[Unplaced, ...]
    mended: int = 0


def read_file(path: Path) -> bytes:
    """Read a copy file; raises DeskError when it cannot be read or is far too large to be copy."""
    try:
        if path.is_dir():
            raise DeskError(f"{path.name or path} is a folder; choose the files in it.")
        with path.open("rb") as file:
            size = path.stat().st_size
            # A device has no size, and no end.
            raw = file.read(LARGEST_COPY + 1) if size <= LARGEST_COPY else b""
    except OSError as error:
        raise DeskError(f"{path} cannot be read ({error.strerror}); check the name and the file.") from error
    if max(size, len(raw)) > LARGEST_COPY:
        raise DeskError(
            f"{path.name} is {max(size, len(raw)) / 1_048_576:.0f} MB, too large to be a story; "
            "check that it is the right file."
        )
    return raw


def read_copy(formats: Formats, raw: bytes, name: str) -> Received:
    """Read copy by its likeliest format, mend its signs that came to harm, and see that it has a slug.

    Raises DeskError naming the file.
    """
    received = formats.read(raw, name)
    story, count = mended_story(received.story)
    received = replace(received, story=story, mended=count)
    if not story.slug:
        received = replace(received, story=replace(story, slug=suggested_slug(story)))
    return received


def as_received(received: Received, raw: bytes, name: str, at: str) -> ReceivedCopy:
    """Put the bytes and how they were read into the form the store keeps."""
    return ReceivedCopy(
        name=name,
        format=received.format,
        encoding=received.encoding,
        raw=raw,
        at=at,
        unplaced=tuple((line.line, line.text) for line in received.unplaced),
    )


def recognised(story: Story) -> list[str]:
    """Say what a story holds, a short phrase each, for the report after an import."""
    found = [
        name
        for name, text in (
            ("headline", story.headline),
            ("standfirst", story.standfirst),
            ("byline", story.byline),
            ("dateline", story.dateline),
            ("source", story.source),
            ("handle", story.handle),
            ("date", story.published),
        )
        if text
    ]
    return [
        *found,
        counted(len(story.photos), "photo"),
        counted(len(story.body), "paragraph"),
        counted(body_words(story), "word"),
        counted(len(story.related), "related line"),
    ]


def counted(number: int, thing: str) -> str:
    """Write a number with its noun: ``1 photo``, ``3 photos``, ``no photos``."""
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"
