"""Makes pages into PDF/X-4 (ISO 15930-7): photos, inks, sheets with marks, and what the file declares."""

import datetime as dt
import hashlib
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pikepdf import Pdf

from desk.press.bind import bound
from desk.press.copy import author, clean, title
from desk.press.declared import declare
from desk.press.inks import in_press_inks
from desk.press.marks import Marks, Sheet
from desk.press.photos_placed import with_press_photos
from desk.press.profiles import PressProfile
from desk.press.sheets import lay_on_sheet, sheet_of, strip
from desk.press.typesetter import PRINT_PX, Typesetter
from desk.story.model import Story


@dataclass(frozen=True, slots=True)
class Job:
    """How a page goes to the press: by which profile, when made, and the file’s name for the slug line."""

    profile: PressProfile
    made: dt.datetime
    file: str


@dataclass(frozen=True, slots=True)
class Printed:
    """What a press file is of: its title and author, what its slug line calls it, and its photos’ names.

    ``pages`` is what the slug line calls each page; without it they are counted: ``page 1 of 2``. ``marks``
    says whether there are marks and a slug line at all.
    """

    title: str
    author: str
    what: str
    photos: tuple[str, ...]
    pages: tuple[str, ...] = ()
    marks: bool = True

    @classmethod
    def of(cls, story: Story, *, marks: bool) -> "Printed":
        """Say it of a story that makes a file of its own."""
        what = " · ".join(part for text in (story.source, story.slug) if (part := clean(text).strip()))
        names = tuple(photo.file for photo in story.photos if photo.file)
        return cls(title(story), author(story), what, names, marks=marks)


class Finishing:
    """Makes pages as set into pages for the press.

    ``placed`` gives the file a page is set with, by a photo’s name and longest side in pixels; ``photo``
    the same photo as a JPEG in the inks of a profile.
    """

    def __init__(
        self,
        marks: Marks,
        *,
        placed: Callable[[str, int], Path | None],
        photo: Callable[[str, int, PressProfile], bytes | None],
    ) -> None:
        self._marks = marks
        self._placed = placed
        self._photo = photo

    def finished(self, raw: bytes, printed: Printed, job: Job) -> bytes:
        """Return these pages as a whole press file. Raises DeskError as ``laid`` does."""
        return declared(self.laid(raw, printed, job), printed, job)

    def laid(self, raw: bytes, printed: Printed, job: Job) -> bytes:
        """Return the pages in press inks, each on its sheet, and nothing declared as yet.

        Raises DeskError for a profile or a photo that cannot be read.
        """
        with Pdf.open(io.BytesIO(raw)) as pdf:
            strip(pdf)
            with_press_photos(pdf, self._names(printed), lambda name, px: self._photo(name, px, job.profile))
            in_press_inks(pdf)
            if printed.marks:
                self._mark(pdf, printed, job)
            else:
                for page in pdf.pages:
                    lay_on_sheet(pdf, page, sheet_of(page).unmarked())
            pdf.remove_unreferenced_resources()
            return _saved(pdf)

    def _mark(self, pdf: Pdf, printed: Printed, job: Job) -> None:
        sheets = [sheet_of(page) for page in pdf.pages]
        lines = slug_lines(printed, job, len(sheets))
        drawn: dict[Sheet, Pdf] = {}
        for sheet in dict.fromkeys(sheets):
            marks = self._marks.pdf(sheet, lines, timestamp=int(job.made.timestamp()))
            drawn[sheet] = Pdf.open(io.BytesIO(marks))
            strip(drawn[sheet])
            in_press_inks(drawn[sheet])
        for number, sheet in enumerate(sheets):
            lay_on_sheet(pdf, pdf.pages[number], sheet, drawn[sheet].pages[number])

    def _names(self, printed: Printed) -> Mapping[str, str]:
        """Return each photo’s name by the SHA-256 of the file that stands for it on the page."""
        return {
            hashlib.sha256(file.read_bytes()).hexdigest(): name
            for name in dict.fromkeys(printed.photos)
            if (file := self._placed(name, PRINT_PX)) is not None
        }


class PressRoom:
    """Makes stories into press PDFs."""

    def __init__(self, typesetter: Typesetter, finishing: Finishing) -> None:
        self._typesetter = typesetter
        self._finishing = finishing

    def pdf(self, story: Story, job: Job, *, paper: str) -> bytes:
        """Set the story and make it PDF/X-4.

        The same story, photos, profile, name and time give the same bytes. Raises DeskError as the
        typesetter does, and for a profile or a photo that cannot be read.
        """
        page = self._typesetter.pdf(story, paper=paper, made=job.made)
        house = self._typesetter.layout_of(story).house
        printed = Printed.of(story, marks=house is None or house.marks)
        return self._finishing.finished(page, printed, job)


def press_bound(pages: Sequence[bytes], printed: Printed, job: Job) -> bytes:
    """Bind pages that were ``laid`` one by one into one press file. Raises ValueError for no pages."""
    return declared(bound(pages, printed.title), printed, job)


def declared(raw: bytes, printed: Printed, job: Job) -> bytes:
    """Return the file with its output intent, and saying of itself that it is PDF/X-4."""
    with Pdf.open(io.BytesIO(raw)) as pdf:
        declare(pdf, printed.title, printed.author, job.profile, job.made)
        return _saved(pdf)


def _saved(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, force_version="1.6")
    return out.getvalue()


def slug_lines(printed: Printed, job: Job, count: int) -> list[tuple[str, str]]:
    """Return the two halves of each page’s slug line: what it is and which page; file, profile and time."""
    made = job.made.strftime("%d %b %Y %H:%M")
    pages = printed.pages or tuple(f"page {number} of {count}" for number in range(1, count + 1))
    what = f"{printed.what} · " if printed.what else ""
    return [(f"{what}{page}", f"{clean(job.file)} · {job.profile.name} · {made}") for page in pages]
