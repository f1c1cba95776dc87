"""The print page and its relatives. All copy here is made up."""

import pytest

from desk.story.model import Kind, Paragraph, PhotoUse, Related, Story
from desk.wire import print_page
from desk.wire.received import Received, Unplaced

PAGE = """\
Harbour Daily | @harbourdaily | 04 Mar 2024, 09:15 pm Print

Divers raise the old bell at Marren Quay. Photo Courtesy: Screen grab from a film by Tideline
Divers on Monday raised the bell of a ferry that sank off Marren Quay ninety years ago.
The bell, which weighs as much as a small car, broke the surface at noon.
"We want to thank [wee all] who waited," said the master of the dive.
- Harbour fees to rise in the spring
- Marren: Two held after crane fire
"""
BODY = (
    "Divers on Monday raised the bell of a ferry that sank off Marren Quay ninety years ago.",
    "The bell, which weighs as much as a small car, broke the surface at noon.",
    '"We want to thank [wee all] who waited," said the master of the dive.',
)
MASTHEAD = "Harbour Daily | @harbourdaily | 04 Mar 2024, 09:15 pm Print"
FIRST = "The bell came up at noon, and the crowd on the quay fell silent."
SECOND = "It will be cleaned and hung in the church before the winter."


def read(text: str) -> Received:
    return print_page.read(text.encode())


def lines(*texts: str) -> str:
    return "\n".join(texts)


def story(*texts: str) -> Story:
    received = read(lines(*texts))
    assert received.unplaced == ()
    return received.story


def texts(one: Story) -> list[str]:
    return [paragraph.text for paragraph in one.body]


def test_a_print_page_gives_exactly_its_fields() -> None:
    assert read(PAGE) == Received(
        Story(
            slug="divers-raise-old-bell-marren",
            source="Harbour Daily",
            handle="@harbourdaily",
            published="2024-03-04T21:15",
            body=tuple(Paragraph(text) for text in BODY),
            photos=(
                PhotoUse(
                    "Divers raise the old bell at Marren Quay.",
                    "Photo Courtesy",
                    "Screen grab from a film by Tideline",
                ),
            ),
            related=(
                Related("Harbour fees to rise in the spring"),
                Related("Marren: Two held after crane fire"),
            ),
        ),
        "print-page",
        "utf-8",
    )


def test_a_print_page_is_written_as_it_came() -> None:
    assert print_page.write(read(PAGE).story, lambda _: None).decode() == PAGE


@pytest.mark.parametrize(
    "raw",
    [
        PAGE.replace("\n", "\r\n").encode(),
        PAGE.replace("\n", "\r").encode(),
        PAGE.replace("\n", "\n\n").encode(),
        b"\xef\xbb\xbf" + PAGE.encode(),
        PAGE.encode("utf-16"),
        PAGE.encode("utf-16-le"),
        PAGE.encode("utf-16-be"),
        PAGE.replace(" ", "\xa0").encode("windows-1252"),
        PAGE.replace("04 Mar", "04\u202fMar").encode(),
    ],
    ids=["CRLF", "CR", "blank-lines", "BOM", "UTF-16", "UTF-16-LE", "UTF-16-BE", "1252-NBSP", "thin-space"],
)
def test_the_bytes_it_comes_in_do_not_change_the_story(raw: bytes) -> None:
    received = print_page.read(raw)
    assert received.story == read(PAGE).story
    assert received.unplaced == ()


def test_smart_quotes_stay_as_they_are() -> None:
    one = story(MASTHEAD, "", "“We’re glad,” she said — ‘very’ glad…", FIRST)
    assert texts(one)[0] == "“We’re glad,” she said — ‘very’ glad…"


@pytest.mark.parametrize("masthead_at", [0, 1, 2, 3])
def test_headline_standfirst_and_byline_stand_above_or_below_the_masthead(masthead_at: int) -> None:
    furniture = [
        "Ferry bell raised after ninety years",
        "Divers worked by hand for nine days",
        "By Ann Hale and Tom Ruddock",
    ]
    furniture.insert(masthead_at, MASTHEAD)
    one = story(*furniture, "", FIRST, SECOND)
    assert (one.headline, one.standfirst, one.byline) == (
        "Ferry bell raised after ninety years",
        "Divers worked by hand for nine days",
        "By Ann Hale and Tom Ruddock",
    )
    assert (one.source, one.published) == ("Harbour Daily", "2024-03-04T21:15")
    assert texts(one) == [FIRST, SECOND]
    assert one.slug == "ferry-bell-raised-after-ninety"


