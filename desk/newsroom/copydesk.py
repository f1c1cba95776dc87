"""The work of the command line: stories named by number or file, one after another, no window."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from desk.checks.seam import Finding
from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.newsroom.exporting import HeldError, Order, as_bytes, file_name
from desk.newsroom.files import write_whole
from desk.newsroom.importing import LARGEST_COPY, Imported, read_copy, read_file
from desk.press.fit import Fit
from desk.store.stories import StoredStory, StoryRow

STANDARD = Path("-")
_ROWS = 500
_LONGEST_NUMBER = 40


@dataclass(frozen=True, slots=True)
class CameIn:
    """What came in, and a sentence for each file refused."""

    imported: tuple[Imported, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """The files written, and a sentence for each story held back."""

    written: tuple[Path, ...]
    held: tuple[str, ...]


class Copydesk:
    """Does the commands on one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def bring_in(self, files: Sequence[Path], standard_input: BinaryIO) -> CameIn:
        """Bring in each file; one that is refused does not stop the others."""
        imported: list[Imported] = []
        refused: list[str] = []
        for path in files:
            try:
                raw, name = self._read(path, standard_input)
                imported.append(self._desk.bring_in(raw, name))
            except DeskError as error:
                refused.append(str(error))
        return CameIn(tuple(imported), tuple(refused))

    def rows(self, search: str) -> Iterator[StoryRow]:
        """List all stories a search finds, asked of the store a page at a time."""
        before = None
        while page := self._desk.store.page(search, before=before, limit=_ROWS):
            yield from page
            before = page[-1].key

    def stored(self, story_id: str) -> StoredStory:
        """Return the story of that number; raises DeskError when there is none."""
        if not _is_number(story_id):
            raise DeskError(
                f"{story_id[:_LONGEST_NUMBER]} is not a story’s number; "
                "`desk list` shows the numbers there are."
            )
        return self._desk.store.get(int(story_id))

    def check(self, name: str, standard_input: BinaryIO) -> list[Finding]:
        """Check a story by its number, or a file, which is read as on import and not kept."""
        if _is_number(name):
            return self._desk.check(self.stored(name).story)
        raw, file = self._read(Path(name), standard_input)
        return self._desk.check(read_copy(self._desk.formats, raw, file).story)

    def fit(self, story_id: str, layout: str, paper: str) -> Fit:
        """Tell how a story fits a layout, or its own where ``layout`` is empty."""
        story = self.stored(story_id).story
        if layout:
            story = replace(story, layout=layout)
        return self._desk.typesetter.fit(story, paper=self._desk.paper_for(story, paper))

    def exported(self, ids: Sequence[str], order: Order) -> bytes:
        """Make one story's file; raises DeskError for several, HeldError when the gate holds it."""
        if len(ids) != 1:
            raise DeskError("Only one story goes to standard output; name one, or give a folder.")
        return as_bytes(self._desk, self.stored(ids[0]).story, order)

    def export(self, ids: Sequence[str], order: Order, out: Path, *, is_folder: bool) -> Sent:
        """Write each story: one to the file ``out``, several into it as a folder.

        A story the gate holds does not stop the others. Raises DeskError for anything else.
        """
        stories = [self.stored(story_id) for story_id in ids]
        into_folder = is_folder or _is_folder(out) or len(stories) > 1
        if into_folder:
            _make_folder(out)
        written: list[Path] = []
        held: list[str] = []
        for stored in stories:
            path = out / file_name(stored.story, stored.id, order) if into_folder else out
            try:
                write_whole(path, as_bytes(self._desk, stored.story, order))
                written.append(path)
            except HeldError as error:
                held.append(f"Story {stored.id} is not exported. {error}")
        return Sent(tuple(written), tuple(held))

    def _read(self, path: Path, standard_input: BinaryIO) -> tuple[bytes, str]:
        if path == STANDARD:
            return standard_input.read(LARGEST_COPY + 1), "standard input"
        return read_file(path), path.name


def _is_number(name: str) -> bool:
    return name.isascii() and name.isdecimal() and len(name) <= _LONGEST_NUMBER


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError as error:
        raise DeskError(f"{path} cannot be written ({error.strerror}); choose another name.") from error


def _make_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise DeskError(f"{folder} is a file; several stories need a folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeskError(f"The folder {folder} cannot be made ({error.strerror}); choose another.") from error
