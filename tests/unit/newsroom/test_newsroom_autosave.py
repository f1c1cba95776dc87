"""Autosave, with a clock moved by hand and a store that can be told to refuse."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from hand_loop import START, HandLoop

from desk.errors import DeskError
from desk.newsroom.autosave import Autosave, SaveNews, SaveState
from desk.newsroom.open_story import OpenStory
from desk.newsroom.worker import Worker
from desk.story.model import Story

FULL = "The disk is full: make room on it."


@dataclass
class FakeStore:
    """Keeps what is saved; ``refuses`` and ``breaks`` make the next saves fail."""

    saves: list[tuple[int, str, int]] = field(default_factory=list[tuple[int, str, int]])
    refuses: bool = False
    breaks: bool = False
    before: Callable[[], object] = lambda: None

    def save(self, story_id: int, story: Story, version: int) -> int:
        self.before()
        if self.refuses:
            raise DeskError(FULL)
        if self.breaks:
            raise LookupError("a bug")
        self.saves.append((story_id, story.headline, version))
        return version + 1

    @property
    def words(self) -> list[str]:
        return [headline for _, headline, _ in self.saves]


class Typist:
    """A story that is open, somebody who types on it, and what the status bar is told."""

    def __init__(self, loop: HandLoop, worker: Worker) -> None:
        self.loop = loop
        self.worker = worker
        self.store = FakeStore()
        self.told: list[SaveNews] = []
        self.open = OpenStory(7, Story(headline="Sea"), 3, lambda: 0.0)
        self.autosave = Autosave(
            self.open,
            loop=loop,
            worker=worker,
            save=self.store.save,
            now=loop.now,
            tell=self.told.append,
        )

    def types(self, headline: str) -> None:
        self.open.become(Story(headline=headline), words="Type", by=self)

    def waits(self, ms: int) -> None:
        self.loop.advance(ms, self.worker)

    @property
    def states(self) -> list[SaveState]:
        return [news.state for news in self.told]


@pytest.fixture
def typist(loop: HandLoop, worker: Worker) -> Typist:
    return Typist(loop, worker)


def saved_at(ms: int) -> SaveNews:
    return SaveNews(SaveState.SAVED, START + timedelta(milliseconds=ms))


UNSAVED = SaveNews(SaveState.UNSAVED)
FAILED = SaveNews(SaveState.FAILED, sentence=FULL)


def test_typing_is_saved_a_fifth_of_a_second_after_the_last_key(typist: Typist) -> None:
    typist.types("Sea g")
    typist.waits(150)
    typist.types("Sea gates")
    typist.waits(199)
    assert typist.store.saves == []
    assert typist.told == [UNSAVED]
    typist.waits(1)
    assert typist.store.saves == [(7, "Sea gates", 3)]
    assert typist.told == [UNSAVED, saved_at(350)]
    assert typist.autosave.is_saved


def test_typing_without_a_pause_is_saved_after_two_seconds(typist: Typist) -> None:
    for key in range(26):
        typist.types(f"Sea {key}")
        typist.waits(100)
    assert typist.store.words == ["Sea 19"]
    assert typist.told[:2] == [UNSAVED, saved_at(2000)]


def test_each_save_goes_over_the_version_the_last_one_made(typist: Typist) -> None:
    for words in ("One", "Two", "Three"):
        typist.types(words)
        typist.waits(300)
    assert typist.store.saves == [(7, "One", 3), (7, "Two", 4), (7, "Three", 5)]
    assert typist.open.version == 6


def test_saved_is_said_only_after_the_commit(typist: Typist) -> None:
    begun, committed = threading.Event(), threading.Event()
    typist.store.before = lambda: (begun.set(), committed.wait(60))
    typist.types("Sea gates")
    typist.loop.advance(200)
    begun.wait(60)
    typist.loop.settle()
    assert typist.told == [UNSAVED]
    assert not typist.autosave.is_saved
    committed.set()
    typist.waits(0)
    assert typist.told == [UNSAVED, saved_at(200)]


def test_what_is_typed_during_a_save_is_saved_after_it(typist: Typist) -> None:
    begun, committed = threading.Event(), threading.Event()
    typist.store.before = lambda: (begun.set(), committed.wait(60))
    typist.types("Sea")
    typist.types("Sea gates")
    typist.loop.advance(200)
    begun.wait(60)
    typist.types("Sea gates hold")
    typist.loop.advance(300)
    committed.set()
    typist.waits(0)
    assert not typist.autosave.is_saved
    assert typist.states == [SaveState.UNSAVED]
    typist.waits(200)
    assert typist.store.words == ["Sea gates", "Sea gates hold"]
    assert typist.states == [SaveState.UNSAVED, SaveState.SAVED]


def test_undo_back_to_the_saved_words_saves_nothing_and_says_saved(typist: Typist) -> None:
    typist.types("Sea gates")
    typist.waits(300)
    typist.types("Sea gates hold")
    typist.open.undo()
    typist.waits(300)
    assert typist.store.words == ["Sea gates"]
    assert typist.told == [UNSAVED, saved_at(200), UNSAVED, saved_at(200)]


def test_a_refused_save_tells_the_sentence_and_tries_again_after_five_seconds(typist: Typist) -> None:
    typist.store.refuses = True
    typist.types("Sea gates")
    typist.waits(200)
    assert typist.told == [UNSAVED, FAILED]
    typist.waits(4999)
    assert typist.told == [UNSAVED, FAILED]
    typist.waits(1)
    assert typist.told == [UNSAVED, FAILED, FAILED]
    typist.store.refuses = False
    typist.waits(5000)
    assert typist.store.words == ["Sea gates"]
    assert typist.told == [UNSAVED, FAILED, FAILED, saved_at(10_200)]


def test_after_a_refusal_typing_keeps_its_pause_and_the_failure_stays_in_sight(typist: Typist) -> None:
    typist.store.refuses = True
    typist.types("Sea gates")
    typist.waits(3000)
    for words in ("Sea gates h", "Sea gates ho", "Sea gates hold"):
        typist.types(words)
        typist.waits(100)
    assert typist.told == [UNSAVED, FAILED]
    typist.store.refuses = False
    typist.waits(100)
    assert typist.store.words == ["Sea gates hold"]
    assert typist.told == [UNSAVED, FAILED, saved_at(3400)]


def test_a_bug_in_a_save_is_raised_in_the_loop_and_the_next_key_tries_again(typist: Typist) -> None:
    typist.store.breaks = True
    typist.types("Sea gates")
    with pytest.raises(LookupError, match="a bug"):
        typist.waits(200)
    assert typist.states == [SaveState.UNSAVED, SaveState.FAILED]
    assert "copy them to a safe place" in typist.told[-1].sentence
    typist.waits(20_000)
    assert typist.states == [SaveState.UNSAVED, SaveState.FAILED]
    typist.store.breaks = False
    typist.types("Sea gates hold")
    typist.waits(200)
    assert typist.store.words == ["Sea gates hold"]
    assert typist.states[-1] is SaveState.SAVED


def test_flush_saves_at_once_and_leaves_nothing_due(typist: Typist) -> None:
    typist.types("Sea gates")
    typist.autosave.flush()
    assert typist.store.words == ["Sea gates"]
    assert typist.told == [UNSAVED, saved_at(0)]
    typist.waits(10_000)
    assert typist.store.words == ["Sea gates"]


def test_a_flush_that_is_refused_raises_says_so_and_is_tried_again(typist: Typist) -> None:
    typist.store.refuses = True
    typist.types("Sea gates")
    with pytest.raises(DeskError, match=FULL):
        typist.autosave.flush()
    assert typist.told == [UNSAVED, FAILED]
    typist.store.refuses = False
    typist.waits(5000)
    assert typist.store.words == ["Sea gates"]


def test_flush_during_a_save_follows_it(typist: Typist) -> None:
    begun, committed = threading.Event(), threading.Event()
    typist.store.before = lambda: (begun.set(), committed.wait(60))
    typist.types("Sea gates")
    typist.loop.advance(200)
    begun.wait(60)
    typist.types("Sea gates hold")
    committed.set()
    typist.autosave.flush()
    assert typist.store.saves == [(7, "Sea gates", 3), (7, "Sea gates hold", 4)]


def test_flush_then_goes_on_when_the_newest_words_are_kept(typist: Typist) -> None:
    heard: list[str] = []
    typist.types("Sea gates")
    typist.autosave.flush_then(lambda: heard.append(typist.store.words[-1]), lambda e: heard.append(str(e)))
    typist.types("Sea gates hold")
    assert heard == []
    typist.waits(0)
    assert heard == ["Sea gates hold"]
    assert typist.autosave.is_saved


def test_flush_then_with_nothing_to_save_goes_on_without_a_save(typist: Typist) -> None:
    heard: list[str] = []
    typist.autosave.flush_then(lambda: heard.append("on"), lambda e: heard.append(str(e)))
    typist.waits(0)
    assert heard == ["on"]
    assert typist.store.saves == []
    assert typist.told == [SaveNews(SaveState.SAVED, None)]


def test_flush_then_does_not_go_on_when_the_words_could_not_be_kept(typist: Typist) -> None:
    heard: list[str] = []
    typist.store.refuses = True
    typist.types("Sea gates")
    typist.autosave.flush_then(lambda: heard.append("on"), lambda e: heard.append(str(e)))
    typist.waits(0)
    assert heard == [FULL]
    assert typist.told == [UNSAVED, FAILED]


def test_soon_saves_without_the_pause(typist: Typist) -> None:
    typist.types("Sea gates")
    typist.autosave.soon()
    typist.waits(0)
    assert typist.told == [UNSAVED, saved_at(0)]


def test_nothing_is_saved_after_stop(typist: Typist) -> None:
    typist.types("Sea gates")
    typist.autosave.stop()
    typist.types("Sea gates hold")
    typist.waits(10_000)
    assert typist.store.saves == []
