"""Parts of speech and what agrees with what, as numbers a judge of doubts can weigh.

Every word has a group, an order of parts of speech in which neighbours behave alike, and tags: the forms
it may be. Both are made with the model, from WordNet’s lemmas and from the lists of closed words there.
"""

import numpy as np
from numpy.typing import NDArray

TAGS = ("N", "Np", "V", "Vs", "Vd", "Vg", "A", "R", "Aer")
SINGULAR, PLURAL, EITHER, NUMERAL, POSSESSIVE = 1, 2, 3, 4, 24
IS, ARE, MODAL = 8, 9, 6
NAME, NOUN, NOUNS = 26, 26, 31
VERBAL, ADVERB = 38, 44
_PASSED_BY_VERBS = (20, 21, 44)
_REACH = 4

Column = NDArray[np.float32]
Groups = NDArray[np.float32]


def determiner(group: Groups, at: NDArray[np.int64]) -> tuple[Column, Column]:
    """Return the number of the determiner to the left (1 one, 2 several, 3 either, 0 none) and how far it is.

    It is looked for over adjectives and nouns, up to four words.
    """
    number = np.zeros(len(at), dtype=np.float32)
    distance = np.zeros(len(at), dtype=np.float32)
    looking = np.ones(len(at), dtype=bool)
    for step in range(1, _REACH + 1):
        beside = group[at - step]
        says = np.zeros(len(at), dtype=np.float32)
        says[beside == SINGULAR] = 1
        says[(beside == PLURAL) | (beside == NUMERAL)] = 2
        says[(beside == EITHER) | (beside == POSSESSIVE)] = 3
        hit = looking & (says > 0)
        number[hit], distance[hit] = says[hit], step
        of_phrase = ((beside >= NOUN) & (beside <= NOUNS)) | ((beside >= VERBAL) & (beside <= ADVERB))
        looking &= (says == 0) & of_phrase
    return number, distance


def verb_ahead(group: Groups, at: NDArray[np.int64]) -> Column:
    """Return the number of the verb that follows at once or after an adverb, ten times, and how far it is."""
    verb = np.zeros(len(at), dtype=np.float32)
    looking = np.ones(len(at), dtype=bool)
    for step in (1, 2):
        beside = group[at + step]
        says = np.select([beside == IS, beside == ARE, beside == MODAL], [1, 2, 3], 0)
        hit = looking & (says > 0)
        verb[hit] = says[hit] * 10 + step
        looking &= np.isin(beside, _PASSED_BY_VERBS)
    return verb
