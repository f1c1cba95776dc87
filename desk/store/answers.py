"""What the desk has answered to the checks: words accepted, questions settled, rules switched off."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from desk.errors import DeskError
from desk.store.columns import sound, stamp
from desk.store.deskfile import DeskFile

EVERY_STORY = 0
_ACCEPT = (
    "INSERT INTO house_words (word, instead, at) VALUES (?, ?, ?) "
    "ON CONFLICT (word) DO UPDATE SET instead = excluded.instead, at = excluded.at"
)
_SETTLED = "SELECT key FROM settled WHERE story IN (?, ?)"
_SETTLE = "INSERT INTO settled (story, key, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"


class Answers:
    """The answers in an open store. Any thread may use it; every door raises DeskError as the store does."""

    def __init__(self, file: DeskFile, now: Callable[[], datetime]) -> None:
        self._file = file
        self._now = now

    def words(self) -> Mapping[str, str]:
        """Return the house list: each word or name with what to write instead, empty for a sound one."""
        with self._file.reading() as db:
            rows = db.execute("SELECT word, instead FROM house_words ORDER BY word").fetchall()
        return MappingProxyType(dict(rows))

    def accept(self, word: str, *, instead: str = "") -> None:
        """Put a word or a name on the house list; asked again, the newer answer holds.

        Raises DeskError for no word, and for one the house would write instead of itself.
        """
        word, instead = sound(word).strip(), sound(instead).strip()
        if not word or word == instead:
            raise DeskError("The house list takes a word, and another to write instead; give it one of each.")
        with self._file.writing() as db:
            db.execute(_ACCEPT, (word, instead, stamp(self._now())))

    def forget(self, word: str) -> None:
        """Take a word off the house list; one that is not there is passed over."""
        with self._file.writing() as db:
            db.execute("DELETE FROM house_words WHERE word = ?", (sound(word).strip(),))

    def settled(self, story_id: int = EVERY_STORY) -> frozenset[str]:
        """Return the keys of the questions settled for this story, and of those settled for every story."""
        with self._file.reading() as db:
            rows = db.execute(
                "SELECT key FROM settled WHERE story IN (?, ?)", (EVERY_STORY, story_id)
            ).fetchall()
        return frozenset(key for (key,) in rows)

    def settle(self, key: str, story_id: int = EVERY_STORY) -> None:
        """Settle a question for one story, or for every one; settling it again changes nothing."""
        with self._file.writing() as db:
            db.execute(_SETTLE, (story_id, sound(key), stamp(self._now())))

    def unsettle(self, key: str, story_id: int = EVERY_STORY) -> None:
        """Open a question again; one that is not settled is passed over."""
        with self._file.writing() as db:
            db.execute("DELETE FROM settled WHERE story = ? AND key = ?", (story_id, sound(key)))

    def rules_off(self) -> frozenset[str]:
        """Return the rules that the desk has switched off."""
        return self._rules(on=False)

    def rules_on(self) -> frozenset[str]:
        """Return the rules that the desk has switched on, by themselves on or not."""
        return self._rules(on=True)

    def switch(self, rule: str, *, on: bool) -> None:
        """Switch a rule on or off for every story."""
        with self._file.writing() as db:
            db.execute(
                "INSERT INTO rules (rule, chosen, at) VALUES (?, ?, ?) "
                "ON CONFLICT (rule) DO UPDATE SET chosen = excluded.chosen, at = excluded.at",
                (sound(rule), int(on), stamp(self._now())),
            )

    def _rules(self, *, on: bool) -> frozenset[str]:
        with self._file.reading() as db:
            rows = db.execute("SELECT rule FROM rules WHERE chosen = ?", (int(on),)).fetchall()
        return frozenset(rule for (rule,) in rows)
