"""Names in a credit: is this a person, an organisation, or no name at all; and how is it set?"""

import re
from typing import Final

from desk.pictures.credit_words import CreditWords, folded

_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.)+(?:-?[^\W\d_]\.)*|[^\W\d_]|[A-Z]{2}")
_NUMERAL: Final = re.compile(r"(?:II|III|IV)")
_SITE: Final = re.compile(r"(?i)[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|gov|edu|co|cz|de|uk|bd|in|fr|nl|io|ai|tv|eu|news|ru|it|es|ua|us|int|mil)(?:\.[a-z]{2})?")
_HANDLE: Final = re.compile(r"@?[\w][\w.\-]*")
_LETTERS: Final = re.compile(r"[^\W\d_]")
_LONGEST: Final = 20
_PERSON_LONGEST: Final = 6
_ACRONYM_LONGEST: Final = 6
_PAREN: Final = re.compile(r"\s*\([^()]*\)$")


class Names:
    """Judges names by their shape and the words in them; never by a list of people."""

    def __init__(self, words: CreditWords) -> None:
        self._words = words

    def owner(self, text: str) -> str:
        """Return a known owner as it is set, empty when ``text`` is none."""
        found = self._words.owners.get(folded(text), "")
        # A name in mixed letters that differs only by those is somebody’s own spelling: picture alliance.
        return text if found and folded(found) == folded(text) and found == "Picture Alliance" and not text.isupper() else found

    def is_site(self, text: str) -> bool:
        """Tell whether ``text`` is the name of a web site."""
        return _SITE.fullmatch(text) is not None

    def is_handle(self, text: str) -> bool:
        """Tell whether ``text`` is one word that could be an account or a pen name."""
        return _HANDLE.fullmatch(text) is not None and _LETTERS.search(text) is not None

    def is_organisation(self, text: str) -> bool:
        """Tell whether a word of ``text`` or its shape makes it an organisation."""
        words = [folded(word) for word in re.split(r"[\s/]+|(?<=\w)-(?=\w)", text) if word]
        bare = [word.strip(",()'\"") for word in words]
        if any(word in self._words.strong or word.removesuffix("'s") in self._words.strong for word in bare[0:]):
            return not (len(bare) == 2 and bare[0] in self._words.given and bare[1] in {"press", "marine", "law", "fleet", "guard", "royal"})
        if any(word in self._words.weak for word in bare):
            return bare[0] not in self._words.given
        tokens = text.split()
        if bare[:1] == ["the"] or any(word in {"of", "for", "and", "&", "in", "at"} for word in words[1:-1]):
            return True
        if self.is_site(text) or any(char.isdigit() for char in text):
            return True
        return len(tokens) > 1 and (self._is_acronym(tokens[0]) or all(self._is_acronym(one) for one in tokens))

    def is_acronym(self, text: str) -> bool:
        """Tell whether ``text`` is one word of capitals, as “UNDRR”."""
        return len(text.split()) == 1 and text.isupper() and len(text) > 1 and text.isalpha()

    def _is_acronym(self, token: str) -> bool:
        letters = token.replace(".", "").replace("'s", "")
        if not letters.isupper() or len(letters) < 2 or len(letters) > _ACRONYM_LONGEST:
            return False
        return folded(token) in self._words.owners or not re.search("[AEIOUYÄÖÜÉ]", letters) or folded(letters) in {"us", "uk", "un", "eu", "uae", "mod"}

    def is_person(self, text: str) -> bool:
        """Tell whether ``text`` has the shape of a person’s full name: two words or more, capitals, particles."""
        tokens = _PAREN.sub("", text).split()
        if not 2 <= len(tokens) <= _PERSON_LONGEST or self.is_organisation(_PAREN.sub("", text)):
            return False
        if folded(tokens[0]) in self._words.titles and not folded(tokens[0]) in self._words.given:
            return False
        shaped = [self._is_name_word(token, first=at == 0) for at, token in enumerate(tokens)]
        solid = sum(1 for token in tokens if len(token.strip(".,")) > 1 and not token.islower())
        return all(shaped) and solid >= 1 and not tokens[-1].islower()

    def _is_name_word(self, token: str, *, first: bool) -> bool:
        bare = token.strip(",")
        if _INITIALS.fullmatch(bare) or _NUMERAL.fullmatch(bare) or folded(bare) in self._words.forms:
            return True
        if bare.islower():
            return folded(bare) in self._words.particles
        parts = re.split(r"[-'’.]", bare.rstrip("."))
        return all(part.isalpha() or not part for part in parts) and any(part[:1].isupper() for part in parts) and (bare[0].isupper() or not first)

    def is_given(self, text: str) -> bool:
        """Tell whether the first word of ``text`` is a common given name."""
        return folded(text.split()[0]) in self._words.given if text.split() else False

    def is_name(self, text: str) -> bool:
        """Tell whether ``text`` can be a name at all: capitals, small words only where names have them."""
        tokens = text.split()
        if not 1 <= len(tokens) <= _LONGEST or not _LETTERS.search(text):
            return False
        if any(folded(token.strip(",()")) in self._words.never and not token.isupper() and (token.islower() or at == 0 and len(tokens) > 2) for at, token in enumerate(tokens)):
            return False
        if len(tokens) == 1:
            one = tokens[0].strip("()")
            return not one.islower() or any(char in "._@-0123456789" for char in one) or folded(one) in self._words.owners
        if tokens[-1].islower() and folded(tokens[-1]) in {"of", "the", "and", "for", "in", "at", "on", "to", "de", "von", "van"}:
            return False
        return all(self._may_stand(token, first=at == 0) for at, token in enumerate(tokens))

    def _may_stand(self, token: str, *, first: bool) -> bool:
        bare = token.strip(",()[]\"“”‘’'")
        if any(char in token for char in "?!;:") or (bare and not bare.islower()):
            return not any(char in token for char in "?!;:")
        if not bare or bare.isdigit() or not _LETTERS.search(bare):
            return bool(re.fullmatch(r"[\d&+\-–.']*(?:st|nd|rd|th)?", bare))
        word = folded(bare)
        if re.fullmatch(r"\d+(?:st|nd|rd|th)", word):
            return True
        if first:
            return word in self._words.particles or word in self._words.owners or word in {"the", "family", "al-"}
        return word in self._words.links or word in self._words.particles or word in self._words.strong or "." in bare or word.startswith("al-")

    def person(self, text: str) -> str:
        """Set a person’s name: capitals throughout become ordinary, as “Johannes EISELE” and “KOEN VAN WEEL”."""
        tokens = text.split(" ")
        loud = all(not _LETTERS.search(token) or token == token.upper() for token in tokens)
        return " ".join(self._quiet(token, first=at == 0, loud=loud) for at, token in enumerate(tokens))

    def _quiet(self, token: str, *, first: bool, loud: bool) -> str:
        letters = _LETTERS.findall(token)
        if len(letters) < 2 or "".join(letters) != "".join(letters).upper() or _NUMERAL.fullmatch(token):
            return token
        if "." in token.rstrip(".,"):
            return token
        word = folded(token)
        if len(letters) == 2 and not token.endswith("."):
            if not first and word in self._words.particles and loud:
                return word
            return token if not (word in self._words.given) else token.capitalize()
        if not first and word in self._words.particles and loud:
            return token.lower()
        return re.sub(r"[^\W\d_]+", lambda match: self._part(match[0]), token)

    def _part(self, word: str) -> str:
        small = word.lower()
        if (known := self._words.capitals.get(small)) is not None:
            return known
        if small.startswith("mc") and len(small) > 3:
            return f"Mc{small[2:].capitalize()}"
        return small.capitalize()
