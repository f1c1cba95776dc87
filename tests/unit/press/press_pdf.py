"""What a test reads back out of a PDF."""

import io
import re
import tomllib
from collections import defaultdict
from ctypes import c_double
from typing import cast

import pikepdf
import pypdfium2
from pypdfium2 import raw

from desk.press.layouts import Layout

_HANG_PT = 9.5  # how far a bullet stands out to the left of its column
_PT_PER_MM = 72 / 25.4


def text_of(pdf: bytes) -> str:
    """All text in the order it stands in the file, words broken at a line end joined, on one line."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return re.sub(r"\s+", " ", " ".join(pages).replace("\ufffe", "")).strip()


def bare(text: str) -> str:
    """Text without the white space, hyphens and unseen characters that line breaks add or take."""
    return re.sub("[\\s\ufffe\u00ad-]+", "", text)


def structure_of(pdf: bytes) -> list[str]:
    """The names of the structure tree, in reading order."""
    names: list[str] = []

    def walk(node: pikepdf.Object) -> None:
        if "/S" in node:
            names.append(str(node["/S"])[1:])
        kids = node.get("/K")
        for kid in cast("list[pikepdf.Object]", kids if isinstance(kids, pikepdf.Array) else [kids]):
            if isinstance(kid, pikepdf.Dictionary):
                walk(kid)

    with pikepdf.open(io.BytesIO(pdf)) as document:
        walk(document.Root["/StructTreeRoot"])
    return names


def columns_of(layout: Layout) -> tuple[float, float]:
    """Where the first column of a layout starts, its bullets included, and how far on the next one does."""
    facts = tomllib.loads((layout.folder / "layout.toml").read_text("utf-8"))
    if "house" not in facts:
        return facts["page"]["left_mm"] * _PT_PER_MM - 2 * _HANG_PT, 1000
    house, columns = facts["house"], layout.measure.columns
    step = (house["width_mm"] - 2 * house["side_mm"] + house["gutter_mm"]) / columns
    return house["side_mm"] * _PT_PER_MM - _HANG_PT, step * _PT_PER_MM


def starts_in_columns(pdf: bytes, layout: Layout) -> list[tuple[str, float]]:
    """The lines of the first page: the first letter of each, and how far right of its column it starts."""
    first, step = columns_of(layout)
    return [
        (line[0][1], line[0][0] - (first + column * step + _HANG_PT))
        for (column, _), line in sorted(_letters(pdf, layout).items())
    ]


def lines_in_columns(pdf: bytes, layout: Layout) -> list[list[tuple[str, float]]]:
    """The lines of the first page, column by column from the top: letters, and where the last one ends."""
    columns: list[list[tuple[str, float]]] = [[] for _ in range(layout.measure.columns)]
    for (column, _), letters in sorted(_letters(pdf, layout).items()):
        columns[column].append(("".join(letter for _, letter, _ in letters), letters[-1][2]))
    return columns


def _letters(pdf: bytes, layout: Layout) -> dict[tuple[int, int], list[tuple[float, str, float]]]:
    """The letters of the first page by column and line, from the left: its start, it, its end."""
    first, step = columns_of(layout)
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage()
    found: dict[tuple[int, int], list[tuple[float, str, float]]] = defaultdict(list)
    x, y = c_double(), c_double()
    for at in range(text.count_chars()):
        letter = text.get_text_range(at, 1)
        if letter.strip():
            raw.FPDFText_GetCharOrigin(text, at, x, y)
            _, _, end, _ = text.get_charbox(at, loose=True)
            found[int((x.value - first) // step), -round(y.value)].append((x.value, letter, end))
    document.close()
    return {line: sorted(letters) for line, letters in found.items()}
