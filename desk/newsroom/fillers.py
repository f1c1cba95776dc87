"""What fills a page that is short, the copy untouched: a taller photo, a pull quote, looser leading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from desk.newsroom.cuts import QUOTED
from desk.press.layouts import Layout
from desk.story.edits import with_field, with_photo
from desk.story.model import Crop, Kind, Story
from desk.story.text import count_words

_KEPT_OF_WIDTH = (0.9, 0.8, 0.7)
_NARROWEST = 0.5
_LEADING_STEPS = (0.5, 1.0)
_SENTENCE = re.compile(r"[^.!?…]+[.!?…]*")
_FEWEST_WORDS, _BEST_WORDS, _MOST_WORDS = 5, 12, 26
_TELLING = re.compile(r"\b(?:I|we|us|my|our|not|never|no|nobody|nothing|\w+n[’']t)\b|[!?]", re.IGNORECASE)
_TELLING_IS_WORTH = 8
_MOST_QUOTES = 3


@dataclass(frozen=True, slots=True)
class Filler:
    """A change that takes up lines: ``kind`` is photo, pull quote or leading, ``text`` says what is done.

    ``gives_room`` when it takes such a change back.
    """

    kind: str
    text: str
    story: Story
    gives_room: bool = False


def fillers(story: Story, layout: Layout) -> Iterator[Filler]:
    """Yield what might fill a short page, in the order a sub would try it: photo, pull quote, leading."""
    yield from _taller_photos(story)
    if not story.pull_quote:
        for words in pull_quotes(story)[:_MOST_QUOTES]:
            yield Filler("pull quote", words, with_field(story, "pull_quote", words))
    usual = layout.measure.leading_pt
    for step in _LEADING_STEPS:
        looser = round(layout.looser_pt * step, 2)
        if looser > story.looser_pt:
            text = f"{usual + looser:g} pt instead of {usual + story.looser_pt:g} pt"
            yield Filler("leading", text, replace(story, looser_pt=looser))


def taken_back(story: Story, layout: Layout) -> Iterator[Filler]:
    """Yield what gives the room back that fillers took: the leading closed, the lead photo whole."""
    if story.looser_pt > 0 and layout.looser_pt > 0:
        text = f"leading closed to {layout.measure.leading_pt:g} pt again"
        yield Filler("leading", text, replace(story, looser_pt=0.0), gives_room=True)
    if story.photos and story.photos[0].crop != Crop():
        whole = with_photo(story, 0, replace(story.photos[0], crop=Crop()))
        yield Filler("photo", "the lead photo whole again", whole, gives_room=True)


def pull_quotes(story: Story) -> list[str]:
    """Return sentences somebody says in the body that may stand as pull quotes, the best first.

    A short whole sentence, with its quotation marks, that speaks for itself: one in the first person, or one
    that denies, asks or exclaims, before others of its length.
    """
    found: dict[str, float] = {}
    for paragraph in story.body:
        if paragraph.kind is Kind.QUOTE:
            speech = [("“", paragraph.text, "”")]
        else:
            speech = [(said[0][0], said[0][1:-1], said[0][-1]) for said in QUOTED.finditer(paragraph.text)
                      if said[0][-1] in '”’"']  # fmt: skip
        for opening, words, closing in speech:
            for sentence in _SENTENCE.findall(words):
                bare = sentence.strip().rstrip(",")
                count = count_words(bare)
                if _FEWEST_WORDS <= count <= _MOST_WORDS and bare[:1].isupper():
                    telling = _TELLING_IS_WORTH * bool(_TELLING.search(bare))
                    found.setdefault(f"{opening}{bare}{closing}", abs(count - _BEST_WORDS) - telling)
    return sorted(found, key=lambda words: found[words])


def pull_quote_of(story: Story, chosen: str) -> str:
    """Make a pull quote of words chosen in the body, in quotation marks where somebody says them."""
    words = " ".join(chosen.split())
    for paragraph in story.body:
        for said in QUOTED.finditer(paragraph.text):
            opening, inside, closing = said[0][0], said[0][1:-1], said[0][-1]
            if words and words in inside:
                return f"{opening}{words.rstrip(',')}{closing}"
        if paragraph.kind is Kind.QUOTE and words and words in paragraph.text and words[0] not in '“"‘':
            return f"“{words}”"
    return words


def _taller_photos(story: Story) -> Iterator[Filler]:
    if not story.photos or not story.photos[0].file:
        return
    lead = story.photos[0]
    for kept in _KEPT_OF_WIDTH:
        width = lead.crop.width * kept
        if width >= _NARROWEST:
            last = lead.crop.left + lead.crop.width - width
            left = min(max(lead.focus.x - width / 2, lead.crop.left), last)
            crop = replace(lead.crop, left=left, width=width)
            text = f"the lead photo cropped to {width:.0%} of its width"
            yield Filler("photo", text, with_photo(story, 0, replace(lead, crop=crop)))
