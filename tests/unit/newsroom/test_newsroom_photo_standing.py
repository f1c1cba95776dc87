"""How photos stand on a story: their rights in a line, their credit offered, how finely they print."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from desk.newsroom.checking import photos_of
from desk.newsroom.desk import Desk
from desk.newsroom.exporting import HeldError, Order, make
from desk.newsroom.photo_standing import CreditOffer, Standing, rights_words
from desk.story.model import Crop, Paragraph, PhotoUse, Story
from desk.story.photo import Permission, Rights, Terms

STORY = Story(headline="Ferry sails at dawn", slug="ferry", body=(Paragraph("It left at dawn. " * 60),))


@pytest.fixture
def file(desk: Desk, tmp_path: Path) -> str:
    """A photo of 600 by 400 pixels, in the library."""
    Image.new("RGB", (600, 400), (40, 70, 90)).save(tmp_path / "quay.jpg")
    return desk.picture_desk.bring_in_file(tmp_path / "quay.jpg").file


def standing(desk: Desk, use: PhotoUse, layout: str = "news-page") -> Standing:
    story = replace(STORY, photos=(use,), layout=layout)
    stored = desk.store.add(story)
    (one,) = photos_of(desk, story, desk.answers(stored.id, story=story))
    return one


def test_a_photo_prints_as_finely_as_its_crop_leaves_it_on_the_page_it_is_set_on(
    desk: Desk, file: str
) -> None:
    whole = standing(desk, PhotoUse("The quay.", "Photo", "Ann Roe/AFP", file))
    (printed,) = desk.composing.typesetter.fit(
        replace(STORY, photos=(PhotoUse("The quay.", "Photo", "Ann Roe/AFP", file),), layout="news-page")
    ).printed
    assert whole.ppi == pytest.approx(600 / (printed.wide_pt / 72))
    half = standing(desk, PhotoUse("The quay.", "Photo", "Ann Roe/AFP", file, Crop(0.2, 0.1, 0.5, 0.5)))
    assert half.ppi == pytest.approx(whole.ppi / 2)


def test_too_coarse_a_photo_holds_a_page_that_asks_for_more_until_a_reason_is_given(
    desk: Desk, file: str
) -> None:
    story = replace(STORY, photos=(PhotoUse("The quay.", "Photo", "Ann Roe/AFP", file),), layout="news-page")
    answers = desk.answers(desk.store.add(story).id, story=story)
    with pytest.raises(HeldError, match=r"Photo 1 has \d+ ppi at this size and the layout wants 200") as held:
        make(desk, story, Order("pdf"), "ferry.pdf", answers)
    assert [(one.rule, one.needs_why) for one in held.value.reasons] == [("low-resolution", True)]
    assert make(desk, story, Order("pdf", override="It is all there is"), "ferry.pdf", answers).let_go
    office = replace(story, layout="print-version")
    assert make(desk, office, Order("pdf"), "ferry.pdf", answers).let_go == ()


def test_a_picture_changed_on_disk_holds_every_page_until_the_original_is_added_again(
    desk: Desk, file: str, tmp_path: Path
) -> None:
    use = PhotoUse("The quay.", "Photo", "Ann Roe/AFP", file)
    assert [one.rule for one in standing(desk, use, "print-version").reasons] == []
    kept = desk.places.photos / file
    Image.new("RGB", (600, 400), (200, 60, 40)).save(kept)
    said = "The picture of photo 1 was changed outside Desk; add the original again."
    assert [one.sentence for one in standing(desk, use, "print-version").reasons] == [said]
    story = replace(STORY, photos=(use,), layout="print-version")
    answers = desk.answers(desk.store.add(story).id, story=story)
    for form in ("pdf", "html", "pdfx"):
        with pytest.raises(HeldError, match=said):
            make(desk, story, Order(form), "ferry.pdf", answers)
    desk.picture_desk.bring_in_file(tmp_path / "quay.jpg")
    assert standing(desk, use, "print-version").reasons == ()
    kept.unlink()
    said = "The picture of photo 1 is no longer in the photo folder; add it again."
    assert [one.sentence for one in standing(desk, use, "print-version").reasons] == [said]


def test_only_a_layout_that_prints_captions_asks_for_one(desk: Desk, file: str) -> None:
    def rules(layout: str) -> list[str]:
        use = PhotoUse("", "Photo", "Ann Roe/AFP", file)
        return [one.rule for one in standing(desk, use, layout).reasons]

    assert rules("news-page") == ["no-caption", "low-resolution"]
    assert rules("print-version") == []


@pytest.mark.parametrize(
    ("caption", "offer"),
    [
        (
            "The quay at dawn. Photo Courtesy: Screen grab from X page of Marlow",
            CreditOffer("The quay at dawn.", "Photo Courtesy", "Screen grab from X page of Marlow"),
        ),
        ("The quay at dawn (AP Photo/Ann Roe)", CreditOffer("The quay at dawn", "", "AP Photo/Ann Roe")),
        ("The quay at dawn.", None),
        ("", None),
    ],
)
def test_a_credit_at_the_end_of_a_caption_is_offered_as_its_own(
    desk: Desk, caption: str, offer: CreditOffer | None
) -> None:
    assert standing(desk, PhotoUse(caption)).split == offer
    assert standing(desk, PhotoUse(caption, credit="Ann Roe")).split is None


def test_a_credit_is_offered_in_house_style_where_it_stands_otherwise(desk: Desk) -> None:
    assert standing(desk, PhotoUse("Quay.", "Photo", "ANN ROE / AFP")).styled == ("Photograph", "Ann Roe/AFP")
    assert standing(desk, PhotoUse("Quay.", "Photograph", "Ann Roe/AFP")).styled is None


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        (Terms(Rights.AGENCY, "The credit names AFP, an agency."), "Agency: the credit names AFP, an agency"),
        (Terms(Rights.STAFF, decided=True), "Staff"),
        (
            Terms(
                Rights.SCREEN_GRAB,
                decided=True,
                expires="2026-12-01",
                uses=1,
                territory="UK",
                permission=Permission("Ann Roe", "2026-11-20"),
            ),
            "Screen grab; allowed by Ann Roe, 2026-11-20; one use; until 2026-12-01; UK",
        ),
        (Terms(Rights.CREATIVE_COMMONS, decided=True, licence="CC BY 4.0"), "Creative Commons; CC BY 4.0"),
    ],
)
def test_by_what_right_a_photo_runs_is_said_in_a_line(terms: Terms, words: str) -> None:
    assert rights_words(terms) == words
