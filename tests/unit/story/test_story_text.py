import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.story.model import Paragraph, PhotoUse, Related, Story
from desk.story.slug import slug_from, suggested_slug
from desk.story.text import Passage, body_text, body_words, count_words, passages

RULE = re.compile(r"\S*\w\S*")


def test_passages_come_in_reading_order_without_the_empty_ones() -> None:
    story = Story(
        headline="H", slug="not-printed", byline="By A", source="S", notes="not printed",
        photos=(PhotoUse("C1", "Photo", "K1", "file.jpg"), PhotoUse("", "", "K2")),
        body=(Paragraph("one"), Paragraph(""), Paragraph("three")),
        related=(Related("R", "https://example.org"),),
    )  # fmt: skip
    assert list(passages(story)) == [
        Passage("headline", None, "H"),
        Passage("byline", None, "By A"),
        Passage("source", None, "S"),
        Passage("caption", 0, "C1"),
        Passage("credit_label", 0, "Photo"),
        Passage("credit", 0, "K1"),
        Passage("credit", 1, "K2"),
        Passage("body", 0, "one"),
        Passage("body", 2, "three"),
        Passage("related", 0, "R"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), (" – ", 0), ("late – again", 2), ("“Soyuz-2’s” £5.50 …", 2), ("well-known", 1), ("_", 1),
     ("a\u00a0b\u2003c\u2028d", 4), ("😀 sea", 1), ("नमस्ते दुनिया", 2)],
)  # fmt: skip
def test_a_word_has_a_letter_or_a_figure(text: str, words: int) -> None:
    assert count_words(text) == words


@given(st.text() | st.text(alphabet="a1–“_. \u00a0\x1c\u0301é\n\u200b²", max_size=30))
def test_words_are_counted_by_the_rule(text: str) -> None:
    assert count_words(text) == len(RULE.findall(text))


def test_the_body_is_counted_and_joined_paragraph_by_paragraph() -> None:
    story = Story(headline="not counted", body=(Paragraph("One two."), Paragraph("–"), Paragraph("Three")))
    assert body_words(story) == 3
    assert body_text(story) == "One two.\n–\nThree"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Kim Jong Un meets Putin at the cosmodrome", "kim-jong-un-meets-putin"),
        ("The Pier’s bell, and the town's clock", "piers-bell-towns-clock"),
        ("Élan für Ærø", "elan-fur-ærø"),
        ("Of the and to", ""),
        ("– … –", ""),
        ("x" * 60 + " tail", "x" * 40),
        ("internationalisation misunderstandings everywhere", "internationalisation-misunderstandings"),
    ],
)
def test_a_slug_is_the_first_telling_words(text: str, slug: str) -> None:
    assert slug_from(text) == slug


@given(st.text())
def test_a_slug_is_short_and_has_no_space(text: str) -> None:
    slug = slug_from(text)
    assert len(slug) <= 40
    assert not re.search(r"\s", slug)


def test_a_slug_is_suggested_from_the_headline_the_caption_or_the_first_paragraph() -> None:
    photos, body = (PhotoUse("The pier at dusk"),), (Paragraph("Water stood high."),)
    assert suggested_slug(Story(headline="Sea gates hold", photos=photos, body=body)) == "sea-gates-hold"
    assert suggested_slug(Story(headline="…", photos=photos, body=body)) == "pier-dusk"
    assert suggested_slug(Story(body=body)) == "water-stood-high"
    assert suggested_slug(Story()) == ""
