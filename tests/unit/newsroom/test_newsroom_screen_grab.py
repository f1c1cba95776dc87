"""A print page with a screen grab, from the copy that comes in to the page that may be printed."""

import base64
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from desk.newsroom.desk import Desk
from desk.newsroom.exporting import HeldError, Order, make
from desk.newsroom.picture_desk import filled
from desk.pictures.metadata import read_metadata
from desk.pictures.metadata_fields import Field
from desk.store.stories import StoredStory
from desk.story.model import PhotoUse, Story
from desk.story.photo import Permission, Rights, Terms

PAGE = """Harbour Wire | @harbourwire | 14 Oct 2025, 09:12 am Print

Ada Marlow meets Tomas Pike at the quay. Photo Courtesy: Screen grab from X page of Ferryman

Saltmere: The two met at the quay on Tuesday and spoke for an hour about the ferry.
They did not speak to those who waited on the steps of the customs house.
"""
PRESS, PDF, WEB = Order("pdfx"), Order("pdf"), Order("html")


@pytest.fixture
def imported(desk: Desk) -> StoredStory:
    return desk.bring_in(PAGE.encode(), "quay.txt").stored


@pytest.fixture
def with_file(desk: Desk, imported: StoredStory, tmp_path: Path) -> Story:
    """The story with its picture come in: a file that says nothing of itself."""
    Image.new("RGB", (1800, 1200), (40, 70, 90)).save(tmp_path / "grab.jpg")
    photo = desk.picture_desk.bring_in_file(tmp_path / "grab.jpg")
    return replace(imported.story, photos=(filled(imported.story.photos[0], photo),))


def held(desk: Desk, stored: StoredStory, story: Story, order: Order) -> list[tuple[str, str, bool]]:
    try:
        make(desk, story, order, "quay.pdf", desk.answers(stored.id, story=story, with_copy=False))
    except HeldError as error:
        return [(one.rule, one.field, one.can_override) for one in error.reasons]
    return []


def allow(desk: Desk, story: Story) -> None:
    stored = desk.store.library.get(story.photos[0].file)
    assert stored is not None
    terms = Terms(
        Rights.SCREEN_GRAB, decided=True, permission=Permission("The Ferryman", "2025-10-14", "by message")
    )
    desk.store.library.save([(replace(stored.photo, terms=terms), stored.version)])


def test_the_caption_and_the_credit_come_in_apart_and_the_picture_is_awaited(imported: StoredStory) -> None:
    assert imported.story.photos == (
        PhotoUse(
            "Ada Marlow meets Tomas Pike at the quay.",
            "Photo Courtesy",
            "Screen grab from X page of Ferryman",
        ),
    )


def test_it_is_not_printed_until_there_is_a_file_and_a_permission(
    desk: Desk, imported: StoredStory, with_file: Story
) -> None:
    for order in (PRESS, PDF):
        assert held(desk, imported, imported.story, order) == [
            ("photo-awaited", "rights", True),
            ("no-permission", "rights", True),
        ]
        assert held(desk, imported, with_file, order) == [("no-permission", "rights", False)]
        assert held(desk, imported, with_file, replace(order, override="It is wanted")) != []
    allow(desk, with_file)
    assert [held(desk, imported, with_file, order) for order in (PRESS, PDF, WEB)] == [[], [], []]


def test_a_credit_the_form_of_the_copy_left_in_the_caption_comes_in_apart(desk: Desk) -> None:
    page = PAGE.replace("Photo Courtesy: Screen grab from X page of Ferryman", "Foto: dpa")
    assert desk.bring_in(page.encode(), "quay.txt").stored.story.photos[0].credit == "dpa"
    told = desk.bring_in(b"# Quay\n\n![The quay at dawn. Ann Hale/Reuters](<>)\n\nIt was late.\n", "a.md")
    assert told.stored.story.photos == (PhotoUse("The quay at dawn.", "", "Ann Hale/Reuters"),)


def test_a_picture_in_a_web_page_carries_its_words(
    desk: Desk, imported: StoredStory, with_file: Story
) -> None:
    allow(desk, with_file)
    use = replace(with_file.photos[0], alt="Two people at a quay")
    story = replace(with_file, photos=(use,))
    answers = desk.answers(imported.id, story=story, with_copy=False)
    page = make(desk, story, WEB, "quay.html", answers).raw.decode()
    assert 'alt="Two people at a quay"' in page
    jpeg = re.search(r"data:image/jpeg;base64,([A-Za-z0-9+/=]+)", page)
    assert jpeg is not None
    said = read_metadata(base64.b64decode(jpeg[1]))
    assert said.text(Field.CAPTION) == "Ada Marlow meets Tomas Pike at the quay."
    assert said.text(Field.CREDIT_LINE) == "Photo Courtesy: Screen grab from X page of Ferryman"
    assert said.text(Field.ALT_TEXT) == "Two people at a quay"
    assert {one.tag for one in said.said[Field.CREDIT_LINE]} == {"XMP photoshop:Credit", "IIM 2:110"}


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_a_credit_without_a_caption_is_in_every_form_of_the_story(desk: Desk, form: str) -> None:
    story = Story(headline="Quay", photos=(PhotoUse("", "", "Ann Hale/Reuters"),))
    assert "Ann Hale/Reuters" in make(desk, story, Order(form), f"quay.{form}", desk.answers()).raw.decode()
