"""Findings kept by the text they are of, so that only a changed paragraph is checked again."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from desk.checks.seam import Context, Finding
from desk.story.model import Kind
from desk.story.text import Passage

_MOST_TEXTS = 4_000
_CONTEXTS = 2

_Text = tuple[str, Kind, str]
_Findings = tuple[Finding, ...]
_Shelf = dict[_Text, dict[str, _Findings]]


@dataclass(slots=True)
class _Texts:
    context: Context
    young: _Shelf = field(default_factory=dict[_Text, dict[str, _Findings]])
    old: _Shelf = field(default_factory=dict[_Text, dict[str, _Findings]])


class KeptFindings:
    """Remembers what each check found in a text, in the two contexts asked for last. Threads may share it.

    Two, because a page that goes out is looked over beside the story at the desk, with less to go by.
    At most twice ``most`` texts are kept of each; those not asked for lately go first.
    """

    def __init__(self, most: int = _MOST_TEXTS) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._in: list[_Texts] = []

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
        texts = self._texts(context)
        found = texts.young.get(text)
        if found is None:
            if len(texts.young) >= self._most:
                texts.young, texts.old = {}, texts.young
            found = texts.young[text] = texts.old.pop(text, {})
        return found

    def _texts(self, context: Context) -> _Texts:
        if not self._in or self._in[0].context != context:
            there = next((texts for texts in self._in if texts.context == context), None)
            texts = there or _Texts(context)
            self._in = [texts, *(one for one in self._in if one is not texts)][:_CONTEXTS]
        return self._in[0]
