"""What a page says of its own is in the language it is read in."""

import tomllib

import pytest

from desk import resources
from desk.press.coverage import Coverage
from desk.press.page_words import page_words
from desk.story.model import Story

SHIPPED = sorted((resources.shipped() / "styles").glob("page-*.toml"))


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en-GB", "Saturday 2 March 2024"),
        ("de", "Samstag, 2. März 2024"),
        ("es-MX", "sábado 2 de marzo de 2024"),
        ("ar", "السبت 2 مارس 2024"),
        ("bn-BD", "শনিবার ২ মার্চ ২০২৪"),
        ("cy", "Saturday 2 March 2024"),
    ],
)
def test_a_day_is_set_in_full_in_the_language_of_the_page(language: str, day: str) -> None:
    assert page_words(language).whole_day("2024-03-02") == day


@pytest.mark.parametrize(
    ("language", "published", "words"),
    [
        ("en-GB", "2024-03-02T17:05", "02 Mar 2024, 05:05 pm"),
        ("fr", "2024-03-02T17:05", "2 mars 2024 17:05"),
        ("de", "2024-03-02", "2. März 2024"),
        ("bn", "2024-03-02T17:05", "২ মার্চ ২০২৪ ১৭:০৫"),
        ("hi", "last Tuesday", "last Tuesday"),
    ],
)
def test_when_a_story_was_published_is_set_in_its_own_language(
    language: str, published: str, words: str
) -> None:
    assert page_words(language).moment(published) == words


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_every_shipped_language_says_where_a_story_goes_on_in_letters_the_faces_have(file: object) -> None:
    assert isinstance(file, type(SHIPPED[0]))
    words = page_words(file.stem.removeprefix("page-"))
    said = [words.continued.format(page="7"), words.from_page.format(page="7"), words.related, words.briefs]
    assert ["7" in line for line in said] == [True, True, False, False]
    assert len({*said}) == 4
    assert (len(words.months), len(words.weekdays), len(words.digits)) == (12, 7, 10)
    everything = " ".join(map(str, tomllib.loads(file.read_text("utf-8")).values()))
    assert Coverage(resources.shipped() / "fonts").missing(Story(headline=everything)) == ()
