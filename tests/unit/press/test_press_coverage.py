"""Characters no shipped face can print are found before they print as boxes."""

from pathlib import Path

import pytest
from press_copy import HARBOUR, SCRIPTS

from desk.errors import DeskError
from desk.press.coverage import PLAIN, Coverage, Unprintable
from desk.story.model import Paragraph, PhotoUse, Related, Story


@pytest.fixture(scope="module")
def coverage(fonts: Path) -> Coverage:
    return Coverage(fonts)


def test_ordinary_copy_and_names_of_the_world_all_print(coverage: Coverage) -> None:
    assert coverage.missing(HARBOUR) == ()
    assert coverage.missing(SCRIPTS) == ()
    assert (
        coverage.missing(Story(headline="₹ ৳ € £ ½ – — … ‘’ “” • → ñ ř ş ầ Ж λ অ अ ع \u00a0\u2009\u202f"))
        == ()
    )


def test_the_faces_have_what_a_story_is_not_searched_for(coverage: Coverage) -> None:
    rare = "ầ"  # has every face read
    assert coverage.missing(Story(headline=f"{''.join(sorted(PLAIN))}{rare}")) == ()
    assert not PLAIN & set("\u00ad\x7f\x85")


def test_a_story_of_plain_characters_wants_no_face_read(tmp_path: Path) -> None:
    assert Coverage(tmp_path / "none").missing(Story(headline="“The Café”, the mayor’s — £9 …")) == ()


def test_each_missing_character_is_named_with_its_place(coverage: Coverage) -> None:
    story = Story(
        headline="A 😀",
        body=(Paragraph("Fine."), Paragraph("漢字")),
        photos=(PhotoUse(caption="x\ud83d"),),
        related=(Related("\ue000"),),
    )
    assert coverage.missing(story) == (
        Unprintable("😀", "GRINNING FACE", "headline", None, 2),
        Unprintable("\ud83d", "HALF OF A SURROGATE PAIR", "caption", 0, 1),
        Unprintable("漢", "CJK UNIFIED IDEOGRAPH-6F22", "body", 1, 0),
        Unprintable("字", "CJK UNIFIED IDEOGRAPH-5B57", "body", 1, 1),
        Unprintable("\ue000", "U+E000", "related", 0, 0),
    )


def test_what_never_prints_is_not_missed(coverage: Coverage) -> None:
    assert (
        coverage.missing(Story(headline="a\x00\t\u00ad\u200b\u200c\u200d\u200e\u202e\u2066\ufeff\ufe0fb"))
        == ()
    )


def test_the_notes_do_not_print_and_are_not_looked_at(coverage: Coverage) -> None:
    assert coverage.missing(Story(notes="😀", slug="😀")) == ()


def test_missing_or_broken_faces_are_said_so(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="There are no faces in"):
        Coverage(tmp_path).missing(Story(headline="ầ"))
    (tmp_path / "broken.ttf").write_bytes(b"not a face")
    with pytest.raises(DeskError, match=r"broken\.ttf cannot be read; install Desk again"):
        Coverage(tmp_path).missing(Story(headline="ầ"))
