"""Markdown in and out. All copy here is made up."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desk.story.model import Kind, Paragraph, PhotoUse, Related, Span, Story
from desk.story.slug import suggested_slug
from desk.story.spans import tidy
from desk.wire import markdown
from desk.wire.received import Received, Unplaced

COPY = """\
---
slug: bell
byline: "By Ann Hale: a report"
date: 4 March 2024, 09:15 pm
---

# Ferry *bell* raised

![The bell at dusk](bell.jpg "Photo Courtesy: Tideline")

The bell **rang** at _noon, **and** again_ at `two`.

## Silence on the quay

> It is ours again,
> she said.

- the bell
- the anchor

7. seventh

See [the film](https://example.org/film "Film").

- [Fees to rise](https://example.org/fees)
- [Two held](https://example.org/held)
"""


def read(text: str) -> Received:
    return markdown.read(text.encode())


def written(story: Story) -> str:
    return markdown.write(story, lambda _: None).decode()


def test_markdown_gives_furniture_body_photos_and_related() -> None:
    assert read(COPY) == Received(
        Story(
            headline="Ferry bell raised",
            slug="bell",
            byline="By Ann Hale: a report",
            published="2024-03-04T21:15",
            body=(
                Paragraph(
                    "The bell rang at noon, and again at two.",
                    spans=(Span(9, 13, "bold"), Span(17, 32, "italic"), Span(23, 26, "bold")),
                ),
                Paragraph("Silence on the quay", Kind.CROSSHEAD),
                Paragraph("It is ours again, she said.", Kind.QUOTE),
                Paragraph("the bell", Kind.LIST_ITEM),
                Paragraph("the anchor", Kind.LIST_ITEM),
                Paragraph("7. seventh", Kind.LIST_ITEM),
                Paragraph("See the film."),
            ),
            photos=(PhotoUse("The bell at dusk", "Photo Courtesy", "Tideline"),),
            related=(
                Related("Fees to rise", "https://example.org/fees"),
                Related("Two held", "https://example.org/held"),
            ),
        ),
        "markdown",
        "utf-8",
        (
            Unplaced(9, "bell.jpg"),
            Unplaced(23, "Film"),
            Unplaced(23, "https://example.org/film"),
        ),
    )


def test_spans_count_code_points() -> None:
    assert read("A 🔔 **rang** twice.").story.body == (
        Paragraph("A 🔔 rang twice.", spans=(Span(4, 8, "bold"),)),
    )


def test_a_list_under_related_at_the_end_is_related_and_its_heading_unplaced() -> None:
    received = read("The bell rang.\n\n## Related\n\n- Fees to rise\n- [Two held](https://example.org)\n")
    assert received.story.related == (Related("Fees to rise"), Related("Two held", "https://example.org"))
    assert received.story.body == (Paragraph("The bell rang."),)
    assert received.unplaced == (Unplaced(3, "Related"),)


def test_a_second_heading_of_the_first_level_is_a_crosshead() -> None:
    story = read("# One\n\nText.\n\n# Two\n\nText.").story
    assert story.headline == "One"
    assert story.body[1] == Paragraph("Two", Kind.CROSSHEAD)


def test_a_title_in_front_matter_and_the_same_heading_are_one_headline() -> None:
    assert read("---\ntitle: One\n---\n# One\n\nText.").story.body == (Paragraph("Text."),)
    assert read("---\ntitle: Two\n---\n# One\n\nText.").story.body[0] == Paragraph("One", Kind.CROSSHEAD)


def test_front_matter_that_fits_no_field_is_unplaced() -> None:
    received = read(
        "---\nlang: cy\nlanguage: Welsh!\nlayout: tabloid\ndate: soon\nnot a row\n"
        "slug: 'it''s'\nsource:\n---\nText."
    )
    assert (received.story.language, received.story.slug) == ("cy", "it's")
    assert received.unplaced == (
        Unplaced(3, "language: Welsh!"),
        Unplaced(4, "layout: tabloid"),
        Unplaced(5, "date: soon"),
        Unplaced(6, "not a row"),
    )


def test_a_broken_quoted_value_is_kept_as_written() -> None:
    assert read('---\nslug: "bell\nsource: "Daily" News\n---\nText.').story.slug == '"bell'


def test_rules_code_and_link_definitions_are_not_dropped() -> None:
    received = read(
        "One.\n\n---\n\n```python\nring()\n\ntwice\n```\n\n[ref]: https://example.org 'Ref'\n\nTwo."
    )
    assert [one.text for one in received.story.body] == ["One.", "ring()", "twice", "Two."]
    assert [one.text for one in received.unplaced] == ["---", "python", "[REF]: https://example.org Ref"]


def test_html_is_text_and_a_script_address_is_no_link() -> None:
    received = read("<b>Bold</b>\n\n- [Fees](javascript:alert(1))\n")
    assert [one.text for one in received.story.body] == ["<b>Bold</b>", "[Fees](javascript:alert(1))"]
    assert received.story.related == ()


def test_an_image_takes_its_credit_from_its_title_or_its_caption() -> None:
    photos = read(
        '![](<>)\n![The *bell*. (AP Photo/Ann Hale)](<>)\n![The quay](<> "Ann Hale")\n![A\nb](<>)'
    ).story.photos
    assert photos == (
        PhotoUse(),
        PhotoUse("The bell.", "", "AP Photo/Ann Hale"),
        PhotoUse("The quay", "", "Ann Hale"),
        PhotoUse("A b"),
    )


def test_entities_cannot_smuggle_in_what_decoding_takes_out() -> None:
    assert read("a&#8238;b&#10;c&nbsp;d").story.body == (Paragraph("ab c d"),)


def test_likeness_grows_with_the_sorts_of_marks() -> None:
    plain, one, many = (markdown.likeness(text) for text in ("Text.", "# Head\n\nText.", COPY))
    assert (plain, one, many) == (0.1, 0.55, 1.0)


def test_a_closing_list_without_a_body_or_after_a_list_is_written_under_a_heading() -> None:
    line = (Related("Fees", "https://example.org"),)
    item = (Paragraph("item", Kind.LIST_ITEM),)
    assert written(Story(related=line)) == "## Related\n\n- [Fees](<https://example.org>)\n"
    assert "## Related" in written(Story(body=item, related=line))
    assert written(Story(body=(Paragraph("Text."), Paragraph()), related=line, photos=(PhotoUse(),))) == (
        "Text.\n\n- [Fees](<https://example.org>)\n"
    )


def test_what_would_begin_a_block_is_escaped() -> None:
    starts = ("1. one", "22) two", "- dash", "+ plus", "# hash", "> more", "=== line", "~~~ wave", "--- rule")
    story = Story(headline="Bell", slug="bell", body=tuple(Paragraph(text) for text in starts))
    assert read(written(story)).story == story


TEXT = (
    st.lists(
        st.sampled_from(list("ab é“”’-–—*_`#<>&[]()!\\|~+=.:;,1 2/\"'{}@^%$?"))
        | st.characters(codec="utf-8", categories=["L", "N", "P", "S"]),
        min_size=1,
        max_size=24,
    )
    .map(lambda chars: "".join(chars).strip())
    .filter(lambda text: text != "")
)
SPANS = st.lists(
    st.builds(Span, st.integers(0, 24), st.integers(0, 24), st.sampled_from(["bold", "italic"])), max_size=4
)
PARAGRAPH = st.builds(
    lambda text, kind, spans: Paragraph(text, kind, tidy(spans, len(text))),
    TEXT,
    st.sampled_from(Kind),
    SPANS,
)
PHOTO = st.builds(
    PhotoUse,
    TEXT.filter(lambda text: text[-1].isalpha()),
    st.sampled_from(["Photo", "Image", "Photo by"]),
    st.from_regex(r"[A-Z][a-z]{2,9}", fullmatch=True),
)
URL = st.from_regex(r"https://[a-z]{1,9}\.org/[a-z0-9_()&=?-]{0,12}", fullmatch=True)
FIELD = st.just("") | TEXT


@st.composite
def stories(draw: st.DrawFn) -> Story:
    body = tuple(draw(st.lists(PARAGRAPH, max_size=5)))
    related = tuple(draw(st.lists(st.builds(Related, TEXT, st.just("") | URL), max_size=3)))
    one = Story(
        headline=draw(TEXT),
        slug=draw(FIELD),
        standfirst=draw(FIELD),
        byline=draw(FIELD),
        dateline=draw(FIELD),
        source=draw(FIELD),
        handle=draw(FIELD),
        published=draw(st.sampled_from(["", "2024-03-04", "2024-03-04T21:15:30+05:30"])),
        language=draw(st.sampled_from(["en-GB", "cy"])),
        notes=draw(FIELD | st.builds(lambda a, b: f"{a}\n{b}", TEXT, TEXT)),
        body=body,
        photos=tuple(draw(st.lists(PHOTO, max_size=2))),
        related=related,
    )
    return replace(one, slug=one.slug or suggested_slug(one))


@given(stories())
def test_markdown_written_reads_back_as_the_same_story(story: Story) -> None:
    assert read(written(story)).story == story
