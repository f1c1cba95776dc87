"""Copy brought in from files and the clipboard; the last one in is opened."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.newsroom.importing import Imported, read_file
from desk.newsroom.in_hand import InHand
from desk.newsroom.worker import Failed, Worker


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came in and what was refused, a sentence each."""

    imported: tuple[Imported, ...]
    refused: tuple[str, ...]


class Intake:
    """Reads copy in the store's worker; ``then`` hears what came of it."""

    def __init__(self, desk: Desk, in_hand: InHand, store: Worker, failed: Failed) -> None:
        self._desk = desk
        self._in_hand = in_hand
        self._store = store
        self._failed = failed

    def files(self, paths: Sequence[Path], then: Callable[[ImportReport], None]) -> None:
        """Bring in copy files; the report names those refused."""
        self._bring_in([(path.name, partial(read_file, path)) for path in paths], then)

    def text(self, text: str, then: Callable[[ImportReport], None]) -> None:
        """Bring in copy from the clipboard."""
        raw = text.encode("utf-8", "replace")
        self._bring_in([("pasted copy", lambda: raw)], then)

    def _bring_in(
        self, copies: Sequence[tuple[str, Callable[[], bytes]]], then: Callable[[ImportReport], None]
    ) -> None:
        def done(report: ImportReport) -> None:
            if report.imported:
                self._in_hand.take_up(report.imported[-1].stored)
            then(report)

        self._in_hand.leave(lambda: self._store.ask(lambda: self._read(copies), done, self._failed))

    def _read(self, copies: Sequence[tuple[str, Callable[[], bytes]]]) -> ImportReport:
        imported: list[Imported] = []
        refused: list[str] = []
        for name, raw in copies:
            try:
                imported.append(self._desk.bring_in(raw(), name))
            except DeskError as error:
                refused.append(str(error))
        return ImportReport(tuple(imported), tuple(refused))
