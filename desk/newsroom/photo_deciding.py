"""What a person decides about a photo: by what right it runs, and the way back from that."""

from collections.abc import Callable
from dataclasses import replace

from desk.newsroom.desk import Desk
from desk.newsroom.worker import Failed, Worker
from desk.store.library import StoredPhoto
from desk.story.photo import Photo, Terms


class PhotoDeciding:
    """Writes what was decided into the library, in the store’s worker.

    ``again`` has the open story looked at again.
    """

    def __init__(self, desk: Desk, worker: Worker, again: Callable[[], None], failed: Failed) -> None:
        self._desk = desk
        self._worker = worker
        self._again = again
        self._failed = failed

    def ask(self, file: str, then: Callable[[StoredPhoto], None]) -> None:
        """Ask for a photo as the library has it; one it has not is taken in with all its file says.

        One whose file is gone as well is filed under its name alone.
        """

        def read() -> StoredPhoto:
            library = self._desk.store.library
            if library.get(file) is None and (path := self._desk.photos.path(file)) is not None:
                self._desk.picture_desk.bring_in_file(path)
            return library.get(file) or library.add([Photo(file)])[0]

        self._worker.ask(read, then, self._failed)

    def decide(self, stored: StoredPhoto, terms: Terms, then: Callable[[StoredPhoto], None]) -> None:
        """Save the terms as a person left them; ``then`` hears what ``put_back`` needs.

        A photo changed elsewhere meanwhile is left as it is, and that is told.
        """

        def save() -> list[StoredPhoto]:
            allowed = terms.permission
            if allowed.evidence != stored.photo.terms.permission.evidence:
                allowed = replace(allowed, evidence=self._desk.evidence.keep(allowed.evidence))
            photo = replace(stored.photo, terms=replace(terms, permission=allowed))
            return self._desk.store.library.save([(photo, stored.version)])

        self._save(save, then)

    def put_back(self, before: StoredPhoto) -> None:
        """Take a decision back."""
        library = self._desk.store.library
        self._save(lambda: library.save([(before.photo, before.version + 1)]), lambda _before: None)

    def ask_evidence(self, text: str, then: Callable[[str], None]) -> None:
        """Ask where evidence can be opened."""
        self._worker.ask(lambda: self._desk.evidence.address(text), then, self._failed)

    def ask_credits(self, beginning: str, then: Callable[[list[str]], None]) -> None:
        """Ask for credits used before that begin so, the most used first."""
        self._worker.ask(lambda: self._desk.store.library.credits(beginning), then, self._failed)

    def _save(self, save: Callable[[], list[StoredPhoto]], then: Callable[[StoredPhoto], None]) -> None:
        def done(before: list[StoredPhoto]) -> None:
            self._again()
            then(before[0])

        self._worker.ask(save, done, self._failed)
