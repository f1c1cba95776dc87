"""What word lists say: WordNet’s lemmas and derivations, CMUdict’s sounds, general counts, dictionaries."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from desk.checks.lexicon import Lexicon

_LETTERS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
_ENDINGS = {
    "n": ("s ", "ses s", "xes x", "zes z", "ches ch", "shes sh", "men man", "ies y"),
    "v": ("s ", "ies y", "es e", "es ", "ed e", "ed ", "ing e", "ing "),
    "a": ("er ", "est ", "er e", "est e"),
}
_DOUBLING = frozenset({"ed", "ing", "er", "est"})
_SHORTEST_DOUBLED = 3
_POINTER = 4

Lemma = tuple[str, str]


@dataclass(frozen=True, slots=True)
class WordNet:
    """Lemmas by part of speech (n, v, a, r), the meanings they share, what is derived from what."""

    parts: dict[str, set[str]]
    meanings: dict[str, set[tuple[str, str]]]
    derived: dict[str, set[str]]
    irregular: dict[str, set[Lemma]]

    @classmethod
    def load(cls, folder: Path) -> "WordNet":
        """Read the data and exception files of WordNet 3.0 or 3.1."""
        net = cls(defaultdict(set), defaultdict(set), defaultdict(set), defaultdict(set))
        rows = list(_rows(folder))
        by_offset = {(part, offset): words for part, offset, words, _ in rows}
        for part, offset, words, pointers in rows:
            for word in words:
                net.meanings[word].add((part, offset))
                net.parts[word].add(part)
            for sign, target, its_part, places in pointers:
                here, there = (int(half, 16) for half in (places[:2], places[2:4]))
                if sign in {"+", "\\"} and here and there:
                    one = words[here - 1]
                    other = by_offset["a" if its_part == "s" else its_part, target][there - 1]
                    net.derived[one].add(other)
                    net.derived[other].add(one)
        for name, letter in _LETTERS.items():
            for line in (folder / f"{name}.exc").read_text(encoding="utf-8").splitlines():
                form, *bases = line.split()
                net.irregular[form].update((base, letter) for base in bases)
        return net

    def lemmas(self, word: str) -> set[Lemma]:
        """Return what a form may be a form of."""
        found: set[Lemma] = set(self.irregular.get(word, ()))
        found.update((word, part) for part in self.parts.get(word, ()))
        for part, endings in _ENDINGS.items():
            for ending, _, instead in (pair.partition(" ") for pair in endings):
                if not word.endswith(ending) or len(word) <= len(ending) + 1:
                    continue
                base = word[: -len(ending)] + instead
                if part in self.parts.get(base, ()):
                    found.add((base, part))
                doubled = ending in _DOUBLING and not instead and len(base) > _SHORTEST_DOUBLED
                if doubled and base[-1] == base[-2] and part in self.parts.get(base[:-1], ()):
                    found.add((base[:-1], part))
        return found

    def tags(self, word: str) -> frozenset[str]:
        """Return the forms a word may be: N, Np (plural), V, Vs, Vd, Vn, Vg, A, Aer, R."""
        return frozenset(_tag(word, lemma, part) for lemma, part in self.lemmas(word))


def _tag(word: str, lemma: str, part: str) -> str:
    if part != "v":
        bare, changed = {"n": ("N", "Np"), "a": ("A", "Aer"), "r": ("R", "R")}[part]
        return bare if word == lemma else changed
    if word == lemma:
        return "V"
    return "Vg" if word.endswith("ing") else "Vs" if word.endswith("s") else "Vd"


def _rows(folder: Path) -> list[tuple[str, str, list[str], list[list[str]]]]:
    rows: list[tuple[str, str, list[str], list[list[str]]]] = []
    for name, letter in _LETTERS.items():
        for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue
            told = line.partition("|")[0].split()
            count = int(told[3], 16)
            words = [re.sub(r"\(.*\)", "", told[4 + 2 * at]).lower() for at in range(count)]
            first = 5 + 2 * count
            pointers = [
                told[first + 4 * at : first + 4 * at + _POINTER] for at in range(int(told[first - 1]))
            ]
            rows.append((letter, told[0], words, pointers))
    return rows


@dataclass(slots=True)
class Sounds:
    """CMUdict: words by how they sound, stress left out."""

    words: dict[tuple[str, ...], set[str]] = field(
        default_factory=lambda: defaultdict[tuple[str, ...], set[str]](set)
    )

    @classmethod
    def load(cls, wanted: set[str]) -> "Sounds":
        """Read the dictionary of the installed package cmudict, the words wanted only."""
        sounds = cls()
        for line in (
            (package_folder("cmudict") / "data" / "cmudict.dict").read_text(encoding="utf-8").splitlines()
        ):
            told = line.partition("#")[0].split()
            word = re.sub(r"\(\d\)", "", told[0])
            if word in wanted:
                sounds.words[tuple(re.sub(r"\d", "", phone) for phone in told[1:])].add(word)
        return sounds


def general_counts(name: str) -> dict[tuple[str, ...], int]:
    """Read a list of counts of the installed package symspellpy, of words or of pairs of words."""
    counts: dict[tuple[str, ...], int] = {}
    file = package_folder("symspellpy") / f"frequency_{name}.txt"
    for line in file.read_text(encoding="utf-8-sig").splitlines():
        *words, count = line.split()
        key = tuple(word.lower() for word in words)
        counts[key] = counts.get(key, 0) + int(count)
    return counts


def dictionary_has(folder: Path, forms: list[str]) -> tuple[list[bool], list[bool]]:
    """Say which forms the shipped lists of words have, and which of them in their core, of any country."""
    countries = [Lexicon.load(folder, country) for country in ("gb", "us")]
    core = [any(words.has(form) for words in countries) for form in forms]
    return [has or countries[0].has_wide(form) for form, has in zip(forms, core, strict=True)], core


def package_folder(name: str) -> Path:
    """Return where an installed package lies."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"Install {name} first: see scripts/train_words.py.")
    return Path(spec.origin).parent
