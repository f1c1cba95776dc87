"""The house’s style: the rules shipped, and those the house has added or changed in a file of its own."""

from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from desk.checks.house_style import style_check
from desk.checks.running import Checks
from desk.checks.style_file import LARGEST_FILE, Style, as_toml, proved, read_style, with_rule, without_rule
from desk.checks.style_rule import StyleRule
from desk.checks.style_vale import read_vale
from desk.errors import DeskError
from desk.newsroom.files import write_kept

_YAML = frozenset({".yml", ".yaml"})


@dataclass(frozen=True, slots=True)
class StyleRead:
    """A style as read from a file: its rules that hold, and a sentence for each that does not."""

    rules: tuple[StyleRule, ...]
    refused: tuple[str, ...]


class HouseStyle:
    """The rules in force. ``shipped`` are Desk’s own files, ``own`` the house’s, which need not be there."""

    def __init__(self, shipped: Iterable[Path], own: Path) -> None:
        self._shipped = Style()
        for file in shipped:
            self._shipped = self._shipped.with_own(read_style(file.read_bytes(), file.name, is_proved=True))
        self._path = own
        self._own, self._broken = self._read_own()
        self._checks: Checks | None = None

    @property
    def rules(self) -> tuple[StyleRule, ...]:
        """The rules in force, those of the house’s own in place of those shipped."""
        return self._style.rules

    @property
    def refused(self) -> tuple[str, ...]:
        """A sentence for each rule that is not in force because it fails, with its file."""
        return (*self._broken, *self._style.refused)

    def is_own(self, rule_id: str) -> bool:
        """Tell whether the house has added or changed the rule."""
        return any(rule.id == rule_id for rule in self._own.rules)

    def is_shipped(self, rule_id: str) -> bool:
        """Tell whether the rule came with Desk, changed since or not."""
        return any(rule.id == rule_id for rule in self._shipped.rules)

    def give(self, checks: Checks) -> None:
        """Give the checks this style, now and whenever it changes."""
        self._checks = checks
        checks.take(style_check(self._style))

    @staticmethod
    def try_(rule: StyleRule) -> None:
        """Run a rule’s examples; raises StyleError saying what fails."""
        proved(rule)

    def save(self, rule: StyleRule) -> None:
        """Keep a rule in the house’s own file; raises DeskError when it fails or cannot be written."""
        self.try_(rule)
        self._write(with_rule(self._text(), rule))

    def remove(self, rule_id: str) -> None:
        """Take a rule out of the house’s own file; one that was shipped is in force again."""
        self._write(without_rule(self._text(), rule_id))

    def add(self, rules: Iterable[StyleRule]) -> tuple[StyleRule, ...]:
        """Put rules that hold into the house’s own, in place of those of the same ids.

        Rules that are in force as they are here are left, and are not among those returned.
        """
        new = tuple(rule for rule in rules if rule not in self.rules)
        text = self._text()
        for rule in new:
            text = with_rule(text, rule)
        if new:
            self._write(text)
        return new

    def exported(self, on: Collection[str]) -> bytes:
        """Return all rules in force as one file, those on whose ids as checks have them are in ``on``."""
        return as_toml(replace(rule, on=rule.rule.id in on) for rule in self.rules).encode()

    @property
    def _style(self) -> Style:
        return self._shipped.with_own(self._own)

    def _read_own(self) -> tuple[Style, tuple[str, ...]]:
        """Read the house’s own file; one that cannot be read is a sentence, and the rules shipped hold."""
        with suppress(FileNotFoundError):
            try:
                return read_style(_raw(self._path), str(self._path)), ()
            except DeskError as error:
                return Style(), (str(error),)
        return Style(), ()

    def _text(self) -> str:
        """Return the house’s own file as it stands; raises DeskError for one that must be mended first."""
        try:
            raw = _raw(self._path)
        except FileNotFoundError:
            return ""
        if raw.strip():
            read_style(raw, str(self._path))
        return raw.decode("utf-8-sig")

    def _write(self, text: str) -> None:
        write_kept(self._path, text.encode())
        self._own, self._broken = self._read_own()
        if self._checks is not None:
            self.give(self._checks)


def read_rules(path: Path) -> StyleRead:
    """Read a style file, Desk’s TOML or Vale’s YAML, and run its examples; raises DeskError for another."""
    try:
        raw = _raw(path)
    except FileNotFoundError as error:
        raise DeskError(f"There is no file {path}; choose another.") from error
    style = read_vale(raw, path.name) if path.suffix.lower() in _YAML else read_style(raw, path.name)
    return StyleRead(style.rules, style.refused)


def _raw(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise DeskError(f"{path} cannot be read ({error.strerror}); allow it or choose another.") from error
