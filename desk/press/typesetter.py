"""Sets a story in its layout: one compile gives the page on the screen and the page for the press."""

import datetime as dt
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from desk.errors import DeskError
from desk.press.compiling import Faces, Template
from desk.press.copy import Place, page_data
from desk.press.fit import Fit, fit_of
from desk.press.forme import Forme
from desk.press.layouts import Layout, Layouts
from desk.press.private_room import PROXY_PX, PhotoSource, PrivateRoom
from desk.story.model import Story
from desk.story.text import passages

PRINT_PX = 2400
_PT_PER_INCH = 72
_LONGEST_WORD = 12_000


@dataclass(frozen=True, slots=True)
class SetPages:
    """A story as set: a PNG a page, how it fits, and the first page's size in points.

    ``pasteboard`` is a PNG, at the same pixels an inch, of what the page has no room for; it never prints.
    """

    pngs: tuple[bytes, ...]
    fit: Fit
    width_pt: float
    height_pt: float
    pasteboard: bytes | None = None

    @property
    def lines(self) -> int:
        """Lines of the body that print."""
        return self.fit.lines


class Typesetter:
    """Pages and PDFs from stories.

    ``fonts`` is the folder of faces, the only ones used. ``photo`` is asked for a photo by its name
    and the longest side wanted in pixels, and gives a JPEG or PNG no larger, or None when missing.
    One thread uses it at a time, a second one waits; Typst lets go of the interpreter while it works.
    """

    def __init__(self, fonts: Path, layouts: Layouts, photo: PhotoSource) -> None:
        self._faces = Faces(fonts)
        self._layouts = layouts
        self._photo = photo
        self._formes: dict[Path, Forme] = {}
        self._turn = threading.Lock()

    def pages(self, story: Story, *, ppi: float, paper: str = "", layout: Layout | None = None) -> SetPages:
        """Set the story and draw each page at ``ppi`` pixels an inch.

        Without a ``paper`` it is the layout’s usual one. ``layout`` stands in for the story’s own, here and
        below: one that is tried and not kept.

        Raises DeskError when the layout is unknown, not made for the paper, or fails.
        """
        with self._turn:
            layout, forme = self._made_up(story, paper, layout)
            data = _data(forme, layout, story, paper, PROXY_PX, pasteboard=True)
            pngs = forme.pictures(data, ppi=ppi)
            facts = forme.facts()
        pasteboard = pngs.pop() if facts["has_pasteboard"] else None
        size = cast("float", facts["width_pt"]), cast("float", facts["height_pt"])
        return SetPages(tuple(pngs), _fit(layout, facts, data, story), *size, pasteboard)

    def fit(
        self, story: Story, *, paper: str = "", widows: bool = False, layout: Layout | None = None
    ) -> Fit:
        """Set the story and say how it fits, without drawing it; much quicker than ``pages``.

        ``widows`` asks for the paragraphs that end in one short word too.

        Raises DeskError as ``pages`` does.
        """
        with self._turn:
            layout, forme = self._made_up(story, paper, layout)
            data = _data(forme, layout, story, paper, PROXY_PX, widows=widows)
            facts = forme.fit(data)
        return _fit(layout, facts, data, story)

    def drawn(self, story: Story, *, ppi: float, paper: str = "") -> list[bytes]:
        """Set the story and draw each page as a PNG with photos as fine as for print, for a printer.

        Raises DeskError as ``pages`` does.
        """
        with self._turn:
            layout, forme = self._made_up(story, paper)
            return forme.pictures(_data(forme, layout, story, paper, PRINT_PX), ppi=ppi)

    def pdf(
        self,
        story: Story,
        *,
        paper: str = "",
        made: dt.datetime,
        layout: Layout | None = None,
        for_readers: bool = False,
        noted: Sequence[Place] = (),
    ) -> bytes:
        """Set the story and write it as a tagged PDF dated ``made``, which must know its time zone.

        ``for_readers`` holds it to PDF/UA-1 (ISO 14289-1); every photo needs alt text or a caption then,
        which is read out in its stead. ``noted`` are places that get a link to ``desk:`` and their number,
        by which a proof is marked; nothing else on the page changes. The same story, photos and time give
        the same bytes. Raises DeskError as ``pages`` does.
        """
        with self._turn:
            layout, forme = self._made_up(story, paper, layout)
            data = _data(forme, layout, story, paper, PRINT_PX, noted=noted) | {"for_readers": for_readers}
            return forme.pdf(data, made=made, for_readers=for_readers)

    def layout_of(self, story: Story) -> Layout:
        """Return the layout a story is set in; raises DeskError when it is unknown."""
        return self._layouts.get(story.layout)

    def close(self) -> None:
        """Take the private folders away; the typesetter can be used again and makes new ones."""
        with self._turn:
            for forme in self._formes.values():
                forme.template.room.close()
            self._formes.clear()

    def _made_up(self, story: Story, paper: str, layout: Layout | None = None) -> tuple[Layout, Forme]:
        """Return a layout and its forme; those that share a template share what Typst remembers of it."""
        layout = layout or self.layout_of(story)
        if paper and paper not in layout.papers:
            there = ", ".join(layout.papers)
            raise DeskError(f"The layout “{layout.name}” is not made for {paper} paper; choose {there}.")
        called, hyphenates = f"The layout “{layout.name}”", layout.measure.hyphenate
        if layout.folder not in self._formes:
            template = Template(PrivateRoom(layout, self._photo), "page.typ", self._faces)
            self._formes[layout.folder] = Forme(template, called, hyphenates)
        return layout, replace(self._formes[layout.folder], called=called, hyphenates=hyphenates)


def refuse_endless(story: Story) -> None:
    """Refuse what would keep Typst busy for minutes: its line breaking is quadratic in one long word."""
    for passage in passages(story):
        if any(len(word) > _LONGEST_WORD for word in passage.text.split()):
            number = "" if passage.paragraph is None else f" {passage.paragraph + 1}"
            raise DeskError(
                f"No page can be set: {passage.field}{number} has over {_LONGEST_WORD:,} characters without "
                "a space; break them up."
            )


def _data(
    forme: Forme,
    layout: Layout,
    story: Story,
    paper: str,
    longest: int,
    *,
    pasteboard: bool = False,
    widows: bool = False,
    noted: Sequence[Place] = (),
) -> dict[str, object]:
    refuse_endless(story)
    placed = forme.template.room.photos(story, longest)
    paper = paper or layout.papers[0]
    return page_data(story, layout, placed, paper, pasteboard=pasteboard, widows=widows, noted=noted)


def _fit(layout: Layout, facts: dict[str, object], data: dict[str, object], story: Story) -> Fit:
    return fit_of(facts, cast("list[dict[str, object]]", data["body"]), story, layout)