def test_a_standfirst_with_a_full_stop_is_known_by_the_byline_under_it() -> None:
    one = story(
        MASTHEAD, "Ferry bell raised", "Divers worked by hand for nine days.", "By Ann Hale", FIRST, SECOND
    )
    assert one.standfirst == "Divers worked by hand for nine days."
    assert texts(one) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Hale",
        "BY ANN HALE",
        "By Ann Hale, Tom van der Berg & Asif bin Rahim",
        "By Our Special Correspondent in Marren",
        "Reporting by Ann Hale; Editing by Tom Ruddock",
        "Staff Correspondent, Marren",
    ],
)
def test_bylines_are_kept_whole(line: str) -> None:
    one = story(MASTHEAD, "Ferry bell raised", line, FIRST, SECOND)
    assert one.byline == line
    assert texts(one) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "line",
    ["By noon the quay was full.", "By the end of the week", "By then, all had gone", "Bystanders cheered"],
)
def test_a_sentence_that_begins_with_by_is_no_byline(line: str) -> None:
    assert story(MASTHEAD, line, SECOND).byline == ""


def test_a_short_line_under_the_headline_is_no_standfirst() -> None:
    one = story("Ferry bell raised", MASTHEAD, "Old Quay, Marren", FIRST)
    assert one.standfirst == ""
    assert texts(one) == ["Old Quay, Marren", FIRST]


def test_two_byline_lines_are_both_kept() -> None:
    one = story("Ferry bell raised", "By Ann Hale", "By Tom Ruddock", MASTHEAD, FIRST)
    assert one.byline == "By Ann Hale; By Tom Ruddock"


@pytest.mark.parametrize(
    ("line", "source", "handle", "published"),
    [
        ("Harbour Daily | 04 Mar 2024, 09:15 pm Print", "Harbour Daily", "", "2024-03-04T21:15"),
        ("Harbour Daily | @harbourdaily Print", "Harbour Daily", "@harbourdaily", ""),
        ("@harbourdaily | 04 Mar 2024", "", "@harbourdaily", "2024-03-04"),
        ("Harbour Daily | Print", "Harbour Daily", "", ""),
        ("04 Mar 2024, 09:15 pm Print", "", "", "2024-03-04T21:15"),
        ("Updated: 04 Mar 2024, 21:15", "", "", "2024-03-04T21:15"),
        ("Harbour Daily · @harbourdaily · 04/03/2024 21:15 BST", "Harbour Daily", "@harbourdaily", "B"),
        ("Harbour Daily • @harbourdaily • March 4, 2024", "Harbour Daily", "@harbourdaily", "2024-03-04"),
        ("Harbour Daily | 04 Mar 2024 | 21:15", "Harbour Daily", "", "2024-03-04T21:15"),
        ("Print", "", "", ""),
    ],
)
def test_a_masthead_may_lack_any_part(line: str, source: str, handle: str, published: str) -> None:
    one = story(line, "", FIRST, SECOND)
    wanted = "2024-03-04T21:15+01:00" if published == "B" else published
    assert (one.source, one.handle, one.published) == (source, handle, wanted)
    assert texts(one) == [FIRST, SECOND]


def test_what_a_masthead_has_no_field_for_is_unplaced() -> None:
    received = read(
        "Harbour Daily | World | By Ann Hale | 04 Mar 2024, 09:15 pm ET | Updated: 05 Mar 2024 Print\n"
        + FIRST
    )
    assert received.story.byline == "By Ann Hale"
    assert received.story.published == "2024-03-04T21:15"
    assert received.unplaced == (
        Unplaced(1, "World"),
        Unplaced(1, "Updated: 05 Mar 2024"),
        Unplaced(1, "ET"),
    )


def test_a_second_date_line_fills_what_the_masthead_lacked_or_is_unplaced() -> None:
    lacking = story("Harbour Daily | @harbourdaily", "Published: 4 March 2024", FIRST, SECOND)
    assert lacking.published == "2024-03-04"
    received = read(lines(MASTHEAD, "Updated: 5 March 2024", FIRST))
    assert received.story.published == "2024-03-04T21:15"
    assert received.unplaced == (Unplaced(2, "Updated: 5 March 2024"),)


def test_lines_above_the_masthead_beyond_headline_and_standfirst_are_unplaced() -> None:
    received = read(lines("Bell raised", "Nine days by hand", "Home > News", "- Menu", MASTHEAD, FIRST))
    assert (received.story.headline, received.story.standfirst) == ("Bell raised", "Nine days by hand")
    assert received.unplaced == (Unplaced(3, "Home > News"), Unplaced(4, "- Menu"))


def test_copy_without_masthead_photo_or_related_is_headline_and_body() -> None:
    one = story("Ferry bell raised after ninety years", FIRST, SECOND)
    assert one == Story(
        headline="Ferry bell raised after ninety years",
        slug="ferry-bell-raised-after-ninety",
        body=(Paragraph(FIRST), Paragraph(SECOND)),
    )


