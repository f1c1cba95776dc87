"""Characters that came to harm on the way: HTML entities left over, letters read in the wrong encoding."""

import html
import re
from collections.abc import Iterator

from desk.story.edits import with_passage
from desk.story.model import Story
from desk.story.text import passages

_ENTITY = re.compile(
    r"&(?:amp;)*(?:(?:[A-Za-z]{2,31}[0-9]{0,2}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});|(?:nbsp|amp|quot|apos)\b)"
)
_TAIL = {bytes([code]).decode("cp1252", "ignore") or chr(code): code for code in range(0x80, 0xC0)}
_TAILS = "".join(re.escape(char) for char in _TAIL) + "\x80-\x9f"
_RUN = re.compile(
    rf"(?:[Â-ß][{_TAILS}]|[à-ï][{_TAILS}]{{2}}|[ð-ô][{_TAILS}]{{3}}|[\x80-\x9f])+|(?<!\w)Â(?=\s|$)|\ufffd+"
)
_SUSPECT = re.compile("[\x80-\x9f\xc2-\xf4\ufffd]")
_WESTERN = re.compile("[\xa0-\u017f\u2010-\u2044\u20a0-\u20cf\u2122\u2212\u2248-\u2265\ufeff]*")
_LONG_RUN = 3

Harm = tuple[int, int, str | None]


def entities(text: str) -> Iterator[Harm]:
    """Yield each entity in a text: where it starts and ends, and the character it stands for."""
    if "&" not in text:
        return
    for match in _ENTITY.finditer(text):
        meant = html.unescape(html.unescape(match[0]))
        if meant != match[0] and (len(meant) == 1 or not meant.isascii()):
            yield *match.span(), meant


def broken(text: str) -> Iterator[Harm]:
    """Yield each broken sign in a text: start, end, and what was meant; None where that is lost."""
    if not _SUSPECT.search(text):
        return
    for match in _RUN.finditer(text):
        sign = match[0]
        meant = " " if sign == "Â" else mended(sign)
        if meant is not None or "\ufffd" in sign:
            yield *match.span(), meant


def mended_text(text: str) -> tuple[str, int]:
    """Return a text with every entity and broken sign as it was meant, and how many there were."""
    count = 0
    for find in (broken, entities):
        for start, end, meant in reversed(list(find(text))):
            if meant is not None:
                text, count = f"{text[:start]}{meant}{text[end:]}", count + 1
    return text, count


def mended_story(story: Story) -> tuple[Story, int]:
    """Return a story with every entity and broken sign as it was meant, and how many there were."""
    count = 0
    for find in (broken, entities):
        for passage in list(passages(story)):
            for start, end, meant in reversed(list(find(passage.text))):
                if meant is not None:
                    story, count = with_passage(story, passage, start, end, meant), count + 1
    return story, count


def mended(broken: str) -> str | None:
    """Return what UTF-8 read as Windows-1252, once or several times over, meant; None where it is sound.

    Two signs may stand side by side by chance, so letters of other scripts count only in a row.
    """
    meant = broken
    while (next_ := _read_again(meant)) is not None:
        meant = next_
    if meant == broken or (not _WESTERN.fullmatch(meant) and len(meant) < _LONG_RUN):
        return None
    return meant.replace("\ufeff", "").replace("\xa0", " ")


def _read_again(text: str) -> str | None:
    if len(text) == 1 and "\x80" <= text <= "\x9f":
        return bytes([ord(text)]).decode("cp1252", "ignore") or None
    try:
        return bytes(_TAIL.get(char, ord(char)) for char in text).decode("utf-8")
    except (ValueError, UnicodeDecodeError):
        return None
