"""Contact sheets: many photos on a few pages, small, each with what is said of it."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import typst


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo on the sheet: JPEG bytes, None where its file is missing, and the lines under it."""

    jpeg: bytes | None
    name: str
    credit: str
    caption: str
    facts: str


def contact_pdf(template: Path, fonts: Path, title: str, words: str, photos: Sequence[Shown]) -> bytes:
    """Return the PDF of a sheet; ``title`` and ``words`` stand left and right at the head of each page."""
    with TemporaryDirectory(prefix="desk-contact-") as folder:
        root = Path(folder)
        shutil.copyfile(template, root / "contact.typ")
        rows: list[dict[str, object]] = []
        for at, photo in enumerate(photos):
            file = f"{at}.jpg" if photo.jpeg is not None else ""
            if photo.jpeg is not None:
                (root / file).write_bytes(photo.jpeg)
            rows.append({**asdict(photo), "jpeg": None, "file": file})
        job = {"title": title, "words": words, "photos": rows}
        (root / "job.json").write_text(json.dumps(job), encoding="ascii")
        return typst.compile(
            root / "contact.typ",
            root=root,
            font_paths=typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]
            ),
            package_path=root / "packages",
            package_cache_path=root / "packages",
            format="pdf",
        )