@pytest.mark.parametrize(
    "line", ["the crowd waited", "Divers said:", '"What a day!"', "The bell was raised.", "x" * 141]
)
def test_a_first_line_that_is_no_headline_is_body(line: str) -> None:
    one = story(MASTHEAD, line, FIRST)
    assert one.headline == ""
    assert texts(one) == [line, FIRST]


@pytest.mark.parametrize(
    ("paragraph", "dateline", "rest"),
    [
        ("MARREN, Sept 13 (Tideline) — The bell rang.", "MARREN, Sept 13 (Tideline)", "The bell rang."),
        ("Marren, 13 Sep 2024 (TL) - The bell rang.", "Marren, 13 Sep 2024 (TL)", "The bell rang."),
        ("OLD MARREN, Wales (AP) -- The bell rang.", "OLD MARREN, Wales (AP)", "The bell rang."),
        ("MARREN — “It rang,” she said.", "MARREN", "“It rang,” she said."),
        ("MARREN — It rang — twice.", "", "MARREN — It rang — twice."),
        ("MARREN — it rang.", "", "MARREN — it rang."),
        ("BREAKING — The bell rang.", "", "BREAKING — The bell rang."),
        ("MARREN: The bell rang.", "", "MARREN: The bell rang."),
        ("Marren — The bell rang.", "", "Marren — The bell rang."),
    ],
)
def test_a_dateline_is_taken_off_only_when_it_is_sure(paragraph: str, dateline: str, rest: str) -> None:
    one = story(MASTHEAD, paragraph, SECOND)
    assert (one.dateline, texts(one)) == (dateline, [rest, SECOND])


def test_several_photos_stand_at_the_top_and_between_paragraphs() -> None:
    one = story(
        MASTHEAD,
        "The bell. Photo: Ann Hale",
        "The quay. (AP Photo/Tom Ruddock)",
        FIRST,
        "Image: Tideline",
        SECOND,
        "The church. Pic: Marren Trust",
        BODY[1],
    )
    assert one.photos == (
        PhotoUse("The bell.", "Photo", "Ann Hale"),
        PhotoUse("The quay.", "", "AP Photo/Tom Ruddock"),
        PhotoUse("", "Image", "Tideline"),
        PhotoUse("The church.", "Pic", "Marren Trust"),
    )
    assert texts(one) == [FIRST, SECOND, BODY[1]]


def test_a_caption_may_have_its_credit_on_the_next_line() -> None:
    top = story(MASTHEAD, "", "Divers raise the bell.", "Photo: Ann Hale", "", FIRST, SECOND)
    middle = story(MASTHEAD, "", FIRST, "", "The bell at dusk.", "Photo: Ann Hale", "", SECOND)
    assert top.photos == (PhotoUse("Divers raise the bell.", "Photo", "Ann Hale"),)
    assert middle.photos == (PhotoUse("The bell at dusk.", "Photo", "Ann Hale"),)
    assert texts(top) == texts(middle) == [FIRST, SECOND]


def test_a_lone_credit_under_the_headline_leaves_the_headline_alone() -> None:
    one = story(MASTHEAD, "Ferry bell raised", "Photo: Ann Hale", FIRST, SECOND)
    assert one.headline == "Ferry bell raised"
    assert one.photos == (PhotoUse("", "Photo", "Ann Hale"),)


@pytest.mark.parametrize("mark", ["- ", "• ", "•", "* ", "– ", "— ", "· "])
def test_related_stories_may_have_any_bullet(mark: str) -> None:
    one = story(MASTHEAD, FIRST, f"{mark}Fees to rise", f"{mark}Two held after fire")
    assert one.related == (Related("Fees to rise"), Related("Two held after fire"))


@pytest.mark.parametrize(
    "heading",
    ["Related", "Related stories:", "ALSO READ", "Read more", "More stories", "More from Harbour Daily"],
)
@pytest.mark.parametrize("mark", ["- ", ""])
def test_related_stories_may_stand_under_a_heading_which_is_unplaced(heading: str, mark: str) -> None:
    received = read(
        "\n".join([MASTHEAD, FIRST, heading, f"{mark}Fees to rise", f"{mark}Two held after fire"])
    )
    assert received.story.related == (Related("Fees to rise"), Related("Two held after fire"))
    assert texts(received.story) == [FIRST]
    assert received.unplaced == (Unplaced(3, heading),)


