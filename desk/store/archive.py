"""What the desk's own printed stories have taught: how often words stood together in them.

A run of words is kept as a number made of it (BLAKE2b, 64 bits), so the table stays small and tells
nobody the stories; two runs share a number once in about 10¹³ looks at 10 million runs.
"""

import hashlib
from collections.abc import Mapping, Sequence

from desk.store.deskfile import DeskFile

PRINT_FORMATS = ("pdf", "pdfx")
_BATCH = 500
_LEARN = (
    "INSERT INTO archive (run, times) VALUES (?, ?) "
    "ON CONFLICT (run) DO UPDATE SET times = times + excluded.times"
)
_WAITING = (
    "SELECT DISTINCT sent.story FROM sent JOIN stories ON stories.id = sent.story "  # noqa: S608 - our own names
    f"WHERE sent.format IN ({', '.join('?' * len(PRINT_FORMATS))}) AND sent.faults = '[]' "
    "AND stories.sample = 0 AND sent.story NOT IN (SELECT story FROM learned) ORDER BY sent.story LIMIT ?"
)


class Archive:
    """The counts in an open store. Any thread may use it; every door raises DeskError as the store does."""

    def __init__(self, file: DeskFile) -> None:
        self._file = file

    def waiting(self, limit: int = 100) -> list[int]:
        """Return stories that were printed without a fault and not learned from yet, oldest first."""
        with self._file.reading() as db:
            return [story for (story,) in db.execute(_WAITING, (*PRINT_FORMATS, limit))]

    def learn(self, story_id: int, runs: Mapping[str, int]) -> bool:
        """Add a story's counts, once: a story learned from before changes nothing and returns False."""
        with self._file.writing() as db:
            first = db.execute("INSERT INTO learned (story) VALUES (?) ON CONFLICT DO NOTHING", (story_id,))
            if not first.rowcount:
                return False
            db.executemany(_LEARN, sorted((_number(run), times) for run, times in runs.items()))
        return True

    def counts(self, runs: Sequence[str]) -> list[int]:
        """Return how often each of these runs of words was printed, in their order."""
        numbers = [_number(run) for run in runs]
        found: dict[int, int] = {}
        with self._file.reading() as db:
            for at in range(0, len(numbers), _BATCH):
                some = numbers[at : at + _BATCH]
                marks = ", ".join("?" * len(some))
                found.update(db.execute(f"SELECT run, times FROM archive WHERE run IN ({marks})", some))  # noqa: S608
        return [found.get(number, 0) for number in numbers]

    def size(self) -> int:
        """Return from how many stories the desk has learned."""
        with self._file.reading() as db:
            return int(db.execute("SELECT count(*) FROM learned").fetchone()[0])


def _number(run: str) -> int:
    digest = hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
