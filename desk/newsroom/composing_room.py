"""The composing room: what sets copy as pages, and makes them ready for the press."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desk import resources
from desk.newsroom import ink_limits
from desk.newsroom.photos import Photos
from desk.press.coverage import Coverage
from desk.press.layouts import Layouts
from desk.press.marks import Marks
from desk.press.overlay import Overlay
from desk.press.own_layouts import Broken, OwnLayouts
from desk.press.page_layouts import PageLayouts
from desk.press.page_setter import PageSetter
from desk.press.pdfx import Finishing, PressRoom
from desk.press.profiles import PressProfile, Profiles
from desk.press.proof import ProofRoom
from desk.press.typesetter import Typesetter
from desk.story.model import Story

if TYPE_CHECKING:
    from desk.press.preflight.run import Preflight


class ComposingRoom:
    """The tools that pages are made with, each made when first asked for.

    ``own_layouts`` is the folder of the house’s own, ``limits`` the file of its ink limits. Any
    thread may use what sets pages; a second one waits.
    """

    def __init__(self, photos: Photos, own_layouts: Path, limits: Path) -> None:
        self._photos = photos
        self._limits = limits
        self._own = own_layouts
        self._shipped = resources.shipped()
        self._fonts = self._shipped / "fonts"

    @cached_property
    def layouts(self) -> Layouts:
        """The layouts a story can be set in, the house’s own among them."""
        layouts = Layouts.load()
        _take_own(layouts, OwnLayouts(self._own, layouts.all()))
        return layouts

    @cached_property
    def own_layouts(self) -> OwnLayouts:
        """The folder of the house’s own layouts."""
        return OwnLayouts(self._own, self.layouts.all())

    def read_own_layouts(self) -> tuple[Broken, ...]:
        """Read the house’s own layouts anew; returns those that cannot be used."""
        return _take_own(self.layouts, self.own_layouts)

    def paper_for(self, story: Story, wanted: str) -> str:
        """Return the paper wanted where the story's layout is made for it, else the layout's first."""
        return self.layouts.get(story.layout).paper_for(wanted)

    @cached_property
    def typesetter(self) -> Typesetter:
        """Sets stories as pages."""
        return Typesetter(self._fonts, self.layouts, self._photos.at_size)

    @cached_property
    def page_layouts(self) -> PageLayouts:
        """The layouts a page of an edition can have."""
        return PageLayouts.load()

    @cached_property
    def page_setter(self) -> PageSetter:
        """Sets pages of several stories."""
        return PageSetter(self._fonts, self.page_layouts, self._photos.at_size)

    @cached_property
    def coverage(self) -> Coverage:
        """Knows which characters the shipped faces have."""
        return Coverage(self._fonts)

    @cached_property
    def profiles(self) -> Profiles:
        """The press profiles shipped, and the printers’ own."""
        return Profiles.load(self._shipped / "profiles", ink_limits.read(self._limits))

    def profile_names(self) -> list[tuple[str, str]]:
        """Return the name and id of each profile shipped; the house’s limits are not read for it."""
        return Profiles.load(self._shipped / "profiles").names()

    def limit_ink(self, profile: PressProfile, limit: int | None) -> None:
        """Keep how much ink a profile may lay; None is its own again. Pages made from now on hold to it."""
        ink_limits.put(self._limits, profile, limit)
        for made in ("profiles", "preflight"):
            self.__dict__.pop(made, None)

    @cached_property
    def finishing(self) -> Finishing:
        """Makes pages as set into pages for the press."""
        photos = self._photos
        return Finishing(
            Marks(self._shipped / "press" / "marks.typ", self._fonts),
            placed=photos.at_size,
            photo=lambda name, longest, profile: photos.for_press(
                name, longest, profile.icc, profile.house_limit
            ),
        )

    @cached_property
    def press_room(self) -> PressRoom:
        """Makes pages for the press."""
        return PressRoom(self.typesetter, self.finishing)

    @cached_property
    def proof_room(self) -> ProofRoom:
        """Makes proofs with comments."""
        return ProofRoom(self.typesetter, Overlay(self._shipped / "press" / "proof.typ", self._fonts))

    @cached_property
    def preflight(self) -> "Preflight":
        """Looks over finished press pages."""
        # Only an export to the press reads PDFs; the start need not wait for what reads them.
        from desk.press.preflight.run import Preflight  # noqa: PLC0415

        return Preflight(self.profiles)

    def close(self) -> None:
        """Close what was opened."""
        for made in ("typesetter", "page_setter"):
            if made in self.__dict__:
                getattr(self, made).close()


def _take_own(layouts: Layouts, own: OwnLayouts) -> tuple[Broken, ...]:
    found, broken = own.read()
    layouts.take_own(found, {one.id: one.sentence for one in broken})
    return tuple(broken)
