"""What a newcomer sees, and how the sample goes and comes back."""

from hands import Hands, Lay, OpenWindow
from pytestqt.qtbot import QtBot

SAMPLE = [
    "Sea gates turn back highest tide in living memory",
    "ilse-marend-meets-tomas-arvell",
    "Council votes to mend footbridge it closed by mistake",
    "Night ferry returns to Skerrow",
]


def test_the_sample_is_listed_newest_first_with_its_newest_story_open_and_drawn(sample: Hands) -> None:
    assert sample.titles() == SAMPLE
    assert sample.story.headline == SAMPLE[0]
    assert sample.window.pane.headline.toPlainText() == SAMPLE[0]
    assert sample.window.windowTitle() == f"{SAMPLE[0]} – Desk"
    assert sample.window.status.words.text() == "529 words"
    assert sample.shown == sample.story.body


def test_the_page_has_paper_and_ink(sample: Hands) -> None:
    picture = sample.window.page._sheets.images[0]
    darkest = min(
        picture.pixelColor(x, y).lightness()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 7)
    )
    assert picture.pixelColor(2, 2).lightness() > 240
    assert darkest < 60


def test_the_strip_offers_the_first_steps(sample: Hands) -> None:
    sample.wait(lambda: sample.window.strip.offers)
    assert sample.window.strip.sentence == "This is the sample desk."
    assert [b.text() for b in sample.window.strip.offers] == ["New story", "Import copy", "Remove the sample"]


def test_removing_the_sample_leaves_an_empty_desk_and_putting_it_back_restores_it(sample: Hands) -> None:
    window = sample.window
    sample.wait(lambda: window.strip.offers)
    sample.click(sample.offer("Remove the sample"))
    sample.wait(lambda: window.strip.sentence == "4 stories removed.")
    sample.wait(lambda: window.stories.model.rowCount() == 0)
    assert window.newsroom.open_story is None
    assert window.windowTitle() == "Desk"
    assert not window.page.is_drawn
    assert window.status.words.text() == ""
    sample.click(sample.offer("Put back"))
    sample.wait(lambda: sample.titles() == SAMPLE)
    sample.wait(lambda: window.newsroom.open_story is not None)
    assert sample.story.headline == SAMPLE[0]


def test_a_new_story_is_empty_and_has_the_caret_in_its_headline(sample: Hands) -> None:
    sample.wait(lambda: sample.window.strip.offers)
    sample.click(sample.offer("New story"))
    sample.wait(lambda: sample.story.headline == "")
    assert sample.window.pane.headline.hasFocus()
    sample.type(sample.window.pane.headline, "A")
    assert sample.story.headline == "A"
    sample.wait(lambda: sample.titles() == ["A", *SAMPLE])


def test_a_new_story_on_an_empty_desk_has_the_caret_in_its_headline(
    open_window: OpenWindow, qtbot: QtBot, lay: Lay
) -> None:
    lay()
    hands = Hands(qtbot, open_window())
    hands.wait(lambda: hands.window.strip.sentence == "" and hands.window.newsroom.open_story is None)
    hands.do("new")
    hands.wait(lambda: hands.window.newsroom.open_story is not None)
    hands.wait(hands.window.pane.headline.hasFocus)
    hands.type(hands.window.pane.headline, "A")
    assert hands.story.headline == "A"


def test_the_first_steps_are_offered_until_they_are_closed(
    sample: Hands, open_window: OpenWindow, qtbot: QtBot
) -> None:
    sample.wait(lambda: sample.window.strip.offers)
    sample.click(sample.window.strip._close)
    assert sample.window.strip.sentence == ""
    sample.window.close()
    again = Hands(qtbot, open_window())
    again.wait_open()
    again.wait_drawn()
    assert again.window.strip.sentence == ""


def test_removing_the_sample_once_it_is_gone_says_so(desk: Hands) -> None:
    desk.do("remove-sample")
    desk.wait(lambda: desk.window.strip.sentence)
    assert desk.window.strip.sentence == "The sample is not on this desk any more."
