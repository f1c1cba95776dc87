"""Binds pages set one by one into one PDF."""

import io
from collections.abc import Sequence

import pikepdf


def bound(pages: Sequence[bytes], title: str) -> bytes:
    """Return one PDF of these PDFs’ pages, in their order, under ``title``.

    The dates are the first page’s; the same pages give the same bytes. Raises ValueError for no pages.
    """
    if not pages:
        raise ValueError("there are no pages to bind")
    with pikepdf.new() as book, pikepdf.open(io.BytesIO(pages[0])) as first:
        for raw in pages:
            with pikepdf.open(io.BytesIO(raw)) as page:
                book.pages.extend(page.pages)
        for key, value in first.docinfo.items():
            book.docinfo[key] = book.copy_foreign(value) if value.is_indirect else value
        book.docinfo["/Title"] = pikepdf.String(title)
        out = io.BytesIO()
        book.save(out, deterministic_id=True)
    return out.getvalue()
