"""Makes the proof of a story: the page as it will print, in RGB, with what is to be looked at as comments."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from pikepdf import Array, Dictionary, Name, Page, Pdf, String

from desk.press.copy import Place, clean
from desk.press.overlay import Overlay
from desk.press.typesetter import Typesetter
from desk.story.model import Story

STRIP_PT = 22.0
_ADDRESS = "desk:"
_YELLOW = (1.0, 0.86, 0.3)
_SIDE_PT, _FIRST_PT, _STEP_PT = 18.0, 4.0, 24.0
_PRINTED = 4  # the annotation flag Print (ISO 32000-1, 12.5.3)
Quad = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Comment:
    """What is to be looked at and where: ``by`` names who says it, a check or the story’s own notes."""

    place: Place
    by: str
    words: str


class ProofRoom:
    """Makes proofs. ``strip`` sets the line that says what the sheet is."""

    def __init__(self, typesetter: Typesetter, strip: Overlay) -> None:
        self._typesetter = typesetter
        self._strip = strip

    def pdf(
        self, story: Story, comments: Sequence[Comment], *, paper: str, made: dt.datetime, file: str
    ) -> bytes:
        """Set the story, mark what the comments speak of, and say PROOF over every page.

        A comment on words of the body is a highlight there, one on another field underlines the field, and
        one that has no place on the page is a note at the side of the first. The same story, comments, name
        and time give the same bytes. Raises DeskError as the typesetter does.
        """
        page = self._typesetter.pdf(story, paper=paper, made=made, noted=[each.place for each in comments])
        with Pdf.open(io.BytesIO(page)) as pdf:
            _commented(pdf, comments, made)
            self._say_proof(pdf, story, made, file)
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True)
        return out.getvalue()

    def _say_proof(self, pdf: Pdf, story: Story, made: dt.datetime, file: str) -> None:
        for number, page in enumerate(pdf.pages, 1):
            left, bottom, right, top = _box(page)
            about = (
                clean(story.slug).strip(), f"page {number} of {len(pdf.pages)}", clean(file),
                made.strftime("%d %b %Y %H:%M"),
            )  # fmt: skip
            job: dict[str, object] = {
                "width_pt": right - left,
                "height_pt": STRIP_PT,
                "words": " · ".join(filter(None, about)),
            }
            set_strip = self._strip.pdf(job, timestamp=int(made.timestamp()))
            with Pdf.open(io.BytesIO(set_strip)) as drawn:
                form = pdf.copy_foreign(drawn.pages[0].as_form_xobject())
            page.obj.MediaBox = Array([left, bottom, right, top + STRIP_PT])
            for key in ("/CropBox", "/BleedBox", "/ArtBox"):
                if key in page.obj:
                    del page.obj[key]
            things = cast("Dictionary", page.obj.Resources.get("/XObject", Dictionary()))
            things["/DeskProof"] = form
            page.obj.Resources.XObject = things
            page.contents_add(b"q", prepend=True)
            page.contents_add(f"Q /Artifact BMC q 1 0 0 1 {left} {top} cm /DeskProof Do Q EMC".encode())


def _commented(pdf: Pdf, comments: Sequence[Comment], made: dt.datetime) -> None:
    """Put each comment in the place of the links that show where it belongs; other links go."""
    left_over = set(range(len(comments)))
    found: list[tuple[Page, dict[int, list[Quad]]]] = [(page, _quads(page)) for page in pdf.pages]
    for page, quads in found:
        notes = [_marked(comments[number], number, there, made) for number, there in sorted(quads.items())]
        left_over -= set(quads)
        page.obj.Annots = Array([pdf.make_indirect(note) for note in notes])
    first = pdf.pages[0]
    left, _, _, top = _box(first)
    for row, number in enumerate(sorted(left_over)):
        at = top - _FIRST_PT - row * _STEP_PT
        note = _note(comments[number], number, (left + 2, at - _SIDE_PT, left + 2 + _SIDE_PT, at), made)
        first.obj.Annots.append(pdf.make_indirect(note))
    for key in ("/StructTreeRoot", "/MarkInfo"):  # the structure for readers would point at links gone
        if key in pdf.Root:
            del pdf.Root[key]


def _quads(page: Page) -> dict[int, list[Quad]]:
    """Return where each numbered link of a page lies, a box a line."""
    found: dict[int, list[Quad]] = {}
    for link in cast("Iterable[Dictionary]", page.obj.get("/Annots", Array())):
        address = str(link.get("/A", Dictionary()).get("/URI", ""))
        if address.startswith(_ADDRESS):
            for quad in _boxes(link):
                found.setdefault(int(address.removeprefix(_ADDRESS)), []).append(quad)
    return {number: _joined(quads) for number, quads in found.items()}


def _boxes(link: Dictionary) -> list[Quad]:
    """Return the boxes of a link: by its quadrilaterals where it lies on several lines."""
    points = _numbers(link.get("/QuadPoints", Array())) or _corners(_numbers(link.Rect))
    quads = [points[at : at + 8] for at in range(0, len(points), 8)]
    return [(min(q[::2]), min(q[1::2]), max(q[::2]), max(q[1::2])) for q in quads]


def _corners(rect: list[float]) -> list[float]:
    left, bottom, right, top = rect
    return [left, top, right, top, left, bottom, right, bottom]


def _joined(quads: list[Quad]) -> list[Quad]:
    """Join boxes that stand on one line of a column: the words of one comment."""
    joined: list[Quad] = []
    for quad in quads:
        before = joined[-1] if joined else None
        on_line = before is not None and abs(before[1] - quad[1]) < 1 and -1 <= quad[0] - before[2] < _SIDE_PT
        if before is not None and on_line:
            joined[-1] = (before[0], min(before[1], quad[1]), quad[2], max(before[3], quad[3]))
        else:
            joined.append(quad)
    return joined


def _marked(comment: Comment, number: int, quads: list[Quad], made: dt.datetime) -> Dictionary:
    box = [
        min(q[0] for q in quads),
        min(q[1] for q in quads),
        max(q[2] for q in quads),
        max(q[3] for q in quads),
    ]
    kind = Name.Highlight if comment.place.field == "body" else Name.Underline
    note = _annotation(comment, number, kind, box, made)
    note.QuadPoints = Array([corner for quad in quads for corner in _corners(list(quad))])
    return note


def _note(comment: Comment, number: int, box: Quad, made: dt.datetime) -> Dictionary:
    note = _annotation(comment, number, Name.Text, list(box), made)
    note[Name.Name] = Name.Comment
    return note


def _annotation(comment: Comment, number: int, kind: Name, box: list[float], made: dt.datetime) -> Dictionary:
    stamp = String(f"D:{made.astimezone(dt.UTC):%Y%m%d%H%M%S}Z")
    return Dictionary(
        Type=Name.Annot, Subtype=kind, Rect=Array(box), Contents=String(comment.words), T=String(comment.by),
        NM=String(f"desk-{number + 1}"), C=Array(_YELLOW), F=_PRINTED, M=stamp, CreationDate=stamp,
    )  # fmt: skip


def _box(page: Page) -> Quad:
    left, bottom, right, top = _numbers(page.mediabox)
    return left, bottom, right, top


def _numbers(array: object) -> list[float]:
    return [float(each) for each in cast("Iterable[float]", array)]
