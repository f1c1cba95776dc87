"""The press a person chooses in the window: profiles read, and their ink limits kept, off its thread."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from desk.newsroom.composing_room import ComposingRoom
from desk.newsroom.worker import Failed, Newest, Worker
from desk.press.profiles import PressProfile


@dataclass(frozen=True, slots=True)
class Inks:
    """A profile as read: the ink limit in force and its own, in per cent over the four plates."""

    profile: PressProfile
    limit: int
    own: int


class PressChoice:
    """What one dialog asks; only the newest question is answered."""

    def __init__(self, room: ComposingRoom, worker: Worker) -> None:
        self._room = room
        self._newest: Newest[Inks] = Newest(worker)

    def shipped(self) -> list[tuple[str, str]]:
        """Return the name and id of each profile of Desk’s own."""
        return self._room.profile_names()

    def read(self, wanted: str, then: Callable[[Inks], None], failed: Failed) -> None:
        """Read the profile of that id or path; a printer’s own is tried on every colour for its limit."""

        def job() -> Inks:
            profile = self._room.profiles.get(wanted)
            return Inks(profile, profile.ink_limit, profile.own_limit)

        self._newest.ask(job, then, failed)

    def limit_ink(self, inks: Inks, limit: int, then: Callable[[Inks], None], failed: Failed) -> None:
        """Keep how much ink a profile may lay from now on."""

        def job() -> Inks:
            self._room.limit_ink(inks.profile, None if limit == inks.own else limit)
            return replace(inks, limit=limit)

        self._newest.ask(job, then, failed)

    def drop(self) -> None:
        """Hear no more of what was asked."""
        self._newest.drop()
