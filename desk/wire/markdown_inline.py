"""The inside of a Markdown paragraph: its text, its bold and italic, and what text cannot hold."""

from collections.abc import Iterable
from dataclasses import dataclass

from markdown_it.token import Token

from desk.story.model import Face, PhotoUse, Related, Span
from desk.story.spans import tidy
from desk.wire.decode import clean
from desk.wire.photo_line import read_photo_line

_FACES: dict[str, Face] = {"strong": "bold", "em": "italic"}


@dataclass(frozen=True, slots=True)
class Inline:
    """Text on one line with spans in code points; photos seen in it; its links; what has no field."""

    text: str
    spans: tuple[Span, ...]
    photos: tuple[PhotoUse, ...]
    links: tuple[Related, ...]
    lost: tuple[str, ...]


def read_inline(tokens: Iterable[Token]) -> Inline:
    """Read the children of one inline token. Code and line breaks become plain text and spaces."""
    reader = _Reader()
    for token in tokens:
        reader.take(token)
    return reader.inline()


def photo_of(token: Token) -> tuple[PhotoUse, tuple[str, ...]]:
    """Read an image: alt text is the caption, title the credit; the address is handed back unplaced."""
    children = token.children or []
    alt = _line("".join(" " if child.type.endswith("break") else child.content for child in children))
    title = _line(str(token.attrGet("title") or ""))
    photo = read_photo_line(title or alt)
    address = str(token.attrGet("src") or "")
    lost = (address,) if address else ()
    if not title:
        return photo or PhotoUse(alt), lost
    if photo is None or photo.caption:
        return PhotoUse(alt, "", title), lost
    return PhotoUse(alt, photo.credit_label, photo.credit), lost


class _Reader:
    def __init__(self) -> None:
        self._words: list[str] = []
        self._length = 0
        self._open: dict[Face, list[int]] = {"bold": [], "italic": []}
        self._spans: list[Span] = []
        self._photos: list[PhotoUse] = []
        self._links: list[Related] = []
        self._link: tuple[int, str] = (0, "")
        self._lost: list[str] = []

    def take(self, token: Token) -> None:
        """Add one child token."""
        name, _, end = token.type.rpartition("_")
        if name in _FACES:
            self._face(_FACES[name], opens=end == "open")
        elif token.type == "link_open":
            self._link = (len(self._words), str(token.attrGet("href") or ""))
            if title := str(token.attrGet("title") or ""):
                self._lost.append(title)
        elif token.type == "link_close":
            start, url = self._link
            self._links.append(Related("".join(self._words[start:]).strip(), url))
        elif token.type == "image":
            photo, lost = photo_of(token)
            self._photos.append(photo)
            self._lost += lost
        else:
            words = " " if token.type.endswith("break") else clean(token.content)
            self._words.append(words.replace("\n", " "))
            self._length += len(words)

    def inline(self) -> Inline:
        """Return what was read, outer space cut off and the spans moved with it."""
        bare = "".join(self._words).lstrip()
        cut = self._length - len(bare)
        bare = bare.rstrip()
        moved = [Span(max(0, span.start - cut), max(0, span.end - cut), span.face) for span in self._spans]
        return Inline(
            bare, tidy(moved, len(bare)), tuple(self._photos), tuple(self._links), tuple(self._lost)
        )

    def _face(self, face: Face, *, opens: bool) -> None:
        if opens:
            self._open[face].append(self._length)
        else:
            self._spans.append(Span(self._open[face].pop(), self._length, face))


def _line(text: str) -> str:
    return clean(text).replace("\n", " ").strip()
