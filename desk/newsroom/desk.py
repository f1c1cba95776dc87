"""The one place that builds what the window and the command line work with."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desk import resources
from desk.checks.model import Models
from desk.checks.running import Checks
from desk.checks.seam import Context, Finding
from desk.checks.speller import Spellers
from desk.errors import DeskError
from desk.newsroom.answering import Answering, Answers, Heard, by_default
from desk.newsroom.crediting import Crediting
from desk.newsroom.house_style import HouseStyle
from desk.newsroom.importing import Imported, as_received, read_copy
from desk.newsroom.photo_standing import with_own_credit
from desk.newsroom.photos import Photos
from desk.newsroom.picture_desk import PictureDesk
from desk.newsroom.thumbnails import Thumbnails
from desk.paths import StorePlaces
from desk.press.coverage import Coverage
from desk.press.layouts import Layouts
from desk.press.marks import Marks
from desk.press.overlay import Overlay
from desk.press.own_layouts import Broken, OwnLayouts
from desk.press.page_layouts import PageLayouts
from desk.press.page_setter import PageSetter
from desk.press.pdfx import Finishing, PressRoom
from desk.press.profiles import Profiles
from desk.press.proof import ProofRoom
from desk.press.typesetter import Typesetter
from desk.store.store import Store
from desk.story.model import Story
from desk.wire.received import Received
from desk.wire.registry import Formats

if TYPE_CHECKING:
    from desk.press.preflight.run import Preflight

_log = logging.getLogger(__name__)


class Desk:
    """A store and the tools of the trade, each made when first asked for.

    ``now`` gives the time with its zone. The store is used from one thread, the typesetter from one.
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
        return PictureDesk(self.photos, lambda: self.store.library)

    @cached_property
    def thumbnails(self) -> Thumbnails:
        """Small copies of photos, kept from one start to the next."""
        return Thumbnails(self.places.thumbnails)

    @cached_property
    def formats(self) -> Formats:
        """The formats copy comes in and goes out by."""
        return Formats.load()

    @cached_property
    def checks(self) -> Checks:
        """The checks that are installed, and the house’s style."""
        checks = Checks.load()
        self.house_style.give(checks)
        return checks

    @cached_property
    def house_style(self) -> HouseStyle:
        """The rules of the house’s style."""
        return HouseStyle(resources.shipped() / "styles" / "desk-style.toml", self.places.style)

    @cached_property
    def spellers(self) -> Spellers:
        """The dictionaries shipped."""
        return Spellers(resources.shipped() / "words")

    @cached_property
    def models(self) -> Models:
        """The language models shipped, each read when first asked for."""
        return Models(resources.shipped() / "model")

    @cached_property
    def layouts(self) -> Layouts:
        """The layouts a story can be set in, the house’s own among them."""
        layouts = Layouts.load()
        self._read_own(layouts, OwnLayouts(self.places.layouts, layouts.all()))
        return layouts

    @cached_property
    def own_layouts(self) -> OwnLayouts:
        """The folder of the house’s own layouts."""
        return OwnLayouts(self.places.layouts, self.layouts.all())

    def read_own_layouts(self) -> tuple[Broken, ...]:
        """Read the house’s own layouts anew; returns those that cannot be used."""
        return self._read_own(self.layouts, self.own_layouts)

    @staticmethod
    def _read_own(layouts: Layouts, own: OwnLayouts) -> tuple[Broken, ...]:
        found, broken = own.read()
        layouts.take_own(found, {one.id: one.sentence for one in broken})
        return tuple(broken)

    @cached_property
    def typesetter(self) -> Typesetter:
        """Sets stories as pages."""
        return Typesetter(resources.shipped() / "fonts", self.layouts, self.photos.at_size)

    @cached_property
    def profiles(self) -> Profiles:
        """The press profiles shipped, and the printers’ own."""
        return Profiles.load(resources.shipped() / "profiles")

    @cached_property
    def press_room(self) -> PressRoom:
        """Makes pages for the press; used where the typesetter is."""
        return PressRoom(self.typesetter, self.finishing)

    @cached_property
    def finishing(self) -> Finishing:
        """Makes pages as set into pages for the press."""
        return finishing_of(self.photos)

    @cached_property
    def proof_room(self) -> ProofRoom:
        """Makes proofs with comments; used where the typesetter is."""
        shipped = resources.shipped()
        return ProofRoom(self.typesetter, Overlay(shipped / "press" / "proof.typ", shipped / "fonts"))

    @cached_property
    def preflight(self) -> "Preflight":
        """Looks over finished press pages."""
        # Only an export to the press reads PDFs; the start need not wait for what reads them.
        from desk.press.preflight.run import Preflight  # noqa: PLC0415

        return Preflight(self.profiles)

    @cached_property
    def page_layouts(self) -> PageLayouts:
        """The layouts a page of an edition can have."""
        return PageLayouts.load()

    @cached_property
    def page_setter(self) -> PageSetter:
        """Sets pages of several stories."""
        return PageSetter(resources.shipped() / "fonts", self.page_layouts, self.photos.at_size)

    @cached_property
    def coverage(self) -> Coverage:
        """Knows which characters the shipped faces have."""
        return Coverage(resources.shipped() / "fonts")

    def paper_for(self, story: Story, wanted: str) -> str:
        """Return the paper wanted where the story's layout is made for it, else the layout's first."""
        return self.layouts.get(story.layout).paper_for(wanted)

    @cached_property
    def answering(self) -> Answering:
        """Keeps what the desk answers to the checks."""
        return Answering(self.store, self.checks, self.formats)

    def answers(self, story_id: int = 0, *, story: Story | None = None, with_copy: bool = True) -> Answers:
        """Return the desk’s answers as they stand; looking does not make a store where there is none."""
        if self.is_first_start and "store" not in self.__dict__:
            return by_default(self.checks)
        return self.answering.answers(story_id, story=story, with_copy=with_copy)

    def check(self, story: Story, answers: Answers | None = None) -> Heard:
        """Run the checks that are on over a story and hold what they find against the desk’s answers."""
        given = self.answers() if answers is None else answers
        already = len(self.checks.failed)
        context = Context(
            self.spellers,
            language=story.language,
            model=self.models,
            archive=given.archive,
            house=given.house,
            settled=given.for_every_story,
            received=given.received,
            today=self.now().date(),
        )
        findings = self.checks.run(story, context, given.wanted)
        for failed in self.checks.failed[already:]:
            _log.error("%s", failed.sentence, exc_info=failed.error)
        return given.heard(findings, story)

    def broken_add_ons(self) -> tuple[str, ...]:
        """Say of each add-on that cannot be used why, in a sentence, and write it in the log."""
        told = (*self.formats.problems, *self.checks.broken, *self.layouts.broken)
        for sentence in told:
            _log.warning("%s", sentence)
        return told

    def stopped(self, story: Story, answers: Answers | None = None) -> tuple[Finding, ...]:
        """Return what the checks find that may not be printed, less what a person said to leave."""
        given = by_default(self.checks) if answers is None else answers
        stopping = frozenset(rule.id for rule in self.checks.rules if rule.stops)
        return self.check(story, replace(given, wanted=given.wanted & stopping)).shown

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
        for made in ("typesetter", "page_setter", "store"):
            if made in self.__dict__:
                getattr(self, made).close()
        self.photos.close()
        if "thumbnails" in self.__dict__:
            self.thumbnails.prune()


def finishing_of(photos: Photos) -> Finishing:
    """Return what makes pages for the press, with these photos and the marks shipped."""
    shipped = resources.shipped()
    return Finishing(
        Marks(shipped / "press" / "marks.typ", shipped / "fonts"),
        placed=photos.at_size,
        photo=lambda name, longest, profile: photos.for_press(name, longest, profile.icc),
    )


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
