"""What the window works with: stories listed, opened, edited, saved, brought in and sent out."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from desk import resources
from desk.errors import DeskError
from desk.newsroom import sample
from desk.newsroom.autosave import Autosave, SaveNews, SaveState
from desk.newsroom.checking import Checker
from desk.newsroom.cutter import Cutter
from desk.newsroom.darkroom import Darkroom
from desk.newsroom.desk import Desk
from desk.newsroom.exporting import Order, to_file
from desk.newsroom.flat_planning import FlatPlanning
from desk.newsroom.house import Houses
from desk.newsroom.importing import Imported, read_file
from desk.newsroom.loop import Loop
from desk.newsroom.news import News
from desk.newsroom.open_story import Change, OpenStory
from desk.newsroom.previewing import Previewer
from desk.newsroom.shelf import Shelf
from desk.newsroom.worker import Worker
from desk.store.stories import Removed, StoredStory
from desk.story.model import Story

P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came in and what was refused, a sentence each."""

    imported: tuple[Imported, ...]
    refused: tuple[str, ...]


class Newsroom(Generic[P]):
    """Joins the rooms for one window. All its doors are used from the loop's thread.

    ``develop`` makes the window's kind of picture of a PNG, in a worker.
    """

    def __init__(self, desk: Desk, loop: Loop, develop: Callable[[bytes], P]) -> None:
        self.desk = desk
        self.opened: News[OpenStory | None] = News()
        self.saved: News[SaveNews] = News()
        self.removed: News[Removed] = News()
        self.trouble: News[str] = News()
        self.open_story: OpenStory | None = None
        self._loop = loop
        self._store = Worker("desk-store", loop)
        self._press = Worker("desk-press", loop)
        self._checks = Worker("desk-checks", loop)
        self.previewer = Previewer(desk, self._press, develop)
        self.cutter = Cutter(desk, self._press)
        self.houses = Houses(desk, self._press, develop)
        self.checker = Checker(desk, loop, self._checks)
        self.shelf = Shelf(desk, self._store, self._failed)
        self.darkroom = Darkroom(desk, self._checks, self._failed)
        self.flat_plan = FlatPlanning(desk, loop, develop)
        self._autosave: Autosave | None = None
        self._wanted: int | None = None

    def start(self) -> None:
        """Open the store, lay out the sample on a first start, and open the newest story."""
        self._store.ask(self._first_story, self._opened_new, self._failed)

    def open(self, story_id: int) -> None:
        """Open a story; the one that was open is saved first, and stays open if it cannot be."""
        self._wanted = story_id
        if self.open_story is None or self.open_story.id != story_id:
            self._leave(partial(self._ask_story, story_id))

    def take_theirs(self) -> None:
        """Open the open story anew as the store has it, without the words that could not be saved."""
        if self.open_story is not None:
            self._wanted = self.open_story.id
            self._forget()
            self._ask_story(self._wanted)

    def keep_as_new(self) -> None:
        """Keep the words that could not be saved as a new story, and open that."""
        mine = self.open_story
        if mine is None:
            return
        story = mine.story
        self._wanted = None

        def kept(stored: StoredStory) -> None:
            typed_since = mine.story
            self._forget()
            self._opened_new(stored)
            if self.open_story is not None:
                self.open_story.become(typed_since, words="Typing", by=None)

        self._store.ask(lambda: self.desk.store.add(story), kept, self._failed)

    def new_story(self) -> None:
        """Make an empty story and open it."""
        layout = self.open_story.story.layout if self.open_story else Story().layout
        self._wanted = None
        self._leave(
            lambda: self._store.ask(
                lambda: self.desk.store.add(Story(layout=layout)), self._opened_new, self._failed
            )
        )

    def remove(self, story_ids: Sequence[int]) -> None:
        """Take stories out of the store; when the open one goes, the newest of the rest opens.

        ``removed`` then hears what ``put_back`` needs.
        """

        def take() -> None:
            if self.open_story is not None and self.open_story.id in story_ids:
                self._forget()
            self.shelf.remove(story_ids, self._removed)

        self._leave(take)

    def put_back(self, removed: Removed) -> None:
        """Bring removed stories back as they were."""
        self.shelf.put_back(removed, self._open_newest)

    def ask_sample(self, then: Callable[[bool], None]) -> None:
        """Ask whether stories of the sample are still in the store."""
        self.shelf.ask_sample(lambda ids: then(bool(ids)))

    def remove_sample(self) -> None:
        """Take the sample stories out of the store."""
        self.shelf.ask_sample(self.remove)

    def set_again(self) -> None:
        """Set the open story’s page again: its layout may have changed."""
        if self.open_story is not None:
            self.previewer.show(self.open_story.story)

    def save_now(self) -> None:
        """Save without waiting for the pause."""
        if self._autosave is not None:
            self._autosave.soon()

    def flush(self) -> None:
        """Save now and wait; raises DeskError when the newest words could not be kept."""
        if self._autosave is not None:
            self._autosave.flush()

    def close(self) -> None:
        """End all work; what was not saved before is not saved now."""
        if self._autosave is not None:
            self._autosave.stop()
        self.previewer.drop()
        self.houses.drop()
        self.cutter.stop()
        self.checker.drop()
        self.flat_plan.close()
        for worker in (self._checks, self._press, self._store):
            worker.close()
        self.desk.close()

    def bring_in_files(self, paths: Sequence[Path], then: Callable[[ImportReport], None]) -> None:
        """Bring in copy files; the report names those refused, and the last one in is opened."""
        self._bring_in([(path.name, partial(read_file, path)) for path in paths], then)

    def bring_in_text(self, text: str, then: Callable[[ImportReport], None]) -> None:
        """Bring in copy from the clipboard."""
        raw = text.encode("utf-8", "replace")
        self._bring_in([("pasted copy", lambda: raw)], then)

    def export(
        self, order: Order, path: Path, then: Callable[[Path], None], failed: Callable[[DeskError], None]
    ) -> None:
        """Send the open story out to a file and log it.

        HeldError in ``failed`` carries the gate's reasons, RefusedError preflight's faults.
        """
        if self.open_story is not None:
            story_id, story = self.open_story.id, self.open_story.story
            self._press.ask(
                lambda: to_file(self.desk, story_id, story, order, path),
                lambda line: self._store.ask(
                    lambda: self.desk.store.log_sent(line), lambda _none: then(path), failed
                ),
                failed,
            )

    def _first_story(self) -> StoredStory | None:
        if self.desk.is_first_start:
            sample.lay_out(self.desk, resources.shipped() / "sample")
        return self._newest()

    def _removed(self, removed: Removed) -> None:
        self.removed.tell(removed)
        self._open_newest()

    def _open_newest(self) -> None:
        if self.open_story is None:
            self._wanted = None
            self._store.ask(self._newest, self._opened, self._failed)

    def _newest(self) -> StoredStory | None:
        rows = self.desk.store.page(limit=1)
        return self.desk.store.get(rows[0].id) if rows else None

    def _ask_story(self, story_id: int) -> None:
        self._store.ask(lambda: self.desk.store.get(story_id), self._opened, self._failed)

    def _leave(self, then: Callable[[], None]) -> None:
        if self._autosave is None:
            then()
        else:
            self._autosave.flush_then(then, self._failed)

    def _forget(self) -> None:
        self.previewer.drop()
        self.cutter.stop()
        self.checker.drop()
        if self._autosave is not None:
            self._autosave.stop()
        if self.open_story is not None:
            self.open_story.is_closed = True
        self._autosave = None
        self.open_story = None

    def _opened_new(self, stored: StoredStory | None) -> None:
        self.shelf.changed.tell(None)
        self._opened(stored)

    def _opened(self, stored: StoredStory | None) -> None:
        if stored is not None and self._wanted not in {None, stored.id}:
            return
        if self.open_story is not None and stored is not None and stored.id == self.open_story.id:
            return
        if self._autosave is not None and not self._autosave.is_saved:
            # Typed while this story was on its way.
            self._leave(partial(self._opened, stored))
            return
        self._forget()
        if stored is None:
            self.opened.tell(None)
            return
        story = OpenStory(stored.id, stored.story, stored.version, time.monotonic)
        self.open_story = story
        kept_at = datetime.fromisoformat(stored.changed).astimezone()
        self._autosave = Autosave(
            story,
            loop=self._loop,
            worker=self._store,
            save=self._save,
            now=self.desk.now,
            tell=self._told,
            kept_at=kept_at,
        )
        story.listen(self._changed)
        self.opened.tell(story)
        self.saved.tell(SaveNews(SaveState.SAVED, kept_at))
        self.previewer.show(stored.story)
        self.checker.check(stored.story, stored.id, after=0)

    def _changed(self, change: Change) -> None:
        self.cutter.stop()
        self.previewer.show(change.after)
        if self.open_story is not None:
            self.checker.check(change.after, self.open_story.id)

    def _save(self, story_id: int, story: Story, version: int) -> int:
        return self.desk.store.save(story_id, story, version=version).version

    def _told(self, news: SaveNews) -> None:
        self.saved.tell(news)
        if news.at is not None:
            self.shelf.changed.tell(None)
            self.flat_plan.refresh()

    def _bring_in(
        self, copies: Sequence[tuple[str, Callable[[], bytes]]], then: Callable[[ImportReport], None]
    ) -> None:
        def read() -> ImportReport:
            imported: list[Imported] = []
            refused: list[str] = []
            for name, raw in copies:
                try:
                    imported.append(self.desk.bring_in(raw(), name))
                except DeskError as error:
                    refused.append(str(error))
            return ImportReport(tuple(imported), tuple(refused))

        def done(report: ImportReport) -> None:
            if report.imported:
                self._wanted = None
                self._opened_new(report.imported[-1].stored)
            then(report)

        self._leave(lambda: self._store.ask(read, done, self._failed))

    def _failed(self, error: DeskError) -> None:
        self.trouble.tell(str(error))
