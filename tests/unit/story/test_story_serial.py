import json
from dataclasses import asdict, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from story_strategies import paragraphs, stories

from desk.story.model import Crop, Focus, Kind, Paragraph, PhotoUse, Related, Span, Story
from desk.story.serial import from_data, paragraphs_from_data, paragraphs_to_data, to_data

STORY = Story(
    headline="Ferry late", slug="ferry-late", standfirst="By an hour.", byline="By A. Rudd",
    dateline="SALTMERE", source="Saltmere News", handle="@saltmere",
    published="2025-10-15T14:40", language="en-GB",
    body=(Paragraph("It was late.", Kind.QUOTE, (Span(0, 2, "bold"), Span(3, 6, "italic"))),),
    photos=(
        PhotoUse("The pier", "Photo", "A. Rudd", "a.jpg", Crop(0.1, 0.0, 0.8, 1.0), "A pier.",
                 Focus(0.25, 0.5)),
    ),
    related=(Related("Tides", "https://example.org"),),
    notes="Ask the port.", layout="news-page", pull_quote="“Late.”", looser_pt=0.5,
)  # fmt: skip


def test_a_story_as_data_has_every_field_and_nothing_else() -> None:
    assert to_data(STORY) == {
        "headline": "Ferry late", "slug": "ferry-late", "standfirst": "By an hour.", "byline": "By A. Rudd",
        "dateline": "SALTMERE", "source": "Saltmere News", "handle": "@saltmere",
        "published": "2025-10-15T14:40", "language": "en-GB",
        "body": [{"text": "It was late.", "kind": "quote", "spans": [
            {"start": 0, "end": 2, "face": "bold"}, {"start": 3, "end": 6, "face": "italic"}]}],
        "photos": [{"caption": "The pier", "credit_label": "Photo", "credit": "A. Rudd", "file": "a.jpg",
                    "crop": {"left": 0.1, "top": 0.0, "width": 0.8, "height": 1.0},
                    "alt": "A pier.", "focus": {"x": 0.25, "y": 0.5}}],
        "related": [{"title": "Tides", "url": "https://example.org"}],
        "notes": "Ask the port.", "layout": "news-page", "pull_quote": "“Late.”", "looser_pt": 0.5,
    }  # fmt: skip
    assert set(to_data(STORY)) == {field.name for field in fields(Story)}


@given(stories())
def test_a_story_comes_back_from_json_as_it_went(story: Story) -> None:
    assert from_data(json.loads(json.dumps(to_data(story)))) == story


@given(stories())
def test_no_part_of_the_model_is_forgotten(story: Story) -> None:
    assert json.loads(json.dumps(to_data(story))) == json.loads(json.dumps(asdict(story)))


@given(st.lists(paragraphs()))
def test_paragraphs_alone_come_back_as_they_went(body: list[Paragraph]) -> None:
    assert paragraphs_from_data(json.loads(json.dumps(paragraphs_to_data(body)))) == body


def test_what_is_missing_takes_its_default_and_what_is_unknown_is_passed_over() -> None:
    assert from_data({}) == Story()
    assert from_data({"mood": "calm", "body": [{"mood": 1}]}) == Story(body=(Paragraph(),))


def test_spans_that_reach_past_the_text_are_brought_inside() -> None:
    body = [{"text": "sea", "spans": [{"start": 1, "end": 9, "face": "bold"}]}]
    assert from_data({"body": body}).body == (Paragraph("sea", spans=(Span(1, 3, "bold"),)),)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"headline": 3}, "headline is not str"),
        ({"body": "text"}, "body is not a list"),
        ({"photos": ["text"]}, "photos holds something that is not an object"),
        ({"photos": [{"focus": {"x": 1.5}}]}, "focus is not in the picture"),
        ({"photos": [{"crop": [0, 1]}]}, "crop is not an object"),
        ({"body": [{"kind": "poem"}]}, "'poem' is not a valid Kind"),
        ({"body": [{"spans": [{"start": "0", "end": 1, "face": "bold"}]}]}, "start is not int"),
        ({"body": [{"spans": [{"start": 0, "end": 1, "face": "wavy"}]}]}, "no face is called 'wavy'"),
    ],
)
def test_bad_data_is_named(data: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        from_data(data)


def test_bad_paragraphs_are_named() -> None:
    with pytest.raises(ValueError, match="paragraphs is not a list"):
        paragraphs_from_data({"text": "no list"})
