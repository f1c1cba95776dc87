"""Findings kept by the text they are of, so that only a changed paragraph is checked again."""

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from desk.checks.registry import NamedCheck
from desk.checks.seam import Context, Finding
from desk.story.model import Kind
from desk.story.text import Passage

_MOST_TEXTS = 4_000
_CONTEXTS = 2

_Text = tuple[str, Kind, str]
_Findings = tuple[Finding, ...]
_Shelf = dict[_Text, dict[NamedCheck, _Findings]]


@dataclass(slots=True)
class _Texts:
    context: Context
    young: _Shelf = field(default_factory=dict[_Text, dict[NamedCheck, _Findings]])
    old: _Shelf = field(default_factory=dict[_Text, dict[NamedCheck, _Findings]])


class KeptFindings:
    """Remembers what each check found in a text, in the two contexts asked for last. Threads may share it.

    Two, because a page that goes out is looked over beside the story at the desk, with less to go by.
    At most twice ``most`` texts are kept of each; those not asked for lately go first.
    """

    def __init__(self, most: int = _MOST_TEXTS) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._in: list[_Texts] = []

    def texts(self, passages: Sequence[Passage], context: Context) -> "KeptTexts":
        """Return what is kept of these texts, for every check to come by."""
        with self._lock:
            texts = self._texts(context)
            places = [self._of_text((one.field, one.kind, one.text), texts) for one in passages]
        return KeptTexts(passages, places)

    def _of_text(self, text: _Text, texts: _Texts) -> dict[NamedCheck, _Findings]:
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


@dataclass(frozen=True, slots=True)
class KeptTexts:
    """Some texts, and for each what every check found in it."""

    passages: Sequence[Passage]
    places: Sequence[dict[NamedCheck, _Findings]]

    def of(
        self, check: NamedCheck, find: Callable[[Sequence[Passage]], Iterable[Iterable[Finding]]]
    ) -> list[Finding]:
        """Return what ``check`` found in these very texts before, else what ``find`` finds now.

        ``find`` is asked once, for all that is not kept. All findings count from the passages given,
        wherever in a story a text stood when it was first checked.
        """
        new = {id(by_check): at for at, by_check in enumerate(self.places) if check not in by_check}
        if new:
            now = find([self.passages[at] for at in new.values()])
            for at, findings in zip(new.values(), now, strict=True):
                self.places[at][check] = tuple(findings)
        return [
            finding
            if finding.paragraph == passage.paragraph
            else replace(finding, paragraph=passage.paragraph)
            for passage, by_check in zip(self.passages, self.places, strict=True)
            for finding in by_check[check]
        ]
