"""Its or it’s, whose or who’s, your or you’re: judged by the words around."""

import re
from collections.abc import Iterable

from desk.checks.grounds import about, reading
from desk.checks.seam import Context, Finding, LanguageModel, Rule, Severity, finding_in
from desk.story.text import NOT_PROSE, Passage

APOSTROPHE = Rule(
    "apostrophe",
    "Its and it’s",
    "A word with an apostrophe where the one without is meant, or the other way round: “it’s members”,"
    " “whose to blame”.",
)
RULES = (APOSTROPHE,)

# log10 of how much likelier the other must be, set on published news.
_LEAST = 2.2
_PAIRS = {
    "its": ("it's",), "it's": ("its",), "whose": ("who's",), "who's": ("whose",), "your": ("you're",),
    "you're": ("your",), "their": ("they're",), "they're": ("their", "there"), "there": ("they're",),
}  # fmt: skip
_STANDS_FOR = {"it's": ("it is", "it has"), "who's": ("who is", "who has")}
_WORD = re.compile(
    r"(?i)(?<![\w'’-])(?:it['’]?s|who['’]s|whose|you['’]re|your|they['’]re|their|there)(?![\w'’-])"
)
_SIDE = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.!?,;:–—]|\d+")
_REACH = 60


def check_passage(passage: Passage, context: Context) -> Iterable[Finding]:
    """Yield each of these words whose counterpart is over a hundred times as likely where it stands."""
    model = context.model(context.language)
    if model is None or passage.field in NOT_PROSE:
        return
    for match in _WORD.finditer(passage.text):
        found = _likelier(passage.text, match, model)
        if found is not None:
            yield _finding(passage, match, *found)


def _likelier(text: str, match: re.Match[str], model: LanguageModel) -> tuple[str, float] | None:
    word = match[0].lower().replace("’", "'")
    before = [piece.lower() for piece in _SIDE.findall(text[max(0, match.start() - _REACH) : match.start()])]
    after = [piece.lower() for piece in _SIDE.findall(text[match.end() : match.end() + _REACH])]
    if not after or after[0] in {".", ",", ";", ":", "!", "?"}:
        return None
    candidates = [
        (other, form) for other in (word, *_PAIRS[word]) for form in _STANDS_FOR.get(other, (other,))
    ]
    chances = model.weigh(before[-2:], [form for _, form in candidates], after[:2])
    best = {
        other: max(c for (o, _), c in zip(candidates, chances, strict=True) if o == other)
        for other, _ in candidates
    }
    told = best.pop(word)
    gain, other = max((chance - told, other) for other, chance in best.items())
    return (other, gain) if gain >= _LEAST else None


def _finding(passage: Passage, match: re.Match[str], other: str, gain: float) -> Finding:
    word = match[0]
    shaped = other.replace("'", "’" if "'" not in passage.text else "'")
    if word[:1].isupper():
        shaped = shaped[:1].upper() + shaped[1:]
    message = f"“{shaped}” goes with the words around it; “{word}” hardly does."
    text, (start, end) = passage.text, match.span()
    why = (
        f"As it stands: “{reading(text, start, end)}”",
        f"With the other: “{reading(text, start, end, shaped)}”",
        f"Beside these words “{shaped}” is over {about(10**gain)} times as likely as “{word}”.",
    )
    return finding_in(passage, start, end, APOSTROPHE, Severity.FIX, message, (shaped,), why)
