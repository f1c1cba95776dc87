"""What was done to an edition, one change after another, so that it can be undone and done again."""

from dataclasses import dataclass

from desk.story.edition import Edition


@dataclass(frozen=True, slots=True)
class Step:
    """One change: the edition before and after it."""

    before: Edition
    after: Edition

    @property
    def back(self) -> "Step":
        """The change that undoes it."""
        return Step(self.after, self.before)


class Steps:
    """The changes made to one edition; a change that changed nothing is none."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to undo."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to do again."""
        return bool(self._undone)

    def did(self, step: Step) -> None:
        """Remember a change; what was undone before it cannot be done again."""
        if step.before != step.after:
            self._done.append(step)
            self._undone.clear()

    def take_last(self) -> Step | None:
        """Take the change to be undone, so that the next one asked for is that before it."""
        return self._done.pop() if self._done else None

    def take_next(self) -> Step | None:
        """Take the change to be done again."""
        return self._undone.pop() if self._undone else None

    def went_back(self, step: Step, now: Edition) -> None:
        """Keep a change that was undone, to be done again; ``now`` is the edition without it."""
        self._undone.append(Step(now, step.after))

    def went_on(self, step: Step, now: Edition) -> None:
        """Keep a change done again, or one that could not be undone; ``now`` is the edition with it."""
        self._done.append(Step(step.before, now))

    def forget(self) -> None:
        """Forget all changes: they are of another edition."""
        self._done.clear()
        self._undone.clear()
