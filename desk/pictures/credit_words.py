"""The words credits are made of, read from ``resources/credits``: agencies, platforms, labels, licences."""

import itertools
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from desk.errors import DeskError

_FILES: Final = ("agencies.toml", "platforms.toml", "words.toml", "licences.toml")
_SOFT: Final = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "·": "-"})

Table = Mapping[str, object]


def folded(text: str) -> str:
    """Return ``text`` as it is looked up: small letters, plain apostrophes and spaces, no full point."""
    return " ".join(text.translate(_SOFT).casefold().split()).rstrip(".")


@dataclass(frozen=True, slots=True)
class LabelWords:
    """What stands before a name: kinds of picture, words before and after those, and labels by themselves."""

    pictures: tuple[str, ...]
    grabs: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    alone: tuple[str, ...]
    joins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence by its pattern, and how it is set, with the groups of the pattern by number."""

    name: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class CreditWords:
    """All vocabulary of the grammar. Keys of mappings and members of sets are ``folded``.

    ``owners`` and ``platforms`` map every known form to the name as set. ``signed`` are the owners that
    sign before or after a name without a stroke between; ``surnames`` those whose photographers sign with
    the family name alone. ``lowered`` are the particles that stay small in a name out of capitals. ``flags``
    maps a phrase to its flag.
    """

    owners: Mapping[str, str]
    signed: frozenset[str]
    article: frozenset[str]
    stock: frozenset[str]
    surnames: frozenset[str]
    platforms: Mapping[str, str]
    machines: frozenset[str]
    flags: Mapping[str, str]
    empty: frozenset[str]
    ranks: re.Pattern[str]
    strong: frozenset[str]
    weak: frozenset[str]
    kinds: frozenset[str]
    forms: frozenset[str]
    particles: frozenset[str]
    lowered: frozenset[str]
    links: frozenset[str]
    never: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    places: frozenset[str]
    territories: frozenset[str]
    given: frozenset[str]
    capitals: Mapping[str, str]
    label: LabelWords
    licences: tuple[Licence, ...]
    rights: tuple[re.Pattern[str], ...]
    references: tuple[re.Pattern[str], ...]


def read_words(folder: Path) -> CreditWords:
    """Read the vocabulary; raises DeskError naming the file that cannot be read or is not as it should be."""
    tables = {name: _table(folder / name) for name in _FILES}
    try:
        return _words(*(tables[name] for name in _FILES))
    except (KeyError, TypeError, ValueError, AttributeError, re.error) as error:
        raise DeskError(
            f"The words of credits in {folder} are not as Desk ships them ({error}); install Desk again."
        ) from error


def _table(path: Path) -> Table:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise DeskError(f"{path} cannot be read ({error}); install Desk again.") from error


def _words(agencies: Table, platforms: Table, words: Table, licences: Table) -> CreditWords:
    social, machines = _named(platforms, "social"), _named(platforms, "machines")
    small, organisation = _section(words, "small"), _section(words, "organisation")
    territory = "|".join(_any(small["territories"]))
    rights, reference = _section(licences, "rights"), _section(licences, "reference")
    return CreditWords(
        owners=_owners(agencies),
        signed=frozenset(_named(agencies, "named")),
        article=_set(_list(agencies, "article")),
        stock=_set(_list(agencies, "stock")),
        surnames=_set(_list(agencies, "surnames")),
        platforms=social | machines,
        machines=frozenset(machines),
        flags=_flags(words),
        empty=_set(_list(words, "empty", "words")),
        ranks=re.compile(rf"(?:(?:{'|'.join(_any(_list(words, 'ranks', 'words')))})\s+)+", re.IGNORECASE),
        strong=_set(_strings(organisation["strong"])),
        weak=_set(_strings(organisation["weak"])),
        kinds=_set(_strings(organisation["kinds"])),
        forms=_set(_strings(organisation["forms"])),
        particles=_set(_strings(small["particles"])),
        lowered=_set(_strings(small["lowered"])),
        links=_set(_strings(small["links"])),
        never=_set(_strings(small["never"])),
        titles=_set(_strings(small["titles"])),
        offices=_set(_strings(small["offices"])),
        territories=_set(_strings(small["territories"])),
        places=_set(_strings(small["places"])),
        given=_set(_list(words, "given")),
        capitals={folded(name): name for name in _strings(_section(words, "given")["capitals"])},
        label=LabelWords(*(_strings(_section(words, "label")[key]) for key in LabelWords.__slots__)),
        licences=tuple(
            Licence(str(one["name"]), re.compile(str(one["pattern"]), re.IGNORECASE))
            for one in cast("list[Table]", licences["licence"])
        ),
        rights=tuple(
            re.compile(one.replace("{territory}", territory)) for one in _strings(rights["patterns"])
        ),
        references=tuple(re.compile(one) for one in _strings(reference["patterns"])),
    )


def _owners(agencies: Table) -> dict[str, str]:
    owners = {folded(name): name for name in _list(agencies, "plain")} | _named(agencies, "named")
    owners |= {folded(f"the {name}"): f"The {name}" for name in _list(agencies, "article")}
    return owners | {folded(name): f"The {name}" for name in _list(agencies, "article", "always")}


def _flags(words: Table) -> dict[str, str]:
    return {
        folded(phrase): flag
        for flag, phrases in _lists(words, "flags")
        for pattern in phrases
        for phrase in _spelt_out(pattern)
    }


def _section(table: Table, name: str) -> Table:
    return cast("Table", table[name])


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in cast("list[object]", value))


def _list(table: Table, name: str, key: str = "names") -> tuple[str, ...]:
    return _strings(_section(table, name)[key])


def _lists(table: Table, name: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(key, _strings(value)) for key, value in _section(table, name).items()]


def _named(table: Table, name: str) -> dict[str, str]:
    """Map every form of a table of names to the name as set."""
    return {folded(form): name for name, forms in _lists(table, name) for form in (name, *forms)}


def _set(values: Iterable[str]) -> frozenset[str]:
    return frozenset(folded(value) for value in values)


def _spelt_out(pattern: str) -> list[str]:
    """Return every phrase of a pattern: “{file |}photo” is “file photo” and “photo”."""
    parts = (part.split("|") for part in re.split(r"[{}]", pattern))
    return ["".join(choice) for choice in itertools.product(*parts)]


def _any(values: object) -> list[str]:
    """Return alternatives for a pattern, the longest first, so that a short one hides none."""
    ordered = sorted((str(one) for one in cast("Iterable[object]", values)), key=len, reverse=True)
    return [re.escape(one).replace(r"\ ", r"\s+") for one in ordered]
