"""The fields of photo metadata Desk knows, and where each lies: XMP, IPTC IIM and Exif.

Names are those of the IPTC Photo Metadata Standard 2025.1, in small letters and without spaces. Places follow
its tables; IIM datasets and their lengths in bytes are those of IIM 4.2.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Field(StrEnum):
    """A field; its value is its name in the store and on the command line."""

    CREATOR = "creator"
    CREDIT_LINE = "creditline"
    SOURCE = "source"
    COPYRIGHT = "copyrightnotice"
    USAGE_TERMS = "usageterms"
    WEB_STATEMENT = "webstatement"
    LICENSOR = "licensor"
    LICENSOR_URL = "licensorurl"
    CAPTION = "caption"
    CAPTION_WRITER = "captionwriter"
    HEADLINE = "headline"
    TITLE = "title"
    INSTRUCTIONS = "instructions"
    DATE_CREATED = "datecreated"
    SUBLOCATION = "sublocation"
    CITY = "city"
    STATE = "state"
    COUNTRY = "country"
    COUNTRY_CODE = "countrycode"
    KEYWORDS = "keywords"
    PEOPLE = "people"
    JOB_TITLE = "creatorjobtitle"
    JOB_ID = "jobid"
    ALT_TEXT = "alttext"
    LONG_DESCRIPTION = "extendeddescription"
    SOURCE_TYPE = "digitalsourcetype"
    AI_SYSTEM = "aisystem"
    AI_VERSION = "aisystemversion"
    AI_PROMPT = "aiprompt"
    AI_PROMPT_WRITER = "aipromptwriter"
    DATA_MINING = "datamining"
    OTHER_CONSTRAINTS = "otherconstraints"


class Shape(StrEnum):
    """How XMP holds a value: text, a list (ordered or not), text by language, or a part of the licensor."""

    TEXT = "text"
    SEQ = "Seq"
    BAG = "Bag"
    ALT = "Alt"
    LICENSOR = "licensor"


NAMESPACES: Final[Mapping[str, str]] = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field lies: prefix, name, shape in XMP; dataset of IIM record 2 and its bytes; Exif tag."""

    prefix: str
    name: str
    shape: Shape = Shape.TEXT
    dataset: int = 0
    most: int = 0
    exif: int = 0

    @property
    def is_list(self) -> bool:
        """Whether the field holds several values."""
        return self.shape in {Shape.SEQ, Shape.BAG}


PLACES: Final[Mapping[Field, Place]] = {
    Field.CREATOR: Place("dc", "creator", Shape.SEQ, 80, 32, 0x013B),
    Field.CREDIT_LINE: Place("photoshop", "Credit", dataset=110, most=32),
    Field.SOURCE: Place("photoshop", "Source", dataset=115, most=32),
    Field.COPYRIGHT: Place("dc", "rights", Shape.ALT, 116, 128, 0x8298),
    Field.USAGE_TERMS: Place("xmpRights", "UsageTerms", Shape.ALT),
    Field.WEB_STATEMENT: Place("xmpRights", "WebStatement"),
    Field.LICENSOR: Place("plus", "LicensorName", Shape.LICENSOR),
    Field.LICENSOR_URL: Place("plus", "LicensorURL", Shape.LICENSOR),
    Field.CAPTION: Place("dc", "description", Shape.ALT, 120, 2000, 0x010E),
    Field.CAPTION_WRITER: Place("photoshop", "CaptionWriter", dataset=122, most=32),
    Field.HEADLINE: Place("photoshop", "Headline", dataset=105, most=256),
    Field.TITLE: Place("dc", "title", Shape.ALT, 5, 64),
    Field.INSTRUCTIONS: Place("photoshop", "Instructions", dataset=40, most=256),
    Field.DATE_CREATED: Place("photoshop", "DateCreated", dataset=55, most=8, exif=0x9003),
    Field.SUBLOCATION: Place("Iptc4xmpCore", "Location", dataset=92, most=32),
    Field.CITY: Place("photoshop", "City", dataset=90, most=32),
    Field.STATE: Place("photoshop", "State", dataset=95, most=32),
    Field.COUNTRY: Place("photoshop", "Country", dataset=101, most=64),
    Field.COUNTRY_CODE: Place("Iptc4xmpCore", "CountryCode", dataset=100, most=3),
    Field.KEYWORDS: Place("dc", "subject", Shape.BAG, 25, 64),
    Field.PEOPLE: Place("Iptc4xmpExt", "PersonInImage", Shape.BAG),
    Field.JOB_TITLE: Place("photoshop", "AuthorsPosition", dataset=85, most=32),
    Field.JOB_ID: Place("photoshop", "TransmissionReference", dataset=103, most=32),
    Field.ALT_TEXT: Place("Iptc4xmpCore", "AltTextAccessibility", Shape.ALT),
    Field.LONG_DESCRIPTION: Place("Iptc4xmpCore", "ExtDescrAccessibility", Shape.ALT),
    Field.SOURCE_TYPE: Place("Iptc4xmpExt", "DigitalSourceType"),
    Field.AI_SYSTEM: Place("Iptc4xmpExt", "AISystemUsed"),
    Field.AI_VERSION: Place("Iptc4xmpExt", "AISystemVersionUsed"),
    Field.AI_PROMPT: Place("Iptc4xmpExt", "AIPromptInformation"),
    Field.AI_PROMPT_WRITER: Place("Iptc4xmpExt", "AIPromptWriterName"),
    Field.DATA_MINING: Place("plus", "DataMining"),
    Field.OTHER_CONSTRAINTS: Place("plus", "OtherConstraints", Shape.ALT),
}
BY_DATASET: Final[Mapping[int, Field]] = {
    place.dataset: field for field, place in PLACES.items() if place.dataset
}
