"""Names in a credit: a person’s, an organisation’s, or none at all, judged by shape and words."""

import re
from typing import Final

from desk.pictures.credit_words import CreditWords, folded

_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.)+(?:-?[^\W\d_]\.)*|(?![a-zß-ÿ])[^\W\d_]|[A-Z]{2}|III")
_DOMAINS: Final = "com|org|net|info|gov|edu|co|cz|de|uk|bd|in|fr|nl|io|ai|tv|eu|news|ru|it|es|ua|us|int|mil"
_SITE: Final = re.compile(rf"(?i)[\w-]+(?:\.[\w-]+)*\.(?:{_DOMAINS})(?:\.[a-z]{{2}})?")
_HANDLE: Final = re.compile(r"@?[\w][\w.\-]*")
_LETTER: Final = re.compile(r"[^\W\d_]")
_VOWEL: Final = re.compile("[AEIOUYÄÖÜÉ]")
_BRACKETED: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_LAST_BRACKET: Final = re.compile(r"\s*\([^()]*\)$")
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)")
_FIGURES: Final = re.compile(r"[\d&+\-–.']*(?:st|nd|rd|th)?")
_NO_NAME: Final = frozenset("?!;:")
_SHORT_COUNTRIES: Final = frozenset({"us", "uk", "un", "eu", "uae"})
_LINKING: Final = frozenset({"of", "for", "and", "&", "in", "at"})
_UNFINISHED: Final = frozenset({"of", "the", "and", "for", "in", "at", "on", "to", "de", "von", "van"})
# Words that begin no name: “On Tuesday”.
_NO_FIRST: Final = frozenset({"on", "in", "at", "by", "for", "from", "to", "with"})
_SURNAMES: Final = frozenset({"press", "marine", "law", "fleet", "guard", "royal"})
_LONGEST: Final = 20
_PERSON: Final = range(2, 7)
_ACRONYM: Final = range(2, 7)
_PAIR: Final = 2


