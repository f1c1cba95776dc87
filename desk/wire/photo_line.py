"""The line under a picture: a caption, then a credit after a label or in brackets."""

import re
from typing import Final

from desk.story.model import PhotoUse

_PICTURE: Final = (
    r"(?:photo|image|pic|picture|photograph|video grab|screen ?grab|screen ?shot|photo illustration"
    r"|video|foto|illustration|graphic)s?"
)
_MOOD: Final = r"(?:file|representative|representational|symbolic|handout|undated|courtesy|both)"
_WORDED: Final = (
    rf"(?:(?:{_MOOD}\s+)?{_PICTURE}(?:[\s-]+(?:courtesy|source|credits?(?:\s+should\s+read)?))?"
    r"|(?:mandatory\s+)?credits?|courtesy)"
)
_JOINED: Final = (
    r"(?:mandatory\s+credit\s*:\s*)?"
    rf"(?:(?:{_MOOD}\s+)?{_PICTURE}(?:\s+courtesy)?\s+(?:by|of|via)|courtesy\s+of)"
)
_LABEL: Final = re.compile(
    rf"(?<![\w-])(?:(?P<joined>{_JOINED})\s+(?P<who>[^\s:].*)|(?P<worded>{_WORDED})\s*:\s*(?P<credit>.*))$",
    re.IGNORECASE,
)
_MOOD_ALONE: Final = re.compile(rf"{_MOOD}\s+{_PICTURE}", re.IGNORECASE)
_NAMES: Final = r"(?:[A-Z@][\w.’'&-]*(?:\s*[/,]\s*|\s+)){1,8}?"
_HOUSES: Final = (
    r"(?:AP|AFP|ANI|APA|BSS|EPA(?:-EFE)?|PA(?:\s(?:Wire|WIRE|Images))?|PTI|UNB|dpa|REUTERS|Reuters|Xinhua|TASS|Anadolu"
    r"|Getty(?:\sImages)?|Shutterstock|Alamy|Sputnik)"
)
_AGENCY: Final = re.compile(
    rf"{_NAMES}(?i:photos?|images?|pictures?|handout)(?:\s*/.*|\s+(?:by|via)\s.*)?"
    rf"|{_HOUSES}\s*/.*"
    rf"|{_NAMES}(?<=/){_HOUSES}(?:\s*/.*|,?\s+via\s.*)?"
    rf"|{_NAMES}/?via\s+{_HOUSES}(?:\s*/.*)?"
    r"|©\s*\S.*"
)
_HOUSE_FIRST: Final = re.compile(rf"{_HOUSES}\s")
_SENTENCE_END: Final = (".", "!", "?", "…", "”", "’", '"', "'", ")", "]", "|", "/", "–", "—", "-", ";")
_SECOND_SENTENCE: Final = re.compile(r"[^\W\d_]{3,}[.!?][”’\"']?\s+\w")
_CREDIT_LENGTH: Final = 160
_CREDIT_WORDS: Final = 20
_REACH: Final = 2 * _CREDIT_LENGTH
_STOP: Final = re.compile(r"[.!?][”’\"']?\s+")
_BARE_WORDS: Final = 8
_CLOSERS: Final = {")": "(", "]": "["}


def read_photo_line(text: str) -> PhotoUse | None:
    """Split caption, credit label and credit; None when ``text`` shows no credit.

    ``Caption. Photo Courtesy: Name``, ``Caption (Photo: Name)``, ``Caption. Photo by Name``,
    ``Caption (AP Photo/Name)`` and each of them without a caption. A label keeps its own words, without
    the colon. A label within a sentence (“he said the photo by the door was old”) is no label: it starts
    with a capital and follows the end of a sentence, or ends in a colon and is followed by a name.
    """
    return _bracketed(text) or _labelled(text) or _bare_agency(text)


def photo_line(photo: PhotoUse) -> str:
    """Set the line under a picture as ``read_photo_line`` reads it; empty when there is nothing to say."""
    label, credit = photo.credit_label, photo.credit
    if label and label.rsplit(" ", 1)[-1].lower() in {"by", "of", "via"}:
        words = f"{label} {credit}"
    elif label:
        words = f"{label}: {credit}"
    elif credit:
        words = f"({credit})" if _AGENCY.fullmatch(credit) else f"Photo: {credit}"
    else:
        words = "Photo:" if photo.caption else ""
    return f"{photo.caption} {words}".strip()


def _bracketed(text: str) -> PhotoUse | None:
    """Read a credit in round or square brackets at the end of the line."""
    bare = text.rstrip(" .")
    at = _opening(bare)
    if at is None:
        return None
    caption, inside = text[:at].strip(), bare[at + 1 : -1].strip()
    if (match := _LABEL.match(inside)) is not None and _is_credit(inside):
        return PhotoUse(caption, *_parts(match))
    if _MOOD_ALONE.fullmatch(inside):
        return PhotoUse(caption, inside, "")
    return PhotoUse(caption, "", inside) if _AGENCY.fullmatch(inside) else None


def _opening(text: str) -> int | None:
    """Find where the bracket opens that closes at the end of ``text``."""
    if not text or (opener := _CLOSERS.get(text[-1])) is None:
        return None
    depth = 0
    for at in range(len(text) - 1, max(-1, len(text) - _CREDIT_LENGTH - 2), -1):
        depth += (text[at] == text[-1]) - (text[at] == opener)
        if depth == 0:
            return at
    return None


def _labelled(text: str) -> PhotoUse | None:
    start = max(0, len(text) - _REACH)
    while (match := _LABEL.search(text, start)) is not None:
        label, credit = _parts(match)
        before = text[: match.start()].rstrip()
        if label[0].isupper() and _is_credit(credit) and _stands(before, match, credit):
            return PhotoUse(before.rstrip("|").rstrip(), label, credit)
        start = match.start() + len(label)
    return None


def _bare_agency(text: str) -> PhotoUse | None:
    if _is_agency(text) and not text.endswith("."):
        return PhotoUse("", "", text)
    for stop in _STOP.finditer(text, max(0, len(text) - _REACH)):
        tail = text[stop.end() :]
        if _is_agency(tail):
            return PhotoUse(text[: stop.end()].rstrip(), "", tail)
    return None


def _is_agency(text: str) -> bool:
    """Tell whether a text without brackets is a credit by its slash, “via”, © or known agency."""
    shown = "/" in text or " via " in text or text.startswith("©") or _HOUSE_FIRST.match(text)
    return bool(shown) and _AGENCY.fullmatch(text) is not None and _is_credit(text)


def _parts(match: re.Match[str]) -> tuple[str, str]:
    if match["joined"]:
        return match["joined"], match["who"].strip()
    return match["worded"], match["credit"].strip()


def _is_credit(text: str) -> bool:
    return (
        len(text) <= _CREDIT_LENGTH
        and len(text.split()) <= _CREDIT_WORDS
        and _SECOND_SENTENCE.search(text) is None
    )


def _stands(before: str, match: re.Match[str], credit: str) -> bool:
    """Tell whether a label may start here: at the front, after a sentence, or with a colon before a name."""
    named = not credit or not credit[0].islower()
    if not before or before.endswith(_SENTENCE_END):
        return named or bool(match["worded"])
    return bool(match["worded"]) and named and not credit.endswith(".") and len(credit.split()) <= _BARE_WORDS
