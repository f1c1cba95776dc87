"""The story as the templates read it."""

from dataclasses import replace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from press_copy import HARBOUR

from desk.press.copy import PlacedPhoto, author, clean, credit_line, page_data, title
from desk.press.hyphens import breaks
from desk.press.layouts import Layouts
from desk.story.model import Crop, Kind, Paragraph, PhotoUse, Related, Span, Story


def data_of(layouts: Layouts, story: Story, layout: str = "print-version") -> dict[str, object]:
    photos = [PlacedPhoto() for _ in story.photos]
    return page_data(story, layouts.get(layout), photos, "a4")


def test_a_whole_story_as_data(layouts: Layouts) -> None:
    story = Story(
        headline="A  headline ",
        standfirst="So it\tstands.",
        byline="By Ann Other",
        dateline="HULL",
        source="The Post",
        handle="@post",
        published="2024-03-02T17:05",
        body=(
            Paragraph("Bold start.", spans=(Span(0, 4, "bold"), Span(2, 4, "italic"))),
            Paragraph(" \u200b"),
            Paragraph("Head", Kind.CROSSHEAD),
        ),
        photos=(PhotoUse("A view.", "Photo:", "Someone", "a.jpg", Crop(0.25, 0.0, 0.5, 1.0)),),
        related=(Related("More"), Related(" ")),
        pull_quote='"It stands."',
        looser_pt=9.0,
    )
    data = page_data(story, layouts.get("print-version"), [PlacedPhoto("photo-1.jpg", 1.25)], "us-letter")
    assert data == {
        "title": "A  headline",
        "author": "Ann Other",
        "language": "en",
        "region": "GB",
        "paper": "us-letter",
        "pasteboard": False,
        "widows": False,
        "for_readers": False,
        "noted": {},
        "headline_lines": 4,
        "depth": 0,
        "house": None,
        "measure": {"columns": 1, "size_pt": 10.8, "leading_pt": 15.2},
        "masthead": {"source": "The Post", "handle": "@post", "date": "02 Mar 2024, 05:05 pm"},
        "headline": "A headline",
        "standfirst": "So it stands.",
        "byline": "By Ann Other",
        "pull_quote": "“It stands.”",
        "photos": [
            {
                "number": 0,
                "file": "photo-1.jpg",
                "aspect": 0.625,
                "crop": [0.25, 0.0, 0.5, 1.0],
                "alt": "A view.",
                "caption": "A view.",
                "credit": "Photo: Someone",
            }
        ],
        "body": [
            {
                "kind": "text",
                "runs": [
                    {"text": "Bo", "faces": ["bold"], "note": ""},
                    {"text": "ld", "faces": ["bold", "italic"], "note": ""},
                    {"text": " start.", "faces": [], "note": ""},
                ],
                "dateline": "HULL",
                "paragraph": 0,
                "calm": 0,
            },
            {
                "kind": "crosshead",
                "runs": [{"text": "Head", "faces": [], "note": ""}],
                "dateline": "",
                "paragraph": 2,
                "calm": 0,
            },
        ],
        "related": ["More"],
        "words": {"related": "Related"},
    }


def test_a_dateline_without_a_paragraph_still_prints(layouts: Layouts) -> None:
    story = Story(dateline="HULL", body=(Paragraph("Head", Kind.CROSSHEAD),))
    assert data_of(layouts, story)["body"] == [
        {"kind": "text", "runs": [], "dateline": "HULL", "paragraph": 0, "calm": 0},
        {
            "kind": "crosshead",
            "runs": [{"text": "Head", "faces": [], "note": ""}],
            "dateline": "",
            "paragraph": 0,
            "calm": 0,
        },
    ]


def test_words_are_marked_for_breaking_only_where_lines_are_justified(layouts: Layouts) -> None:
    story = Story(body=(Paragraph("The committee", spans=(Span(0, 6, "bold"),)),))

    def texts(layout: str) -> list[str]:
        (row,) = cast("list[dict[str, list[dict[str, str]]]]", data_of(layouts, story, layout)["body"])
        return [run["text"] for run in row["runs"]]

    assert texts("print-version") == ["The co", "mmittee"]
    assert texts("news-page") == ["The co", "m\u00admit\u00adtee"]


@pytest.mark.parametrize(
    ("word", "language", "marked"),
    [
        ("photograph", "en-GB", "photo-graph"),
        ("newspapers", "en-US", "news-papers"),
        ("Supported", "en-GB", "Support-ed"),
        ("readjust", "en-GB", "readjust"),
        ("engineer", "en-IN", "engin-eer"),
        ("engineer", "en-US", "engi-neer"),
        ("progress", "en-GB", "pro-gress"),
        ("Regierung", "de-DE", "Regie-rung"),
        ("photograph", "xx", "photograph"),
        ("light", "en-GB", "light"),
        ("x" * 14, "", "x" * 14),
    ],
)
def test_each_language_breaks_words_its_own_way(word: str, language: str, marked: str) -> None:
    marks = breaks(word, language)
    shown = "".join(("-" if at in marks else "") + letter for at, letter in enumerate(word))
    assert shown == marked


@given(st.text(max_size=200))
def test_marks_stand_inside_the_text(text: str) -> None:
    assert all(0 < at < len(text) for at in breaks(text, "en-GB"))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("a\x00b\x1bc", "abc"),
        ("a\tb\u2028c", "a b c"),
        ("abc \u202egnp.exe\u202c", "abc gnp.exe"),
        ("soft\u00adly\ufeff", "softly"),
        ("half \ud800", "half \ufffd"),
        ("क्\u200dष", "क्\u200dष"),
        ("no\u00a0break", "no\u00a0break"),
        ("#read(“x”) $1 <a>", "#read(“x”) $1 <a>"),
    ],
)
def test_text_is_cleaned_and_otherwise_left_alone(text: str, printed: str) -> None:
    assert clean(text) == printed


@pytest.mark.parametrize(
    ("label", "credit", "line"),
    [
        ("Photo Courtesy", "An agency", "Photo Courtesy: An agency"),
        ("Photo:", "An agency", "Photo: An agency"),
        ("", "An agency", "An agency"),
        ("Photo", "", "Photo"),
        ("", "", ""),
    ],
)
def test_a_credit_stands_after_its_label(label: str, credit: str, line: str) -> None:
    assert credit_line(label, credit) == line


def test_the_author_is_the_byline_else_the_source() -> None:
    assert author(HARBOUR) == "Orla Pentreath"
    assert author(replace(HARBOUR, byline="")) == "The Coastal Courier"
    assert author(Story()) == ""


def test_the_title_falls_back_to_slug_and_first_words() -> None:
    assert title(Story(headline=" ", slug="a-slug")) == "a-slug"
    assert title(Story(body=(Paragraph("\u200b"), Paragraph("Short words.")))) == "Short words."


@pytest.mark.parametrize(
    ("tag", "language", "region"),
    [
        ("en-GB", "en", "GB"),
        ("bn", "bn", None),
        ("", "en", None),
        ("zh-Hant", "zh", None),
        ("no such", "en", None),
    ],
)
def test_a_language_tag_is_taken_apart(layouts: Layouts, tag: str, language: str, region: str | None) -> None:
    data = data_of(layouts, Story(language=tag))
    assert (data["language"], data["region"]) == (language, region)
