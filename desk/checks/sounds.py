"""Whether a word opens with the sound of a vowel: an hour, a university, an MP, an 18-year-old.

Source of the rule: New Hart’s Rules, 4.4 (the article goes by sound, not by letter). Where speakers
differ (an historic, an hotel; SIM or S-I-M) the answer is that nobody can tell.
"""

import re

_BY_LETTER = re.compile(
    r"FA|FBI|FOI|HIV|HMRC|HR|HSE|LED|LNG|LSE|LSO|MEA|MEP|MOD|MOT|MOU|MRI|MRSA|MSP|NBA"
    r"|NFL|NGO|NHS|NUJ|NUS|NYU|RAC|RAF|RSI|RSPCA|RUC|SDP|SNP|SOS|SUP|SUV|XL"
)
_LETTERS_OF_VOWELS = frozenset("AEFHILMNORSX")
_EITHER_WAY = frozenset("FHLMNRSX")
_CAPITALS = re.compile(r"[A-Z]{2,}s?")
_LETTER = re.compile(r"([A-Za-z])(?=[-‐‑]\w|\d)")
_FIGURE = re.compile(r"[$£€₹¥]?(\d[\d,]*)")
_DOLLARS = re.compile(r"(US|A|NZ|C|HK|S)\$")
_SILENT_H = re.compile(r"hou[r]|honest|hono(?:u?r|rari|rifi)|heir(?!ing)|hors\b")
_WEAK_H = re.compile(
    r"hist[oa]|hotel|heroi|heredit|habit[u]|halluc|hilar|horrif|horren|hyp[on]|hyst|heg|hispan|hawai|homag|herb|herm|harmon"
    r"|hexag|humong|haitian|hondur|hallow|hap"
)
_LONG_U = re.compile(
    r"""(?x)
    uni(?: t | f | o | v | q | c | l | x | son | sex | dir | pol )
    | unanim | us[aeiou] | ut(?: e[nr] | il | op | ah ) | uk | ur(?: an(?!g) | in | ol | et | ugu )
    | ubiq | ugan | ulys | u[fe]o | unesc | usp
    """
)
_LIKE_Y_OR_W = re.compile(r"eu|ew(?:e|an|ing|art)|one(?:s|r|ness|self|time)?\b|once|oui|u\b")
_SHORT_U = re.compile(r"U[np][a-z]{3}|Uls|Ulti|Urb|Ugl|Utt|Umb")
_UNSURE = re.compile(r"u[iymr]|uzo|ull|ie|io[aln]|ou[aj]|yv|oa|oe|ae|aa")
_SAID = re.compile(r"[aeiouy]|\W")
_Y_VOWEL = re.compile(r"y(?:ttr|pre|psil|lang)")


def opens_with_vowel(word: str) -> bool | None:
    """Tell whether a word, figure or abbreviation opens with the sound of a vowel; None where it may or not.

    ``word`` is as it stands in the copy, with its capitals, hyphens and sign of currency.
    """
    if figure := _FIGURE.match(word):
        return _figure(figure[1])
    if dollars := _DOLLARS.match(word):
        return dollars[1][0] in _LETTERS_OF_VOWELS
    if letter := _LETTER.match(word):
        return letter[1].upper() in _LETTERS_OF_VOWELS
    if capitals := _CAPITALS.match(word):
        return _capitals(capitals[0].removesuffix("s")) if not word[capitals.end() :][:1].islower() else None
    return _plain(word) if len(word) > 1 else None


def _figure(figure: str) -> bool | None:
    """Read a figure aloud: eight, eleven and eighteen open with a vowel, at the head of whatever number."""
    groups = figure.strip(",").split(",")
    head = groups[0]
    if len(groups) == 1 and len(head) == 4 and head[:2] in {"11", "18"}:  # noqa: PLR2004 - a year, or not
        return None
    if head.startswith("0") or (head == "1" and len(groups) > 1 and groups[1][:1] in {"1", "8"}):
        return None  # eleven hundred, or one thousand one hundred
    return head.startswith("8") or (head[:2] in {"11", "18"} and len(head) % 3 == 2)  # noqa: PLR2004


def _capitals(letters: str) -> bool | None:
    """Read capitals aloud, letter by letter where they cannot be said as a word or never are."""
    first = letters[0]
    if first in "AEIO":
        return None if letters == "ONE" or letters.startswith("EUR") else True
    if first == "U":
        return False if letters in {"UK", "US", "USA", "UN", "UAE", "UFO", "USB", "USSR", "UEFA"} else None
    if first not in _EITHER_WAY:
        return False
    return True if _BY_LETTER.fullmatch(letters) or not set(letters) & set("AEIOUY") else None


def _plain(word: str) -> bool | None:
    lower = word.lower()
    first = lower[0]
    if not _SAID.search(lower):
        return None
    if first == "h":
        return True if _SILENT_H.match(lower) else None if _WEAK_H.match(lower) else False
    if first == "y":
        return None if word[0] == "Y" else bool(_Y_VOWEL.match(lower))
    return _vowel(word, lower) if first in "aeiou" else False if first.isascii() and first.isalpha() else None


def _vowel(word: str, lower: str) -> bool | None:
    """Tell of a word that is written with a vowel first whether it is also said with one."""
    if _LONG_U.match(lower) or _LIKE_Y_OR_W.match(lower):
        return False
    if word[0] == "U":
        return True if _SHORT_U.match(word) else None
    return None if word[0].isupper() and _UNSURE.match(lower) else True
