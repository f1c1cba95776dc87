"""A forme: a template with what was settled for it, so that meter, page and press break lines alike."""

import datetime as dt
from dataclasses import dataclass, field

from desk.press.compiling import Template
from desk.press.finish import finished
from desk.press.ladders import Settled

_COARSEST_PPI = 4


@dataclass(frozen=True, slots=True)
class Forme:
    """What sets copy: data as a template wants it in; pages, and what is said of them, out.

    ``called`` names the layout in what fails. Where it ``hyphenates``, every way out changes the bodies of
    its data so that no three lines in a row end in hyphens.
    """

    template: Template
    called: str
    hyphenates: bool
    settled: Settled = field(default_factory=Settled)

    def fit(self, data: dict[str, object]) -> dict[str, object]:
        """Set the data, draw nothing of use, and return what the template says of it."""
        if self.hyphenates:
            return self.settled.facts(self.template, data, called=self.called)
        self.template.set(data, "png", called=self.called, ppi=_COARSEST_PPI)
        return self.facts()

    def pictures(self, data: dict[str, object], *, ppi: float) -> list[bytes]:
        """Draw each page as a PNG."""
        self._settle(data)
        return self.template.set(data, "png", called=self.called, ppi=ppi)

    def pdf(self, data: dict[str, object], *, made: dt.datetime, for_readers: bool = False) -> bytes:
        """Write the pages as one PDF dated ``made``, held to PDF/UA-1 ``for_readers``."""
        self._settle(data)
        (raw,) = self.template.set(
            data, "pdf", called=self.called, timestamp=int(made.timestamp()), for_readers=for_readers
        )
        return finished(raw)

    def facts(self) -> dict[str, object]:
        """Return what the template says of what was set last."""
        return self.template.facts(called=self.called)

    def _settle(self, data: dict[str, object]) -> None:
        if self.hyphenates:
            self.settled.settle(self.template, data, called=self.called)
