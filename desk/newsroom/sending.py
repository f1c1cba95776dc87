"""The story in hand sent out of the window: made off its thread, and logged."""

from collections.abc import Callable
from pathlib import Path

from desk.newsroom.desk import Desk
from desk.newsroom.exporting import Order, left_out, to_file
from desk.newsroom.open_story import OpenStory
from desk.newsroom.worker import Failed, Worker
from desk.store.stories import SentOut


class Sending:
    """Makes files in the ``press`` worker and logs them in the ``store``’s; ``sent`` is told of each."""

    def __init__(self, desk: Desk, press: Worker, store: Worker, sent: Callable[[], None]) -> None:
        self._desk = desk
        self._press = press
        self._store = store
        self._sent = sent

    def export(
        self,
        open_story: OpenStory,
        order: Order,
        path: Path,
        then: Callable[[Path, str], None],
        failed: Failed,
    ) -> None:
        """Send a story out to a file and log it; ``then`` hears what is to be said of it, if anything.

        HeldError in ``failed`` carries the gate's reasons, RefusedError preflight's faults.
        """
        story_id, story, desk = open_story.id, open_story.story, self._desk

        def made() -> tuple[SentOut, str]:
            answers = desk.answers(story_id, story=story, with_copy=False)
            return to_file(desk, story_id, story, order, path, answers), left_out(desk, story, order)

        def log(done: tuple[SentOut, str]) -> None:
            line, note = done

            def logged(_none: None) -> None:
                self._sent()
                then(path, note)

            self._store.ask(lambda: desk.store.log_sent(line), logged, failed)

        self._press.ask(made, log, failed)
