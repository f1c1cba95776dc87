"""A person’s name out of capitals: “Johannes EISELE”, “KOEN VAN WEEL”, “LIAM MACDONALD”."""

import re
from typing import Final

from desk.pictures.credit_words import CreditWords, folded

_LETTERS: Final = re.compile(r"[^\W\d_]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_NUMERAL: Final = re.compile(r"(?:II|III|IV)")
_TWO: Final = 2
_MC: Final = "mc"


def cased(name: str, words: CreditWords) -> str:
    """Set a name in ordinary letters. Initials and two letters that are no given name stay: “J.R.”, “JP”.

    Particles lose their capitals only where the whole name is in capitals: “Koen van Weel”; “La” and the
    like keep theirs, as in “Jim Lo Scalzo”, but after another: “Javier de la Cruz”.
    """
    tokens = name.split(" ")
    loud = name == name.upper()
    found: list[str] = []
    for at, token in enumerate(tokens):
        after = bool(found) and found[-1].islower() and folded(token) in words.particles
        small = loud and at > 0 and (after or folded(token) in words.lowered)
        found.append(token.lower() if small else _token(token, words))
    return " ".join(found)


def _token(token: str, words: CreditWords) -> str:
    letters = "".join(_LETTERS.findall(token))
    dotted = "." in token.rstrip(".,")
    if len(letters) < _TWO or letters != letters.upper() or dotted or _NUMERAL.fullmatch(token):
        return token
    known = folded(token) in words.given or folded(token) in words.particles
    if len(letters) == _TWO and not token.endswith(".") and not known:
        return token
    return _WORD.sub(lambda match: _part(match[0].lower(), words), token)


def _part(small: str, words: CreditWords) -> str:
    if (known := words.capitals.get(small)) is not None:
        return known
    if small.startswith(_MC) and len(small) > len(_MC) + 1:
        return f"Mc{small[len(_MC) :].capitalize()}"
    return small.capitalize()
