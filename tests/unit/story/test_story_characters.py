"""Signs that came to harm on the way are mended at the door, and sound ones left as they are."""

from hypothesis import given
from hypothesis import strategies as st

from desk.story.characters import mended_story, mended_text
from desk.story.model import Paragraph, PhotoUse, Related, Span, Story


def test_entities_and_broken_signs_are_mended_in_every_field_and_counted() -> None:
    story = Story(
        headline="Council&#8217;s Â£5m",
        body=(Paragraph("It cost Â£3 &amp; the â€œquayâ€\x9d held.", spans=(Span(8, 11, "bold"),)),),
        photos=(PhotoUse("The cafÃ©.", "Photo", "A &amp; B"),),
        related=(Related("Â£9m lost"),),
    )
    mended, count = mended_story(story)
    assert mended.headline == "Council’s £5m"
    assert mended.body == (Paragraph("It cost £3 & the “quay” held.", spans=(Span(8, 10, "bold"),)),)
    assert mended.photos[0] == PhotoUse("The café.", "Photo", "A & B")
    assert (mended.related[0].title, count) == ("£9m lost", 9)


def test_sound_copy_is_left_as_it_is() -> None:
    sound = "AT&T paid £3 in São Tiago – “naïve”, said Zoë; R&D; and Ångström."
    assert mended_text(sound) == (sound, 0)


def test_a_sign_that_is_lost_stays_to_be_looked_up() -> None:
    assert mended_text("caf\ufffd") == ("caf\ufffd", 0)


@given(st.text())
def test_any_text_is_mended_without_harm_and_ascii_without_ampersands_stays(text: str) -> None:
    mended, count = mended_text(text)
    assert (mended == text) == (count == 0) or count > 0
    if text.isascii() and "&" not in text:
        assert (mended, count) == (text, 0)
