"""A story set as Markdown that reads back as the same story."""

import re
from typing import Final

from desk.story.model import FACES, Face, Kind, Paragraph, PhotoUse, Related, Span, Story
from desk.story.spans import pieces
from desk.wire.markdown_front import front_lines
from desk.wire.photo_line import photo_line

_SPECIAL: Final = re.compile(r"[\\`*_\[\]<&#]")
_LIST_NUMBER: Final = re.compile(r"(\d{1,9})([.)])")
_ASCII_MARKS: Final = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_DELIMITER: Final[dict[Face, str]] = {"bold": "**", "italic": "_"}
_LEADS: Final = {Kind.TEXT: "", Kind.CROSSHEAD: "## ", Kind.QUOTE: "> ", Kind.LIST_ITEM: "- "}


def markdown_of(story: Story) -> str:
    """Return the story as Markdown: front matter, headline, photos, body and the related list."""
    blocks = ["\n".join(front_lines(story)).strip()]
    blocks.append(f"# {_escaped(story.headline)}" if story.headline else "")
    blocks += [_image(use) for use in story.photos]
    previous: Kind | None = None
    for paragraph in story.body:
        if not paragraph.text:
            continue
        line = _LEADS[paragraph.kind] + _spanned(paragraph)
        if previous is paragraph.kind is Kind.LIST_ITEM:
            blocks[-1] += f"\n{line}"
        else:
            blocks.append(line)
        previous = paragraph.kind
    blocks.append(_related(story.related, needs_heading=previous in {None, Kind.LIST_ITEM}))
    return "\n\n".join(filter(None, blocks)) + "\n"


def _image(use: PhotoUse) -> str:
    credit = photo_line(PhotoUse("", use.credit_label, use.credit))
    if not use.caption and not credit:
        return ""
    title = re.sub(r'([\\"&])', r"\\\1", credit)
    return f"![{_escaped(use.caption)}](<>" + (f' "{title}")' if title else ")")


def _related(lines: tuple[Related, ...], *, needs_heading: bool) -> str:
    lines = tuple(line for line in lines if line.title)
    if not lines:
        return ""
    items = "\n".join(f"- {_link(line)}" for line in lines)
    known = not needs_heading and all(line.url for line in lines)
    return items if known else f"## Related\n\n{items}"


def _link(line: Related) -> str:
    if not line.url:
        return _escaped(line.title)
    url = re.sub(r"([\\<>&])", r"\\\1", line.url)
    return f"[{_escaped(line.title)}](<{url}>)"


def _escaped(text: str) -> str:
    return "".join(_atoms(text))


def _atoms(text: str) -> list[str]:
    """Return each character as Markdown has it, escaped where it would be a mark or begin a block."""
    atoms = [_SPECIAL.sub(lambda match: "\\" + match[0], char) for char in text]
    if (number := _LIST_NUMBER.match(text)) is not None:
        atoms[number.end(1)] = "\\" + number[2]
    elif text[:1] in _ASCII_MARKS and len(atoms[0]) == 1:
        atoms[0] = "\\" + text[0]
    return atoms


def _spanned(paragraph: Paragraph) -> str:
    """Set bold as ``**`` and italic as ``_``, so that neither runs into the other.

    CommonMark opens a run only where no space follows it and closes one only where none stands before,
    and asks for a space or mark on its outer side (spec 0.31, 6.2): a character in the way is written
    as its number (``&#120;``).
    """
    text = paragraph.text
    atoms = _atoms(text)
    out: list[str] = []
    delimiters = _delimiters(text, paragraph.spans)
    for at in sorted(delimiters):
        closes, opens = delimiters[at]
        before, after = text[at - 1 : at], text[at : at + 1]
        if before and (before.isspace() if closes else not (before.isspace() or before in _ASCII_MARKS)):
            atoms[at - 1] = f"&#{ord(before)};"
        if after and (after.isspace() if opens else not (after.isspace() or after in _ASCII_MARKS)):
            atoms[at] = f"&#{ord(after)};"
    for at in range(len(text) + 1):
        out += delimiters.get(at, ("", ""))
        out.append(atoms[at] if at < len(text) else "")
    return "".join(out)


def _delimiters(text: str, spans: tuple[Span, ...]) -> dict[int, tuple[str, str]]:
    """Return, for each place where the face changes, the marks to close and then those to open."""
    found: dict[int, tuple[str, str]] = {}
    stack: list[Face] = []
    at = 0
    runs: list[tuple[str, frozenset[Face]]] = [*pieces(text, spans), ("", frozenset())]
    for piece, faces in runs:
        closes = ""
        while any(face not in faces for face in stack):
            closes += _DELIMITER[stack.pop()]
        opened: list[Face] = [face for face in FACES if face in faces and face not in stack]
        stack += opened
        opens = "".join(_DELIMITER[face] for face in opened)
        if closes or opens:
            found[at] = (closes, opens)
        at += len(piece)
    return found
