"""Find which words of the vocabulary are taken for which."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, permutations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desk.checks.confusions import KINDS
from training.habits import habits, told_apart
from training.lexicon import Sounds, WordNet

_LIKE = (
    "S Z", "F V", "T D", "P B", "K G", "S SH", "TH F", "TH T", "M N", "CH SH", "JH CH", "AH IH", "EH IH",
    "AH EH", "AO AA", "AE EH", "IY IH", "UW UH", "AH AA", "OW AO", "ER AH", "AH AE",
)  # fmt: skip
_FADING = frozenset({"AH", "HH", "T", "D", "R", "L"})
_LEAST_PHONES, _LEAST_FADING = 4, 5
_STEM, _SHORT = 4, 3
_LETTER_KINDS = frozenset({"other", "more", "fewer", "swapped"})
_LIKE_KINDS = _LETTER_KINDS | {"sound", "near sound"}
_RAREST = -6.6

Pairs = dict[tuple[str, str], set[str]]


def confusable(forms: list[str], net: WordNet, folder_sounds: Sounds) -> Pairs:
    """Return every pair of plain forms that may be taken for each other, both ways round, and why."""
    plain = [form for form in forms if is_plain(form)]
    pairs: Pairs = defaultdict(set)
    lemmas = {form: net.lemmas(form) for form in plain}
    for kind, found in (
        ("other", _one_other_letter(plain)),
        ("swapped", _swapped(plain)),
        ("sound", _same_sound(folder_sounds)),
        ("near sound", _near_sound(folder_sounds)),
        ("inflection", _same_lemma(lemmas)),
        ("derivation", _derived(plain, net)),
        ("habit", habits()),
    ):
        known = set(plain)
        for one, other in found:
            if one != other and one in known and other in known:
                pairs[one, other].add(kind)
                pairs[other, one].add(kind)
    for long, short in _one_letter_fewer(plain):
        pairs[long, short].add("fewer")
        pairs[short, long].add("more")
    apart = told_apart()
    return {
        pair: kinds
        for pair, kinds in pairs.items()
        if frozenset(pair) in apart or not _is_variant(*pair, kinds, net, lemmas)
    }


def is_plain(form: str) -> bool:
    """Tell whether a form is a word of plain letters."""
    return re.fullmatch("[a-z]+", form) is not None and (len(form) > 1 or form in "ai")


def table(
    pairs: Pairs, forms: list[str], meant: NDArray[np.bool_], rarity: NDArray[np.float64]
) -> dict[str, NDArray[np.generic]]:
    """Arrange the pairs by the word that stands; only ``meant`` words that are not very rare are proposed."""
    number = {form: at for at, form in enumerate(forms)}
    rows: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (one, other), kinds in pairs.items():
        at = number[other]
        if meant[at] and rarity[at] > _RAREST:
            rows[number[one]].append((at, sum(1 << KINDS.index(kind) for kind in kinds)))
    flat = [pair for at in range(len(forms)) for pair in sorted(rows.get(at, ()))]
    return {
        "sizes": np.array([len(rows.get(at, ())) for at in range(len(forms))], dtype=np.uint16),
        "others": np.array([other for other, _ in flat], dtype=np.uint16),
        "kinds": np.array([kinds for _, kinds in flat], dtype=np.uint16),
    }


def save(folder: Path, arrays: dict[str, NDArray[np.generic]]) -> None:
    """Write the table for desk.checks.confusions."""
    np.savez(folder / "confusions.npz", sizes=arrays["sizes"], others=arrays["others"], kinds=arrays["kinds"])


def _one_other_letter(plain: list[str]) -> Iterator[tuple[str, str]]:
    gaps: dict[str, list[str]] = defaultdict(list)
    for form in plain:
        for at in range(len(form)):
            gaps[form[:at] + "*" + form[at + 1 :]].append(form)
    return (pair for group in gaps.values() for pair in combinations(group, 2))


def _one_letter_fewer(plain: list[str]) -> Iterator[tuple[str, str]]:
    known = set(plain)
    for form in plain:
        for at in range(len(form)):
            if (short := form[:at] + form[at + 1 :]) in known:
                yield form, short


def _swapped(plain: list[str]) -> Iterator[tuple[str, str]]:
    known = set(plain)
    for form in plain:
        for at in range(len(form) - 1):
            if (other := form[:at] + form[at + 1] + form[at] + form[at + 2 :]) in known:
                yield form, other


def _same_sound(sounds: Sounds) -> Iterator[tuple[str, str]]:
    return (pair for words in sounds.words.values() for pair in combinations(sorted(words), 2))


def _near_sound(sounds: Sounds) -> Iterator[tuple[str, str]]:
    like: dict[str, set[str]] = defaultdict(set)
    for one, other in (pair for group in _LIKE for pair in permutations(group.split(), 2)):
        like[one].add(other)
    for phones, words in sounds.words.items():
        if len(phones) < _LEAST_PHONES:
            continue
        for at, phone in enumerate(phones):
            others = [(*phones[:at], other, *phones[at + 1 :]) for other in sorted(like[phone])]
            if phone in _FADING and len(phones) >= _LEAST_FADING:
                others.append((*phones[:at], *phones[at + 1 :]))
            for near in others:
                yield from ((one, other) for one in words for other in sounds.words.get(near, ()))


def _same_lemma(lemmas: dict[str, set[tuple[str, str]]]) -> Iterator[tuple[str, str]]:
    by_lemma: dict[tuple[str, str], set[str]] = defaultdict(set)
    for form, its_lemmas in lemmas.items():
        for lemma in its_lemmas:
            by_lemma[lemma].add(form)
    return (pair for forms in by_lemma.values() for pair in combinations(sorted(forms), 2))


def _derived(plain: list[str], net: WordNet) -> Iterator[tuple[str, str]]:
    for form in plain:
        for other in net.derived.get(form, ()):
            if len(form) > _SHORT and len(other) > _SHORT and form[:_STEM] == other[:_STEM]:
                yield form, other


def _is_variant(
    one: str, other: str, kinds: set[str], net: WordNet, lemmas: dict[str, set[tuple[str, str]]]
) -> bool:
    """Tell whether two forms are spellings of one word (-ise, -ize), so that house style decides."""
    if len(one) <= _SHORT:
        return False
    if _levelled(one) == _levelled(other):
        return True
    if kinds & _LIKE_KINDS and net.meanings[one] & net.meanings[other]:
        return True
    if "inflection" in kinds or not kinds & _LIKE_KINDS or len(one) <= _STEM:
        return False
    bases = ((a, b) for a, _ in lemmas[one] for b, _ in lemmas[other] if a != b)
    return any(
        _levelled(a) == _levelled(b) or (abs(len(a) - len(b)) <= 1 and net.meanings[a] & net.meanings[b])
        for a, b in bases
    )


def _levelled(word: str) -> str:
    """Return a word with what differs between British and American spelling made the same."""
    word = re.sub("is(?=e|ing|ation|able)", "iz", word)
    word = re.sub("ys(?=e|ing)", "yz", word)
    for ours, theirs in (("our", "or"), ("ae", "e"), ("oe", "e"), ("ogue", "og"), ("ll", "l"), ("mme", "m")):
        word = word.replace(ours, theirs)
    word = re.sub("tre(s|d)?$", r"ter\1", word)
    if word.endswith(("ed", "ing")):
        word = word.replace("pp", "p").replace("tt", "t")
    for ours, theirs in (("grey", "gray"), ("ence", "ense"), ("mould", "mold"), ("dgem", "dgm")):
        word = word.replace(ours, theirs)
    return word
