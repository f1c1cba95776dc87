"""Makes stores of any size out of invented copy: the same number always gives the same stories."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import accumulate, islice, product
from pathlib import Path

from desk.store.store import Store
from desk.story.model import Kind, Paragraph, PhotoUse, Related, Story
from desk.story.slug import slug_from

COMMON_WORD = "harbour"
_BATCH = 2000
_COMMON = """
the of and to in a for on that with said was is by at it as from be will has had were after an not who would
their more than new year people town council police court week last first two been have this but they his her
one about which when also over into out up some could no before since where while
"""
_STARTS = "b br c ch cl d dr f fl g gr h k l m n p pl pr qu r s sh sl sp st str t th tr v w wh"
_MIDDLES = "a ai e ea ee i o oa oo ou u"
_ENDS = "b ck d ft g ll m nd ng nt p r rd rk rn rt sh sk ss st t th tter ving w x ment ness tion"
_PLACES = ("Seal Sound", "Easterly", "North Quay", "Milford Cross", "St Brannock", "Upper Fell")
_NAMES = ("Tomos Reddin", "Nell Ardley", "Zoë Pascoe", "Idris Vane", "Morag Tully", "Kit Orme", "Bea Łukasik")


def stories(count: int, *, words: int = 400) -> Iterator[Story]:
    """Yield ``count`` stories of about ``words`` words each.

    Every third holds ``COMMON_WORD``, and each one holds a word of its own, ``rare_word`` of its number.
    """
    chance = random.Random(20260302)  # noqa: S311 - not for secrets
    invented = ["".join(parts) for parts in product(_STARTS.split(), _MIDDLES.split(), _ENDS.split())]
    chance.shuffle(invented)
    vocabulary = [*_COMMON.split(), *invented]
    weights = list(accumulate(1 / rank for rank in range(2, len(vocabulary) + 2)))
    for number in range(count):
        some = chance.choices(vocabulary, cum_weights=weights, k=words)
        yield _story(number, some, chance)


def rare_word(number: int) -> str:
    """Return the word that only the story of that number holds."""
    return "".join(chr(ord("a") + int(figure)) for figure in f"{number:07d}") + "wick"


def make_store(path: Path, count: int) -> None:
    """Fill a new store with ``count`` stories, 2,000 to a transaction."""
    store = Store.open(path, now=lambda: datetime.now(UTC))
    try:
        left = stories(count)
        while batch := list(islice(left, _BATCH)):
            store.add_all(batch)
    finally:
        store.close()


def _story(number: int, words: list[str], chance: random.Random) -> Story:
    words[7] = COMMON_WORD if number % 3 == 0 else words[7]
    words[11] = rare_word(number)
    headline = " ".join(words[:7]).capitalize()
    name = chance.choice(_NAMES)
    return Story(
        headline=headline,
        slug=slug_from(headline),
        standfirst=_sentence(words[7:20]),
        byline=f"By {chance.choice(_NAMES)}",
        dateline=chance.choice(_PLACES),
        source="Quay Gazette",
        handle="@quaygazette",
        published=f"2026-{number % 12 + 1:02d}-{number % 28 + 1:02d}T{number % 24:02d}:15",
        body=tuple(_paragraph(at, words[at : at + 25]) for at in range(0, len(words), 25)),
        photos=(PhotoUse(_sentence(words[20:30]), "Photo Courtesy:", name),),
        related=tuple(Related(" ".join(words[at : at + 6]).capitalize()) for at in (30, 40, 50)),
    )


def _paragraph(at: int, words: list[str]) -> Paragraph:
    return Paragraph(_sentence(words), Kind.CROSSHEAD if at % 200 == 175 else Kind.TEXT)  # noqa: PLR2004


def _sentence(words: list[str]) -> str:
    return " ".join(words).capitalize() + "."
