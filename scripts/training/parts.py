"""Give every form a group and tags: its part in a sentence, for desk.checks.agreement."""

import re

import numpy as np
from numpy.typing import NDArray

from desk.checks.agreement import TAGS
from desk.checks.vocabulary import CLASSES, class_of
from training.lexicon import WordNet

_CLOSED = {
    1: "a an this each every another one either neither such",
    2: "these those many few several both fewer",
    3: "the my your his her its our their some any no all other others same next last first own new"
    " enough more most less least much half",
    4: "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
    " thousand million billion trillion dozen #",
    5: "to",
    6: "will would shall should can could may might must ought need",
    7: "have has had having",
    8: "is was",
    9: "are were",
    10: "am be been being",
    11: "do does did done doing",
    12: "he she it",
    13: "i you we they",
    14: "me him us them myself yourself himself herself itself ourselves themselves",
    15: "someone anyone everyone nobody nothing something anything everything none mine yours hers"
    " ours theirs",
    16: "who which that",
    17: "whom whose what whatever whoever if because although though while whereas whether unless"
    " once when where why how",
    18: "and or but nor so yet",
    19: "of in for on with at by from as into about after between through over against under during"
    " without before within among towards toward upon around across behind beyond despite since"
    " until till above below near off out up down along per via like unlike than except outside"
    " inside onto throughout amid",
    20: "not never",
    21: "also only just even still already again too very then there here now always often soon ever"
    " rather quite almost perhaps maybe well however therefore thus",
    22: "say said says saying told tell get got go going went make made let",
    23: ", ; ( ) / & $ £ € %",
    24: "'s",
    25: "#y",
}
_OF_CLASS = (0, 28, 32, 38, 40, 44, 26, 28)
_OF_TAGS = {
    "N": 29, "Np": 31, "N V": 30, "Np Vs": 33, "V": 36, "Vs": 35, "Vd": 38, "Vg": 40, "A": 42, "A N": 28,
    "A Vd": 39, "R": 44,
}  # fmt: skip
_FALLING_BACK = (("Vg", 40), ("Vd", 38), ("Vs", 33), ("Np", 33), ("V", 36), ("A", 42))
_ANY = 45


def parts_of(
    forms: list[str], inner: int, common: NDArray[np.bool_], net: WordNet
) -> tuple[NDArray[np.uint8], NDArray[np.uint16]]:
    """Return the group and the tags of each form."""
    closed = {word: group for group, words in _CLOSED.items() for word in words.split()}
    groups = np.zeros(len(forms), dtype=np.uint8)
    tags = np.zeros(len(forms), dtype=np.uint16)
    for at, form in enumerate(forms):
        its_tags: frozenset[str] = frozenset()
        if at < len(CLASSES):
            group = _OF_CLASS[at]
        elif form in closed:
            group = closed[form]
        elif at < inner and not common[at]:
            group = _OF_CLASS[CLASSES.index("<Name>")]
        else:
            its_tags = net.tags(form) if re.fullmatch("[a-z]+", form) else frozenset()
            group = _group(its_tags) if its_tags else _OF_CLASS[class_of(form)]
        groups[at] = group
        tags[at] = sum(1 << TAGS.index(tag) for tag in its_tags)
    return groups, tags


def _group(tags: frozenset[str]) -> int:
    told = " ".join(sorted(tags))
    if told in _OF_TAGS:
        return _OF_TAGS[told]
    return next((group for tag, group in _FALLING_BACK if tag in tags), _ANY)
