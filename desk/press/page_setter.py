"""Sets a page of an edition: several stories in the frames of one page layout."""

import datetime as dt
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast

from desk.press.compiling import Faces, Template
from desk.press.copy import language_of, line, page_data
from desk.press.fit import Fit, LeftOut, fit_of
from desk.press.forme import Forme
from desk.press.house import House
from desk.press.page_layouts import PageLayout, PageLayouts
from desk.press.page_words import page_words
from desk.press.private_room import PROXY_PX, PhotoSource, PrivateRoom
from desk.press.typesetter import PRINT_PX, refuse_endless
from desk.story.model import DEFAULT_LANGUAGE, Story

Start = tuple[int, int]
BEGINNING: Start = (0, 0)
_TEMPLATE = "sheet.typ"


@dataclass(frozen=True, slots=True)
class Piece:
    """A story, or what is left of it, in a frame of a page.

    ``start`` is the printed row and the words of it that stand before, None when nothing is left; a piece
    that follows another on its page takes up where that broke off. ``runs_on`` says that another piece
    follows. ``from_page`` and ``on_page`` are the folios of the pages before and after, empty on the same.
    """

    key: str
    story: Story
    frame: str
    start: Start | None = BEGINNING
    is_first: bool = True
    runs_on: bool = False
    from_page: str = ""
    on_page: str = ""


@dataclass(frozen=True, slots=True)
class PageCopy:
    """All that is printed on a page; ``name`` and ``date`` are the edition’s, ``layout`` a page layout’s.

    ``house`` gives masthead, faces and colour where the house has settings for such a sheet. ``language`` is
    that of what the page says of its own; each story is set in its own.
    """

    number: int
    folio: str
    layout: str
    name: str
    date: str
    pieces: tuple[Piece, ...] = ()
    house: House | None = None
    language: str = DEFAULT_LANGUAGE

    @property
    def masthead(self) -> str:
        """What a front page has as its masthead."""
        return (self.house.masthead if self.house else "") or self.name


@dataclass(frozen=True, slots=True)
class PieceFit:
    """How a piece fits its frame; ``rest`` is where what has no room begins, None when all of it has.

    ``unprinted`` is what such a frame has no place for at all: photos after the first, or any in briefs.
    """

    key: str
    frame: str
    fit: Fit
    rest: Start | None
    unprinted: LeftOut


@dataclass(frozen=True, slots=True)
class SetPage:
    """A page as set: its picture as PNG and how each piece fits, in the order of frames."""

    png: bytes
    pieces: tuple[PieceFit, ...]


class PageSetter:
    """Pages of an edition as pictures and PDF.

    ``fonts`` and ``photo`` are as a Typesetter’s. One thread uses it at a time, a second one waits.
    """

    def __init__(self, fonts: Path, layouts: PageLayouts, photo: PhotoSource) -> None:
        self._faces = Faces(fonts)
        self._layouts = layouts
        self._photo = photo
        self._formes: dict[str, Forme] = {}
        self._turn = threading.Lock()

    def fit(self, page: PageCopy) -> tuple[PieceFit, ...]:
        """Set the page and say how each piece fits, without drawing it.

        Raises DeskError when the page layout is unknown or has no such frame, or when it fails.
        """
        with self._turn:
            layout, forme = self._made_up(page)
            data = _data(forme, layout, page, PROXY_PX)
            facts = forme.fit(data)
        return _fits(layout, page, data, facts)

    def picture(self, page: PageCopy, *, ppi: float) -> SetPage:
        """Set the page and draw it at ``ppi`` pixels an inch. Raises DeskError as ``fit`` does."""
        with self._turn:
            layout, forme = self._made_up(page)
            data = _data(forme, layout, page, PROXY_PX)
            (png,) = forme.pictures(data, ppi=ppi)
            facts = forme.facts()
        return SetPage(png, _fits(layout, page, data, facts))

    def pdf(self, page: PageCopy, *, made: dt.datetime) -> bytes:
        """Set the page and write it as PDF dated ``made``, which must know its time zone.

        The same copy, photos and time give the same bytes. Raises DeskError as ``fit`` does.
        """
        with self._turn:
            layout, forme = self._made_up(page)
            return forme.pdf(_data(forme, layout, page, PRINT_PX), made=made)

    def close(self) -> None:
        """Take the private folders away; it can be used again and makes new ones."""
        with self._turn:
            for forme in self._formes.values():
                forme.template.room.close()
            self._formes.clear()

    def _made_up(self, page: PageCopy) -> tuple[PageLayout, Forme]:
        layout = self._layouts.get(page.layout).read_from(right=page_words(page.language).from_right)
        if layout.id not in self._formes:
            room = PrivateRoom(layout.as_layout(layout.frames[0]), self._photo)
            template = Template(room, _TEMPLATE, self._faces)
            called = f"The page layout “{layout.name}”"
            self._formes[layout.id] = Forme(template, called, layout.measure.hyphenate)
        return layout, self._formes[layout.id]


