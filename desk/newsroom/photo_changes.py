"""Photos of the library edited and deleted, with the way back and forth again."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.newsroom.photo_edits import Edits, edited
from desk.newsroom.worker import Failed, Worker
from desk.store.library import Library, StoredPhoto
from desk.story.photo import Photo


class Turn(Protocol):
    """A change made in the store; it returns the change that takes it back."""

    def __call__(self) -> "Turn":
        """Make it; raises DeskError where it cannot be made, and then nothing has changed."""
        ...


@dataclass(frozen=True, slots=True)
class _Step:
    words: str
    turn: Turn


class PhotoChanges:
    """Makes changes in the store’s worker, one undo a change; ``changed`` is called after each.

    All its doors are used from the loop’s thread.
    """

    def __init__(self, desk: Desk, worker: Worker, changed: Callable[[], None], failed: Failed) -> None:
        self._desk = desk
        self._worker = worker
        self._changed = changed
        self._failed = failed
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._removed: set[str] = set()
        self._own: dict[str, tuple[Photo, int]] = {}

    @property
    def undo_words(self) -> str:
        """What ``undo`` would take back, empty where there is nothing."""
        return self._done[-1].words if self._done else ""

    @property
    def redo_words(self) -> str:
        """What ``redo`` would do again, empty where there is nothing."""
        return self._undone[-1].words if self._undone else ""

    def edit(self, chosen: Sequence[StoredPhoto], edits: Edits, refused: Callable[[], None]) -> None:
        """Make the edits in all of these photos, or in none: then ``refused`` is called, and all is to
        be looked at again.
        """

        def turn() -> Turn:
            kept = dict(edits)
            if "evidence" in kept:
                kept["evidence"] = self._desk.evidence.keep(kept["evidence"])
            newest = [self._newest(one) for one in chosen]
            new = [(edited(one.photo, kept), one.version) for one in newest]
            back = _saving(self._desk.store.library, new)()
            self._own.update({photo.file: (photo, version + 1) for photo, version in new})
            return back

        def failed(error: DeskError) -> None:
            refused()
            self._changed()
            self._failed(error)

        self._begin("Edit Photo" if len(chosen) == 1 else f"Edit {len(chosen)} Photos", turn, failed)

    def remove(self, files: Sequence[str]) -> None:
        """Take photos out of the library; one in use is refused with the sentence that says where.

        Their files go when the window is closed: until then they can be put back.
        """

        def turn() -> Turn:
            return _removing(self._desk.store.library, files)()

        self._removed.update(files)
        self._begin("Delete Photo" if len(files) == 1 else f"Delete {len(files)} Photos", turn, self._failed)

    def undo(self) -> None:
        """Take back the last change made here."""
        self._turn(self._done, self._undone)

    def redo(self) -> None:
        """Make the change again that was last taken back."""
        self._turn(self._undone, self._done)

    def close(self) -> None:
        """Throw away the files of photos deleted and not put back."""
        if self._removed:
            self._worker.ask(self._throw_away, lambda _none: None, self._failed)

    def _newest(self, seen: StoredPhoto) -> StoredPhoto:
        """Return a photo as the last edit here left it, which a person who types on may not have seen yet."""
        photo, version = self._own.get(seen.photo.file, (seen.photo, seen.version))
        return replace(seen, photo=photo, version=version) if version > seen.version else seen

    def _begin(self, words: str, turn: Turn, failed: Failed) -> None:
        def done(back: Turn) -> None:
            self._undone.clear()
            self._done.append(_Step(words, back))
            self._changed()

        self._worker.ask(turn, done, failed)

    def _turn(self, steps: list[_Step], others: list[_Step]) -> None:
        """Make the last of the steps; one that is refused, since a photo has changed elsewhere, is gone."""
        if not steps:
            return
        step = steps.pop()

        def done(back: Turn) -> None:
            others.append(_Step(step.words, back))
            self._changed()

        self._worker.ask(step.turn, done, self._failed)

    def _throw_away(self) -> None:
        library = self._desk.store.library
        for file in self._removed:
            if library.get(file) is None and not library.stands(file):
                self._desk.photos.discard(file)


def _saving(library: Library, photos: Iterable[tuple[Photo, int]]) -> Turn:
    def turn() -> Turn:
        return _saving(library, [(one.photo, one.version + 1) for one in library.save(photos)])

    return turn


def _removing(library: Library, files: Sequence[str]) -> Turn:
    def turn() -> Turn:
        return _restoring(library, library.remove(files))

    return turn


def _restoring(library: Library, gone: Sequence[StoredPhoto]) -> Turn:
    def turn() -> Turn:
        library.restore(gone)
        return _removing(library, [one.photo.file for one in gone])

    return turn
