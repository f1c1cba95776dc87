"""The masthead line of a print page: ``Source | @handle | 13 Sep 2023, 02:56 am Print``."""

import re
from dataclasses import dataclass
from typing import Final

from desk.story.model import Story
from desk.wire.signs import read_byline
from desk.wire.stamp import Stamp, read_stamp, stamp_line

_SEPARATOR: Final = re.compile(r"\s*[|·•¦]\s*")
_PRINT: Final = re.compile(r"\s*\bPrint$|\s*\bPRINT$")
_HANDLE: Final = re.compile(r"@[\w.]{1,40}")
_PARTS: Final = 7
_PART_LENGTH: Final = 60


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a masthead line gives; a part it lacks is empty; ``unread`` are parts with no field."""

    source: str = ""
    handle: str = ""
    published: str = ""
    byline: str = ""
    unread: tuple[str, ...] = ()

    def joined(self, later: "Masthead") -> "Masthead | None":
        """Fill what this line lacks from one below it; None when both have the same part."""
        if any(
            (
                self.source and later.source,
                self.handle and later.handle,
                self.published and later.published,
                self.byline and later.byline,
            )
        ):
            return None
        return Masthead(
            self.source or later.source,
            self.handle or later.handle,
            self.published or later.published,
            self.byline or later.byline,
            later.unread,
        )


def read_masthead(text: str) -> Masthead | None:
    """Read a masthead; None unless the line shows a handle, a date or the word Print beside a separator.

    Any part may be missing and the separator may be ``|``, ``·`` or ``•``. When both “Published” and
    “Updated” stand there the former is taken.
    """
    if len(text) > _PARTS * _PART_LENGTH:
        return None
    bare = _PRINT.sub("", text)
    parts = _date_with_time([part for part in _SEPARATOR.split(bare.strip()) if part])
    if not parts:
        return Masthead() if bare != text else None
    if len(parts) > _PARTS or max(map(len, parts)) > _PART_LENGTH:
        return None
    stamps = {part: stamp for part in parts if (stamp := read_stamp(part)) is not None}
    handles = [part for part in parts if _HANDLE.fullmatch(part)]
    printed = bare != text and _SEPARATOR.search(text) is not None
    if not (stamps or handles or printed):
        return None
    bylines = [part for part in parts if read_byline(part)]
    taken = {*stamps, *handles, *bylines}
    sources = [part for part in parts if part not in taken]
    chosen = min(stamps, key=lambda part: stamps[part].updated, default="")
    spare = [part for part in stamps if part != chosen]
    if chosen and stamps[chosen].unread:
        spare.append(stamps[chosen].unread)
    return Masthead(
        source=_first(sources),
        handle=_first(handles),
        published=stamps.get(chosen, Stamp("")).iso,
        byline=read_byline(_first(bylines)),
        unread=(*sources[1:], *handles[1:], *bylines[1:], *spare),
    )


def masthead_line(story: Story) -> str:
    """Set the masthead of a story, “Print” at its end."""
    parts = [part for part in (story.source, story.handle, stamp_line(story.published)) if part]
    ending = " Print" if story.published or not parts else " | Print"
    return (" | ".join(parts) + ending).strip()


def _date_with_time(parts: list[str]) -> list[str]:
    """Join a date with the time after it where a separator stands between the two."""
    joined: list[str] = []
    for part in parts:
        if joined and not read_stamp(part) and read_stamp(joined[-1]) and read_stamp(f"{joined[-1]} {part}"):
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def _first(parts: list[str]) -> str:
    return parts[0] if parts else ""
