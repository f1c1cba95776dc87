"""Stories taken out of the store, and put back."""

from collections.abc import Callable, Sequence

from desk.newsroom.in_hand import InHand
from desk.newsroom.news import News
from desk.newsroom.shelf import Shelf
from desk.store.stories import Removed


class Removing:
    """Takes stories out from under the one in hand; ``removed`` hears what ``put_back`` needs."""

    def __init__(self, in_hand: InHand, shelf: Shelf) -> None:
        self.removed: News[Removed] = News()
        self._in_hand = in_hand
        self._shelf = shelf

    def remove(self, story_ids: Sequence[int]) -> None:
        """Take stories out of the store; when the open one goes, the newest of the rest opens."""

        def take() -> None:
            if self._in_hand.story is not None and self._in_hand.story.id in story_ids:
                self._in_hand.forget()
            self._shelf.remove(story_ids, self._removed)

        self._in_hand.leave(take)

    def put_back(self, removed: Removed) -> None:
        """Bring removed stories back as they were."""
        self._shelf.put_back(removed, self._in_hand.open_newest)

    def ask_sample(self, then: Callable[[bool], None]) -> None:
        """Ask whether stories of the sample are still in the store."""
        self._shelf.ask_sample(lambda ids: then(bool(ids)))

    def remove_sample(self) -> None:
        """Take the sample stories out of the store."""
        self._shelf.ask_sample(self.remove)

    def _removed(self, removed: Removed) -> None:
        self.removed.tell(removed)
        self._in_hand.open_newest()
