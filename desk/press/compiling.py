"""A template with its compiler: data in, pages and facts out, and what fails told in a sentence."""

import json
import re
from pathlib import Path
from typing import Literal, cast

import typst

from desk.errors import DeskError
from desk.press.private_room import PrivateRoom

_DATA_FILE = "story.json"
_WHERE = re.compile(r"([\w-]+\.typ):(\d+)")


class Faces:
    """The only faces a page is set in, those of one folder; loaded when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loaded: typst.Fonts | None = None

    def loaded(self) -> typst.Fonts:
        """Return the faces as Typst wants them."""
        if self._loaded is None:
            self._loaded = typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=[self._folder]
            )
        return self._loaded


class Template:
    """The template ``main`` of a private room, and what Typst remembers of the pages set with it."""

    def __init__(self, room: PrivateRoom, main: str, faces: Faces) -> None:
        self.room = room
        nowhere = room.root / "packages"
        self._compiler = typst.Compiler(
            room.root / main,
            root=room.root,
            font_paths=faces.loaded(),
            package_path=nowhere,
            package_cache_path=nowhere,
        )

    def set(
        self,
        data: dict[str, object],
        form: Literal["png", "pdf", "svg"],
        *,
        called: str,
        ppi: float | None = None,
        timestamp: int | None = None,
        for_readers: bool = False,
    ) -> list[bytes]:
        """Set the data and return a PNG or SVG a page, or one PDF, which ``for_readers`` holds to PDF/UA-1.

        Raises DeskError when the template fails; ``called`` names the layout in it.
        """
        try:
            # In a file, not in sys_inputs: those count as the compiler's own library, and changing them
            # would throw away all it remembers of the page before.
            (self.room.root / _DATA_FILE).write_text(json.dumps(data), encoding="ascii")
            out = self._compiler.compile(
                format=form, ppi=ppi, timestamp=timestamp, pdf_standards=["ua-1"] if for_readers else []
            )
        except typst.TypstError as error:
            where = _WHERE.search(error.diagnostic)
            at = f"{where[1]}, line {where[2]}" if where else "its template"
            raise DeskError(f"{called} failed in {at}: {error.message}; choose another layout.") from error
        return cast("list[bytes]", out if isinstance(out, list) else [out])

    def facts(self, *, called: str) -> dict[str, object]:
        """Return what the template said of the page just set, with ``printed`` for the photos on it.

        Raises DeskError when it says nothing.
        """
        told = json.loads(self._compiler.query("selector(<copyfit>).or(<printed>)", field="value"))
        facts = [one for one in told if "photo" not in one]
        if len(facts) != 1:
            raise DeskError(f"{called} does not say how many lines it set; choose another layout.")
        return {**facts[0], "printed": [one for one in told if "photo" in one]}
