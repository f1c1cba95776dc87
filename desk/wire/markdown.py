"""Markdown: CommonMark with front matter, read into a story and set from one."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from desk.story.model import Kind, Paragraph, PhotoUse, Related, Story
from desk.story.slug import suggested_slug
from desk.wire.decode import decode
from desk.wire.markdown_front import read_front
from desk.wire.markdown_inline import Inline, read_inline
from desk.wire.markdown_write import markdown_of
from desk.wire.received import Received, Unplaced
from desk.wire.signs import is_related_heading
from desk.wire.writing import Photo, encoded

NAME: Final = "Markdown"
SUFFIXES: Final = (".md", ".markdown")

_LOOK: Final = 20_000
_SIGNS: Final = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"\A---[ ]*\n(?:[A-Za-z][\w-]*[ ]*:.*\n)+---[ ]*$",
        r"^#{1,6}[ ]\S",
        r"!\[[^\]\n]*\]\([^)\n]*\)",
        r"(?<!!)\[[^\]\n]+\]\([^)\n]+\)",
        r"\*\*\S(?:[^*\n]*\S)?\*\*",
        r"^>[ ]\S",
        r"^\S[^\n]*\n={3,}[ ]*$",
    )
)


def likeness(text: str) -> float:
    """Say how like Markdown ``text`` is, 0 to 1: each sort of mark found adds to it."""
    found = sum(sign.search(text[:_LOOK]) is not None for sign in _SIGNS)
    return min(0.1 + 0.45 * found, 1.0)


def read(raw: bytes) -> Received:
    """Read Markdown. Raises DeskError when ``raw`` is no text (see ``decode``).

    The first heading of the first level is the headline, other headings are crossheads. An image is a
    photo in use: its alt text the caption, its title the credit, its address unplaced. Links keep their
    text; a closing list of nothing but links, or a list under “Related” at the end, is the related
    list; the address of any other link is unplaced. HTML is text.
    """
    decoded = decode(raw)
    front, unplaced, skipped = read_front(decoded.text)
    lines = decoded.text.split("\n")
    env: dict[str, dict[str, dict[str, str]]] = {}
    page = _Page(front.headline, lines, skipped)
    for token in MarkdownIt("commonmark", {"html": False}).parse("\n".join(lines[skipped:]), env):
        page.take(token)
    page.finish()
    for label, target in env.get("references", {}).items():
        page.note_reference(label, target)
    story = replace(
        front,
        headline=page.headline,
        body=tuple(block.paragraph for block in page.blocks),
        photos=tuple(page.photos),
        related=tuple(page.related),
    )
    story = replace(story, slug=story.slug or suggested_slug(story))
    lost = sorted((*unplaced, *page.unplaced), key=lambda one: one.line)
    return Received(story, "markdown", decoded.encoding, tuple(lost))


def write(story: Story, photo: Photo) -> bytes:
    """Set the story as Markdown in UTF-8; photo files are not part of it."""
    del photo
    return encoded(markdown_of(story))


@dataclass(slots=True)
class _Block:
    paragraph: Paragraph
    line: int
    links: tuple[Related, ...] = ()
    group: int = -1


@dataclass(slots=True)
class _Page:
    """The blocks of a document, taken token by token."""

    headline: str
    lines: list[str]
    skipped: int
    blocks: list[_Block] = field(default_factory=list[_Block])
    photos: list[PhotoUse] = field(default_factory=list[PhotoUse])
    related: list[Related] = field(default_factory=list[Related])
    unplaced: list[Unplaced] = field(default_factory=list[Unplaced])
    _heading: str = ""
    _quotes: int = 0
    _lists: list[int] = field(default_factory=list[int])
    _group: int = 0
    _number: str = ""
    _line: int = 1

    def take(self, token: Token) -> None:
        """Add one block token."""
        if token.map is not None:
            self._line = token.map[0] + 1 + self.skipped
        match token.type:
            case "heading_open":
                self._heading = token.tag
            case "heading_close":
                self._heading = ""
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
            case "bullet_list_open" | "ordered_list_open" | "bullet_list_close" | "ordered_list_close":
                self._list(opens=token.nesting == 1)
            case "list_item_open":
                self._number = f"{token.info}{token.markup} " if token.info else ""
            case "inline":
                self._inline(read_inline(token.children or []))
            case "fence" | "code_block":
                self._code(token)
            case "hr":
                self._lose(self.lines[self._line - 1].strip())
            case _:
                pass

    def finish(self) -> None:
        """Make the closing list the related list where it is one, and hand back the addresses left."""
        last = self.blocks[-1].group if self.blocks else -1
        at = len(self.blocks)
        while at and last > 0 and self.blocks[at - 1].group == last:
            at -= 1
        items, before = self.blocks[at:], self.blocks[:at]
        headed = bool(items and before) and _heads_related(before[-1].paragraph)
        if headed or (items and before and all(_is_link(block) for block in items)):
            if headed:
                heading = before.pop()
                self.unplaced.append(Unplaced(heading.line, heading.paragraph.text))
            for block in items:
                url = block.links[0].url if _is_link(block) else ""
                self.related.append(Related(block.paragraph.text, url))
                block.links = () if url else block.links
            self.blocks = before
        for block in (*before, *items):
            self.unplaced += [Unplaced(block.line, link.url) for link in block.links if link.url]

    def note_reference(self, label: str, target: dict[str, str]) -> None:
        """Hand back a link definition, which no paragraph shows."""
        words = " ".join(filter(None, (f"[{label}]:", target["href"], target["title"])))
        self.unplaced.append(Unplaced(self._line, words))

    def _inline(self, inline: Inline) -> None:
        self.photos += inline.photos
        for text in inline.lost:
            self._lose(text)
        if not inline.text:
            return
        if self._heading == "h1" and self.headline in {"", inline.text}:
            self.headline = inline.text
            self.unplaced += [Unplaced(self._line, link.url) for link in inline.links if link.url]
            return
        kind = Kind.TEXT
        if self._heading:
            kind = Kind.CROSSHEAD
        elif self._lists:
            kind = Kind.LIST_ITEM
        elif self._quotes:
            kind = Kind.QUOTE
        paragraph = Paragraph(inline.text, kind, inline.spans)
        if self._number:
            shift = len(self._number)
            spans = tuple(replace(s, start=s.start + shift, end=s.end + shift) for s in inline.spans)
            paragraph = Paragraph(self._number + inline.text, kind, spans)
            self._number = ""
        group = self._lists[0] if self._lists else -1
        self.blocks.append(_Block(paragraph, self._line, inline.links, group))

    def _list(self, *, opens: bool) -> None:
        if not opens:
            self._lists.pop()
            return
        self._group += not self._lists
        self._lists.append(self._group)

    def _code(self, token: Token) -> None:
        if token.info.strip():
            self._lose(token.info.strip())
        lines = [line.strip() for line in token.content.split("\n")]
        self.blocks += [_Block(Paragraph(line), self._line) for line in lines if line]

    def _lose(self, text: str) -> None:
        self.unplaced.append(Unplaced(self._line, text))


def _heads_related(paragraph: Paragraph) -> bool:
    return paragraph.kind in {Kind.CROSSHEAD, Kind.TEXT} and is_related_heading(paragraph.text)


def _is_link(block: _Block) -> bool:
    return (
        block.paragraph.kind is Kind.LIST_ITEM
        and len(block.links) == 1
        and block.links[0].title == block.paragraph.text
    )
