"""Lays each page on a larger sheet with its marks, and says where it is cut."""

from typing import cast

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf

from desk.press.marks import BLEED_PT, Sheet

_UNWANTED = ("/StructTreeRoot", "/MarkInfo", "/Outlines", "/OpenAction", "/AA", "/Names", "/PageMode")
_UNWANTED_OF_PAGE = ("/Annots", "/StructParents", "/Tabs", "/AA", "/CropBox", "/ArtBox")
_MARKS = "/DeskMarks"


def strip(pdf: Pdf) -> None:
    """Take out what a press has no use for: links and the structure for readers."""
    for key in _UNWANTED:
        if key in pdf.Root:
            del pdf.Root[key]
    for page in pdf.pages:
        for key in _UNWANTED_OF_PAGE:
            if key in page.obj:
                del page.obj[key]


def sheet_of(page: Page) -> Sheet:
    """Return the sheet for a page: its trim, and the layout’s own bleed where it has one, else 3 mm."""
    left, *_ = _numbers(page.mediabox)
    t_left, t_bottom, t_right, t_top = _numbers(page.trimbox)
    own = round(t_left - left, 3)
    return Sheet(round(t_right - t_left, 3), round(t_top - t_bottom, 3), own if own > 0 else BLEED_PT)


def lay_on_sheet(pdf: Pdf, page: Page, sheet: Sheet, marks: Page | None = None) -> None:
    """Move the page onto its sheet, cut off at the bleed, and put a page of marks over it, if any."""
    t_left, t_bottom, _, _ = _numbers(page.trimbox)
    left, bottom, right, top = sheet.bleed
    dx, dy = round(sheet.trim[0] - t_left, 3), round(sheet.trim[1] - t_bottom, 3)
    before = (
        f"q {left} {bottom} {round(right - left, 3)} {round(top - bottom, 3)} re W n 1 0 0 1 {dx} {dy} cm\n"
    )
    after = f"\nQ q {_MARKS} Do Q\n" if marks is not None else "\nQ\n"
    content = b"".join(stream.read_bytes() for stream in _streams(page))
    page.obj.Contents = pdf.make_stream(before.encode() + content + after.encode())
    resources = cast("Dictionary", page.obj.Resources)
    if marks is not None:
        things = cast("Dictionary", resources.get("/XObject", Dictionary()))
        things[_MARKS] = pdf.copy_foreign(marks.as_form_xobject())
        resources.XObject = things
    page.obj.MediaBox = Array(sheet.media)
    page.obj.BleedBox = Array(sheet.bleed)
    page.obj.TrimBox = Array(sheet.trim)
    page.obj.Resources = resources
    page.obj[Name.Rotate] = 0


def _streams(page: Page) -> list[pikepdf.Stream]:
    contents = page.obj.Contents
    return cast("list[pikepdf.Stream]", list(contents) if isinstance(contents, Array) else [contents])


def _numbers(box: Array) -> tuple[float, float, float, float]:
    left, bottom, right, top = (float(cast("float", side)) for side in cast("list[object]", list(box)))
    return left, bottom, right, top
