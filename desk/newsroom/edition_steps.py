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
    def last(self) -> Step | None:
        """The change that would be undone."""
        return self._done[-1] if self._done else None

    @property
    def next(self) -> Step | None:
        """The change that would be done again."""
        return self._undone[-1] if self._undone else None

    def did(self, step: Step) -> None:
        """Remember a change; what was undone before it cannot be done again."""
        if step.before != step.after:
            self._done.append(step)
            self._undone.clear()

    def went_back(self, now: Edition) -> None:
        """Move the last change to those that can be done again; ``now`` is the edition without it."""
        step = self._done.pop()
        self._undone.append(Step(now, step.after))

    def went_on(self, now: Edition) -> None:
        """Move a change done again to those that can be undone."""
        step = self._undone.pop()
        self._done.append(Step(step.before, now))

    def forget(self) -> None:
        """Forget all changes: they are of another edition, or no longer true."""
        self._done.clear()
        self._undone.clear()
