"""The photo in the library: who made it, who must be named, and what it may be used for.

Names of the description are those of IPTC Photo Metadata, in small letters and without spaces.
"""

from dataclasses import dataclass
from enum import StrEnum

PRINT, WEB = "print", "web"
CHANNELS = (PRINT, WEB)


class Rights(StrEnum):
    """By what right a photo is the desk's to print."""

    UNKNOWN = "unknown"
    STAFF = "staff"
    COMMISSIONED = "commissioned"
    AGENCY = "agency"
    CONTRIBUTOR = "contributor"
    HANDOUT = "handout"
    POOL = "pool"
    PR = "PR"
    SCREEN_GRAB = "screen grab"
    SOCIAL_MEDIA = "social media"
    CREATIVE_COMMONS = "Creative Commons"
    PUBLIC_DOMAIN = "public domain"
    AI_GENERATED = "AI-generated"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Permission:
    """Who allowed the use, when (ISO 8601 day), by what way, and where the evidence is: a link or a file."""

    who: str = ""
    when: str = ""
    how: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a photo may be used for.

    ``reason`` says why its right was taken to be this, until a person has decided it. ``expires`` is the
    last day of use (ISO 8601, empty for none), ``uses`` how many are allowed in all (None for any number),
    ``licence`` the name of a public licence such as ``CC BY 4.0``.
    """

    rights: Rights = Rights.UNKNOWN
    reason: str = ""
    decided: bool = False
    expires: str = ""
    uses: int | None = None
    channels: tuple[str, ...] = CHANNELS
    territory: str = ""
    restrictions: str = ""
    licence: str = ""
    permission: Permission = Permission()


@dataclass(frozen=True, slots=True)
class Described:
    """What is said of a photo, as the desk has it now; the file keeps what it came with."""

    creator: str = ""
    creditline: str = ""
    source: str = ""
    copyrightnotice: str = ""
    usageterms: str = ""
    webstatement: str = ""
    licensor: str = ""
    caption: str = ""
    headline: str = ""
    instructions: str = ""
    datecreated: str = ""
    sublocation: str = ""
    city: str = ""
    state: str = ""
    country: str = ""
    keywords: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    alttext: str = ""
    digitalsourcetype: str = ""
    aisystem: str = ""
    aiprompt: str = ""
    datamining: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One value a file came with: the field it is of, and the tag it was read from."""

    name: str
    value: str
    tag: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo of the library.

    ``file`` is its name in the photo folder (the SHA-256 of its bytes and a suffix), ``name`` what it was
    called when it came; ``width`` and ``height`` are pixels as it is seen, ``size`` bytes, ``fingerprint``
    64 bits that change little when a picture is made smaller or saved anew (None where none was taken).
    """

    file: str
    name: str = ""
    form: str = ""
    width: int = 0
    height: int = 0
    size: int = 0
    fingerprint: int | None = None
    described: Described = Described()
    terms: Terms = Terms()
    found: tuple[Found, ...] = ()
