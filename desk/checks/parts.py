"""What a word can be in a sentence: one thing or several, a verb and in which of its forms."""

from dataclasses import dataclass
from functools import lru_cache

from desk.checks.grammar_words import ALSO_ONE, IRREGULAR, UNCHANGED
from desk.checks.seam import LanguageModel

ONE, SEVERAL = "N", "Np"
BASE, THIRD, PAST, ING = "V", "Vs", "Vd", "Vg"
ADJECTIVE, MORE, ADVERB = "A", "Aer", "R"

_LISTED = {
    "go": BASE, "get": BASE, "make": BASE, "say": BASE, "tell": BASE, "do": BASE, "have": BASE,
    "goes": THIRD, "gets": THIRD, "makes": THIRD, "says": THIRD, "tells": THIRD,
    "went": PAST, "got": PAST, "made": PAST, "said": PAST, "told": PAST,
    "people": SEVERAL, "men": SEVERAL, "women": SEVERAL, "police": SEVERAL,
    "new": ADJECTIVE, "own": ADJECTIVE, "other": ADJECTIVE, "same": ADJECTIVE, "next": ADJECTIVE,
    "last": ADJECTIVE, "first": ADJECTIVE,
}  # fmt: skip
"""Words so common that the model keeps no parts for them, or whose other parts are hardly ever meant."""
_FORMS = [row.split() for row in IRREGULAR.split(", ")]
_BASES = {form: row[0] for row in _FORMS for form in row[1:] if form != row[0]} | {
    "goes": "go", "gets": "get", "makes": "make", "says": "say", "tells": "tell",
}  # fmt: skip
_THIRDS = {base: third for third, base in _BASES.items() if third.endswith("s")}
_PARTICIPLES = {form: row[2] for row in _FORMS for form in row[:2]}
PAST_ALONE = frozenset(row[1] for row in _FORMS if row[1] not in {row[0], row[2]}) - {"was", "showed"}
"""Forms that tell of the past and stand after no helping verb: “went”, “took”."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of words as one language model has them. Words asked about are in lower case."""

    model: LanguageModel

    def of(self, word: str) -> frozenset[str]:
        """Return all that a word can be; nothing for a word not known."""
        return _parts(self.model, word)

    def is_only(self, word: str, *parts: str) -> bool:
        """Tell whether a word is known, and can be nothing but one of ``parts``."""
        its = self.of(word)
        return bool(its) and its.issubset(parts)

    def is_one(self, word: str) -> bool:
        """Tell whether a word can be a noun for one thing and none for several."""
        return ONE in self.of(word) and SEVERAL not in self.of(word) and word not in ALSO_ONE

    def is_several(self, word: str) -> bool:
        """Tell whether a word can be a noun for several things and is none for one."""
        its = self.of(word)
        return SEVERAL in its and word not in ALSO_ONE and (ONE not in its or bool(self.one(word)))

    def one(self, word: str) -> str:
        """Return the form for one of a word for several, or nothing."""
        nouns = (form for form in self._forms(word) if self.is_one(form) and not form.endswith("ing"))
        return next(nouns, "")

    def several(self, word: str) -> str:
        """Return the form for several of a word for one, or nothing."""
        return next((form for form in self._forms(word) if self.is_several(form)), "")

    def is_base(self, word: str) -> bool:
        """Tell whether a word can be a verb as a dictionary lists it, whose past is another word."""
        return BASE in self.of(word) and PAST not in self.of(word) and word not in UNCHANGED

    def base(self, word: str) -> str:
        """Return the verb as a dictionary lists it, or nothing."""
        return _BASES.get(word) or next((form for form in self._forms(word) if BASE in self.of(form)), "")

    def third(self, word: str) -> str:
        """Return the form of a verb after “she”, or nothing."""
        return _THIRDS.get(word) or next((form for form in self._forms(word) if THIRD in self.of(form)), "")

    def participle(self, word: str) -> str:
        """Return the form of a verb after “has”, or nothing."""
        regular = (form for form in self._forms(word) if PAST in self.of(form) and form.endswith("ed"))
        return _PARTICIPLES.get(word) or next(regular, "")

    def _forms(self, word: str) -> tuple[str, ...]:
        return self.model.inflections(word)


@lru_cache(50_000)
def _parts(model: LanguageModel, word: str) -> frozenset[str]:
    listed = _LISTED.get(word)
    return model.parts(word) if listed is None else frozenset({listed})
