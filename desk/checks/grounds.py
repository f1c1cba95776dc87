"""What speaks for a finding, in words a person can judge by: how it reads, what was printed, how often."""

import re
from collections.abc import Sequence

from desk.checks.seam import Archive

_AROUND = 3
_LONGEST_RUN = 3
_MOST = 1e6


def reading(text: str, start: int, end: int, word: str | None = None) -> str:
    """Return a stretch, or ``word`` in its place, with up to three words on each side.

    Brackets and quotation marks are left out: it is how the sentence reads through them.
    """
    before = text[:start].split(" ")[-_AROUND - 1 :]
    after = text[end:].split(" ")[: _AROUND + 1]
    shown = f"{' '.join(before)}{text[start:end] if word is None else word}{' '.join(after)}"
    return " ".join(re.sub(r"[\[\]“”\"]", "", shown).split())


def printed(archive: Archive, ways: Sequence[str]) -> tuple[str, ...]:
    """Say how often the desk has printed each of these, of one to three words; nothing where it never has."""
    if any(len(way.split()) > _LONGEST_RUN for way in ways):
        return ()
    counts = [archive.count(way.split()) for way in ways]
    if not any(counts):
        return ()
    told = (f"“{way}” {times(count)}" for way, count in zip(ways, counts, strict=True))
    return (f"This desk has printed {', '.join(told)}.",)


def times(count: int) -> str:
    """Return “never”, “once”, “twice”, “2,000 times”."""
    few = ("never", "once", "twice")
    return few[count] if count < len(few) else f"{count:,} times"


def about(number: float) -> str:
    """Return a number of 1 or more with one figure that counts, and no more than a million."""
    if number >= _MOST:
        return "a million"
    digits = len(str(int(number))) - 1
    return f"{int(number) // 10**digits * 10**digits:,}"
