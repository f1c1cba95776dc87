"""The list of stories by pages, held against a plain list."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hand_loop import HandLoop
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.errors import DeskError
from desk.newsroom.desk import Desk, open_desk
from desk.newsroom.shelf import Shelf
from desk.newsroom.worker import Worker
from desk.store.stories import ReceivedCopy, Removed, StoryRow
from desk.story.model import Story


class Reader:
    """Asks a shelf and waits for the answer."""

    def __init__(self, desk: Desk, loop: HandLoop, worker: Worker) -> None:
        self.trouble: list[DeskError] = []
        self.shelf = Shelf(desk, worker, self.trouble.append)
        self.changes = 0
        self.shelf.changed.listen(self._count_change)
        self._loop = loop
        self._worker = worker

    def page(self, first: int, limit: int, search: str = "") -> list[str]:
        heard: list[list[StoryRow]] = []
        self.shelf.ask_page(search, first, limit, heard.append)
        self.settle()
        return [row.headline for row in heard[0]]

    def count(self, search: str = "") -> int:
        heard: list[int] = []
        self.shelf.ask_count(search, heard.append)
        self.settle()
        return heard[0]

    def settle(self) -> None:
        self._loop.settle(self._worker)

    def _count_change(self, _none: None) -> None:
        self.changes += 1


@pytest.fixture
def reader(desk: Desk, loop: HandLoop, worker: Worker) -> Reader:
    return Reader(desk, loop, worker)


def add(desk: Desk, count: int) -> list[int]:
    return [stored.id for stored in desk.store.add_all(Story(headline=f"Tide {n}") for n in range(count))]


def test_pages_are_the_newest_first_wherever_one_begins(desk: Desk, reader: Reader) -> None:
    add(desk, 30)
    newest_first = [f"Tide {n}" for n in range(29, -1, -1)]
    assert reader.count() == 30
    assert reader.page(0, 10) == newest_first[:10]
    assert reader.page(10, 10) == newest_first[10:20]
    assert reader.page(25, 10) == newest_first[25:]
    assert reader.page(5, 3) == newest_first[5:8]
    assert reader.page(30, 10) == []
    assert reader.page(99, 10) == []


def test_a_search_has_pages_of_its_own(desk: Desk, reader: Reader) -> None:
    add(desk, 12)
    assert reader.page(0, 5) == [f"Tide {n}" for n in range(11, 6, -1)]
    assert reader.count("tide 1") == 3
    assert reader.page(0, 2, "tide 1") == ["Tide 11", "Tide 10"]
    assert reader.page(2, 2, "tide 1") == ["Tide 1"]
    assert reader.page(5, 2) == ["Tide 6", "Tide 5"]


def test_a_story_saved_between_two_pages_is_not_shown_twice(desk: Desk, reader: Reader) -> None:
    ids = add(desk, 10)
    shown = reader.page(0, 4)
    desk.store.save(ids[7], Story(headline="Tide 7, rising"), version=1)
    shown += reader.page(4, 4) + reader.page(8, 4)
    assert shown == [f"Tide {n}" for n in range(9, -1, -1)]
    reader.count()
    assert reader.page(0, 3) == ["Tide 7, rising", "Tide 9", "Tide 8"]


DEED = st.one_of(
    st.tuples(st.just("page"), st.integers(0, 14), st.integers(1, 6)),
    st.tuples(st.sampled_from(["add", "save", "remove"]), st.integers(0, 99), st.just(0)),
)


@settings(max_examples=25)
@given(st.integers(0, 10), st.lists(DEED, max_size=12))
def test_pages_follow_a_plain_list_while_stories_come_change_and_go(
    first: int, deeds: list[tuple[str, int, int]]
) -> None:
    with TemporaryDirectory() as folder:
        loop = HandLoop()
        desk = open_desk(Path(folder) / "desk.sqlite", Path(folder), loop.now)
        worker = Worker("shelf", loop)
        reader = Reader(desk, loop, worker)
        versions = dict.fromkeys(add(desk, first), 1)
        order = sorted(versions, reverse=True)
        for deed, number, limit in deeds:
            if deed == "page":
                wanted = [desk.store.get(one).story.headline for one in order[number : number + limit]]
                assert reader.page(number, limit) == wanted
                continue
            if deed == "add":
                order.insert(0, desk.store.add(Story(headline=f"New {number}")).id)
                versions[order[0]] = 1
            elif order:
                one = order.pop(number % len(order))
                if deed == "save":
                    story = replace(desk.store.get(one).story, notes=str(number))
                    versions[one] = desk.store.save(one, story, version=versions[one]).version
                    order.insert(0, one)
                else:
                    desk.store.remove([one])
            assert reader.count() == len(order)
        worker.close()
        desk.close()


def test_stories_are_removed_and_put_back_and_the_list_is_told(desk: Desk, reader: Reader) -> None:
    ids = add(desk, 3)
    removed: list[Removed] = []
    reader.shelf.remove(ids[:2], removed.append)
    reader.settle()
    assert reader.page(0, 9) == ["Tide 2"]
    assert reader.changes == 1
    back: list[bool] = []
    reader.shelf.put_back(removed[0], lambda: back.append(True))
    reader.settle()
    assert back == [True]
    assert reader.count() == 3
    assert reader.page(0, 9) == ["Tide 2", "Tide 1", "Tide 0"]
    assert reader.changes == 2


def test_received_copy_and_sample_stories_are_told(desk: Desk, reader: Reader) -> None:
    mine = desk.bring_in(b"It rang.", "bell.txt").stored.id
    theirs = desk.bring_in(b"It rang.", "bell.txt", sample=True).stored.id
    copies: list[list[ReceivedCopy]] = []
    samples: list[list[int]] = []
    reader.shelf.ask_received(mine, copies.append)
    reader.shelf.ask_sample(samples.append)
    reader.settle()
    assert [copy.raw for copy in copies[0]] == [b"It rang."]
    assert samples == [[theirs]]


def test_trouble_with_the_store_is_told_once(tmp_path: Path, loop: HandLoop, worker: Worker) -> None:
    (tmp_path / "notes.sqlite").write_text("not a store, and long enough to be looked at " * 20)
    desk = open_desk(tmp_path / "notes.sqlite", tmp_path, loop.now)
    reader = Reader(desk, loop, worker)
    reader.shelf.ask_count("", lambda count: pytest.fail(f"counted {count}"))
    reader.settle()
    (error,) = reader.trouble
    assert str(error) == (
        f"{tmp_path / 'notes.sqlite'} is not a Desk store, or its beginning is damaged: "
        "choose another file, or open a backup."
    )
    desk.close()
