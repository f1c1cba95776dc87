"""HTML out: valid, whole in itself, and deaf to hostile copy."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.story.model import Kind, Paragraph, PhotoUse, Related, Span, Story
from desk.wire import html

HOSTILE = "<script>alert('x')</script> & \"quoted\" 'single' <img src=x onerror=y> </title>"
VOID = {"meta", "img"}


class Seen(HTMLParser):
    """Walks a document and fails where an element is not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.words.append(data)


def seen(story: Story, jpeg: bytes | None = b"jpeg") -> Seen:
    parser = Seen()
    parser.feed(html.write(story, lambda _: jpeg).decode())
    parser.close()
    assert parser.open == []
    return parser


def hostile(text: str) -> Story:
    return Story(
        headline=text,
        slug=text,
        standfirst=text,
        byline=text,
        dateline=text,
        source=text,
        handle=text,
        published=text,
        language=text,
        body=tuple(Paragraph(text, kind, (Span(0, 3, "bold"), Span(2, 6, "italic"))) for kind in Kind),
        photos=(PhotoUse(text, text, text, text),),
        related=(Related(text, text),),
        notes=text,
    )


@given(st.just(HOSTILE) | st.text(st.sampled_from("<>&\"'/=abc \n-![]"), min_size=1))
def test_no_text_becomes_an_element_or_an_attribute(text: str) -> None:
    plain, attacked = seen(hostile("plain words")), seen(hostile(text))
    assert {tag for tag, _ in attacked.elements} <= {tag for tag, _ in plain.elements} | {"time"}
    wanted = {name for _, attrs in plain.elements for name in attrs} | {"datetime"}
    assert {name for _, attrs in attacked.elements for name in attrs} <= wanted


def test_hostile_words_are_all_still_there_as_words() -> None:
    assert [text for text in seen(hostile(HOSTILE)).words if HOSTILE in text]
    assert "<script" not in html.write(hostile(HOSTILE), lambda _: None).decode()


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ('https://example.org/a?b=1&c="2"', True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        (" JavaScript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//example.org", False),
        ("https:", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_a_related_line_is_a_link_only_to_the_web(url: str, linked: bool) -> None:
    links = [
        attrs["href"] for tag, attrs in seen(Story(related=(Related("Fees", url),))).elements if tag == "a"
    ]
    assert links == ([url] if linked else [])


def test_nothing_is_fetched_from_elsewhere() -> None:
    story = Story(headline="Bell", photos=(PhotoUse("The bell", "Photo", "Hale", "bell.jpg"),))
    found = [attrs for tag, attrs in seen(story).elements if tag == "img"]
    assert found == [{"src": "data:image/jpeg;base64,anBlZw==", "alt": "The bell"}]
    assert not {tag for tag, _ in seen(story).elements} & {"script", "link", "iframe", "object"}


def test_alt_text_stands_in_for_the_picture_and_the_caption_under_it() -> None:
    story = Story(photos=(PhotoUse("The bell", "", "Hale", "bell.jpg", alt="A “green” bell"),))
    parser = seen(story)
    assert [attrs["alt"] for tag, attrs in parser.elements if tag == "img"] == ["A “green” bell"]
    assert "The bell Photo: Hale" in html.write(story, lambda _name: b"jpeg").decode()


def test_a_photo_awaited_keeps_its_caption_and_one_with_nothing_is_left_out() -> None:
    story = Story(photos=(PhotoUse("The bell", file="bell.jpg"), PhotoUse(file="gone.jpg")))
    parser = seen(story, None)
    assert [tag for tag, _ in parser.elements if tag in {"figure", "img", "figcaption"}] == [
        "figure",
        "figcaption",
    ]
    assert "The bell" in parser.words


def test_title_language_and_author_come_from_the_story() -> None:
    story = Story(headline="Bell", byline="By Ann Hale", language="cy", dateline="MARREN")
    parser = seen(story)
    assert ("html", {"lang": "cy"}) in parser.elements
    assert ("meta", {"name": "author", "content": "Ann Hale"}) in parser.elements
    assert parser.words.count("Bell") == 2
    assert "MARREN — " in parser.words


def test_a_story_with_no_headline_is_titled_by_its_slug() -> None:
    assert "bell" in seen(Story(slug="bell")).words
    assert "Story" in seen(Story()).words


def test_half_a_surrogate_pair_becomes_a_question_mark() -> None:
    assert "a?b" in seen(Story(headline="a\ud83db")).words
