"""House style in the window: its rules read, tried while they are written, kept and passed on."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desk.checks.style_rule import StyleRule
from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.newsroom.files import write_whole
from desk.newsroom.house_style import HouseStyle, StyleRead, read_rules
from desk.newsroom.news import News
from desk.newsroom.worker import Newest, Worker


@dataclass(frozen=True, slots=True)
class StyleRow:
    """A rule in force: whether it is on at this desk, of the house’s own, and shipped with Desk."""

    rule: StyleRule
    is_on: bool
    is_own: bool
    is_shipped: bool


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The rules in force, a sentence for each that is not, what was done, and the rule to be shown."""

    rows: tuple[StyleRow, ...]
    refused: tuple[str, ...] = ()
    said: str = ""
    shown: str = ""


def brought_in(desk: Desk, path: Path) -> StyleRead:
    """Bring the rules of a style file into the house’s own, each on or off as the file has it.

    What was switched here by hand gives way to the file. Rules that are in force, and on or off, as they are
    in the file are left, and are not among those returned. Raises DeskError for what is no style.
    """
    answering = desk.answering
    came = read_rules(path)
    new = desk.check_room.house_style.add(came.rules)
    on = {chosen.rule.id for chosen in answering.rules() if chosen.is_on}
    switched = [rule for rule in came.rules if (rule.rule.id in on) != rule.on]
    for rule in switched:
        answering.switch(rule.rule.id, on=rule.on)
    return StyleRead(tuple(rule for rule in came.rules if rule in new or rule in switched), came.refused)


class Styling:
    """The house’s style for the window. ``again`` checks the open story again.

    ``sheets`` hears the rules after each change, ``verdict`` why a rule tried fails, empty where it holds,
    ``trouble`` why something asked for was not done.
    """

    def __init__(self, desk: Desk, worker: Worker, again: Callable[[], None]) -> None:
        self.sheets: News[StyleSheet] = News()
        self.verdict: News[str] = News()
        self.trouble: News[str] = News()
        self._desk = desk
        self._worker = worker
        self._again = again
        self._newest: Newest[None] = Newest(worker)

    def read(self) -> None:
        """Ask for the rules."""
        self._worker.ask(lambda: self._sheet("", ""), self.sheets.tell, self._failed)

    def try_(self, rule: StyleRule) -> None:
        """Run the examples of a rule that is being written."""
        self._newest.ask(
            lambda: HouseStyle.try_(rule),
            lambda _none: self.verdict.tell(""),
            lambda error: self.verdict.tell(str(error)),
        )

    def switch(self, rule: StyleRule, on: bool) -> None:
        """Switch a rule on or off for every story."""

        def switch() -> None:
            self._desk.answering.switch(rule.rule.id, on=on)

        self._worker.ask(switch, lambda _none: self._again(), self._failed)

    def save(self, rule: StyleRule) -> None:
        """Keep a rule among the house’s own."""
        self._change(lambda house: house.save(rule), f"Saved “{rule.name}”.", rule.id)

    def remove(self, rule: StyleRule) -> None:
        """Take a rule from the house’s own; one that was shipped is again as it came."""
        said = f"“{rule.name}” is no longer the house’s own."
        self._change(lambda house: house.remove(rule.id), said, rule.id)

    def import_(self, path: Path) -> None:
        """Bring in the rules of a file."""

        def bring() -> StyleSheet:
            came = brought_in(self._desk, path)
            many = f"{len(came.rules)} rule{'' if len(came.rules) == 1 else 's'}"
            said = " ".join((f"Brought in {many} from {path.name}.", *came.refused[:3]))
            more = len(came.refused) - 3
            said += f" And {more} more could not be taken." if more > 0 else ""
            return self._sheet(said, came.rules[0].id if came.rules else "")

        self._worker.ask(bring, self._changed, self._failed)

    def export(self, path: Path) -> None:
        """Write all rules in force to a file, each on or off as it is at this desk."""

        def send() -> StyleSheet:
            write_whole(path, self._desk.check_room.house_style.exported(self._on()))
            return self._sheet(f"Exported to {path.name}.", "")

        self._worker.ask(send, self.sheets.tell, self._failed)

    def _change(self, change: Callable[[HouseStyle], None], said: str, shown: str) -> None:
        def work() -> StyleSheet:
            # The checks must be there before the change, to be given it.
            _checks = self._desk.check_room.checks
            change(self._desk.check_room.house_style)
            return self._sheet(said, shown)

        self._worker.ask(work, self._changed, self._failed)

    def _changed(self, sheet: StyleSheet) -> None:
        self.sheets.tell(sheet)
        self._again()

    def _sheet(self, said: str, shown: str) -> StyleSheet:
        house = self._desk.check_room.house_style
        on = self._on()
        rows = tuple(
            StyleRow(rule, rule.rule.id in on, house.is_own(rule.id), house.is_shipped(rule.id))
            for rule in house.rules
        )
        return StyleSheet(rows, house.refused, said, shown)

    def _on(self) -> set[str]:
        return {chosen.rule.id for chosen in self._desk.answering.rules() if chosen.is_on}

    def _failed(self, error: DeskError) -> None:
        self.trouble.tell(str(error))
