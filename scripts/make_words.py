"""Make words.txt, wide.txt, groups.txt and phrases.txt in resources/words/en, the words of English.

    python scripts/make_words.py SCOWL WORDNET FREQUENCIES TEXT...

SCOWL is the folder of lists of Debian’s ``scowl`` 2020.12.07 (/usr/share/dict/scowl), WORDNET the folder of
``wordnet-base`` 3.0 (/usr/share/wordnet), FREQUENCIES symspellpy’s frequency_dictionary_en_82_765.txt, each
TEXT an .xz of plain text, a paragraph a line. From the same files the same bytes come out.
"""

import lzma
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, pairwise
from operator import itemgetter
from pathlib import Path
from unicodedata import combining, normalize

OUT = Path(__file__).resolve().parent.parent / "resources" / "words" / "en"
SURE, CORE, WIDE = 60, 70, 80
KINDS = ("words", "contractions", "upper", "proper-names", "abbreviations")
# SCOWL's “english” is common to all; its variants are sound but not the first choice, so they are wide.
COMMON, BRITISH, AMERICAN = ("english",), ("british", "british_z", "australian"), ("american",)
VARIANTS = ("british_variant_1", "british_variant_2")
TOTAL = 1_020_000_000_000
"""Words counted for FREQUENCIES (Google Books, as told with symspellpy’s list)."""
CHEMICAL = re.compile(r"(?i)(?:.*[aeio])?sulf")
"""Chemists everywhere write sulfur (IUPAC 1990, Royal Society of Chemistry 1992); -ph- is sound, too."""
WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’][A-Za-z]+)*")
IZE = re.compile(r"(?<=.{3}[^aous])iz(?=(?:e[sdr]?|ers|ing|ations?)$)")
LEAST, MANY = 3, 20


def scowl(
    folder: Path, categories: Iterable[str], above: int, size: int, kinds: Iterable[str] = KINDS
) -> set[str]:
    """Return the words of these in the sizes over ``above`` up to ``size``, possessives left out."""
    found: set[str] = set()
    for category in categories:
        for kind in kinds:
            for file in folder.glob(f"{category}-{kind}.*"):
                if above < int(file.suffix[1:]) <= size:
                    found.update(file.read_text(encoding="utf-8").split())
    return {word for word in found if not word.endswith("'s") and (len(word) > 1 or word in "aI")}


def wordnet(folder: Path) -> Iterator[list[str]]:
    """Yield the terms of WordNet, each as its words (fait, accompli)."""
    for file in sorted(folder.glob("data.*")):
        for line in file.read_text(encoding="ascii").splitlines():
            if not line.startswith(" "):
                fields = line.split()
                for term in fields[4 : 4 + 2 * int(fields[3], 16) : 2]:
                    yield re.sub(r"\(\w+\)$", "", term).split("_")


def phrases(terms: Iterable[list[str]], core: set[str]) -> set[str]:
    """Return the pairs of small words side by side in a term of which one is in no core (en masse)."""
    return {
        f"{one} {two}"
        for words in terms
        for one, two in pairwise(words)
        if f"{one}{two}".isalpha() and f"{one}{two}".islower() and not {one, two} <= core
    }


def frequencies(file: Path, texts: Iterable[Path]) -> dict[str, float]:
    """Return how often a word is used in a thousand million: the mean of books and of the texts."""
    counted: Counter[str] = Counter()
    for text in texts:
        with lzma.open(text, "rt", encoding="utf-8") as lines:
            for line in lines:
                counted.update(word.replace("’", "'").lower() for word in WORD.findall(line))
    all_counted = counted.total()
    found = {word: count / all_counted * 5e8 for word, count in counted.items() if count >= LEAST}
    for line in file.read_text(encoding="utf-8-sig").splitlines():
        word, count = line.split()
        found[word] = found.get(word, 0.0) + int(count) / TOTAL * 5e8
    return found


def core_of(folder: Path, categories: Iterable[str]) -> set[str]:
    """Return the core: of the words less sure, no abbreviations, and none that is a name written small."""
    sure = scowl(folder, categories, 0, SURE)
    less = scowl(folder, categories, SURE, CORE, KINDS[:-1])
    return sure | {
        word for word in less if not word.islower() or sure.isdisjoint({word.capitalize(), word.upper()})
    }


def varieties(folder: Path) -> dict[str, set[str]]:
    """Return the words by variety: en is common to all, gb and us are British or American alone."""
    every, british, american = (core_of(folder, one) for one in (COMMON, BRITISH, AMERICAN))
    every |= {bare(word) for word in every} | {word for word in american if CHEMICAL.match(word)}
    british |= {IZE.sub("is", word) for word in every if word.islower()}
    return {
        "en": every | (british & american),
        "gb": british - american - every,
        "us": american - british - every - scowl(folder, VARIANTS, 0, WIDE),
    }


def bare(word: str) -> str:
    """Return café as cafe: both are sound."""
    return "".join(mark for mark in normalize("NFD", word) if not combining(mark))


def wide(scowl_folder: Path, terms: Iterable[list[str]], core: set[str]) -> set[str]:
    """Return what no core has: words seldom used, terms of art, and spellings of second choice."""
    rare = scowl(scowl_folder, (*COMMON, *BRITISH), CORE, WIDE) | scowl(scowl_folder, VARIANTS, 0, WIDE)
    parts = {part for words in terms for word in words for part in word.split("-")}
    found = (rare | {part for part in parts if part.isalpha() and len(part) > LEAST}) - core
    every = found | core
    return {word for word in found if word.islower() or word.lower() not in every}


def main(scowl_folder: Path, wordnet_folder: Path, file: Path, texts: list[Path]) -> None:
    """Write words.txt, a line for each variety and tenth of log10 of the use in a thousand million, wide.txt,
    a line for each first letter, groups.txt and phrases.txt.
    """
    used = frequencies(file, texts)
    core = varieties(scowl_folder)
    every = set(chain.from_iterable(core.values()))
    lines: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for variety, words in core.items():
        for word in words:
            if word.islower() or word.lower() not in every:
                often = used.get(word.lower(), 0.0)
                lines[variety, round(10 * math.log10(max(1.0, often)))].append(word)
    with (OUT / "words.txt").open("w", encoding="utf-8", newline="\n") as out:
        for (variety, tenth), words in sorted(lines.items(), key=lambda item: (item[0][0], -item[0][1])):
            out.write(f"{variety} {tenth} {' '.join(sorted(words))}\n")
    terms = list(wordnet(wordnet_folder))
    rare = sorted(wide(scowl_folder, terms, every))
    with (OUT / "wide.txt").open("w", encoding="utf-8", newline="\n") as out:
        for _letter, words in groupby(rare, key=itemgetter(0)):
            out.write(" ".join(words) + "\n")
    (OUT / "phrases.txt").write_text(
        "\n".join(sorted(phrases(terms, every))) + "\n", encoding="utf-8", newline="\n"
    )
    (OUT / "groups.txt").write_text(
        " ".join(groups(every.union(rare))) + "\n", encoding="utf-8", newline="\n"
    )


def groups(words: Iterable[str]) -> list[str]:
    """Return the groups of three letters that stand in many words, ``^`` and ``$`` for their ends."""
    counted: Counter[str] = Counter()
    for word in words:
        if word.isascii() and word.isalpha() and word.islower():
            framed = f"^{word}$"
            counted.update(framed[at : at + 3] for at in range(len(word)))
    return sorted(group for group, count in counted.items() if count >= MANY)


if __name__ == "__main__":
    lists, meanings, uses, *read = map(Path, sys.argv[1:])
    main(lists, meanings, uses, read)
