"""What a test reads back out of a PDF."""

import io
import re
from typing import cast

import pikepdf
import pypdfium2


def text_of(pdf: bytes) -> str:
    """All text in the order it stands in the file, words broken at a line end joined, on one line."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return re.sub(r"\s+", " ", " ".join(pages).replace("\ufffe", "")).strip()


def bare(text: str) -> str:
    """Text without the white space, hyphens and unseen characters that line breaks add or take."""
    return re.sub("[\\s\u200b\ufffe\u00ad-]+", "", text)


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
