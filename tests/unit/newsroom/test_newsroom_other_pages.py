"""Pages that are not for the press: for readers, and for proof."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.newsroom.exporting import HeldError, Order, comments, file_name, formats_out, make
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
    raw = make(desk, STORY, Order("proof"), "ferry.pdf").raw
    assert said(raw) == ["“the” stands here more than once. Perhaps: the.", "Ring the harbour master."]


def test_a_comment_on_a_field_names_it(desk: Desk) -> None:
    story = replace(STORY, headline="Ferry sails sails at dawn", body=(), notes="")
    (comment,) = comments(desk, story)
    assert comment.words.startswith("In the headline: ")


def test_a_proof_without_comments_has_none(desk: Desk) -> None:
    assert said(make(desk, STORY, Order("proof", comments=False), "ferry.pdf").raw) == []


def test_a_photo_without_a_caption_is_held_from_readers_alone(desk: Desk, picture: Path) -> None:
    mute = replace(STORY, photos=(PhotoUse(credit="Ann Roe", file=desk.photos.keep_file(picture)),))
    with pytest.raises(HeldError, match="Photo 1 has no caption, so there is nothing to read out") as held:
        make(desk, mute, Order("pdfua"), "ferry.pdf")
    assert [(reason.field, reason.paragraph) for reason in held.value.reasons] == [("caption", 0)]
    assert make(desk, mute, Order("pdf"), "ferry.pdf").raw.startswith(b"%PDF")
    awaited = replace(STORY, photos=(PhotoUse(credit="Ann Roe"),))
    assert make(desk, awaited, Order("pdfua"), "ferry.pdf").raw.startswith(b"%PDF-1.7")


def test_each_has_a_name_of_its_own(desk: Desk) -> None:
    assert file_name(STORY, 3, Order("proof")) == "ferry-dawn-3-proof.pdf"
    assert file_name(STORY, 3, Order("pdfua")) == "ferry-dawn-3-readers.pdf"
    assert formats_out(desk)["pdfua"] == "PDF/UA-1 for readers"
    with pytest.raises(DeskError, match="pdfua, proof"):
        make(desk, STORY, Order("docx9"), "ferry.docx")
