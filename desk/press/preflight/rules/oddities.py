"""What a press page must not do besides its marks (ISO 15930-7, 6.12 to 6.17)."""

from collections.abc import Iterator

from desk.press.preflight.fault import Fault
from desk.press.preflight.seen import SeenFile

_SENTENCES = {
    "transfer": "Tones are changed by {}, so the page would print otherwise than it looks.",
    "transparency": "Transparency is blended in {}, not in the press’s inks.",
    "foreign": "The page holds {}, which a press does not take.",
    "unseen": "The page holds {}, which cannot be looked over; flatten it.",
}


def oddities(file: SeenFile) -> Iterator[Fault]:
    """See that tones are not changed, transparency is blended in CMYK, and nothing foreign is enclosed."""
    for page in file.pages:
        for odd in page.oddities:
            yield Fault(odd.rule, page.number, _SENTENCES[odd.rule].format(odd.words))
