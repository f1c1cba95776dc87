"""Dictionaries of spelling, loaded when first asked for, one a language."""

import re
import threading
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Protocol, cast

import hunspell

from desk.checks.near import one_slip
from desk.errors import DeskError

_KEPT = 20_000
_KEPT_SUGGESTIONS = 2_000
_SHIPPED = {"en": "en-GB"}
_IZE = re.compile(
    r"(?<=[a-z]{2})iz(?=e(?:s|d|r|rs)?$|ing(?:s|ly)?$|ations?$|ational(?:ly)?$|able$|abilit(?:y|ies)$)"
)
_ISE_ONLY = re.compile(
    r"""(?ix)
    (?: .*[aou] | (?: re | un | dis | under | over )?
      (?: advert | adv | an | appr | cer | chast | circumc | comprom | compr | conc | dem | desp | dev
        | enterpr | exc | exerc | expert | franch | improv | inc | marqu | merchand | m | parad | perv | prec
        | prem | prom | repr | rev | r | superv | surm | surpr | telev | treat | val | w ) )
    """
)


class _Engine(Protocol):
    """What Desk uses of Hunspell; chunspell ships no types."""

    def add(self, word: str) -> int: ...
    def spell(self, word: str) -> bool: ...
    def suggest(self, word: str) -> tuple[str, ...]: ...


class _Opens(Protocol):
    def __call__(self, lang: str, *, hunspell_data_dir: str, system_encoding: str) -> _Engine: ...


class Hunspelled:
    """The dictionary of one language in Hunspell's form, with Desk's own list of words beside it.

    Safe to share between threads. No answer takes longer than about 10 ms, so that a check never holds
    up the window: the dictionary as shipped switches the slow, far-fetched suggestions off.
    """

    def __init__(self, folder: Path, language: str) -> None:
        """Load ``LANGUAGE.aff`` and ``.dic`` and, where it is there, ``desk.txt`` from ``folder``.

        Raises DeskError when they cannot be read.
        """
        try:
            # UTF-8 by name: on Windows this is what lets the path be long or hold any letter.
            engine = cast("_Opens", vars(hunspell)["Hunspell"])
            self._hunspell = engine(language, hunspell_data_dir=str(folder), system_encoding="UTF-8")
            for word in own_words(folder / "desk.txt"):
                self._hunspell.add(word)
        except (OSError, UnicodeError) as error:
            raise DeskError(f"The dictionary in {folder} cannot be read; install Desk again.") from error
        self._lock = threading.Lock()
        self._known = lru_cache(_KEPT)(self._look_up)
        self._like = lru_cache(_KEPT_SUGGESTIONS)(self._look_like)

    def knows(self, word: str) -> bool:
        """Tell whether the word is spelt as the dictionary has it; -ise and -ize are both British."""
        return self._known(word)

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return likely right spellings, likeliest first, two words for one last."""
        return self._like(word)

    def _look_up(self, word: str) -> bool:
        ise = _as_ise(word)
        with self._lock:
            return self._hunspell.spell(word) or (ise is not None and self._hunspell.spell(ise))

    def _look_like(self, word: str) -> tuple[str, ...]:
        with self._lock:
            found = self._hunspell.suggest(word)
        whole = [other for other in found if "-" not in other or "-" in word]
        return tuple(sorted(whole, key=lambda other: _farness(other, word)))


class Spellers:
    """The dictionaries shipped, by language tag; calling it answers None for a language that has none."""

    def __init__(self, folder: Path) -> None:
        """Look for dictionaries in ``folder``/TAG/TAG.dic."""
        self._folder = folder
        self._lock = threading.Lock()
        self._loaded: dict[str, Hunspelled] = {}

    def __call__(self, language: str) -> Hunspelled | None:
        """Return the dictionary for a tag such as ``en-GB``; every English is read as British.

        Raises DeskError when the dictionary shipped cannot be read.
        """
        tag = _SHIPPED.get(re.split("[-_]", language.strip().lower())[0])
        if tag is None:
            return None
        with self._lock:
            if tag not in self._loaded:
                self._loaded[tag] = Hunspelled(self._folder / tag, tag)
            return self._loaded[tag]


def own_words(file: Path) -> Iterable[str]:
    """Read a list of words: one a line, notes after a ``#``; no file is no words."""
    if not file.is_file():
        return ()
    lines = (line.partition("#")[0].strip() for line in file.read_text(encoding="utf-8").splitlines())
    return tuple(line for line in lines if line)


def _as_ise(word: str) -> str | None:
    """Return the -ise form of an -ize word, None where British use has -ise only (advertise, comprise).

    Source of the list: New Hart’s Rules, 3.1, verbs that are never spelt -ize.
    """
    match = _IZE.search(word)
    if match is None or _ISE_ONLY.fullmatch(word[: match.start()]):
        return None
    return word[: match.start()] + "is" + word[match.end() :]


def _farness(other: str, word: str) -> tuple[bool, bool, bool]:
    """Sort two words last, then what needs more than one slip, and a letter doubled or not before all."""
    return " " in other, _single(other) != _single(word), not one_slip(other, word)


def _single(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word.lower())
