"""The work of the command line: stories named by number or file, one after another, no window."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from desk.checks.seam import Finding
from desk.errors import DeskError
from desk.newsroom.answering import ChosenRule
from desk.newsroom.asking import Asking
from desk.newsroom.batch import FEWEST, FEWEST_FOR_PRESS, Job, Outcome, send_many
from desk.newsroom.checking import photos_of
from desk.newsroom.cutter import MOST_OFFERS, Offer, candidates, proved
from desk.newsroom.desk import Desk
from desk.newsroom.exporting import PAGES, PRESS, Order, file_name, left_out, line_of, make
from desk.newsroom.gate import Reason
from desk.newsroom.importing import LARGEST_COPY, Imported, read_file
from desk.press.fit import Fit
from desk.press.preflight.fault import Fault
from desk.store.stories import SentOut, StoredStory, StoryRow
from desk.story.model import Story

STANDARD = Path("-")
LARGEST_PAGE = 500_000_000
_ROWS = 500
_LONGEST_NUMBER = 40


@dataclass(frozen=True, slots=True)
class CameIn:
    """What came in, and a sentence for each file refused."""

    imported: tuple[Imported, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """The files written, a sentence for each story held back, and what is to be said of those written."""

    written: tuple[Path, ...]
    held: tuple[str, ...]
    notes: tuple[str, ...] = ()


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

    def check(self, name: str, standard_input: BinaryIO, asking: Asking) -> list[Finding]:
        """Check a story by its number, or a file, which is read as on import and not kept."""
        asking.held(self._desk)
        if _is_number(name):
            stored = self.stored(name)
            return asking.check(self._desk, stored.story, self._desk.answers(stored.id))
        raw, file = self._read(Path(name), standard_input)
        return asking.check(self._desk, self._desk.read_copy(raw, file).story, self._desk.answers())

    def held(self, name: str, standard_input: BinaryIO) -> list[Reason]:
        """Tell why the photos of a story may not be printed, of a number or a file as ``check`` reads it."""
        if _is_number(name):
            stored = self.stored(name)
            story, answers = stored.story, self._desk.answers(stored.id, story=stored.story, with_copy=False)
        else:
            raw, file = self._read(Path(name), standard_input)
            story, answers = self._desk.read_copy(raw, file).story, self._desk.answers(with_copy=False)
        return [reason for photo in photos_of(self._desk, story, answers) for reason in photo.reasons]

    def rules(self) -> list[ChosenRule]:
        """Return every rule the checks have, with the desk’s choice."""
        wanted = self._desk.answers().wanted
        return [ChosenRule(rule, rule.id in wanted) for rule in self._desk.check_room.checks.rules]

    def fit(self, story_id: str, layout: str, paper: str) -> Fit:
        """Tell how a story fits a layout, or its own where ``layout`` is empty."""
        return self._fit(self._laid_out(story_id, layout), paper)

    def offers(self, story_id: str, layout: str, paper: str) -> list[Offer]:
        """Find what makes a story fit: cuts where it is over, fillers where it is short, each proved."""
        story = self._laid_out(story_id, layout)
        fit = self._fit(story, paper)
        made_of = self._desk.composing.layouts.get(story.layout)
        singles, longer = candidates(story, fit, made_of, quotes=False)
        for changes, most in ((singles, MOST_OFFERS), (longer, 1)):
            tried = (Offer(story, change, 0) for change in changes)
            found = (proved(offer, fit, self._fit(offer.after, paper)) for offer in tried)
            if offers := list(islice((offer for offer in found if offer is not None), most)):
                return offers
        return []

    def _laid_out(self, story_id: str, layout: str) -> Story:
        story = self.stored(story_id).story
        return replace(story, layout=layout) if layout else story

    def _fit(self, story: Story, paper: str) -> Fit:
        room = self._desk.composing
        return room.typesetter.fit(story, paper=room.paper_for(story, paper), widows=True)

    def exported(self, ids: Sequence[str], order: Order) -> bytes:
        """Make one story's file and log it; raises DeskError for several, HeldError or RefusedError when
        it may not go out.
        """
        if len(ids) != 1:
            raise DeskError("Only one story goes to standard output; name one, or give a folder.")
        stored = self.stored(ids[0])
        file = file_name(stored.story, stored.id, order)
        answers = self._desk.answers(stored.id, story=stored.story, with_copy=False)
        made = make(self._desk, stored.story, order, file, answers)
        self._desk.store.log_sent(line_of(self._desk, stored.id, stored.story, order, file, made))
        return made.raw

    def left_out(self, story_id: str, order: Order) -> str:
        """Say what a press page does not show of the story, empty when all is there."""
        return left_out(self._desk, self.stored(story_id).story, order)

    def export(self, ids: Sequence[str], order: Order, out: Path, *, is_folder: bool) -> Sent:
        """Write each story: one to the file ``out``, several into it as a folder.

        A story that the gate holds or preflight refuses does not stop the others.
        Raises DeskError for anything else.
        """
        numbers = [self.stored(story_id).id for story_id in ids]
        into_folder = is_folder or _is_folder(out) or len(numbers) > 1
        if into_folder:
            _make_folder(out)
        jobs = (self._job(at, one, order, out, into_folder=into_folder) for at, one in enumerate(numbers))
        cores = None if order.format in PAGES else 1
        fewest = FEWEST_FOR_PRESS if order.format == PRESS else FEWEST
        outcomes: list[Outcome] = []
        for outcome in send_many(self._desk, jobs, len(numbers), fewest=fewest, cores=cores):
            if outcome.sent is not None:
                self._desk.store.log_sent(outcome.sent)
            outcomes.append(outcome)
        outcomes.sort(key=lambda outcome: outcome.at)
        return Sent(
            tuple(outcome.path for outcome in outcomes if not outcome.held),
            tuple(outcome.held for outcome in outcomes if outcome.held),
            tuple(outcome.note for outcome in outcomes if outcome.note),
        )

    def _job(self, at: int, number: int, order: Order, out: Path, *, into_folder: bool) -> Job:
        stored = self._desk.store.get(number)
        path = out / file_name(stored.story, stored.id, order) if into_folder else out
        answers = self._desk.answers(number, story=stored.story, with_copy=False)
        return Job(at, stored, order, path, answers)

    def sent(self, ids: Sequence[str]) -> Iterator[SentOut]:
        """Return the log of exports: of these stories, or of all when none is named."""
        for story_id in ids:
            if not story_id.isascii() or not story_id.isdecimal():
                raise DeskError(f"{story_id} is not a story’s number; `desk log` shows all there are.")
        for story_id in ids or [""]:
            yield from self._desk.store.sent(int(story_id) if story_id else None)

    def preflight(self, path: Path, standard_input: BinaryIO) -> tuple[Fault, ...]:
        """Look a press page over; raises DeskError when it cannot be read."""
        if path == STANDARD:
            return self._desk.composing.preflight.faults(standard_input.read(LARGEST_PAGE + 1))
        try:
            if path.stat().st_size > LARGEST_PAGE:
                raise DeskError(f"{path.name} is larger than 500 MB; look it over page by page.")
            raw = path.read_bytes()
        except OSError as error:
            raise DeskError(f"{path} cannot be read ({error.strerror}); check its name.") from error
        try:
            return self._desk.composing.preflight.faults(raw)
        except DeskError as error:
            raise DeskError(f"{path.name}: {error}") from error

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
