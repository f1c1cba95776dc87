"""Read a text as the language model does: a row of forms, each tied to the word it stands for."""

import re
from dataclasses import dataclass
from functools import lru_cache

STOP = "."
PAUSE = ","
BREAK = ";"
NUMBER, YEAR = "#", "#y"
POSSESSIVE = "'s"
LOWER, CAPITAL, CAPITALS, SIGN = 0, 1, 2, 3
"""The shape of a word: in lower case, with a first capital, in capitals, or none of these."""

_LETTERS = "A-Za-zª-ºÀ-ÖØ-öø-ɏ"
_TOKEN = re.compile(
    rf"""
      (?P<word>[{_LETTERS}]+(?:['’][{_LETTERS}]+)*(?:[-‐‑][{_LETTERS}\d]+(?:['’][{_LETTERS}]+)*)*)(?![\d_@]|\.\w)
    | (?P<number>\d[\w.,:]*(?:-\w+)*)
    | (?P<code>[\w@_]+(?:\.\w+)*)
    | (?P<stop>[.!?…]+)
    | (?P<pause>,)
    | (?P<break>[;:–—]|--+|\s-\s)
    | (?P<quote>["“”])
    | (?P<bracket>[\[\]])
    | (?P<sign>[$£€%&/()])
    """,
    re.VERBOSE,
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SHORT = frozenset(
    {"mr", "mrs", "ms", "dr", "st", "prof", "gen", "col", "lt", "sgt", "capt", "rev", "no", "vs"}
)
_IS = frozenset({"it", "he", "she", "that", "there", "here", "what", "who", "where", "how", "when", "why"})
_TAILS = {"'ll": "will", "'ve": "have", "'re": "are", "'m": "am", "'d": "would"}
_WHOLE = {
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "let's": ("let", "us"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as forms in order; the lists run side by side.

    ``forms`` are lower-case words, ``#`` for a figure, ``#y`` for a year, and signs; a word with an
    apostrophe is two forms (``it’s``: it, is; ``nation’s``: nation, ’s). ``starts`` and ``ends`` place
    the whole word in the text, in code points. ``shape`` is LOWER, CAPITAL or CAPITALS,
    or SIGN for what is no plain word (a figure, a compound, a sign). ``place`` counts 1 for
    within double quotation marks and 2 for within square brackets.
    """

    forms: list[str]
    starts: list[int]
    ends: list[int]
    shape: list[int]
    place: list[int]


@lru_cache(2048)
def read(text: str) -> Reading:
    """Read a text; brackets and quotation marks are read through, and told by ``place``.

    Several checks read the same text in turn: what was read is kept, and is not to be changed.
    """
    return _read(text)


@lru_cache(50_000)
def forms_of(words: str) -> tuple[str, ...]:
    """Return the forms of a word, or of a few that are read often."""
    return tuple(_read(words).forms)


def _read(text: str) -> Reading:
    reading = Reading([], [], [], [], [])
    place = 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        told = match[0]
        if kind == "word":
            forms, shape = _forms(told)
        elif kind == "quote":
            place = place | 1 if told == "“" else place & 2 if told == "”" else place ^ 1
            continue
        elif kind == "bracket":
            place = place | 2 if told == "[" else place & 1
            continue
        elif kind == "stop":
            if told == "." and reading.forms and _is_short(reading, match.start()):
                continue
            forms, shape = (STOP,), SIGN
        else:
            forms, shape = _signs(kind, told), SIGN
        for form in forms:
            reading.forms.append(form)
            reading.starts.append(match.start())
            reading.ends.append(match.end())
            reading.shape.append(shape)
            reading.place.append(place)
    return reading


def _signs(kind: str | None, told: str) -> tuple[str, ...]:
    if kind == "number":
        return (YEAR if _YEAR.fullmatch(told) else NUMBER,)
    if kind == "pause":
        return (PAUSE,)
    return (BREAK,) if kind == "break" else (told if kind == "sign" else NUMBER,)


def _is_short(reading: Reading, start: int) -> bool:
    """Tell whether a full stop ends a short form (Mr.) or an initial, not a sentence."""
    last = reading.forms[-1]
    return reading.ends[-1] == start and (
        last in _SHORT or (len(last) == 1 and reading.shape[-1] in {CAPITAL, CAPITALS})
    )


@lru_cache(100_000)
def _forms(word: str) -> tuple[tuple[str, ...], int]:
    shape = LOWER if word.islower() else CAPITALS if word.isupper() and len(word) > 1 else CAPITAL
    plain = word.lower().replace("’", "'").replace("‐", "-").replace("‑", "-")
    if not word[1:].islower() and shape == CAPITAL and len(word) > 1:
        shape = CAPITALS
    if "-" in plain:
        return (plain.split("'")[0],), SIGN
    if "'" not in plain:
        return (plain,), shape
    return expanded(plain), shape


def expanded(plain: str) -> tuple[str, ...]:
    """Return a lower-case word with an apostrophe as the forms it stands for."""
    if plain in _WHOLE:
        return _WHOLE[plain]
    stem, _, tail = plain.rpartition("'")
    if tail == "t" and stem.endswith("n"):
        return stem[:-1], "not"
    if tail == "s":
        return stem, "is" if stem in _IS else POSSESSIVE
    full = _TAILS.get("'" + tail)
    return (stem, full) if full else (plain,)
