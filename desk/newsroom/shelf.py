"""The list of stories, asked a page at a time off the window's thread."""

from collections.abc import Callable, Sequence
from itertools import takewhile

from desk.newsroom.desk import Desk
from desk.newsroom.news import News
from desk.newsroom.worker import Failed, Worker
from desk.store.stories import ReceivedCopy, Removed, StoryRow


class Shelf:
    """Answers questions about all stories; ``changed`` tells when the list is no longer what it was."""

    def __init__(self, desk: Desk, worker: Worker, failed: Failed) -> None:
        self.changed: News[None] = News()
        self._desk = desk
        self._worker = worker
        self._failed = failed
        self._keys: dict[int, int] = {}
        self._keys_of = ""

    def ask_page(self, search: str, first: int, limit: int, then: Callable[[list[StoryRow]], None]) -> None:
        """Ask for ``limit`` rows from place ``first`` on, newest changed first."""
        self._worker.ask(lambda: self._page(search, first, limit), then, self._failed)

    def ask_count(self, search: str, then: Callable[[int], None]) -> None:
        """Ask how many stories a search finds; pages asked after it are of the list as it then is."""
        self._worker.ask(lambda: self._count(search), then, self._failed)

    def ask_ids(
        self, search: str, ranges: Sequence[tuple[int, int]], then: Callable[[list[int]], None]
    ) -> None:
        """Ask for the numbers of the stories at these places, first and last of each range."""
        self._worker.ask(lambda: self._ids(search, ranges), then, self._failed)

    def ask_received(self, story_id: int, then: Callable[[list[ReceivedCopy]], None]) -> None:
        """Ask for the copy a story came from, its bytes as received."""
        self._worker.ask(lambda: self._desk.store.received(story_id), then, self._failed)

    def ask_sample(self, then: Callable[[list[int]], None]) -> None:
        """Ask which stories in the store are still the sample's."""
        self._worker.ask(self._sample, then, self._failed)

    def remove(self, story_ids: Sequence[int], then: Callable[[Removed], None]) -> None:
        """Take stories out of the store; ``then`` has what ``put_back`` needs."""

        def gone(removed: Removed) -> None:
            then(removed)
            self.changed.tell(None)

        self._worker.ask(lambda: self._desk.store.remove(story_ids), gone, self._failed)

    def put_back(self, removed: Removed, then: Callable[[], None]) -> None:
        """Put removed stories back as they were."""

        def back(_none: None) -> None:
            then()
            self.changed.tell(None)

        self._worker.ask(lambda: self._desk.store.restore(removed), back, self._failed)

    def _ids(self, search: str, ranges: Sequence[tuple[int, int]]) -> list[int]:
        pages = (self._page(search, first, last - first + 1) for first, last in ranges)
        return [row.id for page in pages for row in page]

    def _sample(self) -> list[int]:
        return self._desk.store.sample_ids()

    def _count(self, search: str) -> int:
        self._keys, self._keys_of = {}, search
        return self._desk.store.count(search)

    def _page(self, search: str, first: int, limit: int) -> list[StoryRow]:
        """By the key of the row before, where it is known; else by skipping from the nearest known one."""
        if search != self._keys_of:
            self._keys, self._keys_of = {}, search
        near = max(takewhile(lambda at: at <= first, sorted(self._keys)), default=0)
        before = self._keys.get(near)
        rows = self._desk.store.page(search, before=before, skip=first - near, limit=limit)
        if rows:
            self._keys[first + len(rows)] = rows[-1].key
        return rows
