"""How fast copy comes in and is checked."""

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from statistics import median

from benchmarks.desks import grown, new_desk, sample_stories
from benchmarks.figures import Row, p50_p95, p50_p99
from benchmarks.stores import stories
from desk import resources
from desk.newsroom.desk import Desk
from desk.newsroom.importing import read_copy
from desk.story.model import Paragraph, Story
from desk.story.text import body_words, count_words

_WORDS = 600


def rows(imports: int = 300, checks: int = 20, desks: int = 150) -> list[Row]:
    """Import a print page, check a story of 600 words, and check a whole desk of ``desks`` stories."""
    with tempfile.TemporaryDirectory() as place:
        desk = new_desk(Path(place))
        try:
            return [*_importing(desk, imports), *_checking(desk, checks), _whole_desk(desk, desks)]
        finally:
            desk.close()


def _importing(desk: Desk, runs: int) -> Iterator[Row]:
    raw = (resources.shipped() / "sample" / "2-observatory.txt").read_bytes()
    name = "2-observatory.txt"
    reading = _timed(lambda: read_copy(desk.formats, raw, name), runs)
    yield f"read a print page of {len(raw):,} bytes", p50_p99(reading), runs
    keeping = _timed(lambda: desk.bring_in(raw, name), runs)
    yield "import it: read and kept in the store, a file", p50_p99(keeping), runs


def _checking(desk: Desk, runs: int) -> Iterator[Row]:
    story = grown(Story(), _copy(desk), _WORDS)
    begun = time.perf_counter()
    _check(desk, story)
    seconds = time.perf_counter() - begun
    yield f"check a story of {_WORDS} words, the first since the start", f"{seconds * 1000:.0f} ms", 1
    number = count()

    def edited() -> Story:
        first = replace(story.body[0], text=f"{story.body[0].text} {next(number)}")
        return replace(story, body=(first, *story.body[1:]))

    again = _timed(lambda: _check(desk, edited()), runs)
    yield "check it again, one word changed", p50_p99(again), runs
    words = count_words(story.body[0].text)
    changed = _timed(lambda: _check(desk, Story(body=edited().body[:1])), runs)
    yield f"check a changed paragraph of {words} words by itself", p50_p95(changed), runs
    strange = stories(runs + 1, words=_WORDS)
    unknown = _timed(lambda: _check(desk, next(strange)), runs)
    yield f"check a story of {_WORDS} words, half of them unknown", p50_p99(unknown), runs


def _whole_desk(desk: Desk, number: int) -> Row:
    """Check stories of the sample’s copy, each in another order, read from the store."""
    copy = _copy(desk)
    made = [grown(Story(), copy[at % len(copy) :] + copy[: at % len(copy)], _WORDS) for at in range(number)]
    kept = [stored.id for stored in desk.store.add_all(made)]
    words = sum(body_words(story) for story in made)
    times: list[float] = []
    for _ in range(3):
        begun = time.perf_counter()
        for story_id in kept:
            _check(desk, desk.store.get(story_id).story)
        times.append(time.perf_counter() - begun)
    return f"check a whole desk of {number} stories", f"{words / median(times):,.0f} words/s", len(times)


def _copy(desk: Desk) -> list[Paragraph]:
    return [paragraph for story in sample_stories(desk) for paragraph in story.body]


def _check(desk: Desk, story: Story) -> None:
    desk.check_room.check(story, desk.answers())


def _timed(call: Callable[[], object], runs: int) -> list[float]:
    call()
    took: list[float] = []
    for _ in range(runs):
        begun = time.perf_counter()
        call()
        took.append((time.perf_counter() - begun) * 1000)
    return took
