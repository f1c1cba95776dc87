"""What each writer makes of one full story, held against kept files. All copy here is made up."""

from pathlib import Path
from types import ModuleType

import pytest

from desk.story.model import Kind, Paragraph, PhotoUse, Related, Span, Story
from desk.wire import html, markdown, plain_text, print_page

GOLDEN = Path(__file__).parents[2] / "golden" / "wire"
JPEG = b"\xff\xd8\xff\xe0 a small picture \xff\xd9"
STORY = Story(
    headline="Ferry bell raised after ninety years",
    slug="ferry-bell",
    standfirst="Divers worked by hand for nine days in the cold",
    byline="By Ann Hale & Tom Ruddock",
    dateline="MARREN, March 4 (Tideline)",
    source="Harbour Daily",
    handle="@harbourdaily",
    published="2024-03-04T21:15+00:00",
    body=(
        Paragraph(
            "Divers raised the bell of the Morwen at noon, 3 < 4 hours late.", spans=(Span(25, 31, "italic"),)
        ),
        Paragraph(
            "“We *waited*,” said the master of the dive, “and [wee all] heard it.”",
            spans=(Span(1, 12, "bold"), Span(4, 12, "italic")),
        ),
        Paragraph("Silence on the quay", Kind.CROSSHEAD),
        Paragraph("Three things came up with it that afternoon.", Kind.TEXT),
        Paragraph("a brass lamp", Kind.LIST_ITEM),
        Paragraph("the ship’s clock", Kind.LIST_ITEM),
        Paragraph("It is ours again", Kind.QUOTE),
        Paragraph("It will be hung in the church before the winter."),
    ),
    photos=(
        PhotoUse("The bell on the quay.", "Photo Courtesy", "Tideline/Ann Hale", "bell.jpg"),
        PhotoUse("The “Morwen” in 1931.", "", "AP Photo/Tom Ruddock", "missing.jpg"),
    ),
    related=(
        Related("Harbour fees to rise", "https://example.org/fees?a=1&b=2"),
        Related("Two held after crane fire"),
    ),
    notes="Check the year\nwith the harbour master",
)


def photo(name: str) -> bytes | None:
    return JPEG if name == "bell.jpg" else None


@pytest.mark.parametrize(
    ("form", "name"),
    [
        (print_page, "print-page.txt"),
        (plain_text, "text.txt"),
        (markdown, "markdown.md"),
        (html, "page.html"),
    ],
)
def test_a_full_story_is_written_as_the_kept_file_has_it(form: ModuleType, name: str) -> None:
    assert form.write(STORY, photo).decode() == (GOLDEN / name).read_bytes().decode()
