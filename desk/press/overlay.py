"""What is set round or over pages by a template of its own, fed with a job as data."""

import json
import threading
from pathlib import Path
from typing import cast

import typst


class Overlay:
    """Sets pages of ``template`` in the faces of the folder ``fonts``; the job comes to it as JSON.

    One thread uses it at a time, a second one waits: a story and an edition may go out at once.
    """

    def __init__(self, template: Path, fonts: Path) -> None:
        self._template = template
        self._fonts = fonts
        self._compiler: typst.Compiler | None = None
        self._turn = threading.Lock()

    def pdf(self, job: dict[str, object], *, timestamp: int) -> bytes:
        """Return the template’s pages for a job, dated ``timestamp`` in seconds since 1970."""
        with self._turn:
            if self._compiler is None:
                nowhere = self._template.parent / "packages"
                self._compiler = typst.Compiler(
                    self._template,
                    root=self._template.parent,
                    font_paths=typst.Fonts(
                        include_system_fonts=False, include_embedded_fonts=False, font_paths=[self._fonts]
                    ),
                    package_path=nowhere,
                    package_cache_path=nowhere,
                )
            made = self._compiler.compile(
                format="pdf", sys_inputs={"job": json.dumps(job)}, timestamp=timestamp
            )
        return cast("bytes", made)
