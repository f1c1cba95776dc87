"""The furniture over the body of a print page: masthead, headline, standfirst, byline, first photos."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from desk.story.model import PhotoUse
from desk.wire.masthead import Masthead, read_masthead
from desk.wire.page_body import CAPTION
from desk.wire.photo_line import read_photo_line
from desk.wire.received import Unplaced
from desk.wire.signs import Line, bullet, ends_open, ends_sentence, read_byline

_MASTHEAD_WITHIN: Final = 8
_HEADLINE: Final = 140
_HEADLINE_WORDS: Final = 20
_STANDFIRST: Final = 300
_STANDFIRST_WORDS: Final = 5


def find_masthead(lines: Sequence[Line]) -> tuple[int, Masthead | None]:
    """Return where the masthead stands among the first lines, and what it says; (0, None) without one."""
    for at, line in enumerate(lines[:_MASTHEAD_WITHIN]):
        if (masthead := read_masthead(line.text)) is not None:
            return at, masthead
    return 0, None


class Top:
    """The furniture over the body, taken line by line."""

    def __init__(self) -> None:
        self.masthead = Masthead()
        self.headline = ""
        self.standfirst = ""
        self.byline = ""
        self.photos: list[PhotoUse] = []
        self.unplaced: list[Unplaced] = []

    def read_above(self, lines: Sequence[Line]) -> None:
        """Take headline, standfirst and bylines from the lines above the masthead; others are unplaced."""
        for line in lines:
            if self._takes_furniture(line):
                continue
            if not self.headline and bullet(line.text) is None:
                self.headline = line.text
            elif not self.standfirst and bullet(line.text) is None:
                self.standfirst = line.text
            else:
                self.unplaced.append(Unplaced(line.number, line.text))

    def read_masthead(self, line: Line, masthead: Masthead) -> None:
        """Take the masthead’s parts; a second one fills what the first lacked, or is unplaced whole."""
        if (joined := self.masthead.joined(masthead)) is None:
            self.unplaced.append(Unplaced(line.number, line.text))
            return
        self.masthead = joined
        self.unplaced += [Unplaced(line.number, text) for text in masthead.unread]

    def read_below(self, lines: Sequence[Line]) -> Sequence[Line]:
        """Take furniture from the lines below the masthead; return those of the body."""
        while lines:
            line, after = lines[0], lines[1:]
            if (more := read_masthead(line.text)) is not None:
                self.read_masthead(line, more)
            elif self._takes_furniture(line):
                pass
            elif (photo := self._captioned(line, after)) is not None:
                self.photos.append(photo)
                after = after[1:]
            elif self._is_headline(line, after):
                self.headline = line.text
            elif self._is_standfirst(line, after):
                self.standfirst = line.text
            else:
                break
            lines = after
        return lines

    def _takes_furniture(self, line: Line) -> bool:
        if names := read_byline(line.text):
            self.byline = f"{self.byline}; {names}" if self.byline else names
            return True
        if bullet(line.text) is None and (photo := read_photo_line(line.text)) is not None:
            self.photos.append(photo)
            return True
        return False

    def _captioned(self, line: Line, after: Sequence[Line]) -> PhotoUse | None:
        """Read a caption with its credit on the next line.

        Only the first photo may come so: later, the line above a credit is a paragraph. A line without end
        stop over a lone credit is the headline, while there is none, else the caption.
        """
        photo = read_photo_line(after[0].text) if after else None
        if (
            photo is None
            or photo.caption
            or self.photos
            or len(line.text) > CAPTION
            or bullet(line.text) is not None
        ):
            return None
        known = self.headline or ends_sentence(line.text)
        return replace(photo, caption=line.text) if known else None

    def _is_headline(self, line: Line, after: Sequence[Line]) -> bool:
        """Tell a headline below the masthead: capital first, no full stop, short, the story after it."""
        text = line.text
        if self.headline or not after or len(text) > _HEADLINE or len(text.split()) > _HEADLINE_WORDS:
            return False
        if bullet(text) is not None or text[0].islower() or text.endswith((".", "…")) or ends_open(text):
            return False
        return not (ends_sentence(text) and text[0] in "“\"'‘")

    def _is_standfirst(self, line: Line, after: Sequence[Line]) -> bool:
        """Tell a standfirst: a line a byline follows, or one of five words without end stop."""
        text = line.text
        if not self.headline or self.standfirst or not after or len(text) > _STANDFIRST or bullet(text):
            return False
        if read_byline(after[0].text):
            return True
        unfinished = not ends_sentence(text) and not ends_open(text)
        return not self.byline and unfinished and len(text.split()) >= _STANDFIRST_WORDS
