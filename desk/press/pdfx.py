"""Makes a story into PDF/X-4 (ISO 15930-7): page, photos, inks, sheet with marks, and what it declares."""

import datetime as dt
import hashlib
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pikepdf import Pdf

from desk.press.copy import clean
from desk.press.declared import declare
from desk.press.inks import in_press_inks
from desk.press.marks import Marks, Sheet
from desk.press.photos_placed import PressPhoto, with_press_photos
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


class PressRoom:
    """Makes press PDFs; used by one thread at a time.

    ``placed`` gives the file a page is set with, by a photo’s name and longest side in pixels; ``photo``
    the same photo as a JPEG in the inks of a profile.
    """

    def __init__(
        self,
        typesetter: Typesetter,
        marks: Marks,
        *,
        placed: Callable[[str, int], Path | None],
        photo: Callable[[str, int, PressProfile], bytes | None],
    ) -> None:
        self._typesetter = typesetter
        self._marks = marks
        self._placed = placed
        self._photo = photo

    def pdf(self, story: Story, job: Job, *, paper: str) -> bytes:
        """Set the story and make it PDF/X-4.

        The same story, photos, profile, name and time give the same bytes. Raises DeskError as the
        typesetter does, and for a profile or a photo that cannot be read.
        """
        page = self._typesetter.pdf(story, paper=paper, made=job.made)
        return self._finished(page, story, job, lambda name, px: self._photo(name, px, job.profile))

    def _finished(self, page: bytes, story: Story, job: Job, photo: PressPhoto) -> bytes:
        with Pdf.open(io.BytesIO(page)) as pdf:
            strip(pdf)
            with_press_photos(pdf, self._names(story), photo)
            in_press_inks(pdf)
            self._mark(pdf, story, job)
            declare(pdf, story, job.profile, job.made)
            pdf.remove_unreferenced_resources()
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True, force_version="1.6")
        return out.getvalue()

    def _mark(self, pdf: Pdf, story: Story, job: Job) -> None:
        sheets = [sheet_of(page) for page in pdf.pages]
        lines = slug_lines(story, job, len(sheets))
        drawn: dict[Sheet, Pdf] = {}
        for sheet in dict.fromkeys(sheets):
            marks = self._marks.pdf(sheet, lines, timestamp=int(job.made.timestamp()))
            drawn[sheet] = Pdf.open(io.BytesIO(marks))
            strip(drawn[sheet])
            in_press_inks(drawn[sheet])
        for number, sheet in enumerate(sheets):
            lay_on_sheet(pdf, pdf.pages[number], sheet, drawn[sheet].pages[number])

    def _names(self, story: Story) -> Mapping[str, str]:
        """Return each photo’s name by the SHA-256 of the file that stands for it on the page."""
        return {
            hashlib.sha256(file.read_bytes()).hexdigest(): use.file
            for use in story.photos
            if use.file and (file := self._placed(use.file, PRINT_PX)) is not None
        }


def slug_lines(story: Story, job: Job, pages: int) -> list[tuple[str, str]]:
    """Return the two halves of each page’s slug line: what it is and which page; file, profile and time."""
    what = "".join(f"{part} · " for text in (story.source, story.slug) if (part := clean(text).strip()))
    made = job.made.strftime("%d %b %Y %H:%M")
    return [
        (f"{what}page {number} of {pages}", f"{clean(job.file)} · {job.profile.name} · {made}")
        for number in range(1, pages + 1)
    ]
