"""A contact sheet of photos of the library, to print or to send."""

from collections.abc import Sequence

from desk import resources
from desk.newsroom.importing import counted
from desk.newsroom.photos import Photos
from desk.press.contact import Shown, contact_pdf
from desk.story.photo import Photo

_LONGEST = 620
_CAPTION = 180


def contact_sheet(photos: Photos, chosen: Sequence[Photo]) -> bytes:
    """Return a PDF of the photos, four in a row on A4, with name, credit, caption, size and right."""
    shipped = resources.shipped()
    return contact_pdf(
        shipped / "press" / "contact.typ",
        shipped / "fonts",
        "Contact sheet",
        counted(len(chosen), "photo"),
        [_shown(photos, photo) for photo in chosen],
    )


def _shown(photos: Photos, photo: Photo) -> Shown:
    told, terms = photo.described, photo.terms
    caption = told.caption if len(told.caption) <= _CAPTION else told.caption[:_CAPTION].rstrip() + " …"
    right = terms.rights.value if terms.decided else "right not decided"
    facts = f"{photo.form} · {photo.width} × {photo.height} · {right}"
    return Shown(
        photos.jpeg(photo.file, _LONGEST), photo.name, told.creditline or "No credit", caption, facts
    )
