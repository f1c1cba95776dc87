"""Captions and credits. The names are made up; the agencies are how wires sign."""

import pytest

from desk.story.model import PhotoUse
from desk.wire.photo_line import photo_line, read_photo_line


@pytest.mark.parametrize(
    ("text", "caption", "label", "credit"),
    [
        ("The bell. Photo Courtesy: Tideline", "The bell.", "Photo Courtesy", "Tideline"),
        ("The bell at dusk Photo: Ann Hale", "The bell at dusk", "Photo", "Ann Hale"),
        ("The bell. Image: Tideline/A. Hale", "The bell.", "Image", "Tideline/A. Hale"),
        ("The bell. Pic: Hale", "The bell.", "Pic", "Hale"),
        ("The bell. Picture: Hale", "The bell.", "Picture", "Hale"),
        ("The bell. Photograph: Hale", "The bell.", "Photograph", "Hale"),
        ("The bell. Credit: Hale", "The bell.", "Credit", "Hale"),
        ("The bell. Photo by Ann Hale", "The bell.", "Photo by", "Ann Hale"),
        ("The bell. Courtesy of Tideline", "The bell.", "Courtesy of", "Tideline"),
        (
            "The bell. Mandatory Credit: Photo by Ann Hale (1a)",
            "The bell.",
            "Mandatory Credit: Photo by",
            "Ann Hale (1a)",
        ),
        ("The bell. | Photo Credit: AP/Ann Hale", "The bell.", "Photo Credit", "AP/Ann Hale"),
        ("The bell (Photo: Hale)", "The bell", "Photo", "Hale"),
        ("The bell. (file photo: Tideline (TL)).", "The bell.", "file photo", "Tideline (TL)"),
        ("The bell [Photo by Ann Hale]", "The bell", "Photo by", "Ann Hale"),
        ("The bell (File photo)", "The bell", "File photo", ""),
        ("The bell. (AP Photo/Ann Hale)", "The bell.", "", "AP Photo/Ann Hale"),
        ("The bell. (Ann Hale/Pool Photo via AP)", "The bell.", "", "Ann Hale/Pool Photo via AP"),
        (
            "The bell, Marren. J. Hale/AFP via Getty Images",
            "The bell, Marren.",
            "",
            "J. Hale/AFP via Getty Images",
        ),
        ("The bell. REUTERS/Ann Hale", "The bell.", "", "REUTERS/Ann Hale"),
        ("The bell (© Ann Hale)", "The bell", "", "© Ann Hale"),
        ("Photo: Ann Hale", "", "Photo", "Ann Hale"),
        ("Photo:", "", "Photo", ""),
        ("Ann Hale/Getty Images", "", "", "Ann Hale/Getty Images"),
        ("Image: its maker is unknown. Photo: Hale", "Image: its maker is unknown.", "Photo", "Hale"),
    ],
)
def test_caption_label_and_credit_are_split(text: str, caption: str, label: str, credit: str) -> None:
    assert read_photo_line(text) == PhotoUse(caption, label, credit)


@pytest.mark.parametrize(
    "text",
    [
        "He said the photo by the door was taken in May.",
        "The court heard the image had been shared via X before the arrest.",
        "Police released a file photo of the suspect (25).",
        "She wrote photo: then nothing.",
        "The picture: it was lost. The frame was not.",
        "His Self Image: a retrospective opens on Friday.",
        "Image: a retrospective opens. The show runs until May.",
        "Museum Removes Wedding Photos",
        "The bell rang (see photo above)",
        "The bell rang (Tideline)",
        "The bell rang)",
        "Photo by",
        "The bell rang. Photo: " + "word " * 25,
    ],
)
def test_a_sentence_about_a_photo_is_no_photo_line(text: str) -> None:
    assert read_photo_line(text.strip()) is None


@pytest.mark.parametrize(
    ("photo", "line"),
    [
        (PhotoUse("The bell.", "Photo", "Hale"), "The bell. Photo: Hale"),
        (PhotoUse("The bell.", "Photo by", "Ann Hale"), "The bell. Photo by Ann Hale"),
        (PhotoUse("The bell.", "", "AP Photo/Ann Hale"), "The bell. (AP Photo/Ann Hale)"),
        (PhotoUse("", "", "Ann Hale"), "Photo: Ann Hale"),
        (PhotoUse("The bell."), "The bell. Photo:"),
        (PhotoUse(), ""),
    ],
)
def test_a_photo_line_is_set_as_it_is_read(photo: PhotoUse, line: str) -> None:
    assert photo_line(photo) == line
