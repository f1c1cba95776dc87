"""Findings kept by the text they are of, so that only a changed paragraph is checked again."""

import threading
from collections.abc import Callable
from dataclasses import replace

from desk.checks.seam import Context, Finding
from desk.story.model import Kind
from desk.story.text import Passage

_MOST_TEXTS = 4_000

_Text = tuple[str, Kind, str]
_Findings = tuple[Finding, ...]


class KeptFindings:
    """Remembers what each check found in a text, in one context at a time. Threads may share it.

    At most twice ``most`` texts are kept; those not asked for lately go first.
    """

    def __init__(self, most: int = _MOST_TEXTS) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._context: Context | None = None
        self._young: dict[_Text, dict[str, _Findings]] = {}
        self._old: dict[_Text, dict[str, _Findings]] = {}

    def of(self, passage: Passage, context: Context, check: str, find: Callable[[], _Findings]) -> _Findings:
        """Return what ``check`` found in this very text before, else what ``find`` finds now.

        Both count from the passage given, wherever in a story the text stood when it was first checked.
        """
        with self._lock:
            by_check = self._of_text((passage.field, passage.kind, passage.text), context)
        kept = by_check.get(check)
        if kept is None:
            kept = by_check[check] = find()
        if kept and kept[0].paragraph != passage.paragraph:
            return tuple(replace(finding, paragraph=passage.paragraph) for finding in kept)
        return kept

    def _of_text(self, text: _Text, context: Context) -> dict[str, _Findings]:
        if self._context != context:
            self._context = context
            self._young, self._old = {}, {}
        found = self._young.get(text)
        if found is None:
            if len(self._young) >= self._most:
                self._young, self._old = {}, self._young
            found = self._young[text] = self._old.pop(text, {})
        return found
