"""The proof: the page as it prints, marked where it wants a look, and never taken for the press’s."""

import datetime as dt
import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from press_copy import ENDLESS, FIXED, HARBOUR
from press_pdf import bare, text_of

from desk import resources
from desk.press.copy import Place
from desk.press.overlay import Overlay
from desk.press.preflight.run import Preflight
from desk.press.profiles import Profiles
from desk.press.proof import STRIP_PT, Comment, ProofRoom
from desk.press.typesetter import Typesetter
from desk.story.model import Story

ALL = pytest.mark.parametrize("layout", [*ENDLESS, *FIXED])
MADE = dt.datetime(2024, 3, 2, 18, 30, tzinfo=dt.UTC)
FIRST = HARBOUR.body[0].text


@pytest.fixture(scope="session")
def proof_room(typesetter: Typesetter) -> ProofRoom:
    shipped = resources.shipped()
    return ProofRoom(typesetter, Overlay(shipped / "press" / "proof.typ", shipped / "fonts"))


def on(words: str, said: str = "Look here.") -> Comment:
    """A comment on words of the first paragraph."""
    at = FIRST.index(words)
    return Comment(Place("body", 0, at, at + len(words)), "Desk", said)


def proofed(room: ProofRoom, story: Story, *comments: Comment) -> bytes:
    return room.pdf(story, comments, paper="", made=MADE, file="harbour-proof.pdf")


def notes_on(raw: bytes, page: int = 0) -> list[tuple[str, str, str]]:
    """The annotations of a page: what each is, who says it, and what."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        return [(str(note.Subtype), str(note.T), str(note.Contents)) for note in pdf.pages[page].Annots]


def lines_of(raw: bytes) -> list[str]:
    """The first page’s text line by line."""
    text = pypdfium2.PdfDocument(raw)[0].get_textpage().get_text_range()
    return [line.strip() for line in text.splitlines()]


def under(raw: bytes) -> str:
    """The words that the first page’s first annotation lies over."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        points = [float(each) for each in pdf.pages[0].Annots[0].QuadPoints]
    text = pypdfium2.PdfDocument(raw)[0].get_textpage()
    quads = [points[at : at + 8] for at in range(0, len(points), 8)]
    return " ".join(
        text.get_text_bounded(min(q[::2]) + 0.5, min(q[1::2]) + 1, max(q[::2]) - 0.5, max(q[1::2]) - 1)
        for q in quads
    )


@ALL
def test_a_comment_lies_over_its_words_over_the_end_of_a_line_too(proof_room: ProofRoom, layout: str) -> None:
    words = "changed hands on Saturday for a single pound coin"
    raw = proofed(proof_room, replace(HARBOUR, layout=layout), on(words, "Was it Saturday?"))
    assert notes_on(raw) == [("/Highlight", "Desk", "Was it Saturday?")]
    assert bare(under(raw).replace("\x02", "")) == bare(words)  # so pdfium tells a word broken over lines


@ALL
def test_no_comment_moves_a_line(proof_room: ProofRoom, typesetter: Typesetter, layout: str) -> None:
    story = replace(HARBOUR, layout=layout)
    fields = (Place("headline"), Place("standfirst"), Place("caption", 0), Place("credit", 0))
    marked = proofed(
        proof_room, story, on("keys"), on("single pound"), *(Comment(f, "Desk", "?") for f in fields)
    )
    kept = lines_of(typesetter.pdf(story, made=MADE))
    assert lines_of(marked)[: len(kept)] == kept


@ALL
def test_comments_on_fields_underline_them_and_what_has_no_place_is_a_note_at_the_side(
    proof_room: ProofRoom, layout: str
) -> None:
    raw = proofed(
        proof_room,
        replace(HARBOUR, layout=layout),
        Comment(Place("headline"), "Desk", "Dull."),
        Comment(Place("credit", 0), "Desk", "Check the name."),
        Comment(Place("headline"), "Desk", "And long."),
        Comment(Place("notes"), "Notes", "Rang the harbour office."),
    )
    assert notes_on(raw) == [
        ("/Underline", "Desk", "Dull."),
        ("/Underline", "Desk", "Check the name."),
        ("/Text", "Desk", "And long."),
        ("/Text", "Notes", "Rang the harbour office."),
    ]


def test_every_page_says_proof_over_the_page_and_which(proof_room: ProofRoom) -> None:
    story = replace(HARBOUR, layout="galley-proof", body=HARBOUR.body * 3)
    raw = proofed(proof_room, story)
    document = pypdfium2.PdfDocument(raw)
    count = len(document)
    assert count > 1
    for number, page in enumerate(document, 1):
        top = page.get_height()
        strip = page.get_textpage().get_text_bounded(0, top - STRIP_PT, page.get_width(), top)
        assert " ".join(strip.split()) == (
            f"PROOF not for the press lighthouse-buyback · page {number} of {count} · harbour-proof.pdf · "
            "02 Mar 2024 18:30"
        )


def test_nobody_takes_a_proof_for_the_presss(proof_room: ProofRoom, profiles: Profiles) -> None:
    raw = proofed(proof_room, HARBOUR, on("keys"))
    rules = {fault.rule for fault in Preflight(profiles).faults(raw)}
    assert {"output-intent", "annotations", "conformance"} <= rules


def test_two_comments_on_the_same_words_are_both_kept(proof_room: ProofRoom) -> None:
    raw = proofed(proof_room, HARBOUR, on("single pound", "Which?"), on("pound coin", "Sterling?"))
    assert notes_on(raw) == [("/Highlight", "Desk", "Which?"), ("/Text", "Desk", "Sterling?")]


def test_the_same_story_and_comments_give_the_same_bytes(proof_room: ProofRoom) -> None:
    first = proofed(proof_room, HARBOUR, on("keys"))
    assert proofed(proof_room, HARBOUR, on("keys")) == first
    assert "PROOF" in text_of(first)
