"""The layouts of the house’s own: a folder each, with settings in it and no code."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from desk.errors import DeskError
from desk.press.house import BrokenFactError
from desk.press.layout_file import FACTS, LARGEST_FILE, packed, unpacked
from desk.press.layouts import Layout
from desk.press.settings import Settings, as_toml, id_for, layout_of, plain, read_toml, sentence

_SAFE = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


@dataclass(frozen=True, slots=True)
class Broken:
    """A layout of the house’s own that cannot be used, and a sentence with file and line that says why."""

    id: str
    sentence: str


class OwnLayouts:
    """The folder of the house’s own layouts. ``templates`` are the shipped layouts they may be made from."""

    def __init__(self, folder: Path, templates: Iterable[Layout]) -> None:
        self.folder = folder
        self._templates = {one.id: one for one in templates if one.house is not None and not one.template}

    def read(self) -> tuple[list[Layout], list[Broken]]:
        """Read all there are, by their names; a broken one does not hide the others."""
        layouts: list[Layout] = []
        broken: list[Broken] = []
        for facts in sorted(self.folder.glob(f"*/{FACTS}")):
            try:
                layouts.append(self._read(facts))
            except DeskError as error:
                broken.append(Broken(facts.parent.name, str(error)))
        return sorted(layouts, key=lambda layout: layout.name.casefold()), broken

    def trial(self, settings: Settings) -> Layout:
        """Make the layout of settings not kept yet; raises DeskError with a sentence for the form."""
        try:
            return layout_of(settings, self._templates, "own-trial")
        except BrokenFactError as error:
            raise DeskError(f"{plain(str(error))}.") from error

    def save(self, settings: Settings, over: str = "") -> Layout:
        """Keep settings as a new layout, or in place of that of the id ``over``, which it keeps.

        Raises DeskError when a value cannot be used, the name is taken, or the folder cannot be written.
        """
        layout = self.trial(settings)
        layout_id = over or id_for(layout.name)
        if not over and (self.folder / layout_id).exists():
            raise DeskError(f"There is a layout “{layout.name}” already; choose another name.")
        return replace(layout, id=self._put(layout_id, replace(settings, name=layout.name)))

    def remove(self, layout_id: str) -> None:
        """Take a layout of the house’s own away."""
        facts = self._facts(layout_id)
        try:
            facts.unlink()
            facts.parent.rmdir()
        except OSError as error:
            raise DeskError(f"{facts} cannot be removed ({error.strerror}); remove it by hand.") from error

    def exported(self, layout_id: str) -> bytes:
        """Return a layout of the house’s own as one file; the same settings give the same bytes."""
        facts = self._facts(layout_id)
        self._read(facts)
        return packed(facts.read_bytes())

    def import_(self, raw: bytes, name: str) -> Layout:
        """Keep the layout in an exported file; raises DeskError for any other file, and then keeps nothing.

        A layout of the same name is refused, not replaced.
        """
        text = unpacked(raw, name)
        try:
            settings = read_toml(text)
            layout = layout_of(settings, self._templates)
        except ValueError as error:
            raise DeskError(sentence(f"{name}, {FACTS}", text, error, "nothing was brought in")) from error
        if (self.folder / layout.id).exists():
            raise DeskError(
                f"There is a layout “{layout.name}” already; remove or rename that one, then import {name}."
            )
        return replace(layout, id=self._put(layout.id, replace(settings, name=layout.name)))

    def _facts(self, layout_id: str) -> Path:
        facts = self.folder / layout_id / FACTS
        if not _SAFE.fullmatch(layout_id) or not facts.is_file():
            raise DeskError(
                f"There is no layout “{layout_id}” of the house’s own; `desk layout list` has all."
            )
        return facts

    def _read(self, facts: Path) -> Layout:
        text = ""
        mend = "mend the file or take it away"
        try:
            if facts.parent.name in self._templates or not _SAFE.fullmatch(facts.parent.name):
                raise BrokenFactError("name", "its folder’s name cannot be a layout’s")
            with facts.open("rb") as file:
                raw = file.read(LARGEST_FILE + 1)
            if len(raw) > LARGEST_FILE:
                raise BrokenFactError("name", "it is too large for settings")
            text = raw.decode("utf-8")
            return layout_of(read_toml(text), self._templates, facts.parent.name)
        except (ValueError, OSError) as error:
            raise DeskError(sentence(str(facts), text, error, mend)) from error

    def _put(self, layout_id: str, settings: Settings) -> str:
        facts = self.folder / layout_id / FACTS
        beside = facts.with_name(f".{FACTS}.part")
        try:
            facts.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(as_toml(settings), encoding="utf-8")
            beside.replace(facts)
        except OSError as error:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise DeskError(
                f"{facts} cannot be written ({error.strerror}); free some space or allow it."
            ) from error
        return layout_id
