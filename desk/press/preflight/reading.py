"""Reads a PDF with pypdf, which shares no code with what wrote it, into plain facts."""

import io
import logging
import re
from collections.abc import Collection, Generator
from contextlib import contextmanager
from xml.etree.ElementTree import ParseError

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from desk.errors import DeskError
from desk.press.preflight.fault import Box
from desk.press.preflight.found import Found
from desk.press.preflight.groups import blended
from desk.press.preflight.objects import data, name, numbers, of, parts
from desk.press.preflight.pen import Pen
from desk.press.preflight.seen import Intent, SeenFile, SeenPage
from desk.press.preflight.type_seen import Fonts
from desk.press.preflight.walk import Walk

_VERSION = re.compile(rb"(?:<pdfxid:GTS_PDFXVersion>|pdfxid:GTS_PDFXVersion\s*=\s*[\"'])\s*([^<\"']*)")
_CORNERS = 4
_DAMAGE = (
    PyPdfError, DependencyError, ParseError, ValueError, TypeError, KeyError, IndexError, AttributeError,
    RecursionError, OverflowError, ZeroDivisionError, NotImplementedError, OSError,
)  # fmt: skip


def read(raw: bytes, only: Collection[int] | None = None) -> SeenFile:
    """Read a PDF; of its pages ``only`` those of these numbers from 1, or all.

    Raises DeskError when it is none or is damaged beyond reading.
    """
    # pypdf meets damage with whatever its own code trips over, so all of that means a damaged file here.
    with _quiet():
        try:
            reader = _opened(raw)
            if reader is None:
                return SeenFile("", True, "", "", (), (), ())
            return _file(reader, only)
        except _DAMAGE as error:
            raise DeskError("The file is no PDF, or is damaged and cannot be read; make it again.") from error


def _opened(raw: bytes) -> PdfReader | None:
    """Open a file; None when it is encrypted, for which pypdf may lack the cipher."""
    try:
        reader = PdfReader(io.BytesIO(raw), strict=False)
    except DependencyError:
        return None
    return None if reader.is_encrypted else reader


def _file(reader: PdfReader, only: Collection[int] | None) -> SeenFile:
    root = reader.trailer["/Root"]
    fonts = Fonts()
    return SeenFile(
        version=_version(reader, root),
        is_encrypted=False,
        conformance=_conformance(of(root, "/Metadata")),
        trapped=name(of(of(reader.trailer, "/Info"), "/Trapped")).lstrip("/"),
        intents=tuple(
            Intent(
                name(of(intent, "/S")),
                name(of(intent, "/OutputConditionIdentifier")),
                data(of(intent, "/DestOutputProfile")),
            )
            for intent in parts(of(root, "/OutputIntents"))
        ),
        actions=tuple(_actions(reader, root)),
        pages=tuple(
            _page(reader, number, fonts)
            for number in range(len(reader.pages))
            if only is None or number + 1 in only
        ),
    )


def _version(reader: PdfReader, root: object) -> str:
    return max(reader.pdf_header.removeprefix("%PDF-")[:3], name(of(root, "/Version"))[1:])


def _conformance(metadata: object) -> str:
    found = _VERSION.search(data(metadata))
    return found[1].decode("utf-8", "replace").strip() if found else ""


def _actions(reader: PdfReader, root: object) -> Generator[str]:
    for key, words in (("/OpenAction", "an action on opening"), ("/AA", "actions of the document")):
        if of(root, key) is not None:
            yield words
    for key, words in (("/JavaScript", "JavaScript"), ("/EmbeddedFiles", "files enclosed")):
        if of(of(root, "/Names"), key) is not None:
            yield words
    if of(root, "/AcroForm") is not None:
        yield "a form to fill in"
    if any(of(page, "/AA") is not None for page in reader.pages):
        yield "actions of a page"


def _page(reader: PdfReader, number: int, fonts: Fonts) -> SeenPage:
    page = reader.pages[number]
    found = Found()
    resources = _inherited(page, "/Resources")
    media = _box(_inherited(page, "/MediaBox")) or (0.0, 0.0, 0.0, 0.0)
    blended(found, page, resources)
    content = of(page, "/Contents")
    if content is not None:
        Walk(found, reader, fonts, resources, Pen(clip=media)).follow(content)
    return SeenPage(
        number=number + 1,
        media=media,
        trim=_box(of(page, "/TrimBox")),
        bleed=_box(of(page, "/BleedBox")),
        art=_box(of(page, "/ArtBox")),
        crop=_box(_inherited(page, "/CropBox")),
        annotations=tuple(name(of(each, "/Subtype"))[1:] or "unknown" for each in parts(of(page, "/Annots"))),
        paints=tuple(found.paints),
        words=tuple(found.words),
        pictures=tuple(found.pictures),
        faces=tuple(found.faces.values()),
        layers=tuple(found.layers),
        oddities=tuple(dict.fromkeys(found.oddities)),
    )


def _inherited(page: object, key: str) -> object:
    owner: object = page
    for _ in range(50):
        if owner is None:
            return None
        value = of(owner, key)
        if value is not None:
            return value
        owner = of(owner, "/Parent")
    return None


def _box(value: object) -> Box | None:
    sides = numbers(value)
    if len(sides) != _CORNERS:
        return None
    left, bottom, right, top = sides
    return (min(left, right), min(bottom, top), max(left, right), max(bottom, top))


@contextmanager
def _quiet() -> Generator[None]:
    """Keep what pypdf logs of a damaged file to itself: the file is refused in a sentence."""
    log = logging.getLogger("pypdf")
    before = log.disabled
    children = [
        logging.getLogger(each) for each in logging.root.manager.loggerDict if each.startswith("pypdf")
    ]
    was = [child.disabled for child in children]
    for child in (log, *children):
        child.disabled = True
    try:
        yield
    finally:
        log.disabled = before
        for child, value in zip(children, was, strict=True):
            child.disabled = value
