"""Characters that came to harm on the way: HTML entities left over, letters read in the wrong encoding."""

import html
import re
from collections.abc import Iterable, Iterator

from desk.checks.once import told_once
from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.story.text import Passage

ENTITY = Rule("entity", "HTML entities", "A character left in the code of a web page: “&amp;” for “&”.")
MOJIBAKE = Rule("mojibake", "Broken letters", "A sign that was read in the wrong encoding: “â€™” for “’”.")
RULES = (ENTITY, MOJIBAKE)

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


def check_passage(passage: Passage, context: Context) -> Iterable[Finding]:
    """Yield each entity and each broken sign, with the character it stands for; the like of it once."""
    del context
    if "&" in passage.text:
        yield from told_once(_entities(passage), lambda one: one.text)
    if _SUSPECT.search(passage.text):
        yield from told_once(_broken(passage), lambda one: one.text)


def _entities(passage: Passage) -> Iterator[Finding]:
    for match in _ENTITY.finditer(passage.text):
        meant = html.unescape(html.unescape(match[0]))
        if meant == match[0] or (len(meant) > 1 and meant.isascii()):
            continue
        shown = meant if meant.isprintable() and meant.strip() else "space"
        yield finding_in(
            passage, *match.span(), ENTITY, Severity.FIX, f"“{match[0]}” is the web’s code for “{shown}”.",
            (meant,),
        )  # fmt: skip


def _broken(passage: Passage) -> Iterator[Finding]:
    for match in _RUN.finditer(passage.text):
        broken = match[0]
        if "\ufffd" in broken:
            message = "A character was lost here when the copy was read; look it up in the copy as received."
            yield finding_in(passage, *match.span(), MOJIBAKE, Severity.FIX, message)
            continue
        meant = " " if broken == "Â" else mended(broken)
        if meant is None:
            continue
        shown = f"“{meant}”" if meant.strip() else "a space"
        message = f"“{_seen(broken)}” is {shown}, read in the wrong encoding."
        yield finding_in(passage, *match.span(), MOJIBAKE, Severity.FIX, message, (meant,))


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


def _seen(broken: str) -> str:
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in broken)
