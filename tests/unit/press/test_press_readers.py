"""The PDF for readers: PDF/UA-1, led by its structure, with words for every photo."""

import datetime as dt
import io
from dataclasses import replace

import pikepdf
import pytest
from press_copy import ENDLESS, FIXED, HARBOUR, HEADLESS, SCRIPTS
from press_pdf import bare, structure_of, text_of
from pypdf import PdfReader

from desk.errors import DeskError
from desk.press.typesetter import Typesetter
from desk.story.model import PhotoUse

ALL = pytest.mark.parametrize("layout", [*ENDLESS, *FIXED])
MADE = dt.datetime(2024, 3, 2, 18, 30, tzinfo=dt.UTC)
HEADLINE, FIGURE = ("H1", HARBOUR.headline), ("Figure", HARBOUR.photos[0].caption)
CROSSHEAD, RELATED = ("H2", "A roof, then a lamp"), ("H2", "Related")


def elements(pdf: bytes) -> list[tuple[str, str]]:
    """Every element of the structure in reading order: what it is, and its title or the words for it."""
    found: list[tuple[str, str]] = []

    def walk(node: object) -> None:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                walk(kid)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append((str(node.S)[1:], str(node.get("/T", node.get("/Alt", "")))))
            walk(node.get("/K"))

    with pikepdf.open(io.BytesIO(pdf)) as document:
        walk(document.Root.StructTreeRoot.K)
    return found


@ALL
def test_it_says_it_is_pdf_ua_names_itself_and_its_language(typesetter: Typesetter, layout: str) -> None:
    raw = typesetter.pdf(replace(HARBOUR, layout=layout), made=MADE, for_readers=True)
    root = PdfReader(io.BytesIO(raw)).trailer["/Root"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert HARBOUR.headline.encode() in root["/Metadata"].get_data()
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True


@ALL
def test_headings_lead_through_the_story_and_the_photo_is_told_by_its_caption(
    typesetter: Typesetter, layout: str
) -> None:
    tree = elements(typesetter.pdf(replace(HARBOUR, layout=layout), made=MADE, for_readers=True))
    assert [each for each in tree if each[0] in {"H1", "H2", "Figure"}] in (
        [HEADLINE, FIGURE, CROSSHEAD, RELATED],
        [HEADLINE, CROSSHEAD, FIGURE, RELATED],
    )


@ALL
def test_without_a_headline_the_crossheads_are_the_first_level(typesetter: Typesetter, layout: str) -> None:
    tags = structure_of(typesetter.pdf(replace(HEADLESS, layout=layout), made=MADE, for_readers=True))
    assert "H1" in tags
    assert "H2" not in tags


@ALL
def test_copy_in_other_scripts_goes_out_for_readers_too(typesetter: Typesetter, layout: str) -> None:
    assert typesetter.pdf(replace(SCRIPTS, layout=layout), made=MADE, for_readers=True).startswith(
        b"%PDF-1.7"
    )


def test_an_initial_is_not_parted_from_its_word(typesetter: Typesetter) -> None:
    story = replace(HARBOUR, layout="berliner-page", dateline="")
    printed = typesetter.pdf(story, made=MADE)
    read_out = typesetter.pdf(story, made=MADE, for_readers=True)
    assert structure_of(printed).count("P") == structure_of(read_out).count("P") + 1
    assert bare("The keys to Marren Point") in bare(text_of(read_out))


def test_a_photo_without_words_is_refused(typesetter: Typesetter) -> None:
    mute = replace(HARBOUR, photos=(PhotoUse(file="wide"),))
    with pytest.raises(DeskError, match="missing alt text"):
        typesetter.pdf(mute, made=MADE, for_readers=True)
    assert typesetter.pdf(mute, made=MADE)


def test_alt_text_is_read_out_before_the_caption(typesetter: Typesetter) -> None:
    told = replace(HARBOUR, photos=(PhotoUse("The wall.", file="wide", alt="A wall, seen from the sea"),))
    assert ("Figure", "A wall, seen from the sea") in elements(
        typesetter.pdf(told, made=MADE, for_readers=True)
    )


def test_the_same_story_gives_the_same_bytes(typesetter: Typesetter) -> None:
    first = typesetter.pdf(HARBOUR, made=MADE, for_readers=True)
    assert typesetter.pdf(HARBOUR, made=MADE, for_readers=True) == first
