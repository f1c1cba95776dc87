"""Pages that are not for the press: for readers, and for proof."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from desk.cli import run
from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.newsroom.exporting import HeldError, Order, file_name, formats_out, left_out, make
from desk.newsroom.proofing import comments
from desk.press.copy import Place
from desk.story.model import Paragraph, PhotoUse, Story

STORY = Story(
    headline="Ferry sails at dawn",
    slug="ferry-dawn",
    layout="news-page",
    body=(Paragraph("The ferry left the the quay at dawn on Monday."),),
    notes="Ring the harbour master.",
)


def said(raw: bytes) -> list[str]:
    """What the notes on a PDF’s first page say."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        return [str(note.Contents) for note in pdf.pages[0].get("/Annots", [])]


def test_a_proof_says_what_the_checks_find_and_the_notes(desk: Desk) -> None:
    raw = make(desk, STORY, Order("proof"), "ferry.pdf", desk.answers()).raw
    assert said(raw) == ["“the” stands here more than once.", "Ring the harbour master."]
    late = replace(STORY, body=(Paragraph("He recieved it."),), notes="")
    assert said(make(desk, late, Order("proof"), "ferry.pdf", desk.answers()).raw) == [
        "“recieved” is not in the dictionary; “received” is. Perhaps “relieved”."
    ]


def test_a_proof_says_what_holds_the_photos(desk: Desk) -> None:
    awaited = replace(STORY, body=(), notes="", photos=(PhotoUse(credit="Ann Roe/Reuters"),))
    first, *_others = comments(desk, awaited, "a4", desk.answers())
    assert (first.place, first.words.partition(";")[0]) == (Place("page"), "Photo 1 is still awaited")


def test_a_comment_on_a_field_names_it(desk: Desk) -> None:
    story = replace(STORY, headline="Ferry sails sails at dawn", body=(), notes="")
    (comment,) = comments(desk, story, "a4", desk.answers())
    assert comment.words.startswith("In the headline: ")


def test_a_proof_without_comments_has_none(desk: Desk) -> None:
    assert said(make(desk, STORY, Order("proof", comments=False), "ferry.pdf", desk.answers()).raw) == []


def test_a_photo_without_a_caption_is_held_from_readers_alone(desk: Desk, picture: Path) -> None:
    mute = replace(
        STORY,
        layout="print-version",
        photos=(PhotoUse(credit="Ann Roe/Reuters", file=desk.picture_desk.bring_in_file(picture).file),),
    )
    with pytest.raises(HeldError, match="Photo 1 has neither alt text nor a caption") as held:
        make(desk, mute, Order("pdfua"), "ferry.pdf", desk.answers())
    assert [(reason.field, reason.paragraph) for reason in held.value.reasons] == [("alt", 0)]
    assert make(desk, mute, Order("pdf"), "ferry.pdf", desk.answers()).raw.startswith(b"%PDF")
    assert make(desk, mute, Order("proof"), "ferry.pdf", desk.answers()).raw.startswith(b"%PDF")
    awaited = replace(STORY, photos=(PhotoUse(credit="Ann Roe/Reuters"),))
    assert make(desk, awaited, Order("pdfua"), "ferry.pdf", desk.answers()).raw.startswith(b"%PDF-1.7")


def test_each_has_a_name_of_its_own(desk: Desk) -> None:
    assert file_name(STORY, 3, Order("proof")) == "ferry-dawn-3-proof.pdf"
    assert file_name(STORY, 3, Order("pdfua")) == "ferry-dawn-3-readers.pdf"
    assert formats_out(desk)["pdfua"] == "PDF/UA-1 for readers"
    with pytest.raises(DeskError, match="pdfua, proof"):
        make(desk, STORY, Order("docx9"), "ferry.docx", desk.answers())


def test_a_proof_of_a_story_that_is_over_goes_out_and_says_so(desk: Desk) -> None:
    over = replace(STORY, layout="brief", body=(Paragraph("The ferry left. " * 900),), notes="")
    with pytest.raises(HeldError, match="Over by"):
        make(desk, over, Order("pdf"), "ferry.pdf", desk.answers())
    assert said(make(desk, over, Order("proof"), "ferry.pdf", desk.answers()).raw)[-1].startswith("Over by")