def _data(forme: Forme, layout: PageLayout, page: PageCopy, longest: int) -> dict[str, object]:
    measure, name = layout.measure, line(page.name)
    return {
        "title": f"{name}, page {page.folio}",
        "author": name,
        **language_of(page.language),
        "pasteboard": False,
        "widows": False,
        "for_readers": False,
        "house": None if page.house is None else asdict(page.house),
        "headline": "",
        "headline_lines": 1,
        "body": [],
        "measure": {
            "columns": layout.columns,
            "size_pt": measure.size_pt,
            "leading_pt": measure.leading_pt,
        },
        "page": _sheet(layout, page),
        "stories": [_piece(forme, layout, piece, page.language, longest) for piece in page.pieces],
    }


def _sheet(layout: PageLayout, page: PageCopy) -> dict[str, object]:
    """Return the page without its stories: its measures, what stands over the frames, and the frames."""
    words = page_words(page.language)
    return {
        "width_mm": layout.width_mm,
        "height_mm": layout.height_mm,
        "margins_mm": list(layout.margins_mm),
        "columns": layout.columns,
        "gutter_mm": layout.gutter_mm,
        "masthead": line(page.masthead) if layout.masthead else "",
        "masthead_lines": layout.masthead_lines,
        "masthead_pt": layout.masthead_pt,
        "name": line(page.name),
        "date": line(page.date),
        "folio": line(words.figures(page.folio)),
        "briefs": words.briefs,
        "is_left": (page.number % 2 == 0) is not words.from_right,
        "from_right": words.from_right,
        "frames": [asdict(frame) for frame in layout.frames],
    }


def _piece(
    forme: Forme, page: PageLayout, piece: Piece, page_language: str, longest: int
) -> dict[str, object]:
    refuse_endless(piece.story)
    layout = page.as_layout(page.frame(piece.frame))
    placed = forme.template.room.photos(piece.story, longest)
    words, figures = page_words(piece.story.language), page_words(page_language).figures
    return {
        **page_data(piece.story, layout, placed, ""),
        "id": piece.key,
        "frame": piece.frame,
        "start": None if piece.start is None else list(piece.start),
        "is_first": piece.is_first,
        "runs_on": piece.runs_on,
        "from_page": line(words.from_page.format(page=figures(piece.from_page))) if piece.from_page else "",
        "on_page": line(words.continued.format(page=figures(piece.on_page))) if piece.on_page else "",
    }


def _fits(
    layout: PageLayout, page: PageCopy, data: dict[str, object], facts: Mapping[str, object]
) -> tuple[PieceFit, ...]:
    rows = {
        (str(piece["id"]), str(piece["frame"])): cast("list[dict[str, object]]", piece["body"])
        for piece in cast("list[dict[str, object]]", data["stories"])
    }
    pieces = {(piece.key, piece.frame): piece for piece in page.pieces}
    fits: list[PieceFit] = []
    for told in cast("list[dict[str, object]]", facts["stories"]):
        place = str(told["id"]), str(told["page-frame"])
        frame = layout.as_layout(layout.frame(place[1]))
        said = {"frames": [told], "headline": told["headline"], "left_out": told["left_out"]}
        rest = cast("tuple[int, int] | None", told["rest"])
        fit = fit_of(said, rows[place], pieces[place].story, frame)
        without = cast("dict[str, int]", told["unprinted"])
        unprinted = LeftOut(photos=without["photos"], related=without["related"])
        fits.append(PieceFit(*place, fit, None if rest is None else (rest[0], rest[1]), unprinted))
    return tuple(fits)
