"""The phrases of a credit, as patterns: “X page of”, “screen grab from a video shared by”, “Navy handout”."""

import re
from collections.abc import Iterable
from typing import Final

from desk.pictures.credit_words import CreditWords

SHARED: Final = (
    "shared|posted|released|published|uploaded|aired|circulated|provided|obtained|taken|issued|supplied|tweeted"
    "|broadcast|sent|captured|made available|made|grabbed|sourced|received|downloaded"
)
_VERBS: Final = rf"(?:(?:{SHARED})\s+)?"
_FROM: Final = r"(?:from|by|of|on|via|in|at|courtesy of|courtesy|credit)"
_LEAD: Final = rf"(?:(?:{SHARED})\s+(?:from|by|of|on|via|in|at)|from|by|of|courtesy of|courtesy)"
_PAGE: Final = (
    r"(?:page|handle|account|profile|channel|posts?|feed|video|story|stories|timeline|wall|status|reel"
    r"|photo|image|picture|live)\b"
)
_OFFICIAL: Final = r"(?:(?:an?|the)\s+)?(?:official|verified|personal|public)?\s*"
_FILMED: Final = r"(?:video|clip|footage|live ?stream|broadcast|film|trailer|photo|image|picture)s?"
_FOOTAGE: Final = rf"(?:(?:an?|the|this)\s+)?(?:(?:undated|live|viral|drone|cctv)\s+)?{_FILMED}"
_MADE: Final = (
    r"(?:(?:an?\s+)?(?:image|photo|picture|illustration|graphic)\s+)?(?:generated|created|made|produced)\s+"
    r"(?:by|with|using|via|in|on)\s+"
)
_PICTURE_WORD: Final = r"(?i:screen ?grab|video ?grab|screenshot|photo|image|video|post)"
# “X” alone is too short to be believed within other words.
_SHORT_PAGE: Final = re.compile(
    r"(?i)\bx\s*(?:page|handle|account|profile|post|feed|video|by\b|[:@])|official|verified|\bon\s+x\b|['’]s\s"
)
_FOLLOWING: Final = frozenset({"handout", "pool", "file", "screengrab"})
_SHOWN: Final = frozenset({"handout", "pool", "file"})
_OWN: Final = frozenset({"archive", "archives", "files", "ho", "supplied", "provided", "submitted", "grab"})
_GLUED: Final = 3


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern of any of ``words``, the longest first, so that a short one hides none."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(one).replace(r"\ ", r"\s+").replace("'", "['’]") for one in ordered)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


class Phrases:
    """The patterns of one vocabulary; each matches a whole piece. Groups say what is what."""

    def __init__(self, words: CreditWords) -> None:
        platforms, flags = alternatives(words.platforms), alternatives(words.flags)
        signed, owners = alternatives(words.signed), alternatives(words.owners)
        after = [one for one, flag in words.flags.items() if flag in _FOLLOWING and one not in _OWN]
        # A “file photo of” has its subject after it, a “screen grab of” the film it was taken from.
        shown = alternatives(one for one, flag in words.flags.items() if flag in _SHOWN)
        of = r"\s*[:,]?\s*(?:\b(?:of|by|from)\b\s*)?"
        self.page = _pattern(rf"{_OFFICIAL}(?P<platform>{platforms})(?:\s+{_PAGE})*(?:{of}(?P<account>.*))?")
        self.owned = _pattern(
            rf"(?P<account>.+?)(?:['’]s?)?(?:\s+{_OFFICIAL})?(?:\s+on)?\s+(?P<platform>{platforms})(?:\s+{_PAGE})*"
        )
        self.made = _pattern(rf"{_MADE}(?P<platform>{alternatives(words.machines)})")
        self.flag_first = _pattern(
            rf"(?!(?:{shown})\s+of\b)(?P<flag>{flags})\b\s*(?:[:,-]\s*|{_VERBS}{_FROM}\s+|(?=(?-i:[@A-Z©(])))(?P<rest>\S.*)"
        )
        self.flag_last = _pattern(rf"(?P<rest>.+?)\s+(?P<flag>{alternatives(after)})")
        self.lead = _pattern(rf"(?:{_FOOTAGE}\s+)?{_LEAD}\s+(?P<rest>\S.*)")
        self.footage = _pattern(rf"{_FOOTAGE}\s+{_VERBS}{_FROM}\s+(?P<rest>\S.*)")
        self.kept = _pattern(rf"(?P<owner>{owners})\s+archives?")
        self.signed_first = _pattern(rf"(?P<owner>{signed})\s+(?P<rest>\S.*)")
        self.member = _pattern(
            rf"(?P<owner>{alternatives(words.stock)})\s+(?:user|member|contributor)\s+(?P<rest>\S.*)"
        )
        ranks = words.ranks.pattern
        self.ranked = _pattern(rf"(?P<owner>{owners})\s+(?:{ranks})(?P<rest>\S.*)")
        self.signed_last = _pattern(rf"(?P<rest>.+?)\s+(?P<owner>{signed})")
        self.hyphened = _pattern(rf"(?P<rest>[^/]+?)-(?P<owner>{owners})")
        long = alternatives(one for one in words.signed if len(one) >= _GLUED)
        self.glued = _pattern(rf"(?P<rest>.*[^\W\d_]{{2}})(?P<owner>{long})")
        self.client = re.compile(
            r"(?P<who>.+?)\s+(?:for\s+(?P<client>(?:[Tt]he\s+)?[^\W\d_].*)|FOR\s+(?P<loud>[^\W\d_a-z][^a-z]*))"
        )
        self.for_client = re.compile(
            r"(?i:for|special\s+to|on\s+behalf\s+of)\s+(?P<client>(?:[Tt]he\s+)?[A-Z].*)"
        )

    def is_page(self, found: re.Match[str], text: str) -> bool:
        """Tell whether a match of ``page`` or ``owned`` may be believed: “X” needs its page or account."""
        return len(found["platform"]) > 1 or _SHORT_PAGE.search(text) is not None

    def account(self, found: re.Match[str]) -> str:
        """Return the account of a match of ``page`` or ``owned`` without “the official” and the like."""
        account = (found["account"] or "").strip()
        if account[:1] == "(" and account[-1:] == ")":
            account = account[1:-1]
        account = re.sub(r"^(?i:the|user|official|verified)\s+(?=\S)", "", account)
        return re.sub(r"(?:['’]s)?(?:\s+(?i:official|verified|personal))?$", "", account).strip()

    def is_picture_word(self, text: str) -> bool:
        """Tell whether ``text`` is no account but a kind of picture: “Twitter screen grab”."""
        return re.fullmatch(_PICTURE_WORD, text) is not None