def test_there_is_no_proof_of_nothing(desk: Desk) -> None:
    with pytest.raises(HeldError, match="There is nothing to print"):
        make(desk, Story(), Order("proof"), "ferry.pdf", desk.answers())


AWAITED = replace(STORY, photos=(PhotoUse("The quay at dawn.", "Photo", "Ann Roe/Reuters"),))


def words_of(raw: bytes) -> str:
    """All text of a page, white space to single spaces."""
    return " ".join(pypdfium2.PdfDocument(raw)[0].get_textpage().get_text_range().split())


def boxes_in(raw: bytes) -> int:
    """How many filled shapes in the light grey of an awaited photo’s box a PDF’s first page has."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        steps = [(str(step.operator), step.operands) for step in pikepdf.parse_content_stream(pdf.pages[0])]
    return sum(
        1
        for operator, given in steps
        if operator == "k" and [round(float(each), 2) for each in given] == [0, 0, 0, 0.06]
    )


def test_an_awaited_photo_is_left_out_of_a_press_page_with_its_caption_and_that_is_said(desk: Desk) -> None:
    with pytest.raises(HeldError, match="Photo 1 is still awaited; choose its file, or let the page go"):
        make(desk, AWAITED, Order("pdfx", force=True), "ferry.pdf", desk.answers())
    made = make(desk, AWAITED, Order("pdfx", override="No picture came."), "ferry.pdf", desk.answers())
    page = made.raw
    assert [reason.rule for reason in made.let_go] == ["photo-awaited"]
    assert "The quay at dawn." not in words_of(page)
    assert boxes_in(page) == 0
    assert left_out(desk, AWAITED, Order("pdfx")) == "Photo 1 is still awaited and is left out."
    two = replace(AWAITED, photos=AWAITED.photos * 2)
    assert left_out(desk, two, Order("pdfx")) == "Photos 1 and 2 are still awaited and are left out."


def test_elsewhere_its_caption_stays(desk: Desk) -> None:
    assert "The quay at dawn." in words_of(
        make(desk, AWAITED, Order("pdf", override="None came."), "ferry.pdf", desk.answers()).raw
    )
    assert left_out(desk, AWAITED, Order("pdf")) == ""
    plain = replace(AWAITED, layout="print-version")
    assert "The quay at dawn." in words_of(
        make(desk, plain, Order("pdfx", override="None came."), "ferry.pdf", desk.answers()).raw
    )
    assert left_out(desk, plain, Order("pdfx")) == ""
    assert left_out(desk, plain, Order("pdfx", layout="news-page")) != ""


def test_a_photo_whose_file_is_gone_is_held_from_the_press(desk: Desk) -> None:
    gone = replace(STORY, photos=(PhotoUse("The quay.", "Photo", "Ann Roe/Reuters", "0" * 64 + ".jpg"),))
    with pytest.raises(
        HeldError, match="The picture of photo 1 is no longer in the photo folder; add it again"
    ):
        make(desk, gone, Order("pdfx"), "ferry.pdf", desk.answers())


def test_the_command_line_makes_them_all_and_says_what_is_left_out(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.store.add(AWAITED)
    store = ["--store", str(desk.places.store)]
    for form, told in (
        ("pdfx", "desk: Story 1: Photo 1 is still awaited and is left out.\n"), ("pdfua", ""), ("proof", ""),
    ):  # fmt: skip
        page = tmp_path / f"{form}.pdf"
        assert run([*store, "export", "1", "--format", form, "--why", "None came.", "--out", str(page)]) == 0
        assert page.read_bytes().startswith(b"%PDF")
        assert capsys.readouterr().err == told
    page = tmp_path / "bare.pdf"
    assert run([*store, "export", "1", "--format", "proof", "--no-comments", "--out", str(page)]) == 0
    assert said(page.read_bytes()) == []
