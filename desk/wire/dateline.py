"""The dateline at the front of a story: ``MOSCOW, Sept 13 (Agency) — ``."""

import re
from typing import Final

_CAPITALS: Final = r"[A-Z][A-Z’'.-]{2,}(?:\s[A-Z][A-Z’'.-]*){0,3}"
_NAME: Final = r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}"
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY: Final = (
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s)?"
    rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?"
)
_AGENCY: Final = r"\([A-Z][\w .&/’'-]{1,40}\)"
_DASH: Final = r"\s*(?:—|–|--|(?<=\s)-)\s+(?=\S)"
_SIGNED: Final = re.compile(
    rf"(?P<dateline>{_NAME}(?:,\s(?!{_DAY}){_NAME})?(?:,?\s{_DAY}(?:,?\s{_AGENCY})?|,?\s{_AGENCY}))" + _DASH
)
_BARE: Final = re.compile(rf"(?P<dateline>{_CAPITALS}(?:,\s{_NAME})?)" + _DASH)
_ANY_DASH: Final = re.compile(r"\s(?:–|--|-)\s|—")
_NO_PLACE: Final = re.compile(
    r"(?:BREAKING|UPDATED?|EXCLUSIVE|WATCH|LIVE|ANALYSIS|OPINION|EDITORIAL|COMMENT|CORRECTION|ADVISORY|URGENT"
    r"|FACTBOX|TIMELINE|EXPLAINER|VIDEO|PHOTOS?|PICTURES|NOTE|ALERT|WARNING|LEAD|EMBARGO(?:ED)?|INTERVIEW|PROFILE"
    r"|REVIEW|OBITUARY|RESULTS|NATO|NASA|UNICEF|UNESCO|ASEAN|SAARC|OPEC|BRICS|FIFA|UEFA|COVID)\b"
)


def split_dateline(text: str) -> tuple[str, str]:
    """Cut the dateline off the front of a paragraph: (dateline, the rest).

    The dateline is empty, and the paragraph whole, unless it is sure: a day of the month or an agency in
    brackets stands between the place and the dash; or a place in capitals stands there alone, no other
    dash follows in the paragraph, a capital or quotation mark comes next, and the word is none that
    newsrooms set before a dash for other ends (“BREAKING”, “NATO”).
    """
    if (match := _SIGNED.match(text)) is not None:
        return match["dateline"], text[match.end() :]
    if (match := _BARE.match(text)) is None or _NO_PLACE.match(text):
        return "", text
    rest = text[match.end() :]
    if _ANY_DASH.search(rest) or not (rest[0].isupper() or rest[0] in "“\"'‘["):
        return "", text
    return match["dateline"], rest
