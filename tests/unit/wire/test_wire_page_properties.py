"""What holds for any copy at all: nothing is dropped, nothing crashes, what is written reads back."""

import datetime as dt
import re
from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desk.errors import DeskError
from desk.story.model import Kind, Paragraph, PhotoUse, Related, Story
from desk.story.slug import suggested_slug
from desk.story.text import passages
from desk.wire import markdown, plain_text, print_page
from desk.wire.decode import decode
from desk.wire.received import Received

WORD = re.compile(r"\w+")
LINE = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
PIECE = st.sampled_from(
    [
        "The bell rang.",
        "Photo:",
        "Photo Courtesy:",
        "(AP Photo/Ann Hale)",
        "Harbour Daily",
        "@harbour",
        " | ",
        "By Ann",
        "- ",
        "• ",
        "Related",
        "Also read:",
        "4 Mar 2024",
        "2024-03-04T21:15",
        "09:15 pm",
        "ET",
        "BST",
        "Print",
        "Updated:",
        "MARREN — ",
        "MARREN, Sept 4 (TL) - ",
        ":",
        "(",
        ")",
        "[Photo by Tom Ruddock]",
        "© Tideline",
        "Tags: x",
        "# ",
        "_",
        "*",
        "**",
    ]
)
PLAUSIBLE = st.lists(PIECE | LINE, max_size=6).map(" ".join)
WHOLE = st.sampled_from(
    [
        "Harbour Daily | @harbour | 4 Mar 2024, 09:15 pm Print",
        "Published: 4 Mar 2024",
        "Harbour Daily | World | @harbour",
        "By Ann Hale",
        "The bell. Photo: Tideline",
        "Divers raised it by hand",
        "- Fees to rise",
        "Related",
        "* * *",
        "",
    ]
)
COPY = st.lists(WHOLE | PLAUSIBLE, min_size=1, max_size=14).map("\n".join)
OF_A_DATE = re.compile(r"\d+|\d*T\d+|\d+Z?|print|updated|published|[ap]m|mar|bst", re.IGNORECASE)


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(text))


def kept(received: Received) -> Counter[str]:
    return words(
        "\n".join([*(one.text for one in passages(received.story)), *(one.text for one in received.unplaced)])
    )


@given(COPY)
def test_every_word_of_a_print_page_is_in_a_field_or_unplaced(copy: str) -> None:
    try:
        received = print_page.read(copy.encode())
    except DeskError:
        return
    missing = words(decode(copy.encode()).text) - kept(received)
    assert [word for word in missing if not OF_A_DATE.fullmatch(word)] == []
    if received.story.published == "":
        assert [word for word in missing if word.lower() != "print"] == []


@given(COPY)
def test_the_body_of_a_print_page_is_in_the_order_it_came(copy: str) -> None:
    try:
        received = print_page.read(copy.encode())
    except DeskError:
        return
    source = iter(WORD.findall(decode(copy.encode()).text))
    for paragraph in received.story.body:
        assert all(word in source for word in WORD.findall(paragraph.text))


@given(COPY)
def test_every_word_of_plain_text_is_in_a_field_or_unplaced(copy: str) -> None:
    try:
        received = plain_text.read(copy.encode())
    except DeskError:
        return
    assert words(decode(copy.encode()).text) == kept(received)


@given(st.binary(max_size=300))
def test_no_bytes_crash_a_reader(raw: bytes) -> None:
    outcomes = set[str]()
    for form in (print_page, plain_text, markdown):
        try:
            outcomes.add(form.read(raw).encoding)
        except DeskError as error:
            outcomes.add(str(error))
    assert len(outcomes) == 1


NAME = st.from_regex(r"[A-Z][a-z]{2,8}", fullmatch=True)
LOWER = st.from_regex(r"[a-z“”’é\-]{0,3}[a-z]{1,9}", fullmatch=True)
PHRASE = st.builds(
    lambda first, rest: " ".join([first, *rest]), NAME, st.lists(LOWER, min_size=1, max_size=7)
)
SENTENCE = st.builds(
    lambda phrase, end: phrase + " went on to the very end of the long stone quay" + end,
    PHRASE,
    st.sampled_from(".!?"),
)
STAMP = st.builds(
    lambda moment, zone: f"{moment:%Y-%m-%dT%H:%M}{zone}",
    st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2100, 1, 1)),  # noqa: DTZ001 - copy has no zone
    st.sampled_from(["", "+00:00", "+05:30", "-04:00"]),
)
LABELLED = st.builds(
    PhotoUse,
    st.just("") | SENTENCE,
    st.sampled_from(["Photo", "Photo Courtesy", "Image", "Photo by", "Credit"]),
    NAME,
)
AGENCY = st.builds(lambda caption, name: PhotoUse(caption, "", f"AP Photo/{name}"), SENTENCE, NAME)
TITLED = st.builds(Related, PHRASE)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    headline = draw(PHRASE)
    body = [Paragraph(draw(SENTENCE))]
    for _ in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from([Kind.TEXT, Kind.CROSSHEAD, Kind.LIST_ITEM]))
        if kind is Kind.CROSSHEAD:
            body += [Paragraph(" ".join(draw(PHRASE).split()[:4]), kind)]
        if kind is Kind.LIST_ITEM:
            body += [Paragraph(draw(PHRASE), kind)]
        body.append(Paragraph(draw(SENTENCE)))
    one = Story(
        headline=headline,
        standfirst=draw(st.just("") | SENTENCE),
        byline=draw(st.just("") | NAME.map(lambda name: f"By {name}")),
        dateline=draw(st.sampled_from(["", "MARREN", "Marren, Sept 13 (Tideline)"])),
        source=draw(st.just("") | NAME),
        handle=draw(st.sampled_from(["", "@harbour"])),
        published=draw(st.just("") | STAMP),
        body=tuple(body),
        photos=tuple(draw(st.lists(LABELLED | AGENCY, max_size=3))),
        related=tuple(draw(st.lists(TITLED, max_size=4))),
    )
    return replace(one, slug=suggested_slug(one))


@given(stories())
def test_a_print_page_written_reads_back_as_the_same_story(story: Story) -> None:
    received = print_page.read(print_page.write(story, lambda _: None))
    assert received.story == story
    assert [one.text for one in received.unplaced] in ([], ["Related"])
