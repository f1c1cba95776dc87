"""The story in hand: opened, kept as it is typed, and left for another."""

import time
from collections.abc import Callable
from datetime import datetime
from functools import partial

from desk.newsroom.autosave import Autosave, SaveNews, SaveState
from desk.newsroom.desk import Desk
from desk.newsroom.loop import Loop
from desk.newsroom.news import News
from desk.newsroom.open_story import OpenStory
from desk.newsroom.shelf import Shelf
from desk.newsroom.worker import Failed, Worker
from desk.store.stories import StoredStory
from desk.story.model import Story


class InHand:
    """The one story that is open, or None. No story is left before its newest words are kept.

    ``opened`` tells which story is open now, ``left`` that none is any more, ``saved`` how saving goes,
    and ``kept`` that the store has newer words of it.
    """

    def __init__(self, desk: Desk, loop: Loop, store: Worker, shelf: Shelf, failed: Failed) -> None:
        self.opened: News[OpenStory | None] = News()
        self.left: News[None] = News()
        self.saved: News[SaveNews] = News()
        self.kept: News[None] = News()
        self.story: OpenStory | None = None
        self._desk = desk
        self._loop = loop
        self._store = store
        self._shelf = shelf
        self._failed = failed
        self._autosave: Autosave | None = None
        self._wanted: int | None = None

    def start(self, first: Callable[[], StoredStory | None]) -> None:
        """Open the story that ``first`` finds, which is called in the store’s worker."""
        self._store.ask(first, self._open_new, self._failed)

    def open(self, story_id: int) -> None:
        """Open a story; the one that was open is saved first, and stays open if it cannot be."""
        self._wanted = story_id
        if self.story is None or self.story.id != story_id:
            self.leave(partial(self._ask, story_id))

    def open_newest(self) -> None:
        """Open the newest story where none is open."""
        if self.story is None:
            self._wanted = None
            self._store.ask(self.newest, self._open, self._failed)

    def take_up(self, stored: StoredStory) -> None:
        """Open a story just put into the store."""
        self._wanted = None
        self._open_new(stored)

    def new(self) -> None:
        """Make an empty story and open it."""
        layout = self.story.story.layout if self.story else Story().layout
        self._wanted = None
        self.leave(
            lambda: self._store.ask(
                lambda: self._desk.store.add(Story(layout=layout)), self._open_new, self._failed
            )
        )

    def take_theirs(self) -> None:
        """Open the story anew as the store has it, without the words that could not be saved."""
        if self.story is not None:
            self._wanted = self.story.id
            self.forget()
            self._ask(self._wanted)

    def keep_as_new(self) -> None:
        """Keep the words that could not be saved as a new story, and open that."""
        mine = self.story
        if mine is None:
            return
        story = mine.story
        self._wanted = None

        def kept(stored: StoredStory) -> None:
            typed_since = mine.story
            self.forget()
            self._open_new(stored)
            if self.story is not None:
                self.story.become(typed_since, words="Typing", by=None)

        self._store.ask(lambda: self._desk.store.add(story), kept, self._failed)

    def leave(self, then: Callable[[], None]) -> None:
        """Save, and only then go on; the story is still in hand."""
        if self._autosave is None:
            then()
        else:
            self._autosave.flush_then(then, self._failed)

    def forget(self) -> None:
        """Let go of the story; what is not kept yet is not kept any more."""
        self.left.tell(None)
        self.stop()
        if self.story is not None:
            self.story.is_closed = True
        self._autosave = None
        self.story = None

    def save_now(self) -> None:
        """Save without waiting for the pause."""
        if self._autosave is not None:
            self._autosave.soon()

    def flush(self) -> None:
        """Save now and wait; raises DeskError when the newest words could not be kept."""
        if self._autosave is not None:
            self._autosave.flush()

    def stop(self) -> None:
        """Save no more."""
        if self._autosave is not None:
            self._autosave.stop()

    def newest(self) -> StoredStory | None:
        """Return the newest story in the store, in its worker."""
        rows = self._desk.store.page(limit=1)
        return self._desk.store.get(rows[0].id) if rows else None

    def _ask(self, story_id: int) -> None:
        self._store.ask(lambda: self._desk.store.get(story_id), self._open, self._failed)

    def _open_new(self, stored: StoredStory | None) -> None:
        self._shelf.changed.tell(None)
        self._open(stored)

    def _open(self, stored: StoredStory | None) -> None:
        if stored is not None and self._wanted not in {None, stored.id}:
            return
        if self.story is not None and stored is not None and stored.id == self.story.id:
            return
        if self._autosave is not None and not self._autosave.is_saved:
            # Typed while this story was on its way.
            self.leave(partial(self._open, stored))
            return
        self.forget()
        if stored is None:
            self.opened.tell(None)
            return
        story = OpenStory(stored.id, stored.story, stored.version, time.monotonic)
        self.story = story
        kept_at = datetime.fromisoformat(stored.changed).astimezone()
        self._autosave = Autosave(
            story,
            loop=self._loop,
            worker=self._store,
            save=self._save,
            now=self._desk.now,
            tell=self._told,
            kept_at=kept_at,
        )
        self.opened.tell(story)
        self.saved.tell(SaveNews(SaveState.SAVED, kept_at))

    def _save(self, story_id: int, story: Story, version: int) -> int:
        return self._desk.store.save(story_id, story, version=version).version

    def _told(self, news: SaveNews) -> None:
        self.saved.tell(news)
        if news.at is not None:
            self._shelf.changed.tell(None)
            self.kept.tell(None)