class Names:
    """Judges names by one vocabulary; it holds no list of people."""

    def __init__(self, words: CreditWords) -> None:
        self._words = words

    def owner(self, text: str) -> str:
        """Return a known owner as it is set, empty when ``text`` is none."""
        small = folded(text)
        found = self._words.owners.get(small, "")
        # A name of several words in small and large letters is its owner’s way: Icon Sportswire.
        several = small not in self._words.signed and folded(found) == small and " " in small
        if several and not text.startswith("the ") and not text.isupper():
            return text if not text.islower() or found.islower() else found
        return found

    def is_site(self, text: str) -> bool:
        """Tell whether ``text`` is the name of a web site."""
        return _SITE.fullmatch(text) is not None

    def is_handle(self, text: str) -> bool:
        """Tell whether ``text`` is one word that could be an account or a pen name."""
        return _HANDLE.fullmatch(text) is not None and _LETTER.search(text) is not None

    def is_acronym(self, text: str) -> bool:
        """Tell whether ``text`` is one word of capitals, as “UNDRR”."""
        return text.isalpha() and text.isupper() and len(text) > 1

    def is_given(self, text: str) -> bool:
        """Tell whether the first word of ``text`` is a common given name."""
        return folded("".join(text.split(maxsplit=1)[:1])) in self._words.given

    def is_organisation(self, text: str) -> bool:
        """Tell whether a word of ``text`` or its shape makes it an organisation."""
        words = [folded(word) for word in re.split(r"[\s/]+|(?<=\w)-(?=\w)", text) if word]
        bare = [word.strip(",()'\"").removesuffix("'s") for word in words]
        if any(word in self._words.strong for word in bare):
            return not (len(bare) == _PAIR and bare[0] in self._words.given and bare[1] in _SURNAMES)
        if any(word in self._words.weak for word in bare):
            return bare[0] not in self._words.given
        if bare[:1] == ["the"] or not _LINKING.isdisjoint(words[1:-1]):
            return True
        if self.is_site(text) or any(char.isdigit() for char in text):
            return True
        tokens = text.split()
        return len(tokens) > 1 and (self._is_short(tokens[0]) or all(self._is_short(one) for one in tokens))

    def _is_short(self, token: str) -> bool:
        """Tell whether a word stands for several: “GSA”, “UK”, but not the initials “J.R.”."""
        letters = token.replace(".", "").replace("'s", "")
        country = folded(letters) in _SHORT_COUNTRIES
        if not letters.isupper() or len(letters) not in _ACRONYM or ("." in token and not country):
            return False
        return country or folded(token) in self._words.owners or _VOWEL.search(letters) is None

    def is_person(self, text: str) -> bool:
        """Tell whether ``text`` has the shape of a full name: words with capitals, initials, particles."""
        if self._is_placed(text):
            return False
        text = _LAST_BRACKET.sub("", text)
        tokens = text.split()
        if len(tokens) not in _PERSON or self.is_organisation(text) or tokens[-1].islower():
            return False
        first = folded(tokens[0])
        if any(folded(token) in self._words.offices for token in tokens[:-1]):
            return False
        if first in _NO_FIRST or (first in self._words.titles and first not in self._words.given):
            return False
        shaped = all(self._is_name_word(token, first=at == 0) for at, token in enumerate(tokens))
        return shaped and any(len(token.strip(".,")) > 1 and not token.islower() for token in tokens)

    def is_subject(self, text: str) -> bool:
        """Tell whether ``text`` is someone in office, who is in the picture: “Governor Ann Hale”."""
        tokens = text.split()
        offices = [at for at, token in enumerate(tokens) if folded(token) in self._words.offices]
        return bool(offices) and self.is_person(" ".join(tokens[offices[-1] + 1 :]))

    def _is_placed(self, text: str) -> bool:
        """Tell whether a bracket says where someone stands in the picture: “Ann Hale (left)”."""
        return any(folded(one) in self._words.places for one in _BRACKETED.findall(text))

    def _is_name_word(self, token: str, *, first: bool) -> bool:
        bare = token.strip(",")
        if _INITIALS.fullmatch(bare) or folded(bare) in self._words.forms:
            return True
        if bare.islower():
            return folded(bare) in self._words.particles
        parts = [part for part in re.split(r"[-'’.]", bare.rstrip(".")) if part]
        capital = any(part[0].isupper() for part in parts) and (bare[0].isupper() or not first)
        return capital and all(part.isalpha() for part in parts)

    def is_name(self, text: str) -> bool:
        """Tell whether ``text`` can be a name at all: capitals, small words only where names have them."""
        tokens = text.split()
        if len(tokens) > _LONGEST or _LETTER.search(text) is None or self._is_placed(text):
            return False
        if len(tokens) == 1:
            one = tokens[0].strip("()")
            marked = any(char in "._@-0123456789" for char in one)
            return not one.islower() or marked or folded(one) in self._words.owners
        if tokens[-1] in _UNFINISHED or self._says_something(tokens):
            return False
        return all(self._may_stand(token, first=at == 0) for at, token in enumerate(tokens))

    def _says_something(self, tokens: list[str]) -> bool:
        """Tell whether a word makes a sentence of the words: “was”, “her”, “after”."""
        return any(
            folded(token.strip(",()")) in self._words.never
            and (token.islower() or (at == 0 and len(tokens) > _PAIR and not token.isupper()))
            for at, token in enumerate(tokens)
        )

    def _may_stand(self, token: str, *, first: bool) -> bool:
        """Tell whether a word may stand in a name of several words."""
        if not _NO_NAME.isdisjoint(token):
            return False
        bare = token.strip(",()[]\"“”‘’'")
        if bare and not bare.islower():
            return _LETTER.search(bare) is not None or _FIGURES.fullmatch(bare) is not None
        if _LETTER.search(bare) is None:
            return _FIGURES.fullmatch(bare) is not None
        word = folded(bare)
        if _ORDINAL.fullmatch(word) or word in self._words.particles:
            return True
        if first:
            return word in self._words.owners or word in {"the", "family"}
        return word in self._words.links or word in self._words.strong or "." in bare.rstrip(".")
