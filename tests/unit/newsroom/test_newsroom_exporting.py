"""Stories sent out, held back by the gate, or refused."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from newsroom_copy import PRINT_PAGE
from pypdf import PdfReader

from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.newsroom.exporting import HeldError, Order, file_name, formats_out, make, to_file
from desk.newsroom.gate import Reason, place_words, reasons
from desk.story.model import Kind, Paragraph, PhotoUse, Story

STORY = Story(
    headline="Bell lifted from the silt",
    slug="bell",
    byline="Marta Ellwyn",
    body=(Paragraph("It rang once."), Paragraph("Then again.", Kind.QUOTE)),
)
CUNEIFORM = "\U00012000"


def as_bytes(desk: Desk, story: Story, order: Order) -> bytes:
    return make(desk, story, order, "bell", desk.answers()).raw


def test_a_pdf_says_what_the_story_says_and_who_wrote_it(desk: Desk) -> None:
    pdf = PdfReader(BytesIO(as_bytes(desk, STORY, Order("pdf"))))
    text = " ".join(page.extract_text() for page in pdf.pages)
    assert text.index("Bell lifted from the silt") < text.index("It rang once.") < text.index("Then again.")
    assert pdf.metadata is not None
    assert (pdf.metadata.title, pdf.metadata.author) == ("Bell lifted from the silt", "Marta Ellwyn")


def test_a_layout_that_is_ordered_goes_before_the_story_s_own(desk: Desk) -> None:
    own, news = (as_bytes(desk, STORY, Order("pdf", layout)) for layout in ("", "news-page"))
    assert own == as_bytes(desk, STORY, Order("pdf", "print-version"))
    assert news != own


def test_paper_is_as_ordered_where_the_layout_has_it(desk: Desk) -> None:
    sizes = []
    for layout in ("print-version", "news-page"):
        (page, *_) = PdfReader(BytesIO(as_bytes(desk, STORY, Order("pdf", layout, "us-letter")))).pages
        sizes.append((round(page.mediabox.width), round(page.mediabox.height)))
    assert sizes == [(612, 792), (595, 842)]


def test_text_and_markdown_go_out_by_their_formats(desk: Desk) -> None:
    markdown = as_bytes(desk, STORY, Order("md")).decode()
    assert "> Then again." in markdown
    text = as_bytes(desk, STORY, Order("txt")).decode()
    assert [line for line in text.splitlines() if line][-2:] == ["It rang once.", "Then again."]


def test_a_photo_goes_into_the_html_and_a_missing_one_does_not(desk: Desk, picture: Path) -> None:
    use = PhotoUse("The quay.", "Photo", "A. Rudd/Reuters", desk.picture_desk.bring_in_file(picture).file)
    html = as_bytes(desk, replace(STORY, photos=(use,)), Order("html")).decode()
    assert "data:image/jpeg;base64," in html
    assert "The quay." in html
    missing = replace(use, file="0" * 64 + ".jpg")
    html = as_bytes(desk, replace(STORY, photos=(missing,)), Order("html")).decode()
    assert "data:image" not in html
    assert "The quay." in html


def test_formats_are_offered_by_the_word_for_them(desk: Desk) -> None:
    assert formats_out(desk) == {
        "pdf": "PDF page",
        "pdfx": "PDF/X-4 for the press",
        "pdfua": "PDF/UA-1 for readers",
        "proof": "PDF for proof",
        "html": "Web page",
        "md": "Markdown",
        "txt": "Plain text",
    }


def test_an_unknown_format_or_layout_is_told_with_those_there_are(desk: Desk) -> None:
    with pytest.raises(DeskError) as refusal:
        as_bytes(desk, STORY, Order("docx"))
    assert str(refusal.value) == (
        "Desk cannot write docx; choose one of pdf, pdfx, pdfua, proof, html, md, txt."
    )
    with pytest.raises(DeskError, match=r"poster.*print-version"):
        as_bytes(desk, STORY, Order("pdf", "poster"))


def test_a_character_no_face_can_print_holds_the_story_and_is_named_with_its_place(desk: Desk) -> None:
    story = replace(STORY, body=(*STORY.body, Paragraph(f"A stamp: {CUNEIFORM} and {CUNEIFORM}.")))
    with pytest.raises(HeldError) as held:
        as_bytes(desk, story, Order("pdf"))
    sentence = "No shipped face can print U+12000 CUNEIFORM SIGN A in paragraph 3; replace it."
    assert str(held.value) == sentence
    assert held.value.reasons == (Reason("unprintable", sentence, "body", 2, 9, CUNEIFORM),)
    assert CUNEIFORM in as_bytes(desk, story, Order("txt")).decode()


def test_a_placeholder_holds_every_page_but_a_proof(desk: Desk) -> None:
    story = replace(STORY, body=(*STORY.body, Paragraph("The mayor, TK, rang it.")))
    sentence = "Paragraph 3: “TK” holds a place for words that have not come."
    for form in ("pdf", "pdfx", "pdfua"):
        with pytest.raises(HeldError) as held:
            as_bytes(desk, story, Order(form, force=True))
        assert held.value.reasons[0] == Reason("placeholder", sentence, "body", 2, 11, "TK")
    assert as_bytes(desk, story, Order("proof")).startswith(b"%PDF")


def test_a_placeholder_that_a_person_said_to_leave_holds_nothing(desk: Desk) -> None:
    story = replace(STORY, body=(*STORY.body, Paragraph("The mayor, TK, rang it.")))
    kept = desk.store.add(story).id
    (found,) = desk.check_room.stopped(story, desk.answers(kept))
    desk.answering.ignore_once(found, story, kept)
    assert make(desk, story, Order("pdf"), "x.pdf", desk.answers(kept)).raw.startswith(b"%PDF")


def test_a_pull_quote_that_the_copy_no_longer_says_holds_the_page(desk: Desk) -> None:
    kept = replace(STORY, body=(Paragraph("“We rang it,” the mayor said."),), pull_quote="We rang it")
    rewritten = replace(kept, body=(Paragraph("“We tolled it,” the mayor said."),))
    assert desk.check_room.stopped(kept, desk.answers()) == ()
    with pytest.raises(HeldError) as held:
        as_bytes(desk, rewritten, Order("pdf", force=True))
    sentence = "The copy does not say “We rang it”; mend the pull quote or take it out."
    assert str(held.value) == f"The pull quote: {sentence}"
    found = desk.check_room.check(rewritten, desk.answers()).shown
    assert [one.message for one in found if one.rule == "pull-quote"] == [sentence]


def test_every_reason_is_told_the_most_telling_first(desk: Desk) -> None:
    story = Story(headline="\u2003", byline=CUNEIFORM, photos=(PhotoUse("\uf8ff"),))
    assert [
        (reason.rule, reason.field, reason.paragraph) for reason in reasons(story, desk.composing.coverage)
    ] == [
        ("empty", "body", None),
        ("unprintable", "byline", None),
        ("unprintable", "caption", 0),
    ]


@pytest.mark.parametrize(
    "story", [Story(headline="Bell"), Story(body=(Paragraph(), Paragraph("It rang — twice, “they” said.")))]
)
def test_a_story_with_words_that_print_is_clear(story: Story, desk: Desk) -> None:
    assert list(reasons(story, desk.composing.coverage)) == []


def test_an_empty_story_is_held(desk: Desk) -> None:
    with pytest.raises(
        HeldError, match=r"^There is nothing to print: write a headline or some copy first\.$"
    ):
        as_bytes(desk, Story(standfirst="Alone."), Order("pdf"))


def test_a_place_is_named_as_a_person_would() -> None:
    assert place_words("headline", None) == "the headline"
    assert place_words("caption", 0) == "the caption of photo 1"
    assert place_words("related", 4) == "related line 5"
    assert place_words("margin", None) == "margin"


def test_a_file_is_put_whole_in_its_place_and_a_held_one_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    to_file(desk, 1, STORY, Order("txt"), tmp_path / "bell.txt", desk.answers())
    assert (tmp_path / "bell.txt").read_bytes() == as_bytes(desk, STORY, Order("txt"))
    with pytest.raises(HeldError):
        to_file(desk, 1, Story(), Order("pdf"), tmp_path / "nothing.pdf", desk.answers())
    assert not (tmp_path / "nothing.pdf").exists()


def test_a_file_is_named_for_its_story() -> None:
    assert file_name(STORY, 7, Order("pdf")) == "bell-7.pdf"


def test_what_went_out_as_text_comes_in_again_as_it_was(desk: Desk) -> None:
    story = desk.bring_in(PRINT_PAGE.encode(), "bell.txt").stored.story
    again = desk.bring_in(as_bytes(desk, story, Order("md")), "bell.md").stored.story
    assert replace(again, layout=story.layout) == story
