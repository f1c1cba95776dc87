"""The one place that builds what the window and the command line work with."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from desk import resources
from desk.errors import DeskError
from desk.newsroom.answering import Answering, Answers, by_default
from desk.newsroom.check_room import CheckRoom
from desk.newsroom.composing_room import ComposingRoom
from desk.newsroom.crediting import Crediting
from desk.newsroom.evidence import Evidence
from desk.newsroom.importing import Imported, as_received, read_copy
from desk.newsroom.photo_standing import with_own_credit
from desk.newsroom.photos import Photos
from desk.newsroom.picture_desk import PictureDesk
from desk.newsroom.thumbnails import Thumbnails
from desk.paths import StorePlaces
from desk.store.store import Store
from desk.story.model import Story
from desk.wire.received import Received
from desk.wire.registry import Formats

_log = logging.getLogger(__name__)


class Desk:
    """A store and the rooms of the trade, each made when first asked for.

    ``now`` gives the time with its zone. Any thread may use its store and what
    sets pages; a second one waits.
    """

    def __init__(self, places: StorePlaces, now: Callable[[], datetime]) -> None:
        self.places = places
        self.now = now
        self.is_first_start = not _is_there(places.store)
        self.photos = Photos(places.photos)

    @cached_property
    def store(self) -> Store:
        """The open store; raises DeskError when it cannot be opened."""
        return Store.open(self.places.store, now=self.now)

    @cached_property
    def crediting(self) -> Crediting:
        """The grammar of photo credits and the house’s style; raises DeskError for a faulty style."""
        return Crediting(resources.shipped() / "credits", self.places.credit_style)

    @cached_property
    def picture_desk(self) -> PictureDesk:
        """Takes pictures into the library."""
        return PictureDesk(self.photos, self.thumbnails, lambda: self.store.library)

    @cached_property
    def thumbnails(self) -> Thumbnails:
        """Small copies of photos, kept from one start to the next."""
        return Thumbnails(self.places.thumbnails)

    @cached_property
    def evidence(self) -> Evidence:
        """What shows that photos may run."""
        return Evidence(self.places.evidence)

    @cached_property
    def formats(self) -> Formats:
        """The formats copy comes in and goes out by."""
        return Formats.load()

    @cached_property
    def check_room(self) -> CheckRoom:
        """The checks and what they go by."""
        return CheckRoom(self.places.style, self.now)

    @cached_property
    def composing(self) -> ComposingRoom:
        """What sets pages, and makes them ready for the press."""
        return ComposingRoom(self.photos, self.places.layouts, self.places.ink_limits)

    @cached_property
    def answering(self) -> Answering:
        """Keeps what the desk answers to the checks."""
        return Answering(self.store, self.check_room.checks, lambda: self.formats)

    def answers(self, story_id: int = 0, *, story: Story | None = None, with_copy: bool = True) -> Answers:
        """Return the desk’s answers as they stand; looking does not make a store where there is none."""
        if self.is_first_start and "store" not in self.__dict__:
            return by_default(self.check_room.checks)
        return self.answering.answers(story_id, story=story, with_copy=with_copy)

    def broken_add_ons(self) -> tuple[str, ...]:
        """Say of each add-on that cannot be used why, in a sentence, and write it in the log."""
        told = (*self.formats.problems, *self.check_room.checks.broken, *self.composing.layouts.broken)
        for sentence in told:
            _log.warning("%s", sentence)
        return told

    def read_copy(self, raw: bytes, name: str) -> Received:
        """Read copy as on import, a credit left at the end of a caption moved to its own field."""
        received = read_copy(self.formats, raw, name)
        photos = tuple(with_own_credit(use, self.crediting) for use in received.story.photos)
        return replace(received, story=replace(received.story, photos=photos))

    def bring_in(self, raw: bytes, name: str, *, sample: bool = False) -> Imported:
        """Read copy and keep it, with its bytes as received; raises DeskError when it is no copy."""
        name = name.encode("utf-8", "replace").decode()  # a file’s name may be bytes that are no text
        received = self.read_copy(raw, name)
        kept = as_received(received, raw, name, self.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        stored = self.store.add(received.story, received=kept, sample=sample)
        format_name = self.formats.get(received.format).name
        return Imported(stored, name, format_name, received.encoding, received.unplaced, received.mended)

    def close(self) -> None:
        """Close what was opened."""
        for made in ("composing", "store"):
            if made in self.__dict__:
                getattr(self, made).close()
        self.photos.close()
        if "thumbnails" in self.__dict__:
            self.thumbnails.prune()


def _is_there(path: Path) -> bool:
    """Tell whether there is a file; where that may not be asked, opening it says why."""
    try:
        return path.exists()
    except OSError:
        return True


def local_now() -> datetime:
    """Return the time now with this computer's zone."""
    return datetime.now().astimezone()


def open_desk(store: Path | None, default: Path, now: Callable[[], datetime] = local_now) -> Desk:
    """Make the desk for ``--store PATH``, or for the default place.

    Raises DeskError when the path begins with ``~somebody`` whom this computer does not know.
    """
    path = store or default
    try:
        path = path.expanduser()
    except RuntimeError as error:
        raise DeskError(f"{path} begins with a home folder there is not; write it in full.") from error
    return Desk(StorePlaces(path.absolute()), now)
