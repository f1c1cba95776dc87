"""The story that is open: its present state, its undo, and who listens."""

from collections.abc import Callable
from dataclasses import dataclass

from desk.story.model import Story

_STEPS = 1000
_JOIN_SECONDS = 1.5


@dataclass(frozen=True, slots=True)
class Change:
    """One change as listeners hear of it; ``by`` is the widget that made it, None for undo and redo."""

    before: Story
    after: Story
    by: object


@dataclass(frozen=True, slots=True)
class _Step:
    before: Story
    words: str


class OpenStory:
    """Holds the open story. ``clock`` gives seconds that only grow."""

    def __init__(self, story_id: int, story: Story, version: int, clock: Callable[[], float]) -> None:
        self.id = story_id
        self.version = version
        self.is_closed = False
        self._story = story
        self._clock = clock
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []
        self._joins: tuple[str, float] = ("", 0.0)
        self._listeners: list[Callable[[Change], None]] = []

    @property
    def story(self) -> Story:
        """The story as it now is."""
        return self._story

    @property
    def undo_words(self) -> str:
        """What Undo would take back, for the menu; empty when nothing."""
        return self._undo[-1].words if self._undo else ""

    @property
    def redo_words(self) -> str:
        """What Redo would bring back; empty when nothing."""
        return self._redo[-1].words if self._redo else ""

    def listen(self, call: Callable[[Change], None]) -> None:
        """Be told of every change after it happened."""
        self._listeners.append(call)

    def become(self, story: Story, *, words: str, by: object, joins: str = "") -> None:
        """Change the story. Changes in a row with the same ``joins`` and no long pause undo as one."""
        if story == self._story:
            return
        now = self._clock()
        key, last = self._joins
        joined = bool(joins) and key == joins and now - last <= _JOIN_SECONDS and bool(self._undo)
        if not joined:
            self._undo.append(_Step(self._story, words))
            del self._undo[:-_STEPS]
        self._joins = (joins, now)
        if joined and story == self._undo[-1].before:
            # Typed and rubbed out again: no step is left that would undo nothing.
            self._undo.pop()
            self.part()
        self._redo.clear()
        self._move_to(story, by)

    def part(self) -> None:
        """End the run of changes that undo as one: the next begins a step of its own."""
        self._joins = ("", 0.0)

    def undo(self) -> None:
        """Take back the last change, whatever its kind."""
        self._step(self._undo, self._redo)

    def redo(self) -> None:
        """Bring back what was last taken back."""
        self._step(self._redo, self._undo)

    def _step(self, source: list[_Step], target: list[_Step]) -> None:
        if not source:
            return
        step = source.pop()
        target.append(_Step(self._story, step.words))
        self._joins = ("", 0.0)
        self._move_to(step.before, None)

    def _move_to(self, story: Story, by: object) -> None:
        change = Change(self._story, story, by)
        self._story = story
        for call in list(self._listeners):
            call(change)
