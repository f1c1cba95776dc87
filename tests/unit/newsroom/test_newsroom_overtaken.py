"""A story that another window saved first, and answers that come when they are no longer wanted."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hand_loop import HandLoop

from desk.newsroom.autosave import SaveNews, SaveState
from desk.newsroom.desk import Desk, open_desk
from desk.newsroom.newsroom import Newsroom
from desk.newsroom.open_story import OpenStory
from desk.story.model import Story


@pytest.fixture
def room(tmp_path: Path, loop: HandLoop) -> Iterator[Newsroom[bytes]]:
    """A newsroom with stories One and Two; One is open."""
    desk: Desk = open_desk(tmp_path / "desk.sqlite", tmp_path, loop.now)
    desk.store.add_all([Story(headline="One"), Story(headline="Two")])
    room: Newsroom[bytes] = Newsroom(desk, loop, lambda png: png[:4])
    room.in_hand.open(1)
    loop.until(lambda: room.open_story is not None)
    yield room
    room.close()


def now_open(room: Newsroom[bytes]) -> OpenStory:
    assert room.open_story is not None
    return room.open_story


def overtaken(room: Newsroom[bytes], loop: HandLoop) -> SaveNews:
    """Another window saves story 1; then this one types in it."""
    room.desk.store.save(1, Story(headline="Theirs"), version=1)
    heard: list[SaveNews] = []
    room.in_hand.saved.listen(heard.append)
    now_open(room).become(replace(now_open(room).story, headline="Mine"), words="Type", by=None)
    loop.advance(200)
    loop.until(lambda: any(news.state is SaveState.FAILED for news in heard))
    return heard[-1]


def test_an_overtaken_save_says_that_a_person_must_choose(room: Newsroom[bytes], loop: HandLoop) -> None:
    news = overtaken(room, loop)
    assert news.overtaken
    assert "keep yours as a new story, or open theirs" in news.sentence
    assert room.desk.store.get(1).story.headline == "Theirs"


def test_mine_is_kept_as_a_new_story_and_theirs_stays(room: Newsroom[bytes], loop: HandLoop) -> None:
    overtaken(room, loop)
    room.in_hand.keep_as_new()
    loop.until(lambda: now_open(room).id == 3)
    assert now_open(room).story.headline == "Mine"
    assert [room.desk.store.get(n).story.headline for n in (1, 2, 3)] == ["Theirs", "Two", "Mine"]


def test_words_typed_while_mine_is_kept_come_along(room: Newsroom[bytes], loop: HandLoop) -> None:
    overtaken(room, loop)
    mine = now_open(room)
    room.in_hand.keep_as_new()
    mine.become(replace(mine.story, headline="Mine, longer"), words="Type", by=None)
    loop.until(lambda: now_open(room).id == 3)
    assert now_open(room).story.headline == "Mine, longer"


def test_theirs_is_opened_anew(room: Newsroom[bytes], loop: HandLoop) -> None:
    overtaken(room, loop)
    room.in_hand.take_theirs()
    loop.until(lambda: room.open_story is not None and room.open_story.story.headline == "Theirs")
    assert (now_open(room).id, now_open(room).version) == (1, 2)


def test_the_story_asked_for_last_is_the_one_that_opens(room: Newsroom[bytes], loop: HandLoop) -> None:
    room.in_hand.open(2)
    room.in_hand.open(1)
    heard: list[int] = []
    room.shelf.ask_count("", heard.append)
    loop.until(lambda: bool(heard))
    assert now_open(room).id == 1


def test_a_picture_that_comes_after_its_story_was_closed_is_told_of(
    room: Newsroom[bytes], loop: HandLoop, picture: Path
) -> None:
    told: list[str] = []
    room.trouble.listen(told.append)
    one = now_open(room)
    room.in_hand.open(2)
    loop.until(lambda: now_open(room).id == 2)
    room.darkroom.add(one, picture)
    loop.until(lambda: bool(told))
    assert told == ["quay.png came after its story was closed; open that story and add it."]
    assert one.story.photos == ()