def test_two_headed_lists_are_one_related_list_in_order() -> None:
    received = read(lines(MASTHEAD, FIRST, "Related", "- One", "- Two", "More stories", "- Three"))
    assert [line.title for line in received.story.related] == ["One", "Two", "Three"]
    assert [line.text for line in received.unplaced] == ["Related", "More stories"]


def test_the_foot_of_the_site_is_unplaced() -> None:
    received = read(lines(MASTHEAD, FIRST, "- Fees to rise", "Tags: bells", "© 2024 Harbour Daily"))
    assert received.story.related == (Related("Fees to rise"),)
    assert [line.text for line in received.unplaced] == ["Tags: bells", "© 2024 Harbour Daily"]


def test_a_list_in_mid_story_stays_in_the_story() -> None:
    one = story(MASTHEAD, FIRST, "- the bell", "- the anchor", SECOND, "- Fees to rise")
    assert [paragraph.kind for paragraph in one.body] == [
        Kind.TEXT,
        Kind.LIST_ITEM,
        Kind.LIST_ITEM,
        Kind.TEXT,
    ]
    assert texts(one)[1:3] == ["the bell", "the anchor"]
    assert one.related == (Related("Fees to rise"),)


@pytest.mark.parametrize(
    "copy",
    [
        [FIRST, "They found:", "- the bell", "- the anchor"],
        [FIRST, "- The bell was found.", "- The anchor was not."],
        ["- the bell", "- the anchor"],
        [FIRST, "- the bell " + "rang " * 40, "- the anchor"],
    ],
    ids=["after a colon", "sentences", "nothing before", "too long"],
)
def test_a_closing_list_of_the_story_itself_is_not_related(copy: list[str]) -> None:
    one = story(MASTHEAD, *copy)
    assert one.related == ()
    assert [paragraph.kind for paragraph in one.body][-2:] == [Kind.LIST_ITEM, Kind.LIST_ITEM]


def test_a_sign_off_after_a_long_dash_is_text() -> None:
    one = story(MASTHEAD, FIRST, "— Tideline")
    assert one.related == ()
    assert one.body == (Paragraph(FIRST), Paragraph("— Tideline"))


def test_a_short_line_between_sentences_is_a_crosshead() -> None:
    one = story(MASTHEAD, FIRST, "Silence on the quay", SECOND)
    assert one.body[1] == Paragraph("Silence on the quay", Kind.CROSSHEAD)


@pytest.mark.parametrize(
    ("before", "line", "after"),
    [
        (FIRST, "and then nothing", SECOND),
        (FIRST, "Was it over?", SECOND),
        (FIRST, "He said:", SECOND),
        (FIRST, "78,000", SECOND),
        (FIRST, "Marren 2, Tidewell 1", "Quay 0, Harbour 0"),
        ("Results so far", "Marren 2, Tidewell 1", SECOND),
        (FIRST, "One two three four five six seven eight nine", SECOND),
    ],
)
def test_a_short_line_is_text_when_it_may_be_something_else(before: str, line: str, after: str) -> None:
    one = story(MASTHEAD, BODY[0], before, line, after, BODY[1])
    assert Paragraph(line) in one.body


def test_a_line_without_a_word_is_unplaced() -> None:
    received = read(lines(MASTHEAD, FIRST, "* * *", SECOND, "--------"))
    assert texts(received.story) == [FIRST, SECOND]
    assert received.unplaced == (Unplaced(3, "* * *"), Unplaced(5, "--------"))


def test_what_the_form_cannot_mark_is_written_as_its_words() -> None:
    one = Story(
        byline="Ann Hale",
        dateline="MARREN",
        body=(Paragraph("A pull quote", Kind.QUOTE), Paragraph("item", Kind.LIST_ITEM)),
        photos=(PhotoUse("A caption."), PhotoUse("", "", "Ann Hale"), PhotoUse()),
        related=(Related("Fees rise."), Related("")),
    )
    assert print_page.write(one, lambda _: None).decode().split("\n") == [
        "By Ann Hale",
        "Print",
        "",
        "A caption. Photo:",
        "Photo: Ann Hale",
        "A pull quote",
        "- item",
        "MARREN —",
        "Related",
        "- Fees rise.",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        (PAGE, 0.9, 1.0),
        ("Updated: 4 March 2024\n" + FIRST, 0.55, 0.65),
        (f"{FIRST}\nThe bell. Photo: Ann Hale\n{SECOND}", 0.45, 0.55),
        (f"{FIRST}\n{SECOND}\n- Fees to rise\n- Two held", 0.45, 0.55),
        (f"{FIRST}\n{SECOND}", 0.0, 0.15),
    ],
)
def test_likeness_grows_with_the_marks_of_a_print_page(text: str, least: float, most: float) -> None:
    assert least <= print_page.likeness(text) <= most
